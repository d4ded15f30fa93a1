"""Fields of forms: what people type is read by `reading`, and refused with its sentences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR
from tactful.reading import texts
from tactful.refusal import Misused
from tactful.wording.days import say_day
from tactful.wording.refusals import explained

Read = Callable[[str], str]


def _needed(label: str) -> str:
    """What to do about an empty field."""
    if label in ("When", "From", "To"):
        return {"When": "Say when.", "From": "Say from whom.", "To": "Say to whom."}[label]
    return f"{label}: enter it." if " " in label else f"Enter the {label.lower()}."


class Text(forms.CharField):
    """A text read by one of the functions of `reading.texts`. ``type`` is HTML's."""

    def __init__(
        self,
        label: str,
        read: Read | None = None,
        *,
        required: bool = False,
        type: str = "text",
        attributes: dict[str, str] | None = None,
        **more: Any,
    ) -> None:
        widget = forms.TextInput(attrs=(attributes or {}))
        widget.input_type = type
        super().__init__(label=label, required=required, widget=widget, **more)
        self.error_messages["required"] = _needed(label)
        self._read = read or (lambda text: texts.one_line(text, label))

    def clean(self, value: Any) -> str:
        """What was typed, read; empty where nothing was."""
        text = str(value or "")
        if not text.strip():
            if self.required:
                raise ValidationError(self.error_messages["required"])
            return ""
        return _read(self._read, text)


class Seen(forms.IntegerField):
    """The version of what a form shows, so that one that is out of date is noticed."""

    def __init__(self) -> None:
        super().__init__(required=False, min_value=1, widget=forms.HiddenInput)


class FreeText(forms.CharField):
    """A note of any length that fits."""

    def __init__(self, label: str, rows: int = 3, **more: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows, "dir": "auto", **more.pop("attributes", {})})
        super().__init__(label=label, required=False, widget=widget, strip=False, **more)

    def clean(self, value: Any) -> str:
        """The text, with the line ends of this world."""
        return _read(texts.free_text, str(value or ""))


def _read(read: Read, text: str) -> str:
    try:
        return read(text)
    except Misused as error:
        raise ValidationError(explained(error)) from error


def known(bound: forms.BoundField) -> str:
    """What a field holds, for a line about it; empty where it holds nothing."""
    value = bound.value()
    if isinstance(bound.field, forms.BooleanField):
        return str(bound.label) if value else ""
    if not value:
        return ""
    if isinstance(bound.field, Pick):
        return bound.field.called(str(value))
    return say_day(value) if isinstance(value, date) else str(value).strip().partition("\n")[0]


def email(label: str = "Email") -> Text:
    """An email address; phones show the keyboard for it."""
    return Text(label, texts.email, type="email", attributes={"autocomplete": "off"})


def phone(label: str = "Phone") -> Text:
    """A phone number."""
    return Text(label, texts.phone, type="tel", attributes={"autocomplete": "off"})


def link() -> Text:
    """The address of the page with the job."""
    return Text("Link to the job", texts.link, type="url", attributes={"autocomplete": "off"})


def linkedin() -> Text:
    """The address of a LinkedIn page."""
    return Text("LinkedIn", texts.linkedin, attributes={"inputmode": "url"})


class Day(forms.Field):
    """A day, from the picker every browser has."""

    def __init__(self, label: str, *, required: bool = False, **more: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d")
        widget.input_type = "date"
        super().__init__(label=label, required=required, widget=widget, **more)
        self.error_messages["required"] = _needed(label)

    def to_python(self, value: Any) -> date | None:
        """The day."""
        if not value:
            return None
        try:
            day = date.fromisoformat(str(value))
        except ValueError as error:
            raise ValidationError("Write the day like 2026-12-18.") from error
        return _countable(day)


class PastDay(Day):
    """A day that has come. ``today`` is set by the form; a day more is let pass, for there is
    always a place where it is tomorrow already.
    """

    today: date | None = None

    def to_python(self, value: Any) -> date | None:
        """The day."""
        day = super().to_python(value)
        if day is not None and self.today is not None and day > self.today + timedelta(days=1):
            raise ValidationError("That day is still to come.")
        return day


class Moment(forms.Field):
    """A day and a time of day in a zone that the page names."""

    def __init__(self, label: str, *, required: bool = False, **more: Any) -> None:
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M")
        widget.input_type = "datetime-local"
        super().__init__(label=label, required=required, widget=widget, **more)
        self.error_messages["required"] = _needed(label)

    def to_python(self, value: Any) -> datetime | None:
        """Day and time, still without a zone."""
        if not value:
            return None
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError as error:
            raise ValidationError("Write day and time like 2026-12-18T14:30.") from error
        if moment.tzinfo is not None:
            raise ValidationError("Leave the zone out; the times here are the employer's.")
        _countable(moment.date())
        return moment


class TimeOfDay(forms.Field):
    """A time of day."""

    def __init__(self, label: str, **more: Any) -> None:
        widget = forms.TimeInput(format="%H:%M")
        widget.input_type = "time"
        super().__init__(label=label, required=False, widget=widget, **more)

    def to_python(self, value: Any) -> time | None:
        """The time."""
        if not value:
            return None
        try:
            moment = time.fromisoformat(str(value))
        except ValueError as error:
            raise ValidationError("Write the time like 14:30.") from error
        return moment.replace(tzinfo=None)


def _countable(day: date) -> date:
    if not FIRST_YEAR < day.year < LAST_YEAR:
        raise ValidationError(f"The year {day.year} is outside {FIRST_YEAR}-{LAST_YEAR}.")
    return day


class NothingChosen(forms.RadioSelect):
    """Radio buttons of which none is pressed before somebody presses it."""

    def format_value(self, value: Any) -> list[str]:
        """What is pressed; an empty answer is none."""
        return [str(value)] if value else []


class Pick(forms.ChoiceField):
    """One of a few words; ``radio`` shows them all at once, each a target for a thumb."""

    def __init__(
        self,
        label: str,
        choices: list[tuple[str, str]],
        *,
        radio: bool = False,
        required: bool = False,
        **more: Any,
    ) -> None:
        widget = NothingChosen() if radio else forms.Select()
        self.words = choices
        super().__init__(label=label, choices=choices, required=required, widget=widget, **more)
        self.error_messages["required"] = f"{label}: choose one."
        self.error_messages["invalid_choice"] = "Choose one of the answers shown."

    def called(self, value: str) -> str:
        """How one of the words reads; empty for one there is not."""
        return next((called for word, called in self.words if word == value and word), "")


class Tick(forms.BooleanField):
    """Yes, or nothing said."""

    def __init__(self, label: str, **more: Any) -> None:
        super().__init__(label=label, required=False, **more)
