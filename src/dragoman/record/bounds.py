"""Durations and amounts as intervals with open or closed ends, and how soft those ends are (design: bounds).

Equal, narrower and wider compare exact ends. Softness decides `disjoint` alone. How wide a hedge is stands here and
nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from dragoman.record.values import Amount, Duration, Relation

SOFT = 0.02
"""Two reports round differently: a talk of 330 minutes to one lasted 335 to the other."""
SOFT_APPROX = 0.10
"""About a hundred is said of 92 and of 108; of 120 one says something else."""

Number = Duration | Amount


class Bounds(NamedTuple):
    """The exact ends of a duration or an amount; an open end is itself excluded; no bound is infinite."""

    low: float
    low_open: bool
    high: float
    high_open: bool

    def within(self, other: Bounds) -> bool:
        """Whether all of this lies in the other."""
        above = (self.low, self.low_open) >= (other.low, other.low_open)
        return above and (-self.high, self.high_open) >= (-other.high, other.high_open)

    @property
    def empty(self) -> bool:
        """Whether nothing lies between the ends."""
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))


def bounds(value: Number) -> Bounds:
    """A value's ends, rounded so that two ways of computing "almost six hours" agree."""
    low, high = (value.seconds_min, value.seconds_max) if isinstance(value, Duration) else (value.min, value.max)
    return Bounds(
        -inf if low is None else round(low, 6),
        low is not None and value.min_open,
        inf if high is None else round(high, 6),
        high is not None and value.max_open,
    )


def hedged(value: Number) -> bool:
    """Whether the words leave the value open: about, almost, more than, up to. A plain range isn't a hedge."""
    ends = bounds(value)
    return value.approx or ends.low_open or ends.high_open or inf in (-ends.low, ends.high)


def commensurable(a: Number, b: Number) -> bool:
    """Whether two numbers can be compared at all: both durations, or amounts of one unit."""
    if isinstance(a, Amount) and isinstance(b, Amount):
        return a.unit == b.unit
    return isinstance(a, Duration) and isinstance(b, Duration)


def compare_numbers(a: Number, b: Number) -> Relation:
    """How two durations or two amounts stand to each other; of different units: unknown."""
    if not commensurable(a, b):
        return "unknown"
    ends_a, ends_b = bounds(a), bounds(b)
    if ends_a == ends_b:
        return "equal"
    if ends_a.within(ends_b):
        return "narrower"
    if ends_b.within(ends_a):
        return "wider"
    soft = softness(a, b)
    apart = _above(a, ends_b.high, soft=soft) or _above(b, ends_a.high, soft=soft)
    return "disjoint" if apart else "overlapping"


def softness(a: Number, b: Number) -> float:
    """The share by which an upper end may be off. Counts that nobody hedged have none: 57 dead are not 58."""
    if a.approx or b.approx:
        return SOFT_APPROX
    counts = isinstance(a, Amount) and a.unit == "1"
    return 0.0 if counts and not hedged(a) and not hedged(b) else SOFT


def common_number(numbers: Sequence[Number]) -> Number | None:
    """What the exact ends of all numbers leave, or None where they leave nothing or can't be compared."""
    first = numbers[0]
    if not all(commensurable(first, other) for other in numbers):
        return None
    ends = [bounds(number) for number in numbers]
    low, low_open = max((one.low, one.low_open) for one in ends)
    high, high_closed = min((one.high, not one.high_open) for one in ends)
    left = Bounds(low, low_open, high, not high_closed)
    return None if left.empty else _number(numbers, left)


def _number(numbers: Sequence[Number], left: Bounds) -> Number:
    least, most = (None if left.low == -inf else left.low), (None if left.high == inf else left.high)
    approx = all(number.approx for number in numbers)
    first = numbers[0]
    if isinstance(first, Duration):
        return Duration(
            seconds_min=least, seconds_max=most, approx=approx, min_open=left.low_open, max_open=left.high_open
        )
    of = next((number.of for number in numbers if isinstance(number, Amount) and number.of), None)
    return Amount(
        min=least, max=most, unit=first.unit, of=of, approx=approx, min_open=left.low_open, max_open=left.high_open
    )


def _above(number: Number, high: float, *, soft: float) -> bool:
    """Whether a number lies above an upper end; a round one may be less by its own tenth: some 30 is said of 27."""
    low = bounds(number).low
    least = round(low - abs(low) * soft, 6) if number.approx and low != -inf else low
    return low > _raised(high, soft) and least > high


def _raised(high: float, soft: float) -> float:
    return high if high == inf else high + abs(high) * soft
