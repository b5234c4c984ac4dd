"""Whether the causes that reports give for one happening are one, go together, or exclude each other."""

from __future__ import annotations

import pytest
from building import Plot

from dragoman.reconciling.differences import differences
from dragoman.reconciling.facts import join_facts
from dragoman.reconciling.parts import Calendar
from dragoman.record.lines import Fact
from dragoman.record.values import TextValue

GIVEN = [
    ("en", "a storm", None, "de", "eines Sturms", None, "agreed"),
    ("fr", "raisons de santé", "office", "de", "gesundheitliche Gründe", "office", "agreed"),
    ("fr", "raisons de santé", "office", "de", "Protest gegen den Einsatz", "friends", "contested"),
    ("en", "security reasons", "office", "en", "bad weather", None, "contested"),
    ("en", "a crack in the hull", "engineers", "en", "bad welds", "prosecutors", "contested"),
    ("en", "a crack in the hull", "engineers", "en", "the crack near the hull", "prosecutors", "agreed"),
    ("en", "tensions over the balloon", None, "en", "the flight of a balloon above Norland", None, "refined"),
    ("de", "der Fall Holm", "circles", "fr", "raisons d'agenda", "office", "contested"),
    ("de", "die Lage im Hafen", None, "fr", "une nouvelle loi", None, "refined"),
]


def story(given: tuple[str | None, ...]) -> Plot:
    plot = Plot()
    hosts, named = [], {}
    for number, (language, words, by) in enumerate((given[:3], given[3:6])):
        one = plot.report(f"The visit fell through: {words} ({by}).", f"2031-05-0{number + 4}", language=str(language))
        host = one.occurrence("The visit", kind="visit", status="postponed")
        teller = one.name(str(by), kind="organization") if by else None
        one.quantity(str(words), TextValue(text=str(words), language=str(language)), "cause", host, by=teller)
        hosts.append(host)
        named.setdefault(by, []).append(teller)
    for by, found in named.items():
        if by:
            plot.actor(by, *found, kind="organization")
    plot.happening(*hosts, kind="visit", status="postponed")
    return plot


def cause_of(plot: Plot) -> Fact:
    days = {one.id: one.report.published.edtf if one.report.published else None for one in plot.tellings}
    facts = join_facts(plot.desk(), Calendar(times={}, anchors=days), plot.cast(), plot.happenings())
    (fact,) = (one for one in facts if one.property == "cause")
    return fact


@pytest.mark.parametrize("given", GIVEN)
def test_causes_stand_to_each_other_as_what_they_name_and_who_gives_them(given: tuple[str | None, ...]):
    plot = story(given)
    fact = cause_of(plot)
    found = differences(plot.desk(), [fact], cast=plot.cast(), happenings=plot.happenings())
    assert fact.standing == given[6]
    assert [(one.kind, one.verdict) for one in found] == ([("cause", "conflict")] if given[6] == "contested" else [])


def test_two_causes_that_name_one_kind_of_happening_are_one():
    plot = Plot()
    hosts = []
    for number, words in enumerate(("after guards seized a trawler", "weil ein Kutter aufgebracht wurde")):
        one = plot.report(f"The visit fell through {words}.", f"2031-05-0{number + 4}", language=("en", "de")[number])
        hosts.append(one.occurrence("The visit", kind="visit", status="postponed"))
        word = ("seized", "aufgebracht")[number]
        at = one.text.index(word)
        one.occurrence(word, kind="seizure", trigger_start=at, trigger_end=at + len(word))
        one.quantity(words, TextValue(text=words, language=one.report.language), "cause", hosts[-1])
    plot.happening(*hosts, kind="visit", status="postponed")
    assert cause_of(plot).standing == "agreed"
