"""The rows we keep: applications and all that belongs to them. Every row has an owner.

Rows hold what happened; `facts` turns them into a case, and only the etiquette decides.
Instants are UTC, days are days in the employer's place. An application also keeps the
advice it was last given, so that *today* is one look at an index.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint

from tactful.etiquette.case import (
    KINDS_IN,
    KINDS_OUT,
    Channel,
    Direction,
    Fit,
    InterviewKind,
    Outcome,
    PersonRole,
    TouchKind,
)
from tactful.etiquette.case_fields import NOTE_LIMIT

NAME_LENGTH = 200


def _words(enum: type) -> list[str]:
    return [member.value for member in enum]  # type: ignore[attr-defined]  # enums iterate


def _one_of(table: str, field: str, enum: type) -> CheckConstraint:
    return CheckConstraint(
        condition=Q(**{f"{field}__in": ["", *_words(enum)]}), name=f"{table}_{field}_known"
    )


class Owner(models.Model):
    """Whose records these are; on one's own machine there is one.

    Its key is a small number, for it leads every index. ``numbers`` are those of the profile
    that were set by hand, ``holidays`` the days: a list of {place, day, free}. ``renewed_at`` is
    the instant of the last look at what is due: a clock that stands before it was set back, and
    every advice is old.
    """

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    timezone = models.CharField(max_length=64, blank=True)
    profile = models.CharField(max_length=20, default="standard")
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    numbers = models.JSONField(default=dict)
    holidays = models.JSONField(default=list)
    writing = models.JSONField(default=dict)
    renewed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "owner"
        constraints = [
            CheckConstraint(
                condition=Q(profile__in=["reserved", "standard", "brisk"]),
                name="owner_profile_known",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Owned(models.Model):
    """A row that belongs to somebody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Owner, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Employer(Owned):
    """A company, by name; where the work is, is the application's."""

    name = models.CharField(max_length=NAME_LENGTH)
    name_key = models.CharField(max_length=NAME_LENGTH * 3)
    do_not_contact = models.BooleanField(default=False)

    class Meta:
        db_table = "employer"
        constraints = [
            UniqueConstraint(fields=["owner", "name_key"], name="employer_once"),
            CheckConstraint(condition=~Q(name=""), name="employer_named"),
        ]

    def __str__(self) -> str:
        return self.name


class Person(Owned):
    """Somebody on their side, over all applications."""

    name = models.CharField(max_length=NAME_LENGTH)
    role = models.CharField(max_length=20, default=PersonRole.OTHER.value)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    linkedin = models.CharField(max_length=300, blank=True)
    accepts_linkedin = models.BooleanField(null=True)
    prefers = models.CharField(max_length=10, blank=True)
    do_not_contact = models.BooleanField(default=False)
    notes = models.TextField(blank=True, max_length=NOTE_LIMIT)

    class Meta:
        db_table = "person"
        constraints = [
            _one_of("person", "role", PersonRole),
            _one_of("person", "prefers", Channel),
            CheckConstraint(condition=~Q(name=""), name="person_named"),
        ]
        indexes = [Index(fields=["owner", "email"], name="person_by_email")]

    def __str__(self) -> str:
        return self.name


