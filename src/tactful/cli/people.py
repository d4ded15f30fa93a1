"""`people` and `me`: whom one deals with, and who one is."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from tactful import clock
from tactful.cli.options import as_json as json_option
from tactful.cli.options import session
from tactful.cli.output import bold, paragraph, put, safe, say, say_json
from tactful.limits import LONGEST_HISTORY
from tactful.reading.texts import PHONE, email, free_text, linkedin, one_line, phone
from tactful.refusal import Misused

if TYPE_CHECKING:
    from tactful.usecases.add_application import Someone
    from tactful.usecases.session import Session

ROLES = ("recruiter", "agency_recruiter", "hiring_manager", "interviewer", "other", "referral")
ROLE_WORDS = {
    "recruiter": "recruiter",
    "hr": "recruiter",
    "agency": "agency_recruiter",
    "agency recruiter": "agency_recruiter",
    "headhunter": "agency_recruiter",
    "hiring manager": "hiring_manager",
    "manager": "hiring_manager",
    "interviewer": "interviewer",
    "other": "other",
    "referral": "referral",
    "friend": "referral",
}
# What stands in brackets or angles is a part of its own; "(212) 555-0147" is a number.
BRACKETED = re.compile(r"\s*[<(]([^<>()]*[^<>()\d\s][^<>()]*)[>)]\s*")
AFTER_A_NAME = frozenset(
    {
        "phd", "md", "mba", "msc", "ma", "bsc", "ba", "jr", "sr", "ii", "iii", "iv", "esq", "rn",
        "cpa", "pmp", "jd", "dds", "pe", "cfa", "shrm-cp", "shrm-scp",
    }
)  # fmt: skip
ANSWERS = {"yes": True, "no": False, "unknown": None}


def read_someone(written: str) -> Someone:
    """Somebody in one line: name, role, addresses, in any order after the name."""
    from tactful.etiquette.case import PersonRole
    from tactful.usecases.add_application import Someone

    plain = BRACKETED.sub(r", \1, ", written).replace(";", ",")
    first, *rest = [part.strip() for part in plain.split(",") if part.strip()] or [""]
    while rest and rest[0].lower().replace(".", "") in AFTER_A_NAME:
        first = f"{first}, {rest.pop(0)}"
    if "@" in first:
        raise Misused(f'Who is {first[:60]}? Write the name first: "Dana Reyes, {first[:60]}".')
    found: dict[str, Any] = {"name": one_line(first, "The person's name")}
    for part in filter(None, rest):
        role = ROLE_WORDS.get(part.lower().replace("_", " "))
        if role:
            found["role"] = PersonRole(role)
        elif "@" in part:
            found["email"] = email(part)
        elif "linkedin" in part.lower():
            found["linkedin"] = linkedin(part)
        elif PHONE.fullmatch(part):
            found["phone"] = phone(part)
        else:
            raise Misused(
                f"In “{written[:80]}”, “{part[:40]}” is no role ({', '.join(ROLE_WORDS)}), email"
                " address, phone number or LinkedIn address. For any other role write: other"
            )
    return Someone(**found)


@click.command(epilog="Example: tactful people dana --email dana.reyes@acme.example")
@click.argument("who", required=False)
@click.option("--name", help="Their name.")
@click.option("--role", type=click.Choice(ROLES), help="What they are to your application.")
@click.option("--email", "email_", help="Their email address; - for none.")
@click.option("--phone", "phone_", help="Their phone number; - for none.")
@click.option("--linkedin", help="Their LinkedIn address; - for none.")
@click.option(
    "--accepts-linkedin", type=click.Choice(list(ANSWERS)), help="Whether they accept requests."
)
@click.option(
    "--prefers", type=click.Choice(["email", "phone", "linkedin", "-"]), help="How to reach them."
)
@click.option("--addressed-as", help='How you address them: "Dana", "Dr Reyes"; - for as usual.')
@click.option("--do-not-contact/--may-contact", default=None, help="What they asked of you.")
@click.option("--notes", help="Anything to remember.")
@click.option("--remove", is_flag=True, help="Remove somebody who has no part in anything.")
@click.option("--out", metavar="FILE", help="Write everybody to a file of contacts (.vcf).")
@json_option
def people(who: str | None, out: str | None, as_json: bool, **given: Any) -> None:
    """The people: list them, find one (WHO), or change one by the options."""
    if out is not None:
        from tactful.cli.tables import write_people

        write_people(out)
        return
    with session() as here:
        from tactful.usecases import edit, find, look

        values = _values(given)
        if values or given["remove"]:
            if who is None:
                raise Misused("Whom? Say a part of the name: tactful people dana --phone …")
            person = find.person(here.owner, who)
            if given["remove"]:
                edit.remove_person(person, here.now, here.holidays)
                _done(f"Removed {person.name}.", {"removed": person.name}, as_json)
                return
            changed = edit.edit_person(person, values, here.now, here.holidays)
            who = person.name
            if not as_json:
                say(f"Changed {person.name}." if changed else "That is so already.")
        found = look.people(here.owner, who or "")
    if as_json:
        say_json(found)
        return
    if not found:
        say("Nobody is noted." if who is None else f"Nobody is called “{who}”.")
    for row in found:
        _show(row, here.today)


def _done(sentence: str, data: dict[str, Any], as_json: bool) -> None:
    if as_json:
        say_json(data)
    else:
        say(sentence)


def _values(given: dict[str, Any]) -> dict[str, object]:
    values: dict[str, object] = {}
    if given["name"]:
        values["name"] = one_line(given["name"], "The name")
    if given["role"]:
        values["role"] = given["role"]
    for option, column, check in (
        ("email_", "email", email),
        ("phone_", "phone", phone),
        ("linkedin", "linkedin", linkedin),
    ):
        if given[option]:
            values[column] = "" if given[option] == "-" else check(given[option])
    if given["addressed_as"]:
        addressed = one_line(given["addressed_as"], "How you address them")
        values["addressed_as"] = "" if addressed == "-" else addressed
    if given["prefers"]:
        values["prefers"] = "" if given["prefers"] == "-" else given["prefers"]
    if given["accepts_linkedin"]:
        values["accepts_linkedin"] = ANSWERS[given["accepts_linkedin"]]
    if given["do_not_contact"] is not None:
        values["do_not_contact"] = given["do_not_contact"]
    if given["notes"] is not None:
        values["notes"] = free_text(given["notes"])
    return values


def _show(row: dict[str, Any], today: date) -> None:
    from tactful.wording.days import say_day

    put(bold(safe(row["name"])))
    ways = [row[way] for way in ("email", "phone", "linkedin") if row[way]]
    about = [row["role"].replace("_", " "), *ways]
    if row["prefers"]:
        about.append(f"prefers {row['prefers']}")
    if row["do_not_contact"]:
        about.append("asked not to be contacted")
    paragraph(", ".join(about), "  ")
    for old in row["former_addresses"]:
        day = say_day(date.fromisoformat(old["dead_since"]), today)
        paragraph(f"{old['value']} until {day}", "  ")
    if row["applications"]:
        paragraph("; ".join(row["applications"]), "  ")
    for touch in row["touches"][-5:]:
        verb = "you" if touch["direction"] == "out" else "they"
        kind = touch["kind"].replace("_", " ")
        day = say_day(datetime.fromisoformat(touch["at"]).date(), today)
        paragraph(f"{day}, {verb}: {kind} ({touch['application']})", "    ")
    if row["notes"]:
        paragraph(row["notes"], "  ")


@click.command(epilog='Example: tactful me --name "Robin Lee" --profile reserved')
@click.option("--name", help="Your full name, as you sign.")
@click.option("--zone", help="Your time zone, like Europe/Berlin.")
@click.option("--email", "email_", help="Your email address, as your letters give it.")
@click.option("--phone", "phone_", help="Your phone number, as your letters give it.")
@click.option(
    "--profile",
    type=click.Choice(["reserved", "standard", "brisk"]),
    help="How patient to be (docs/rules.md has the numbers).",
)
@click.option(
    "--history-days",
    type=click.IntRange(1, LONGEST_HISTORY),
    help="For how many days a change can be taken back.",
)
@click.option(
    "--spelling",
    type=click.Choice(["US", "GB", "-"]),
    help="Whose English, days and hours you read and write; - for that of your time zone.",
)
@json_option
def me(
    name: str | None,
    zone: str | None,
    email_: str | None,
    phone_: str | None,
    profile: str | None,
    history_days: int | None,
    spelling: str | None,
    as_json: bool,
) -> None:
    """Your name, addresses, time zone and profile: shown, or changed by the options."""
    with session() as here:
        from tactful.usecases.edit import edit_me
        from tactful.usecases.own_letters import with_style

        values: dict[str, object] = {}
        if name:
            values["name"] = one_line(name, "Your name")
        if profile:
            values["profile"] = profile
        if zone:
            from tactful.usecases.zones import zone_named

            values["timezone"] = zone_named(zone, here.places).key
        if email_:
            values["email"] = email(email_)
        if phone_:
            values["phone"] = phone(phone_)
        if history_days:
            values["history_days"] = history_days
        if spelling:
            chosen = {"spelling": spelling.removeprefix("-")}
            values["writing"] = with_style(here.owner.writing, chosen)
        if values:
            edit_me(here.owner, values, here.now, here.holidays)
        _show_me(here, as_json)


def _show_me(here: Session, as_json: bool) -> None:
    owner = here.owner
    from tactful.usecases.export_records import ME
    from tactful.usecases.reader import reader_of

    if as_json:
        say_json({name: getattr(owner, name) for name in ME})
        return
    say(f"Name: {owner.name or 'not noted (tactful me --name)'}")
    say(f"Time zone: {owner.timezone or 'that of this computer'}")
    say(f"Email: {owner.email or 'not noted (tactful me --email)'}")
    say(f"Phone: {owner.phone or 'not noted (tactful me --phone)'}")
    spelling = owner.writing.get("spelling", "")
    reader = reader_of(owner.timezone, spelling, clock.zone(here.now), here.now)
    english = "American" if reader.english == "US" else "British"
    chosen = "" if spelling else ", by the time zone"
    say(f"English, days and hours: {english}{chosen}")
    own = f", {len(owner.numbers)} numbers of your own" if owner.numbers else ""
    say(f"Profile: {owner.profile}{own}")
    say(f"Changes can be taken back for {owner.history_days} days.")
