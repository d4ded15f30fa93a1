"""Secrets sealed with a key that lies in a file of its own, which nobody else may read."""

from __future__ import annotations

from pathlib import Path

from tactful.private_files import make_private_folder, write_private_bytes
from tactful.refusal import Refused

NAME = "channels.key"


class KeyFile:
    """`ports.Sealer` by cryptography's MultiFernet: the first line of the file seals, every line
    opens, so that a key can be changed without losing what an older one sealed.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def seal(self, secret: str) -> str:
        """The secret, unreadable without the key; the key is made if there is none."""
        from cryptography.fernet import Fernet, MultiFernet

        keys = self._keys()
        if not keys:
            keys = [Fernet.generate_key()]
            make_private_folder(self._path.parent)
            write_private_bytes(self._path, keys[0])
        return MultiFernet([Fernet(key) for key in keys]).encrypt(secret.encode()).decode("ascii")

    def open(self, sealed: str) -> str:
        """The secret again. Raises `Refused` where no key fits."""
        from cryptography.fernet import Fernet, InvalidToken, MultiFernet

        keys = self._keys()
        try:
            if not keys:
                raise InvalidToken
            return MultiFernet([Fernet(key) for key in keys]).decrypt(sealed.encode()).decode()
        except (InvalidToken, ValueError) as error:
            raise Refused(
                "The ways to call you are sealed with a key that is not there any more"
                f" ({NAME}). Take them away and add them anew."
            ) from error

    def _keys(self) -> list[bytes]:
        try:
            return self._path.read_bytes().split()
        except FileNotFoundError:
            return []
