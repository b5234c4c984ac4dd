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
    plot, told, names = Plot(), [], []
    for code in ("en", language):
        text, words = LANGUAGES[code]
        told.append(plot.report(text, language=code))
        names.append(told[-1].name("Sandmark", kind="organization"))
        told[-1].quantity(words, count(412e6, unit="EUR"), "measure", None)
    actor = plot.actor("Sandmark", *names, kind="organization")
    assert facts_of(plot) == []  # no name beside a measure says whose it is
    (fact,) = facts_of(plot, point(*told))
    assert (fact.about, fact.standing, fact.independent) == (actor, "agreed", 2)
    assert fact.label.startswith("measure in “The mill at Sandmark will cost 412 million euros.”: 412 ")


@pytest.mark.parametrize(
    ("numbers", "things", "standings"),
    [
        ((380, 380), ("villages", "villages"), ["agreed"]),
        ((380, 610), ("villages", "villages"), []),
    ],
    ids=["one number of one thing", "another number, which may be a part"],
)
def test_numbers_of_one_thing_in_one_point_are_one_where_they_agree(numbers, things, standings):
    plot, told, hosts = Plot(), [], []
    for place, number, thing in zip(("hills", "valley"), numbers, things, strict=True):
        told.append(plot.report(f"The flood reached {number} {thing} in the {place}."))
        hosts.append(told[-1].occurrence("flood", "disaster"))
        told[-1].quantity(f"{number} {thing}", count(number, of=thing), "count", None)
    flood = plot.happening(*hosts, kind="disaster")
    facts = facts_of(plot, point(*told))
    assert [(fact.standing, fact.about) for fact in facts] == [(one, flood) for one in standings]
    assert all(fact.label.startswith("number in “The flood reached") for fact in facts)


def test_one_side_that_another_excludes_is_no_more_or_less_precise():
    plot, hosts = Plot(), []
    for words, number, most in (("about 850", 800, 900), ("850", 850, 850), ("790", 790, 790)):
        report = plot.report(f"At the fair came {words} guests.")
        hosts.append(report.occurrence("fair", "protest"))
        report.quantity(f"{words} guests", count(number, most=most), "participants", hosts[-1])
    plot.happening(*hosts, kind="protest")
    (fact,) = facts_of(plot)
    (found,) = differences(plot.desk(), [fact], cast=plot.cast(), happenings=plot.happenings())
    assert (fact.standing, found.verdict) == ("contested", "conflict")


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
    plot, told, names = Plot(), [], []
    long = "After years of quarrel about money, water, land and the rights of the farmers along the river"
    for start in (long, f"{long} and the lake"):
        told.append(plot.report(f"{start}, the mill will cost 412 million euros, says Okoye."))
        names.append(told[-1].name("Okoye"))
        told[-1].quantity("412 million euros", count(412e6, unit="EUR"), "money", None)
    plot.actor("Okoye", *names)
    (fact,) = facts_of(plot, point(*told))
    assert "in “… " in fact.label and "the mill will cost 412 million euros" in fact.label.partition("”")[0]
