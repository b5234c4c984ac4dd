"""Of what figures are told: hosts, paired sentences, actors."""

from __future__ import annotations

from building import Plot

from dragoman.reconciling.facts import join_facts
from dragoman.reconciling.parts import Calendar
from dragoman.record.lines import Fact
from dragoman.record.values import Amount, Duration, Time


def facts_of(plot: Plot) -> list[Fact]:
    anchors = {
        telling.id: telling.report.published.edtf if telling.report.published else None for telling in plot.tellings
    }
    return list(join_facts(plot.desk(), Calendar(times={}, anchors=anchors), plot.cast(), plot.happenings()))


def share(low: float) -> Amount:
    return Amount(min=low, max=low, unit="%")


def promised(plot: Plot, figure: float, *, day: str) -> tuple[str, str]:
    one = plot.report(f"Harbour Lines cut {figure} percent of its crossings. It said so on {day}.", day)
    name = one.name("Harbour Lines", kind="organization")
    return name, one.quantity(f"{figure} percent", share(figure), "share", name)


def test_a_share_of_somebody_told_by_two_reports_is_a_fact_of_that_actor():
    plot = Plot()
    names = [promised(plot, 40, day="2031-05-04")[0], promised(plot, 40, day="2031-05-05")[0]]
    actor = plot.actor("Harbour Lines", *names, kind="organization")
    (fact,) = facts_of(plot)
    assert (fact.about, fact.property, fact.standing) == (actor, "share", "agreed")


def test_shares_of_one_actor_that_exclude_each_other_are_two_things_unless_the_sentences_pair():
    plot = Plot()
    names = [promised(plot, 40, day="2031-05-04")[0], promised(plot, 55, day="2031-05-05")[0]]
    plot.actor("Harbour Lines", *names, kind="organization")
    assert facts_of(plot) == []
    plot.pair(plot.tellings[0], plot.tellings[1])
    (fact,) = facts_of(plot)
    assert fact.standing == "contested"


def test_a_share_that_one_report_alone_tells_of_somebody_is_no_fact():
    plot = Plot()
    plot.actor("Harbour Lines", promised(plot, 40, day="2031-05-04")[0], kind="organization")
    assert facts_of(plot) == []


def test_the_first_in_years_is_told_as_the_year_that_lies_so_far_back():
    plot = Plot()
    hosts = []
    for words, value, day in (
        ("first visit since 2024", Time(edtf="2024", precision="year"), "2031-05-04"),
        ("first visit in seven years", Duration(seconds_min=220903200.0, seconds_max=220903200.0), "2031-05-05"),
    ):
        one = plot.report(f"It was the {words}.", day)
        host = one.occurrence("visit", kind="visit")
        one.quantity(words, value, "first_since", host)
        hosts.append(host)
    plot.happening(*hosts, kind="visit")
    (fact,) = facts_of(plot)
    assert fact.standing in ("agreed", "refined")
    assert [account.value.edtf for account in fact.accounts if isinstance(account.value, Time)] == ["2024", "2024~"]


def test_anothers_count_stands_beside_the_first():
    plot = Plot()
    hosts = []
    for day in ("2031-05-04", "2031-05-05"):
        one = plot.report(f"Police said 300 people marched, the union spoke of 800, on {day}.", day)
        host = one.occurrence("marched", kind="protest")
        first = one.quantity("300 people", Amount(min=300, max=300), "participants", host)
        one.quantity("800", Amount(min=800, max=800), "participants", first)
        hosts.append(host)
    plot.happening(*hosts, kind="protest")
    (fact,) = facts_of(plot)
    assert fact.standing == "contested" and len(fact.accounts) == 4
