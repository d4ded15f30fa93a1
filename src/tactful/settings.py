"""Django's settings, filled from the table in config.py."""

from tactful import config

SECRET_KEY = "the command line signs nothing"  # noqa: S105  # no page, no cookie, no session here
INSTALLED_APPS = ["tactful.records"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = None  # else Django sets TZ for the whole process, and we forget where the reader lives
USE_I18N = False
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(config.data_folder() / "tactful.sqlite3"),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": config.busy_seconds(),
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            ),
        },
    }
}
