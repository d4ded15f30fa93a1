"""Telephone numbers as one says them: slowly, in the groups of their country."""

from __future__ import annotations

import re
from dataclasses import dataclass

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
WORDS_A_MINUTE = 140
A_BREATH = 12  # words: about five seconds


def grouped(number: str, country: str) -> list[str]:
    """The groups of digits of a number, as its country writes them; the country's code only
    for a number of another country than ``country`` (ISO 3166-1, where it is heard).
    """
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country or None)
    except phonenumbers.NumberParseException:
        return re.findall(r"\d+", number)
    home = phonenumbers.region_code_for_number(parsed)
    style = phonenumbers.PhoneNumberFormat
    at_home = home == country or (not number.strip().startswith("+"))
    written = phonenumbers.format_number(parsed, style.NATIONAL if at_home else style.INTERNATIONAL)
    groups = re.findall(r"\d+", written)
    return groups if at_home else ["+" + groups[0], *groups[1:]]


def spoken(number: str, country: str) -> str:
    """ "two one two, five five five, zero one four seven"."""
    said = []
    for group in grouped(number, country):
        digits = " ".join(DIGITS[int(d)] for d in group if d.isascii() and d.isdecimal())
        said.append(f"plus {digits}" if group.startswith("+") else digits)
    return ", ".join(part for part in said if part)


def breaths_of(text: str) -> list[str]:
    """A text in lines of about five seconds, broken where one would take a breath."""
    lines: list[str] = []
    for phrase in re.split(r"(?<=[.,;:?])\s+", text):
        joined = f"{lines[-1]} {phrase}" if lines else phrase
        if lines and not lines[-1].endswith(".") and len(joined.split()) <= A_BREATH:
            lines[-1] = joined
        else:
            lines.append(phrase)
    return lines


@dataclass(frozen=True, slots=True)
class Length:
    """How long a text is, and how long it takes to say it."""

    characters: int
    words: int
    seconds: int


def length_of(text: str) -> Length:
    """Characters, words, and seconds at 140 words a minute, rounded up."""
    words = len(text.split())
    return Length(len(text), words, -(-words * 60 // WORDS_A_MINUTE))
