"""How somebody is addressed: by the name they use, and never by a guess."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

TITLES = {
    "dr": "Dr.", "prof": "Professor", "professor": "Professor", "mr": "Mr.", "mrs": "Mrs.",
    "ms": "Ms.", "miss": "Miss", "mx": "Mx.", "herr": "Herr", "frau": "Frau", "señor": "Señor",
    "señora": "Señora", "monsieur": "Monsieur", "madame": "Madame", "mme": "Madame",
    "signor": "Signor", "signora": "Signora", "sister": "Sister", "captain": "Captain",
    "sir": "Sir", "dame": "Dame", "lord": "Lord", "lady": "Lady", "rev": "Rev.",
    "reverend": "Reverend", "father": "Father", "judge": "Judge", "chef": "Chef",
}  # fmt: skip
NOT_ADDRESSED_BY = frozenset({"rt", "hon", "honourable", "honorable", "the"})
A_DEGREE = re.compile(  # or a rank, by which nobody is greeted in English; without its stop a name
    r"(?:dipl|mag|ing|dott|dott\.ssa|dhr|mevr|mw|eng|sgt|mgr|bc|drs|ir|lic|avv|arq)\.(?:-\w+\.?)?|dipl-\w+\.?|dott\.ssa",
    re.IGNORECASE,
)
GIVEN_NAME_FOLLOWS = frozenset({"Sir", "Dame"})
ACADEMIC = frozenset({"Dr.", "Professor"})
BOTH_TITLES = frozenset({"Herr", "Frau"})  # Frau Dr. von der Heide: the doctorate stays
ABBREVIATED = frozenset({"Dr.", "Mr.", "Mrs.", "Ms.", "Mx.", "Rev."})  # without a stop in Britain
PARTICLES = frozenset(
    {"van", "von", "de", "da", "di", "del", "der", "den", "des", "du", "dos", "la", "le", "bin",
     "ibn", "al", "el", "ter", "ten", "zu", "ní", "nic", "mac", "ó", "ui", "uí", "ben", "bat"}
)  # fmt: skip
FAMILY_FIRST = frozenset({"CN", "TW", "HK", "MO", "JP", "KR", "KP", "VN", "HU"})
FAMILY_NAMES_WRITTEN = """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang
    xie tang deng han cao feng xiao cheng cai peng pan yuan dong su lu jiang wei yu ye ren fan fang
    shi yao tan wong chan cheung lau leung ng cheng kim lee park choi jung kang cho yoon jang lim
    shin hwang ahn song nguyen tran le pham hoang vu dang bui do ho ngo duong nagy kovács tóth
    szabó horváth varga kiss molnár németh farkas balogh papp takács juhász fekete lakatos mészáros
    sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki
    yamaguchi matsumoto inoue kimura hayashi shimizu saito mori abe ikeda hashimoto ishikawa ogawa
    goto okada hasegawa murakami kondo ishii sakamoto endo fujita fujii nishimura fukuda ota miura
    okamoto nakajima matsuda harada ono tamura takeuchi kaneko wada nakayama ishida ueda morita
"""
FAMILY_NAMES = frozenset(FAMILY_NAMES_WRITTEN.split())
AFTER_THE_NAME = re.compile(
    r",?\s+(?:Ph\.?\s?D\.?|M\.?Sc\.?|B\.?Sc\.?|Jr\.?|Sr\.?|I{2,3})$|,\s*[A-Z]{2,5}$|\s+(?:MBA|CPA|MD|PMP|SHRM-CP|CIPD|RN|PE)$"
)
BESIDE_THE_NAME = re.compile(r"\s*\([^()]*\)")  # (she/her), (HR)
WITHIN_A_TITLE = re.compile(
    r"^(?:med|rer|nat|phil|ing|h|c|pol|jur|dipl|habil)\b\.?(?:-ing\.?)?$", re.IGNORECASE
)
A_GROUP = re.compile(
    r"\b(?:team|HR|recruiting|hiring|department|office|talent|careers|jobs|reception|admissions|personnel)\b",
    re.IGNORECASE,
)
A_ROLE = re.compile(
    r"^(?:my |the )?(?:boss|chef|manager|foreman|owner|recruiter|sister|matron|head|director|supervisor|interviewer)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart, as far as that is safe. ``first`` is empty where it cannot be told.
    ``degree`` is an academic title beside another one.
    """

    full: str
    first: str
    last: str
    title: str
    degree: str = ""


