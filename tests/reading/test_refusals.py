"""Whether somebody asked for silence: to miss it is to call who does not want to be called."""

from __future__ import annotations

import pytest

from tactful.reading.refusals import refuses_contact


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("she said don't call, they'll call me.", True),
        ("not to call him in the meantime.", True),
        ("i should not contact anyone there before or after.", True),
        ("we are not to reach out to anyone there.", True),
        ("calling or mailing them is not allowed.", True),
        ("they don't take follow-up calls or emails, period.", True),
        ("he asked that candidates not be following up about it.", True),
        ("there's no need to check in with us.", True),
        ("no calls please.", True),
        ("don't ring before the 9th.", False),  # from then on one may
        ("i shouldn't contact them earlier than that date.", False),
        ("interviewing, not calling folks back.", False),
        ("they don't call those who lose.", False),
        ("he sends no contact requests on linkedin, don't message him there.", False),
        ("don't forget to call.", False),
        ("calls are out of the question.", True),
        ("phone calls are out.", True),
        ("no further contact.", True),
        ("emails are not monitored.", True),
        ("please don't call us, we call you.", True),
        ("don't chase us.", True),
        ("no need to write a cover letter.", False),
        ("do not email attachments.", False),
        ("don't email the form, upload it.", False),
        ("don't ring the bell, walk in.", False),
        ("don't call it a day yet.", False),
        ("don't bother dressing up.", False),
        ("there were no follow-up questions.", False),
        ("sorry there's been no contact for so long.", False),
        ("i got no calls back.", False),
        ("no messages yet.", False),
        ("there's no follow-up interview.", False),
        ("i can't call them today, i'll do it tomorrow.", False),
        ("i asked them not to call me at work.", False),
        ("you can not call too early.", False),
        ("please don't follow up more than once a week.", False),
        ("you can't reach out too often.", False),
        ("don't email twice.", False),
        ("don't hesitate to call.", False),
        ("no calls after six.", False),
        ("asked me to call him, not to write.", False),
        ("i shouldn't contact the manager, only the recruiter.", False),
        ("don't contact my references yet.", False),
    ],
)
def test_asked_for_silence(text: str, refused: bool) -> None:
    assert refuses_contact(text) is refused
