"""THE table: the rules in order, each row with its action and its source.

The first rule to speak wins. `docs/rules.md` and `docs/rules.svg` are drawn from this table,
with the sentences of `wording.rule_texts`. L1 to L12 are the steps of the recruiter's lesson;
S stands for the surveys and published advice listed there. A test walks the worked cases and
generated histories: no function may advise what its row does not say, no row may say what no
case shows.
"""

from __future__ import annotations

from tactful.etiquette import followups, owed
from tactful.etiquette.advice import Action
from tactful.etiquette.rule import Row, Rule

RULES_ABOVE_BLOCKED: tuple[Rule, ...] = (
    Rule("tell_them", {"": Row(Action.REPLY, "L11")}, owed.tell_them),
    Rule("settled", {"": Row(Action.DONE, "")}, owed.settled),
)

# Third in order, yet it must know whom the rules below would write to: `advise` asks them first.
BLOCKED = Rule(
    "blocked",
    {
        "employer": Row(Action.BLOCKED, "L, S"),
        "person": Row(Action.BLOCKED, "L, S"),
        "advertisement": Row(Action.BLOCKED, "L, S"),
    },
)

RULES_BELOW_BLOCKED: tuple[Rule, ...] = (
    Rule(
        "rejected",
        {
            "": Row(Action.MOVE_ON, "S"),
            "thanked": Row(Action.DONE, "S"),
            "unsigned": Row(Action.DONE, "S"),
            "until_then": Row(Action.DONE, "L2"),
            "ask_again": Row(Action.FOLLOW_UP, "L2"),
        },
        owed.rejected,
    ),
    Rule(
        "accepted_elsewhere",
        {"": Row(Action.MOVE_ON, "S"), "told": Row(Action.DONE, "S")},
        owed.accepted_elsewhere,
    ),
    Rule("offer", {"": Row(Action.REPLY, "S")}, owed.offer),
    Rule(
        "answer_owed",
        {"": Row(Action.REPLY, "L8"), "invited": Row(Action.REPLY, "L8")},
        owed.answer_owed,
    ),
    Rule("material_owed", {"": Row(Action.DELIVER, "L3")}, owed.material_owed),
    Rule(
        "interview_near",
        {
            "": Row(Action.PREPARE, "L1-L7"),
            "call": Row(Action.PREPARE, "L1-L7"),
            "running": Row(Action.WAIT, "L1"),
        },
        owed.interview_near,
    ),
    Rule(
        "missed_call",
        {"": Row(Action.DEBRIEF, "S"), "missed": Row(Action.FOLLOW_UP, "S")},
        owed.missed_call,
    ),
    Rule(
        "no_fit",
        {"": Row(Action.MOVE_ON, "L11"), "thanked": Row(Action.DONE, "L11")},
        owed.no_fit,
    ),
    Rule("debrief", {"": Row(Action.DEBRIEF, "L2")}, owed.debrief),
    Rule("thank", {"": Row(Action.THANK, "S")}, owed.thank),
    Rule("debrief_late", {"": Row(Action.DEBRIEF, "L2")}, owed.debrief_late),
    Rule(
        "interview_ahead",
        {"": Row(Action.PREPARE, "L1-L7"), "call": Row(Action.PREPARE, "L1-L7")},
        owed.interview_ahead,
    ),
    Rule("competing_offer", {"": Row(Action.TELL, "S")}, followups.competing_offer),
    Rule(
        "deciding",
        {"": Row(Action.WAIT, "S"), "answer": Row(Action.REPLY, "S")},
        followups.deciding,
    ),
    Rule("no_channel", {"": Row(Action.FIX_CONTACT, "L7")}, owed.no_channel),
    Rule("closed", {"": Row(Action.DONE, "L12")}, followups.closed),
    Rule("refused", {"": Row(Action.DONE, "L2")}, followups.refused),
    Rule(
        "on_hold",
        {"": Row(Action.FOLLOW_UP, "S"), "no_day": Row(Action.FOLLOW_UP, "S")},
        followups.on_hold,
    ),
    Rule("cap", {"": Row(Action.MOVE_ON, "S"), "over": Row(Action.DONE, "S")}, followups.cap),
    Rule(
        "retry",
        {"": Row(Action.FOLLOW_UP, "L10"), "agreed": Row(Action.FOLLOW_UP, "L2, L10")},
        followups.retry,
    ),
    Rule("times_offered", {"": Row(Action.FOLLOW_UP, "S")}, followups.times_offered),
    Rule("agreed_day", {"": Row(Action.FOLLOW_UP, "L2")}, followups.agreed_day),
    Rule(
        "agreed_deadline",
        {"": Row(Action.FOLLOW_UP, "L2"), "unasked": Row(Action.FOLLOW_UP, "L2")},
        followups.agreed_deadline,
    ),
    Rule("nobody_promised", {"": Row(Action.FOLLOW_UP, "L2, L9")}, followups.nobody_promised),
    Rule("no_agreement", {"": Row(Action.FOLLOW_UP, "S")}, followups.no_agreement),
    Rule("application", {"": Row(Action.FOLLOW_UP, "S")}, followups.application),
    Rule("quiet", {"": Row(Action.MOVE_ON, "S"), "over": Row(Action.DONE, "S")}, followups.quiet),
    Rule("nothing_known", {"": Row(Action.WAIT, "")}, followups.nothing_known),
)

# No rule of its own: what becomes of a follow-up that nobody wrote.
LAPSED = Rule("lapsed", {"": Row(Action.MOVE_ON, "S"), "over": Row(Action.DONE, "S")})

RULES: tuple[Rule, ...] = (*RULES_ABOVE_BLOCKED, BLOCKED, *RULES_BELOW_BLOCKED, LAPSED)
RULES_BY_NAME = {rule.name: rule for rule in RULES}
DELAYS = {
    "away": "S",
    "guard": "L10, S",
    "not_before": "L2",
    "deciding": "L5",
    "office_hours": "S",
}
