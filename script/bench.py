"""What Tactful costs, beside what one would use instead. Prints ratios; fails on wrong answers
only, never on slow ones. Arguments pick parts: advice, days, promises, processes,
words, web, databases, many, calendars."""

from __future__ import annotations

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"
NOW = "2026-12-09T10:30:00-05:00"


def per_second(work: Callable[[], int], at_least: float = 1.0) -> float:
    """How many a second, the best of three rounds of at least a third of the time each."""
    best = 0.0
    for _ in range(3):
        done, began = 0, time.perf_counter()
        while (spent := time.perf_counter() - began) < at_least / 3:
            done += work()
        best = max(best, done / spent)
    return best


def heading(text: str) -> None:
    print(f"\n{text}\n{'-' * len(text)}")


def bench_advice() -> None:
    from tactful.adapters.public_holidays import PublicHolidays
    from tactful.cases.reading import read_case
    from tactful.cases.writing import advice_as_json
    from tactful.etiquette.decision import advise
    from tactful.etiquette.look_again import look_again_at

    heading("Advice: one core, the 60 gold cases over and over")
    calendars = PublicHolidays(None).workdays
    texts = [json.dumps(json.loads(line)["case"]) for line in open(GOLD / "advice.jsonl")]
    datas = [json.loads(text) for text in texts]
    cases = [read_case(data, calendars) for data in datas]
    advices = [advise(case) for case in cases]

    def all_of(step: Callable[[Any], object], items: list[Any]) -> Callable[[], int]:
        def run() -> int:
            for item in items:
                step(item)
            return len(items)

        return run

    def line(text: str) -> str:
        return json.dumps(advice_as_json(advise(read_case(json.loads(text), calendars))))

    objects = per_second(all_of(advise, cases))
    lines = per_second(all_of(line, texts))
    print(
        f"advise() from Case objects  {objects:10,.0f} a second  (aim 40,000: {objects / 40_000:.1f}x)"
    )
    print(
        f"advise  from JSON lines     {lines:10,.0f} a second  (aim 14,000: {lines / 14_000:.1f}x)"
    )
    steps: list[tuple[str, Callable[[Any], object], list[Any]]] = [
        ("parse the JSON", json.loads, texts),
        ("read the case", lambda data: read_case(data, calendars), datas),
        ("decide", advise, cases),
        ("write the advice", lambda advice: json.dumps(advice_as_json(advice)), advices),
    ]
    costs = [(name, 1e6 / per_second(all_of(step, items))) for name, step, items in steps]
    whole = sum(cost for _, cost in costs)
    for name, cost in costs:
        print(f"  {name:24} {cost:6.1f} us  {cost / whole:4.0%} of a line")
    again = per_second(all_of(look_again_at, cases))
    print(
        f"look_again_at()             {again:10,.0f} a second  ({objects / again:.1f} decisions each)"
    )


