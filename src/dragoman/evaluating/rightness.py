"""Whether a value of the record says what the gold's says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from math import inf
from typing import NamedTuple

from dragoman.evaluating.gold import GoldValue, many
from dragoman.record.edtf import Span, read_edtf
from dragoman.record.values import (
    ActorValue,
    Amount,
    Duration,
    Place,
    StatusValue,
    TextValue,
    Time,
    Value,
)

KeyOf = Callable[[str | None], str | None]
"""The gold key of an actor of the record."""
SLACK, APPROXIMATE = 0.02, 0.1
"""How far bounds may miss each other: as the record's own softness."""
NEAR = 0.05
"""How far the best value may lie outside the gold's bounds."""
_LONG_WORD = re.compile(r"\w{3,}")
_PLACE_WORD = re.compile(r"\w{2,}")


class Range(NamedTuple):
    """Bounds, open ones at infinity."""

    low: float
    high: float
    approx: bool


def time_right(gold: str, edtf: str | None) -> bool:
    """Whether a time says the gold's or lies inside it; a day without its year is right for the gold's day."""
    if gold == edtf:
        return True
    if edtf is None:
        return False
    if edtf.startswith("XXXX-") and re.match(r"\d{4}-\d\d", gold):
        return gold[4:] == edtf[4:]
    outer, inner = span_of(gold), span_of(edtf)
    return outer is not None and inner is not None and inner.within(outer)


def span_of(edtf: str | None) -> Span | None:
    """The stretch an EDTF covers; None where its year isn't told or it can't be read."""
    span = read_edtf(Time(edtf=edtf))
    return span if isinstance(span, Span) else None


def value_right(gold: GoldValue | tuple[GoldValue, ...], value: Value, key_of: KeyOf) -> bool:
    """Whether an account says what the gold's does: bounds must meet, exact counts exactly."""
    return any(_right(one, value, key_of, ranges_right=_meet) for one in many(gold))


def best_right(gold: GoldValue | tuple[GoldValue, ...], value: Value, key_of: KeyOf) -> bool:
    """Whether a fact's value says what the best one should: its bounds lie in the gold's, give or take 5 %."""
    return any(_right(one, value, key_of, ranges_right=_inside) for one in many(gold))


def type_of(value: Value) -> str:
    """The name of a value's type as the gold writes it."""
    return str(value.__struct_config__.tag)


def _right(gold: GoldValue, value: Value, key_of: KeyOf, *, ranges_right: Callable[[Range, Range, bool], bool]) -> bool:
    if gold.type != type_of(value):
        return False
    match value:
        case Time():
            return time_right(gold.edtf or "", value.edtf)
        case Duration():
            return ranges_right(
                _range(gold.seconds_min, gold.seconds_max, gold.approx),
                _range(value.seconds_min, value.seconds_max, value.approx),
                False,
            )
        case Amount():
            ranges = _range(gold.min, gold.max, gold.approx), _range(value.min, value.max, value.approx)
            unit = gold.unit or "1"
            return unit == (value.unit or "1") and ranges_right(*ranges, unit == "1")
        case Place():
            return bool(_place_words(gold) & _place_words(value))
        case StatusValue():
            return value.status in (gold.alternatives or (gold.status,))
        case ActorValue():
            return key_of(value.id) == (gold.key or gold.id)
        case TextValue():
            return bool(_words(_LONG_WORD, [gold.text]) & _words(_LONG_WORD, [value.text]))


def _range(low: float | None, high: float | None, approx: bool) -> Range:
    return Range(-inf if low is None else low, inf if high is None else high, approx)


def _meet(a: Range, b: Range, count: bool) -> bool:
    soft = 1 + (APPROXIMATE if a.approx or b.approx else 0 if count else SLACK)
    return a.low <= b.high * soft and b.low <= a.high * soft


def _inside(gold: Range, found: Range, _count: bool) -> bool:
    return gold.low * (1 - NEAR) <= found.low and found.high <= gold.high * (1 + NEAR)


def _place_words(place: GoldValue | Place) -> set[str]:
    return _words(_PLACE_WORD, [place.name, *many(place.within), place.iso])


def _words(pattern: re.Pattern[str], texts: Iterable[str | None]) -> set[str]:
    return {word.casefold() for text in texts for word in pattern.findall(text or "")}
