"""Phone numbers as one says them: slowly, in the groups of their country."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
WORDS_A_MINUTE = 140
IN_A_NUMBER = re.compile(rf"\b(?:{'|'.join((*DIGITS, 'oh'))}),$")  # which is not torn
A_BREATH = 12  # words: about five seconds
DIGIT_WEIGHS, PAUSE_WEIGHS = 1.5, 1.0  # in words: digits are written down while one listens
SAYS_OH = frozenset({"GB", "IE", "AU", "NZ"})  # "oh" for zero, and "double seven"
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second",
    "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh",
    "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip


def grouped(number: str, country: str) -> list[str]:
    """The groups of digits of a number, as its country writes them; the country's code only
    for a number of another country than ``country`` (ISO 3166-1, where it is heard).
    """
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country or None)
    except phonenumbers.NumberParseException:
        return re.findall(r"\d+", number)
    home = phonenumbers.country_code_for_region(country) if country else 0
    style = phonenumbers.PhoneNumberFormat
    # Calling codes are compared, not regions: one code may serve several.
    at_home = parsed.country_code == home or not number.strip().startswith("+")
    written = phonenumbers.format_number(parsed, style.NATIONAL if at_home else style.INTERNATIONAL)
    groups = re.findall(r"\d+", written)
    return groups if at_home else ["+" + groups[0], *groups[1:]]


def spoken(number: str, country: str) -> str:
    """ "two one two, five five five, zero one four seven"; in Great Britain "oh seven nine double
    one".
    """
    said = []
    for group in grouped(number, country):
        digits = _digits(group.lstrip("+"), country)
        said.append(f"plus {digits}" if group.startswith("+") else digits)
    return ", ".join(part for part in said if part)


def _digits(group: str, country: str) -> str:
    plain = [int(d) for d in group if d.isascii() and d.isdecimal()]
    if country not in SAYS_OH:
        return " ".join(DIGITS[d] for d in plain)
    names = ("oh", *DIGITS[1:])
    said: list[str] = []
    at = 0
    while at < len(plain):
        run = 1
        while at + run < len(plain) and plain[at + run] == plain[at]:
            run += 1
        twice = run == 2 or run > 3
        said.append(f"double {names[plain[at]]}" if twice else names[plain[at]])
        at += 2 if twice else 1
    return " ".join(said)


def spoken_weight(text: str) -> float:
    """How many words a text weighs when it is said: a digit more than a word, and a breath
    between groups of digits.
    """
    words = text.replace(",", " ,").split()
    names = {*DIGITS, "oh", "double"}
    weight, after_digit = 0.0, False
    for word in words:
        plain = word.strip(".,;:!?").lower()
        if not plain:
            weight += PAUSE_WEIGHS if after_digit else 0
            continue
        after_digit = plain in names
        weight += DIGIT_WEIGHS if after_digit else 1
    return weight


def breaths_of(text: str) -> list[str]:
    """A text in lines of about five seconds, broken where one would take a breath."""
    lines: list[str] = []
    for phrase in re.split(r"(?<=[.,;:?])\s+", text):
        joined = f"{lines[-1]} {phrase}" if lines else phrase
        fits = len(joined.split()) <= A_BREATH or IN_A_NUMBER.search(lines[-1] if lines else "")
        if lines and not lines[-1].endswith(".") and fits:
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
    """Characters, words, and seconds at 140 words a minute, rounded up; digits take longer."""
    seconds = math.ceil(spoken_weight(text) * 60 / WORDS_A_MINUTE)
    return Length(len(text), len(text.split()), seconds)
