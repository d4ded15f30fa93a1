"""The debrief, question by question: sixty seconds, each one may be skipped with Enter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import click

from tactful.cli.output import paragraph, say
from tactful.etiquette.case import Channel, Fit
from tactful.ports import Holidays
from tactful.reading.texts import free_text
from tactful.usecases.debrief import Answers, propose
from tactful.usecases.handles import Application
from tactful.wording.days import say_day

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
YES = {"y", "yes", "yep", "sure", "ok"}
NO = {"n", "no", "nope"}
WAYS = {"e": Channel.EMAIL, "p": Channel.PHONE, "l": Channel.LINKEDIN}
FITS = {"g": Fit.GOOD, "u": Fit.UNQUALIFIED, "p": Fit.POOR_FIT}


def ask_questions(row: Application, said_on: date, holidays: Holidays) -> Answers:
    """Ask what was agreed; what is skipped stays unknown. Each answer is said back."""
    say("Enter skips a question.")
    asked = _Asked(row, said_on, holidays)
    everyone = _yes_no("Will all candidates be contacted? (y/n)")
    by = follow_up = ""
    if everyone is not False:
        by = asked.day("By when?", "by")
    may = _yes_no("May you follow up? (y/n)")
    if may is not False and not by:
        follow_up = asked.day("On what day may you follow up?", "follow_up")
    return Answers(
        everyone=everyone,
        by=by,
        may=may,
        follow_up=follow_up,
        channel=_one_of("How do they prefer to be contacted? (email, phone, linkedin)", WAYS),
        needs=asked.needs(),
        next_steps=_ask("What are the next steps?"),
        decisions=asked.day("When do they begin to decide?", "decisions"),
        linkedin=_yes_no("Do they accept LinkedIn requests? (y/n)"),
        fit=_one_of("Was it a good fit? (good, unqualified, poor)", FITS),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """Questions whose answer is read, and said back, as the other doors do it."""

    row: Application
    said_on: date
    holidays: Holidays

    def day(self, question: str, name: str) -> str:
        """An answer that names a day, in its words; empty for none."""

        def read(answer: str) -> str | None:
            proposal = propose(self.row, Answers(**{name: answer}), self.said_on, self.holidays)  # type: ignore[arg-type]  # the three answers that are days are texts
            if proposal.problems:
                return None
            new = proposal.new
            day = new.contact_by or new.follow_up_on or new.decisions_begin
            if day is not None:
                by = "by " if name == "by" else ""
                paragraph(f"{answer}: {by}{say_day(day, self.said_on)}.", "  ")
            return answer

        mend = "That names no day; try “in two weeks” or “by Friday”, or Enter to skip."
        return _until(question, read, mend) or ""

    def needs(self) -> tuple[str, ...] | None:
        """What they still need, in words; () for nothing."""
        answer = _ask("What do they still need from you? (two references by Friday; n for nothing)")
        if not answer:
            return None
        new = propose(self.row, Answers(needs=(answer,)), self.said_on, self.holidays).new
        for asked in new.requests or ():
            due = f", by {say_day(asked.due, self.said_on)}" if asked.due else ""
            paragraph(f"{asked.what}{due}.", "  ")
        return (answer,) if new.requests else ()


def _ask(question: str) -> str:
    answer = click.prompt(question, default="", show_default=False, prompt_suffix=" ")
    return free_text(str(answer))


def _until(question: str, read: Callable[[str], T | None], mend: str) -> T | None:
    while True:
        answer = _ask(question)
        if not answer:
            return None
        found = read(answer)
        if found is not None:
            return found
        say(mend)


def _yes_no(question: str) -> bool | None:
    def read(answer: str) -> bool | None:
        word = answer.lower()
        return True if word in YES else False if word in NO else None

    return _until(question, read, "Please answer y or n, or Enter to skip.")


def _one_of(question: str, words: dict[str, T]) -> T | None:
    def read(answer: str) -> T | None:
        return words.get(answer.lower()[:1])

    return _until(question, read, "Please write one of the words, or Enter to skip.")
