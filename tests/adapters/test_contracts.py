"""One suite for each port, over the twin in memory and the real thing."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tactful.adapters.memory import HolidaysInMemory, ZonesInMemory
from tactful.adapters.place_zones import PARTS, PlaceZones
from tactful.adapters.public_holidays import PublicHolidays
from tactful.ports import Holidays, UnknownPlace, Zones
from tests.world import day

INDEPENDENCE_DAY = date(2026, 7, 3)


@pytest.fixture(params=["memory", "real", "cached"])
def holidays(request: pytest.FixtureRequest, tmp_path: Path) -> Holidays:
    if request.param == "memory":
        return HolidaysInMemory({"US": [INDEPENDENCE_DAY], "US-NY": [INDEPENDENCE_DAY]})
    if request.param == "real":
        return PublicHolidays(None)
    PublicHolidays(tmp_path).workdays("US", "NY").is_working(INDEPENDENCE_DAY)
    return PublicHolidays(tmp_path)


class TestHolidays:
    def test_holidays_and_weekends_are_off(self, holidays: Holidays) -> None:
        calendar = holidays.workdays("US", "NY")
        assert calendar.add(day("2026-07-02"), 1) == day("2026-07-06")

    def test_a_part_may_carry_its_country(self, holidays: Holidays) -> None:
        assert not holidays.workdays("US", "US-NY").is_working(INDEPENDENCE_DAY)

    def test_case_does_not_matter(self, holidays: Holidays) -> None:
        assert not holidays.workdays("us", "ny").is_working(INDEPENDENCE_DAY)

    @pytest.mark.parametrize("country", ["XX", "", "U", "../etc"])
    def test_an_unknown_country_is_refused(self, holidays: Holidays, country: str) -> None:
        with pytest.raises(UnknownPlace):
            holidays.workdays(country)

    def test_an_unknown_part_is_refused(self, holidays: Holidays) -> None:
        with pytest.raises(UnknownPlace):
            holidays.workdays("US", "ZZ")

    def test_nothing_is_assumed_for_the_united_states(self, holidays: Holidays) -> None:
        assert holidays.assumed_part("US") is None


@pytest.fixture(params=["memory", "real"])
def zones(request: pytest.FixtureRequest) -> Zones:
    if request.param == "memory":
        return ZonesInMemory({"US": "America/New_York", "US-CA": "America/Los_Angeles",
                              "DE": "Europe/Berlin"})  # fmt: skip
    return PlaceZones()


class TestZones:
    @pytest.mark.parametrize(
        ("country", "part", "zone"),
        [
            ("US", None, "America/New_York"),
            ("US", "CA", "America/Los_Angeles"),
            ("us", "us-ca", "America/Los_Angeles"),
            ("DE", "BE", "Europe/Berlin"),
        ],
    )
    def test_a_place_has_a_zone(
        self, zones: Zones, country: str, part: str | None, zone: str
    ) -> None:
        assert zones.zone_of(country, part) == zone

    def test_a_guess_is_owned_up_to(self, zones: Zones) -> None:
        assert zones.has_several("US")
        assert not zones.has_several("US", "CA")
        assert not zones.has_several("DE")

    def test_an_unknown_country_is_refused(self, zones: Zones) -> None:
        with pytest.raises(UnknownPlace):
            zones.zone_of("XX")


def test_every_zone_in_the_table_exists_and_no_part_is_named_twice() -> None:
    for country, zones in PARTS.items():
        parts = [part for named in zones.values() for part in named.split()]
        assert len(parts) == len(set(parts)), country
        for zone in zones:
            assert ZoneInfo(zone).key == zone


def test_a_bare_great_britain_is_taken_as_england() -> None:
    holidays = PublicHolidays(None)
    assert holidays.assumed_part("GB") == "ENG"
    assert not holidays.workdays("GB").is_working(day("2026-08-31"))


class TestTheCacheIsOnlyACopy:
    @pytest.mark.parametrize(
        "content",
        ["", "{", "[]", '{"library": "old", "years": {}}', '{"years": {"2026": "1"}}', "\x00"],
    )
    def test_what_cannot_be_used_is_made_anew(self, tmp_path: Path, content: str) -> None:
        file = tmp_path / "holidays-US-NY.json"
        file.write_text(content)
        assert not PublicHolidays(tmp_path).workdays("US", "NY").is_working(INDEPENDENCE_DAY)
        assert json.loads(file.read_text())["years"]["2026"].count("1") > 240

    def test_a_forged_year_is_made_anew(self, tmp_path: Path) -> None:
        PublicHolidays(tmp_path).workdays("US", "NY").is_working(INDEPENDENCE_DAY)
        file = tmp_path / "holidays-US-NY.json"
        kept = json.loads(file.read_text())
        kept["years"]["2026"] = "0" * 365
        file.write_text(json.dumps(kept))
        assert PublicHolidays(tmp_path).workdays("US", "NY").is_working(day("2026-07-06"))

    def test_a_folder_that_cannot_be_written_is_no_trouble(self, tmp_path: Path) -> None:
        blocked = tmp_path / "file"
        blocked.write_text("")
        calendar = PublicHolidays(blocked / "cache").workdays("US", "NY")
        assert not calendar.is_working(INDEPENDENCE_DAY)

    def test_nothing_else_is_left_in_the_folder(self, tmp_path: Path) -> None:
        PublicHolidays(tmp_path).workdays("DE", "BY").is_working(day("2026-01-06"))
        assert os.listdir(tmp_path) == ["holidays-DE-BY.json"]
