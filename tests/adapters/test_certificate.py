"""The certificate for the home network: made once, and anew where it no longer fits."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tactful.adapters.certificate import LASTS, certificate_for

NOW = datetime(2026, 12, 9, 15, 30, tzinfo=UTC)
NAMES = ("192.168.1.5", "laptop.local")


def test_it_is_kept_while_it_fits(tmp_path: Path) -> None:
    first = certificate_for(tmp_path, NAMES, NOW)
    assert certificate_for(tmp_path, NAMES, NOW + timedelta(days=300)) == first
    later = certificate_for(tmp_path, NAMES, NOW + LASTS)
    assert later.fingerprint != first.fingerprint
    elsewhere = certificate_for(tmp_path, ("10.0.0.7", "laptop.local"), NOW + LASTS)
    assert elsewhere.fingerprint != later.fingerprint
    elsewhere.path.write_bytes(b"damaged")
    assert certificate_for(tmp_path, NAMES, NOW).fingerprint not in (first.fingerprint, "")


def test_it_can_be_served_and_trusted(tmp_path: Path) -> None:
    made = certificate_for(tmp_path, NAMES, NOW)
    ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(made.path)
    known = ssl.create_default_context(cafile=str(made.public_path)).get_ca_certs()
    assert [dict(part[0] for part in one["subject"]) for one in known] == [  # type: ignore[misc]
        {"commonName": "Tactful on this computer"}
    ]
