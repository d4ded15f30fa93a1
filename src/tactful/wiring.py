"""Picks the adapters; the only file that knows them all."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tactful import config
from tactful.adapters.public_holidays import PublicHolidays
from tactful.ports import (
    Certificate,
    DiaryFiles,
    FileWriters,
    Holidays,
    Notifier,
    Places,
    RemoteCalendar,
    Sealer,
    Zones,
)
from tactful.refusal import Refused

if TYPE_CHECKING:
    from tactful.adapters.at_login import AtLogin
    from tactful.usecases.session import Outside


@cache
def holidays() -> Holidays:
    """Public holidays, kept in the cache folder."""
    return PublicHolidays(config.cache_folder())


@cache
def zones() -> Zones:
    """Which zone a place lies in."""
    from tactful.adapters.place_zones import PlaceZones

    return PlaceZones()


@cache
def places() -> Places:
    """What places are called."""
    from tactful.adapters.place_names import PlaceNames

    return PlaceNames()


@cache
def file_writers() -> FileWriters:
    """Who writes files for other programs."""
    from tactful.adapters.file_readers import LibraryWriters

    return LibraryWriters()


@cache
def diary_files() -> DiaryFiles:
    """Who writes a diary as a calendar file."""
    from tactful.adapters.diary_files import CalendarFiles

    return CalendarFiles()


@cache
def notifier() -> Notifier:
    """Who calls the candidate."""
    from tactful.adapters.apprise_notifier import AppriseNotifier

    return AppriseNotifier()


def sealer() -> Sealer:
    """Who keeps the secrets of the ways to call the candidate."""
    from tactful.adapters.key_file import KeyFile

    return KeyFile(config.data_folder())


def at_login(name: str, command: tuple[str, ...], environment: Mapping[str, str]) -> AtLogin:
    """How a command runs after this user logged in to this computer."""
    from tactful.adapters.at_login import Program
    from tactful.adapters.at_login import at_login as on_this_system

    user = os.getuid() if hasattr(os, "getuid") else 0
    return on_this_system(Program(name, command, environment), sys.platform, Path.home(), user)


def calendar_server(address: str, user: str, password: str) -> str:
    """The address of our own collection on a calendar server, made there if there is none."""
    from tactful.adapters.caldav import collection_at

    return collection_at(address, user, password)


def remote_calendar(server: Mapping[str, str]) -> AbstractContextManager[RemoteCalendar]:
    """The collection that was connected: its address, the user and the sealed password."""
    from tactful.adapters.caldav import CalDavCollection

    password = sealer().open(server["password"])
    return CalDavCollection(server["address"], server["user"], password)


def certificate(names: Sequence[str], now: datetime) -> Certificate:
    """The certificate by which a phone in the home network knows this computer."""
    from tactful.adapters.certificate import certificate_for

    return certificate_for(config.data_folder(), names, now)


def open_records(now: datetime) -> AbstractContextManager[None]:
    """The records, ready for the use cases; what their database complains about within becomes
    a sentence (`Refused`).
    """
    from tactful.records import store

    return store.opened(now)


def throw_away_demo(now: datetime) -> None:
    """Empty the demo's records. Raises `Refused` where the data folder is not the demo's."""
    from tactful.records import store

    store.throw_away(now)


def records_trouble(error: Exception) -> Refused:
    """What the records' database complains about, as a sentence a person can act on."""
    from tactful.records.databases.kept_in import database

    return database().refusal_for(error)


def outside() -> Outside:
    """Everything from outside, the real things."""
    from tactful.adapters.file_readers import LibraryReaders
    from tactful.usecases.session import Outside

    return Outside(holidays(), zones(), places(), LibraryReaders())
