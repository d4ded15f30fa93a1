"""Pay and closing day of a posting, where only its running text tells them."""

from __future__ import annotations

import pytest

from tactful.reading.taken.job_pages import JobPage
from tactful.reading.taken.posting_text import closing_day_in, pay_in, with_what_its_text_says
from tests.world import day, workdays

TODAY = day("2026-12-01")
WORKDAYS = workdays("GB-ENG")


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        (
            "Salary: £32,000 - £38,000 per annum, depending on experience.",
            "£32,000 - £38,000 per annum",
        ),
        ("The pay range for this role is $120,000 to $145,000.", "$120,000 to $145,000"),
        ("We pay 55–65k EUR.", "55–65k EUR"),
        ("You earn 4.200 EUR brutto im Monat.", "4.200 EUR brutto"),
        ("£14.20 an hour plus tips", "£14.20 an hour"),
        ("Compensation: USD 90k-110k", "USD 90k-110k"),
        ("CTC 18 LPA, pay reviewed yearly. Pay: 18 LPA", "18 LPA"),
        ("We raised $40 million last year and our budget is £2,000,000 per year.", ""),
        ("A joining bonus of $5,000 per year may be paid.", ""),
        ("Call 020 7946 0000 for the salary.", ""),
        ("Competitive salary", ""),
        ("Salary: 25 000 - 30 000 EUR", "25 000 - 30 000 EUR"),
        ("Salary: £30,000. 2026 start", "£30,000"),
        ("The salary is $90,000–$110,000 a year plus bonus.", "$90,000–$110,000 a year"),
        ("We pay $1,000 referral bonus.", ""),
        ("Rent is £800 a month there.", ""),
        ("1,1." * 5000, ""),
        ("salary " + "1 " * 9000, ""),
    ],
)
def test_what_it_pays(text: str, pay: str) -> None:
    assert pay_in(text) == pay


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("Closing date: 18 December 2026", "2026-12-18"),
        ("Apply by Friday 11 December.", "2026-12-11"),
        ("Applications close on 2027-01-08 at noon.", "2027-01-08"),
        (
            "The deadline for applications is January 15, 2027. Deadline: January 15, 2027",
            "2027-01-15",
        ),
        ("Closing date: 18 December 2026. Apply by 4 January 2027.", None),
        ("Closing date: 18 November 2026", None),
        ("Posted on 18 December 2026. We move fast.", None),
        ("You will meet every deadline.", None),
        ("You thrive under deadline pressure on Monday mornings.", None),
        ("The store closes at 5 pm on Sundays.", None),
        ("Open until filled. First review on 10 December.", None),
        ("Apply by 30 November.", None),
    ],
)
def test_when_it_closes(text: str, closes: str | None) -> None:
    assert closing_day_in(text, TODAY, WORKDAYS) == (day(closes) if closes else None)


def test_what_the_page_says_itself_stands() -> None:
    text = "Salary: £30,000 a year. Closing date: 18 December 2026"
    bare = JobPage("Cook", "Acme", "Leeds", posting=text)
    full = with_what_its_text_says(bare, TODAY, WORKDAYS)
    assert (full.pay, full.closes_on) == ("£30,000 a year", day("2026-12-18"))
    said = JobPage("Cook", "Acme", "Leeds", pay="a lot", closes_on=TODAY, posting=text)
    assert with_what_its_text_says(said, TODAY, WORKDAYS) == said
