"""Files of other programs, each read by the library that knows it best."""

from __future__ import annotations

from tactful.reading.taken.cards import Card
from tactful.reading.taken.invitations import Invitation
from tactful.reading.taken.tables import Table


class LibraryReaders:
    """`ports.FileReaders` by icalendar, vobject and openpyxl, each loaded when it is needed."""

    def invitations(self, content: bytes) -> list[Invitation]:
        """The meetings of a calendar file."""
        from tactful.adapters.calendar_files import read_invitations

        return read_invitations(content)

    def cards(self, content: bytes) -> list[Card]:
        """The people of a contact file."""
        from tactful.adapters.contact_files import read_cards

        return read_cards(content)

    def workbook(self, content: bytes) -> Table:
        """The table of a workbook."""
        from tactful.adapters.workbooks import read_workbook

        return read_workbook(content)


class LibraryWriters:
    """`ports.FileWriters` by openpyxl and vobject."""

    def workbook(self, rows: list[list[str]]) -> bytes:
        """A workbook of one sheet."""
        from tactful.adapters.workbooks import write_workbook

        return write_workbook(rows)

    def cards(self, people: list[Card]) -> bytes:
        """Contact cards."""
        from tactful.adapters.contact_files import write_cards

        return write_cards(people)
