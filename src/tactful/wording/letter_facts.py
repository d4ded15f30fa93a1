"""The facts of a case as letters say them: each slot in words, or absent where not known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from tactful.etiquette.case import (
    Agreement,
    Case,
    Channel,
    Direction,
    Interview,
    InterviewKind,
    Person,
    PersonRole,
    Touch,
    TouchKind,
)
from tactful.etiquette.profiles import STANDARD
from tactful.etiquette.situation import Situation
from tactful.reading.deciding import is_about_deciding
from tactful.wording.days import FAR, MONTHS, WEEKDAYS
from tactful.wording.names import addressed, good_time, names_nobody, read_name, salutation
from tactful.wording.roles import plain_role, short_role
from tactful.wording.spoken import ORDINALS, spoken

Slots = dict[str, str]
SPAN = re.compile(
    r"\b(?:in|within|another|give us) (?P<span>(?:the next )?(?:a|an|one|two|three|four|five|six|a couple of|a few|\d{1,2})"
    r"(?: (?:business|working))? (?:days?|weeks?|months?))\b"
)
ONE_SPAN = re.compile(r"another (?P<unit>day|week|month)\b")
PART_OF_TIME = re.compile(
    r"\bby (?P<part>the (?:end|middle)) of (?:the|this) (?P<which>month)\b(?! of)"
)
A_TASK = re.compile(
    r"\b(?:task|assignment|test|take-?home|challenge|exercise|case study|homework)\b", re.IGNORECASE
)
MET_IN_PERSON = frozenset({InterviewKind.ONSITE, InterviewKind.PANEL, InterviewKind.FINAL})
SUBJECT_WORDS = 4
MOST_STEPS = 7  # words of the next steps that fit into a sentence
ASKED_TO = {Channel.EMAIL: "email you", Channel.PHONE: "call", Channel.LINKEDIN: "message you"}
SAID_BY = {  # by whether the addressee said it, somebody else, or nobody knows who
    "mentioned": ("you mentioned", "{} mentioned", "I was told"),
    "said": ("you said", "{} said", "I was told"),
    "explained": ("you explained", "{} explained", "I understood"),
    "suggested": ("you suggested", "{} suggested", "it was suggested"),
}


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, and how they like to write. ``spelling`` is US or GB; ``addressed`` is how
    people want to be addressed, by their ids, where that was asked.
    """

    name: str
    email: str = ""
    phone: str = ""
    register: str = "neutral"
    spelling: str = "US"
    linkedin_premium: bool = False
    addressed: Mapping[str, str] = field(default_factory=dict)


FIRST_CALL, LAST_CALL = 8, 18  # hours, there


@dataclass(frozen=True, slots=True)
class Told:
    """What the slots are made from. ``said`` is the promise in the words it was noted in."""

    case: Case
    sender: Sender
    person: Person | None
    said: str = ""
    channel: Channel | None = None

    @property
    def today(self) -> date:
        """The day in the employer's place."""
        return self.case.now.astimezone(self.case.zone).date()

    def day(self, day: date) -> str:
        """A day as a letter of this spelling says it: "Monday, June 3" or "Monday 3 June"."""
        weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
        near = abs((day - self.today).days) < FAR
        if self.sender.spelling == "GB":
            return f"{weekday} {day.day} {month}" + ("" if near else f" {day.year}")
        return f"{weekday}, {month} {day.day}" + ("" if near else f", {day.year}")

    def short_day(self, day: date) -> str:
        """A day without its weekday: "June 3" or "3 June"."""
        month = MONTHS[day.month - 1]
        return f"{day.day} {month}" if self.sender.spelling == "GB" else f"{month} {day.day}"

    def spoken_day(self, day: date) -> str:
        """A day as one says it: "June third" or "the third of June"."""
        month, number = MONTHS[day.month - 1], ORDINALS[day.day - 1]
        return f"the {number} of {month}" if self.sender.spelling == "GB" else f"{month} {number}"

    def day_of(self, instant: datetime) -> str:
        """The day of an instant, in the employer's place."""
        return self.day(instant.astimezone(self.case.zone).date())

    @property
    def last_interview(self) -> Interview | None:
        """The latest interview that has begun; a call that nobody made is none."""
        return self.case.last_interview

    @property
    def agreement(self) -> Agreement | None:
        """The agreement that holds: no later exchange has overtaken it."""
        return Situation(self.case, STANDARD).agreement_that_holds()

    def touches(self, direction: Direction, *kinds: TouchKind) -> list[Touch]:
        """The touches so far of some kinds, the oldest first."""
        happened = [
            t
            for t in self.case.touches
            if t.at <= self.case.now and t.direction is direction and t.kind in kinds
        ]
        return sorted(happened, key=lambda t: t.at)


