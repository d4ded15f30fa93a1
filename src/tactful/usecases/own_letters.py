"""One's own versions of letters, and how one likes to write."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from tactful.cases.reading import read_case
from tactful.etiquette.case import Case, Channel
from tactful.ports import Holidays
from tactful.records import models
from tactful.usecases.edit import edit_part_of_me
from tactful.usecases.write_letter import sender_of
from tactful.wording.drafts import Draft, draft
from tactful.wording.letter_facts import Sender, Told, slots_of
from tactful.wording.letter_file import our_letter, our_text, read_letter

SAMPLE: dict[str, Any] = {
    "now": "2024-06-18T10:00:00-04:00",
    "employer": {
        "name": "Acme", "country": "US", "subdivision": "NY", "timezone": "America/New_York",
    },
    "application": {"role": "Data Engineer", "applied_on": "2024-05-13"},
    "people": [
        {"id": "dana", "name": "Dana Reyes", "email": "dana@acme.example", "accepts_linkedin": True}
    ],
    "interviews": [{"at": "2024-06-03T10:00:00-04:00", "kind": "onsite", "with": ["dana"]}],
    "agreements": [
        {
            "made_on": "2024-06-03", "with": "dana", "everyone_contacted": True,
            "contact_by": "2024-06-17", "may_follow_up": True, "follow_up_on": "2024-06-18",
        }
    ],
    "requests": [{"what": "two references", "asked_on": "2024-06-03"}],
    "touches": [
        {"at": "2024-06-10T10:00:00-04:00", "direction": "out", "kind": "follow_up",
         "channel": "email", "person": "dana"},
        {"at": "2024-06-12T10:00:00-04:00", "direction": "in", "kind": "reply", "person": "dana"},
    ],
}  # fmt: skip
# What is no letter of its own is shown as part of one: its kind, and its channel.
SHOWN_AS = {
    "voicemail": ("follow_up_deadline", Channel.PHONE),
    "phone_call": ("follow_up_deadline", Channel.PHONE),
    "voicemail_second": ("follow_up_second", Channel.PHONE),
    "phone_call_second": ("follow_up_second", Channel.PHONE),
    "short_message": ("follow_up_deadline", Channel.LINKEDIN),
    "invitation": ("invitation", Channel.LINKEDIN),
}


def letter_text(owner: models.Owner, kind: str) -> str:
    """The text of a letter as it is used now: one's own, else ours."""
    return str(owner.writing.get("letters", {}).get(kind) or our_text(kind))


def preview_letter(
    owner: models.Owner, kind: str, text: str, holidays: Holidays, english: str
) -> Draft:
    """What a version of a letter would say in an ordinary case. Raises `LetterProblem`."""
    read_letter(text, like=our_letter(kind))
    case, sender = _ordinary_case(owner, holidays, english)
    shown_as, channel = SHOWN_AS.get(kind, (kind, Channel.EMAIL))
    return draft(case, sender, shown_as, channel, case.people[0], own={kind: text})


def ordinary_facts(
    owner: models.Owner, kind: str, holidays: Holidays, english: str
) -> dict[str, str]:
    """The facts that the sentences of a letter are filled in with, in an ordinary case."""
    case, sender = _ordinary_case(owner, holidays, english)
    channel = SHOWN_AS.get(kind, (kind, Channel.EMAIL))[1]
    return dict(slots_of(Told(case, sender, case.people[0], "", channel)))


def _ordinary_case(owner: models.Owner, holidays: Holidays, english: str) -> tuple[Case, Sender]:
    sender = sender_of(owner, english)
    sender = replace(
        sender,
        name=sender.name or "Robin Lee",
        email=sender.email or "robin.lee@example.com",
        phone=sender.phone or "+1 212 555 0199",
    )
    return read_case(SAMPLE, holidays.workdays), sender


def keep_letter(
    owner: models.Owner,
    kind: str,
    text: str,
    now: datetime,
    holidays: Holidays,
    *,
    seen: int | None = None,
) -> bool:
    """Keep one's own version; ours, or nothing, takes it away again. Raises `LetterProblem` for
    one that cannot be used. Says whether anything is different now. For ``seen`` see
    `edit_application`.
    """
    plain = text.replace("\r\n", "\n").strip()
    own = "" if plain == our_text(kind).strip() else plain
    if own:
        read_letter(own, like=our_letter(kind))

    def renewed(writing: dict[str, Any]) -> dict[str, Any]:
        others = {k: kept for k, kept in writing.get("letters", {}).items() if k != kind}
        return {**writing, "letters": others | ({kind: own + "\n"} if own else {})}

    return edit_part_of_me(owner, "writing", renewed, now, holidays, seen=seen)


def keep_style(
    owner: models.Owner,
    values: dict[str, Any],
    now: datetime,
    holidays: Holidays,
) -> bool:
    """Keep how one likes to write: register, spelling, LinkedIn Premium."""
    return edit_part_of_me(
        owner, "writing", lambda writing: with_style(writing, values), now, holidays
    )


def with_style(writing: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """How one likes to write, with some of it changed. An empty spelling is that of the place one
    lives in, and is not kept.
    """
    return {name: value for name, value in {**writing, **values}.items() if value != ""}
