"""Whether, when, to whom and by which way to follow up: pure, without files or clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tactful.etiquette.decision import advise

__all__ = ["advise"]


def __getattr__(name: str) -> object:
    """`from tactful.etiquette import advise`, loaded when it is asked for: `tactful when` needs
    the working days and no rules.
    """
    if name == "advise":
        from tactful.etiquette.decision import advise

        return advise
    raise AttributeError(f"module 'tactful.etiquette' has no attribute {name!r}")
