"""Options and arguments that several commands share, and the way into the records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tactful import clock, config

if TYPE_CHECKING:
    from tactful.usecases.reader import Reader
    from tactful.usecases.session import Session

F = TypeVar("F", bound=Callable[..., Any])


def as_json(command: F) -> F:
    """The option for machines."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def complete_application(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The employers that go on as typed, for the shell."""
    from tactful.usecases.see_stored import employers_like

    folder = config.data_folder()
    if ctx.find_root().params.get("demo"):
        folder /= "demo"
    return employers_like(folder, incomplete)


def program() -> str:
    """How this program is called: with --demo, where the records are the demo's."""
    return "tactful --demo" if config.data_folder().name == "demo" else "tactful"


def which(command: F) -> F:
    """The application a command is about."""
    return click.argument(
        "application", metavar="APPLICATION", shell_complete=complete_application
    )(command)


def day_of_ones_own(text: str, today: date, *, past: bool) -> date:
    """A day as somebody wrote it, for what is at no employer's place: any weekday is one."""
    from tactful.etiquette.workdays import Workdays, weekdays_only
    from tactful.reading.moments import read_day

    return read_day(text, today, Workdays(weekdays_only), past=past)


def read_by(reader: Reader) -> None:
    """From here on to the end of the command, days and hours are said as the reader reads them."""
    from tactful.wording.days import days_as_in

    click.get_current_context().with_resource(days_as_in(reader.english, reader.clock))


@contextmanager
def session() -> Iterator[Session]:
    """Open the records; what goes wrong with them becomes a sentence."""
    from tactful import wiring

    now = clock.now()
    with wiring.open_records(now):
        from tactful.usecases.session import begin

        here = begin(now, clock.zone(now), wiring.outside())
        read_by(here.reader)
        yield here
