"""Settings: who one is, how patient to be and every number of it, quiet days, holidays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from tactful.etiquette.own_numbers import HOURS, QUIET, WAITS, UnfitNumber, with_own_numbers
from tactful.etiquette.profiles import PROFILES, Profile
from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR
from tactful.limits import LONGEST_HISTORY
from tactful.ports import Places, UnknownPlace
from tactful.reading.places import UnknownZone, read_place
from tactful.refusal import Refused
from tactful.usecases.edit import edit_me, edit_part_of_me
from tactful.usecases.handles import Owner
from tactful.usecases.renew_advice import profile_of
from tactful.usecases.see_month import see_free_days
from tactful.usecases.session import Session
from tactful.usecases.stale import ChangedMeanwhile
from tactful.usecases.zones import by_its_city, zone_named
from tactful.web import fields
from tactful.web.here import Request
from tactful.web.page import go, page
from tactful.web.settings_rows import PATIENCE, setting_rows
from tactful.web.stale_forms import say_stale, seen_in
from tactful.wording.days import MONTHS
from tactful.wording.number_sentences import Blank, number_sentences
from tactful.wording.numbers import NUMBERS, about_number, say_unfit, working_days
from tactful.wording.refusals import explained, sentence_of

A_DAY = r"(?:(\d{1,2})\.? )?([a-z]{3,9})\.?(?: (\d{1,2}))?"  # 24 Dec, or Dec 24
QUIET_TYPED = re.compile(rf"(?i){A_DAY} (?:to|-|–) {A_DAY}")
AHEAD = timedelta(days=92)  # how far the days off are listed


class MeForm(forms.Form):
    """Who one is, as letters are signed."""

    name = fields.Text("Your full name", attributes={"autocomplete": "name"})
    timezone = fields.Text(
        "Your time zone",
        help_text="A city, like Berlin. Empty: that of this computer.",
        attributes={"list": "zones"},
    )
    email = fields.email("Your email")
    phone = fields.phone("Your phone number")
    history_days = forms.IntegerField(
        label="For how many days a change can be taken back",
        min_value=1,
        max_value=LONGEST_HISTORY,
        required=False,
    )
    seen = fields.Seen()

    def __init__(self, places: Places, *rest: Any, **more: Any) -> None:
        super().__init__(*rest, **more)
        self.places = places

    def clean_timezone(self) -> str:
        """A zone that exists."""
        zone = str(self.cleaned_data["timezone"])
        try:
            return zone_named(zone, self.places).key if zone else ""
        except UnknownZone as error:
            raise forms.ValidationError(explained(error)) from error


@require_safe
def show(request: Request) -> HttpResponse:
    """What can be set, each with how it stands, and the page that changes it."""
    return page(request, "settings.html", {"groups": setting_rows(request.here.owner)})


@require_http_methods(["GET", "HEAD", "POST"])
def you(request: Request) -> HttpResponse:
    """Who one is, as letters are signed."""
    here = request.here
    form = MeForm(here.places, request.POST or None, initial=_known(here.owner))
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        values["history_days"] = values["history_days"] or here.owner.history_days
        seen = values.pop("seen")
        try:
            changed = edit_me(here.owner, values, here.now, here.holidays, seen=seen)
        except ChangedMeanwhile as error:
            say_stale(form, error)
        else:
            return go(request, "/settings/you", "Saved." if changed else "That is so already.")
    return page(request, "settings_you.html", {"form": form}, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def patience(request: Request) -> HttpResponse:
    """How patient to be, and every number of it."""
    here = request.here
    if request.method != "POST":
        return _numbers_page(request)
    chosen = request.POST.get("profile", "")
    if chosen not in PROFILES:
        return _numbers_page(request, refused="Choose how patient to be.", status=422)
    try:
        changed = edit_me(here.owner, {"profile": chosen}, here.now, here.holidays)
    except Refused as error:
        here.owner.refresh_from_db()
        return _numbers_page(request, refused=sentence_of(error), chosen=chosen, status=422)
    said = "Saved; every advice is renewed." if changed else "That is so already."
    return go(request, "/settings/patience", said)


def _known(owner: Owner) -> dict[str, Any]:
    same = ("name", "timezone", "email", "phone", "history_days")
    shown = {"seen": owner.version, "timezone": by_its_city(owner.timezone)}
    return {name: getattr(owner, name) for name in same} | shown


def _numbers_page(
    request: Request,
    *,
    typed: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
    stale: str = "",
    refused: str = "",
    chosen: str = "",
    status: int = 200,
) -> HttpResponse:
    owner = request.here.owner
    profile, usual = profile_of(owner), PROFILES[owner.profile]
    filled = {n: (typed or {}).get(n, _shown(profile, n)) for n in NUMBERS}
    usually = {n: _shown(usual, n) for n in NUMBERS}
    groups = [
        (title, [_row(s, filled, usually, owner.numbers, problems or {}) for s in sentences])
        for title, sentences in number_sentences()
    ]
    context = {
        "patience": [(value, name, _effect(PROFILES[value])) for value, name in PATIENCE],
        "numbers": groups,
        "number_problem": next(iter((problems or {}).values()), ""),
        "stale": stale,
        "refused": refused,
        "chosen": chosen or owner.profile,
    }
    return page(request, "settings_patience.html", context, status)


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A sentence with fields in it, and what is usual."""

    pieces: list[tuple[str, str, str, str]]  # words, a number's name, what it is called, its value
    usual: str
    source: str
    own: str  # the names of those that were set by hand, "" where none was
    problem: str


