"""Names as mail programs and contact cards write them, and as one would say them."""

from __future__ import annotations

import re

ASIDE = re.compile(r"\s*[(\[][^)\]]{1,60}[)\]]\s*$|\s+(?:via|at|von|@)\s+[^,]{2,60}$")
TURNED = re.compile(r"(?P<last>[^,@]{2,40}),\s*(?P<first>[^,@]{1,40})")
NO_FIRST_NAME = re.compile(
    r"^(?:(?i:inc|llc|ltd|gmbh|ag|co|jr|sr|ii|iii|phd|md|hr|mba)|[A-Z]{1,3})\.?$"
)
TITLE = re.compile(
    r"(?i)^(?:(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|herr|frau|mme|mlle|m|dipl|ing)\.?\s+)+(?=\S)"
)


def as_said(written: str) -> str:
    """ "Meyer, Eva (Acme GmbH)" is Eva Meyer."""
    name = ASIDE.sub("", " ".join(written.strip(" '\"").split()))
    turned = TURNED.fullmatch(name)
    if turned is None or NO_FIRST_NAME.match(turned["first"].strip()):
        return name
    return f"{turned['first'].strip()} {turned['last'].strip()}"


def without_title(name: str) -> str:
    """ "Dr. Dana Reyes" is Dana Reyes."""
    return TITLE.sub("", name)
