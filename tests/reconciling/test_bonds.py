"""Groups put together anew: whatever was joined and parted holds, nothing is lost, what was said first stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconciling.bonds import Bonds, Regrouping

LETTERS = "abcdefgh"
Step = tuple[bool, str, str]
steps = st.lists(st.tuples(st.booleans(), st.sampled_from(LETTERS), st.sampled_from(LETTERS)), max_size=8)
groupings = st.lists(st.integers(0, 3), min_size=len(LETTERS), max_size=len(LETTERS))


def bonds_of(*said: Step) -> Bonds:
    bonds = Bonds()
    for joins, a, b in said:
        (bonds.join if joins else bonds.part)(a, b)
    return bonds


def regrouped(bonds: Bonds, *groups: str, items: str = "", kin: str = "") -> list[str]:
    ruling = Regrouping[str](bonds, ids=lambda one: [one], place=ord, akin=lambda a, b: a in kin and b in kin)
    return ["".join(group) for group in ruling.regroup([list(group) for group in groups], items)]


@pytest.mark.parametrize(
    ("said", "groups", "expected"),
    [
        ([], ["ab", "c"], ["ab", "c"]),
        ([(True, "a", "c")], ["ab", "c"], ["abc"]),
        ([(False, "a", "b")], ["abc"], ["ac", "b"]),
        ([(False, "a", "c"), (True, "b", "c")], ["abc"], ["a", "bc"]),
        ([(True, "a", "c"), (False, "b", "d")], ["ab", "cd"], ["abc", "d"]),
        ([(False, "a", "z")], ["ab"], ["ab"]),
    ],
    ids=["nothing said", "joined", "parted", "bound ones move together", "both", "an unknown one"],
)
def test_groups_follow_what_was_said(said, groups, expected):
    assert regrouped(bonds_of(*said), *groups) == expected


def test_an_item_nobody_spoke_of_goes_with_its_kin():
    assert regrouped(bonds_of((False, "a", "b")), "abc", kin="bc") == ["a", "bc"]


def test_an_item_of_no_group_joins_in_only_where_it_is_bound():
    assert regrouped(bonds_of((True, "a", "c")), "ab", items="abc") == ["abc"]
    assert regrouped(bonds_of((False, "a", "c")), "ab", items="abc") == ["ab"]


def test_what_was_said_first_stands():
    bonds = bonds_of((True, "a", "b"), (True, "b", "c"))
    assert not bonds.part("a", "c")
    assert not bonds_of((False, "a", "b")).join("b", "a")


@given(said=steps, numbers=groupings)
def test_every_bond_holds_and_nothing_is_lost(said: list[Step], numbers: list[int]):
    bonds = bonds_of(*said)
    groups = ["".join(letter for letter, n in zip(LETTERS, numbers, strict=True) if n == number) for number in range(4)]
    found = regrouped(bonds, *filter(None, groups))
    assert sorted("".join(found)) == list(LETTERS)
    for group in found:
        assert not any(bonds.parted(a, b) for a in group for b in group)
    home = {letter: group for group in found for letter in group}
    assert all(home[letter] == home[bonds.root(letter)] for letter in LETTERS)
