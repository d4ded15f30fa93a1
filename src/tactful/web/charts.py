"""Curves as SVG, by numbers alone: the page has them in a table too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tactful.etiquette.experience import Point

WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM = 640, 240, 80, 16, 34
SHORTEST = 20  # working days on the axis, at least


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis, and what it says."""

    at: int
    says: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A share that grows with the days, as a line of steps."""

    line: str
    days: tuple[Tick, ...]
    shares: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    floor: int = HEIGHT - BOTTOM


BAR_HIGH, BAR_AT = 110, 34


@dataclass(frozen=True, slots=True)
class SilenceBar:
    """One silence on a line of working days, beside what is typical and one's other waits."""

    until: int
    typical: tuple[int, int]
    waits: tuple[int, ...]
    days: tuple[Tick, ...]
    width: int = WIDTH
    height: int = BAR_HIGH
    at: int = BAR_AT


def silence_bar(days: int, typical: tuple[int, int], lasted: Sequence[int]) -> SilenceBar:
    """The picture of a silence."""
    last = max([SHORTEST, days, *lasted])

    def x(day: int) -> int:
        return RIGHT + round((WIDTH - 2 * RIGHT) * day / last)

    each = 5 if last <= 30 else 10
    first, end = typical
    return SilenceBar(
        x(days), (x(first), x(end) - x(first)), tuple(x(day) for day in lasted),
        tuple(Tick(x(day), str(day)) for day in range(0, last + 1, each)),
    )  # fmt: skip


def curve_of(points: Sequence[Point]) -> Curve:
    """The picture of a curve."""
    last = max([SHORTEST, *(point.day for point in points)])
    wide, high = WIDTH - LEFT - RIGHT, HEIGHT - BOTTOM - 12

    def x(day: int) -> int:
        return LEFT + round(wide * day / last)

    def y(share: float) -> int:
        return HEIGHT - BOTTOM - round(high * share)

    steps = [f"M{x(0)} {y(0)}"]
    for point in points:
        steps += [f"H{x(point.day)}", f"V{y(point.ended)}"]
    steps.append(f"H{x(last)}")
    each = 5 if last <= 30 else 10
    days = tuple(Tick(x(day), str(day)) for day in range(0, last + 1, each))
    shares = tuple(Tick(y(share / 100), f"{share}%") for share in (0, 50, 100))
    return Curve(" ".join(steps), days, shares)
