"""What a file is, in words."""

from __future__ import annotations

from tactful.reading.taken.sorts import Sort

SORTS = {
    Sort.MAIL: "an email",
    Sort.MAILBOX: "a mailbox",
    Sort.INVITATION: "an invitation",
    Sort.CONTACT: "a contact",
    Sort.WORKBOOK: "a table of applications",
    Sort.TABLE: "a table of applications",
    Sort.EXPORT: "a Tactful export",
    Sort.TEXT: "a message",
    Sort.JOB_PAGE: "a page with a job",
    Sort.UNKNOWN: "nothing that can be read",
}
