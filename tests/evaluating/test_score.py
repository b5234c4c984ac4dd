"""All sections together: a record that meets its gold has every figure full, and no alarm."""

from __future__ import annotations

import pytest
from golden import figures, gold
from msgspec.structs import replace
from tests.record.ferries import build

from dragoman.evaluating.score import score
from dragoman.evaluating.tally import Figure

FULL = score(gold(), build()).figures
SECTIONS = ("contract", "reports", "actors", "occurrences", "order", "remarks", "facts", "differences", "ledger",
            "points", "first", "traps", "gold")  # fmt: skip


def test_sections_stand_in_their_order() -> None:
    assert tuple(dict.fromkeys(one.section for one in FULL)) == SECTIONS
    assert len({one.key for one in FULL}) == len(FULL)


# The first screen is not filled, no point holds the remark, and r2's carriage returns belong to no block.
@pytest.mark.parametrize(
    "figure",
    [one for one in FULL if one.section not in ("first", "points") and one.name != "body kept"],
    ids=lambda one: one.key,
)
def test_a_record_that_meets_its_gold_is_full(figure: Figure) -> None:
    if figure.better == "more":
        assert figure.hits == figure.of
    elif figure.better == "fewer":
        assert figure.hits == 0


def test_an_empty_record_has_no_recall_and_no_alarm() -> None:
    lists = ("points", "actors", "occurrences", "remarks", "facts", "differences", "ledger")
    empty = replace(build(), **dict.fromkeys(lists, ()))
    found = score(gold(), replace(empty, story=replace(empty.story, first=()))).figures
    assert all(one.hits == 0 for one in found if "recall" in one.name)
    assert all(one.hits == 0 for one in found if one.better == "fewer" and one.section != "contract")


def test_gold_that_stands_nowhere_is_told() -> None:
    nowhere = {"file": "r1.txt", "anchor": "never written"}
    strange = [{"key": "x", "kinds": ["visit"], "statuses": ["held"], "mentions": [nowhere]}]
    assert figures(build(), occurrences=strange, facts=[])["gold: anchors not in the record's text"] == (1, None)


def test_a_broken_promise_is_a_fault() -> None:
    record = build()
    broken = replace(record, facts=(replace(record.facts[0], independent=3),))
    assert figures(broken)["contract: faults"][0] > 0