def bench_days() -> None:
    import numpy
    from holidays import country_holidays

    from tactful.adapters.public_holidays import PublicHolidays

    heading("Adding working days: the same 10,000 random questions, US-NY")
    chance = random.Random(1)
    first = date(2015, 1, 1)
    questions = [
        (first + timedelta(days=chance.randrange(5000)), chance.randint(1, 60))
        for _ in range(10_000)
    ]
    ours = PublicHolidays(None).workdays("US", "NY")
    library = country_holidays("US", subdiv="NY", years=range(2014, 2031))
    off = numpy.array(sorted(library), dtype="datetime64[D]")
    calendar = numpy.busdaycalendar(holidays=off)

    def theirs(day: date, n: int) -> date:
        return library.get_nth_working_day(day, n)

    def numpys(day: date, n: int) -> date:
        start = numpy.busday_offset(numpy.datetime64(day), 0, roll="backward", busdaycal=calendar)
        found: date = numpy.busday_offset(start, n, busdaycal=calendar).astype(date)
        return found

    contenders = {"Tactful": ours.add, "holidays' own": theirs, "numpy, one by one": numpys}
    answers = {name: [add(*q) for q in questions] for name, add in contenders.items()}
    if len({tuple(found) for found in answers.values()}) != 1:
        raise SystemExit("The answers differ; the figures would mean nothing.")
    costs = {}
    for name, add in contenders.items():
        began = time.perf_counter()
        for day, n in questions:
            add(day, n)
        costs[name] = (time.perf_counter() - began) / len(questions) * 1e6
    for name, cost in costs.items():
        print(f"{name:20} {cost:8.2f} us each   {cost / costs['Tactful']:6.1f}x Tactful's")
    days = numpy.array([q[0] for q in questions], dtype="datetime64[D]")
    counts = numpy.array([q[1] for q in questions])
    began = time.perf_counter()
    rolled = numpy.busday_offset(days, 0, roll="backward", busdaycal=calendar)
    numpy.busday_offset(rolled, counts, busdaycal=calendar)
    each = (time.perf_counter() - began) / len(questions) * 1e6
    print(
        f"{'numpy, all at once':20} {each:8.2f} us each   {each / costs['Tactful']:6.1f}x Tactful's"
    )
    print("The answers are equal.")


def bench_promises() -> None:
    import dateparser
    import parsedatetime

    from tactful.adapters.public_holidays import PublicHolidays
    from tactful.reading.promises import parse_promise

    heading("Promises: the gold file")
    warnings.simplefilter("ignore")
    lines = [
        line.rstrip("\n").split("\t") for line in open(GOLD / "promises.tsv", encoding="utf-8")
    ]
    rows = [row for row in lines if len(row) == 5 and row[0] != "said"]
    holidays = PublicHolidays(None)
    calendar = parsedatetime.Calendar()

    def tactfuls(said: date, place: str, phrase: str) -> str:
        country, _, part = place.partition("-")
        found = parse_promise(phrase, said, holidays.workdays(country, part or None)).deadline
        return found.isoformat() if found else "-"

    def dateparsers(said: date, place: str, phrase: str) -> str:
        order = "MDY" if place == "US" else "DMY"
        base = datetime(said.year, said.month, said.day)
        found = dateparser.parse(
            phrase,
            languages=["en"],
            settings={"RELATIVE_BASE": base, "DATE_ORDER": order, "PREFER_DATES_FROM": "future"},
        )
        return found.date().isoformat() if found else "-"

    def parsedatetimes(said: date, place: str, phrase: str) -> str:
        base = datetime(said.year, said.month, said.day)
        found, status = calendar.parseDT(phrase, sourceTime=base)
        return found.date().isoformat() if status else "-"

    asked = [(date.fromisoformat(row[0]), row[1], row[2], row[4]) for row in rows]
    for name, read in (
        ("Tactful", tactfuls),
        ("dateparser", dateparsers),
        ("parsedatetime", parsedatetimes),
    ):
        right = sum(
            read(said, place, phrase) == deadline for said, place, phrase, deadline in asked
        )

        def run(read: Callable[[date, str, str], str] = read) -> int:
            for said, place, phrase, _ in asked:
                read(said, place, phrase)
            return len(asked)

        print(f"{name:14} {right:3} of {len(asked)} right   {per_second(run):9,.0f} a second")


