"""What a line told so far, and what is settled once all of it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tactful.reading.line import names


@dataclass
class Found:
    """What was found so far. ``withs`` are names that "with" led to, ``loose`` names that stand
    alone: a person or a company.
    """

    company: str = ""
    role: str = ""
    place: str = ""
    persons: list[str] = field(default_factory=list)
    withs: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)


def state_of(found: Found) -> tuple[object, ...]:
    """What a piece may change."""
    return found.company, found.role, found.place, tuple(found.persons), tuple(found.withs)


def settle(found: Found, deed: str) -> None:
    """What only the whole line tells: "interview with FedEx, packer, Denise"."""
    found.persons = [name for name in dict.fromkeys(found.persons) if name]
    houses = [name for name in (*found.withs, *found.loose) if names.HOUSE.search(name)]
    if not found.company and houses:
        found.company = houses[0]
    withs = [name for name in found.withs if name != found.company]
    loose = [name for name in found.loose if name != found.company]
    if not found.company and deed == "talk" and withs and (found.persons or len(withs) > 1):
        found.company = withs.pop(0)
    if not found.company and loose:
        given = (
            re.fullmatch(r"[A-ZÀ-Þ][a-zà-þ]+", loose[0])
            and deed == "talk"
            and withs
            and not found.persons
        )
        if given and " " not in withs[0] and not names.TITLED.match(withs[0]):
            found.company = withs.pop(0)
        else:
            found.company = loose.pop(0)
    sure_of_whom = bool(found.persons) or any(" " in name for name in withs)
    found.persons += withs
    if not found.persons and loose and deed == "talk":
        found.persons.append(names.person(loose.pop(0)))
    if not found.company and found.place and (sure_of_whom or not found.persons):
        found.company, found.place = found.place, ""
    if deed == "talk" and not found.persons:
        told = [w for w in found.over if names.is_proper(w) and w[1:].islower()]
        if told:
            found.persons.append(told[0])
            found.over.remove(told[0])
    found.over += [word for name in loose for word in name.split()]
