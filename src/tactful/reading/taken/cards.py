"""Somebody, as a contact card tells it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says; empty where it says nothing."""

    name: str
    email: str
    phone: str
    organisation: str
    title: str
    linkedin: str
