"""Differences: verdicts, suspects, sides and reasons."""

from __future__ import annotations

import pytest
from building import Plot, count, minutes
from msgspec.structs import replace

from dragoman.reconciling.calendar import read_calendar
from dragoman.reconciling.differences import differences
from dragoman.reconciling.facts import join_facts
from dragoman.reconciling.superseding import later
from dragoman.reconciling.verdicts import looks_like
from dragoman.record.lines import Difference
from dragoman.record.values import Amount, Duration

SOUND, BROKEN = (), (1,)


def differ(plot: Plot) -> tuple[Difference, ...]:
    desk, cast, happenings = plot.desk(), plot.cast(), plot.happenings()
    facts = join_facts(desk, read_calendar(desk), cast, happenings)
    return differences(desk, facts, cast=cast, happenings=happenings)


def tell(plot: Plot, *tellings: tuple[Amount | Duration, str | None, str | None, tuple[int, ...]]) -> list[str]:
    """One report for each (value, day of publication, family, unhealthy sentences), all of one accident's dead."""
    reports, hosts = [], []
    for number, (value, day, family, broken) in enumerate(tellings):
        text = f"The ferry sank, as report {number} says. So many died."
        report = plot.report(text, day, family=family, broken=broken)
        hosts.append(report.occurrence(f"The ferry sank, as report {number} says"))
        report.quantity("So many", value, "dead", hosts[-1])
        reports.append(report.id)
    plot.happening(*hosts)
    return reports


def said(
    number: float,
    day: str | None = None,
    family: str | None = None,
    *,
    most: float | None = None,
    broken: bool = False,
    least: bool = False,
) -> tuple[Amount, str | None, str | None, tuple[int, ...]]:
    value = replace(count(number), max=None, min_open=True) if least else count(number, most=most)
    return value, day, family, BROKEN if broken else SOUND


MORNING, EVENING = "2031-05-12T08:00:00Z", "2031-05-12T18:00:00Z"
VERDICTS = [
    ("equal", [said(12), said(12)], None),
    ("a range and a number in it", [said(10, most=15), said(12)], "compatible"),
    ("two numbers", [said(12), said(13)], "conflict"),
    ("a broken sentence against a sound one", [said(12), said(21, broken=True)], "slip"),
    ("two broken against a sound one", [said(12), said(21, broken=True), said(22, broken=True)], "slip"),
    ("one family", [said(12, None, "wire"), said(13, None, "wire")], "drift"),
    ("a later count", [said(12, "2031-05-12"), said(15, "2031-05-13")], "update"),
    (
        "a later count, the old one repeated without date",
        [said(12, "2031-05-12"), said(15, "2031-05-13"), said(12)],
        "update",
    ),
    ("a later count, another one without date", [said(12, "2031-05-12"), said(15, "2031-05-13"), said(13)], "conflict"),
    ("a later count in a broken sentence", [said(12, "2031-05-12"), said(15, "2031-05-13", broken=True)], "slip"),
    ("a later lower count", [said(12, "2031-05-12"), said(9, "2031-05-13")], "conflict"),
    (
        "at least so many, and more a day later",
        [said(9, "2031-05-12", most=None, least=True), said(23, "2031-05-13")],
        "update",
    ),
    ("the same day", [said(12, "2031-05-12"), said(15, "2031-05-12")], "conflict"),
    ("at least so many, and at least more", [said(19, least=True), said(23, least=True)], "update"),
    ("later the same day", [said(12, MORNING), said(15, EVENING)], "update"),
    ("the gravest of three", [said(10, most=15), said(12), said(13)], "conflict"),
    ("within one family", [said(12, None, "wire"), said(13, None, "wire"), said(10, most=15)], "compatible"),
]


@pytest.mark.parametrize(("tellings", "verdict"), [row[1:] for row in VERDICTS], ids=[row[0] for row in VERDICTS])
def test_difference_verdict(tellings, verdict):
    plot = Plot()
    tell(plot, *tellings)
    assert [one.verdict for one in differ(plot)] == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("words", "verdict"), [("the day before it was", "update"), ("the owner says it was", "conflict")]
)
def test_difference_a_later_report_calls_the_other_figure_the_day_befores(words: str, verdict: str):
    plot = Plot()
    first = plot.report("The ferry sank. It carried 38 cars.", "2031-05-12")
    later = plot.report(f"A ferry sank. It carried 61 cars; {words} 38, said Holm.", "2031-05-13")
    hosts = [first.occurrence("The ferry sank"), later.occurrence("A ferry sank")]
    teller = later.name("Holm")
    plot.actor("Holm", teller)
    for report, number, by in ((first, 38, None), (later, 61, None), (later, 38, teller)):
        report.quantity(f"{number}", count(number, of="cars"), "measure", hosts[report is later], by=by)
    plot.happening(*hosts)
    assert [one.verdict for one in differ(plot)] == [verdict]


