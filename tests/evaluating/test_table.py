"""The table: shares beside counts, floors where there are some."""

from __future__ import annotations

from golden import STORY, gold
from tests.record.ferries import build

from dragoman.evaluating.floors import floors_at
from dragoman.evaluating.score import score
from dragoman.evaluating.table import notes, table

SCORES = score(gold(actors=[{"key": "other", "kind": "person", "name": "Otto Weiss", "must": True}],
                    occurrences=[], remarks=[], ledger=[]), build())  # fmt: skip


def rows(told: str) -> dict[str, list[str]]:
    """The cells behind each figure's name."""
    return {row[:62].strip(): row[62:].split() for row in told.splitlines()[1:]}


def test_shares_stand_beside_their_counts() -> None:
    told = rows(table(SCORES, None))
    assert told["facts       accounts found"] == ["1.000", "3/3"]
    assert told["facts       contested where the gold is not (fewer is better)"] == ["0"]
    assert told["remarks     speaker right"] == ["–", "0/0"]


def test_floors_stand_where_there_are_some() -> None:
    told = rows(table(SCORES, floors_at(STORY, SCORES.figures)))
    assert told["facts       accounts found"] == ["1.000", "3/3", "1.000"]
    assert told["differences false conflicts (fewer is better)"] == ["0/1", "0"]
    assert told["remarks     speaker right"] == ["–", "0/0"]


def test_notes_say_what_was_wrong() -> None:
    assert "actors: missed: other" in notes(SCORES).splitlines()
