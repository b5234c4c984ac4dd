"""Nearness beyond what everything in two reports is."""

from __future__ import annotations

import pytest
from building import Plot
from telling_apart import vectored

from dragoman.reconciling.nearness import Nearness

X, Y = (1.0, 0.0), (0.0, 1.0)
CASES = [
    ("alike as everything is", [[X, X], [X, X]], 0.0),
    ("alike as nothing else is", [[X, Y], [X, Y]], 0.5),
    ("unlike where all else is alike", [[X, Y], [Y, Y]], -0.25),
]


@pytest.mark.parametrize(("why", "vectors", "beyond"), CASES, ids=[case[0] for case in CASES])
def test_nearness_is_less_where_a_crowd_is_near(why, vectors, beyond):
    plot = Plot()
    for number, rows in enumerate(vectors):
        plot.report(" ".join(f"The pier {place} of town {number} is shut." for place in range(len(rows))))
    desk = vectored(plot, vectors)
    one, two = ({s.start: s for s in desk.readings[t.id].segments}[0] for t in plot.tellings)
    assert Nearness(desk).beyond(one, two) == Nearness(desk).beyond(two, one) == beyond


def test_what_has_no_vector_is_near_to_nothing():
    plot = Plot()
    one, two = plot.report("The pier is shut."), plot.report("The pier of the next town is shut.")
    assert Nearness(plot.desk()).cosine(one.segments[0], two.segments[0]) == 0.0