def _row(
    sentence: Blank,
    filled: Mapping[str, str],
    usually: Mapping[str, str],
    own: Mapping[str, object],
    problems: Mapping[str, str],
) -> NumberRow:
    pieces = [
        (words, name, about_number(name).words if name else "", filled.get(name, ""))
        for words, name in sentence.pieces
    ]
    return NumberRow(
        pieces,
        " and ".join(usually[name] for name in sentence.names),
        sentence.source,
        " ".join(name for name in sentence.names if name in own),
        next((problems[name] for name in sentence.names if name in problems), ""),
    )


def _effect(profile: Profile) -> str:
    """What a profile does, in the numbers that are felt most."""
    times = {1: "Once", 2: "Twice"}[profile.attempts_after_interview]
    return (
        f"If they named a day, you ask {working_days(profile.permitted_opens)} after it. If"
        f" nothing was agreed, {working_days(profile.no_agreement_opens)} after the interview."
        f" {times} at most."
    )


def _shown(profile: Profile, name: str) -> str:
    """The same as people write it: quiet days as "24 Dec to 1 Jan"."""
    written = _written(profile, name)
    found = re.fullmatch(r"(\d\d)-(\d\d)/(\d\d)-(\d\d)", written)
    if found is None:
        return written
    months = [MONTHS[int(found[n]) - 1][:3] for n in (1, 3)]
    return f"{int(found[2])} {months[0]} to {int(found[4])} {months[1]}"


def _as_set(name: str, typed: str) -> str:
    """What was typed, as a profile takes it."""
    found = QUIET_TYPED.fullmatch(typed) if name == QUIET else None
    if found is None:
        return typed
    ends = []
    for day, month, american in (found.groups()[:3], found.groups()[3:]):
        numbers = [n for n, full in enumerate(MONTHS, 1) if full[:3].lower() == month[:3].lower()]
        if not numbers or not (day or american):
            return typed
        ends.append(f"{numbers[0]:02}-{int(day or american):02}")
    return "/".join(ends)


def _written(profile: Profile, name: str) -> str:
    """A number as it stands in its field."""
    value = asdict(profile)[name]
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if name == QUIET:
        if not value:
            return "none"
        (first_month, first_day), (last_month, last_day) = value[0], value[-1]
        return f"{first_month:02}-{first_day:02}/{last_month:02}-{last_day:02}"
    return str(value)


