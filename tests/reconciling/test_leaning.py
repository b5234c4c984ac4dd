"""Times that lean on a day told before them, and those that may not."""

from __future__ import annotations

import pytest
from building import Plot

from dragoman.reconciling.calendar import read_calendar

MONDAY = "2031-05-12"
SUNDAY = ("Sunday", None, "weekday:7")
CASES = [
    # text, the times of it in order (words, EDTF, spec), what the last of them is
    ("It sank on Sunday. They left the next day.", [SUNDAY, ("next day", None, "told:days:+1")], "2031-05-12"),
    ("It sank on Sunday; they left the same day.", [SUNDAY, ("same day", None, "told:days:+0")], "2031-05-11"),
    ("It sank on Sunday. All left two days before.", [SUNDAY, ("two days before", None, "told:days:-2")], "2031-05-09"),
    ("It sank on Sunday and left on the following Monday.",
     [SUNDAY, ("following Monday", None, "told:weekday:1")], "2031-05-12"),
    ("It sank on Sunday. So it was. They left the next day.", [SUNDAY, ("next day", None, "told:days:+1")], None),
    ("From Friday it sank till Sunday. They left the next day.",
     [("Friday", None, "weekday:5"), SUNDAY, ("next day", None, "told:days:+1")], None),
    ("In March it sank. They left the next day.",
     [("March", "XXXX-03", "month:03"), ("next day", None, "told:days:+1")], None),
    ("It sank on Sunday. A week later it was raised.", [SUNDAY, ("A week later", None, "told")], None),
    ("They met on Sunday and dined in the evening.", [SUNDAY, ("evening", None, None)], "2031-05-11"),
    ("They met on Sunday. They dined in the evening.", [SUNDAY, ("evening", None, None)], None),
    ("It sank on Sunday, two days after they left.", [SUNDAY, ("two days after", None, "lag:days:-2")], "2031-05-09"),
    ("On Friday, from Sunday on, two days after they left.",
     [("Friday", None, "weekday:5"), SUNDAY, ("two days after", None, "lag:days:-2")], None),
    ("It sank. So it was, two days after they left.", [("two days after", None, "lag:days:-2")], None),
    ("They broke off on Sunday night and still talked in the afternoon.",
     [("Sunday night", None, "weekday:7", "night"), ("afternoon", None, None, "afternoon")], None),
    ("They met on Sunday and left at 14:07.", [SUNDAY, ("14:07", "XXXX-XX-XXT14:07:00", None)], "2031-05-11T14:07:00"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "times", "expected"), CASES, ids=[case[0] for case in CASES])
def test_leaning_time_takes_the_one_day_told_before_it(text, times, expected):
    plot = Plot()
    report = plot.report(text, MONDAY)
    last = [report.time(*one) for one in times][-1]
    found = read_calendar(plot.desk()).times[last].edtf
    assert (None if found and found.startswith("XXXX") else found) == expected


def test_leaning_time_told_as_past_never_lies_after_its_report():
    plot = Plot()
    report = plot.report("They met on Sunday. Two days later it was over.", MONDAY)
    report.time("Sunday", None, "weekday:7")
    last = report.time("Two days later", None, "told:days:+2")
    report.occurrence("it was over", status="held", time=last)
    assert read_calendar(plot.desk()).times[last].edtf is None