def fill(folder: Path, count: int, more: dict[str, str] | None = None) -> None:
    """Records with so many applications, in a process of their own; ``more`` says where."""
    source = f"""
import datetime as dt, random, uuid
from tactful import clock, wiring
from tactful.records import store
now = clock.now()
with store.opened(now):
    from tactful.records import models
    from tactful.usecases import find
    from tactful.usecases.renew_advice import renew_applications
    owner = find.local_owner()
    chance = random.Random(2)
    employers, people, apps, involved, interviews, agreements = [], [], [], [], [], []
    for n in range({count}):
        employer = models.Employer(owner=owner, name=f"Company {{n}}", name_key=f"company {{n}}")
        person = models.Person(owner=owner, name=f"Person {{n}}", role="recruiter",
                               email=f"p{{n}}@c{{n}}.example")
        app = models.Application(owner=owner, employer=employer, role="Engineer", country="US",
            subdivision="NY", timezone="America/New_York", noted_at=now,
            applied_on=(now - dt.timedelta(days=chance.randrange(1, 60))).date())
        employers.append(employer); people.append(person); apps.append(app)
        involved.append(models.Involvement(owner=owner, application=app, person=person))
        if n % 2:
            at = now - dt.timedelta(days=chance.randrange(4, 40))
            interviews.append(models.Interview(owner=owner, application=app, at=at))
            agreements.append(models.Agreement(owner=owner, application=app, made_on=at.date(),
                contact_by=(at + dt.timedelta(days=14)).date(), may_follow_up=True,
                person=person, noted_at=now))
    for rows in (employers, people, apps, involved, interviews, agreements):
        if rows:
            type(rows[0]).objects.bulk_create(rows, batch_size=500)
    renew_applications([app.pk for app in apps], now, wiring.holidays())
"""
    environment = os.environ | {"TACTFUL_DATA": str(folder), "TACTFUL_NOW": NOW} | (more or {})
    subprocess.run([sys.executable, "-c", source], env=environment, check=True)


