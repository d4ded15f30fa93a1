"""Offers of employers that are no application here: asked once, shown at all the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tactful.ports import Holidays
from tactful.records import models
from tactful.records.changes import change, deed
from tactful.records.names import search_key
from tactful.records.stored import OpenOffer
from tactful.refusal import Refused
from tactful.usecases.renew_advice import renewer

MOST_SHOWN = 50
STANDS_OPEN = {"accepted_on__isnull": True, "declined_on__isnull": True}


@dataclass(frozen=True, slots=True)
class OfferSeen:
    """An offer as it stands; days in its employer's place. ``ended`` is "accepted", "declined"
    or empty.
    """

    key: str
    employer: str
    received_on: date
    answer_by: date | None
    ended: str
    on: date | None


def see_offers(owner: models.Owner) -> list[OfferSeen]:
    """All of them: the open ones first, then the newest."""
    rows = models.OfferElsewhere.objects.filter(owner=owner).order_by("-received_on", "pk")
    return sorted((_seen(row) for row in rows[:MOST_SHOWN]), key=lambda offer: bool(offer.ended))


def see_open_offers(owner: models.Owner) -> list[OfferSeen]:
    """Those that are not answered yet, the newest first."""
    return [_seen(row) for row in _open_ones(owner)]


def see_offers_to_answer(owner: models.Owner) -> list[OpenOffer]:
    """The same as Today has them: the soonest day first."""
    rows = models.OfferElsewhere.objects.filter(owner=owner, **STANDS_OPEN)
    found = [OpenOffer(*told) for told in rows.values_list("employer_name", "answer_by")]
    return sorted(found, key=lambda o: (o.answer_by is None, o.answer_by or date.max, o.employer))


def _seen(row: models.OfferElsewhere) -> OfferSeen:
    ended = "accepted" if row.accepted_on else "declined" if row.declined_on else ""
    on = row.accepted_on or row.declined_on
    return OfferSeen(str(row.pk), row.employer_name, row.received_on, row.answer_by, ended, on)


def note_offer(
    owner: models.Owner,
    employer: str,
    received_on: date,
    answer_by: date | None,
    now: datetime,
    holidays: Holidays,
) -> OfferSeen:
    """Note an offer; one of that employer that stands open already gets the new day. Raises
    `Refused` for a day to answer by that lies before the offer.
    """
    if answer_by is not None and answer_by < received_on:
        raise Refused("They cannot want an answer before they made the offer.")
    key = search_key(employer)
    same = [row for row in _open_ones(owner) if search_key(row.employer_name) == key]
    with change(owner, deed("offer", of=employer), now, renewer(holidays)) as doing:
        if same:
            row = same[0]
            doing.update(row, answer_by=answer_by or row.answer_by)
        else:
            row = models.OfferElsewhere(
                owner=owner, employer_name=employer, received_on=received_on, answer_by=answer_by
            )
            doing.create(row)
    return _seen(row)


def end_offer(
    owner: models.Owner, named: str, *, accepted: bool, on: date, now: datetime, holidays: Holidays
) -> OfferSeen:
    """Say what became of an offer that stands open: named by its employer, or by its key. An
    accepted one ends the rest of the search: each other application says whom to tell.
    """
    key = search_key(named)
    fitting = [
        row
        for row in _open_ones(owner)
        if str(row.pk) == named or (key and key in search_key(row.employer_name))
    ]
    if len(fitting) != 1:
        known = ", ".join(row.employer_name for row in _open_ones(owner)) or "none"
        raise Refused(f"“{named}” names no open offer, or more than one. Open: {known}.")
    row = fitting[0]
    what = deed("accept_offer" if accepted else "decline_offer", of=row.employer_name)
    with change(owner, what, now, renewer(holidays)) as doing:
        doing.update(row, **{"accepted_on" if accepted else "declined_on": on})
    return _seen(row)


def _open_ones(owner: models.Owner) -> list[models.OfferElsewhere]:
    rows = models.OfferElsewhere.objects.filter(owner=owner, **STANDS_OPEN)
    return list(rows.order_by("-received_on", "pk"))
