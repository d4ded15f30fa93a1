"""The one Django app with models."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """What we keep, and how it is called in the database."""

    name = "tactful.records"
    label = "records"
