"""When something was that is dated by its end and its length."""

from __future__ import annotations

import pytest
from building import Plot, minutes

from dragoman.reconciling.lasting import lasted
from dragoman.reconciling.parts import Calendar
from dragoman.record.values import Time

CASES = [
    ("closure", "The pier reopened on Sunday morning after 36 hours.", "morning", 36, "2031-05-09/2031-05-11"),
    ("closure", "The pier reopened on Sunday morning after 3 hours.", "morning", 3, "2031-05-11"),
    ("closure", "The pier reopened on Sunday after 36 hours.", None, 36, None),
    ("closure", "The pier closed on Sunday morning for 36 hours.", "morning", 36, None),
    ("meeting", "The talks ended on Sunday morning after 36 hours.", "morning", 36, None),
]


@pytest.mark.parametrize(("kind", "text", "part", "hours", "edtf"), CASES, ids=[text for _, text, *_ in CASES])
def test_an_end_and_a_length_tell_the_days(kind, text, part, hours, edtf):
    plot = Plot()
    report = plot.report(text, "2031-05-12")
    time = report.time("Sunday morning" if part else "Sunday", "2031-05-11", part=part)
    told = report.occurrence(text.rstrip("."), kind, time=time)
    report.quantity(f"{hours} hours", minutes(hours * 60), "duration", told)
    desk = plot.desk()
    calendar = Calendar(times={time: Time(edtf="2031-05-11", precision="day", part_of_day=part)}, anchors={})
    found = lasted(desk, calendar, desk.findings[told])
    assert (found.edtf if found else None) == edtf
