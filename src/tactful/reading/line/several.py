"""Several companies in one line, which tells of one."""

from __future__ import annotations

import re

from tactful.reading.dates.vocabulary import MONTHS, WEEKDAYS
from tactful.reading.line.names import PROPER

LIST = rf"{PROPER}(?:, {PROPER})+,? (?:and|&) {PROPER}|{PROPER} and {PROPER}(?= (?:both|as well)\b)"
OF_COMPANIES = re.compile(
    r"\b(?:(?i:appl(?:y|ied|ying|ications?))(?: \w+){0,3}? (?:at|to|with)"
    r"|(?i:interview(?:s|ed|ing)?)(?: \w+){0,2}? at"
    r"|(?i:no|nos|rejections?|rejected|turned down|nothing|silence|offers?) (?:at|from|by))"
    rf" (?P<names>{LIST})(?![\w'’]| (?:and|&))"
)
FIRST = re.compile(rf"^(?P<names>{LIST})\b")
ONE_HOUSE = re.compile(
    r"(?i)\b(?:co|company|partners|sons?|associates|brothers|bros|daughters|more|llp|llc|ltd|inc|gmbh"
    r"|solicitors|lawyers|attorneys|architects|group|holdings|clark|clarke)\.?$"
)
APART = re.compile(r",? (?:and|&) |, ")


def companies_listed(line: str) -> tuple[str, ...]:
    """The companies that a line lists after "applied at" and the like; none where it is one."""
    return _names(OF_COMPANIES.search(line))


def names_listed_first(line: str) -> tuple[str, ...]:
    """The names that a line begins with: companies or people, as those who know them will say."""
    return _names(FIRST.match(line))


def _names(found: re.Match[str] | None) -> tuple[str, ...]:
    if found is None or ONE_HOUSE.search(found["names"]):
        return ()
    names = tuple(APART.split(found["names"]))
    calendar = {word.lower() for name in names for word in name.split()} & {*WEEKDAYS, *MONTHS}
    return () if calendar else names
