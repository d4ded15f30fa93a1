"""How often the passphrase may be tried, and that nobody can lock its owner out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tactful.web.guesses import MOST_FOR_ONE, MOST_OF_STRANGERS, WITHIN, Guesses

NOON = datetime(2026, 12, 9, 12, tzinfo=UTC)


def tried(guesses: Guesses, address: str, known: str = "", now: datetime = NOON) -> bool:
    """One wrong try; whether it was looked at."""
    if not guesses.may_try(address, known, now):
        return False
    guesses.was_wrong(address, known, now)
    return True


def test_one_address_has_five_tries_a_minute() -> None:
    guesses = Guesses()
    assert [tried(guesses, "192.0.2.1") for _ in range(7)].count(True) == MOST_FOR_ONE
    assert tried(guesses, "192.0.2.1", now=NOON + WITHIN)


def test_many_addresses_have_fifteen_tries_together() -> None:
    guesses = Guesses()
    looked_at = [tried(guesses, f"192.0.2.{n}") for n in range(200)]
    assert looked_at.count(True) == MOST_OF_STRANGERS


def test_a_stranger_cannot_lock_the_owner_out() -> None:
    guesses = Guesses()
    for n in range(200):
        tried(guesses, f"192.0.2.{n}")
    assert not guesses.may_try("198.51.100.7", "", NOON)
    assert guesses.may_try("198.51.100.7", "the owner's phone", NOON)
    assert guesses.may_try("127.0.0.1", "", NOON), "nor whoever sits at this computer"


def test_right_ones_are_not_counted() -> None:
    guesses = Guesses()
    assert all(guesses.may_try("192.0.2.1", "", NOON) for _ in range(50))


def test_what_is_forgotten_for_one_is_kept_for_all() -> None:
    guesses = Guesses()
    moment = timedelta(milliseconds=1)
    looked_at = [tried(guesses, f"2001:db8::{n:x}", now=NOON + n * moment) for n in range(3000)]
    assert looked_at.count(True) == MOST_OF_STRANGERS


def test_the_many_addresses_of_this_computer_are_one() -> None:
    guesses = Guesses()
    own = [f"127.0.0.{n}" for n in range(2, 12)] + ["::1", "::ffff:127.0.0.1"]
    assert [tried(guesses, address) for address in own * 5].count(True) == MOST_FOR_ONE
    assert guesses.may_try("127.0.0.1", "the owner's browser", NOON)
    assert guesses.may_try("192.0.2.1", "", NOON)
