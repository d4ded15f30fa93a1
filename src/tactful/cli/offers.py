"""`offer`: what others offered, who are no application here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from tactful.cli.options import as_json as json_option
from tactful.cli.options import day_of_ones_own, session
from tactful.cli.output import paragraph, say, say_json
from tactful.refusal import Misused
from tactful.wording.days import say_day

if TYPE_CHECKING:
    from tactful.usecases.offers import OfferSeen


@click.command(epilog='Example: tactful offer "SafeCo" --answer-by 24 Sep')
@click.argument("employer", required=False)
@click.option("--answer-by", metavar="DAY", help="By when they want an answer.")
@click.option("--on", metavar="DAY", help="When they made it, or you answered (default: today).")
@click.option("--accepted", is_flag=True, help="You accepted it.")
@click.option("--declined", is_flag=True, help="You declined it, or it lapsed.")
@json_option
def offer(employer: str | None, as_json: bool, **given: Any) -> None:
    """An offer of an employer that is no application here; without a name: all of them.

    It is said once, and counts everywhere: where you would rather be, Tactful says when one honest
    message with the day is right; once you accept it, whom to tell that you are out.
    """
    if given["accepted"] and given["declined"]:
        raise Misused("Say --accepted or --declined, not both.")
    with session() as here:
        from tactful.usecases import offers

        today = here.today
        if not employer:
            _show(offers.see_offers(here.owner), today, as_json)
            return
        on = day_of_ones_own(given["on"], today, past=True) if given["on"] else today
        if given["accepted"] or given["declined"]:
            seen = offers.end_offer(
                here.owner, employer, accepted=given["accepted"], on=on, now=here.now,
                holidays=here.holidays,
            )  # fmt: skip
        else:
            by = given["answer_by"]
            answer_by = day_of_ones_own(by, today, past=False) if by else None
            seen = offers.note_offer(here.owner, employer, on, answer_by, here.now, here.holidays)
    if as_json:
        say_json(_as_json(seen))
    else:
        paragraph(_line(seen, today))


def _show(seen: list[OfferSeen], today: date, as_json: bool) -> None:
    if as_json:
        say_json({"offers": [_as_json(one) for one in seen]})
        return
    for one in seen:
        paragraph(_line(one, today))
    if not seen:
        say("No offers of others are noted.")


def _line(seen: OfferSeen, today: date) -> str:
    if seen.ended and seen.on:
        return f"{seen.employer}: {seen.ended} on {say_day(seen.on, today)}."
    by = f"; answer by {say_day(seen.answer_by, today)}" if seen.answer_by else ""
    return f"{seen.employer}: an offer of {say_day(seen.received_on, today)}{by}."


def _as_json(seen: OfferSeen) -> dict[str, str | None]:
    return {
        "employer": seen.employer,
        "received_on": seen.received_on.isoformat(),
        "answer_by": seen.answer_by.isoformat() if seen.answer_by else None,
        "ended": seen.ended or None,
        "ended_on": seen.on.isoformat() if seen.on else None,
    }
