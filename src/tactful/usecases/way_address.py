"""The address of a way to be called, from what a person knows of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from tactful.reading import texts
from tactful.refusal import Misused

PARTS = ("topic", "email", "password", "token", "chat", "address")
TOPIC = re.compile(r"[A-Za-z0-9_-]{6,64}")
TOKEN = re.compile(r"\d{5,20}:[A-Za-z0-9_-]{20,60}")
CHAT = re.compile(r"-?\d{3,20}")


def address_of(kind: str, sent: Mapping[str, str]) -> str:
    """As apprise writes it. Raises `Misused` with what is missing and where it is found."""
    if kind == "phone":
        return _phone(sent["topic"])
    if kind == "mail":
        return _mail(sent["email"], sent["password"])
    if kind == "telegram":
        return _telegram(sent["token"], sent["chat"])
    return "desktop://" if kind == "desktop" else sent["address"]


def _phone(topic: str) -> str:
    if not TOPIC.fullmatch(topic):
        raise Misused(
            "A topic is a word of 6 to 64 letters and digits that nobody would guess, the same here"
            " and in the app."
        )
    return f"ntfy://{topic}"


def _mail(email: str, password: str) -> str:
    if not password:
        raise Misused("Write the app password that your mail provider gives you, too.")
    user, _, host = texts.email(email).partition("@")
    return f"mailtos://{quote(user, safe='')}:{quote(password, safe='')}@{host}"


def _telegram(token: str, chat: str) -> str:
    if not TOKEN.fullmatch(token):
        raise Misused("@BotFather tells you the token of your bot: digits, a colon, letters.")
    if not CHAT.fullmatch(chat):
        raise Misused("@userinfobot tells you the number of your chat: digits alone.")
    return f"tgram://{token}/{chat}"
