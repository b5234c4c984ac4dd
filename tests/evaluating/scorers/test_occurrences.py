"""Occurrences and their order."""

from __future__ import annotations

from typing import Any

import pytest
from golden import COPIED, ELEVEN, GOLD, HURT, figures, lost
from msgspec.structs import replace
from tests.record.ferries import build, cite

from dragoman.record.lines import Occurrence
from dragoman.record.record import Record
from dragoman.record.values import Place, Time

COLLISION = build().occurrences[0]
OTHER = {"key": "second", "kinds": ["accident"], "statuses": ["held"], "mentions": [ELEVEN]}


def with_events(*events: Occurrence) -> Record:
    """The record with these occurrences."""
    return replace(build(), occurrences=events)


@pytest.mark.parametrize(
    ("changes", "figure", "counts"),
    [
        ({"kind": "visit"}, "recall must", (0, 1)),
        ({"kind": "visit"}, "extra, touching nothing in the gold", (0, 1)),
        ({"status": "planned"}, "status right", (0, 1)),
        ({"time": Time(edtf="2024-05-17")}, "time right", (1, 1)),
        ({"time": Time(edtf="2024")}, "time right", (0, 1)),
        ({"time": None}, "time right", (0, 1)),
        ({"place": Place(name="New Valdora", within=("Norland",))}, "place right", (1, 1)),
        ({"place": Place(name="Valdorado")}, "place right", (0, 1)),
        ({"place": None}, "place right", (0, 1)),
        ({"roles": ()}, "roles recall", (0, 1)),
        ({"evidence": (cite("r2", "Der Nebel"),)}, "recall all", (0, 1)),
        ({"evidence": (cite("r2", "Der Nebel"),)}, "extra, touching nothing in the gold", (1, 1)),
    ],
)
def test_what_is_told_of_an_occurrence_is_counted(
    changes: dict[str, Any], figure: str, counts: tuple[float, int]
) -> None:
    assert figures(with_events(replace(COLLISION, **changes)))[f"occurrences: {figure}"] == counts


def test_not_happened_told_as_held_is_an_alarm() -> None:
    planned = [{**GOLD["occurrences"][0], "statuses": ["planned", "postponed"]}]
    assert figures(with_events(COLLISION), occurrences=planned)["occurrences: not happened, told as held"] == (1, 1)


def test_reports_joined_counts_those_beyond_the_first() -> None:
    three = [{**GOLD["occurrences"][0], "mentions": [HURT, ELEVEN, COPIED]}]
    joined = replace(COLLISION, evidence=(*COLLISION.evidence, cite("r3", "Nine people were hurt")))
    assert figures(with_events(COLLISION), occurrences=three)["occurrences: reports joined"] == (0, 2)
    assert figures(with_events(joined), occurrences=three)["occurrences: reports joined"] == (1, 2)


def test_a_merge_of_two_and_a_double_are_alarms() -> None:
    golds = [GOLD["occurrences"][0], OTHER]
    merged = replace(COLLISION, evidence=(*COLLISION.evidence, cite("r2", "Elf Menschen wurden am Freitag")))
    assert figures(with_events(merged), occurrences=golds)["occurrences: wrong merges"] == (1, None)
    assert "occurrences: wrongly merged" in lost(with_events(merged), occurrences=golds)
    double = with_events(COLLISION, replace(COLLISION, id="o9"))
    assert figures(double, occurrences=golds[:1])["occurrences: duplicates of matched"] == (1, 2)


@pytest.mark.parametrize(
    ("first", "second", "right"),
    [("2024-05-02", "2024-05-03", 1), ("2024-05-04", "2024-05-03", 0), ("2024-05", "2024-05-03", 1), (None, "2024", 1)],
    ids=["by time", "the wrong way round", "times that meet: by place", "no time: by place"],
)
def test_order_goes_by_time_and_else_by_place(first: str | None, second: str, right: int) -> None:
    events = (
        replace(COLLISION, id="o1", time=Time(edtf=first) if first else None),
        replace(COLLISION, id="o2", time=Time(edtf=second), evidence=(cite("r2", "Elf Menschen wurden am Freitag"),)),
    )
    lists = {"occurrences": [GOLD["occurrences"][0], OTHER], "order": [["collision", "second"]]}
    assert figures(with_events(*events), **lists)["order: pairs right (ties: order of the list)"] == (right, 1)
    assert figures(with_events(*events[:1]), **lists)["order: pairs with both found"] == (0, 1)
