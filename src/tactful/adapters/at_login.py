"""What makes a command run after login, for this user alone: systemd, launchd or a Windows task.

Nothing here needs more rights than the user has. What would be written is known before it is
written, and can be taken away again whole.
"""

from __future__ import annotations

import getpass
import os
import plistlib
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tactful.private_files import write_private_bytes
from tactful.refusal import Refused

TASK = "http://schemas.microsoft.com/windows/2004/02/mit/task"
PYTHON = "python.exe"
LONGEST = 30  # seconds one of the system's own commands may take
ABOUT = {"watch": "Tactful calls you when something is due", "serve": "Tactful in your browser"}


@dataclass(frozen=True, slots=True)
class Program:
    """A command to be run after login: ``name`` is watch or serve; the environment is what it
    needs beside the user's own.
    """

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AtLogin:
    """One file, and the system's commands that make it count and make it count no more."""

    path: Path
    content: bytes
    start: tuple[tuple[str, ...], ...]
    stop: tuple[tuple[str, ...], ...]
    link: Path | None = None  # beside the file, to have it count from the next login on

    @property
    def is_there(self) -> bool:
        """Whether it was written before."""
        return self.path.exists()

    def write(self) -> None:
        """Write the file and have the system start it. Raises `Refused` where it will not; what
        was written stays, for then it starts after the next login.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_private_bytes(self.path, self.content)  # a database's address may hold a password
        if self.link is not None:
            self.link.parent.mkdir(parents=True, exist_ok=True)
            self.link.unlink(missing_ok=True)
            self.link.symlink_to(self.path)
        for command in self.start:
            _run(command, f"{self.path} is written and counts from the next login on.")

    def take_away(self) -> None:
        """Stop it, and delete the file. What cannot be stopped is not running."""
        for command in self.stop:
            try:
                subprocess.run(command, capture_output=True, timeout=LONGEST, check=False)  # noqa: S603  # commands of ours
            except (OSError, subprocess.TimeoutExpired):
                continue
        if self.link is not None:
            self.link.unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)


def _run(command: Sequence[str], stands: str) -> None:
    said = " ".join(command)
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)  # noqa: S603  # commands of ours
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Refused(f"“{said}” could not be run ({error}). {stands}") from error
    if done.returncode:
        why = (done.stderr or done.stdout).strip().splitlines()
        raise Refused(f"“{said}” did not work ({why[0] if why else 'no reason given'}). {stands}")


def at_login(program: Program, platform: str, home: Path, user: int) -> AtLogin:
    """How a program runs after login on a ``platform`` (sys.platform) for the user of that home
    folder and number. Raises `Refused` for a system without a way we know.
    """
    if platform.startswith("linux"):
        return _systemd(program, home)
    if platform == "darwin":
        return _launchd(program, home, user)
    if platform == "win32":
        return _windows(program, home)
    raise Refused(
        f"How programs start after login on {platform} is not known here. Have your system run:"
        f" {' '.join(program.command)}"
    )


def _systemd(program: Program, home: Path) -> AtLogin:
    unit = f"tactful-{program.name}.service"
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    settings = "".join(
        f"Environment={_quoted(f'{name}={value}', fills_in=False)}\n"
        for name, value in sorted(program.environment.items())
    )
    content = (
        f"[Unit]\nDescription={ABOUT[program.name]}\n\n"
        f"[Service]\nExecStart={' '.join(map(_quoted, program.command))}\n{settings}"
        "Restart=on-failure\nRestartSec=30\nNice=10\n\n"
        "[Install]\nWantedBy=default.target\n"
    )
    control = ("systemctl", "--user")
    folder = config / "systemd" / "user"
    return AtLogin(
        folder / unit,
        content.encode(),
        ((*control, "daemon-reload"), (*control, "enable", "--now", unit)),
        ((*control, "disable", "--now", unit),),
        folder / "default.target.wants" / unit,
    )


def _quoted(word: str, *, fills_in: bool = True) -> str:
    """A word as a unit file has it: in quotes, with nothing that systemd would fill in. What
    begins with $ it fills in a command, not in a setting.
    """
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return '"' + (plain.replace("$", "$$") if fills_in else plain) + '"'


def _launchd(program: Program, home: Path, user: int) -> AtLogin:
    label = f"org.tactful.{program.name}"
    path = home / "Library" / "LaunchAgents" / f"{label}.plist"
    content = plistlib.dumps(
        {
            "Label": label,
            "ProgramArguments": list(program.command),
            "EnvironmentVariables": dict(program.environment),
            "RunAtLoad": True,
            "KeepAlive": {"SuccessfulExit": False},
            "ProcessType": "Background",
        }
    )
    control = "launchctl"
    return AtLogin(
        path,
        content,
        ((control, "bootstrap", f"gui/{user}", str(path)),),
        ((control, "bootout", f"gui/{user}/{label}"),),
    )


def _without_a_window(python: str) -> str:
    """The Python beside it that opens no console: what starts after login is not looked at."""
    folder, name = python[: -len(PYTHON)], python[-len(PYTHON) :]
    return f"{folder}pythonw.exe" if name.lower() == PYTHON else python


def _with_settings(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """A line of Python that sets what a task cannot, and then is the program: ``arguments`` are
    -m, its name, and what it is told.
    """
    module, *words = arguments[1:]
    return (
        f"import os, runpy, sys; os.environ.update({dict(sorted(environment.items()))!r});"
        f" sys.argv[1:] = {words!r};"
        f" runpy.run_module({module!r}, run_name='__main__', alter_sys=True)"
    )


def _windows(program: Program, home: Path) -> AtLogin:
    name = f"Tactful {program.name}"
    path = home / "AppData" / "Local" / "Tactful" / f"{program.name}-at-login.xml"
    # Without a name it would start for whoever signs in.
    whose = "\\".join(filter(None, (os.environ.get("USERDOMAIN"), getpass.getuser())))
    task = ElementTree.Element("Task", {"version": "1.2", "xmlns": TASK})
    about = ElementTree.SubElement(task, "RegistrationInfo")
    ElementTree.SubElement(about, "Description").text = ABOUT[program.name]
    triggers = ElementTree.SubElement(task, "Triggers")
    logon = ElementTree.SubElement(triggers, "LogonTrigger")
    ElementTree.SubElement(logon, "Enabled").text = "true"
    ElementTree.SubElement(logon, "UserId").text = whose
    principals = ElementTree.SubElement(task, "Principals")
    principal = ElementTree.SubElement(principals, "Principal", {"id": "Author"})
    for name_, value in (
        ("UserId", whose), ("LogonType", "InteractiveToken"), ("RunLevel", "LeastPrivilege"),
    ):  # fmt: skip
        ElementTree.SubElement(principal, name_).text = value
    settings = ElementTree.SubElement(task, "Settings")
    for setting, value in (
        ("MultipleInstancesPolicy", "IgnoreNew"), ("DisallowStartIfOnBatteries", "false"),
        ("StopIfGoingOnBatteries", "false"), ("ExecutionTimeLimit", "PT0S"),
    ):  # fmt: skip
        ElementTree.SubElement(settings, setting).text = value
    actions = ElementTree.SubElement(task, "Actions", {"Context": "Author"})
    run = ElementTree.SubElement(actions, "Exec")
    python, *arguments = program.command
    ElementTree.SubElement(run, "Command").text = _without_a_window(python)
    line = subprocess.list2cmdline(["-c", _with_settings(arguments, program.environment)])
    ElementTree.SubElement(run, "Arguments").text = line
    content = ElementTree.tostring(task, encoding="utf-16", xml_declaration=True)
    control = "schtasks"
    return AtLogin(
        path,
        content,
        (
            (control, "/Create", "/F", "/TN", name, "/XML", str(path)),
            (control, "/Run", "/TN", name),
        ),
        ((control, "/End", "/TN", name), (control, "/Delete", "/F", "/TN", name)),
    )
