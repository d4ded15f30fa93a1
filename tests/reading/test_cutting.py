"""What is new in a message, wherever the mail beneath it was written."""

from __future__ import annotations

import pytest

from tactful.reading.cutting import new_text


@pytest.mark.parametrize(
    "head",
    [
        "From: Dana <d@a.example>\nSent: Tuesday\nTo: Robin\nSubject: x",
        "Von: Dana <d@a.example>\nGesendet: Dienstag\nAn: Robin\nBetreff: x",
        "Od: Jan <j@a.example>\nOdesláno: úterý\nKomu: Robin\nPředmět: x",
        "Od: Ján <j@a.example>\nOdoslané: utorok\nKomu: Robin\nPredmet: x",
        "Feladó: Réka <r@a.example>\nElküldve: kedd\nCímzett: Robin\nTárgy: x",
        "De la: Ion <i@a.example>\nTrimis: marți\nCătre: Robin\nSubiect: x",
        "Kimden: Ali <a@a.example>\nGönderildi: Salı\nKime: Robin\nKonu: x",
        "Από: Νίκος <n@a.example>\nΣτάλθηκε: Τρίτη\nΠρος: Robin\nΘέμα: x",
        "Lähettäjä: Matti <m@a.example>\nLähetetty: tiistai\nVastaanottaja: Robin\nAihe: x",
        "-----Original Message-----\nFrom: Dana",
        "On Tue, 8 Dec 2026 at 10:00, Dana <d@a.example> wrote:",
        "> Would Friday suit you?",
    ],
)
def test_an_earlier_mail_ends_what_is_new(head: str) -> None:
    mail = f"Thanks, Friday suits me.\n\n{head}\n\nHello Robin, would Friday suit you?"
    if head.startswith(">"):
        mail = f"Thanks, Friday suits me.\n\n{head}"
    assert new_text(mail) == "Thanks, Friday suits me."


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Thanks for applying.\n\n---\n\nWe would like to invite you on Friday.\n\nDana", None),
        ("Agenda:\n======\n1. Welcome\n2. Task\n\nDana", None),
        ("See you on Friday.\n\n---\nDana Reyes\nAcme, 4 Mill Lane, Leeds", "See you on Friday."),
        (
            "See you on Friday.\n____\nThis email is confidential. If you have got it by mistake,"
            " please tell us and delete it.",
            "See you on Friday.",
        ),
        (
            "See you on Friday.\n\n--\nDana\nWe make shoes for your feet all day",
            "See you on Friday.",
        ),
    ],
)
def test_a_rule_ends_what_is_new_unless_the_letter_reads_on(text: str, new: str | None) -> None:
    assert new_text(text) == (new or text)
