"""Whether, when, to whom and by which way to follow up: pure, without files or clock.

The names below are loaded when they are first asked for: `tactful when` needs promises and
no rules, `tactful today` neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tactful.etiquette.advice import Action, Advice, Reason
    from tactful.etiquette.case import Case
    from tactful.etiquette.decision import advise
    from tactful.etiquette.look_again import look_again_at
    from tactful.etiquette.profiles import BRISK, PROFILES, RESERVED, STANDARD, Profile
    from tactful.etiquette.promises import Promise, parse_promise
    from tactful.etiquette.workdays import OutsideCalendar, Workdays

__all__ = [
    "BRISK",
    "PROFILES",
    "RESERVED",
    "STANDARD",
    "Action",
    "Advice",
    "Case",
    "OutsideCalendar",
    "Profile",
    "Promise",
    "Reason",
    "Workdays",
    "advise",
    "look_again_at",
    "parse_promise",
]

_HOMES = {
    "advice": ("Action", "Advice", "Reason"),
    "case": ("Case",),
    "decision": ("advise",),
    "look_again": ("look_again_at",),
    "profiles": ("BRISK", "PROFILES", "RESERVED", "STANDARD", "Profile"),
    "promises": ("Promise", "parse_promise"),
    "workdays": ("OutsideCalendar", "Workdays"),
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"tactful.etiquette.{home}"), name)
    raise AttributeError(f"module 'tactful.etiquette' has no attribute {name!r}")
