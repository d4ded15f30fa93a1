"""Our few static files, each under an address that changes with its content.

They are read, hashed and compressed once, at the start, so that no build step is needed and
a browser asks for each of them once.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

FOLDER = Path(__file__).parent / "static"
STYLE = "tactful.css"  # of one file a component; sent as one, in the order of their names
A_YEAR = "public, max-age=31536000, immutable"
WORTH_COMPRESSING = 500
TYPES = {
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
COMPRESSED = frozenset({".png", ".woff2"})
NAMED = re.compile(rb"url\(([\w.-]+)\)")


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file as it is sent."""

    address: str
    type: str
    plain: bytes
    compressed: bytes


@cache
def static_file(name: str) -> StaticFile:
    """One of our files by its name. Raises `KeyError`."""
    path = _files()[name]
    plain = _style() if name == STYLE else path.read_bytes()
    fingerprint = hashlib.sha256(plain).hexdigest()[:12]
    suffix = path.suffix
    type_ = TYPES.get(suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if type_.startswith("text/"):
        type_ += "; charset=utf-8"
    small = len(plain) < WORTH_COMPRESSING or suffix in COMPRESSED
    compressed = b"" if small else gzip.compress(plain, 9, mtime=0)
    return StaticFile(f"/static/{fingerprint}/{name}", type_, plain, compressed)


@cache
def _files() -> dict[str, Path]:
    """Every file there is, by its name; nothing else can be asked for."""
    htmx = files("django_htmx") / "static" / "django_htmx" / "htmx-4.min.js"
    ours = {path.name: path for path in FOLDER.iterdir() if path.is_file()}
    return ours | {"htmx.js": Path(str(htmx)), STYLE: FOLDER / STYLE}


def _style() -> bytes:
    style = b"".join(path.read_bytes() for path in sorted((FOLDER / "style").glob("*.css")))
    return NAMED.sub(lambda m: b"url(%b)" % static_file(m[1].decode()).address.encode(), style)


@require_safe
def serve(request: HttpRequest, fingerprint: str, name: str) -> HttpResponse:
    """A static file; an address that no longer holds is not there, never another content."""
    try:
        found = static_file(name)
    except KeyError as error:
        raise Http404 from error
    if found.address != f"/static/{fingerprint}/{name}":
        raise Http404
    return sent(request, found, A_YEAR)


def sent(request: HttpRequest, found: StaticFile, keep: str) -> HttpResponse:
    """The answer that holds a file, compressed where the browser takes that."""
    squeezed = found.compressed and "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(found.compressed if squeezed else found.plain, content_type=found.type)
    response.headers["Cache-Control"] = keep
    response.headers["Vary"] = "Accept-Encoding"
    if squeezed:
        response.headers["Content-Encoding"] = "gzip"
    return response
