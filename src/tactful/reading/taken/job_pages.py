"""A saved page with a job on it: what its schema.org JobPosting says, in a script or in the page's
own marks (microdata), else its title.

Nothing of the page is run, and nothing is fetched.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tactful.limits import LINK_LIMIT
from tactful.reading.shallow_html import shallow
from tactful.reading.taken.sorts import UnreadableFile

LONGEST_POSTING = 60_000
TITLE = re.compile(r"(?P<role>.+?)\s+(?:at|@|bei|chez|[-–—|])\s+(?P<employer>[^-–—|]+)")
# What a title has beside the job: how many messages wait, what one is to do, whose page it is.
BESIDE_THE_JOB = re.compile(
    r"(?i)^\s*\(\d+\+?\)\s*|^\s*(?:job application for|apply for|stellenangebot:?|job:)\s+"
    r"|\s+[-–—|·]\s+(?:linkedin|indeed(?:\.\w+)*|glassdoor|stepstone(?:\.\w+)*|monster(?:\.\w+)*|xing|reed(?:\.co\.uk)?"
    r"|totaljobs|seek|naukri(?:\.com)?|ziprecruiter|greenhouse|lever|workday|careers?|jobs?)\s*$"
)
HIRING = re.compile(  # as one site writes it: "Acme Corp hiring Data Engineer in New York, NY | LinkedIn"
    r"(?P<employer>[^|]{2,80}?) hiring (?P<role>[^|]{2,120}?)(?: in (?P<place>[^|]{2,80}))? \| LinkedIn$"
)
A_PLACE = re.compile(
    r"[A-Z][\w .'’-]+, (?!LLC|INC|AG|SE|SA)[A-Z]{2,3}"
)  # "New York, NY" employs nobody
LONGEST_TITLE = 300
PERIODS = {
    "YEAR": "a year",
    "MONTH": "a month",
    "WEEK": "a week",
    "DAY": "a day",
    "HOUR": "an hour",
}

TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class JobPage:
    """A job as its page tells it; empty where it does not. ``posting`` is its text."""

    role: str
    employer: str
    place: str
    link: str = ""
    pay: str = ""
    closes_on: date | None = None
    posting: str = ""


def is_page(text: str) -> bool:
    """Whether a text is a page of the web."""
    start = text.lstrip("\ufeff \t\r\n")[:300].lower()
    return start.startswith(("<!doctype html", "<html")) or (start[:1] == "<" and "<html" in start)


def read_job_page(text: str) -> JobPage:
    """The job of a page. Raises `Unreadable` for one that tells none."""
    page = LexborHTMLParser(shallow(text))
    for told in (*_json_ld(page), *_microdata(page)):
        found = _from_posting(told, page)
        if found.role and found.employer:
            return found
    named = job_in_title(_title(page))
    if named is None:
        raise UnreadableFile("no_job")
    return replace(named, link=_link(page), posting=_text(page))


def job_in_title(whole: str) -> JobPage | None:
    """The role, the employer and perhaps the place that the title of a page names."""
    whole = whole[:LONGEST_TITLE]
    said = BESIDE_THE_JOB.sub("", BESIDE_THE_JOB.sub("", whole))
    title = HIRING.search(whole) or TITLE.search(said) or TITLE.search(whole)
    if title is None or A_PLACE.fullmatch(title["employer"].strip()):
        return None
    role, employer = title["role"].strip()[:200], title["employer"].strip()[:200]
    return JobPage(role, employer, (title.groupdict().get("place") or "").strip()[:200])


def _json_ld(page: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    for script in page.css('script[type="application/ld+json"]'):
        try:
            told = json.loads(script.text(strip=True))
        except (ValueError, RecursionError):
            continue
        yield from _postings(told, 5)


def _microdata(page: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The same as `_json_ld` from marks in the page, as older job boards write it."""
    for job in page.css('[itemtype*="schema.org/JobPosting"]')[:5]:

        def said(name: str, within: LexborNode = job) -> str:
            found = within.css_first(f'[itemprop="{name}"]')
            return _line(found.attributes.get("content") or found.text()) if found else ""

        firm = job.css_first('[itemprop="hiringOrganization"]')
        address = ("addressLocality", "addressRegion", "addressCountry")
        yield {
            "title": said("title"),
            "hiringOrganization": (said("name", firm) or said("hiringOrganization"))
            if firm
            else "",
            "jobLocation": {"address": {name: said(name) for name in address}},
            "validThrough": said("validThrough"),
            "baseSalary": said("baseSalary"),
            "url": said("url"),
        }


