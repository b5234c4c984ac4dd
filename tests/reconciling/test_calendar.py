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


def test_calendar_next_monday_of_an_undated_report_is_not_the_monday_that_was():
    plot = Plot()
    tellings = [
        plot.report("A court ruled on Monday. It struck on Tuesday.", "2031-05-15"),
        plot.report("A court ruled on Monday. It struck on Tuesday. They sign next Monday."),
    ]
    for telling in tellings:
        telling.occurrence("ruled", status="held", time=telling.time("Monday", None, "weekday:1"))
        telling.occurrence("struck", status="held", time=telling.time("Tuesday", None, "weekday:2"))
    time = tellings[1].time("next Monday", None, "weekday:1:future")
    tellings[1].occurrence("sign", status="planned", time=time)
    assert read_calendar(plot.desk()).times[time].edtf == "2031-05-19"


@pytest.mark.parametrize(
    ("edtf", "relative", "expected"),
    [
        ("XXXX-05-21/XXXX-05-23", None, "2031-05-21/2031-05-23"),
        ("XXXX-05-23", None, "2031-05-23"),
        ("../XXXX-05-21", "by:", "../2031-05-21"),
        ("XXXX-05-22", None, "XXXX-05-22"),
    ],
    ids=["the same days", "their last", "a deadline", "a day that no report tells"],
)
def test_calendar_days_without_year_take_it_from_a_dated_report_that_tells_them(edtf, relative, expected):
    plot = Plot()
    dated = plot.report("A second strike, planned for May 21 to 23, is off.", MONDAY)
    tell(dated, "May 21 to 23", edtf="XXXX-05-21/XXXX-05-23", status="planned")
    undated = plot.report("In those days nothing moves.")
    time = undated.time("those days", edtf, relative)
    assert read_calendar(plot.desk()).times[time].edtf == expected


def test_calendar_days_told_in_two_years_stay_unknown():
    plot = Plot()
    dated = plot.report("On 21 May 2031 as on 21 May 2030 it struck.", "2030-11-20")
    tell(dated, "21 May 2031", edtf="2031-05-21", status="planned")
    tell(dated, "21 May 2030", edtf="2030-05-21")
    undated = plot.report("It strikes on 21 May.")
    time = undated.time("21 May", "XXXX-05-21")
    assert read_calendar(plot.desk()).times[time].edtf == "XXXX-05-21"


def test_calendar_day_that_tense_leaves_open_in_a_dated_report_is_that_of_the_others():
    plot = Plot()
    first = plot.report("It sank on 11 May.", MONDAY)
    tell(first, "11 May", edtf="XXXX-05-11")
    second = plot.report("11 May was a dark day.", "2031-10-20")
    time = second.time("11 May", "XXXX-05-11")
    found = read_calendar(plot.desk()).times[time]
    assert (found.edtf, found.from_) == ("2031-05-11", (first.id,))


@pytest.mark.parametrize(
    ("weekdays", "expected"),
    [((7, 1), "2031-05-19/2031-05-25"), ((1,), None)],
    ids=["Monday to Saturday", "Monday to Sunday"],
)
def test_calendar_week_of_an_undated_report_is_told_where_no_possible_day_is_a_sunday(weekdays, expected):
    names = {7: "Sunday", 1: "Monday", 5: "Friday"}
    text = "It sank on Sunday, rose on Monday, left on Friday; next week it is sold."
    plot = Plot()
    tellings = [plot.report(text, "2031-05-16"), plot.report("Sold. " + text)]
    for telling in tellings:
        for number in weekdays:
            time = telling.time(names[number], None, f"weekday:{number}")
            telling.occurrence(f"on {names[number]}", status="held", time=time)
    week = tellings[1].time("next week", None, "weeks:+1")
    assert read_calendar(plot.desk()).times[week].edtf == expected
