"""The rows we keep: applications and all that belongs to them. Every row has an owner.

Rows hold what happened; `facts` turns them into a case, and only the etiquette decides.
Instants are UTC, days are days in the employer's place. An application also keeps the
advice it was last given, so that *today* is one look at an index.
"""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint

from tactful.etiquette.case import (
    KINDS_IN,
    KINDS_OUT,
    UNPROMPTED,
    Channel,
    Direction,
    Fit,
    InterviewKind,
    InterviewStatus,
    Outcome,
    PersonRole,
)
from tactful.etiquette.hours import Trade
from tactful.limits import NOTE_LIMIT
from tactful.records.owned import NAME_LENGTH, Owned, Owner, one_of

__all__ = [
    "NAME_LENGTH",
    "Agreement",
    "Application",
    "Attendance",
    "Change",
    "DiaryEntry",
    "Employer",
    "FormerAddress",
    "Interview",
    "Involvement",
    "Message",
    "Notice",
    "OfferElsewhere",
    "Owned",
    "Owner",
    "Person",
    "RemoteEntry",
    "Request",
    "SearchText",
    "Touch",
]
NOTICE_STATES = ["claimed", "done", "failed", "uncertain"]


class Employer(Owned):
    """A company, by name; where the work is, is the application's."""

    name = models.CharField(max_length=NAME_LENGTH)
    name_key = models.CharField(max_length=NAME_LENGTH * 3)
    do_not_contact = models.BooleanField(default=False)
    do_not_contact_since = models.DateField(null=True)
    do_not_contact_why = models.TextField(blank=True, max_length=NOTE_LIMIT)

    class Meta:
        db_table = "employer"
        constraints = [
            UniqueConstraint(fields=["owner", "name_key"], name="employer_once"),
            CheckConstraint(condition=~Q(name=""), name="employer_named"),
        ]

    def __str__(self) -> str:
        return self.name


class Person(Owned):
    """Somebody on their side, over all applications. ``addressed_as`` is how they want to be
    addressed, where the name alone does not tell.
    """

    name = models.CharField(max_length=NAME_LENGTH)
    role = models.CharField(max_length=20, default=PersonRole.OTHER.value)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    linkedin = models.CharField(max_length=300, blank=True)
    accepts_linkedin = models.BooleanField(null=True)
    prefers = models.CharField(max_length=10, blank=True)
    addressed_as = models.CharField(max_length=NAME_LENGTH, blank=True)
    do_not_contact = models.BooleanField(default=False)
    do_not_contact_since = models.DateField(null=True)
    do_not_contact_why = models.TextField(blank=True, max_length=NOTE_LIMIT)
    notes = models.TextField(blank=True, max_length=NOTE_LIMIT)

    class Meta:
        db_table = "person"
        constraints = [
            one_of("person", "role", PersonRole),
            one_of("person", "prefers", Channel),
            CheckConstraint(condition=~Q(name=""), name="person_named"),
        ]
        indexes = [Index(fields=["owner", "email"], name="person_by_email")]

    def __str__(self) -> str:
        return self.name


