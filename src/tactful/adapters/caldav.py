"""A collection on a calendar server (CalDAV, RFC 4791), by a small client of our own.

Only the one collection is ever written to. Credentials go to the server that was named, and to no
other: a redirection elsewhere is refused.
"""

from __future__ import annotations

import base64
import http.client
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree import ElementTree

from tactful.refusal import Misused, Refused

NAMES = {"d": "DAV:", "c": "urn:ietf:params:xml:ns:caldav"}
COLLECTION, SHOWN_AS = "tactful", "Tactful"
MOST_BYTES = 30_000_000  # of an answer
SECONDS = 20
REDIRECTED = (301, 302, 307, 308)
LOOPBACK = ("localhost", "127.0.0.1", "::1")
ASK = (
    '<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:"'
    ' xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop>{}</d:prop></d:propfind>'
)
MAKE = (
    '<?xml version="1.0" encoding="utf-8"?><c:mkcalendar xmlns:d="DAV:"'
    ' xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>'
    f"<d:displayname>{SHOWN_AS}</d:displayname><c:supported-calendar-component-set>"
    '<c:comp name="VEVENT"/></c:supported-calendar-component-set>'
    "</d:prop></d:set></c:mkcalendar>"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class CalDavServer:
    """A connection to a server, kept open between questions. Raises `Refused` with a sentence."""

    def __init__(self, url: str, user: str, password: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Misused("The address of a calendar server begins with https://.")
        if parts.username or parts.password:
            raise Misused("Leave name and password out of the address; they are asked for.")
        if parts.scheme == "http" and parts.hostname not in LOOPBACK:
            raise Misused(
                "Over http:// your password could be read on the way. Use the server's https://"
                " address."
            )
        self._root = f"{parts.scheme}://{parts.netloc}"
        self._host = parts.hostname
        self._connection = _connection(parts.scheme, parts.hostname, parts.port)
        told = base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
        self._headers = {"Authorization": f"Basic {told}", "User-Agent": "Tactful"}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """A question; a redirection on the same server is followed."""
        for _ in range(5):
            answer = self._once(method, path, body, headers or {})
            if answer.status not in REDIRECTED:
                break
            there = urljoin(self._root + path, answer.headers.get("location", ""))
            if not there.startswith(self._root + "/"):
                raise Refused(
                    f"The calendar server sends us on to {there[:100]}; use that address."
                )
            path = urlsplit(there).path
        if answer.status == 401:
            raise Refused("The calendar server does not take that name and password.")
        if answer.status >= 500:
            raise Refused(f"The calendar server has trouble of its own ({answer.status}).")
        return answer

    def _once(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        for again in (True, False):  # a connection that was idle may be closed by now
            try:
                self._connection.request(method, path, body, {**self._headers, **headers})
                answer = self._connection.getresponse()
                read = answer.read(MOST_BYTES + 1)
            except (OSError, http.client.HTTPException) as error:
                self._connection.close()
                if not again or isinstance(error, TimeoutError | ssl.SSLError):
                    raise Refused(
                        f"The calendar server at {self._host} could not be reached ({error})."
                    ) from error
                continue
            if len(read) > MOST_BYTES:
                raise Refused("The calendar server's answer is too large.")
            return Answer(answer.status, {n.lower(): v for n, v in answer.getheaders()}, read)
        raise AssertionError  # the second time either answers or raises

    def find(self, path: str, wanted: str, depth: int = 0) -> list[ElementTree.Element]:
        """The properties of what lies at a path, one answer for each thing; empty where there is
        no such path.
        """
        headers = {"Depth": str(depth), "Content-Type": "application/xml; charset=utf-8"}
        answer = self.ask("PROPFIND", path, ASK.format(wanted).encode(), headers)
        if answer.status in (403, 404, 405):
            return []
        if answer.status != 207:
            raise Refused(f"The server did not answer as a calendar server does ({answer.status}).")
        try:
            told = ElementTree.fromstring(answer.body)  # noqa: S314  # expat bounds entities
        except ElementTree.ParseError as error:
            raise Refused("The calendar server's answer could not be read.") from error
        found = told.findall("d:response", NAMES)
        return [one for one in found if " 404" not in one.findtext("d:status", "", NAMES)]


def _connection(scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
    if scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, port, timeout=SECONDS, context=context)
    return http.client.HTTPConnection(host, port, timeout=SECONDS)


def collection_at(url: str, user: str, password: str) -> str:
    """The address of our own collection on a server, made there if there is none yet. ``url`` is
    the server's address, as its help pages give it.
    """
    with CalDavServer(url, user, password) as server:
        root = urlsplit(url)
        home = _home(server, root.path or "/")
        path = f"{home.rstrip('/')}/{COLLECTION}/"
        if not server.find(path, "<d:resourcetype/>"):
            headers = {"Content-Type": "application/xml; charset=utf-8"}
            made = server.ask("MKCALENDAR", path, MAKE.encode(), headers)
            if made.status not in (201, 200, 405):
                raise Refused(f"No calendar could be made on that server ({made.status}).")
        return f"{root.scheme}://{root.netloc}{path}"


def _home(server: CalDavServer, path: str) -> str:
    """The folder of somebody's calendars."""
    for start in dict.fromkeys((path, "/.well-known/caldav", "/")):
        who = _href(server.find(start, "<d:current-user-principal/>"), "d:current-user-principal")
        if who:
            wanted = "<c:calendar-home-set/>"
            home = _href(server.find(who, wanted), "c:calendar-home-set")
            if home:
                return home
    raise Refused("There are no calendars at that address. Is it the one for CalDAV?")


def _href(found: list[ElementTree.Element], name: str) -> str:
    for response in found:
        href = response.findtext(f".//{name}/d:href", "", NAMES)
        if href:
            return _path_of(href)
    return ""


def _path_of(href: str) -> str:
    try:
        return urlsplit(href).path
    except ValueError as error:
        raise Refused("The calendar server's answer could not be read.") from error


class CalDavCollection(CalDavServer):
    """`ports.RemoteCalendar` on a server: one collection of it."""

    def __init__(self, address: str, user: str, password: str) -> None:
        super().__init__(address, user, password)
        self._path = urlsplit(address).path

    def token(self) -> str:
        """Changes whenever anything there changes; empty where the server does not tell."""
        found = self.find(self._path, "<d:sync-token/>")
        return found[0].findtext(".//d:sync-token", "", NAMES) or "" if found else ""

    def etags(self) -> dict[str, str]:
        """The ETag of each file, by its name. Raises `Refused` where the collection is gone."""
        found = self.find(self._path, "<d:getetag/>", depth=1)
        if not found:
            raise Refused(
                "Our calendar is not there any more on the server. Connect it anew, and it is made."
            )
        there = {}
        for response in found:
            path = _path_of(response.findtext("d:href", "", NAMES))
            etag = response.findtext(".//d:getetag", "", NAMES)
            name = unquote(path.rpartition("/")[2])
            if name and etag:
                there[name] = etag
        return there

    def read(self, name: str) -> bytes:
        """A file; empty where there is none."""
        answer = self.ask("GET", self._at(name))
        return answer.body if answer.status == 200 else b""

    def put(self, name: str, content: bytes, etag: str) -> str | None:
        """Put a file: a new one where ``etag`` is empty, else in the place of that version. The
        ETag it has now; None where another is there, and nothing was written.
        """
        kept = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        headers = {"Content-Type": "text/calendar; charset=utf-8", **kept}
        answer = self.ask("PUT", self._at(name), content, headers)
        if answer.status == 412:
            return None
        if answer.status not in (200, 201, 204):
            raise Refused(f"The calendar server did not take an entry ({answer.status}).")
        return answer.headers.get("etag") or self.etags().get(name, "")

    def delete(self, name: str, etag: str) -> bool:
        """Delete that version of a file; says whether it is gone now."""
        answer = self.ask("DELETE", self._at(name), headers={"If-Match": etag})
        return answer.status in (200, 204, 404, 410)

    def _at(self, name: str) -> str:
        return self._path + quote(name)
