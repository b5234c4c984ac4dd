"""Figures whose own report says not whose they are: what they are of, and which are left alone."""

from __future__ import annotations

import pytest
from building import Plot, count, minutes

from dragoman.reconciling.facts import join_facts
from dragoman.reconciling.parts import Calendar
from dragoman.record.lines import Fact


def facts_of(plot: Plot) -> list[Fact]:
    anchors = dict.fromkeys((telling.id for telling in plot.tellings), "2031-05-12")
    return list(join_facts(plot.desk(), Calendar(times={}, anchors=anchors), plot.cast(), plot.happenings()))


SITTINGS = [
    ("of the one sitting", "Five and a half hours of words.", 330, "meeting", ["contested"]),
    ("far too long", "Eleven hours of words.", 660, "meeting", ["agreed"]),
    ("of another kind of happening", "Five and a half hours of fire.", 330, "attack", ["agreed"]),
    ("in another year", "In 2009 it took five and a half hours.", 330, "meeting", ["agreed"]),
]


@pytest.mark.parametrize(
    ("sentence", "length", "kind", "standings"), [row[1:] for row in SITTINGS], ids=[r[0] for r in SITTINGS]
)
def test_a_length_without_a_home_is_of_the_one_sitting_that_lasted_so_long(sentence, length, kind, standings):
    plot, hosts = Plot(), []
    for number in range(2):
        report = plot.report(f"Report {number} tells it. Lind and Okoye met for six hours.")
        hosts.append(report.occurrence("Lind and Okoye met", "meeting"))
        report.quantity("six hours", minutes(360), "duration", hosts[-1])
    plot.happening(*hosts, kind="meeting")
    last = plot.report(f"A third report. {sentence}")
    if "2009" in sentence:
        last.time("In 2009", "2009")
    host = last.occurrence("hours of", kind, mention=True) if "hours of" in sentence else None
    words = "ive and a half hours" if "ive" in sentence else "Eleven hours"
    last.quantity(words, minutes(length), "duration", host)
    assert [fact.standing for fact in facts_of(plot)] == standings


@pytest.mark.parametrize(
    ("numbers", "things", "told"),
    [
        ((420, 420), ("lorries", "trucks"), 1),
        ((420, 420), ("lorries", "pupils"), 0),
        ((5, 5), ("lorries", "trucks"), 0),
        ((400, 400), ("lorries", "trucks"), 0),
        ((420, 421), ("lorries", "trucks"), 0),
    ],
    ids=["one number of one thing", "of two things", "a handful", "a round number", "two numbers"],
)
def test_one_telling_number_of_one_thing_is_of_who_is_named_beside_it_in_two_reports(numbers, things, told):
    plot, names = Plot(), []
    for number, thing in zip(numbers, things, strict=True):
        report = plot.report(f"Some {number} {thing} waited, said Harbour Lines.")
        names.append(report.name("Harbour Lines", kind="organization"))
        report.quantity(f"{number} {thing}", count(number, of=thing), "count", None)
    actor = plot.actor("Harbour Lines", *names, kind="organization")
    facts = facts_of(plot)
    assert [fact.about for fact in facts] == [actor] * told
    assert all(
        fact.label.startswith("number in “Some 4") for fact in facts
    )  # nobody said that they are Harbour Lines' own


def test_nobody_is_given_a_figure_that_only_one_family_tells_beside_a_name():
    plot, names = Plot(), []
    for text in ("Some 420 lorries waited, said Harbour Lines.", "Some 420 lorries waited at the quay."):
        report = plot.report(text)
        report.quantity("420 lorries", count(420, of="lorries"), "count", None)
        if "Harbour" in text:
            names.append(report.name("Harbour Lines", kind="organization"))
    plot.actor("Harbour Lines", *names, kind="organization")
    assert facts_of(plot) == []
