"""The lesson's own story, on the command line, from add to move on; and all the other commands."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tactful.cli.main import COMMANDS
from tests.cli.conftest import Terminal


def next_step(tactful: Terminal, on: str) -> dict[str, object]:
    advice = tactful("why", "acme", "--on", on, "--json").json["advice"]
    return {name: advice[name] for name in ("action", "attempt", "channel", "opens")}


def test_the_acceptance_story(tactful: Terminal) -> None:
    tactful = replace(tactful, now="2024-06-03T15:00:00-04:00")
    tactful("add", "Data Engineer at Acme", "--place", "US-NY", "--person", "Dana Reyes, recruiter,"
            " dana@acme.example, +1 212 555 0147")  # fmt: skip
    tactful("interview", "acme", "2024-06-03", "10:00", "--kind", "onsite", "--with", "dana")
    tactful("debrief", "acme", "Everyone hears by 17 June, call me if not.", "--yes")
    tactful("log", "acme", "thanked")
    waiting = {"action": "wait", "attempt": 1, "channel": "phone",
               "opens": "2024-06-18T09:00:00-04:00"}  # fmt: skip
    assert next_step(tactful, "2024-06-10") == waiting
    assert next_step(tactful, "2024-06-17") == waiting
    assert next_step(tactful, "2024-06-18") == waiting | {"action": "follow_up"}
    tactful = replace(tactful, now="2024-06-18T10:00:00-04:00")
    assert "Call Dana Reyes" in tactful("today").out
    tactful("log", "acme", "called", "left a message")
    again = {"attempt": 2, "channel": "phone", "opens": "2024-06-24T09:00:00-04:00"}
    assert next_step(tactful, "2024-06-21") == again | {"action": "wait"}
    assert next_step(tactful, "2024-06-24") == again | {"action": "follow_up"}
    tactful = replace(tactful, now="2024-06-24T10:00:00-04:00")
    tactful("log", "acme", "called")
    assert next_step(tactful, "2024-06-27")["opens"] == "2024-06-28T09:00:00-04:00"
    assert next_step(tactful, "2024-06-27")["action"] == "wait"
    assert next_step(tactful, "2024-06-28")["action"] == "move_on"
    tactful = replace(tactful, now="2024-06-28T10:00:00-04:00")
    assert "Let go" in tactful("today").out
    tactful("log", "acme", "closed")
    assert tactful("why", "acme", "--json").json["advice"]["action"] == "done"


def test_another_week_is_a_new_agreement(acme: Terminal) -> None:
    acme("interview", "acme", "2026-12-02", "10:00", "--with", "dana")
    acme("debrief", "acme", "Everyone hears by Monday. I may call if not.", "--yes")
    held = acme("log", "acme", "replied", "we need another week")
    assert "new agreement was not noted" in held.out
    acme("undo")
    ran = acme("log", "acme", "replied", "we need another week", "--yes", "--json").json
    agreement = ran["case"]["agreements"][-1]
    assert agreement["channel"] == "phone"
    assert agreement["made_on"] == "2026-12-09"
    assert agreement["contact_by"] == "2026-12-16"
    assert agreement["may_follow_up"] is True
    assert ran["advice"]["opens"] == "2026-12-17T09:00:00-05:00"


def test_undo_takes_everything_back(acme: Terminal) -> None:
    before = acme("export").out
    acme("interview", "acme", "friday", "10:00")
    acme("log", "acme", "called")
    acme("remove", "acme")
    assert "No applications yet" in acme("list").out
    for _ in range(3):
        assert "Taken back" in acme("undo").out
    assert acme("export").out == before
    acme("undo")
    assert "nothing to undo" in acme("undo", code=1).err


def test_calm_when_there_is_nothing_to_do(tactful: Terminal) -> None:
    assert "No applications yet" in tactful("today").out
    tactful("add", "Engineer at Acme", "--place", "US", "--applied", "today",
            "--person", "Dana, dana@acme.example")  # fmt: skip
    calm = tactful("today").out
    assert "Nothing to do today. Next: Friday, December 18, email Dana at Acme." in calm
    later = tactful("today", "--on", "2026-12-18").out
    assert "Email Dana: by Wednesday, December 23" in later


def test_times_are_the_employers_and_are_said_in_both_zones(acme: Terminal) -> None:
    acme("add", "Analyst at Birch", "--place", "DE-BE")
    ran = acme("interview", "birch", "2026-12-17", "10:00")
    assert "Thursday, December 17, 10 am in Berlin (4 am your time)" in " ".join(ran.out.split())
    moved = acme("interview", "birch", "2026-12-18", "9am", "--zone", "America/New_York", "--move")
    assert "Friday, December 18, 3 pm in Berlin (9 am your time)" in " ".join(moved.out.split())
    acme("interview", "birch", "2026-12-18", "15:00", "--cancel")
    assert "3 pm; called off" in acme("show", "birch").out


def test_the_debrief_by_options_and_by_questions(acme: Terminal) -> None:
    acme("interview", "acme", "today", "9:00", "--with", "dana")
    ran = acme("debrief", "acme", "--everyone", "yes", "--by", "in a couple of weeks",
               "--may-follow-up", "yes", "--channel", "phone", "--needs", "two references by Friday",
               "--fit", "good", "--linkedin", "yes", "--decisions", "Monday")  # fmt: skip
    assert "by Wednesday, December 23; you may write from Monday, January 4" in " ".join(
        ran.out.split()
    )
    known = acme("show", "acme", "--json").json["case"]
    assert known["agreements"][0]["contact_by"] == "2026-12-23"
    assert known["requests"][0] == {
        "what": "two references", "asked_on": "2026-12-09", "due": "2026-12-11",
    }  # fmt: skip
    assert known["people"][0]["accepts_linkedin"] is True
    assert known["application"]["fit"] == "good"
    assert "two references" in acme("why", "acme").out
    acme("log", "acme", "delivered")
    assert "delivered on" in acme("show", "acme").out


def test_a_sentence_is_shown_before_it_is_saved(acme: Terminal) -> None:
    said = "They contact everyone within two weeks, I may email Dana if I hear nothing."
    refused = acme("debrief", "acme", said, code=2)
    assert "say --yes" in refused.err
    assert "Everyone will hear." in refused.out
    assert acme("show", "acme", "--json").json["case"]["agreements"] == []
    acme("debrief", "acme", "The weather was nice.", "--yes", code=2)
    acme("debrief", "acme", "--nothing")
    assert "nothing was settled" in acme("show", "acme").out


def test_people_and_the_promise_not_to_contact(acme: Terminal) -> None:
    assert "dana@acme.example" in acme("people").out
    acme("people", "dana", "--do-not-contact")
    assert acme("why", "acme", "--json").json["advice"]["action"] == "blocked"
    acme("people", "dana", "--may-contact", "--prefers", "phone")
    assert acme("why", "acme", "--json").json["advice"]["channel"] == "phone"
    assert "Nobody is called" in acme("people", "zoe").out
    acme("people", "--phone", "+1 212 555 0100", code=2)


def test_several_candidates_are_listed_and_nothing_is_done(acme: Terminal) -> None:
    acme("add", "Architect at Acme")
    before = acme("export").out
    refused = acme("remove", "acme", code=1)
    assert "Architect at Acme" in refused.err
    assert "Data Engineer at Acme" in refused.err
    assert acme("export").out == before


def test_export_and_import_between_computers(acme: Terminal) -> None:
    exported = acme.data.parent / "mine.json"
    acme("export", str(exported))
    other = replace(acme, data=acme.data.parent / "other")
    plan = other("import", str(exported), "--dry-run").out
    assert "add Data Engineer at Acme" in plan
    assert "No applications yet" in other("list").out
    other("import", str(exported))
    assert other("export").out == acme("export").out
    kept = other("import", str(exported)).out
    assert "Added 0, changed 0, kept 1 as they were." in kept
    cases = [row["case"] for row in json.loads(exported.read_text("utf-8"))["applications"]]
    lines = "\n".join(json.dumps(case) for case in cases)
    given = other("advise", "-", stdin=lines).json
    stored = other("why", "acme", "--json").json["advice"]
    assert given["action"] == stored["action"]
    assert given["opens"] == stored["opens"]


def test_the_demo_is_apart_and_made_anew_each_time(acme: Terminal) -> None:
    before = acme("export").out
    first = acme("demo")
    assert "Nothing left" not in first.out
    assert "Dana Reyes" in first.out
    assert "tactful --demo why acme" in first.out
    acme("--demo", "log", "acme", "called")
    again = acme("demo")
    assert again.out == first.out
    assert len(acme("--demo", "list", "--json").json["applications"]) == 13
    assert acme("export").out == before


def test_every_command_has_help_with_an_example_and_json() -> None:
    from click.testing import CliRunner

    from tactful.cli.main import cli

    for name in COMMANDS:
        shown = CliRunner().invoke(cli, [name, "--help"])
        assert shown.exit_code == 0
        assert "Example: tactful" in " ".join(shown.output.split()), name
        if name != "serve":  # it answers browsers, not programs
            assert "--json" in shown.output, name
        assert max(map(len, shown.output.splitlines())) <= 80, name


@pytest.mark.parametrize(
    "arguments",
    [
        ("why", "acme"), ("show", "acme"), ("list",), ("people",), ("card", "acme"), ("today",),
        ("me",), ("edit", "acme", "--notes", "n"), ("interview", "acme", "friday", "10:00"),
        ("log", "acme", "called"), ("undo",), ("export",), ("backup",), ("remove", "acme"),
        ("debrief", "acme", "--nothing"), ("today", "--on", "friday"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_json_is_one_document(acme: Terminal, arguments: tuple[str, ...]) -> None:
    assert acme(*arguments, "--json").json is not None


def test_the_shell_completes_names(acme: Terminal) -> None:
    completing = replace(
        acme, more={"_TACTFUL_COMPLETE": "bash_complete", "COMP_WORDS": "tactful why ac",
                    "COMP_CWORD": "2"},
    )  # fmt: skip
    assert "Acme" in completing.apart().out


def test_nothing_is_coloured_away_from_a_terminal(acme: Terminal) -> None:
    for arguments in (("today",), ("why", "acme"), ("list",), ("show", "acme")):
        assert "\x1b" not in acme(*arguments).out


def test_lines_fit_eighty_columns(acme: Terminal) -> None:
    acme("demo")
    for arguments in (("today",), ("why", "acme"), ("list",), ("show", "dunmore"), ("people",),
                      ("card", "everline")):  # fmt: skip
        longest = max(map(len, acme("--demo", *arguments).out.splitlines()))
        assert longest <= 80, arguments


def test_days_and_hours_are_said_as_the_reader_reads_them(acme: Terminal) -> None:
    assert "Wednesday, December 9, 2026" in acme("today").out
    assert "British" in acme("me", "--spelling", "GB").out
    assert "Wednesday 9 December 2026" in acme("today").out
    assert "American, by the time zone" in acme("me", "--spelling", "-").out
    assert "British, by the time zone" in acme("me", "--zone", "Europe/London").out
    assert "Wednesday 9 December 2026" in acme("today", "--on", "2026-12-09").out


def test_an_application_is_added_from_the_page_of_its_job(
    tactful: Terminal, tmp_path: Path
) -> None:
    told = {
        "@context": "https://schema.org", "@type": "JobPosting", "title": "Data &amp; <b>AI</b> Engineer",
        "hiringOrganization": {"name": "Acme"}, "validThrough": "2026-12-31",
        "jobLocation": {"address": {"addressLocality": "New York", "addressRegion": "NY"}},
        "description": "<p>Build pipelines with us.</p>",
    }  # fmt: skip
    page = tmp_path / "page.html"
    page.write_text(
        f'<!doctype html><html><head><script type="application/ld+json">{json.dumps(told)}</script>'
        '<link rel="canonical" href="https://jobs.example/7"></head><body></body></html>'
    )
    assert "Added Data & AI Engineer at Acme" in tactful("add", "--from", str(page)).out
    kept = tactful("export").json["applications"][0]
    assert kept["case"]["employer"]["timezone"] == "America/New_York"
    assert (kept["link"], kept["closes_on"]) == ("https://jobs.example/7", "2026-12-31")
    assert "Build pipelines with us." in kept["posting"]
    assert "Which one?" in tactful("add", code=2).err
    page.write_text("<html><body>Cake recipes</body></html>")
    assert "tells of no job" in tactful("add", "--from", str(page), code=2).err


@pytest.mark.parametrize(
    ("zone", "now"),
    [
        ("America/New_York", "2026-12-09T10:30:00-05:00"),
        ("America/Los_Angeles", "2026-12-09T09:30:00-08:00"),
        ("Europe/Berlin", "2026-12-09T09:30:00+01:00"),
        ("Asia/Kolkata", "2026-12-09T09:30:00+05:30"),
        ("Australia/Sydney", "2026-12-09T09:30:00+11:00"),
    ],
)
def test_the_demo_is_where_its_reader_lives(tactful: Terminal, zone: str, now: str) -> None:
    there = Terminal(tactful.data, now, {**tactful.more, "TZ": zone})
    shown = there("demo", "--json").json
    assert {item["employer"] for item in shown["now"]} == {
        "Fährmann", "Greystone", "Everline", "Acme", "Ironbridge", "Hafen Logistik",
    }  # fmt: skip
