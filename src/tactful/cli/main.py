"""`tactful`: the commands, loaded when they are asked for, and how it ends when one fails."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from tactful.cli.output import hush, put, safe
from tactful.cli.situations import write_situations
from tactful.refusal import Refused

# name: (module and function, one line of help). The help stands here so that `tactful --help`
# needs to load none of the commands.
COMMANDS = {
    "today": ("today:today", "What to do now, what to wait for, what to let go."),
    "say": ("say:say_line", 'One line: tactful "Dana called, another week", or "acme".'),
    "why": ("today:why", "Why: the reasons, the rule, the source, what would change it."),
    "add": ("applications:add", "Add an application."),
    "edit": ("applications:edit", "Change an application."),
    "show": ("applications:show", "All that is known about an application."),
    "list": ("applications:list_", "List and search applications."),
    "remove": ("applications:remove", "Remove an application (tactful undo brings it back)."),
    "people": ("people:people", "The people: find, change, do not contact."),
    "me": ("people:me", "Your name, time zone and profile."),
    "interview": ("interviews:interview", "Note an interview, past or ahead."),
    "card": ("interviews:card", "The questions to take along to an interview."),
    "debrief": ("debrief:debrief", "Note what was agreed in the interview."),
    "draft": ("draft:draft", "What to say: the letter, the call or the note."),
    "log": ("log:log", "Log what happened: sent, called, replied, rejected, ..."),
    "offer": ("offers:offer", "An offer of a company that is no application here."),
    "remind": ("remind:remind", "Be reminded on a day of your choice, and not before."),
    "calendar": ("calendar_file:calendar", "Your diary as a calendar file (.ics)."),
    "sync": ("sync:sync", "Your diary on a calendar server (CalDAV)."),
    "watch": ("watch:watch", "Call you when something is due."),
    "channels": ("watch:channels", "The ways to call you: phone, mail, desktop."),
    "take": ("take:take", "Take in mails, invitations, contacts and tables."),
    "undo": ("history:undo", "Take back the last change; again: the one before."),
    "redo": ("history:redo", "Do again what was undone last."),
    "changes": ("history:changes", "What was changed, with the number that undo takes."),
    "forget": ("history:forget", "Delete an application, a person or all for good."),
    "export": ("keeping:export", "Everything as one JSON file."),
    "import": ("keeping:import_", "Import an export, all or nothing."),
    "backup": ("backups:backup", "A consistent copy of your records."),
    "restore": ("backups:restore", "Go back to a backup; what stands there is kept."),
    "serve": ("serve:serve", "Open Tactful in the browser."),
    "demo": ("demo:demo", "A search to play with, apart from your own records."),
    "when": ("stateless:when", 'Which day they meant by "in a couple of weeks".'),
    "heard": ("stateless:heard", "What a note about an interview says was agreed."),
    "place": ("stateless:place", "Where a place is: its clock, and whose holidays it has."),
    "read": ("read:read", "What a message from an employer is, asks and promises."),
    "proof": ("proof:proof", "Proof-read a letter, for tone and for what is missing."),
    "advise": ("stateless:advise_", "Cases in, advice out, as JSON lines."),
}


class Lazily(click.Group):
    """A group that loads a command only when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order of a search for work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, function = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(f"tactful.cli.{module}"), function)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])
        write_situations(formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was asked for; where there is none, the ones that sound like it."""
        name = args[0] if args else ""
        if " " in name.strip() and not name.startswith("-"):  # a sentence is no command
            return super().resolve_command(ctx, ["say", *args])
        if name not in COMMANDS and not name.startswith("-"):
            near = _near(name)
            alone = bool(name.strip()) and all(word.startswith("-") for word in args[1:])
            if alone and not near:  # a name alone looks for it
                ctx.meta["tactful.a_name_alone"] = True
                return super().resolve_command(ctx, ["say", *args])
            hint = f" Did you mean {near}?" if near else ""
            look = f" To look for it: tactful say {name[:40]}" if alone else ""
            ctx.fail(f"There is no command {name[:40]!r}.{hint}{look}")
        return super().resolve_command(ctx, args)


def _near(name: str) -> str:
    from difflib import get_close_matches

    return " or ".join(get_close_matches(name, COMMANDS, n=2, cutoff=0.72))


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        put(f"tactful {version()}")
        ctx.exit()


def version() -> str:
    """The version: of the installed package, else of the changelog beside the sources."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed_version
    from pathlib import Path

    changelog = Path(__file__).parents[3] / "CHANGELOG.md"
    if changelog.parent.joinpath("src", "tactful").is_dir() and changelog.is_file():
        for line in changelog.read_text("utf-8").splitlines():
            if line.startswith("## "):
                return line.split()[1]
    try:
        return installed_version("tactful")
    except PackageNotFoundError:
        return "unknown"


@click.group(
    cls=Lazily,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="Try it out: tactful demo. Each command shows an example with --help.",
)
@click.option("--demo", is_flag=True, help="Use the demo's records instead of yours.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version,
    help="Show the version.",
)  # fmt: skip
def cli(demo: bool) -> None:
    """Whether, when and how to follow up after an interview, and what to say.

    Tactful keeps the agreement you made in the interview, and tells you when it is your turn,
    when to be patient, and when to let go.
    """
    if demo:
        use_demo_records()


def use_demo_records() -> None:
    """From here on, the records are the demo's."""
    from tactful import config

    os.environ[config.DATA.name] = str(config.data_folder() / "demo")
    os.environ.pop(config.DATABASE.name, None)  # a demo is never made in anybody's database


def main() -> NoReturn:
    """Run a command and end with its exit code: 0 done, 1 refused, 2 wrongly asked."""
    _give_a_voice_to_who_has_none()
    sys.exit(run(sys.argv[1:]))


def _give_a_voice_to_who_has_none() -> None:
    """What Windows starts without a window has no output at all; it is said to nobody."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # kept


def run(arguments: list[str]) -> int:
    """Run a command; whatever goes wrong is one sentence on the standard error."""
    try:
        ended = cli.main(args=arguments, prog_name="tactful", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.exceptions.NoArgsIsHelpError as help_:
        put(help_.format_message())
        return 0
    except click.ClickException as error:
        return _failed(_usage(error), 2)
    except (click.Abort, KeyboardInterrupt):
        return _failed("Stopped; nothing was changed.", 1)
    except BrokenPipeError:
        hush(sys.stdout)
        return 0
    except ValueError as error:
        return _failed(*_about_value(error))
    except OverflowError:
        return _failed("A day or number there lies beyond what can be counted.", 2)
    except OSError as error:
        hush(sys.stdout)
        return _failed(_about_file(error), 1)
    except Refused as error:
        from tactful.wording.refusals import explained

        return _failed(explained(error), error.exit_code)
    return ended if isinstance(ended, int) else 0


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "tactful"
    return f"{error.format_message()}\nTry: {path} --help"


def _about_value(error: ValueError) -> tuple[str, int]:
    from tactful.etiquette.workdays import OutsideCalendar
    from tactful.reading.moments import UnreadableMoment
    from tactful.reading.places import UnknownZone
    from tactful.wording.refusals import explained

    if isinstance(error, UnreadableMoment | UnknownZone):
        return explained(error), 2
    if isinstance(error, OutsideCalendar):
        return f"That cannot be counted: {error}.", 1
    if isinstance(error, UnicodeError):
        return "The text is not UTF-8; save it as UTF-8 and try again.", 1
    raise error


def _about_file(error: OSError) -> str:
    what = error.strerror or str(error)
    return f"{error.filename}: {what}." if error.filename else f"{what}."


def _failed(sentence: str, code: int) -> int:
    put(safe(sentence), err=True)
    return code
