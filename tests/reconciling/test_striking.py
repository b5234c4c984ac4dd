"""Pairs that speakers strike: others speak, or one person speaks of other things."""

from __future__ import annotations

import numpy as np
import pytest
from building import Plot
from msgspec.structs import replace

from dragoman.reconciling.calendar import read_calendar
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.striking import forbidding
from dragoman.record.story import Pair, Story

LIKE, UNLIKE, NEARLY = (1.0, 0.0), (0.2, 0.98), (0.5, 0.87)


def vector(of):
    return np.array(of, dtype="<f2").tobytes()


CASES = [
    ("one person, the same said", True, (LIKE, LIKE), False),
    ("one person, said nearly so", True, (LIKE, NEARLY), False),
    ("one person, other things", True, (LIKE, UNLIKE), True),
    ("one person, nothing to compare", True, (LIKE, None), False),
    ("two persons, the same said", False, (LIKE, LIKE), True),
    ("nobody speaks, other things", None, (LIKE, UNLIKE), False),
]


@pytest.mark.parametrize(("why", "same", "vectors", "struck"), CASES, ids=[case[0] for case in CASES])
def test_pairs_are_struck_by_who_speaks_of_what(why, same, vectors, struck):
    plot, names = Plot(), []
    for number, _ in enumerate(vectors):
        report = plot.report(f"The tents never came, said Ann Lund in town {number}.")
        names.append(report.name("Ann Lund"))
        if same is not None:
            report.remark("The tents never came", names[-1])
    if same:
        plot.actor("Ann Lund", *names)
    elif same is False:
        for number, name in enumerate(names):
            plot.actor(f"Ann Lund {number}", name)
    desk = plot.desk()
    readings = [
        replace(reading, segments=tuple(replace(s, vector=of and vector(of)) for s in reading.segments))
        for reading, of in zip(desk.story.readings, vectors, strict=True)
    ]
    desk = Desk(Story(readings=tuple(readings), families=desk.story.families, pairs=()))
    ends = sorted(reading.segments[0].id for reading in readings)
    forbid = forbidding(desk, calendar=read_calendar(desk), cast=plot.cast())
    assert forbid(Pair(a=ends[0], b=ends[1], score=0.9)) == struck
