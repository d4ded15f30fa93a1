"""What was changed meanwhile, for somebody whose form still shows what was before."""

from __future__ import annotations

from collections.abc import Mapping

NAMES = {
    "name": "the name",
    "role": "the role",
    "employer_id": "the company",
    "applied_on": "the day you applied",
    "fit": "how it fits",
    "no_contact": "whether the advertisement asks for no contact",
    "notes": "the notes",
    "timezone": "the time zone",
    "country": "the place",
    "subdivision": "the place",
    "outcome": "how it ended",
    "outcome_on": "the day it ended",
    "email": "the email address",
    "phone": "the phone number",
    "linkedin": "the LinkedIn address",
    "prefers": "how they prefer to be reached",
    "accepts_linkedin": "whether they accept LinkedIn requests",
    "do_not_contact": "whether they may be contacted",
    "profile": "how patient to be",
    "numbers": "your own numbers",
    "holidays": "your holidays",
    "writing": "how you write",
    "wanted": "whether it is the one you want",
    "at": "the time",
    "ends_at": "when it ends",
    "kind": "how you talk",
    "status": "whether it takes place",
    "person_id": "with whom it was",
    "note": "the words",
}
SHOWN_WITH_VALUES = frozenset({"name", "role", "email", "phone", "linkedin", "timezone"})
STILL_HERE = (
    "Nothing was saved, and what you typed is still here: save again to put it in its place."
)


def changed_meanwhile(before: Mapping[str, object] | None, now: Mapping[str, object]) -> str:
    """ "Meanwhile the role was changed from “Engineer” to “Data Engineer”, in another window." """
    said = [] if before is None else _differences(before, now)
    if not said:
        return f"Meanwhile this was changed in another window. {STILL_HERE}"
    return f"Meanwhile, in another window, {'; '.join(said)}. {STILL_HERE}"


def _differences(before: Mapping[str, object], now: Mapping[str, object]) -> list[str]:
    found = []
    for name, words in NAMES.items():
        old, new = before.get(name), now.get(name)
        if name not in before or old == new:
            continue
        said = f"{words} was changed"
        if name in SHOWN_WITH_VALUES and old and new:
            said += f" from “{str(old)[:60]}” to “{str(new)[:60]}”"
        elif name in SHOWN_WITH_VALUES:
            said = f"{words} was {'removed' if old else f'noted: “{str(new)[:60]}”'}"
        if said not in found:
            found.append(said)
    return found