class Application(Owned):
    """One application, and the advice it was last given.

    ``standing`` is where *today* shows it, ``stage`` where the board does, ``due_at`` the
    instant it is sorted by, ``sort_key`` company and role folded for sorting,
    ``look_again_at`` the earliest instant at which the advice could change with no new fact.
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
    noted_at = models.DateTimeField()
    search_text = models.TextField(blank=True)
    sort_key = models.CharField(max_length=NAME_LENGTH * 6, blank=True)
    advice = models.TextField(blank=True)
    standing = models.CharField(max_length=10, blank=True)
    stage = models.CharField(max_length=20, blank=True)
    due_at = models.DateTimeField(null=True)
    look_again_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "application"
        constraints = [
            _one_of("application", "fit", Fit),
            _one_of("application", "outcome", Outcome),
            CheckConstraint(
                condition=Q(standing__in=["", "now", "waiting", "let_go", "settled"]),
                name="application_standing_known",
            ),
            CheckConstraint(condition=~Q(role=""), name="application_role_named"),
        ]
        indexes = [
            Index(fields=["owner", "standing", "due_at"], name="application_today"),
            Index(fields=["owner", "stage", "due_at"], name="application_board"),
            Index(fields=["owner", "due_at"], name="application_by_next_step"),
            Index(fields=["owner", "sort_key"], name="application_by_company"),
            Index(fields=["owner", "role"], name="application_by_role"),
            Index(fields=["owner", "noted_at"], name="application_by_age"),
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
    """A talk, past or ahead."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="interviews"
    )
    at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    kind = models.CharField(max_length=20, blank=True)

    class Meta:
        db_table = "interview"
        constraints = [
            UniqueConstraint(fields=["application", "at"], name="interview_once"),
            CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("at")),
                name="interview_ends_after_it_begins",
            ),
            _one_of("interview", "kind", InterviewKind),
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
    """What was settled about the process; ``said`` keeps the promise in their words."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="agreements"
    )
    made_on = models.DateField()
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="agreements"
    )
    everyone_contacted = models.BooleanField(null=True)
    contact_by = models.DateField(null=True)
    may_follow_up = models.BooleanField(null=True)
    follow_up_on = models.DateField(null=True)
    decisions_begin = models.DateField(null=True)
    next_steps = models.TextField(blank=True, max_length=NOTE_LIMIT)
    channel = models.CharField(max_length=10, blank=True)
    said = models.TextField(blank=True, max_length=NOTE_LIMIT)
    noted_at = models.DateTimeField()

    class Meta:
        db_table = "agreement"
        constraints = [_one_of("agreement", "channel", Channel)]


class Request(Owned):
    """Something they still need."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="requests")
    what = models.TextField(max_length=NOTE_LIMIT)
    asked_on = models.DateField(null=True)
    due = models.DateField(null=True)
    delivered_on = models.DateField(null=True)
    noted_at = models.DateTimeField()

    class Meta:
        db_table = "request"
        constraints = [CheckConstraint(condition=~Q(what=""), name="request_says_what")]


class Touch(Owned):
    """One contact. ``address`` is where it went or came from, as far as known at the time;
    ``subject`` and ``message_id`` tell which thread of mail it belongs to.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="touches")
    at = models.DateTimeField()
    direction = models.CharField(max_length=3)
    kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=10, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="touches")
    needs_answer = models.BooleanField(default=False)
    back_on = models.DateField(null=True)
    permanent = models.BooleanField(default=False)
    address = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    message_id = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True, max_length=NOTE_LIMIT)
    noted_at = models.DateTimeField()

    class Meta:
        db_table = "touch"
        constraints = [
            _one_of("touch", "channel", Channel),
            CheckConstraint(
                condition=Q(
                    direction=Direction.OUT.value, kind__in=sorted(kind.value for kind in KINDS_OUT)
                )
                | Q(direction=Direction.IN.value, kind__in=sorted(kind.value for kind in KINDS_IN)),
                name="touch_kind_goes_its_way",
            ),
            UniqueConstraint(fields=["application", "at", "kind", "person"], name="touch_once"),
            UniqueConstraint(
                fields=["application", "at", "kind"],
                condition=Q(person__isnull=True),
                name="touch_to_nobody_once",
            ),
        ]
        indexes = [
            Index(
                fields=["person", "at"],
                name="touch_unprompted",
                condition=Q(kind__in=[TouchKind.FOLLOW_UP.value, TouchKind.CLOSING.value]),
            )
        ]


class Change(models.Model):
    """One change, with every row before and after it, so that it can be undone."""

    id = models.BigAutoField(primary_key=True)
    owner = models.ForeignKey(Owner, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    what = models.TextField()
    rows = models.TextField()

    class Meta:
        db_table = "change"
        indexes = [Index(fields=["owner", "id"], name="change_latest")]
