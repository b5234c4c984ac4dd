"""How many accounts are independent: the examples of the design, and the earliest set among equals."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconciling.independence import earliest_matching

CASES = [
    ("four outlets with one spokesman", [("A", 0), ("B", 0), ("C", 0), ("D", 0)], (0,)),
    ("one outlet with two sources", [("A", 0), ("A", 1)], (0,)),
    ("A the spokesman, B the spokesman and the police, C the police", [("A", 0), ("B", 0), ("B", 1), ("C", 1)], (0, 2)),
    ("three of their own", [("A", 0), ("B", 1), ("C", 2)], (0, 1, 2)),
    ("two copies and one voice of its own", [("A", 0), ("A", 1), ("B", 0)], (1, 2)),
    ("none", [], ()),
    ("a greedy choice would lose one", [("A", 0), ("A", 1), ("B", 0), ("C", 1)], (0, 3)),
]


@pytest.mark.parametrize(("edges", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_independent_is_the_earliest_largest_set(edges, expected):
    assert earliest_matching(edges) == expected


def test_independent_never_exceeds_families_or_voices():
    edges = [(family, voice) for family in "ABC" for voice in range(2)]
    assert len(earliest_matching(edges)) == 2


@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.integers(0, 3)), max_size=7))
def test_independent_is_what_trying_all_sets_finds(edges):
    def apart(chosen):
        families, said = zip(*(edges[index] for index in chosen)) if chosen else ((), ())
        return len(set(families)) == len(chosen) == len(set(said))

    sets = (chosen for size in range(len(edges), -1, -1) for chosen in combinations(range(len(edges)), size))
    assert earliest_matching(edges) == next(chosen for chosen in sets if apart(chosen))
