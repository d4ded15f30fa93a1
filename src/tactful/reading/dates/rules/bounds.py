"""Ranges, and days with "before", "after", "not until"."""

from __future__ import annotations

from tactful.reading.dates.patterns import Rule
from tactful.reading.dates.rules.days import same
from tactful.reading.dates.tree import (
    After,
    Before,
    Between,
    DaysAfter,
    From,
    NamedBefore,
    NextOne,
    Range,
)

LINK = "to|-|or|through|thru|till|until|/"
LINKED = f"{LINK} maybe|perhaps|possibly|even|by|on|the*"
OVER = (
    "is|are|has|have|was|being|over|past|passed|done|gone|behind|us|finished|through|out|of|the|way"
)
ALONE = "&$|.|,|!|;|)"

RANGES = (
    Rule("phrase", "<period>", same, ("by Friday", "next week")),
    Rule(
        "phrase",
        f"<period> {LINKED} <phrase>",
        Range,
        ("this week or early next week", "Thursday or Friday"),
    ),
    Rule(
        "phrase",
        "^between <period> and maybe|perhaps|possibly|even|by|on|the* <phrase>",
        Range,
        ("between Monday and Thursday", "somewhere between the 16th and the 20th"),
    ),
    Rule(
        "phrase",
        f"<period> {LINKED} next {ALONE}",
        lambda one: Range(one, NextOne()),
        ("this week or next", "the end of this week or perhaps next."),
    ),
)

MENTIONS = (
    Rule("mention", "<phrase>", same, ("by Friday", "next week")),
    Rule(
        "mention",
        f"^but|or|,|then|rather|likely|definitely|probably|- next {ALONE}",
        NextOne,
        ("Not this week, but next.", "Not this week, more likely next."),
    ),
    Rule(
        "mention",
        "<denied> before|until|till to|of|or|on|by* <phrase>",
        lambda _, phrase: From(phrase),
        ("we won't know before Friday", "not until the 15th"),
    ),
    Rule(
        "mention",
        "<denied> until|till after <phrase>",
        lambda _, phrase: After(phrase),
        ("not until after the 15th", "nothing till after Easter"),
    ),
    Rule(
        "mention",
        "^!or before|prior|ahead to|of|on|by* <phrase>",
        Before,
        ("before Friday", "ahead of the 15th"),
    ),
    Rule(
        "mention",
        "not before <phrase> but|and|or|,* not|no|nor|never after|later|past|beyond than|on* <phrase>",
        Between,
        (
            "not before Wednesday but not after Friday",
            "not before the 15th and no later than the 18th",
        ),
    ),
    Rule(
        "mention",
        "<denied> past|beyond <phrase>",
        lambda _, phrase: phrase,
        ("I can't see it going past Wednesday", "it won't go beyond the 15th"),
    ),
    Rule(
        "mention",
        "this side of <phrase>",
        Before,
        ("done this side of Easter", "this side of the 15th"),
    ),
    Rule(
        "mention",
        "^!or before or on|by* <phrase>",
        lambda phrase: Before(phrase, included=True),
        ("before or on Friday", "before or by the 15th"),
    ),
    Rule(
        "mention",
        "^!or before <leaving> for the? <feast>",
        lambda _, feast: Before(feast),
        ("before we break up for Christmas", "before everybody leaves for Easter"),
    ),
    Rule(
        "mention",
        "on or after <phrase>",
        From,
        ("on or after the 15th", "on or after Friday"),
    ),
    Rule(
        "mention",
        "no earlier|sooner than on|the* <phrase>",
        From,
        ("no earlier than the 15th", "no sooner than Friday"),
    ),
    Rule(
        "mention",
        f"!<denied> by then|that {ALONE}",  # "if I hear nothing by then" names no other day
        NamedBefore,
        ("The office shuts on the 11th, you know by then", "We close on the 18th, so by then."),
    ),
    Rule(
        "mention",
        f"before then|that {ALONE}",
        lambda: Before(NamedBefore()),
        ("We shut on the 16th, so before that", "The board meets on the 18th; before then."),
    ),
    Rule("mention", "at least <phrase>", From, ("at least next week", "at least the 20th")),
    Rule(
        "mention",
        "<phrase> at the earliest",
        From,
        ("Friday at the earliest", "the 15th at the earliest"),
    ),
    Rule("mention", "earliest <phrase>", From, ("earliest Friday", "earliest the 15th")),
    Rule(
        "mention",
        "^right|straight|just|immediately|directly|shortly after <phrase>",
        lambda phrase: DaysAfter(phrase, 1),
        ("right after Memorial Day", "immediately after the 15th"),
    ),
    Rule(
        "mention",
        "after|following <phrase>",
        After,
        ("after the 15th", "following Easter"),
    ),
    Rule(
        "mention",
        f"after|following it|that|this {ALONE}",
        lambda: After(NamedBefore()),
        (
            "Nothing before Easter, but we'll ring after it.",
            "Talks end on the 18th, we call after that",
        ),
    ),
    Rule("mention", "^!the past <phrase>", After, ("past the 15th", "past Easter")),
    Rule(
        "mention",
        f"once <phrase> {OVER}*",
        After,
        ("once Easter is over", "once the long weekend has passed"),
    ),
)
RULES = (*RANGES, *MENTIONS)
