"""Values: what counts as saying the same."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dragoman.evaluating.gold import GoldValue
from dragoman.evaluating.matching import matched
from dragoman.evaluating.rightness import best_right, time_right, value_right
from dragoman.record.values import ActorValue, Amount, Duration, Place, StatusValue, TextValue, Time, Value

HOUR = 3600


@pytest.mark.parametrize(
    ("gold", "edtf", "right"),
    [
        ("2024-05-03", "2024-05-03", True),
        ("2024-05", "2024-05-03", True),
        ("2024-05-03", "2024-05", False),
        ("2024-05-03/2024-05-05", "2024-05-04", True),
        ("2024-05-03", "2024-05-03T10:30:00Z", True),
        ("2024-05-03", "XXXX-05-03", True),
        ("2024-05-03", "XXXX-05-04", False),
        ("XXXX-05-03", "XXXX-05-03", True),
        ("2024-22", "2024-07", True),
        ("2024", None, False),
    ],
)
def test_a_time_is_right_at_the_golds_or_inside_it(gold: str, edtf: str | None, right: bool) -> None:
    assert time_right(gold, edtf) is right


def amount(low: float | None, high: float | None, **more: Any) -> dict[str, Any]:
    """A gold amount."""
    return {"type": "amount", "min": low, "max": high, **more}


VALUES: list[tuple[Any, Value, bool]] = [
    (amount(57, 57), Amount(min=57, max=57), True),
    (amount(57, 57), Amount(min=58, max=58), False),
    (amount(57, 57), Amount(min=60, max=60, approx=True), True),
    (amount(100, 100, unit="EUR"), Amount(min=101, max=101, unit="EUR"), True),
    (amount(100, 100, unit="EUR"), Amount(min=100, max=100, unit="USD"), False),
    (amount(9, 9), Duration(seconds_min=9, seconds_max=9), False),
    ([amount(9, 9), amount(11, 11)], Amount(min=11, max=11), True),
    (amount(140, None), Amount(min=148, max=148), True),
    ({"type": "duration", "seconds_min": 5 * HOUR}, Duration(seconds_min=4 * HOUR, seconds_max=4.5 * HOUR), False),
    ({"type": "place", "name": "Corfu Town"}, Place(name="Port", within=("Corfu",)), True),
    ({"type": "place", "name": "Corfu"}, Place(name="Saranda", iso="AL"), False),
    ({"type": "status", "status": "held"}, StatusValue(status="held"), True),
    ({"type": "status", "alternatives": ["planned", "expected"]}, StatusValue(status="held"), False),
    ({"type": "actor", "key": "brandt"}, ActorValue(id="a1"), True),
    ({"type": "actor", "key": "other"}, ActorValue(id="a1"), False),
    ({"type": "text", "text": "heavy fog"}, TextValue(text="the Fog at sea"), True),
    ({"type": "text", "text": "heavy fog"}, TextValue(text="an engine"), False),
    ({"type": "time", "edtf": "2024-05"}, Time(edtf="2024-05-03"), True),
]


@pytest.mark.parametrize(("gold", "value", "right"), VALUES)
def test_a_value_is_right_where_bounds_meet(gold: Any, value: Value, right: bool) -> None:
    told = msgspec.convert(gold, GoldValue | tuple[GoldValue, ...])
    assert value_right(told, value, {"a1": "brandt"}.get) is right


@pytest.mark.parametrize(
    ("low", "high", "right"), [(100, 100, True), (96, 104, True), (90, 100, False), (100, None, False)]
)
def test_the_best_value_lies_inside_the_golds(low: float, high: float | None, right: bool) -> None:
    gold = msgspec.convert(amount(100, 100), GoldValue)
    assert best_right(gold, Amount(min=low, max=high), lambda _: None) is right


def test_lines_are_matched_one_to_one_best_first() -> None:
    assert matched([(1.0, "a", 0), (2.0, "b", 0), (1.5, "a", 1), (1.0, "c", 1)]) == {"b": 0, "a": 1}
    assert matched([(1.0, "b", 0), (1.0, "a", 0)]) == {"a": 0}
