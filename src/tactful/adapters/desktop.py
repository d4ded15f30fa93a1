"""A message on this computer's own desktop: over the session bus, or by what macOS has for it."""

from __future__ import annotations

import subprocess
import sys

NAME = "This computer's desktop"
SCHEMES = ("desktop", "dbus")
SECONDS = 10
NOTIFICATIONS = "org.freedesktop.Notifications"
SCRIPT = "on run {said, heading}\ndisplay notification said with title heading\nend run"


def is_desktop(address: str) -> bool:
    """Whether a way is the desktop: desktop:// (or dbus://)."""
    return address.partition("://")[0].lower() in SCHEMES and "://" in address


def tell_desktop(title: str, body: str) -> str:
    """Show a message; returns what went wrong, empty where it was taken."""
    if sys.platform == "darwin":
        return _by_script(title, body)
    if sys.platform.startswith("linux"):
        return _over_the_bus(title, body)
    return "there is no way to this system's desktop yet; use another way"


def _over_the_bus(title: str, body: str) -> str:
    """By the Desktop Notifications Specification, `Notify`."""
    from jeepney import DBusAddress, DBusErrorResponse, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    path = "/" + NOTIFICATIONS.replace(".", "/")
    desktop = DBusAddress(path, bus_name=NOTIFICATIONS, interface=NOTIFICATIONS)
    message = new_method_call(
        desktop, "Notify", "susssasa{sv}i", ("Tactful", 0, "", title, body, [], {}, -1)
    )
    try:
        with open_dbus_connection(bus="SESSION") as connection:
            reply = connection.send_and_get_reply(message, timeout=SECONDS)
    except (OSError, KeyError, ValueError, DBusErrorResponse) as error:
        return f"no desktop answers here ({type(error).__name__})"
    if reply.header.message_type is MessageType.error:
        return "no desktop takes messages here"
    return ""


def _by_script(title: str, body: str) -> str:
    command = ["osascript", "-e", SCRIPT, body, title]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603  # its script takes both as texts
    except (OSError, subprocess.TimeoutExpired):
        return "macOS did not show it"
    return "macOS did not show it" if done.returncode else ""
