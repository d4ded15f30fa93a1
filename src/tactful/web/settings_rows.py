"""What can be set, in a few words each: where it is changed, and how it stands."""

from __future__ import annotations

from tactful.usecases.handles import Owner
from tactful.usecases.keep_channels import see_ways
from tactful.usecases.reminder_wishes import USUAL

PATIENCE = [("reserved", "Reserved"), ("standard", "Standard"), ("brisk", "Brisk")]
Row = tuple[str, str, str]  # where it leads, what it is, how it stands


def setting_rows(owner: Owner) -> list[tuple[str, list[Row]]]:
    """The rows of Settings, in their groups."""
    return [
        (
            "How you follow up",
            [
                ("/settings/you", "You", _you(owner)),
                ("/settings/patience", "Patience", _patience(owner)),
                ("/settings/letters", "How you write", _writing(owner)),
                ("/settings/holidays", "Holidays", _holidays(owner)),
            ],
        ),
        (
            "How it reaches you",
            [
                ("/settings/calls", "Reminders", _reminders(owner)),
                ("/calendar#own", "Your own calendar", _calendar(owner)),
                ("/settings/phone", "On your phone", "The same pages, at home or anywhere"),
            ],
        ),
        (
            "Tactful itself",
            [
                ("/settings/look", "Look", "Light or dark, and the clock"),
                ("/data", "Your data", "Export, import, backups, what was changed"),
                ("/rules", "How Tactful decides", "Every rule, and where it comes from"),
                ("/shortcuts", "Keyboard", "Press ? anywhere"),
            ],
        ),
    ]


def _you(owner: Owner) -> str:
    return ", ".join(filter(None, (owner.name, owner.email))) or "Add your name for your letters"


def _patience(owner: Owner) -> str:
    own = len(owner.numbers)
    changed = f", {own} {'number' if own == 1 else 'numbers'} of your own" if own else ""
    return f"{dict(PATIENCE)[owner.profile]}{changed}"


def _writing(owner: Owner) -> str:
    own = len(owner.writing.get("letters", {}))
    sounds = str(owner.writing.get("register") or "neutral").capitalize()
    changed = f", {own} {'letter' if own == 1 else 'letters'} changed by you" if own else ""
    return f"{sounds}{changed}"


def _holidays(owner: Owner) -> str:
    own = len(owner.holidays)
    days = f", and {own} {'day' if own == 1 else 'days'} by hand" if own else ""
    return f"Each country’s own{days}"


def _reminders(owner: Owner) -> str:
    ways = [way.name for way in see_ways(owner)]
    if not ways:
        return "Off: nothing reminds you yet"
    wishes = {**USUAL, **owner.reminders}
    return f"{', '.join(dict.fromkeys(ways))}; from {wishes['morning']} to {wishes['night']}"


def _calendar(owner: Owner) -> str:
    if owner.calendar_server:
        return "Synced to your calendar server"
    return "Subscribe to it from any calendar"