def recalls_an_agreement(case: Case) -> bool:
    """Whether a letter can say what was agreed: something was, and it still holds."""
    told = Told(case, Sender(""), None)
    agreement = told.agreement
    if agreement is None or told.last_interview is None:
        return False
    return bool(agreement.contact_by or agreement.may_follow_up or agreement.follow_up_on)


def slots_of(told: Told) -> Slots:
    """Every fact that is known, in words."""
    found: Slots = {}
    for source in SOURCES:
        found.update(source(told))
    return {name: " ".join(text.split()) if text else "" for name, text in found.items()} | {
        name: found.get(name, "") for name in ("at_employer", "at_employer_spoken")
    }


def _me(told: Told) -> Iterator[tuple[str, str]]:
    sender = told.sender
    yield "me", sender.name or "[your full name]"
    yield "my_first", (read_name(sender.name).first or sender.name) or "[your name]"
    ways = [way for way in (sender.phone, sender.email) if way]
    if ways:
        yield "my_ways", " or ".join(f"at {way}" for way in ways)
        yield "my_short_ways", ", ".join(ways)
    if sender.phone:
        yield "spoken_number", spoken(sender.phone, told.case.employer.country)


def _work(told: Told) -> Iterator[tuple[str, str]]:
    role = plain_role(told.case.application.role)
    if role:
        yield "role", role
        yield "short_role", short_role(role, SUBJECT_WORDS)
    name = " ".join(told.case.employer.name.split())
    at_employer = f" at {name}" if name else ""
    through_an_agency = told.person is not None and told.person.role is PersonRole.AGENCY_RECRUITER
    # They know where they work; only an agency has many employers.
    yield "at_employer", at_employer if through_an_agency else ""
    yield "at_employer_spoken", at_employer


def _whom(told: Told) -> Iterator[tuple[str, str]]:
    register = told.sender.register
    there = told.case.now.astimezone(told.case.zone)
    awake = FIRST_CALL <= there.hour < LAST_CALL  # else it is written now, and said another day
    good = good_time(there, told.sender.spelling) if awake else "Hello"
    yield "good_time", good
    person = told.person
    if person is None or names_nobody(person.name):
        yield "greeting", good
        yield "hello", "Hello,"
        return
    manner = {
        "spelling": told.sender.spelling,
        "country": told.case.employer.country,
        "addressed_as": told.sender.addressed.get(person.id, ""),
    }
    yield "person", read_name(person.name).full
    name = addressed(person.name, register, **manner)
    yield "addressed", name
    yield "greeting", f"{good}, {name}"
    yield "hello", salutation(person.name, register, **manner)


def _interview(told: Told) -> Iterator[tuple[str, str]]:
    interview = told.last_interview
    if interview is None:
        return
    day = told.day_of(interview.at)
    there = interview.at.astimezone(told.case.zone).date()
    yield "interview_day", day
    yield "short_interview_day", told.short_day(there)
    if there == told.today:
        yield "if_today", ""
    me = told.person.id if told.person else ""
    if me in interview.people or not interview.people:
        yield "if_met", ""
    names = _names(told)
    others = [names[id] for id in interview.people if id in names and id != me]
    if me not in interview.people and others:
        yield "interviewers", listed(others)
    met = _met(interview, me, others)
    yield "about", _about(interview, me, others)
    aloud = told.spoken_day(there)
    yield "spoken_interview_day", aloud
    for name, said in (("we_met", f"{met} on {day}"), ("we_met_spoken", f"{met} on {aloud}")):
        yield name, said
        yield name.capitalize(), said[0].upper() + said[1:]
    yield "we_met_short", met


