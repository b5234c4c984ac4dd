"""The calendar: anchor days, weekdays and bare dates of undated reports, tense."""

from __future__ import annotations

import pytest
from building import Plot, Telling

from dragoman.reconciling.calendar import read_calendar
from dragoman.record.values import Status

MONDAY = "2031-05-12"


def tell(
    telling: Telling, words: str, *, edtf: str | None = None, relative: str | None = None, status: Status = "held"
) -> str:
    """A time with an occurrence that it is the time of."""
    time = telling.time(words, edtf, relative)
    telling.occurrence(telling.text, status=status, time=time)
    return time


def test_calendar_dated_report_resolves_its_weekday_from_its_own_day():
    plot = Plot()
    report = plot.report("The ferry sank on Sunday.", MONDAY)
    time = tell(report, "Sunday", relative="weekday:7")
    calendar = read_calendar(plot.desk())
    assert calendar.anchors == {report.id: MONDAY}
    assert (calendar.times[time].edtf, calendar.times[time].from_) == ("2031-05-11", (report.id,))


@pytest.mark.parametrize(
    ("status", "expected"),
    [("held", "2031-05-09"), ("planned", "2031-05-16"), ("expected", "2031-05-16"), ("cancelled", "2031-05-09")],
)
def test_calendar_tense_is_that_of_the_occurrence(status, expected):
    plot = Plot()
    report = plot.report("The strike on Friday.", MONDAY)
    time = tell(report, "Friday", relative="weekday:5", status=status)
    assert read_calendar(plot.desk()).times[time].edtf == expected


@pytest.mark.parametrize(
    ("edtf", "status", "expected"),
    [
        ("XXXX-02", "held", "2031-02"),
        ("XXXX-02", "planned", "2031-02"),
        ("XXXX-08", "planned", "2031-08"),
        ("XXXX-10", "planned", "2031-10"),
        ("XXXX-08", "held", "2030-08"),
    ],
    ids=["past", "a plan of last winter", "a plan to come", "a plan far ahead", "the nearest past"],
)
def test_calendar_month_without_year_takes_the_year_that_tense_and_nearness_leave(edtf, status, expected):
    plot = Plot()
    report = plot.report("The strike in that month.", MONDAY)
    time = tell(report, "in that month", edtf=edtf, status=status)
    assert read_calendar(plot.desk()).times[time].edtf == expected


def test_calendar_undated_report_takes_the_weekday_that_a_dated_one_tells():
    plot = Plot()
    dated = plot.report("The ferry sank on Sunday.", MONDAY)
    tell(dated, "Sunday", relative="weekday:7")
    undated = plot.report("Sunday saw a ferry sink.")
    time = tell(undated, "Sunday", relative="weekday:7")
    calendar = read_calendar(plot.desk())
    assert (calendar.times[time].edtf, calendar.times[time].from_) == ("2031-05-11", (dated.id,))
    assert calendar.anchors[undated.id] is None


def test_calendar_two_possible_days_stay_unknown():
    plot = Plot()
    first = plot.report("The ferry sank on Sunday.", MONDAY)
    tell(first, "Sunday", relative="weekday:7")
    second = plot.report("The wreck was raised on Sunday.", "2031-05-19")
    tell(second, "Sunday", relative="weekday:7")
    undated = plot.report("Sunday was a dark day.")
    time = tell(undated, "Sunday", relative="weekday:7")
    assert read_calendar(plot.desk()).times[time].edtf is None


def test_calendar_a_paired_segment_decides_between_two_days():
    plot = Plot()
    first = plot.report("The ferry sank on Sunday.", MONDAY)
    tell(first, "Sunday", relative="weekday:7")
    second = plot.report("The wreck was raised on Sunday.", "2031-05-19")
    tell(second, "Sunday", relative="weekday:7")
    undated = plot.report("On Sunday divers raised the wreck.")
    time = tell(undated, "Sunday", relative="weekday:7")
    plot.pair(second, undated)
    found = read_calendar(plot.desk()).times[time]
    assert (found.edtf, found.from_) == ("2031-05-18", (second.id,))


def test_calendar_day_without_year_takes_it_from_the_dated_report():
    plot = Plot()
    dated = plot.report("The ferry sank on 11 May 2031.", MONDAY)
    tell(dated, "11 May 2031", edtf="2031-05-11")
    undated = plot.report("It sank on 11 May.")
    time = tell(undated, "11 May", edtf="XXXX-05-11")
    assert read_calendar(plot.desk()).times[time].edtf == "2031-05-11"


def test_calendar_full_date_in_an_undated_story_fixes_the_others():
    plot = Plot()
    first = plot.report("The ferry sank on Sunday, 11 May 2031.")
    tell(first, "11 May 2031", edtf="2031-05-11")
    second = plot.report("It went down on Sunday.")
    time = tell(second, "Sunday", relative="weekday:7")
    found = read_calendar(plot.desk()).times[time]
    assert (found.edtf, found.from_) == ("2031-05-11", (first.id,))


def test_calendar_story_without_any_date_resolves_nothing():
    plot = Plot()
    report = plot.report("The ferry sank on Sunday, in May.")
    times = [tell(report, "Sunday", relative="weekday:7"), report.time("in May", "XXXX-05")]
    found = read_calendar(plot.desk())
    assert [found.times[time].edtf for time in times] == [None, "XXXX-05"]
    assert found.anchors == {report.id: None}


def test_calendar_undated_report_with_a_shared_day_resolves_what_all_its_possible_days_agree_on():
    plot = Plot()
    dated = plot.report("The ferry sank on Sunday.", MONDAY)
    tell(dated, "Sunday", relative="weekday:7")
    undated = plot.report("It sank on Sunday. In February it had been repaired. It was checked last week.")
    tell(undated, "Sunday", relative="weekday:7")
    month = undated.time("In February", "XXXX-02")
    week = undated.time("last week", None, "weeks:-1")
    times = read_calendar(plot.desk()).times
    assert (times[month].edtf, times[month].from_) == ("2031-02", (dated.id,))
    assert times[week].edtf is None


def test_calendar_unrelated_undated_report_stays_open():
    plot = Plot()
    dated = plot.report("The ferry sank on Sunday.", MONDAY)
    tell(dated, "Sunday", relative="weekday:7")
    undated = plot.report("In February it had been repaired.")
    month = undated.time("In February", "XXXX-02")
    assert read_calendar(plot.desk()).times[month].edtf == "XXXX-02"


def test_calendar_dateline_without_year_takes_it_from_the_dated_reports():
    plot = Plot()
    plot.report("The ferry sank.", MONDAY)
    dateline = plot.report("Port, 13 May: all were saved.", "XXXX-05-13")
    far = plot.report("Port, 13 October: all were saved.", "XXXX-10-13")
    anchors = read_calendar(plot.desk()).anchors
    assert (anchors[dateline.id], anchors[far.id]) == ("2031-05-13", None)


def test_calendar_weekday_without_tense_is_no_witness():
    plot = Plot()
    dated = plot.report("Rain is forecast. Thursday.", MONDAY)
    dated.time("Thursday", None, "weekday:4")
    undated = plot.report("The ferry sank on Thursday.")
    time = tell(undated, "Thursday", relative="weekday:4")
    assert read_calendar(plot.desk()).times[time].edtf is None
