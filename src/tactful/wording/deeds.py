"""What was changed, in words: for the list of changes, for what is taken back, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SENTENCES = {
    "add": "add {of}",
    "applied": "applied for {of}",
    "edit": "edit {of}",
    "remove": "remove {of}",
    "edit_me": "edit my settings",
    "add_person": "add {name} to {of}",
    "log": "log {kind} for {of}",
    "outcome": "log {outcome} for {of}",
    "correct": "correct {kind} for {of}",
    "remove_touch": "remove {kind} for {of}",
    "debrief": "debrief {of}",
    "remove_agreement": "remove the agreement for {of}",
    "let_go": "let go of {of}",
    "let_go_of_several": "let go of {count} applications",
    "interview": "note the interview for {of}",
    "cancel_interview": "cancel the interview for {of}",
    "nobody_rang": "note that nobody rang for {of}",
    "offer": "note an offer of {of}",
    "accept_offer": "accept the offer of {of}",
    "decline_offer": "decline the offer of {of}",
    "import": "import {applications} from a file",
    "take_table": "take a table of {applications}",
    "take_mails": "take {count} emails of a mailbox",
    "take_contact": "take the contact {of}",
    "take_invitation": "take the invitation for {of}",
    "put_off": "be reminded of {of} later",
    "as_usual": "be reminded of {of} as usual",
    "earlier": "{of}",  # changes of an older format, which kept their sentence
}
AGAINST = {
    "nothing_done": "There is nothing to undo.",
    "nothing_undone": "There is nothing to do again.",
    "unknown": "There is no such change.",
    "undone": "“{chosen}” was taken back already.",
    "changed": "“{chosen}” cannot be undone any more: its rows changed since.",
    "forgotten": "“{chosen}” cannot be undone any more: what it belonged to is gone for good.",
    "place_taken": "“{chosen}” cannot be undone any more: something else takes its place now.",
    "built_upon": "“{chosen}” cannot be undone: “{other}” came after it and stands on it.",
}


def say_deed(did: str, of: Mapping[str, Any]) -> str:
    """ "log follow up for Data Engineer at Acme"; "undo: …" of what took another change back."""
    if did in ("undo", "redo"):
        return f"{did}: {say_deed(of['did'], of['of'])}"
    names = {
        "kind": str(of.get("kind", "")).replace("_", " "),
        "outcome": of.get("outcome") or "no outcome",
        "applications": _applications(of.get("count", 0)),
    }
    return SENTENCES[did].format(**{**of, **names})


def _applications(count: int) -> str:
    return "one application" if count == 1 else f"{count:,} applications"


def why_not_undone(why: str, chosen: str, other: str) -> str:
    """What stands against taking a change back, where both are said in words."""
    return AGAINST[why].format(chosen=chosen, other=other)