def _about(interview: Interview, me: str, others: list[str]) -> str:
    """What comes between having met and the job: one meets to talk about it."""
    if not (me in interview.people or others):
        return "for"
    return "to talk about" if interview.kind in MET_IN_PERSON else "about"


def _met(interview: Interview, me: str, others: list[str]) -> str:
    """ "we met", "I spoke with you and Tom Whitfield", "I spoke with Mei Chen", "I interviewed"."""
    verb = "met" if interview.kind in MET_IN_PERSON else "spoke"
    if me in interview.people and not others:
        return f"we {verb}"
    them = ["you", *others] if me in interview.people else others
    return (
        f"I {'met' if verb == 'met' else 'spoke with'} {listed(them)}" if them else "I interviewed"
    )


def _names(told: Told) -> dict[str, str]:
    """Everybody's name as it stands in a sentence."""
    return {p.id: read_name(p.name).full for p in told.case.people if p.name.strip()}


def listed(names: list[str]) -> str:
    """ "Tom Whitfield", "Tom Whitfield and Mei Chen", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _agreed(told: Told) -> Iterator[tuple[str, str]]:
    agreement = told.agreement
    if agreement is None:
        return
    if agreement.contact_by is None and agreement.follow_up_on is None:
        yield "if_open", ""
    yield from _who_said_it(told, agreement)
    if agreement.contact_by is not None:
        yield from _promised(told, agreement, agreement.contact_by)
    if agreement.everyone_contacted is False:
        yield "if_not_everyone", ""
    if agreement.may_follow_up:
        yield "if_permitted", ""
    if agreement.channel in (None, Channel.PHONE):
        yield "if_by_phone", ""
    same_way = agreement.channel is not None and agreement.channel is told.channel
    yield (
        "get_in_touch",
        ASKED_TO[agreement.channel] if same_way and agreement.channel else ("get in touch"),
    )
    if agreement.follow_up_on is not None:
        yield from _settled(told, agreement.follow_up_on)
    if agreement.follow_up_on or agreement.may_follow_up:  # a promised day settles no message
        yield "if_agreed", ""
    steps = _in_a_sentence(agreement.next_steps or "")
    if steps.startswith(("a ", "an ", "the ")) and len(steps.split()) <= MOST_STEPS:
        yield "next_steps", steps


def _promised(told: Told, agreement: Agreement, day: date) -> Iterator[tuple[str, str]]:
    yield "promise", f"{_whoever_hears(told, agreement)} {_by(told, day)}"
    yield "within", _by(told, day, aloud=True)
    yield "deadline_day", told.day(day)
    if day < told.today:
        yield "if_passed", ""


def _settled(told: Told, day: date) -> Iterator[tuple[str, str]]:
    yield "follow_up_day", told.day(day)
    yield "if_follow_up", ""
    if day == told.today:
        yield "if_follow_up_today", ""


def _who_said_it(told: Told, agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Nobody is quoted whose words they may not be."""
    mine = told.person.id if told.person else ""
    if agreement.person and agreement.person == mine:
        which, name = 0, ""
        yield "if_they_said", ""
    else:
        name = _names(told).get(agreement.person or "", "")
        which = 1 if name else 2
    for verb, ways in SAID_BY.items():
        said = ways[which].format(name)
        yield f"they_{verb}", said
        yield f"They_{verb}", said[0].upper() + said[1:]


def _whoever_hears(told: Told, agreement: Agreement) -> str:
    """Whether they decide by a day, everyone hears, or I do: that is not the same."""
    if is_about_deciding(told.said):
        return "you expected to decide"
    return "everyone would hear" if agreement.everyone_contacted else "I'd hear"


