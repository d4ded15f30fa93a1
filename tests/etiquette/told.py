"""All that is told about a case at one instant, in lines to be compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from tactful.etiquette.advice import Advice
from tactful.etiquette.case import KINDS_OUT, Case, Channel
from tactful.etiquette.decision import advise
from tactful.etiquette.experience import funnel, promises_of, wait_going_on, waits_of
from tactful.etiquette.grounds import grounds
from tactful.etiquette.look_again import look_again_at
from tactful.etiquette.permission import Permission, permission
from tactful.etiquette.profiles import Profile
from tactful.etiquette.reminders import Wishes, notices
from tactful.etiquette.stage import stage_of

NEAR, FAR = Wishes(ZoneInfo("America/New_York")), Wishes(ZoneInfo("Asia/Tokyo"))


def told(subject: Case, profile: Profile) -> Iterator[str]:
    """The advice, when to look again, the stage, and what may be sent."""
    advice = advise(subject, profile)
    yield " ".join(
        [
            advice.action.value, f"{advice.rule}.{advice.row}", *advice.delays,
            str(advice.attempt or "-"), advice.person or "-",
            advice.channel.value if advice.channel else "-",
            shown(advice.opens), shown(advice.closes), shown(advice.send_from),
            "late" if advice.late else "",
        ]
    )  # fmt: skip
    yield shown(look_again_at(subject, profile, advice))
    yield stage_of(subject, advice).value
    yield " ".join(permissions(subject, advice, profile))


def permissions(subject: Case, advice: Advice, profile: Profile) -> Iterator[str]:
    """For everybody and every kind of message by mail: the reason against it, if there is one."""
    for person in subject.people or ():
        for kind in sorted(KINDS_OUT):
            may = permission(subject, kind, person.id, Channel.EMAIL, profile)
            if may.why is not None:
                yield f"{person.id}:{kind.value}={why(may)}"
    if subject.people:
        may = permission(subject, sorted(KINDS_OUT)[0], None, Channel.PHONE, profile)
        yield f"nobody={may.why.value if may.why else 'ok'}"


def why(may: Permission) -> str:
    """The reason, and from when; a full stop after what no waiting helps."""
    reason = may.why.value if may.why else "ok"
    return f"{reason}@{shown(may.from_)}{'.' if may.never else ''}"


def grounds_of(subject: Case, profile: Profile) -> str:
    """What the advice rests on."""
    basis = grounds(subject, advise(subject, profile), profile)
    return json.dumps(basis, ensure_ascii=False, default=str)


def calls(subject: Case, profile: Profile) -> str:
    """When the candidate is called, in two places."""
    advice = advise(subject, profile)
    return " ".join(
        f"{notice.sign}@{shown(notice.at)}/{shown(notice.until)}"
        + ("!" if notice.is_due(subject.now) else "")
        for wishes in (NEAR, FAR)
        for notice in notices(subject, advice, wishes)
    )


def experience(subject: Case) -> str:
    """What it teaches about waiting."""
    waits = [f"{w.after.value} {w.days}{'' if w.ended else '+'}" for w in waits_of(subject)]
    promises, came = promises_of(subject), funnel([subject])
    going = wait_going_on(subject)
    return (
        f"{', '.join(waits)}; {promises.kept}/{promises.made} kept; "
        f"{came.applied}{came.heard_back}{came.interviewed}{came.offered}{came.accepted}; "
        f"going on {going.days if going else '-'}"
    )


def shown(at: datetime | None) -> str:
    return at.isoformat(timespec="minutes") if at else "-"
