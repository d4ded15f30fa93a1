"""Whether a letter to be proof-read is a mail, told without loading what reads mails."""

from __future__ import annotations


def looks_like_mail(raw: bytes) -> bool:
    """Whether a text begins with the headers of a mail."""
    head = raw.lstrip(b"\xef\xbb\xbf")[:4000].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    names = [line.partition(b":")[0].lower() for line in head.split(b"\n") if line[:1].strip()]
    headers = {b"from", b"to", b"subject", b"date", b"message-id", b"mime-version", b"received"}
    return len(headers & set(names)) >= 2 and all(b":" in line or not line[:1].strip()
                                                  for line in head.split(b"\n"))  # fmt: skip
