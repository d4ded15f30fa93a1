"""The table of settings: name, default, help. They come from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of this installation. What a person chooses for themselves is in the records."""

    name: str
    default: str
    help: str


DATA = Setting(
    "TACTFUL_DATA",
    "",
    "The folder that holds your records; empty: the platform's folder for application data.",
)
CACHE = Setting(
    "TACTFUL_CACHE",
    "",
    "The folder for what can be worked out again (public holidays); empty: the platform's.",
)
NOW = Setting(
    "TACTFUL_NOW",
    "",
    "An instant like 2026-12-07T10:00:00-05:00 to take for the present: for tests and screenshots.",
)
BUSY_SECONDS = Setting(
    "TACTFUL_BUSY_SECONDS",
    "20",
    "How long to wait while another program writes to the records, in seconds.",
)
DATABASE = Setting(
    "TACTFUL_DATABASE",
    "",
    "A PostgreSQL database, as postgresql://user:password@host:5432/name; empty: a SQLite file in"
    " the folder of your records.",
)
HOSTS = Setting(
    "TACTFUL_HOSTS",
    "",
    "The names under which the web app may be reached besides this computer's own, with commas.",
)
SETTINGS = (DATA, CACHE, NOW, BUSY_SECONDS, DATABASE, HOSTS)
OWN_NAMES = ("127.0.0.1", "localhost", "[::1]")
KEY_FILE = "secret.key"  # what cookies are signed with


def value(setting: Setting) -> str:
    """What a setting is set to."""
    return os.environ.get(setting.name, "") or setting.default


def data_folder() -> Path:
    """Where the records are."""
    chosen = value(DATA)
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_dir

    return Path(user_data_dir("tactful", appauthor=False))


def cache_folder() -> Path:
    """Where to keep what can be worked out again."""
    chosen = value(CACHE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("tactful", appauthor=False))


def busy_seconds() -> float:
    """How long to wait for another writer."""
    try:
        return max(0.0, float(value(BUSY_SECONDS)))
    except ValueError:
        return float(BUSY_SECONDS.default)


def database() -> str:
    """The address of the PostgreSQL database; empty where a SQLite file is kept."""
    return value(DATABASE).strip()


def hosts() -> list[str]:
    """The names under which a browser may ask for us; any other is refused."""
    named = [name.strip() for name in value(HOSTS).split(",")]
    return [*OWN_NAMES, *filter(None, named)]


def secret_key() -> str:
    """What this installation signs its cookies with; empty before the web app first started."""
    try:
        return (data_folder() / KEY_FILE).read_text("ascii").strip()
    except (OSError, UnicodeError):
        return ""
