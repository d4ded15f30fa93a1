"""`today` and `why`: most times a look at what is stored, without loading Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from tactful import clock
from tactful.cli.options import as_json as json_option
from tactful.cli.options import day_of_ones_own, program, read_by, session, which
from tactful.cli.output import bold, dim, heading, paragraph, put, safe, say, say_json
from tactful.refusal import Refused
from tactful.usecases.see_stored import OpenOffer, Stored, stored_match, stored_today
from tactful.wording.advice import advice_in_words, sentence_of, what_would_change_it
from tactful.wording.because import because
from tactful.wording.days import say_day, say_distance, say_instant
from tactful.wording.refusals import explained
from tactful.wording.step import Step
from tactful.wording.today import offer_sentence, say_offer_waits, top_sentence

if TYPE_CHECKING:
    from tactful.etiquette.workdays import Workdays

MOST = 15
SECTIONS = (("now", "Now"), ("waiting", "Waiting"), ("let_go", "Let go"))
Sections = dict[str, list[Stored]]


FOLDED = frozenset({"quiet", "lapsed"})


@click.command(epilog="Example: tactful today --on friday")
@click.option("--on", metavar="DAY", help="Another day, at ten in the employer's morning.")
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=MOST, show_default=True,
    help="How many to show of each kind.",
)  # fmt: skip
@json_option
def today(on: str | None, limit: int, as_json: bool) -> None:
    """What to do now, what to wait for and until when, and what to let go."""
    now = clock.now()
    seen = _today_as_stored(now, limit) if on is None else _today_on(on, limit)
    if as_json:
        say_json(_as_json(seen))
    else:
        _show(seen, on)


@dataclass(frozen=True, slots=True)
class _Seen:
    sections: Sections
    counts: dict[str, int]
    day: date
    offers: list[OpenOffer]

    @property
    def due(self) -> list[str]:
        """Whose offer wants its answer on that day, or wanted it before."""
        return [offer.employer for offer in self.offers if offer.is_due(self.day)]


def _today_on(on: str, limit: int) -> _Seen:
    with session() as here:
        from tactful.usecases.look import today_on
        from tactful.usecases.offers import see_offers_to_answer

        day = day_of_ones_own(on, here.today, past=False)
        sections, counts = today_on(here.owner, day, here.now, here.holidays, limit)
        return _Seen(sections, counts, day, see_offers_to_answer(here.owner))


def _today_as_stored(now: datetime, limit: int) -> _Seen:
    known = stored_today(now, clock.zone(now), limit)
    if known is not None:
        read_by(known.reader)
        return _Seen(known.sections, known.counts, known.reader.day(now), known.offers)
    with session() as here:  # renews what is due, or says what is wrong with the records
        from tactful.usecases.offers import see_offers_to_answer
        from tactful.usecases.see_today import see_today

        offers = see_offers_to_answer(here.owner)
        return _Seen(*see_today(here.owner, limit), here.today, offers)


def _as_json(seen: _Seen) -> dict[str, Any]:
    shown: dict[str, Any] = {"on": seen.day.isoformat(), "counts": seen.counts}
    for name, _ in SECTIONS:
        shown[name] = [_item(row, seen.day) for row in seen.sections[name]]
    shown["offers"] = [
        {"employer": o.employer, "answer_by": o.answer_by.isoformat() if o.answer_by else None}
        for o in seen.offers
    ]
    return shown


def _item(row: Stored, day: date) -> dict[str, Any]:
    step = Step(row.advice, day)
    return {
        "id": row.id,
        "employer": row.employer,
        "role": row.role,
        "what": step.what(),
        "when": step.when(),
        "advice": advice_in_words(row.advice, day),
    }


def _show(seen: _Seen, on: str | None) -> None:
    sections, counts, day = seen.sections, seen.counts, seen.day
    say(f"{say_day(day)}")
    say()
    if not sum(counts.values()) and not seen.offers:
        say("No applications yet. Add one:")
        say('  tactful add "Data Engineer at Acme" --place US-NY')
        say("or look around first: tactful demo")
        return
    if not counts["now"]:
        waiting = [(row.employer, Step(row.advice, day)) for row in sections["waiting"]]
        nothing = top_sentence(0, waiting, day, on_another_day=on is not None)
        paragraph(offer_sentence(seen.due) if seen.due else nothing)
        say()
    _offers(seen)
    for name, title in SECTIONS:
        if sections[name]:
            heading(f"{title} ({counts[name]})" if counts[name] > 1 else title)
            over = name == "let_go"
            folded = [r for r in sections[name] if over and Step(r.advice, day).rule in FOLDED]
            for row in sections[name]:
                if row not in folded:
                    _line(row, day)
            _in_one_line(folded)
            hidden = counts[name] - len(sections[name])
            if hidden > 0:
                say(f"  … and {hidden:,} more: {program()} list --standing {name}")
            say()
    if counts["settled"]:
        need = "more need" if counts["settled"] > 1 else "more needs"
        say(dim(f"{counts['settled']:,} {need} nothing from you. {_ask_why()}"))
    else:
        say(dim(_ask_why()))


def _ask_why() -> str:
    return f"Why something: {program()} why NAME"


def _line(row: Stored, day: date) -> None:
    step = Step(row.advice, day)
    about = f"{row.employer} · {row.role}"
    put(f"  {bold(safe(about))}")
    paragraph(step.sentence(), "    ")


def _in_one_line(rows: list[Stored]) -> None:
    """What nobody answered, and what nobody wrote in time: nothing is to be done about it."""
    if rows:
        names = ", ".join(f"{row.employer} ({row.role})" for row in rows)
        paragraph(f"Nothing need be sent: {safe(names)}", "    ", "  ")


def _offers(seen: _Seen) -> None:
    if not seen.offers:
        return
    heading("Offers from other companies")
    for offer in seen.offers:
        put(f"  {bold(safe(offer.employer or 'Another company'))}")
        paragraph(say_offer_waits(offer.answer_by, seen.day), "    ")
    say()


@click.command(epilog="Example: tactful why acme")
@which
@click.option("--on", metavar="DAY", help="Another day, at ten in the employer's morning.")
@json_option
def why(application: str, on: str | None, as_json: bool) -> None:
    """Why: the reasons, the rule and its source, and what would change the advice."""
    now = clock.now()
    known = stored_match(application, clock.zone(now), now) if on is None else None
    if known is None:
        row, now, day = _decided_match(application, on)
    else:
        row, reader = known
        read_by(reader)
        day = reader.day(now)
    if as_json:
        say_json(_item(row, day))
    else:
        _explain(row, now, day)


def _decided_match(words: str, on: str | None) -> tuple[Stored, datetime, date]:
    with session() as here:
        from tactful.usecases.look import advice_on, moment_on

        found, now, day = here.find(words), here.now, here.today
        if on is not None:
            day = here.day(on, found, past=False)
            now = moment_on(day, found.timezone, now)
        return advice_on(found, now, here.holidays), now, day


def _explain(row: Stored, now: datetime, day: date) -> None:
    step = Step(row.advice, day)
    heading(f"{row.employer} · {row.role}")
    paragraph(step.sentence())
    if step.opens is not None and step.opens > now:
        distance = say_distance(step.opens.date(), step.today, _workdays(row))
        window = f"The window opens {say_instant(step.opens, step.zone, step.today)} ({distance})"
        closes = ""
        if step.closes is not None and step.closes > step.opens:
            closes = f" and closes {say_day(step.closes.date(), step.today)}"
        paragraph(f"{window}{closes}.")
    say()
    heading("Why")
    for sentence in because(row.advice["grounds"], step.today):
        paragraph(sentence, "    ", "  - ")
    for reason in row.advice["reasons"]:
        source = (
            f" [{reason['rule']}; {_source(reason['source'])}]"
            if reason["source"]
            else (f" [{reason['rule']}]")
        )
        paragraph(f"{sentence_of(reason)}{source}", "    ", "  - ")
    say()
    heading("What would change it")
    changes = what_would_change_it(row.advice)
    paragraph(changes[0].upper() + changes[1:] + ".", "  ")
    again = row.advice.get("look_again_at")
    if again:
        instant = datetime.fromisoformat(again)
        paragraph(f"Otherwise it stays until {say_instant(instant, step.zone, step.today)}.", "  ")


def _source(source: str) -> str:
    return {"S": "surveys"}.get(source, source)


def _workdays(row: Stored) -> Workdays:
    from tactful import wiring
    from tactful.ports import UnknownPlace

    country, _, part = str(row.advice.get("place", "")).partition("-")
    try:
        return wiring.holidays().workdays(country, part or None)
    except UnknownPlace as error:
        raise Refused(explained(error)) from error
