"""Which reports are compared: all in a story, the nearest in a flood."""

from itertools import combinations

from dragoman.gathering import blocking
from dragoman.gathering.blocking import compared
from dragoman.gathering.sides import side_of
from gathered import BREAD, DAM, DAM_ELSEWHERE, DAM_GERMAN, reading


def sides():
    told = [reading(DAM), reading(DAM_GERMAN, "de"), reading(DAM_ELSEWHERE), reading(BREAD), reading(BREAD[:4])]
    return [side_of(one) for one in told]


def test_small_stories_compare_every_two():
    assert compared(sides()) == list(combinations(sides(), 2))


def test_floods_compare_each_with_its_nearest(monkeypatch):
    monkeypatch.setattr(blocking, "ALL", 2)
    monkeypatch.setattr(blocking, "NEAREST", 1)
    found = {(a.report, b.report) for a, b in compared(sides())}
    dam, german, elsewhere, bread, shorter = (side.report for side in sides())
    assert (dam, german) in found and (bread, shorter) in found
    assert not {(german, bread), (elsewhere, bread)} & found
    assert all(any(side.report in pair for pair in found) for side in sides()), "none stands alone"
