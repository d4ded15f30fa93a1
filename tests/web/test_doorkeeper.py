"""Heads of requests that never end: dropped in time, whoever sends them, and nobody else."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tactful.web.doorkeeper import HEAD_WITHIN, MOST_OF_ONE, Unfinished, to_drop
from tests.web.conftest import NOW, serving


def test_a_head_has_its_time() -> None:
    waiting = {1: Unfinished("a", 0), 2: Unfinished("a", 5), 3: Unfinished("b", 0)}
    assert to_drop(waiting, HEAD_WITHIN) == set()
    assert to_drop(waiting, HEAD_WITHIN + 0.1) == {1, 3}


def test_one_address_has_room_for_so_many_and_takes_none_of_anothers() -> None:
    many = {n: Unfinished("a", n / 1000) for n in range(MOST_OF_ONE + 5)}
    dropped = to_drop(many | {-1: Unfinished("b", 0)}, 1)
    assert dropped == set(range(MOST_OF_ONE, MOST_OF_ONE + 5)), "the newest, and of nobody else"


@pytest.mark.sqlite
def test_slow_heads_are_dropped_and_everybody_else_is_answered(tmp_path: Path) -> None:
    with serving(tmp_path, NOW) as served:
        where = urlsplit(served.url)
        door = (where.hostname or "", where.port or 0)
        slow = [socket.create_connection(door) for _ in range(MOST_OF_ONE + 40)]
        for one in slow:
            one.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        closed = slow[-1]
        closed.settimeout(20)
        assert closed.recv(1) == b"", "what is beyond the room of one address"
        with socket.create_connection(door) as other:
            other.settimeout(20)
            other.sendall(b"GET /enter HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            assert other.recv(9).startswith(b"HTTP/1.1 ")
        for one in slow:
            one.close()
