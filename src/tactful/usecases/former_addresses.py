"""What somebody's addresses were before they changed: mail from there is still theirs."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from tactful.etiquette.case import Channel
from tactful.records import models
from tactful.records.changes import ChangeInProgress

FIELDS = {"email": Channel.EMAIL, "phone": Channel.PHONE, "linkedin": Channel.LINKEDIN}


def keep_former(
    doing: ChangeInProgress, person: models.Person, values: dict[str, object], now: datetime
) -> None:
    """Keep what ``values`` are about to replace, dead since today on the candidate's clock. An
    address that is theirs again is no former one any more.
    """
    clock = person.owner.timezone
    today = (now.astimezone(ZoneInfo(clock)) if clock else now).date()
    for name, channel in FIELDS.items():
        old, new = getattr(person, name), values.get(name)
        if new is None or str(new).casefold() == old.casefold():
            continue
        kept = person.former_addresses.filter(channel=channel.value)
        for again in kept.filter(value__iexact=str(new)):
            doing.delete(again)
        if old and not kept.filter(value=old).exists():
            doing.create(
                models.FormerAddress(
                    owner=person.owner,
                    person=person,
                    channel=channel.value,
                    value=old,
                    dead_since=today,
                )
            )


def whose_was(owner: models.Owner, email: str) -> models.Person | None:
    """Who wrote from an address that is no longer theirs."""
    rows = models.FormerAddress.objects.filter(owner=owner, channel=Channel.EMAIL.value)
    former = rows.filter(value__iexact=email).select_related("person").first()
    return former.person if former else None
