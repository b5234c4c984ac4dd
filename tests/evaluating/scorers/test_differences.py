"""Differences, ledger lines, points and the first screen."""

from __future__ import annotations

from typing import Any

import pytest
from golden import ELEVEN, GOLD, HURT, figures
from msgspec.structs import replace
from tests.record.ferries import build, cite, told

RECORD = build()
NUMBER = RECORD.differences[0]
ONE_FOR_ALL = tuple(
    replace(one, evidence=(cite("r1", "Nine people"), cite("r2", "Elf Menschen"))) for one in NUMBER.accounts[:1]
)


def difference(**keys: Any) -> list[dict[str, Any]]:
    """The gold's difference, changed."""
    return [{**GOLD["differences"][0], **keys}]


@pytest.mark.parametrize(
    ("changes", "golds", "figure", "counts"),
    [
        ({"accounts": ONE_FOR_ALL}, difference(), "recall must", (0, 1)),
        ({"kind": "date"}, difference(), "kind right", (0, 1)),
        ({"verdict": "scope"}, difference(), "verdict right", (0, 1)),
        ({}, difference(verdicts=["update"]), "false conflicts", (1, 1)),
        ({}, difference(), "false conflicts", (0, 1)),
        ({"verdict": "slip"}, difference(verdicts=["update"]), "false conflicts", (0, 0)),
        ({"suspect": ("r2",)}, difference(suspect=["r2.txt"]), "suspect report named", (1, 1)),
        ({}, difference(suspect=["r2.txt"]), "suspect report named", (0, 1)),
        ({}, [], "unmatched: nothing like it in the gold", (1, 1)),
    ],
)
def test_differences_are_counted(
    changes: dict[str, Any], golds: list[dict[str, Any]], figure: str, counts: tuple[float, int]
) -> None:
    record = replace(RECORD, differences=(replace(NUMBER, **changes),))
    assert figures(record, differences=golds)[f"differences: {figure}"] == counts


@pytest.mark.parametrize(
    ("changes", "figure", "counts"),
    [
        ({"kind": "visit"}, "recall all", (0, 1)),
        ({"status": "held"}, "status right", (0, 1)),
        ({"parties": (), "by": None}, "parties recall", (0, 1)),
        ({"parties": ()}, "parties recall", (1, 1)),
    ],
)
def test_ledger_lines_are_counted(changes: dict[str, Any], figure: str, counts: tuple[float, int]) -> None:
    record = replace(RECORD, ledger=(replace(RECORD.ledger[0], **changes),))
    assert figures(record)[f"ledger: {figure}"] == counts


@pytest.mark.parametrize(
    ("places", "recall", "precision"),
    [
        ((("r1", "Nine people were hurt"), ("r2", "Elf Menschen wurden am Freitag")), (1, 1), (1, 1)),
        ((("r1", "Nine people were hurt"), ("r2", "Der Nebel sei sehr schnell gekommen")), (0, 1), (0, 0)),
        ((("r1", "The fog came down within a minute,"), ("r2", "Elf Menschen wurden am Freitag")), (0, 1), (0, 1)),
    ],
    ids=["the same", "what the gold can't judge", "two things"],
)
def test_points_are_counted_by_pairs(
    places: tuple[tuple[str, str], ...], recall: tuple[int, int], precision: tuple[int, int]
) -> None:
    record = replace(RECORD, points=(replace(RECORD.points[0], sentences=tuple(told(*one) for one in places)),))
    events = [{**GOLD["occurrences"][0], "mentions": [HURT, ELEVEN]}]
    alone = [{**GOLD["remarks"][0], "wordings": GOLD["remarks"][0]["wordings"][:1]}]
    found = figures(record, occurrences=events, remarks=alone)
    assert found["points: recall (pairs told by two reports)"] == recall
    assert found["points: precision (pairs the gold can judge)"] == precision


def test_the_first_screen_is_held_to_what_weighs() -> None:
    # The fact stands in three reports and in the difference; of the occurrence's one mention the difference has too.
    found = figures(RECORD)
    assert found["first: lines of the first screen that weigh"] == (2, 10)
    assert found["first: weighty things told on it"] == (2, None)
    finer = [{**one, "must": False} for one in GOLD["facts"]]
    assert figures(RECORD, facts=finer, differences=[])["first: weighty things told on it"] == (0, None)
