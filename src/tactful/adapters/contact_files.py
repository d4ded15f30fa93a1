"""Contact cards (vCard 2.1, 3.0, 4.0), read by vobject."""

from __future__ import annotations

import re
from typing import Any

from tactful.reading.taken.cards import Card
from tactful.reading.taken.sorts import Unreadable, text_of

# Pictures, sounds and keys, with the lines they go on in: nobody needs them here, and a picture
# that was cut short would spoil the whole card.
PICTURES = re.compile(
    r"(?im)^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)\b[^:\n]*:.*\n(?:[ \t].*\n|[A-Za-z0-9+/=]+\n)*\n?"
)
STRAY = re.compile(r"(?m)(?<!=\n)^(?![ \t])[^:\n=]+\n")  # a line that names nothing
MOST = 200  # cards in one file
MOST_LINES = 20_000  # with a picture a card has a thousand; more take seconds to read


def read_cards(content: bytes) -> list[Card]:
    """The people of a contact file. Raises `Unreadable` with what is wrong."""
    import vobject
    from vobject.base import VObjectError

    text = text_of(content)
    _refuse_a_flood(text)
    text = STRAY.sub("", PICTURES.sub("", text.replace("\r\n", "\n")))
    try:
        parts = list(vobject.readComponents(text, allowQP=True))
    except (VObjectError, ValueError, LookupError, TypeError, AttributeError,
            RecursionError) as error:  # fmt: skip
        raise Unreadable("That contact card cannot be read. Write the person by hand.") from error
    cards = [_card(part) for part in parts if part.name == "VCARD"]
    known = [card for card in cards if card.name or card.email]
    if not known:
        raise Unreadable("That contact card names nobody.")
    return known


def _refuse_a_flood(text: str) -> None:
    """Before anything is read: a hostile file must not keep the door waiting."""
    cards = text.upper().count("BEGIN:VCARD")
    if cards > MOST:
        raise Unreadable(f"That is a whole address book ({cards} people). Take one at a time.")
    if text.count("\n") > MOST_LINES:
        raise Unreadable("That file is far longer than a contact card. Write the person by hand.")


def write_cards(people: list[Card]) -> bytes:
    """The people as contact cards (vCard 3.0)."""
    import vobject

    written = []
    for person in people:
        card = vobject.vCard()
        card.add("fn").value = person.name
        *given, family = person.name.split() or [""]
        card.add("n").value = vobject.vcard.Name(family=family, given=" ".join(given))
        for name, value in (
            ("email", person.email),
            ("tel", person.phone),
            ("title", person.title),
            ("url", person.linkedin),
        ):
            if value:
                card.add(name).value = value
        if person.organisation:
            card.add("org").value = [person.organisation]
        written.append(card.serialize())
    return "".join(written).encode()


def _card(part: Any) -> Card:
    organisation = _first(part, "org")
    works_at = organisation[0] if isinstance(organisation, list) else organisation
    pages = _all(part, "url") + _all(part, "x-socialprofile")
    linked = next((page for page in pages if "linkedin." in page), "")
    return Card(
        name=_name(part)[:200],
        email=_line(_first(part, "email"))[:254],
        phone=re.sub(r"(?i)^tel:", "", _line(_first(part, "tel")))[:40],
        organisation=_line(works_at)[:200],
        title=_line(_first(part, "title"))[:200],
        linkedin=_line(linked)[:300],
    )


def _name(part: Any) -> str:
    """As it is to be shown; where that is the family name alone, with the first name."""
    shown, parts = _line(_first(part, "fn")), _first(part, "n")
    first, last = (_line(getattr(parts, name, "")) for name in ("given", "family"))
    if shown and not (shown == last and first):
        return shown
    return " ".join(filter(None, (first, last))) or _line(parts)


def _all(part: Any, name: str) -> list[str]:
    return [str(line.value) for line in part.contents.get(name, [])]


def _first(part: Any, name: str) -> Any:
    lines = part.contents.get(name, [])
    return lines[0].value if lines else ""


def _line(value: object) -> str:
    return " ".join(str(value or "").split())