@require_http_methods(["GET", "HEAD", "POST"])
def numbers(request: Request) -> HttpResponse:
    """Set numbers of the profile by hand; one that is as usual, or empty, is no longer set."""
    here = request.here
    if request.method != "POST":
        return HttpResponseRedirect("/settings/patience#numbers")
    usual = PROFILES[here.owner.profile]
    typed = {n: request.POST.get(n, "").strip()[:40] for n in (*WAITS, *HOURS, QUIET)}
    as_usual = request.POST.get("usual", "").split()
    own: dict[str, int | str] = {}
    for name, text in typed.items():
        value = _as_set(name, text)
        if value and value != _written(usual, name) and name not in as_usual:
            own[name] = int(value) if value.isascii() and value.isdecimal() else value
    if "reset" in request.POST:
        own = {}
    try:
        with_own_numbers(usual, own)
    except UnfitNumber as error:
        said = say_unfit(error)
        problems = {error.name: f"{said[0].upper()}{said[1:]}."}
        return _numbers_page(request, typed=typed, problems=problems, status=422)
    seen = seen_in(request.POST)
    try:
        changed = edit_me(here.owner, {"numbers": own}, here.now, here.holidays, seen=seen)
    except ChangedMeanwhile as error:
        here.owner.refresh_from_db()
        return _numbers_page(request, typed=typed, stale=sentence_of(error), status=422)
    said = "Saved; every advice is renewed." if changed else "That is so already."
    return go(request, "/settings/patience#numbers", said)


@require_http_methods(["GET", "HEAD", "POST"])
def holidays(request: Request) -> HttpResponse:
    """Add a day by hand, or take one off the list again."""
    here = request.here
    if request.method != "POST":
        return _holidays_page(request)
    if "remove" in request.POST:
        gone, added = request.POST["remove"], None
        said = "Taken off the list."
    else:
        typed = {n: request.POST.get(n, "").strip()[:60] for n in ("place", "day", "free")}
        added, problem = _day(here, typed)
        if added is None:
            return _holidays_page(request, problem, typed, 422)
        gone = f"{added['place']} {added['day']}"
        said = "Added; every advice is renewed."

    def renewed(days: list[dict[str, Any]]) -> list[dict[str, Any]]:
        others = [day for day in days if f"{day['place']} {day['day']}" != gone]
        return others + ([added] if added else [])

    changed = edit_part_of_me(here.owner, "holidays", renewed, here.now, here.holidays)
    said = said if changed else "That is so already."
    return go(request, "/settings/holidays", said)


def _holidays_page(
    request: Request,
    problem: str = "",
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    here = request.here
    free = see_free_days(here.owner, here.today, here.today + AHEAD, here.holidays)
    context = {
        "free": [(day, [here.places.name_of(p) for p in places]) for day, places in free.items()],
        "days": sorted(here.owner.holidays, key=lambda d: (d["day"], d["place"])),
        "holiday_problem": problem,
        "holiday_typed": typed or {},
        "places": here.places.known(),
    }
    return page(request, "settings_holidays.html", context, status)


def _day(here: Session, typed: dict[str, str]) -> tuple[dict[str, Any] | None, str]:
    """The day to add, or what is wrong with it."""
    try:
        code = here.places.code_of(typed["place"])
        country, part = read_place(code)
        here.holidays.workdays(country, part or None)
    except UnknownPlace as error:
        return None, explained(error)
    try:
        day = date.fromisoformat(typed["day"])
    except ValueError:
        return None, "Choose a day."
    if not FIRST_YEAR < day.year < LAST_YEAR:
        return None, f"Choose a day between {FIRST_YEAR} and {LAST_YEAR}."
    place = f"{country}-{part}" if part else country
    return {"place": place, "day": day.isoformat(), "free": typed["free"] != "no"}, ""
