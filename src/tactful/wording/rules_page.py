"""The rules as a page and as a picture, drawn from the table itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from html import escape

from tactful.etiquette.profiles import BRISK, RESERVED, STANDARD, Profile
from tactful.etiquette.rule import Row, Rule
from tactful.etiquette.rules import DELAYS, RULES
from tactful.wording.rule_texts import DELAY_TEXTS, SOURCES, SURVEYS, RowText, row_text

NUMBERS = {
    field.name: getattr(STANDARD, field.name)
    for field in fields(Profile)
    if isinstance(getattr(STANDARD, field.name), int)
}
ROW_HEIGHT = 64
WIDTH = 1000
COLOURS = {
    "done": ("#eef1f4", "#51606f"),
    "blocked": ("#eef1f4", "#51606f"),
    "wait": ("#eaf1fb", "#23527c"),
    "follow_up": ("#e6f4ec", "#1d6b3f"),
    "move_on": ("#f5eefb", "#5d3a82"),
}
OTHERS = ("#fdf4e3", "#7a5310")
STYLE = """
  text { font-family: system-ui, sans-serif; font-size: 15px; fill: #1c2430; }
  .name { font-weight: 600; }
  .small { font-size: 13px; fill: #51606f; }
  .line { stroke: #b6c0cb; stroke-width: 1.5; }
"""


WHOM = """## Whom, and how

**Whom**: the one you were told to contact; else an agency recruiter, whoever spoke; else the
agreement's person; else a recruiter; else the interviewers of the latest interview, in order; else
anybody with a name but a referral. Somebody who has left is skipped, and their successor, if one
was named, stands in their place. A second attempt goes to the person of the first. Somebody who
cannot be reached or asked not to be contacted is skipped; if the first choice asked, nothing is
sent at all.

**Two voices**: the newest word counts, but an interviewer's never shortens what a recruiter said
after the same last interview: the later day stands, with its speaker, and the recruiter's
permission, channel and contact stay where the newer word is silent.

**How**: the agreement's channel, for its person; else what they prefer; else email; else the
phone; else LinkedIn, and that only where they said they accept requests. A channel that bounced
for good is skipped until its address is replaced. Thanks, closing notes, withdrawals and news are
written, never spoken to a machine. What is written may be written at any hour, and goes out in
office hours; calls are made in office hours only.
"""
PROMISES = """## Promises

"In a couple of weeks" is a promise with a last day. The upper end of a range counts. Up to five
days are business days, more are calendar days, but never earlier than five business days; hours
are days of 24, rounded up, in business days. "A couple" is two, "a few" three. Weeks begin on
Monday, or on Sunday where the working week does; "early" is the second working day of a week,
"mid" the Wednesday, "late", "end" and the bare week its last working day, and when that has
passed, next week's. Early, mid and late in a month end on the 10th, the 20th and the last day.
A bare weekday is the next one strictly after today; "next Wednesday" is next week's. "Before X"
ends on the day before, but "on or before X" and "before the end of X" include the last day.
"After X" starts on the next working day and allows five. A day or date without a year is the
next such one. Numeric dates are read as the place writes them. Where a sentence names several
days, the last one on which they will be in touch counts. No day at all is an answer too.
"""


def rules_page() -> str:
    """docs/rules.md: the table, what delays a window, whom, promises, profiles, sources."""
    return "\n".join(
        [*_head(), *_table(), *_delays(), WHOM, PROMISES, *_profiles(), *_sources(), ""]
    )


def _head() -> Iterator[str]:
    yield "# The rules"
    yield ""
    yield "Made from the table in `src/tactful/etiquette/rules.py` by `script/docs`; a test"
    yield "keeps it in step. The first rule that speaks wins."
    yield ""
    yield "![The rules in order, the first that speaks wins](rules.svg)"
    yield ""
    yield "`+n bd` is the n-th business day strictly after a day, in the employer's place and with"
    yield "its public holidays. A window opens at 09:00 and closes at 17:00 there. While one waits"
    yield "or writes unprompted, 24 December to 1 January do not count as business days; they delay"
    yield "nothing that one owes. D is the day they named."
    yield ""


def _table() -> Iterator[str]:
    yield "| rule | situation | advice | window (standard profile) | from |"
    yield "|---|---|---|---|---|"
    for rule in RULES:
        for n, (name, row) in enumerate(rule.rows.items()):
            text = row_text(rule.name, name)
            cells = (_said(text.situation), text.advice, _said(text.window), row.source)
            yield f"| {f'`{rule.name}`' if n == 0 else ''} | {' | '.join(cells)} |"
    yield ""
    yield "## What each rule tells you"
    yield ""
    for rule in RULES:
        for name in rule.rows:
            text = row_text(rule.name, name)
            yield f"- **{rule.name}**: {text.sentence} This changes with {text.changes}."
    yield ""


def _said(text: str) -> str:
    return text.format(**NUMBERS)


def _delays() -> Iterator[str]:
    yield "## What delays a window"
    yield ""
    for name, sentence in DELAY_TEXTS.items():
        yield f"- **{name}**: {sentence} [{DELAYS[name]}]"
    yield ""


def _profiles() -> Iterator[str]:
    yield "## The profiles"
    yield ""
    yield "Choose one with `tactful me --profile reserved`. All numbers are business days, except"
    yield "the attempts and follow-ups, which are counted."
    yield ""
    yield "| number | reserved | standard | brisk |"
    yield "|---|---|---|---|"
    for name in NUMBERS:
        cells = (str(getattr(profile, name)) for profile in (RESERVED, STANDARD, BRISK))
        yield f"| {name.replace('_', ' ')} | {' | '.join(cells)} |"
    yield ""


def _sources() -> Iterator[str]:
    yield "## Sources"
    yield ""
    for letter, meaning in SOURCES.items():
        yield f"- **{letter}**: {meaning}."
    for survey in SURVEYS:
        yield f"- {survey}"
    yield ""
    yield "No causal study of candidates' follow-ups was found: every wait is a default with a"
    yield "source, and a setting."


def rules_picture() -> str:
    """docs/rules.svg: the rules from top to bottom, each with what it advises."""
    height = 40 + ROW_HEIGHT * len(RULES) + 20
    title = "The rules of Tactful in order: the first that speaks wins"
    names = ", ".join(rule.name for rule in RULES)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
            ' aria-labelledby="title desc">',
            f'<title id="title">{title}</title>',
            f'<desc id="desc">From top to bottom: {names}.</desc>',
            f"<style>{STYLE}</style>",
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            *(part for n, rule in enumerate(RULES) for part in _drawn(n, rule)),
            "</svg>",
            "",
        ]
    )


def _drawn(n: int, rule: Rule) -> Iterator[str]:
    top = 30 + n * ROW_HEIGHT
    middle = top + 22
    name, first = next(iter(rule.rows.items()))
    if n + 1 < len(RULES):
        yield f'<line class="line" x1="130" y1="{top + 44}" x2="130" y2="{top + ROW_HEIGHT}"/>'
        yield f'<text class="small" x="138" y="{top + 59}">no</text>'
    yield (
        f'<rect x="20" y="{top}" width="220" height="44" rx="8" fill="#f7f8fa" stroke="#b6c0cb"/>'
        f'<text class="name" x="130" y="{middle + 5}" text-anchor="middle">{rule.name}</text>'
    )
    yield f'<line class="line" x1="240" y1="{middle}" x2="276" y2="{middle}"/>'
    yield from _advice_drawn(first, row_text(rule.name, name), top, len(rule.rows))


def _advice_drawn(row: Row, text: RowText, top: int, lines: int) -> Iterator[str]:
    action = row.action.value
    fill, ink = COLOURS.get(action, OTHERS)
    yield (
        f'<rect x="276" y="{top + 4}" width="120" height="36" rx="18" fill="{fill}"/>'
        f'<text class="name" x="336" y="{top + 27}" text-anchor="middle"'
        f' style="fill:{ink}">{action}</text>'
    )
    situation = _shortened(_said(text.situation) + (" …" if lines > 1 else ""))
    yield f'<text x="412" y="{top + 18}">{escape(situation)}</text>'
    window = _said(text.window)
    yield f'<text class="small" x="412" y="{top + 38}">{escape(_shortened(window, 84))}</text>'


def _shortened(text: str, most: int = 70) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"
