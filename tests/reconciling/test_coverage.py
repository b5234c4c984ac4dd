"""Coverage: three shares that add up to 1, and an issue for all that was not read."""

from __future__ import annotations

from building import Plot, count

from dragoman.reconciling.coverage import UNMET, cover
from dragoman.record.lines import Point, PointSentence
from dragoman.record.reading import Repair
from dragoman.record.record import Coverage, Record, StoryLine


def record(plot: Plot, **lists: object) -> Record:
    story = StoryLine(
        id="s", title=None, languages=(), span=None, first=(),
        coverage=Coverage(lines=0, points=0, issues=0, sentences=0),
    )  # fmt: skip
    return Record(story=story, reports=(), families=(), occurrences=tuple(plot.occurrences), **lists)  # type: ignore[arg-type]


def test_coverage_shares_add_up_and_unmet_sentences_are_issues():
    plot = Plot()
    a = plot.report("The ferry sank. Rain fell. Nobody knows why.")
    b = plot.report("A ship went down.")
    plot.happening(a.occurrence("The ferry sank"))
    rain = a.evidence("Rain fell.")
    point = Point(id="p", label="", sentences=(PointSentence(rain.report, rain.start, rain.end, rain.text),))
    coverage, issues = cover(plot.desk(), record(plot, points=(point,)), happenings=plot.happenings())
    assert coverage == Coverage(lines=0.25, points=0.25, issues=0.5, sentences=4)
    assert sorted(issue.evidence[0].text for issue in issues if issue.what == UNMET) == [
        "A ship went down.",
        "Nobody knows why.",
    ]
    assert {issue.evidence[0].report for issue in issues} == {a.id, b.id}


def test_coverage_says_which_language_is_only_compared():
    plot = Plot()
    plot.report("De veerboot zonk.", language="nl")
    _, issues = cover(plot.desk(), record(plot), happenings=plot.happenings())
    assert [issue.why for issue in issues] == ["nl is compared sentence by sentence, not read"]


def test_coverage_repairs_stand_in_the_issues_with_before_and_after():
    plot = Plot()
    report = plot.report("The ferry sankNobody knows why.")
    report.repairs = (Repair(start=14, end=14, what="split", before="", after=" "),)
    _, issues = cover(plot.desk(), record(plot), happenings=plot.happenings())
    repaired = [issue for issue in issues if issue.what == "repaired text"]
    assert [(issue.evidence[0].text, issue.why) for issue in repaired] == [("kN", "split: “kN” was read as “k N”")]


def test_coverage_a_figure_without_a_host_is_an_issue():
    plot = Plot()
    report = plot.report("The ferry sank. Twelve died.")
    plot.happening(report.occurrence("The ferry sank"))
    report.quantity("Twelve", count(12), "dead", None)
    _, issues = cover(plot.desk(), record(plot), happenings=plot.happenings())
    assert [(issue.what, issue.evidence[0].text) for issue in issues] == [
        ("a figure without a host", "Twelve"),
        (UNMET, "Twelve died."),
    ]
