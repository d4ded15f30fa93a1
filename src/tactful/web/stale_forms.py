"""A form that shows what is no longer so: say what changed, keep what was typed."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from tactful.usecases.stale import ChangedMeanwhile
from tactful.wording.refusals import sentence_of

MOST_DIGITS = 10


def say_stale(form: forms.Form, error: ChangedMeanwhile) -> None:
    """Say it on the form, which from here on knows what is kept now: sent again, it counts."""
    form.add_error(None, sentence_of(error))
    if isinstance(form.data, QueryDict):
        sent_again = form.data.copy()
        sent_again["seen"] = str(error.version)
        form.data = sent_again


def seen_in(sent: QueryDict) -> int | None:
    """The version that a form without fields of its own was made from; None where it says none."""
    text = sent.get("seen", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < MOST_DIGITS else None