class FormerAddress(Owned):
    """Where somebody could be reached until ``dead_since``; their present addresses stand with
    the person. Mail from an old address is still theirs.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="former_addresses")
    channel = models.CharField(max_length=10)
    value = models.CharField(max_length=300)
    dead_since = models.DateField()

    class Meta:
        db_table = "former_address"
        constraints = [
            one_of("former_address", "channel", Channel),
            UniqueConstraint(fields=["person", "channel", "value"], name="former_address_once"),
        ]


class Application(Owned):
    """One application, and the advice it was last given.

    ``wanted``: I would rather be here than where I have an offer. ``hours`` are those in which
    they can be called, by their trade or as 10:00-14:30. ``made_by`` is the fingerprint of the
    rules that made the stored advice. ``standing`` is where *today* shows it, ``stage`` where the
    board does, ``due_at`` the instant it is sorted by, ``sort_key`` company and role folded for
    sorting, ``look_again_at`` the earliest instant at which the advice could change with no new
    fact. The candidate wants to be reminded at ``remind_at``, and not before, of the step
    ``remind_of``.
    """

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="applications")
    role = models.CharField(max_length=NAME_LENGTH)
    country = models.CharField(max_length=2)
    subdivision = models.CharField(max_length=3, blank=True)
    timezone = models.CharField(max_length=64)
    applied_on = models.DateField(null=True)
    no_contact = models.BooleanField(default=False)
    fit = models.CharField(max_length=20, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    outcome_on = models.DateField(null=True)
    notes = models.TextField(blank=True, max_length=NOTE_LIMIT)
    wanted = models.BooleanField(default=False)
    hours = models.CharField(max_length=20, default=Trade.OFFICE.value)
    link = models.CharField(max_length=2000, blank=True)
    pay = models.CharField(max_length=NAME_LENGTH, blank=True)
    source = models.CharField(max_length=NAME_LENGTH, blank=True)
    posting = models.TextField(blank=True, max_length=NOTE_LIMIT)
    closes_on = models.DateField(null=True)
    noted_at = models.DateTimeField()
    made_by = models.CharField(max_length=16, blank=True)
    search_text = models.TextField(blank=True)
    sort_key = models.CharField(max_length=NAME_LENGTH * 6, blank=True)
    advice = models.TextField(blank=True)
    standing = models.CharField(max_length=10, blank=True)
    stage = models.CharField(max_length=20, blank=True)
    due_at = models.DateTimeField(null=True)
    look_again_at = models.DateTimeField(null=True)
    remind_at = models.DateTimeField(null=True)
    remind_of = models.CharField(max_length=160, blank=True)
    drafted = models.JSONField(default=dict)  # the letter written last, until one was sent

    class Meta:
        db_table = "application"
        constraints = [
            one_of("application", "fit", Fit),
            one_of("application", "outcome", Outcome),
            CheckConstraint(
                condition=Q(standing__in=["", "now", "waiting", "let_go", "settled"]),
                name="application_standing_known",
            ),
            CheckConstraint(condition=~Q(role=""), name="application_role_named"),
        ]
        indexes = [
            # Each ends in the key: the order is total, and pages never show a row twice.
            Index(fields=["owner", "standing", "due_at", "id"], name="application_today"),
            Index(fields=["owner", "stage", "due_at", "id"], name="application_board"),
            Index(fields=["owner", "due_at", "id"], name="application_by_next_step"),
            Index(fields=["owner", "sort_key", "id"], name="application_by_company"),
            Index(fields=["owner", "role", "id"], name="application_by_role"),
            Index(fields=["owner", "noted_at", "id"], name="application_by_age"),
            Index(fields=["owner", "made_by"], name="application_made_by"),
            Index(fields=["owner"], name="application_accepted", condition=Q(outcome="accepted")),
            Index(
                fields=["owner", "look_again_at"],
                name="application_look_again",
                condition=Q(look_again_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} at {self.employer.name}"


class SearchText(models.Model):
    """All words of an application; triggers keep SQLite's full-text index in step with it."""

    id = models.BigAutoField(primary_key=True)
    owner = models.ForeignKey(Owner, on_delete=models.CASCADE, related_name="+")
    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, related_name="all_words"
    )
    text = models.TextField()

    class Meta:
        db_table = "search_text"


class Involvement(Owned):
    """Somebody has to do with an application; ``position`` keeps the order of introduction."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="involvements"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="involvements")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "involvement"
        constraints = [
            UniqueConstraint(fields=["application", "person"], name="involved_once"),
        ]


class Interview(Owned):
    """A talk, past or ahead; a cancelled one stays. ``uid`` and ``sequence`` are those of the
    invitation it came with: a later one moves it, an older one changes nothing.
    """

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="interviews"
    )
    at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    kind = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=10, default=InterviewStatus.PLANNED.value)
    place = models.CharField(max_length=300, blank=True)
    link = models.CharField(max_length=2000, blank=True)
    uid = models.CharField(max_length=300, blank=True)
    sequence = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "interview"
        constraints = [
            UniqueConstraint(
                fields=["application", "at"],
                condition=~Q(status=InterviewStatus.CANCELLED.value),
                name="interview_once",
            ),
            UniqueConstraint(fields=["owner", "uid"], condition=~Q(uid=""), name="invited_once"),
            one_of("interview", "status", InterviewStatus),
            CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("at")),
                name="interview_ends_after_it_begins",
            ),
            one_of("interview", "kind", InterviewKind),
        ]


class Attendance(Owned):
    """Somebody held an interview."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendances")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "attendance"
        constraints = [UniqueConstraint(fields=["interview", "person"], name="attends_once")]


class Agreement(Owned):
    """What was settled about the process; ``said`` keeps the promise in their words. ``person``
    said it (null: it is not known who), ``contact`` is whom one was told to contact.
    """

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="agreements"
    )
    made_on = models.DateField()
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="agreements"
    )
    contact = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    everyone_contacted = models.BooleanField(null=True)
    contact_by = models.DateField(null=True)
    may_follow_up = models.BooleanField(null=True)
    follow_up_on = models.DateField(null=True)
    not_before = models.DateField(null=True)
    decisions_begin = models.DateField(null=True)
    next_steps = models.TextField(blank=True, max_length=NOTE_LIMIT)
    channel = models.CharField(max_length=10, blank=True)
    said = models.TextField(blank=True, max_length=NOTE_LIMIT)
    noted_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "agreement"
        constraints = [one_of("agreement", "channel", Channel)]


