"""Options and arguments that several commands share, and the way into the records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

import click

from tactful import clock, config

if TYPE_CHECKING:
    from tactful.etiquette.workdays import Workdays
    from tactful.ports import FileReaders, Holidays, Places, Zones
    from tactful.usecases.handles import Application, Owner

F = TypeVar("F", bound=Callable[..., Any])
NOON = time(12)


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


@dataclass(frozen=True, slots=True)
class Session:
    """The records, opened, with what the use cases want handed in."""

    owner: Owner
    now: datetime
    holidays: Holidays
    zones: Zones
    places: Places
    files: FileReaders

    def find(self, words: str) -> Application:
        """The application somebody means."""
        from tactful.usecases import find

        return find.application(self.owner, words)

    def workdays(self, row: Application) -> Workdays:
        """The working days at an application's place."""
        from tactful.usecases.find import workdays_of

        return workdays_of(row, self.holidays)

    def day(self, text: str, row: Application, *, past: bool) -> date:
        """A day as somebody wrote it, in the employer's place."""
        from tactful.reading.moments import read_day

        today = self.now.astimezone(ZoneInfo(row.timezone)).date()
        return read_day(text, today, self.workdays(row), past=past)

    def moment(
        self, text: str, row: Application, *, past: bool, zone: str | None = None
    ) -> datetime:
        """An instant as somebody wrote it, in the employer's zone unless another is said."""
        from tactful.reading.moments import read_moment

        return read_moment(
            text, self.now, zone_named(zone, row), self.workdays(row), past=past, default=NOON
        )


def zone_named(zone: str | None, row: Application) -> ZoneInfo:
    """The zone a time is meant in: the employer's, or one by its name."""
    from tactful.reading.places import read_zone

    return read_zone(zone or row.timezone)


@contextmanager
def session() -> Iterator[Session]:
    """Open the records; what goes wrong with them becomes a sentence."""
    from tactful import wiring

    now = clock.now()
    outside = wiring.outside()
    with wiring.open_records(now):
        from tactful.usecases import find
        from tactful.usecases.renew_advice import renew_due

        owner = find.local_owner()
        renew_due(owner, now, outside.holidays)
        yield Session(owner, now, outside.holidays, outside.zones, outside.places, outside.files)
