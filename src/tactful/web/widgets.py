"""The fields of forms, written without templates.

Django draws each field from three templates that include one another: a quarter of a page with
many forms was spent on that (measured, `script/bench web`). What is written here is the same,
letter by letter but for blanks; a test compares both. Whatever is not known here is left to Django.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]
FOLDER = "django/forms/widgets/"


class PlainWidgets(DjangoTemplates):
    """Draws inputs, areas of text, ticks and lists to choose from."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        """The field as HTML."""
        draw = DRAWN.get(template_name)
        if draw is None or (widget := context["widget"]).get("wrap_label"):
            return SafeString(super().render(template_name, context, request))
        return SafeString(draw(widget))  # every value was escaped


def _attributes(widget: Widget) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{conditional_escape(str(value))}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _input(widget: Widget) -> str:
    value = widget["value"]
    said = "" if value is None else f' value="{conditional_escape(str(value))}"'
    name = conditional_escape(widget["name"])
    return f'<input type="{widget["type"]}" name="{name}"{said}{_attributes(widget)}>'


def _area(widget: Widget) -> str:
    name, value = conditional_escape(widget["name"]), widget["value"]
    said = conditional_escape(value) if value else ""
    return f'<textarea name="{name}"{_attributes(widget)}>\n{said}</textarea>'


def _select(widget: Widget) -> str:
    options = "".join(
        _group(name, "".join(map(_option, choices))) for name, choices, _ in widget["optgroups"]
    )
    name = conditional_escape(widget["name"])
    return f'<select name="{name}"{_attributes(widget)}>{options}</select>'


def _group(name: str | None, options: str) -> str:
    if not name:
        return options
    return f'<optgroup label="{conditional_escape(name)}">{options}</optgroup>'


def _option(option: Widget) -> str:
    value = conditional_escape(str(option["value"]))
    return (
        f'<option value="{value}"{_attributes(option)}>{conditional_escape(option["label"])}'
        "</option>"
    )


KINDS_OF_INPUT = (
    "text", "input", "email", "url", "number", "password", "hidden", "date", "datetime", "checkbox",
    "radio_option", "checkbox_option",
)  # fmt: skip
DRAWN: dict[str, Callable[[Widget], str]] = {
    **{f"{FOLDER}{kind}.html": _input for kind in KINDS_OF_INPUT},
    f"{FOLDER}textarea.html": _area,
    f"{FOLDER}select.html": _select,
}
