"""The first minute: who one is, on one card. Each part can be skipped, and none is asked again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from tactful.ports import UnknownPlace, one_place
from tactful.reading.places import UnknownZone, read_zone
from tactful.refusal import Misused
from tactful.usecases.edit import edit_me
from tactful.usecases.session import Session
from tactful.web import fields
from tactful.web.here import Request
from tactful.web.page import go, page
from tactful.web.settings_rows import PATIENCE
from tactful.wording.refusals import explained


class WelcomeForm(forms.Form):
    """Name and addresses as letters are signed, where one lives, how patient to be."""

    name = fields.Text("Your name", attributes={"autocomplete": "name"})
    place = fields.Text(
        "Where you live",
        help_text="A city. Days and hours are then said as there.",
        attributes={"autocomplete": "address-level2"},
    )
    email = fields.email("Your email")
    phone = fields.phone("Your phone number")
    profile = fields.Pick("Patience", PATIENCE, initial="standard")


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request) -> HttpResponse:
    """Keep what was said; with nothing said, only that it was asked."""
    here = request.here
    if request.method != "POST":
        return HttpResponseRedirect("/")
    form = WelcomeForm(request.POST)
    if "skip" in request.POST:
        edit_me(here.owner, {"introduced": True}, here.now, here.holidays)
        return HttpResponseRedirect("/")
    zone = _zone(here, form) if form.is_valid() else ""
    if not form.is_valid():
        return page(request, "welcome.html", {"form": form}, 422)
    said = {name: form.cleaned_data[name] for name in ("name", "email", "phone", "profile")}
    values: dict[str, Any] = {name: value for name, value in said.items() if value}
    if zone:
        values["timezone"] = zone
    edit_me(here.owner, {**values, "introduced": True}, here.now, here.holidays)
    greeting = f"Good to meet you, {values['name']}." if "name" in values else "Noted."
    return go(request, "/", f"{greeting} All of it can be changed in Settings.")


def _zone(here: Session, form: WelcomeForm) -> str:
    """The clock of the place that was typed; what is wrong with it is said beside its field."""
    written = str(form.cleaned_data.get("place") or "")
    if not written:
        return ""
    try:
        return one_place(written, here.places.find(written)).zone
    except UnknownPlace as error:
        try:
            return read_zone(written).key
        except UnknownZone:
            form.add_error("place", explained(error))
    except Misused as error:
        form.add_error("place", explained(error))
    return ""