def timed(command: list[str], environment: dict[str, str], stdin: bytes = b"") -> tuple[float, int]:
    """Seconds and peak memory (kB) of one process."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    assert process.stdin is not None
    process.stdin.write(stdin)
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    spent = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return spent, usage.ru_maxrss


def bench_processes() -> None:
    heading(
        "Whole processes: median of 15, in turn; the ratio is to a click program that does nothing"
    )
    with tempfile.TemporaryDirectory(prefix="tactful-bench-") as scratch:
        folder = Path(scratch)
        nothing = folder / "nothing.py"
        nothing.write_text("import click\n@click.command()\ndef cli():\n    pass\ncli()\n")
        python = [sys.executable]
        tactful = [*python, "-m", "tactful"]
        base = os.environ | {"TACTFUL_NOW": NOW, "TACTFUL_CACHE": str(folder / "cache")}
        case = json.dumps(json.loads(open(GOLD / "advice.jsonl").readline())["case"]).encode()
        runs: dict[str, tuple[list[str], dict[str, str], bytes]] = {
            "python -c pass": ([*python, "-c", "pass"], base, b""),
            "click, does nothing": ([*python, str(nothing)], base, b""),
            "tactful --version": ([*tactful, "--version"], base, b""),
            "tactful when": (
                [*tactful, "when", "in a couple of weeks", "--said", "2026-12-07", "--place", "US"],
                base,
                b"",
            ),
            "tactful advise, one case": ([*tactful, "advise"], base, case),
        }
        for count in (10, 1_000, 50_000):
            records = folder / f"records-{count}"
            began = time.perf_counter()
            fill(records, count)
            spent = time.perf_counter() - began
            print(f"  ({count:,} applications decided and stored in {spent:.1f} s)", flush=True)
            there = base | {"TACTFUL_DATA": str(records)}
            runs[f"tactful today, {count:,}"] = ([*tactful, "today"], there, b"")
            runs[f"tactful why, {count:,}"] = ([*tactful, "why", "company 7"], there, b"")
        seconds: dict[str, list[float]] = {name: [] for name in runs}
        memory: dict[str, int] = {}
        for turn in range(16):
            for name, (command, environment, stdin) in runs.items():
                spent, peak = timed(command, environment, stdin)
                if turn:  # the first one warms the caches
                    seconds[name].append(spent)
                memory[name] = max(memory.get(name, 0), peak)
        click = statistics.median(seconds["click, does nothing"])
        for name, spents in seconds.items():
            median = statistics.median(spents)
            print(
                f"{name:28} {median * 1000:7.1f} ms  {median / click:5.2f}x  {memory[name] / 1024:6.1f} MB"
            )
        small, large = (statistics.median(seconds[f"tactful today, {n}"]) for n in ("10", "50,000"))
        print(f"today with 50,000 applications: {large / small:.2f}x today with 10")


def bench_words() -> None:
    from tactful.adapters.public_holidays import PublicHolidays
    from tactful.cases.reading import read_case
    from tactful.etiquette.case import Channel
    from tactful.etiquette.decision import advise
    from tactful.wording.drafts import draft, kind_for
    from tactful.wording.letter_facts import Sender
    from tactful.wording.proof import About, proof_read

    heading("Words: ms each; the ratio is to str.format on a template of that length")
    robin = Sender("Robin Lee", "robin@lee.example", "+1 212 555 0199")
    data = next(
        d for line in open(GOLD / "advice.jsonl") if (d := json.loads(line)["case"]).get("agreements")
        and d.get("people") and d.get("interviews")
    )  # fmt: skip
    made = read_case(data, PublicHolidays(None).workdays)
    person = made.people[0]
    kind = kind_for(made, advise(made))
    mail = draft(made, robin, kind, Channel.EMAIL, person).body
    template = mail.replace("Robin Lee", "{me}")
    long = (mail + " ") * 3
    long = " ".join(long.split()[:200])
    about = About(today=made.now.date(), me="Robin Lee", people=("Dana Reyes", "Tom Whitfield"),
                  others=tuple(f"Company {n}" for n in range(50)), subject="x")  # fmt: skip

    def fill() -> int:
        template.format(me="Robin Lee")
        return 1

    def letter() -> int:
        draft(made, robin, kind, Channel.EMAIL, person)
        return 1

    def call() -> int:
        draft(made, robin, kind, Channel.PHONE, person)
        return 1

    def proof() -> int:
        proof_read(long, about)
        return 1

    plain = per_second(fill)
    for name, work in (("an email", letter), ("a call", call), ("proof, 200 words", proof)):
        speed = per_second(work)
        print(f"{name:20} {1000 / speed:7.2f} ms  {plain / speed:8,.0f}x")


def bench_the_web() -> None:
    from bench_web import bench_web

    heading("The web app: one visitor on loopback; the ratio is to waitress alone")
    with tempfile.TemporaryDirectory(prefix="tactful-bench-") as scratch:
        bench_web(fill, Path(scratch), NOW)


def bench_the_databases() -> None:
    from bench_databases import bench_databases

    heading("PostgreSQL beside SQLite: median wait for a command and for a page")
    with tempfile.TemporaryDirectory(prefix="tactful-bench-") as scratch:
        bench_databases(fill, timed, Path(scratch), NOW)


def bench_the_many() -> None:
    from bench_many import bench_feed, bench_import, bench_worker

    heading("Thousands at once: whole commands, once each")
    with tempfile.TemporaryDirectory(prefix="tactful-bench-") as scratch:
        bench_import(fill, timed, Path(scratch), NOW)
        bench_feed(fill, Path(scratch), NOW)
        bench_worker(fill, Path(scratch), NOW)


def bench_the_calendar_servers() -> None:
    from bench_calendar_servers import bench_calendar_servers

    heading("A calendar server filled for the first time; the ratio is to a bare loop of PUTs")
    with tempfile.TemporaryDirectory(prefix="tactful-bench-") as scratch:
        bench_calendar_servers(fill, Path(scratch), NOW)


PARTS = {
    "advice": bench_advice,
    "days": bench_days,
    "promises": bench_promises,
    "processes": bench_processes,
    "words": bench_words,
    "web": bench_the_web,
    "databases": bench_the_databases,
    "many": bench_the_many,
    "calendars": bench_the_calendar_servers,
}

if __name__ == "__main__":
    unknown = set(sys.argv[1:]) - set(PARTS)
    if unknown:
        raise SystemExit(f"There is no part {min(unknown)}; the parts are {', '.join(PARTS)}.")
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {datetime.now(UTC):%Y-%m-%d}")
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nPeak memory of this benchmark itself: {own:.0f} MB")
