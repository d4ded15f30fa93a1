"""Fields are written as Django's templates write them, but for blanks between tags."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from tactful.web.widgets import PlainWidgets

pytestmark = pytest.mark.usefixtures("owner")  # Django is set up with the records
ODD = """<b>"it's" & that</b>"""


class Everything(forms.Form):
    """Each kind of field that a page of ours has, and some that none has."""

    text = forms.CharField(widget=forms.TextInput({"list": "a", "autocomplete": "off"}))
    area = forms.CharField(widget=forms.Textarea({"rows": 3, "dir": "auto"}), required=False)
    email = forms.EmailField(required=False)
    link = forms.URLField(required=False, assume_scheme="https")
    number = forms.IntegerField(min_value=1)
    day = forms.DateField(widget=forms.DateInput({"type": "date"}))
    hidden = forms.CharField(widget=forms.HiddenInput)
    word = forms.CharField(widget=forms.PasswordInput)
    tick = forms.BooleanField(required=False)
    one = forms.ChoiceField(choices=[("", "none"), ("a", ODD), ("group", [("b", "B"), ("c", "C")])])
    chip = forms.ChoiceField(choices=[("x", "X"), ("y", ODD)], widget=forms.RadioSelect)
    chips = forms.MultipleChoiceField(
        choices=[("x", "X"), ("y", "Y")], widget=forms.CheckboxSelectMultiple
    )


FILLED = {
    "text": ODD, "area": f"{ODD}\n\nmore", "email": "a@b.example", "number": "7", "tick": "on",
    "day": "2026-12-01", "hidden": ODD, "word": "secret", "one": "b", "chip": "y", "chips": ["x"],
}  # fmt: skip


def without_blanks(drawn: str) -> str:
    return re.sub(r">\s+<", "><", re.sub(r"\s+(?=<)|(?<=>)\s+(?!\S*</textarea)", "", drawn))


@pytest.mark.parametrize("data", [None, FILLED, {}])
@pytest.mark.parametrize("name", list(Everything.base_fields))
def test_a_field_is_drawn_the_same(name: str, data: dict[str, object] | None) -> None:
    plain = Everything(data, renderer=PlainWidgets())
    django = Everything(data, renderer=DjangoTemplates())
    assert without_blanks(str(plain[name])) == without_blanks(str(django[name]))
    for ours, theirs in zip(plain[name].subwidgets, django[name].subwidgets, strict=True):
        assert without_blanks(ours.tag()) == without_blanks(theirs.tag())