def _by(told: Told, deadline: date, *, aloud: bool = False) -> str:
    """The promise in their own words where these still mean the same, else the day."""
    said = told.said.lower()
    found = SPAN.search(said)
    if found:
        return f"within {found['span'].removeprefix('the next ')}"
    if ONE_SPAN.search(said):
        return f"within a {ONE_SPAN.search(said)['unit']}"  # type: ignore[index]  # it was found
    part = PART_OF_TIME.search(said)
    if part and part["which"] == "month" and deadline.month == told.today.month:
        return f"by {part['part']} of the month"
    if aloud:
        number = ORDINALS[deadline.day - 1]
        near = abs((deadline - told.today).days) < WITHIN_A_MONTH
        return f"by the {number}" if near else f"by {told.spoken_day(deadline)}"
    return f"by {told.day(deadline)}"


WITHIN_A_MONTH = 26
THEIR_MESSAGES = (
    TouchKind.REPLY, TouchKind.INVITATION, TouchKind.REJECTION, TouchKind.OFFER, TouchKind.HOLD,
)  # fmt: skip


def _history(told: Told) -> Iterator[tuple[str, str]]:
    applied = told.case.application.applied_on
    if applied is not None and applied <= told.today:
        yield "applied_day", told.day(applied)
        yield "short_applied_day", told.short_day(applied)
    yield from _ours(told)
    yield from _theirs(told)
    owed = [r for r in told.case.requests if r.delivered_on is None]
    needed = [_mine(_in_a_sentence(r.what)) for r in owed]
    if needed:
        yield "needed", listed(needed)
        several = len(needed) > 1 or any(map(is_plural, needed))
        yield "here_needed", f"{'here are' if several else 'here is'} {listed(needed)}"
    if any(A_TASK.search(r.what) for r in owed):
        yield "if_task", ""
    yield from _delivered(told)


def _delivered(told: Told) -> Iterator[tuple[str, str]]:
    """What they were sent last, as long as they have not written since."""
    given = [(r.delivered_on, r.what) for r in told.case.requests if r.delivered_on is not None]
    last = max((day for day, _ in given), default=None)
    came = [t.at.astimezone(told.case.zone).date() for t in told.touches(Direction.IN, *TouchKind)]
    if last is None or last > told.today or any(day > last for day in came):
        return
    yield "delivered", listed([_mine(_in_a_sentence(what)) for day, what in given if day == last])
    yield "delivered_day", told.day(last)


PLURAL = re.compile(
    r"(?:(?:two|three|four|five|six|some|several|a few|\d+) |.* and )|.*(?<![siu])s$", re.IGNORECASE
)


def is_plural(thing: str) -> bool:
    """ "two references", "my certificates", "a CV and a reference"; not "a list of names"."""
    head = re.split(r" (?:of|for|from|with|about|by|in|on|to) ", thing, maxsplit=1)[0]
    return PLURAL.match(head) is not None


def _ours(told: Told) -> Iterator[tuple[str, str]]:
    sent = told.touches(Direction.OUT, TouchKind.FOLLOW_UP)
    if sent:
        last = sent[-1].at.astimezone(told.case.zone).date()
        yield "last_follow_up_day", told.day(last)
        recent = (told.today - last).days < 7
        yield (
            "last_follow_up_weekday",
            WEEKDAYS[last.weekday()] if recent else told.spoken_day(last),
        )
        yield "if_second", ""
        if sent[-1].channel is Channel.PHONE:
            yield "if_last_was_a_call", ""
    answers = told.touches(Direction.OUT, TouchKind.ANSWER)
    if answers:
        yield "my_answer_day", told.day_of(answers[-1].at)


