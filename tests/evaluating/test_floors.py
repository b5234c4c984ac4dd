"""Floors: held, raised, lowered only when asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden import STORY

from dragoman.evaluating.floors import BadFloors, floors_at, floors_bytes, hold, load_floors
from dragoman.evaluating.gold import Gold
from dragoman.evaluating.stories import GoldStory
from dragoman.evaluating.table import verdict
from dragoman.evaluating.tally import Better, Figure


def share(hits: float, of: int, name: str = "recall") -> Figure:
    """A share."""
    return Figure(section="facts", name=name, hits=hits, of=of)


def alarm(hits: int, of: int | None = None, better: Better = "fewer") -> Figure:
    """A count of mistakes."""
    return Figure(section="facts", name="alarms", hits=hits, of=of, better=better)


CASES: dict[str, tuple[Figure, Figure, bool]] = {
    "as it was": (share(3, 4), share(3, 4), False),
    "risen": (share(3, 4), share(4, 4), False),
    "fallen": (share(3, 4), share(2, 4), True),
    "the same share of more": (share(3, 4), share(6, 8), False),
    "nothing left to count": (share(3, 4), share(0, 0), True),
    "no longer counted": (share(3, 4), share(3, 4, name="other"), True),
    "more alarms": (alarm(1), alarm(2), True),
    "as many alarms of fewer": (alarm(1, 9), alarm(1, 3), False),
    "fewer alarms": (alarm(1), alarm(0), False),
    "a bare count": (alarm(5, better="more"), alarm(4, better="more"), True),
    "a hint has no floor": (alarm(5, better="neither"), alarm(9, better="neither"), False),
}


@pytest.mark.parametrize(("before", "now", "falls"), CASES.values(), ids=CASES.keys())
def test_figures_are_held_to_their_floors(before: Figure, now: Figure, falls: bool) -> None:
    held = hold(STORY, [now], floors_at(STORY, [before]))
    assert held.failed is falls and bool(verdict("ferries", held)) is falls


def test_raising_lifts_floors_only_if_nothing_fell() -> None:
    before = floors_at(STORY, [share(3, 4), alarm(1)])
    risen = hold(STORY, [share(4, 4), alarm(0)], before, move="raise")
    assert risen.moved and risen.floors == floors_at(STORY, [share(4, 4), alarm(0)])
    mixed = hold(STORY, [share(4, 4), alarm(2)], before, move="raise")
    assert mixed.failed and mixed.floors == before


def test_lowering_takes_its_own_word_and_says_what_fell() -> None:
    held = hold(STORY, [share(1, 4)], floors_at(STORY, [share(3, 4)]), move="lower")
    assert not held.failed and held.floors == floors_at(STORY, [share(1, 4)])
    assert "1/4, floor 3/4" in verdict("ferries", held)


def test_floors_of_another_set_hold_nothing_until_they_are_set_anew() -> None:
    before = floors_at(STORY, [share(3, 4)])
    other = GoldStory(name="ferries", reports=Path("reports"), gold=Gold(), set="bb")
    assert hold(other, [share(4, 4)], before).failed
    assert hold(other, [share(4, 4)], before, move="raise").floors == floors_at(other, [share(4, 4)])


def test_floors_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    floors = {"b": floors_at(STORY, [share(3, 4)]), "a": floors_at(STORY, [alarm(1)])}
    path = tmp_path / "floors.json"
    assert load_floors(path) == {}
    path.write_bytes(floors_bytes(floors))
    assert load_floors(path) == floors and list(load_floors(path)) == ["a", "b"]
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(BadFloors):
        load_floors(path)