class Request(Owned):
    """Something they still need."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="requests")
    what = models.TextField(max_length=NOTE_LIMIT)
    asked_on = models.DateField(null=True)
    due = models.DateField(null=True)
    delivered_on = models.DateField(null=True)
    noted_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "request"
        constraints = [CheckConstraint(condition=~Q(what=""), name="request_says_what")]


class Message(Owned):
    """A mail as it was sent or came in. ``text`` is what was newly written in it, ``thread`` the
    id of the first mail it goes on from, ``state`` what became of it here.
    """

    message_id = models.CharField(max_length=300, blank=True)
    thread = models.CharField(max_length=300, blank=True)
    sender = models.CharField(max_length=300, blank=True)
    recipients = models.TextField(blank=True, max_length=NOTE_LIMIT)
    subject = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    text = models.TextField(blank=True, max_length=NOTE_LIMIT)
    state = models.CharField(max_length=10, default="kept")

    class Meta:
        db_table = "message"
        constraints = [
            UniqueConstraint(
                fields=["owner", "message_id"], condition=~Q(message_id=""), name="message_once"
            ),
            CheckConstraint(condition=Q(state__in=["kept", "draft"]), name="message_state_known"),
        ]


class Touch(Owned):
    """One contact. ``address`` is where it went or came from, as far as known at the time;
    of one instant, the one of the higher ``sequence`` came later.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="touches")
    at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)
    direction = models.CharField(max_length=3)
    kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=10, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="touches")
    needs_answer = models.BooleanField(null=True)
    back_on = models.DateField(null=True)
    answer_by = models.DateField(null=True)
    successor = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    message = models.ForeignKey(
        Message, on_delete=models.PROTECT, null=True, related_name="touches"
    )
    permanent = models.BooleanField(default=False)
    address = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True, max_length=NOTE_LIMIT)
    noted_at = models.DateTimeField()

    class Meta:
        db_table = "touch"
        constraints = [
            one_of("touch", "channel", Channel),
            CheckConstraint(
                condition=Q(
                    direction=Direction.OUT.value, kind__in=sorted(kind.value for kind in KINDS_OUT)
                )
                | Q(direction=Direction.IN.value, kind__in=sorted(kind.value for kind in KINDS_IN)),
                name="touch_kind_goes_its_way",
            ),
        ]
        indexes = [
            Index(fields=["owner"], name="touch_offers", condition=Q(kind="offer")),
            Index(
                fields=["person", "at"],
                name="touch_unprompted",
                condition=Q(kind__in=sorted(kind.value for kind in UNPROMPTED)),
            ),
        ]


class OfferElsewhere(Owned):
    """An offer of an employer that is no application here. It stands open until it was
    accepted or declined.
    """

    employer_name = models.CharField(max_length=NAME_LENGTH, blank=True)
    received_on = models.DateField()
    answer_by = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    declined_on = models.DateField(null=True)

    class Meta:
        db_table = "offer_elsewhere"


class Change(models.Model):
    """One change, with every row before and after it: what was done can be undone.

    ``did`` says what it was, by a code, and ``of`` names what it was done to: wording makes the
    sentence. ``rows`` holds [model, key, before, after] for each row. ``undoes`` is the change
    that this one takes back. ``by`` is a person's or the machine's lane: the machine's never
    stand in the way of what a person wants back.
    """

    id = models.BigAutoField(primary_key=True)
    owner = models.ForeignKey(Owner, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=10, default="person")
    did = models.CharField(max_length=40)
    of = models.JSONField(default=dict)
    rows = models.TextField()
    undoes = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="undone_by"
    )

    class Meta:
        db_table = "change"
        constraints = [CheckConstraint(condition=Q(by__in=["person", "machine"]), name="change_by")]
        indexes = [
            Index(fields=["owner", "id"], name="change_latest"),
            Index(fields=["owner", "at"], name="change_by_age"),
        ]


class DiaryEntry(Owned):
    """What a calendar was told last. It names its application by the key alone, to outlive it."""

    uid = models.CharField(max_length=120)
    application_key = models.CharField(max_length=36)
    sequence = models.PositiveIntegerField(default=0)
    content = models.TextField()
    changed_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "diary_entry"
        constraints = [UniqueConstraint(fields=["owner", "uid"], name="diary_entry_once")]


class RemoteEntry(Owned):
    """An entry of the diary as it lies in a calendar elsewhere: the file, the server's mark of its
    version, and a mark of what it said. ``moved_to`` is where the person moved it there.
    """

    uid = models.CharField(max_length=120)
    remote_name = models.CharField(max_length=60)
    etag = models.CharField(max_length=300, blank=True)
    content = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, default="kept")
    moved_to = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "remote_entry"
        constraints = [UniqueConstraint(fields=["owner", "uid"], name="remote_entry_once")]


class Notice(Owned):
    """A call to the candidate, claimed before it goes out; never marked, it is *uncertain*. One
    without an application is about the whole day or week.
    """

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, related_name="notices"
    )
    sign = models.CharField(max_length=120)
    cause = models.CharField(max_length=20)
    state = models.CharField(max_length=10, default="claimed")
    claimed_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=1)
    try_again_at = models.DateTimeField(null=True)
    said = models.TextField(blank=True)
    problem = models.CharField(max_length=300, blank=True)  # of a way that did not take it

    class Meta:
        db_table = "notice"
        constraints = [
            UniqueConstraint(fields=["application", "sign"], name="notice_once"),
            UniqueConstraint(
                fields=["owner", "sign"],
                condition=Q(application__isnull=True),
                name="notice_of_all_once",
            ),
            CheckConstraint(condition=Q(state__in=NOTICE_STATES), name="notice_state_known"),
        ]