def _theirs(told: Told) -> Iterator[tuple[str, str]]:
    came = told.touches(Direction.IN, *THEIR_MESSAGES)
    rang = bool(came) and came[-1].channel is Channel.PHONE
    yield "your_message", "your call" if rang else "your message"
    yield "writing", "calling" if rang else "writing"
    yield "you_wrote", "you called" if rang else "you wrote"
    yield "You_wrote_that", "You said" if rang else "You wrote that"
    if came:
        yield "their_message_day", told.day_of(came[-1].at)
        if came[-1].kind is TouchKind.HOLD:
            yield "if_on_hold", ""
        agreement = told.agreement
        on = came[-1].at.astimezone(told.case.zone).date()
        if agreement is not None and agreement.contact_by and agreement.made_on >= on:
            yield "their_promise", _by(told, agreement.contact_by)
        if any(t.kind is TouchKind.REJECTION and t.back_on for t in came):
            yield "if_ask_again", ""
    if told.touches(Direction.IN, TouchKind.INVITATION):
        yield "if_invited", ""
    bounced = told.touches(Direction.IN, TouchKind.BOUNCE)
    if bounced:
        yield "bounced_day", told.day_of(bounced[-1].at)
    gone = [t for t in told.touches(Direction.IN, TouchKind.MOVED_ON) if t.person]
    names = _names(told)
    if gone and names.get(gone[-1].person or ""):
        yield "before", names[gone[-1].person or ""]
    if told.person is not None and told.person.accepts_linkedin:
        yield "if_linkedin", ""


def _offers(told: Told) -> Iterator[tuple[str, str]]:
    case = told.case
    here = [t for t in told.touches(Direction.IN, TouchKind.OFFER) if t.answer_by]
    if here and here[-1].answer_by:
        yield "offer_answer_day", told.day(here[-1].answer_by)
    elsewhere = [o.answer_by for o in case.offers_elsewhere if o.answer_by]
    ahead = sorted(day for day in elsewhere if day >= told.today)
    if ahead:
        yield "other_offer_day", told.day(ahead[0])
        yield "if_offer_day", ""
    if case.accepted_elsewhere_on is not None:
        yield "if_accepted_elsewhere", ""


def _call(told: Told) -> Iterator[tuple[str, str]]:
    """The call they had promised, which did not come."""
    calls = [
        i for i in told.case.interviews if i.kind is InterviewKind.CALL and i.at <= told.case.now
    ]
    if not calls:
        return
    at = max(calls, key=lambda i: i.at).at.astimezone(told.case.zone)
    yield "call_day", told.day(at.date())
    yield "call_time", clock_time(at.time(), told.sender.spelling)
    if at.date() == told.today:
        yield "if_call_today", ""


def clock_time(at: time, spelling: str) -> str:
    """ "2 pm" and "2:30 pm" in the United States, "14:00" in Great Britain."""
    if spelling == "GB":
        return at.strftime("%H:%M")
    hour, half = at.hour % 12 or 12, "am" if at.hour < 12 else "pm"
    return f"{hour}:{at.minute:02} {half}" if at.minute else f"{hour} {half}"


MINE = re.compile(
    r"^(?:cv|résumé|resume|portfolio|references?|transcripts?|diploma|certificates?|licen[cs]e|passport|(?:work )?permit|visa"
    r"|take-?home|assignment|task|test|code samples?|writing samples?|availability|notice period|bank details|presentation|slides|work)\b",
    re.IGNORECASE,
)


def _mine(what: str) -> str:
    """ "Portfolio" as "my portfolio"; what says how many or whose stays."""
    return f"my {what}" if MINE.match(what) else what


def _in_a_sentence(what: str) -> str:
    """ "Your work permit, please." within a sentence: "your work permit"."""
    plain = re.sub(r"[,\s]*\bplease\b[.!?\s]*$", "", " ".join(what.split()), flags=re.IGNORECASE)
    plain = plain.rstrip(" .!?;:,")
    return plain[:1].lower() + plain[1:] if plain[1:2].islower() or plain[1:2] == " " else plain


SOURCES: tuple[Callable[[Told], Iterator[tuple[str, str]]], ...] = (
    _me, _work, _whom, _interview, _agreed, _history, _offers, _call,
)  # fmt: skip
