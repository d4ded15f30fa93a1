"""How templates say days and instants, and how they show a field of a form."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import Any, Protocol
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django import template
from django.forms import BoundField, Form
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tactful.web.static_files import static_file
from tactful.wording.channels import BY_CHANNEL
from tactful.wording.days import (
    city,
    say_both,
    say_date_briefly,
    say_day,
    say_day_near,
    say_time,
)
from tactful.wording.touches import say_touch

INTERVIEW_KINDS = {
    "phone_screen": "by phone",
    "video": "by video",
    "onsite": "on site",
    "panel": "with a panel",
    "final": "the final one",
    "call": "they ring you",
    "other": "of another kind",
}
register = template.Library()


class Touched(Protocol):
    """What a touch says of itself, in a case or in a list."""

    @property
    def kind(self) -> str:
        """What it is."""
        ...

    @property
    def channel(self) -> str | None:
        """By which way it went."""
        ...


@register.simple_tag
def static(name: str) -> str:
    """The address of a static file."""
    return static_file(name).address


@register.simple_tag
def in_place(name: str) -> str:
    """A small picture as part of the page, so that nobody asks for it."""
    return f"data:image/svg+xml,{quote(static_file(name).plain.decode())}"


@register.simple_tag
def icon(name: str) -> SafeString:
    """A picture beside a word that says the same."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.simple_tag
def label_of(form: Form, name: str) -> str:
    """What a field is called."""
    return str(form.fields[name].label or name)


@register.simple_tag(takes_context=True)
def day(context: RequestContext, value: date | None) -> SafeString | str:
    """A day as people say it."""
    if value is None:
        return ""
    said = say_day(value, context["today"])
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), said)


@register.simple_tag(takes_context=True)
def iso_day(context: RequestContext, value: str) -> SafeString | str:
    """A day that is kept as a text."""
    return day(context, date.fromisoformat(value))


@register.simple_tag(takes_context=True)
def near_day(context: RequestContext, value: date) -> SafeString:
    """The same as a heading, with today and tomorrow by their names."""
    said = say_day_near(value, context["today"])
    named = said[0].upper() + said[1:]
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), named)


@register.simple_tag(takes_context=True)
def instant(context: RequestContext, value: datetime, zone: str) -> SafeString:
    """An instant in the employer's zone, the reader's own time beside it where it differs."""
    mine: tzinfo = context["mine"]
    said = say_both(value, zone, value.astimezone(mine), context["today"])
    return timed(value, zone, said)


@register.simple_tag(takes_context=True)
def short_instant(context: RequestContext, value: datetime, zone: str) -> SafeString:
    """Day and time in the employer's zone; which zone it is, is in reach."""
    there = value.astimezone(ZoneInfo(zone))
    return timed(value, zone, f"{say_day(there.date(), context['today'])}, {say_time(there)}")


@register.simple_tag(takes_context=True)
def short_day(context: RequestContext, value: datetime) -> SafeString:
    """The reader's day of an instant, short: "9 Dec"."""
    mine = value.astimezone(context["mine"]).date()
    said = say_date_briefly(mine, context["today"])
    full = say_day(mine, context["today"])
    return format_html('<time datetime="{}" title="{}">{}</time>', mine.isoformat(), full, said)


def timed(value: datetime, zone: str, said: str) -> SafeString:
    """Words for an instant, with the exact instant and its zone in the tooltip."""
    there = value.astimezone(ZoneInfo(zone))
    exact = f"{there:%Y-%m-%d %H:%M} in {city(zone)} ({zone}, UTC{_offset(there)})"
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', there.isoformat(timespec="minutes"), exact, said
    )


def _offset(there: datetime) -> str:
    written = there.strftime("%z")
    return f"{written[:3]}:{written[3:5]}"


@register.inclusion_tag("_field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """A field with its label, its help, and what is wrong with it right beside it."""
    return {"field": bound, "type": getattr(bound.field.widget, "input_type", "")}


@register.simple_tag
def touch(shown: Touched) -> str:
    """A touch in words."""
    return say_touch(shown.kind, shown.channel or "")


@register.simple_tag
def by_way(channel: str) -> str:
    """A channel after a verb: by email."""
    return BY_CHANNEL[channel]


@register.simple_tag
def held(kind: str) -> str:
    """How an interview is held: by phone, on site."""
    return INTERVIEW_KINDS[kind]


@register.filter
def words(value: str) -> str:
    """ "hiring_manager" is "hiring manager"."""
    return str(value).replace("_", " ")
