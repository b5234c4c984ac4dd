"""The sample: the same for one seed, each stratum in its share, whatever the order of the lines."""

from __future__ import annotations

from collections import Counter

import pytest
from invented_story import sample_record
from msgspec.structs import replace

from dragoman.evaluating.sampling import LISTS, Item, items_of, sample
from dragoman.record.record import Record


def large() -> Record:
    """The invented story with 300 facts and 60 remarks, and nothing else."""
    record = sample_record()
    facts = tuple(replace(record.facts[number % 3], id=f"f{number:03}") for number in range(300))
    remarks = tuple(replace(record.remarks[number % 3], id=f"m{number:03}") for number in range(60))
    empty = dict.fromkeys(LISTS, ())
    return replace(record, **(empty | {"facts": facts, "remarks": remarks}))


def ids(items: list[Item]) -> list[str]:
    """The lines drawn."""
    return [item.line.id for item in items]


def test_every_line_has_a_list_a_kind_and_a_language() -> None:
    found = {item.line.id: item.stratum for item in items_of([sample_record()])}
    record = sample_record()
    assert found[record.facts[0].id] == ("facts", "injured", "several")
    assert found[record.differences[0].id] == ("differences", "conflict number", "several")
    assert found[record.remarks[2].id] == ("remarks", "indirect", "de")
    assert found[record.points[0].id] == ("points", "shared", "several")
    assert found[record.occurrences[2].id] == ("occurrences", "visit", "en")
    assert found[record.cautions[0].id] == ("cautions", "undated", "none")
    assert len(found) == sum(len(getattr(record, name)) for name in LISTS)


def test_each_stratum_is_drawn_by_its_share() -> None:
    items = items_of([large()])
    drawn = Counter(item.stratum for item in sample(items, 36, seed=1))
    share = Counter(item.stratum for item in items)
    assert sum(drawn.values()) == 36
    assert all(abs(drawn[stratum] - number / 10) < 1 for stratum, number in share.items())


def test_one_seed_draws_the_same_lines_in_any_order_and_another_seed_others() -> None:
    items = items_of([large()])
    assert ids(sample(items, 20, seed=1)) == ids(sample(items[::-1], 20, seed=1))
    assert ids(sample(items, 20, seed=1)) != ids(sample(items, 20, seed=2))


@pytest.mark.parametrize("number", [1, 7, 360, 1000])
def test_a_sample_holds_no_line_twice_and_no_more_than_there_are(number: int) -> None:
    drawn = ids(sample(items_of([large()]), number, seed=3))
    assert len(drawn) == len(set(drawn)) == min(number, 360)


def test_only_the_lists_named_are_drawn_from() -> None:
    assert {item.list for item in items_of([sample_record()], lists=("facts", "ledger"))} == {"facts", "ledger"}
