"""One suite for whoever reads files of other programs: the twin in memory and the libraries."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.adapters.file_readers import LibraryReaders
from tactful.adapters.memory import FilesInMemory
from tactful.ports import FileReaders
from tactful.reading.taken.cards import Card
from tactful.reading.taken.invitations import Invitation
from tactful.reading.taken.sorts import Unreadable
from tactful.reading.taken.tables import Table, table_of

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
MEETING = (SAMPLES / "invitation.ics").read_bytes()
CARD = (SAMPLES / "dana.vcf").read_bytes()


def a_workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Company", "Role"])
    sheet.append(["Acme", 7])
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


BOOK = a_workbook()
TOLD = Table([["Company", "Role"], ["Acme", "7"]], [("Sheet", 1), ("Sheet", 2)])
MAIL = (SAMPLES / "reply.eml").read_bytes()
TABLE = (SAMPLES / "applications.csv").read_bytes()
PAGE = b"""<!doctype html><html><head><title>Cook at Acme</title><script type="application/ld+json">
{"@type": "JobPosting", "title": "Cook", "hiringOrganization": {"name": "Acme"},
"jobLocation": {"address": {"addressLocality": "Leeds"}}, "baseSalary": {"value": {"value": 1}}}
</script></head><body><p>Come and cook.</body></html>"""
REAL = st.sampled_from([MEETING, CARD, MAIL, TABLE, PAGE, BOOK])
HOSTILE = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.tuples(REAL, st.floats(0, 1)).map(lambda c: c[0][: int(len(c[0]) * c[1])]),
    st.tuples(REAL, st.floats(0, 1), st.binary(max_size=40)).map(
        lambda c: c[0][: int(len(c[0]) * c[1])] + c[2] + c[0][int(len(c[0]) * c[1]) :]
    ),
    st.tuples(REAL, st.floats(0, 1), REAL).map(lambda c: c[0][: int(len(c[0]) * c[1])] + c[2]),
)


@pytest.fixture(params=["memory", "libraries"])
def files(request: pytest.FixtureRequest) -> FileReaders:
    if request.param == "libraries":
        return LibraryReaders()
    meeting = Invitation(
        "abc-123@acme.example", 0, datetime(2026, 12, 15, 15, tzinfo=UTC),
        datetime(2026, 12, 15, 16, tzinfo=UTC), "Interview Data Engineer - Acme", "",
        "https://zoom.us/j/123456789", False,
        ("Dana Reyes", "dana@acme.example"), (("Me", "robin@lee.example"),),
    )  # fmt: skip
    dana = Card(
        "Dana Reyes", "dana@acme.example", "+1 212 555 0147", "Acme", "Senior Recruiter", ""
    )
    return FilesInMemory({MEETING: [meeting]}, {CARD: [dana]}, {BOOK: TOLD})


class TestFileReaders:
    def test_a_meeting(self, files: FileReaders) -> None:
        (meeting,) = files.invitations(MEETING)
        assert (meeting.uid, meeting.sequence) == ("abc-123@acme.example", 0)
        assert meeting.at == datetime(2026, 12, 15, 15, tzinfo=UTC)
        assert meeting.people[0] == ("Dana Reyes", "dana@acme.example")
        assert (meeting.place, meeting.link) == ("", "https://zoom.us/j/123456789")
        assert not meeting.cancelled

    def test_a_card(self, files: FileReaders) -> None:
        (card,) = files.cards(CARD)
        assert (card.name, card.phone, card.organisation) == (
            "Dana Reyes", "+1 212 555 0147", "Acme",
        )  # fmt: skip

    @pytest.mark.parametrize(
        "spoilt",
        [
            b"PHOTO;ENCODING=BASE64;TYPE=JPEG:\n /9j/4AAQSkZ\n JRgABAQ\n\n",
            b"PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ\n",
            b"X-BAD LINE\n",
        ],
    )
    def test_a_picture_or_a_stray_line_spoils_no_card(self, spoilt: bytes) -> None:
        card = CARD.replace(b"\r\n", b"\n").replace(b"END:VCARD", spoilt + b"END:VCARD")
        assert LibraryReaders().cards(card)[0].name == "Dana Reyes"

    def test_a_line_that_goes_on_is_no_stray_one(self) -> None:
        card = (
            b"BEGIN:VCARD\nVERSION:2.1\nN:Roth;Lea\nFN:Lea Roth\nTITLE;ENCODING=QUOTED-PRINTABLE:Head of "
            b"people and =\norganisation\nEMAIL:lea@b.example\nEND:VCARD\n"
        )
        read = LibraryReaders().cards(card)[0]
        assert (read.email, read.title) == ("lea@b.example", "Head of people and organisation")

    def test_the_organiser_comes_first_also_as_a_guest(self) -> None:
        guests = b"ATTENDEE:mailto:b@x.example\nATTENDEE:mailto:dana@acme.example\nEND:VEVENT"
        (meeting,) = LibraryReaders().invitations(MEETING.replace(b"END:VEVENT", guests))
        assert meeting.people[0] == ("Dana Reyes", "dana@acme.example")

    def test_a_workbook(self, files: FileReaders) -> None:
        assert files.workbook(BOOK) == TOLD

    @pytest.mark.parametrize("content", [b"", b"nothing", b"PK\x03\x04"])
    def test_what_is_none_is_a_sentence(self, files: FileReaders, content: bytes) -> None:
        for read in (files.invitations, files.cards, files.workbook):
            with pytest.raises(Unreadable, match=r"\.$"):
                read(content)


@pytest.mark.parametrize(
    ("sheets", "rows", "left_out"),
    [
        # what a tracker begins with is not always the list
        (
            {"Read me": [["Hello", "there"], ["1", "2"]], "Jobs": [["Company", "Role"], ["A", "b"]]},
            [["Company", "Role"], ["A", "b"]], ("Read me",),
        ),
        # a year a sheet is one list
        (
            {"2025": [["Company", "Role"], ["A", "b"]], "2026": [["Company", "Role"], ["C", "d"]]},
            [["Company", "Role"], ["A", "b"], ["C", "d"]], (),
        ),
        # a title above the head; an empty sheet
        (
            {"Jobs": [["My search"], ["Company", "Role"], ["A", "b"]], "Sheet2": []},
            [["Company", "Role"], ["A", "b"]], (),
        ),
    ],
)  # fmt: skip
def test_which_sheets_are_the_table(
    sheets: dict[str, list[list[str]]], rows: list[list[str]], left_out: tuple[str, ...]
) -> None:
    found = table_of(sheets)
    assert (found.rows, found.left_out) == (rows, left_out)


@given(content=HOSTILE)
def test_hostile_files_are_read_or_refused(content: bytes) -> None:
    """No exception but the two that hold a sentence comes out, whatever goes in."""
    from tactful.reading.mail_files import UnreadableMail, read_mail_file
    from tactful.reading.taken.job_pages import read_job_page
    from tactful.reading.taken.sorts import sort_of, text_of
    from tactful.reading.taken.tables import rows_of

    readers = LibraryReaders()
    sort_of(content)
    for read in (
        readers.invitations, readers.cards, readers.workbook, read_mail_file,
        lambda content: read_job_page(text_of(content)), lambda content: rows_of(text_of(content)),
    ):  # fmt: skip
        said = ""
        try:
            said = str(read(content))
        except (Unreadable, UnreadableMail) as error:
            said = str(error)
        assert said


@pytest.mark.parametrize(
    "sheet",
    [b"<sheetData>" + b"<row/>" * 1_048_574, b"<sheetData><row>" + b"<c/>" * 15_100_000],
    ids=["rows", "cells"],
)
def test_rows_and_cells_are_counted_before_they_are_read(sheet: bytes) -> None:
    import zipfile

    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", b"<workbook/>")
        book.writestr("xl/worksheets/sheet1.xml", sheet)
    with pytest.raises(Unreadable, match=r"more than 100,000 rows|more cells"):
        LibraryReaders().workbook(packed.getvalue())


def test_what_would_unpack_to_a_flood_is_not_opened() -> None:
    import zipfile

    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        for n in range(4):
            bomb.writestr(f"xl/worksheets/sheet{n}.xml", b"0" * 100_000_000)
    with pytest.raises(Unreadable, match="150 MB"):
        LibraryReaders().workbook(packed.getvalue())
