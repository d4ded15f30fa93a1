"""Time zones as people call them; what could be several is asked about."""

from __future__ import annotations

import re

import pytest

from tactful.reading.places import SEVERAL_ZONES, SHORT_ZONES, UnknownZone, read_zone
from tactful.wording.refusals import explained


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"), ("Berlin", "Europe/Berlin"), ("CET", "Europe/Berlin"),
        ("new york", "America/New_York"), ("ET", "America/New_York"), ("pst", "America/Los_Angeles"),
        ("Kolkata", "Asia/Kolkata"), ("GMT", "Europe/London"), ("sao paulo", "America/Sao_Paulo"),
    ],
)  # fmt: skip
def test_a_zone_by_its_names(written: str, zone: str) -> None:
    assert read_zone(written).key == zone


def test_every_short_name_is_a_zone_with_a_clock() -> None:
    for name, zone in SHORT_ZONES.items():
        assert read_zone(name.upper()).key == zone


@pytest.mark.parametrize("written", sorted(SEVERAL_ZONES))
def test_what_could_be_several_is_asked_about(written: str) -> None:
    with pytest.raises(UnknownZone) as refused:
        read_zone(written.upper())
    assert re.search(r"could be .* or .*; write which one\.$", explained(refused.value))


@pytest.mark.parametrize("written", ["", "Mars", "localtime", "../etc/passwd", "America"])
def test_what_is_none(written: str) -> None:
    with pytest.raises(UnknownZone) as refused:
        read_zone(written)
    assert "is no time zone" in explained(refused.value)
