"""The rules as one reads them: in groups, by what happened, with the lesson as one time line."""

from __future__ import annotations

from dataclasses import dataclass

from tactful.etiquette.profiles import Profile
from tactful.etiquette.rules import DELAYS, RULES_BY_NAME
from tactful.wording.rule_texts import DELAY_TEXTS, row_text

GROUPS: dict[str, dict[str, str]] = {
    "First of all": {
        "tell_them": "You decided, and they don't know",
        "settled": "It's settled",
        "blocked": "They asked for no contact",
        "rejected": "They said no",
        "accepted_elsewhere": "You took another job",
    },
    "What they're waiting for": {
        "offer": "They made you an offer",
        "answer_owed": "They asked you something",
        "material_owed": "They still need something",
    },
    "Around an interview": {
        "interview_near": "It's close",
        "missed_call": "They said they'd ring",
        "no_fit": "It doesn't fit",
        "debrief": "You've just talked",
        "thank": "A thank-you",
        "debrief_late": "Nothing was noted yet",
        "interview_ahead": "It's further ahead",
    },
    "Offers": {
        "competing_offer": "You have one elsewhere",
        "deciding": "Yours to decide",
    },
    "When not to ask": {
        "no_channel": "No way to reach anybody",
        "closed": "You said goodbye",
        "refused": "They'd rather you didn't",
        "on_hold": "It's on hold",
        "cap": "You've asked often enough",
    },
    "When to ask": {
        "retry": "You asked, and heard nothing",
        "times_offered": "You answered their invitation",
        "agreed_day": "You agreed on a day to ask",
        "agreed_deadline": "They named a day you'd hear by",
        "nobody_promised": "Not everybody hears back",
        "no_agreement": "Nothing was agreed",
        "application": "You applied, and that's all",
    },
    "When little is known": {
        "quiet": "It has been quiet for long",
        "nothing_known": "There's nothing to go by",
        "lapsed": "The moment has passed",
    },
}
DELAY_TITLES = {
    "away": "They're away",
    "guard": "You wrote a moment ago",
    "not_before": "They said not before a day",
    "deciding": "They're still deciding",
    "office_hours": "It's late in the evening",
}


@dataclass(frozen=True, slots=True)
class ToldRule:
    """A rule: when it speaks, what it tells, and where that comes from."""

    name: str
    title: str
    sentences: tuple[str, ...]
    sources: tuple[str, ...]


def told_rules() -> list[tuple[str, list[ToldRule]]]:
    """Every rule in the order in which they are asked, in groups."""
    groups = [
        (group, [_told(name, title) for name, title in rules.items()])
        for group, rules in GROUPS.items()
    ]
    delays = [
        ToldRule(name, DELAY_TITLES[name], (sentence,), _sources([DELAYS[name]]))
        for name, sentence in DELAY_TEXTS.items()
    ]
    return [*groups, ("What moves a day", delays)]


def _told(name: str, title: str) -> ToldRule:
    rows = RULES_BY_NAME[name].rows
    sentences = tuple(row_text(name, row).sentence for row in rows)
    return ToldRule(name, title, sentences, _sources([row.source for row in rows.values()]))


def _sources(codes: list[str]) -> tuple[str, ...]:
    """By their letter, each once: the steps of the lesson stand in a footnote."""
    letters = (code.strip()[:1] for one in codes for code in one.split(",") if code.strip())
    return tuple(dict.fromkeys(letters))


def lesson_told(profile: Profile) -> list[tuple[str, str, str]]:
    """The lesson as a time line, in the numbers of a profile: when, its sign, what to do."""
    second = profile.attempts_after_interview > 1
    again = [
        (
            _later(profile.retry_opens),
            "out",
            "No answer? Once more, to the same person. Then no more.",
        )
    ]
    return [
        ("The interview", "interview", "Agree: when will I hear, and may I check in if I don't?"),
        ("Until then", "quiet", "Do nothing. You know when you’ll hear."),
        ("Their day", "promise", "You hear, as promised."),
        (
            _later(profile.permitted_opens),
            "opens",
            "Your turn: one call or two friendly lines.",
        ),
        *(again if second else []),
        (
            _later(profile.move_on_after_attempt),
            "closes",
            "Thank them, and let go.",
        ),
    ]


def _later(days: int) -> str:
    return "A day later" if days == 1 else f"{days} days later"
