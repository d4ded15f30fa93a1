"""The people: whom one deals with, all touches over all applications, and their wishes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from tactful.refusal import Refused
from tactful.usecases import edit
from tactful.usecases.handles import Person
from tactful.usecases.see_people import see_everybody, see_somebody
from tactful.usecases.stale import ChangedMeanwhile
from tactful.web import fields
from tactful.web.here import Request
from tactful.web.next_step import NextStep
from tactful.web.page import go, page, page_number
from tactful.web.pages.new import ROLES
from tactful.web.stale_forms import say_stale
from tactful.wording.refusals import sentence_of

ANSWERS = [("", "not known"), ("yes", "yes"), ("no", "no")]
BY_ANSWER = {"": None, "yes": True, "no": False}
CHANNELS = [("", "not known"), ("email", "email"), ("phone", "phone"), ("linkedin", "LinkedIn")]
ON_A_PAGE = 50


class PersonForm(forms.Form):
    """What is known about somebody."""

    name = fields.Text("Name", required=True)
    addressed_as = fields.Text(
        "How do you address them?", help_text="Like Dana, or Dr Reyes. Empty: as is usual there."
    )
    role = fields.Pick("Who are they?", ROLES)
    email = fields.email()
    phone = fields.phone()
    linkedin = fields.linkedin()
    prefers = fields.Pick("Prefers", CHANNELS)
    accepts_linkedin = fields.Pick("Accepts LinkedIn requests", ANSWERS)
    notes = fields.FreeText("Notes", 3)
    seen = fields.Seen()


@require_safe
def everybody(request: Request) -> HttpResponse:
    """Everybody, by name; ?q= finds some."""
    asked = request.GET.get("q", "").strip()
    number = page_number(request.GET.get("page", ""))
    people, more = see_everybody(request.here.owner, asked, (number - 1) * ON_A_PAGE, ON_A_PAGE)
    context = {
        "people": people,
        "asked": asked,
        "number": number,
        "before": number - 1,
        "after": number + 1 if more else 0,
    }
    return page(request, "people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def somebody(request: Request, key: UUID) -> HttpResponse:
    """One person, and everything between the two of you."""
    here = request.here
    person = here.person(key)
    form = PersonForm(request.POST or None, initial=_known(person))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            values = form.cleaned_data | {
                "accepts_linkedin": BY_ANSWER[form.cleaned_data["accepts_linkedin"]]
            }
            seen = values.pop("seen")
            try:
                changed = edit.edit_person(person, values, here.now, here.holidays, seen=seen)
            except ChangedMeanwhile as error:
                say_stale(form, error)
            else:
                said = f"Changed {person.name}." if changed else "That is so already."
                return go(request, f"/people/{key}", said)
    between = see_somebody(person)
    steps = [(title, NextStep(item, here.today)) for title, item in between.applications]
    context = {"person": person, "form": form, "between": between, "steps": steps}
    return page(request, "person.html", context, status)


def _known(person: Person) -> dict[str, Any]:
    same = ("name", "addressed_as", "role", "email", "phone", "linkedin", "prefers", "notes")
    accepts = {None: "", True: "yes", False: "no"}[person.accepts_linkedin]
    known = {name: getattr(person, name) for name in same}
    return known | {"accepts_linkedin": accepts, "seen": person.version}


@require_http_methods(["GET", "HEAD", "POST"])
def do_not_contact(request: Request, key: UUID) -> HttpResponse:
    """They asked not to be contacted, or lifted it: after a question, for it changes a lot."""
    here = request.here
    person = here.person(key)
    marked = person.do_not_contact
    if request.method == "POST":
        wanted: dict[str, object] = {"do_not_contact": not marked}
        edit.edit_person(person, wanted, here.now, here.holidays)
        said = f"{person.name} may be contacted again." if marked else (
            f"{person.name} will not be contacted, in any application."
        )  # fmt: skip
        return go(request, f"/people/{key}", said)
    ask = {
        False: (
            f"Never contact {person.name} again?",
            "Tactful will then advise no message to them, in any application, until you lift it.",
            "They asked not to be contacted",
        ),
        True: (
            f"May {person.name} be contacted again?",
            "Lift it only if they said so themselves.",
            "They said I may",
        ),
    }[marked]
    title, sentence, yes = ask
    context = {"title": title, "sentence": sentence, "yes": yes, "back": f"/people/{key}"}
    return page(request, "confirm.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: UUID) -> HttpResponse:
    """Remove somebody who has no part in what happened."""
    here = request.here
    person = here.person(key)
    if request.method == "POST":
        try:
            edit.remove_person(person, here.now, here.holidays)
        except Refused as error:
            back = {"title": "They stay", "sentence": sentence_of(error), "back": f"/people/{key}"}
            return page(request, "confirm.html", back, 409)
        return go(request, "/people", f"Removed {person.name}.")
    context = {
        "title": f"Remove {person.name}?",
        "sentence": "This is possible as long as they have no part in what happened. Undo brings"
        " them back.",
        "yes": "Remove them",
        "grave": True,
        "back": f"/people/{key}",
    }
    return page(request, "confirm.html", context)
