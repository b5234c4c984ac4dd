"""Weights: the formula, and what stands on the first screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from building import count
from msgspec.structs import replace

from dragoman.reconciling.weights import first_screen, weigh
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Account, Difference, Fact, Occurrence, Remark, SideAccount, Wording
from dragoman.record.record import Coverage, Record, ReportLine, StoryLine
from dragoman.record.report import Block
from dragoman.record.story import Family

LENGTH = 100


def at(report: str, start: int) -> Evidence:
    return Evidence(report, start, start + 5, "words")


def occurrence(name: str, *spans: Evidence, kind: str = "accident") -> Occurrence:
    return Occurrence(id=name, kind=kind, label=name, status="held", evidence=spans)


def fact(name: str, *spans: Evidence, prop: str = "dead", independent: int = 1) -> Fact:
    accounts = tuple(Account(report=span.report, by=None, value=count(1), evidence=(span,)) for span in spans)
    return Fact(
        id=name, label=name, about="o", property=prop, value=count(1), standing="sole", independent=independent,
        counted=(0,), accounts=accounts,
    )  # fmt: skip


def difference(name: str, about: str, verdict: Any, *spans: Evidence, kind: Any = "number") -> Difference:
    accounts = tuple(SideAccount(reports=(span.report,), value=count(1), evidence=(span,)) for span in spans)
    return Difference(
        id=name, label=name, property="dead" if kind == "number" else "name", kind=kind, about=(about,),
        verdict=verdict, accounts=accounts, why="",
    )  # fmt: skip


def record(*, reports: Sequence[str] = ("r1", "r2"), one_family: bool = False, **lists: Any) -> Record:
    lines = tuple(
        ReportLine(
            id=report, siglum="A", path="", url=None, outlet=None, title=None, language="en", published=None,
            genre="news", credits=(), family="y" if one_family else f"y{report}", text_file="",
            blocks=(Block(0, 10, "headline"), Block(10, LENGTH, "body")), sentences=(),
        )
        for report in reports
    )  # fmt: skip
    families = tuple(
        Family(id=name, reports=(), relation="original", why="", derived_from=("r1",))
        for name in dict.fromkeys(line.family for line in lines)
    )
    coverage = Coverage(lines=1, points=0, issues=0, sentences=0)
    story = StoryLine(id="s", title=None, languages=(), span=None, first=(), coverage=coverage)
    return Record(story=story, reports=lines, families=families, **lists)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (occurrence("o", at("r1", 0)), 1.0),
        (occurrence("o", at("r1", 95)), 0.525),
        (occurrence("o", at("r1", 95), at("r2", 0)), 2.0),
        (occurrence("o", at("r1", 0), at("r1", 50)), 1.0),
        (occurrence("o", at("r1", 0), kind="meal"), 0.3),
    ],
    ids=["headline", "end", "two families, the earlier place", "one family twice", "a kind that weighs less"],
)
def test_weight_of_an_occurrence_is_voices_times_kind_times_how_early(line, expected):
    assert weigh(record(occurrences=(line,))).occurrences[0].weight == pytest.approx(expected)


def test_weight_counts_families_and_not_reports():
    line = occurrence("o", at("r1", 0), at("r2", 0))
    assert weigh(record(occurrences=(line,), one_family=True)).occurrences[0].weight == 1.0


@pytest.mark.parametrize(
    ("verdict", "gravity"),
    [("conflict", 3), ("slip", 2.5), ("drift", 2), ("update", 2), ("scope", 1.5), ("compatible", 1)],
)
def test_weight_of_a_fact_takes_its_independent_number_and_the_gravity_of_its_difference(verdict, gravity):
    told = fact("f", at("r1", 0), at("r2", 0), independent=1)
    differing = difference("d", "f", verdict, at("r1", 0), at("r2", 0))
    weighed = weigh(record(facts=(told,), differences=(differing,)))
    assert weighed.facts[0].weight == gravity
    assert weighed.differences[0].weight == 2 * gravity


def test_first_screen_has_three_of_a_list_four_happenings_and_ten_at_most():
    occurrences = tuple(occurrence(f"o{n}", at("r1", 0), at("r2", 0)) for n in range(6))
    facts = tuple(fact(f"f{n}", at("r1", 0), independent=1) for n in range(6))
    wordings = (Wording(report="r1", language="en", form="direct", text="", evidence=(at("r1", 0),)),)
    remarks = tuple(Remark(id=f"m{n}", label="", speaker=None, wordings=wordings) for n in range(6))
    differing = tuple(difference(f"d{n}", f"x{n}", "scope", at("r1", 0)) for n in range(6))
    first = weigh(record(occurrences=occurrences, facts=facts, remarks=remarks, differences=differing)).story.first
    assert first == ("o0", "o1", "o2", "o3", "d0", "d1", "d2", "f0", "f1", "f2")


def test_first_screen_takes_a_fact_and_its_difference_for_one():
    told = (fact("f1", at("r1", 0)), fact("f2", at("r1", 0)))
    differing = (difference("d1", "f1", "conflict", at("r1", 0), at("r2", 0)),)
    assert weigh(record(facts=told, differences=differing)).story.first == ("d1", "f2")


def test_first_screen_folds_away_what_is_compatible_and_names():
    told = (fact("f1", at("r1", 0)),)
    differing = (
        difference("d1", "f1", "compatible", at("r1", 0), at("r2", 0)),
        difference("d2", "a1", "slip", at("r1", 0), at("r2", 0), kind="name"),
    )
    assert weigh(record(facts=told, differences=differing)).story.first == ("f1",)


def test_first_screen_has_a_day_only_as_a_difference():
    told = (fact("f1", at("r1", 0), prop="date"), fact("f2", at("r1", 0), prop="date"))
    differing = (difference("d1", "f1", "conflict", at("r1", 0), at("r2", 0)),)
    assert weigh(record(facts=told, differences=differing)).story.first == ("d1",)


def test_first_screen_is_the_same_for_any_order_of_lines():
    lines = tuple(occurrence(f"o{n}", at("r1", 0)) for n in range(5))
    weighed = weigh(record(occurrences=lines))
    turned = weigh(record(occurrences=lines[::-1]))
    assert first_screen(weighed) == first_screen(turned) == ("o0", "o1", "o2", "o3", "o4")


@pytest.mark.parametrize(("status", "weight"), [("held", 1.0), ("planned", 1.0), ("expected", 0.8), ("proposed", 0.6)])
def test_weight_of_an_occurrence_grows_with_its_course(status, weight):
    told = replace(occurrence("o", at("r1", 0)), status=status)
    assert weigh(record(occurrences=(told,))).occurrences[0].weight == weight


def test_weight_of_a_plan_that_another_replaced_is_half():
    old = replace(occurrence("o1", at("r1", 0)), status="postponed")
    new = replace(occurrence("o2", at("r1", 0)), replaces="o1")
    assert [line.weight for line in weigh(record(occurrences=(old, new))).occurrences] == [0.5, 1.0]
