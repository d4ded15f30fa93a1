"""What the running text of a posting says of pay and of the day on which it closes, for pages
that do not say it in a form of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from tactful.etiquette.workdays import Workdays
from tactful.reading.dates.mentions import find_mentions
from tactful.reading.taken.job_pages import JobPage

SIGN = (
    r"(?:[£€$₹]|(?:AU|CA|NZ|US|A|C)\$|\b(?:USD|GBP|EUR|CAD|AUD|NZD|INR|CHF|SEK|NOK|DKK|PLN|Rs\.?))"
)
NUMBER = r"(?<![\d.,])\d{1,7}(?:[,.'  ]\d{2,3}){0,4}(?:[kK]\b)?(?!\d)"
AMOUNT = rf"(?:{SIGN}\s?(?:{NUMBER})|(?:{NUMBER}\s?[-–—]\s?)?(?:{NUMBER})\s?(?:€|EUR|USD|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|INR|LPA)(?!\w))"
RANGE = rf"{AMOUNT}(?:\s?(?:-|–|—|to|and)\s?(?:{SIGN}\s?)?(?:{NUMBER})(?:\s?(?:€|EUR|USD|GBP|CHF|LPA)(?!\w))?)?"
PERIOD = (
    r"(?:\s?(?:/|\ba\b|\bper\b|\bpro\b|\ban\b)\s?(?:year|yr|annum|month|week|day|hour|hr|h|Jahr|Monat|Stunde)\b"
    r"|,? (?:p\.?\s?a\.?|annually|yearly|hourly|pro rata|gross|brutto)(?!\w))"
)
PAID = re.compile(
    r"(?i:\b(?:salary|salaries|pay|paid|pays|compensation|remuneration|wages?|rate|package|earn|stipend|gehalt|ote)\b)"
    rf"[^.!?\n]{{0,60}}?(?P<pay>{RANGE}(?:{PERIOD})?)|(?P<told>{RANGE}{PERIOD})"
)
NO_PAY = re.compile(
    r"(?i)\b(?:million|billion|bn|turnover|revenue|budget|funding|raised|bonus|allowance|worth|fee|rent|tuition|referral)\b"
)
NO_PAY_AFTER = re.compile(
    r"(?i)^\s?(?:m|bn|million|billion)\b|^ (?!plus\b|and\b|with\b|incl)(?:\w+ ){0,2}?(?:bonus|allowance|voucher|budget)\b"
)
CLOSES = re.compile(
    r"(?i)\b(?:closing date(?: for applications)?|(?:applications?|vacancy|posting|position|role|job|advert|competition)(?: \w+){0,2} closes?|closes on"
    r"|apply (?:by|before|until|no later than)|applications? (?:deadline|are (?:open|accepted) (?:until|till|by)|accepted (?:until|till|by))"
    r"|deadline(?: (?:for|to) [a-z ]{3,30}?)?(?= ?(?:is|:|-|–|on|by|\d))|last (?:day|date) (?:to|for) (?:apply|applications|submissions?)"
    r"|accepting applications until|applications? (?:must|should) (?:be (?:received|submitted|in)|reach us)|bewerbungsfrist"
    r"|submit (?:your )?applications? (?:by|before))\b"
)
ITS_DAY = re.compile(r"(?:(?!\.\s)[^\n;!?]){0,60}")  # up to the end of its sentence
LONGEST_READ = 20_000
FARTHEST = timedelta(days=150)  # what is named without its year and gone by is not next year's


def with_what_its_text_says(job: JobPage, today: date, workdays: Workdays) -> JobPage:
    """The same job, with what only its text tells of pay and of its last day."""
    if not job.posting:
        return job
    return replace(
        job,
        pay=job.pay or pay_in(job.posting),
        closes_on=job.closes_on or closing_day_in(job.posting, today, workdays),
    )


def pay_in(text: str) -> str:
    """The pay that a text names, in its own words; empty where it names none."""
    for found in PAID.finditer(text[:LONGEST_READ]):
        said = found["pay"] or found["told"]
        before = text[max(0, found.start() - 30) : found.end()]
        if not NO_PAY.search(before) and not NO_PAY_AFTER.match(text[found.end() :][:40]):
            return " ".join(said.split())[:200]
    return ""


def closing_day_in(text: str, today: date, workdays: Workdays) -> date | None:
    """The day until which a text takes applications; None where it names none, or several."""
    days = set()
    for found in CLOSES.finditer(text[:LONGEST_READ]):
        day = ITS_DAY.match(text, found.end())
        mentions = find_mentions(f"by{day.group()}" if day else "", today, workdays)
        days |= {m.deadline for m in mentions[:1] if today <= m.deadline <= today + FARTHEST}
    return days.pop() if len(days) == 1 else None
