"""Help by situation: what has just happened, and the one line that says it."""

from __future__ import annotations

import click

# The situation, and what to type after "tactful". Each of them is run by a test.
SITUATIONS = (
    ("Just interviewed", 'debrief acme "I hear by the 17th, I may email Dana"'),
    ("They named nothing", "debrief acme --nothing"),
    ("Whom to contact then", 'debrief acme --contact dana --not-before "14 dec"'),
    ("They wrote", 'log acme replied "We need another week."'),
    ("They invited me", 'log acme invited --talk "thursday 3pm"'),
    ("They ring on a day", "interview acme thursday 14:00 --kind call"),
    ("They did not ring", "interview acme tuesday 14:00 --kind call --missed"),
    ("On hold", "log acme on-hold --back january"),
    ("They're away", "log acme away --back monday"),
    ("My contact has left", 'log acme moved-on --successor "Tom Ash, tom@acme.example"'),
    ("My mail came back", "log acme bounced"),
    ("They said no", "log acme rejected"),
    ("They made an offer", "log acme offer --answer-by friday"),
    ("I take it, or not", "log acme accepted (or declined)"),
    ("An offer elsewhere", "offer SafeCo --answer-by friday"),
    ("This is the one I want", "edit acme --wanted"),
    ("I do not go on", "log acme withdrew"),
    ("I wrote or called", "log acme sent (or called)"),
    ("They want no contact", "people dana --do-not-contact"),
)
BY_CHANNEL = ("On the phone", "On LinkedIn")  # these are asked for by --channel


def write_situations(formatter: click.HelpFormatter) -> None:
    """The lines, under a heading of their own."""
    with formatter.section("When something happened, after “tactful”"):
        formatter.write_dl(list(SITUATIONS))


class WithLetters(click.Command):
    """A command whose help lists the letters there are, by what they are for."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every kind of letter with its purpose, then the example."""
        from tactful.wording.letter_file import GROUPS, PURPOSES

        for title, kinds in GROUPS.items():
            if title not in BY_CHANNEL:
                with formatter.section(f"--kind: {title.lower()}"):
                    formatter.write_dl([(kind, PURPOSES[kind]) for kind in kinds])
        super().format_epilog(ctx, formatter)
