"""A page that grows while a long write goes on: its last line says how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import TypeVar

from django.http import StreamingHttpResponse
from django.utils.html import escape

from tactful.refusal import Refused
from tactful.web.here import Request
from tactful.web.page import page
from tactful.wording.refusals import explained

Done = TypeVar("Done")
GROWS_HERE = "<!-- grows here -->"


def growing_page(
    request: Request,
    steps: Generator[tuple[int, int], None, Done],
    unit: str,
    told: Callable[[Done], str],
) -> StreamingHttpResponse:
    """The page, piece by piece; ``told`` writes its last line."""
    response = StreamingHttpResponse(_pieces(request, steps, unit, told))
    response.headers["Content-Encoding"] = "identity"  # compressed, it would come in one piece
    return response


def _pieces(
    request: Request,
    steps: Generator[tuple[int, int], None, Done],
    unit: str,
    told: Callable[[Done], str],
) -> Iterator[str]:
    top, _, bottom = page(request, "importing.html", {}).content.decode().partition(GROWS_HERE)
    yield top
    try:
        while True:
            done, of = next(steps)
            bar = f'<progress value="{done}" max="{of}"></progress>'
            yield f'<p class="step">{bar} {done:,} of {of:,} {unit}</p>\n'
    except StopIteration as end:
        yield told(end.value)
    except Refused as error:
        yield f'<p class="step problem" role="alert">{escape(explained(error))}</p>'
    yield bottom
