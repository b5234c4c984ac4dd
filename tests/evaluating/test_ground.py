"""Places: where anchors stand, and when two places are one."""

from __future__ import annotations

import pytest
from golden import gold
from tests.record.ferries import build

from dragoman.evaluating.gold import Anchor
from dragoman.evaluating.ground import Ground, Span, covered, hit, likeness, plain

TEXT = "Nine  people were\nhurt. People & ships. people again."


def place(start: int, end: int, file: str = "a") -> Span:
    """A span of some file."""
    return Span(file, start, end)


@pytest.mark.parametrize(
    ("words", "nth", "starts"),
    [
        ("people", 1, [6]),
        ("people", 2, [40]),
        ("people", 9, [40]),
        ("people", "any", [6, 40]),
        ("Nine people were hurt", 1, [0]),
        ("<b>People</b> &amp; ships", 1, [24]),
        ("nine people", 1, []),
    ],
)
def test_anchors_are_found_as_they_are_with_moved_blanks_and_without_tags(
    words: str, nth: int, starts: list[int]
) -> None:
    ground = Ground(gold(), build(), texts={"page.html": TEXT})
    found = ground.anchor(Anchor(file="page.html", anchor=words, nth=nth))
    assert [span.start for span in found] == starts
    assert (("page.html", words) in ground.lost) == (not starts)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (place(0, 10), place(5, 15), True),
        (place(0, 10), place(6, 16), False),
        (place(0, 100), place(90, 95), True),
        (place(0, 10), place(0, 10, "b"), False),
        (place(0, 701), place(0, 10), False),
        (place(0, 700), place(0, 10), True),
    ],
)
def test_a_place_is_hit_where_half_of_the_shorter_is_shared(a: Span, b: Span, same: bool) -> None:
    assert hit([a], [b]) is same


def test_cover_counts_each_character_once() -> None:
    assert covered([place(0, 4), place(2, 5), place(0, 9, "b")], place(0, 10)) == 0.5
    assert likeness(place(0, 10), place(5, 15)) == pytest.approx(1 / 3)


def test_words_are_compared_plain() -> None:
    assert plain(" L’Aquila \n Nord") == "l'aquila nord" and plain(None) == ""
