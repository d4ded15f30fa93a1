"""A certificate of one's own for the home network: made on the spot, known to nobody else."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tactful.ports import Certificate
from tactful.private_files import write_private_bytes

FILE = "phone.pem"  # the key and the certificate, for nobody else to read
PUBLIC_FILE = "phone.crt"  # the certificate alone, to be trusted on a phone
LASTS = timedelta(days=397)  # phones take none that lasts longer than 398
RENEWED_BEFORE = timedelta(days=30)


def certificate_for(folder: Path, names: Sequence[str], now: datetime) -> Certificate:
    """The certificate in a folder, made anew where it is for other names or runs out soon. The
    ``names`` are addresses like 192.168.1.5 and names like laptop.local.
    """
    path, public = folder / FILE, folder / PUBLIC_FILE
    known = _read(path)
    if known is None or _names_of(known) != set(names) or _runs_out(known, now):
        known = _make(path, names, now)
    public.write_bytes(known.public_bytes(serialization.Encoding.PEM))
    print_ = known.fingerprint(hashes.SHA256()).hex(":").upper()
    return Certificate(path, public, print_)


def _read(path: Path) -> x509.Certificate | None:
    try:
        return x509.load_pem_x509_certificates(path.read_bytes())[0]
    except (OSError, ValueError):
        return None


def _names_of(known: x509.Certificate) -> set[str]:
    names = known.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {str(name.value) for name in names}


def _runs_out(known: x509.Certificate, now: datetime) -> bool:
    return known.not_valid_after_utc - RENEWED_BEFORE < now or known.not_valid_before_utc > now


def _make(path: Path, names: Sequence[str], now: datetime) -> x509.Certificate:
    key = ec.generate_private_key(ec.SECP256R1())
    ours = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tactful on this computer")])
    made = (
        x509.CertificateBuilder()
        .subject_name(ours)
        .issuer_name(ours)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + LASTS)
        .add_extension(x509.SubjectAlternativeName([_name(n) for n in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    write_private_bytes(path, secret + made.public_bytes(serialization.Encoding.PEM))
    return made


def _name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
