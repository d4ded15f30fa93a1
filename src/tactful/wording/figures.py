"""The figures of a search in sentences: honest about small numbers, and never a score."""

from __future__ import annotations

from tactful.etiquette.experience import TOO_FEW, After, CameOf, Normal, Point, Promises, median
from tactful.wording.days import say_number

WAITS = {After.APPLYING: "after applying", After.INTERVIEW: "after an interview"}


def say_median(points: tuple[Point, ...], count: int, after: After) -> str:
    """How long it usually takes."""
    if count < TOO_FEW:
        some = "one wait" if count == 1 else f"{say_number(count)} waits"
        return f"Too early to say: {some} {WAITS[after]} so far."
    middle = median(points)
    if middle is None:
        return f"Of your {count} waits {WAITS[after]}, fewer than half have had an answer."
    unit = "working day" if middle == 1 else "working days"
    return f"Half of your {count} waits {WAITS[after]} had an answer within {middle} {unit}."


def say_promises(promises: Promises) -> str:
    """How many kept their word."""
    if not promises.made:
        return "No day that somebody named has come yet."
    if promises.made == 1:
        return "One named a day, and " + ("kept it." if promises.kept else "let it pass.")
    kept = {0: "none", promises.made: "all"}.get(promises.kept, say_number(promises.kept))
    return f"Of {say_number(promises.made)} who named a day, {kept} kept it."


def say_normal(normal: Normal) -> str:
    """Whether a silence is normal, with what that rests on and where it ends."""
    if normal.share is None:
        few = say_number(normal.comparable) if normal.comparable else "none"
        compares = "compares" if normal.comparable == 1 else "compare"
        return f"Too little to go on: {few} of your own waits {compares} yet."
    if not normal.ended_by_now:
        return f"Normal: none of your {normal.comparable} similar waits had ended by now."
    basis = f"{normal.ended_by_now} of your {normal.comparable} similar waits had ended by now"
    if normal.share < 0.5:
        return f"Normal: {basis}."
    if normal.share < 0.9:
        return f"On the long side: {basis}."
    return f"Unusually long: {basis}."


TYPICAL = {After.APPLYING: (5, 15), After.INTERVIEW: (0, 5)}  # working days, as published
PUBLISHED = {  # what is published of such waits, and where it can be read
    After.APPLYING: (
        "Typical: a first answer of a person comes within one to three weeks, and many never"
        " come (Climb the Ladder, How long to hear from a job application).",
        "https://climbtheladder.com/how-long-to-hear-from-a-job-application",
    ),
    After.INTERVIEW: (
        "Typical: five working days after an interview (Indeed, How long to wait after"
        " an interview).",
        "",
    ),
}


def say_follow_ups(came: CameOf) -> str:
    """What came of follow-ups of one kind."""
    if not came.sent:
        return "none yet"
    if not came.decided:
        few = "one" if came.sent == 1 else say_number(came.sent)
        return f"{few} sent, too early to say"
    return f"{came.answered} of {came.decided} answered within two weeks"
