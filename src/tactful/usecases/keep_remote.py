"""The diary kept in step in a calendar elsewhere (CalDAV): plan, then act, then propose.

What is ours there is known by its file and its ETag. What the person moved or deleted there is
proposed here, and counts when they say so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo

from tactful.etiquette.calendar_plan import Do, Known, State, Step, plan, was_emptied
from tactful.etiquette.diary import Published
from tactful.ports import DiaryFiles, Holidays, RemoteCalendar
from tactful.records import models
from tactful.refusal import Misused, Refused
from tactful.usecases.keep_diary import see_diary
from tactful.usecases.note_interview import end_when_moved, note_interview

INTERVIEW = "interview-"
OURS = "@tactful"
AT_ONCE = 50  # steps that are noted together
ASKED = frozenset({State.MOVED.value, State.REMOVED.value, State.OVER.value})


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something the person did in their calendar, to be said what counts. ``did`` is moved,
    removed, or over (changed there, and called off here since); ``moved_to`` the instant or day
    that it has there, where it was moved.
    """

    uid: str
    summary: str
    did: State
    moved_to: datetime | date | None


@dataclass(frozen=True, slots=True)
class Synced:
    """What was done, or, on a dry run, would be: the steps, and what each entry is called."""

    steps: tuple[Step, ...]
    emptied: bool = False
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def told(self) -> list[tuple[str, str]]:
        """Each step, by what is done and to which entry; one that is long over has no name."""
        return [(str(step.do), self.names.get(step.uid, "")) for step in self.steps]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many entries are added, changed and removed."""
        found = {do: sum(step.do is do for step in self.steps) for do in Do}
        return {str(do): count for do, count in found.items() if count}


def sync(
    owner: models.Owner,
    there: RemoteCalendar,
    files: DiaryFiles,
    now: datetime,
    mine: tzinfo,
    *,
    dry_run: bool = False,
    fill: bool = False,
) -> Synced:
    """Bring the calendar elsewhere in step. Where all of ours is gone there it is only filled
    again when that was said (``fill``). On a ``dry_run`` nothing is written anywhere.
    """
    published = see_diary(owner, now, mine)
    every = {p.entry.uid: p for p in published}
    diary = {uid: p for uid, p in every.items() if not p.cancelled}
    names = {uid: p.entry.summary for uid, p in every.items()}
    wanted = {uid: (name_of(uid), _mark(diary[uid])) for uid in _soonest_first(diary, now)}
    known = _known(owner)
    server = owner.calendar_server
    token = there.token()
    if token and token == server.get("token") and not _has_news(wanted, known):
        return Synced(())
    etags = there.etags()
    if was_emptied(known, etags) and not fill:
        if not dry_run:
            _note(owner, emptied=True)
        return Synced((), emptied=True)
    if fill:
        known = [entry for entry in known if entry.name in etags]
    steps = tuple(plan(wanted, known, etags, called_off=set(every) - set(diary)))
    if not dry_run:
        if fill:
            models.RemoteEntry.objects.filter(owner=owner).exclude(remote_name__in=etags).delete()
        _act(owner, steps, there, files, every)
        # After what we wrote no mark is kept: what somebody changed meanwhile shows next time.
        _note(owner, emptied=False, token="" if steps else token)
    return Synced(steps, names=names)


def _soonest_first(diary: Mapping[str, Published], now: datetime) -> list[str]:
    """What lies ahead before what is over: a first fill of a thousand takes a server half a
    minute, and today's call is there within its first second.
    """

    def ahead(uid: str) -> tuple[bool, str]:
        starts = diary[uid].entry.starts
        instant = starts.astimezone(UTC) if isinstance(starts, datetime) else starts
        return str(instant)[:10] < now.astimezone(UTC).date().isoformat(), str(instant)

    return sorted(diary, key=ahead)


def _has_news(wanted: Mapping[str, tuple[str, str]], known: list[Known]) -> bool:
    by_uid = {entry.uid: entry for entry in known}
    fell_away = {entry.uid for entry in known if entry.state is not State.OVER} - set(wanted)
    if fell_away or set(wanted) - set(by_uid):
        return True
    return any(
        by_uid[uid].state is State.KEPT and by_uid[uid].content != mark
        for uid, (_, mark) in wanted.items()
    )


def _act(
    owner: models.Owner,
    steps: Sequence[Step],
    there: RemoteCalendar,
    files: DiaryFiles,
    diary: Mapping[str, Published],
) -> None:
    """Do the steps, and note what was done every few: what was not noted yet when we were cut off
    is looked at anew, and found where it lies.
    """
    new = [
        models.RemoteEntry(owner=owner, uid=step.uid, remote_name=step.name)
        for step in steps
        if step.do is Do.ADD
    ]
    models.RemoteEntry.objects.bulk_create(new, ignore_conflicts=True, batch_size=200)
    over = [step.uid for step in steps if step.do in (Do.REMOVE, Do.FORGET)]
    rows = {row.uid: row for row in models.RemoteEntry.objects.filter(owner=owner)}
    for some in (steps[first : first + AT_ONCE] for first in range(0, len(steps), AT_ONCE)):
        for step in some:
            if step.do in (Do.ADD, Do.CHANGE):
                _put(rows[step.uid], there, files, diary[step.uid], step.etag)
            elif step.do is Do.REMOVE and not there.delete(step.name, step.etag):
                over.remove(step.uid)  # somebody changed it meanwhile: looked at the next time
            elif step.do is Do.GONE:
                rows[step.uid].state, rows[step.uid].moved_to = State.REMOVED.value, ""
            elif step.do is Do.ASK:
                rows[step.uid].etag, rows[step.uid].state = step.etag, State.OVER.value
            elif step.do is Do.LOOK:
                _look(rows[step.uid], step, there, files, diary[step.uid])
        touched = [rows[step.uid] for step in some if step.uid in rows]
        models.RemoteEntry.objects.bulk_update(touched, ["etag", "content", "state", "moved_to"])
    models.RemoteEntry.objects.filter(owner=owner, uid__in=over).delete()


def _put(
    row: models.RemoteEntry,
    there: RemoteCalendar,
    files: DiaryFiles,
    published: Published,
    etag: str,
) -> None:
    """What lies there otherwise by now is looked at the next time: nothing is overwritten."""
    made = there.put(row.remote_name, files.one(published), etag)
    row.etag, row.content = made or "", _mark(published) if made else ""
    row.state = State.KEPT.value


def _look(
    row: models.RemoteEntry,
    step: Step,
    there: RemoteCalendar,
    files: DiaryFiles,
    published: Published,
) -> None:
    """Servers may write an entry in their own way: only one that is elsewhere was moved."""
    starts = files.starts_of(there.read(step.name))
    moved = starts is not None and not _same(starts, published.entry.starts)
    row.etag, row.state = step.etag, (State.MOVED if moved else State.KEPT).value
    row.moved_to = starts.isoformat() if moved and starts is not None else ""


def _same(one: datetime | date, other: datetime | date) -> bool:
    if isinstance(one, datetime) != isinstance(other, datetime):
        return False
    return one == other


def see_proposals(owner: models.Owner, now: datetime, mine: tzinfo) -> list[Proposal]:
    """What the person did in their calendar, and nobody has said yet what counts."""
    rows = {row.uid: row for row in models.RemoteEntry.objects.filter(owner=owner, state__in=ASKED)}
    found = []
    for p in see_diary(owner, now, mine) if rows else ():
        row = rows.get(p.entry.uid)
        if row is not None and p.cancelled is (row.state == State.OVER.value):
            moved_to = _instant(row.moved_to) if row.state == State.MOVED.value else None
            found.append(Proposal(row.uid, p.entry.summary, State(row.state), moved_to))
    return found


def _instant(text: str) -> datetime | date | None:
    if not text:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def settle(
    owner: models.Owner, uid: str, *, as_there: bool, now: datetime, holidays: Holidays
) -> None:
    """Say what counts: what the person did there, or what stands here. An interview that was
    moved there is moved here as well; what is called off here is left there, or deleted with the
    next look.
    """
    row = models.RemoteEntry.objects.filter(owner=owner, uid=uid).first()
    if row is None or row.state not in ASKED:
        raise Refused("There is nothing to decide about that entry any more.")
    to = _instant(row.moved_to)
    if as_there and row.state == State.OVER.value:
        row.delete()
        return
    if as_there and isinstance(to, datetime) and uid.startswith(INTERVIEW):
        _move_interview(owner, uid, to, now, holidays)
        row.state, row.content = State.KEPT.value, ""
    elif as_there:
        row.state = State.LEFT.value
    elif row.state == State.REMOVED.value:
        row.delete()
        return
    else:
        row.state, row.content = State.KEPT.value, ""
    row.moved_to = ""
    row.save(update_fields=["state", "content", "moved_to"])


def _move_interview(
    owner: models.Owner, uid: str, to: datetime, now: datetime, holidays: Holidays
) -> None:
    key = uid.removeprefix(INTERVIEW).removesuffix(OURS)
    interview = models.Interview.objects.filter(owner=owner, pk=key).first()
    if interview is None:
        raise Refused("That interview is not here any more.")
    ends_at = end_when_moved(interview, to)
    note_interview(interview.application, to, now, holidays, ends_at=ends_at, moved_from=interview)


def connect(owner: models.Owner, address: str, user: str, sealed: str) -> None:
    """Keep the diary in that collection from here on. What was known of one before is forgotten
    here, and stays there: what lies in this one is found by looking.
    """
    models.RemoteEntry.objects.filter(owner=owner).delete()
    _keep(owner, {"address": address, "user": user, "password": sealed})


def disconnect(owner: models.Owner) -> None:
    """Keep it there no more; what lies there stays."""
    if not owner.calendar_server:
        raise Misused("No calendar elsewhere is connected.")
    models.RemoteEntry.objects.filter(owner=owner).delete()
    _keep(owner, {})


def note_trouble(owner: models.Owner, problem: str) -> None:
    """What went wrong last, to be shown; empty where all is well."""
    if owner.calendar_server and owner.calendar_server.get("problem", "") != problem:
        _note(owner, problem=problem)


def _note(owner: models.Owner, **values: object) -> None:
    _keep(owner, {**owner.calendar_server, **values})


def _keep(owner: models.Owner, server: dict[str, object]) -> None:
    owner.calendar_server = server
    models.Owner.objects.filter(pk=owner.pk).update(calendar_server=server)


def _known(owner: models.Owner) -> list[Known]:
    rows = models.RemoteEntry.objects.filter(owner=owner).order_by("uid")
    return [Known(r.uid, r.remote_name, r.etag, r.content, State(r.state)) for r in rows]


def name_of(uid: str) -> str:
    """The file of an entry: nothing in it needs quoting, whatever the server."""
    return hashlib.sha256(uid.encode()).hexdigest()[:32] + ".ics"


def _mark(published: Published) -> str:
    said = repr((published.entry, published.sequence))
    return hashlib.sha256(said.encode()).hexdigest()
