"""The bookmark that opens *New* filled in from a page with a job on it.

It runs on that page, in the candidate's own browser: what schema.org's JobPosting says there, else
the page's title. It fetches nothing and tells nobody; the address that it opens is this server's.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

SOURCE = Path(__file__).parent / "static" / "bookmarklet.js"


@cache
def bookmarklet(here: str) -> str:
    """The address of the bookmark, for the server at ``here`` (scheme, host and port)."""
    code = re.sub(r"\n\s*", " ", SOURCE.read_text("utf-8").strip())
    return f"javascript:{quote(code.replace('HERE', here), safe='')}"
