"""Places as people say them: one, several of one name, or a sentence that helps."""

from __future__ import annotations

import pytest

from tactful.adapters.place_names import PlaceNames
from tactful.ports import UnknownPlace


@pytest.mark.parametrize(
    ("written", "place", "zone"),
    [
        ("Manchester", "GB-ENG", "Europe/London"),
        ("manchester, uk", "GB-ENG", "Europe/London"),
        ("Bavaria", "DE-BY", "Europe/Berlin"),
        ("München", "DE-BY", "Europe/Berlin"),
        ("København", "DK", "Europe/Copenhagen"),
        ("Warszawa", "PL", "Europe/Warsaw"),
        ("Roma", "IT-RM", "Europe/Rome"),
        ("東京", "JP", "Asia/Tokyo"),
        ("Львів", "UA", "Europe/Kyiv"),
        ("Donostia", "ES-PV", "Europe/Madrid"),
        ("Ayrshire", "GB-SCT", "Europe/London"),
        ("St. Gallen", "CH-SG", "Europe/Zurich"),
        ("St. Louis", "US-MO", "America/Chicago"),
        ("Südtirol", "IT-BZ", "Europe/Rome"),
        ("Mallorca", "ES-IB", "Europe/Madrid"),
        ("Greater Boston Area", "US-MA", "America/New_York"),
        ("London Area, United Kingdom", "GB-ENG", "Europe/London"),
        ("New York, NY 10001", "US-NY", "America/New_York"),
        ("London SW1A 1AA", "GB-ENG", "Europe/London"),
        ("Dublin 2", "IE", "Europe/Dublin"),
        ("Leeds, West Yorkshire", "GB-ENG", "Europe/London"),
        ("Lancashire", "GB-ENG", "Europe/London"),
        ("Москва", "RU", "Europe/Moscow"),
        ("Αθήνα", "GR", "Europe/Athens"),
        ("NYC", "US-NY", "America/New_York"),
        ("US-NY", "US-NY", "America/New_York"),
        ("SF", "US-CA", "America/Los_Angeles"),
        ("El Paso, Texas", "US-TX", "America/Denver"),
        ("United States, California", "US-CA", "America/Los_Angeles"),
        ("Germany, Berlin", "DE-BE", "Europe/Berlin"),
        ("Kenya", "KE", "Africa/Nairobi"),
        ("uk", "GB", "Europe/London"),
        ("Saint Louis", "US-MO", "America/Chicago"),
        ("Danzig", "PL", "Europe/Warsaw"),
        ("Remote in United States", "US", "America/New_York"),
        ("Sydney NSW 2000", "AU-NSW", "Australia/Sydney"),
        ("Dublin, County Dublin, Ireland", "IE", "Europe/Dublin"),
        ("Amsterdam, North Holland, Netherlands", "NL", "Europe/Amsterdam"),
    ],
)
def test_one_place_is_meant(written: str, place: str, zone: str) -> None:
    found = PlaceNames().find(written)
    assert (found[0].place, found[0].zone) == (place, zone)
    assert len({(one.place, one.zone) for one in found}) == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Germny", "Germany"),
        ("Untied Kingdom", "United Kingdom"),
        ("Califonia", "California"),
        ("Bavria", "Bavaria"),
        ("Mnchester", "Manchester"),
    ],
)
def test_what_is_spelt_like_it_is_offered(written: str, meant: str) -> None:
    with pytest.raises(UnknownPlace, match=f"Did you mean .*{meant}"):
        PlaceNames().find(written)


def test_what_the_program_calls_a_place_means_that_place() -> None:
    """The pages show these names, and get them back."""
    places = PlaceNames()
    uninhabited = {"BV", "HM"}
    read_back = {
        code: places.find(name)[0].place for code, name in places.known() if code not in uninhabited
    }
    assert read_back == {code: code for code in read_back}
    assert len(read_back) > 600


def test_several_of_one_name_are_to_be_asked_about() -> None:
    places = {one.place for one in PlaceNames().find("Springfield")}
    assert {"US-MO", "US-MA", "US-IL"} <= places
    assert {one.place for one in PlaceNames().find("Durham")} == {"US-NC", "GB-ENG"}
    assert {one.place for one in PlaceNames().find("Kingston")} == {"JM", "CA-ON"}
    assert [one.place for one in PlaceNames().find("Kingston, Ontario")] == ["CA-ON"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Xyzzy", "no place that is known"),
        ("Manchestr", "Manchester"),
        ("remote", "employer's office"),
        ("  ", "The place is empty"),
    ],
)
def test_what_is_no_place_is_refused_with_help(written: str, said: str) -> None:
    with pytest.raises(UnknownPlace, match=said):
        PlaceNames().find(written)
