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
        ("i shouldn't contact the manager, only the recruiter.", False),
        ("don't contact my references yet.", False),
    ],
)
def test_asked_for_silence(text: str, refused: bool) -> None:
    assert refuses_contact(text) is refused