def read_name(written: str, country: str = "") -> Name:
    """ "Dr. Dana Reyes", "Reyes, Dana", "Prof Xu Wei" and "山田 花子" as one would address them.
    ``country`` (ISO 3166-1) tells where the family name comes first.
    """
    plain = BESIDE_THE_NAME.sub("", " ".join(written.split())) or " ".join(written.split())
    if names_nobody(plain):
        return Name(plain, "", "", "")
    while AFTER_THE_NAME.search(plain):
        plain = AFTER_THE_NAME.sub("", plain)
    titles, words = _titles(plain.split())
    plain = " ".join(words)
    if plain.count(",") == 1 and not plain.endswith(","):
        last, first = (part.strip() for part in plain.split(","))
        plain = f"{first} {last}"
        words = plain.split()
    title = titles[0] if titles else ""
    degree = next((t for t in titles[1:] if t in ACADEMIC), "")
    if titles and len(words) == 1:
        return Name(f"{title} {plain}", "", plain, title, degree)
    if not _is_alphabetic(plain) or len(words) < 2:
        return Name(plain, "", "", title, degree)
    if _family_first(words, country):
        given = words[-1:] if country == "VN" else words[1:]  # of Nguyen Van An one says An
        return Name(plain, " ".join(given), words[0], title, degree)
    if country in FAMILY_FIRST and words[-1].lower() not in FAMILY_NAMES:
        return Name(plain, "", "", title, degree)  # which of them is the family's nobody knows
    at = next((n for n, w in enumerate(words[1:-1], 1) if w.lower() in PARTICLES), len(words) - 1)
    return Name(plain, words[0], " ".join(words[at:]), title, degree)


def _titles(words: list[str]) -> tuple[list[str], list[str]]:
    titles: list[str] = []
    while len(words) > 1:
        word = words[0].partition("-")[0].rstrip(".").lower()
        if word in TITLES:
            titles.append(TITLES[word])
        elif not (
            A_DEGREE.fullmatch(words[0])
            or word in NOT_ADDRESSED_BY
            or (titles and WITHIN_A_TITLE.fullmatch(words[0]))
        ):
            break
        words = words[1:]
    return titles, words


def _family_first(words: list[str], country: str) -> bool:
    """Whether a name stands family name first: by its country, or by a family name of one."""
    first = words[0].lower()
    if country in FAMILY_FIRST:
        return first in FAMILY_NAMES
    return (
        len(words) == 2
        and first in FAMILY_NAMES
        and words[1].lower() not in CLEARLY_FAMILY
        and (first in CLEARLY_FAMILY)
    )


CLEARLY_FAMILY_WRITTEN = """
    wang zhang liu chen huang zhao zhou xu guo zheng xie deng cao feng xiao peng nguyen tran pham
    hoang
"""
CLEARLY_FAMILY = frozenset(CLEARLY_FAMILY_WRITTEN.split())


def _is_alphabetic(name: str) -> bool:
    """Latin, Greek and Cyrillic names can be taken apart; of others that is not known."""
    for letter in name:
        if letter.isalpha():
            kind = unicodedata.name(letter, "").split(" ")[0]
            if kind not in ("LATIN", "GREEK", "CYRILLIC"):
                return False
    return True


def salutation(
    written: str, register: str, *, spelling: str = "US", country: str = "", addressed_as: str = ""
) -> str:
    """The first line of a letter: "Hi Dana,", "Hello Dana,", "Dear Dr. Reyes,". A person whose
    name is not known, and a group, are greeted without one.
    """
    if not addressed_as and names_nobody(written):
        return {"warm": "Hello,", "neutral": "Hello,", "formal": "Dear hiring team,"}[register]
    called = addressed(
        written, register, spelling=spelling, country=country, addressed_as=addressed_as
    )
    return f"{'Dear' if register == 'formal' else _hi(register)} {called},"


def names_nobody(written: str) -> bool:
    """Whether it is empty, or a group or a role: one greets no "My Boss" by that."""
    plain = " ".join(written.split())
    return not plain or bool(A_GROUP.search(plain) or A_ROLE.match(plain))


def _hi(register: str) -> str:
    return "Hi" if register == "warm" else "Hello"


def addressed(
    written: str, register: str, *, spelling: str = "US", country: str = "", addressed_as: str = ""
) -> str:
    """How they are called: as they want to be; else by first name; with their title where they
    have one, or formally; else by their whole name.
    """
    if addressed_as.strip():
        return " ".join(addressed_as.split())
    name = read_name(written, country)
    title = _written_title(name, spelling)
    if not _is_alphabetic(name.full) and country == "JP":
        return f"{name.full}-san"
    if register == "formal" or (name.title and register == "neutral"):
        if name.title in GIVEN_NAME_FOLLOWS and name.first:
            return f"{name.title} {name.first}"
        if name.title and name.last:
            return f"{title} {name.last}"
        return name.full
    return name.first or name.full


def _written_title(name: Name, spelling: str) -> str:
    titles = [name.title]
    if name.degree and name.title in BOTH_TITLES:
        titles.append(name.degree)
    if spelling == "GB":
        titles = [t.rstrip(".") if t in ABBREVIATED else t for t in titles]
    return " ".join(titles)


def good_time(there: datetime, spelling: str) -> str:
    """Good morning, afternoon or evening, by their clock."""
    evening = 18 if spelling == "GB" else 17
    if there.hour < 12:
        return "Good morning"
    return "Good afternoon" if there.hour < evening else "Good evening"
