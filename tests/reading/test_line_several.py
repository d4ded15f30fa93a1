"""One line tells of one company; several are noticed, and people are none."""

from __future__ import annotations

import pytest

from tactful.reading.line.several import companies_listed, names_listed_first


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("applied at Acme, Zorg and Nix", "Acme Zorg Nix"),
        ("applied yesterday to Google, Meta, and Apple as data engineer", "Google Meta Apple"),
        ("no from Acme, Zorg and Nix", "Acme Zorg Nix"),
        ("interviews at Acme, Zorg and Nix", "Acme Zorg Nix"),
        ("interviewed at Acme today with Dana, Tom and Ann", ""),
        ("interviewed by Dana, Tom and Ann at Acme", ""),
        ("applied at Smith, Jones and Partners", ""),
        ("applied at Johnson and Johnson", ""),
        ("heard from Dana, Tom and Ann", ""),
        ("interview at Smith, Jones and Brown LLP on Friday", ""),
        ("interview at Marks and Spencer, Monday and Tuesday", ""),
    ],
)
def test_companies_that_are_listed(line: str, listed: str) -> None:
    assert " ".join(companies_listed(line)) == listed


def test_names_that_a_line_begins_with() -> None:
    assert names_listed_first("Acme and Zorg both said no") == ("Acme", "Zorg")
    assert names_listed_first("Acme, Zorg and Nix said no") == ("Acme", "Zorg", "Nix")
    assert names_listed_first("Acme and Sons said no") == ()
