"""What was heard, said back in plain words, so that it can be put right at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tactful.reading.deciding import is_about_deciding
from tactful.reading.heard import Heard
from tactful.wording.channels import BY_CHANNEL
from tactful.wording.days import say_day, say_time

FITS = {
    "good": "It felt like a good fit.",
    "unqualified": "You lack something they require.",
    "poor_fit": "It is not the right fit.",
}


def several_spoke(speakers: Sequence[str]) -> list[str]:
    """What two voices in one note mean: nobody is quoted with another's word."""
    if len(speakers) < 2:
        return []
    names = " and ".join(speakers) if len(speakers) == 2 else f"{speakers[0]} and others"
    return [
        f"{names} said something, and nobody is quoted. Where several named a day, the latest one"
        " counts. To keep each with their own word, debrief one after the other."
    ]


def heard_in_words(heard: Heard, said_on: date, words: str = "") -> list[str]:
    """One sentence for each thing that was said; nothing for what was not. By the ``words`` it
    was said in, a day on which they decide is not said to be one on which one hears.
    """
    they = "They decide by" if is_about_deciding(words) else "You hear by"
    said = [
        {True: "Everyone will hear.", False: "Not everyone will hear."}.get(
            heard.everyone_contacted  # type: ignore[arg-type]  # None is in no dictionary
        ),
        heard.contact_by and f"{they} {say_day(heard.contact_by, said_on)}.",
        {True: "You may follow up.", False: "You should not follow up."}.get(
            heard.may_follow_up  # type: ignore[arg-type]  # None is in no dictionary
        ),
        heard.follow_up_on and f"You follow up on {say_day(heard.follow_up_on, said_on)}.",
        heard.not_before and f"You don't ask before {say_day(heard.not_before, said_on)}.",
        heard.contact and f"You contact {heard.contact}.",
        heard.channel and f"They prefer to be reached {BY_CHANNEL[heard.channel]}.",
        heard.decisions_begin
        and f"They begin to decide on {say_day(heard.decisions_begin, said_on)}.",
        heard.next_steps and f"Next steps: {heard.next_steps}.",
        {True: "They accept LinkedIn requests.", False: "They accept no LinkedIn requests."}.get(
            heard.accepts_linkedin  # type: ignore[arg-type]  # None is in no dictionary
        ),
        heard.fit and FITS[heard.fit],
        "They need nothing more from you." if heard.requests == () else None,
        heard.said_by and f"{heard.said_by} said so.",
    ]
    said += [f"They ring on {say_day(at.date(), said_on)}, {say_time(at)}." for at in heard.calls]
    for asked in heard.requests or ():
        due = f" by {say_day(asked.due, said_on)}" if asked.due else ""
        said.append(f"They need from you{due}: {asked.what}.")
    return [sentence for sentence in said if sentence]
