"""Every address there is. What is looked at stands in the address, so that it can be kept."""

from __future__ import annotations

from django.urls import URLPattern, path

from tactful.web import static_files
from tactful.web.pages import (
    application,
    board,
    calendar,
    card,
    data,
    debrief,
    edit,
    enter,
    feed,
    installable,
    interview,
    letters,
    log,
    new,
    people,
    refused,
    rules,
    settings,
    table,
    take,
    today,
    undo,
    write,
)

A = "applications/<uuid:key>"
urlpatterns: list[URLPattern] = [
    path("", today.show),
    path("new", new.show),
    path("new/place", new.place),
    path("applications", table.show),
    path("board", board.show),
    path("calendar", calendar.show),
    path("calendar/<str:secret>.ics", feed.feed),
    path("calendar.ics", feed.download),
    path("calendar/renew", feed.renew),
    path(A, application.show),
    path(f"{A}/edit", edit.show),
    path(f"{A}/people", edit.add_person),
    path(f"{A}/remove", edit.remove),
    path(f"{A}/log", log.log),
    path(f"{A}/outcome", log.outcome),
    path(f"{A}/interview", interview.show),
    path(f"{A}/interview/<uuid:interview_key>/cancel", interview.cancel),
    path(f"{A}/interview/<uuid:interview_key>/missed", interview.missed),
    path(f"{A}/interview/<uuid:interview_key>.ics", feed.one),
    path(f"{A}/card", card.show),
    path(f"{A}/write", write.show),
    path(f"{A}/write/proof", write.proof),
    path(f"{A}/rehearse", write.rehearse),
    path(f"{A}/debrief", debrief.show),
    path(f"{A}/debrief/day", debrief.day),
    path("people", people.everybody),
    path("people/<uuid:key>", people.somebody),
    path("people/<uuid:key>/do-not-contact", people.do_not_contact),
    path("people/<uuid:key>/remove", people.remove),
    path("settings", settings.show),
    path("settings/numbers", settings.numbers),
    path("settings/holidays", settings.holidays),
    path("settings/letters", letters.show),
    path("settings/letters/style", letters.style),
    path("settings/letters/<str:kind>", letters.one),
    path("settings/letters/<str:kind>/preview", letters.preview),
    path("rules", rules.show),
    path("shortcuts", rules.shortcuts),
    path("data", data.show),
    path("data/export", data.export),
    path("data/import", data.import_),
    path("data/backup", data.backup),
    path("take", take.show),
    path("undo", undo.undo),
    path("enter", enter.show),
    path("leave", enter.leave),
    path("manifest.webmanifest", installable.manifest),
    path("service-worker.js", installable.service_worker),
    path("static/<str:fingerprint>/<str:name>", static_files.serve),
]
handler400 = refused.not_understood
handler403 = refused.not_allowed
handler404 = refused.not_there
handler500 = refused.our_fault