def test_difference_slip_names_the_suspect_and_says_why():
    plot = Plot()
    reports = tell(plot, said(35, "2031-05-12"), said(53, "2031-05-13", broken=True))
    (found,) = differ(plot)
    assert (found.verdict, found.suspect, found.kind) == ("slip", (reports[1],), "number")
    assert found.why == (
        "A: “So many”; B: “So many”: these exclude each other; the sentence in B is damaged. The digits are swapped."
    )


def test_difference_sides_group_equal_values_with_all_their_reports():
    plot = Plot()
    reports = tell(plot, said(12), said(13), said(12))
    (found,) = differ(plot)
    assert sorted(sorted(side.reports) for side in found.accounts) == sorted([sorted(reports[::2]), [reports[1]]])


def test_difference_report_of_many_faults_is_the_suspect_even_where_its_sentence_is_healthy():
    plot = Plot()
    sound = plot.report("The ferry sank. Twelve died.", "2031-05-12")
    mangled = plot.report("A ferry sank. Thirteen died. " + "Torn is it. " * 8, "2031-05-13", broken=[3, 4, 5])
    hosts = [sound.occurrence("The ferry sank"), mangled.occurrence("A ferry sank")]
    sound.quantity("Twelve", count(12), "dead", hosts[0])
    mangled.quantity("Thirteen", count(11), "dead", hosts[1])
    plot.happening(*hosts)
    (found,) = differ(plot)
    assert (found.verdict, found.suspect) == ("slip", (mangled.id,))
    assert "machine translation" in found.why


@pytest.mark.parametrize(("told", "verdict"), [(1.5e9, "conflict"), (17e9, "slip")], ids=["another", "a zero more"])
def test_a_measure_of_a_faulty_report_is_its_own_unless_it_looks_like_a_slip(told, verdict):
    plot = Plot()
    sound = plot.report("The pact gives so much. It is signed.", "2031-05-12")
    mangled = plot.report("The pact gives as much. It is. " + "Torn is it. " * 8, "2031-05-12", broken=[3, 4, 5])
    hosts = [sound.occurrence("The pact gives", "agreement"), mangled.occurrence("The pact gives", "agreement")]
    sound.quantity("so much", count(1.7e9, unit="EUR"), "money", hosts[0])
    mangled.quantity("as much", count(told, unit="EUR"), "money", hosts[1])
    plot.happening(*hosts, kind="agreement")
    (found,) = differ(plot)
    assert found.verdict == verdict


def test_lengths_told_as_almost_the_same_differ_in_nothing_where_one_goes_on():
    plot = Plot()
    first, other = plot.report("Ruud has been held so long.", "2031-05-12"), plot.report("Ruud was held as long.")
    hosts = [first.occurrence("Ruud has been held", "detention"), other.occurrence("Ruud was held", "detention")]
    almost = Duration(seconds_min=1088640, seconds_max=None, max_open=True)
    first.quantity("so long", almost, "duration", hosts[0])
    other.quantity("as long", replace(almost, seconds_max=1209600), "duration", hosts[1])
    plot.happening(*hosts, kind="detention")
    assert differ(plot) == ()


@pytest.mark.parametrize(("published", "verdict"), [(None, "slip"), ("2031-05-20", "conflict")])
def test_difference_lone_day_of_an_undated_report_is_the_slip(published: str | None, verdict: str):
    """An undated report's day was worked out; a dated one that stands alone is a witness like the others."""
    plot = Plot()
    hosts, reports = [], []
    for number, day in enumerate(("2031-05-12", "2031-05-12", "2031-05-13")):
        dated = published if number == 2 else "2031-05-20"
        report = plot.report(f"Report {number} tells it. The talks took place on this day.", dated)
        time = report.time("this day", day)
        hosts.append(report.occurrence("The talks took place on this day", "talks", time=time))
        reports.append(report.id)
    plot.happening(*hosts, kind="talks")
    (found,) = differ(plot)
    suspect = (reports[2],) if verdict == "slip" else ()
    assert (found.kind, found.verdict, found.suspect) == ("date", verdict, suspect)


