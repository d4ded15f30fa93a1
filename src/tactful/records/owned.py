"""Whose records these are, and what every row of theirs has."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import CheckConstraint, Q

NAME_LENGTH = 200


def one_of(table: str, field: str, enum: type) -> CheckConstraint:
    """A column that holds a word of an enumeration, or none."""
    words = ["", *(member.value for member in enum)]  # type: ignore[attr-defined]  # enums iterate
    return CheckConstraint(condition=Q(**{f"{field}__in": words}), name=f"{table}_{field}_known")


class Owner(models.Model):
    """Whose records these are; on one's own machine there is one.

    Its key is a small number, for it leads every index. ``numbers`` are those of the profile
    that were set by hand, ``holidays`` the days: [{place, day, free}]. The way back to a change is
    kept for ``history_days``; the calendar feed's address follows from ``calendar_key``. Ways to
    call them are ``channels``: [{name, sealed address}], and when they want to be called is in
    ``reminders``. ``table_heads`` is what the columns of their tables mean where they said so:
    {head: meaning}. ``introduced`` says that they were asked who they are. ``calendar_server``
    is where the diary is kept elsewhere: address, user and sealed password. ``renewed_at`` is the
    last look at what is due: a clock that stands before it was set back, and every advice is old.
    """

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    timezone = models.CharField(max_length=64, blank=True)
    profile = models.CharField(max_length=20, default="standard")
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    numbers = models.JSONField(default=dict)
    holidays = models.JSONField(default=list)
    writing = models.JSONField(default=dict)
    renewed_at = models.DateTimeField(null=True)
    history_days = models.PositiveIntegerField(default=90)
    calendar_key = models.CharField(max_length=64, blank=True)
    channels = models.JSONField(default=list)
    introduced = models.BooleanField(default=False)
    reminders = models.JSONField(default=dict)
    calendar_server = models.JSONField(default=dict)
    table_heads = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "owner"
        constraints = [
            CheckConstraint(
                condition=Q(profile__in=["reserved", "standard", "brisk"]),
                name="owner_profile_known",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Owned(models.Model):
    """A row that belongs to somebody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Owner, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1)  # counts its changes: a stale form shows

    class Meta:
        abstract = True
