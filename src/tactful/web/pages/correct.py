"""Put one entry of the story right, or take it out."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from tactful.refusal import Refused
from tactful.usecases.correct import (
    agreement_of_key,
    correct_touch,
    remove_agreement,
    remove_touch,
    touch_of_key,
)
from tactful.usecases.find import people_of
from tactful.usecases.stale import ChangedMeanwhile
from tactful.web.fields import FreeText, Moment, Pick, Seen
from tactful.web.here import Request
from tactful.web.next_step import next_step
from tactful.web.page import go, page
from tactful.web.stale_forms import say_stale
from tactful.wording.refusals import explained
from tactful.wording.touches import say_touch


class TouchForm(forms.Form):
    """When it was, with whom, and the words."""

    at = Moment("When", help_text="Their local time.", required=True)
    person = Pick("With", [])
    note = FreeText("What was said or written", 6)
    seen = Seen()


@require_http_methods(["GET", "HEAD", "POST"])
def touch(request: Request, key: UUID, touch_key: UUID) -> HttpResponse:
    """A touch: change it, or remove it. Undo brings back either."""
    here = request.here
    row = here.application(key)
    found = touch_of_key(row, touch_key)
    there = ZoneInfo(row.timezone)
    was_at = found.at.astimezone(there)
    known = {
        "at": was_at,
        "person": str(found.person_id or ""),
        "note": found.note,
        "seen": found.version,
    }
    form = TouchForm(request.POST or None, initial=known)
    form.fields["person"] = Pick(
        "With", [(str(p.pk), p.name) for p in people_of(row)] + [("", "nobody in particular")]
    )
    status = 422 if request.method == "POST" else 200
    if "remove" in request.POST:
        remove_touch(found, here.now, here.holidays)
        return _back(request, key, "Removed.")
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        unchanged = given["at"] == was_at.replace(tzinfo=None, second=0, microsecond=0)
        at = found.at if unchanged else given["at"].replace(tzinfo=there)
        person = here.person_of(row, given["person"])
        try:
            changed = correct_touch(
                found, at, person, given["note"], here.now, here.holidays, seen=given["seen"]
            )
        except ChangedMeanwhile as error:
            say_stale(form, error)
        except Refused as error:
            form.add_error("at", explained(error))
        else:
            return _back(request, key, "Changed." if changed else "That is so already.")
    said = say_touch(found.kind, found.channel, found.person.name if found.person else "")
    return page(request, "correct.html", {"row": row, "form": form, "said": said}, status)


@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: Request, key: UUID, agreement_key: UUID) -> HttpResponse:
    """Take an agreement out; what stood before it counts again."""
    here = request.here
    row = here.application(key)
    found = agreement_of_key(row, agreement_key)
    if request.method == "POST":
        remove_agreement(found, here.now, here.holidays)
        return _back(request, key, "Removed.")
    context = {
        "title": "Remove this agreement?",
        "sentence": "What was agreed before it counts again. To correct it, note it anew in the"
        " debrief. Undo brings it back.",
        "yes": "Remove it",
        "back": f"/applications/{key}",
        "grave": True,
    }
    return page(request, "confirm.html", context)


def _back(request: Request, key: UUID, said: str) -> HttpResponse:
    row = request.here.application(key)
    then = next_step(row, request.here.today).sentence
    return go(request, f"/applications/{key}", f"{said} Next: {then[0].lower()}{then[1:]}")