@pytest.mark.parametrize(
    ("statuses", "days", "verdicts"),
    [
        (("planned", "held"), ("2031-05-12", "2031-05-14"), ["update"]),
        (("planned", "held"), (None, "2031-05-14"), []),
        (("held", "cancelled"), ("2031-05-14", "2031-05-14"), ["conflict"]),
        (("planned", "cancelled"), ("2031-05-12", "2031-05-14"), ["update"]),
        (("postponed", "cancelled"), ("2031-05-14", "2031-05-14"), ["compatible"]),
    ],
)
def test_difference_of_status_is_news_before_it_is_a_conflict(statuses, days, verdicts):
    plot = Plot()
    hosts = []
    for number, (status, day) in enumerate(zip(statuses, days)):
        report = plot.report(f"Report {number} tells it. There were talks.", day)
        hosts.append(report.occurrence("There were talks", "talks", status))
    plot.happening(*hosts, kind="talks")
    assert [one.verdict for one in differ(plot)] == verdicts


def test_difference_between_languages_postponed_or_cancelled_is_drift():
    plot = Plot()
    a = plot.report("The talks were cancelled.", language="en")
    b = plot.report("Die Gespräche wurden verschoben.", language="de")
    hosts = [
        a.occurrence("The talks were cancelled", "talks", "cancelled"),
        b.occurrence("Die Gespräche wurden verschoben", "talks", "postponed"),
    ]
    plot.happening(*hosts, kind="talks")
    assert [one.verdict for one in differ(plot)] == ["drift"]


def test_difference_of_a_name_sets_the_garbled_form_beside_the_right_one():
    plot = Plot()
    a = plot.report("Captain Tove Lindqvist spoke.", "2031-05-12")
    b = plot.report("Captain Tove Linkvist spoke.", "2031-05-13")
    names = [a.name("Tove Lindqvist"), b.name("Tove Linkvist")]
    why = "One letter off, in one report only."
    actor = plot.actor("Tove Lindqvist", *names, forms={"Tove Linkvist": ("misspelling", why)})
    (found,) = differ(plot)
    assert (found.kind, found.verdict, found.suspect, found.about) == ("name", "slip", (b.id,), (actor,))
    assert found.label == "name of Tove Lindqvist: Tove Lindqvist · Tove Linkvist"
    assert found.members == tuple(names)
    assert found.why == "Tove Linkvist (B) for Tove Lindqvist: One letter off, in one report only."


def test_difference_variants_of_a_name_are_none():
    plot = Plot()
    a = plot.report("Captain Tove Lindqvist spoke.")
    b = plot.report("Captain Lindqvist spoke.")
    plot.actor("Tove Lindqvist", a.name("Tove Lindqvist"), b.name("Lindqvist"), forms={"Lindqvist": ("variant", "")})
    assert differ(plot) == ()


@pytest.mark.parametrize(
    ("a", "b", "pattern"),
    [
        (count(35), count(53), "swapped_digits"),
        (minutes(35), minutes(53), "swapped_digits"),
        (count(120), count(1200), "factor_ten"),
        (minutes(3), minutes(180), "swapped_units"),
        (count(35), count(54), None),
        (count(12), count(12), None),
        (count(123), count(321), None),
    ],
)
def test_figure_pattern(a, b, pattern):
    assert looks_like(a, b) == pattern


@pytest.mark.parametrize(("told", "expected"), [("2031-05-14", True), ("2031-05-12", False)])
def test_an_undated_report_is_later_where_it_tells_a_later_day_as_past(told, expected):
    plot = Plot()
    dated, undated = tell(plot, said(12, "2031-05-13"), said(15))
    reports = plot.desk().reports
    assert later(reports[undated], reports[dated], not_before={undated: told}) is expected


@pytest.mark.parametrize(
    ("second", "verdicts"), [("evening", ["conflict"]), ("noon", ["compatible"]), (None, [])], ids=str
)
def test_parts_of_one_day_that_share_no_hour_are_no_agreement(second, verdicts):
    """Two parts that exclude each other are a conflict and no fact; the part that one report adds is no difference."""
    plot = Plot()
    hosts = []
    for part in ("morning", second):
        telling = plot.report(f"The meeting began in the {part}.")
        time = telling.time(f"in the {part}", "2031-05-12")
        telling.findings[-1] = replace(
            telling.findings[-1], value=replace(telling.findings[-1].value, part_of_day=part)
        )
        hosts.append(telling.occurrence("The meeting began", "meeting", time=time))
    plot.happening(*hosts, kind="meeting")
    found = differ(plot)
    assert [one.verdict for one in found] == verdicts
    assert all((len(one.about) == 1) is (one.verdict == "conflict") for one in found)
