"""How the candidate wants to be called: kept with their settings, read as the reminders take it."""

from __future__ import annotations

from datetime import datetime, time, tzinfo
from typing import Any

from tactful.etiquette.reminders import Wishes
from tactful.etiquette.workdays import Workdays
from tactful.ports import Holidays, UnknownPlace
from tactful.reading.places import read_place
from tactful.records import models
from tactful.refusal import Refused
from tactful.usecases.edit import edit_part_of_me
from tactful.wording.refusals import explained

NOON = time(12)
USUAL = {
    "morning": "08:00", "night": "21:00", "digest": False, "sunday": False, "discreet": False,
    "notes": False, "days_off": "",
}  # fmt: skip
ON_OR_OFF = ("digest", "sunday", "discreet", "notes")
LINK = "link"
LONGEST_LINK = 200


def wishes_of(owner: models.Owner, mine: tzinfo, holidays: Holidays | None = None) -> Wishes:
    """What the owner set, on the clock ``mine``; what they left is as usual. Their days off are
    known where ``holidays`` are handed in.
    """
    kept = {**USUAL, **owner.reminders}
    return Wishes(
        mine,
        time.fromisoformat(kept["morning"]),
        time.fromisoformat(kept["night"]),
        digest=bool(kept["digest"]),
        sunday=bool(kept["sunday"]),
        discreet=bool(kept["discreet"]),
        notes=bool(kept["notes"]),
        at_home=_at_home(str(kept["days_off"]), holidays),
    )


def _at_home(place: str, holidays: Holidays | None) -> Workdays | None:
    if not place or holidays is None:
        return None
    country, _, part = place.partition("-")
    return holidays.workdays(country, part or None)


def keep_wishes(
    owner: models.Owner, values: dict[str, Any], now: datetime, holidays: Holidays
) -> bool:
    """Keep some of the wishes; what is as usual is not kept. Raises `Refused` for what cannot be.

    Says whether anything is different now.
    """
    checked = check_wishes({**USUAL, **owner.reminders, **values}, holidays)
    own = {name: value for name, value in checked.items() if value != USUAL.get(name, "")}
    return edit_part_of_me(owner, "reminders", lambda _: own, now, holidays)


def check_wishes(values: dict[str, Any], holidays: Holidays) -> dict[str, Any]:
    """The wishes, if they can be had. Raises `Refused` with what is wrong."""
    unknown = set(values) - set(USUAL) - {LINK}
    if unknown:
        raise Refused(f"“{min(unknown)[:40]}” is nothing that can be set about reminders.")
    morning, night = _hour(values["morning"]), _hour(values["night"])
    if not morning <= NOON <= night or morning == night:
        raise Refused("The quiet hours are those of the night: from noon or later, until noon.")
    for name in ON_OR_OFF:
        if not isinstance(values[name], bool):
            raise Refused(f"The reminders' {name} is on or off (true or false).")
    place = values["days_off"]
    if not isinstance(place, str):
        raise Refused("Where you have your days off is a place, like DE-BE.")
    if place:
        try:
            country, part = read_place(place)
            holidays.workdays(country, part or None)
        except UnknownPlace as error:
            raise Refused(explained(error)) from error
    return {**values, LINK: _link(values.get(LINK, ""))}


def _hour(value: object) -> time:
    try:
        hour = time.fromisoformat(str(value))
    except ValueError as error:
        raise Refused(f"“{str(value)[:20]}” is no time of day; write it like 08:00.") from error
    if hour.tzinfo is not None:
        raise Refused(f"“{str(value)[:20]}” is no time of day; write it like 08:00.")
    return hour.replace(second=0, microsecond=0)


def _link(value: object) -> str:
    text = str(value).strip().rstrip("/")
    plain = text.isascii() and text.isprintable() and not set(text) & set(' "<>@')
    fits = plain and text.startswith(("http://", "https://")) and len(text) <= LONGEST_LINK
    if text and not fits:
        raise Refused("The address for links begins with http:// or https:// and names no user.")
    return text