def _postings(told: object, deep: int) -> Iterator[dict[str, Any]]:
    if isinstance(told, list) and deep:
        for part in told[:50]:
            yield from _postings(part, deep - 1)
    elif isinstance(told, dict):
        kinds = told.get("@type")
        if kinds == "JobPosting" or (isinstance(kinds, list) and "JobPosting" in kinds):
            yield told
        elif deep:
            yield from _postings(told.get("@graph"), deep - 1)


def _from_posting(told: dict[str, Any], page: LexborHTMLParser) -> JobPage:
    employer = told.get("hiringOrganization")
    employer = employer.get("name") if isinstance(employer, dict) else employer
    description = LexborHTMLParser(shallow(str(told.get("description") or "")))
    return JobPage(
        _line(told.get("title"))[:200],
        _line(employer)[:200],
        _place(told.get("jobLocation")) or _home(told),
        _line(told.get("url"))[:LINK_LIMIT] or _link(page),
        _pay(told.get("baseSalary"))[:200],
        _day(told.get("validThrough")),
        _text(description) or _text(page),
    )


def _place(told: object) -> str:
    where = told[0] if isinstance(told, list) and told else told
    address = where.get("address") if isinstance(where, dict) else None
    if isinstance(address, str):
        return _line(address)[:200]
    if not isinstance(address, dict):
        return ""
    country = address.get("addressCountry")
    country = country.get("name") if isinstance(country, dict) else country
    parts = (address.get("addressLocality"), address.get("addressRegion"), country)
    return ", ".join(dict.fromkeys(filter(None, map(_line, parts))))[:200]


def _home(told: dict[str, Any]) -> str:
    """Where one counts the days of a job without a place of work: at the employer's office, else
    in the country they want people in.
    """
    where = told.get("applicantLocationRequirements")
    where = where[0] if isinstance(where, list) and where else where
    country = _line(where.get("name")) if isinstance(where, dict) else ""
    return _place(told.get("hiringOrganization")) or country[:200]


def _pay(told: object) -> str:
    if not isinstance(told, dict):
        return _line(told) if isinstance(told, str | int | float) else ""
    value, currency = told.get("value"), _line(told.get("currency"))
    if not isinstance(value, dict):
        return " ".join(filter(None, (_line(value), currency)))
    low, high = _line(value.get("minValue")), _line(value.get("maxValue"))
    amount = f"{low} to {high}" if low and high else _line(value.get("value")) or low or high
    period = PERIODS.get(_line(value.get("unitText")).upper(), "")
    return " ".join(filter(None, (amount, currency, period))) if amount else ""


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(_line(told)[:10])
    except ValueError:
        return None


def _title(page: LexborHTMLParser) -> str:
    for query, name in (('meta[property="og:title"]', "content"), ("title", "")):
        found = page.css_first(query)
        if found is not None:
            said = found.attributes.get(name) if name else found.text()
            if said:
                return _line(said)
    return ""


def _link(page: LexborHTMLParser) -> str:
    for query, name in (('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content")):
        found = page.css_first(query)
        address = _line(found.attributes.get(name)) if found is not None else ""
        if address.startswith(("https://", "http://")):
            return address[:LINK_LIMIT]
    return ""


def _text(page: LexborHTMLParser) -> str:
    body = page.body
    if body is None:
        return ""
    page.strip_tags(["script", "style", "nav", "header", "footer", "form", "svg"])
    lines = (_line(line) for line in body.text(separator="\n").split("\n"))
    return "\n".join(filter(None, lines))[:LONGEST_POSTING]


def _line(value: object) -> str:
    """A text or a number as one line. What is written for a browser, "Data &amp; AI" in bold, is
    told as people read it; a list or an object is no line.
    """
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    return " ".join(TAG.sub("", html.unescape(str(value))).split())
