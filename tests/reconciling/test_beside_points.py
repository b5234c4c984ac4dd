"""Figures that hang on no happening: told by the point whose sentences hold them."""

from __future__ import annotations

import pytest
from building import Plot, Telling, count

from dragoman.reconciling.differences import differences
from dragoman.reconciling.facts import join_facts
from dragoman.reconciling.parts import Calendar
from dragoman.record.lines import Fact, Point, PointSentence

LANGUAGES = {
    "en": ("The mill at Sandmark will cost 412 million euros.", "412 million euros"),
    "de": ("Die Mühle in Sandmark soll 412 Millionen Euro kosten.", "412 Millionen Euro"),
    "fr": ("Le moulin de Sandmark coûtera 412 millions d'euros.", "412 millions d'euros"),
    "es": ("El molino de Sandmark costará 412 millones de euros.", "412 millones de euros"),
    "it": ("Il mulino di Sandmark costerà 412 milioni di euro.", "412 milioni di euro"),
    "pt": ("O moinho de Sandmark custará 412 milhões de euros.", "412 milhões de euros"),
    "nl": ("De molen in Sandmark zal 412 miljoen euro kosten.", "412 miljoen euro"),
}


def point(*tellings: Telling) -> Point:
    """A point of the first sentences of the reports, the first as its label."""
    spans = [one.report.evidence(one.sentences[0].start, one.sentences[0].end) for one in tellings]
    sentences = tuple(PointSentence(s.report, s.start, s.end, s.text) for s in spans)
    return Point(id="p1", label=spans[0].text, sentences=sentences)


def facts_of(plot: Plot, *points: Point) -> list[Fact]:
    anchors = dict.fromkeys((telling.id for telling in plot.tellings), "2031-05-12")
    calendar = Calendar(times={}, anchors=anchors)
    return list(join_facts(plot.desk(), calendar, plot.cast(), plot.happenings(), points=points))


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_a_sum_that_two_languages_tell_in_one_point_is_told_of_it_in_its_words(language: str):
    plot, told = Plot(), []
    for code in ("en", language):
        text, words = LANGUAGES[code]
        told.append(plot.report(text, language=code))
        told[-1].quantity(words, count(412e6, unit="EUR"), "money", None)
    (fact,) = facts_of(plot, point(*told))
    assert (fact.about, fact.standing, fact.independent) == ("p1", "agreed", 2)
    assert fact.label.startswith("sum in “The mill at Sandmark will cost 412 million euros.”: 412 ")


@pytest.mark.parametrize(
    ("numbers", "things", "standings"),
    [
        ((38, 83), ("villages", "villages"), ["contested"]),
        ((38, 38), ("villages", "villages"), ["agreed"]),
        ((38, 83), ("villages", "bridges"), []),
        ((38, 83), ("mills", "weirs"), []),
    ],
    ids=["two numbers of one thing", "one number", "of two things", "of things that no language knows"],
)
def test_numbers_of_one_thing_in_one_point_are_of_one_thing_though_they_differ(numbers, things, standings):
    plot, told = Plot(), []
    for place, number, thing in zip(("hills", "valley"), numbers, things, strict=True):
        told.append(plot.report(f"The flood reached {number} {thing} in the {place}."))
        told[-1].quantity(f"{number} {thing}", count(number, of=thing), "count", None)
    facts = facts_of(plot, point(*told))
    assert [fact.standing for fact in facts] == standings
    found = differences(plot.desk(), facts, cast=plot.cast(), happenings=plot.happenings(), points=[point(*told)])
    assert [one.verdict for one in found] == ["conflict"] * standings.count("contested")


def test_what_one_family_alone_tells_in_a_point_is_told_of_nothing():
    plot = Plot()
    first = plot.report("The mill at Sandmark will cost 412 million euros.")
    first.quantity("412 million euros", count(412e6, unit="EUR"), "money", None)
    second = plot.report("The mill at Sandmark will cost a fortune.")
    assert facts_of(plot, point(first, second)) == []


def test_a_figure_that_its_report_hangs_on_somebody_stays_theirs():
    plot, told, names = Plot(), [], []
    for text in ("Okoye pays 412 million euros.", "The 412 million euros are paid by Okoye."):
        told.append(plot.report(text))
        names.append(told[-1].name("Okoye"))
        told[-1].quantity("412 million euros", count(412e6, unit="EUR"), "money", names[-1])
    actor = plot.actor("Okoye", *names)
    assert [fact.about for fact in facts_of(plot, point(*told))] == [actor]


def test_a_figure_that_stands_late_is_shown_with_the_words_before_it():
    plot, told = Plot(), []
    long = "After years of quarrel about money, water, land and the rights of the farmers along the river"
    for start in (long, f"{long} and the lake"):
        told.append(plot.report(f"{start}, the mill will cost 412 million euros."))
        told[-1].quantity("412 million euros", count(412e6, unit="EUR"), "money", None)
    (fact,) = facts_of(plot, point(*told))
    assert "in “… " in fact.label and "the mill will cost 412 million euros" in fact.label.partition("”")[0]
