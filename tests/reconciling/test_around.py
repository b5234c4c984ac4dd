"""What the words round a figure make of it: rates are not compared with totals, changed figures are news."""

from __future__ import annotations

import pytest
from building import Plot, count

from dragoman.reconciling.calendar import read_calendar
from dragoman.reconciling.differences import differences
from dragoman.reconciling.facts import join_facts
from dragoman.record.lines import Difference, Fact
from dragoman.record.values import Amount


def lines(plot: Plot) -> tuple[tuple[Fact, ...], tuple[Difference, ...]]:
    desk, cast, happenings = plot.desk(), plot.cast(), plot.happenings()
    facts = join_facts(desk, read_calendar(desk), cast, happenings)
    return facts, differences(desk, facts, cast=cast, happenings=happenings)


def offers(*told: tuple[str, float, str, str | None]) -> Plot:
    """A story of one actor's offer: (sentence, sum, its words, day of publication) of each report; all pairs paired."""
    plot = Plot()
    names = []
    for number, (sentence, value, words, day) in enumerate(told):
        one = plot.report(f"{sentence} Report {number} says so.", day)
        names.append(one.name("Madrid", kind="state"))
        one.quantity(words, count(value, unit="EUR"), "money", names[-1])
    for one in plot.tellings[1:]:
        plot.pair(plot.tellings[0], one)
    plot.actor("Madrid", *names, kind="state")
    return plot


TWO = [
    ("Madrid offers 28 euros a year.", 28, "28 euros", None),
    ("Madrid offers 30 euros per year.", 30, "30 euros", None),
    ("Madrid offers 900 euros a month.", 900, "900 euros", None),
    ("Madrid offers 90 euros.", 90, "90 euros", None),
]


@pytest.mark.parametrize("first, second, standings", [(0, 1, ["contested"]), (0, 2, []), (0, 3, [])])
def test_sums_told_for_different_times_are_not_compared(first, second, standings):
    facts, found = lines(offers(TWO[first], TWO[second]))
    assert [fact.standing for fact in facts] == standings
    assert len(found) == len(standings)


def test_the_time_that_a_sum_is_told_for_is_part_of_its_words():
    facts, _ = lines(offers(*TWO[:2]))
    assert facts[0].label.endswith("28 euros a year · 30 euros per year")


@pytest.mark.parametrize(
    "sentence, second, verdict",
    [
        ("Madrid offers 30 euros.", "2031-05-12", "conflict"),
        ("Madrid raised its offer to 30 euros.", "2031-05-12", "update"),
        ("By final figures Madrid offers 30 euros.", "2031-05-12", "update"),
        ("By final figures Madrid offers 30 euros.", "2031-05-10", "conflict"),
        ("Madrid raised its offer to 30 euros.", "2031-05-11", "conflict"),
        ("Madrid lowered its offer to 30 euros.", "2031-05-13", "conflict"),
        ("Madrid corrected its offer to 30 euros.", "2031-05-13", "update"),
        ("Madrid at first offered 30 euros.", "2031-05-12", "update"),
        ("Madrid at first made an offer, then, on Sunday, offered 30 euros.", "2031-05-12", "conflict"),
    ],
)
def test_a_figure_told_as_changed_brings_another_up_to_date_unless_it_is_older(sentence, second, verdict):
    _, found = lines(
        offers(("Madrid offers 20 euros.", 20, "20 euros", "2031-05-12"), (sentence, 30, "30 euros", second))
    )
    assert [one.verdict for one in found] == [verdict]


def tolls(*told: tuple[float, str | None, str | None, str]) -> Plot:
    """A story of one attack: (count, least or exact, who counts, day) of each telling; one report for each day."""
    plot = Plot()
    hosts, by_day = [], {}
    for value, hedge, by, day in told:
        by_day.setdefault(day, []).append((value, hedge, by))
    names: dict[str, list[str]] = {}
    for day, tellings in by_day.items():
        words = " ".join(f"{by or 'Somebody'} tells of {value} dead." for value, _, by in tellings)
        one = plot.report(f"Shots fell, the paper of {day} says. {words}", day)
        hosts.append(one.occurrence(f"Shots fell, the paper of {day} says", kind="attack"))
        for value, hedge, by in tellings:
            told_by = one.name(by, kind="organization") if by else None
            if by and told_by:
                names.setdefault(by, []).append(told_by)
            amount = Amount(min=value, max=None if hedge else value)
            one.quantity(f"{value} dead", amount, "dead", hosts[-1], by=told_by)
    for name, found in names.items():
        plot.actor(name, *found, kind="organization")
    plot.happening(*hosts, kind="attack")
    return plot


@pytest.mark.parametrize(
    "told, standing, verdict",
    [
        ([(23, "least", None, "2031-05-11"), (31, None, None, "2031-05-12")], "sole", "update"),
        ([(23, "least", None, "2031-05-12"), (31, None, None, "2031-05-11")], "refined", "compatible"),
        ([(3, None, None, "2031-05-11"), (6, None, None, "2031-05-12")], "sole", "update"),
        (  # The rebels' later count leaves that of the hospital standing, which the army's own does not reach.
            [(9, None, "Hospital", "2031-05-11"), (6, None, "Army", "2031-05-12"), (11, None, "Rebels", "2031-05-12")],
            "contested",
            "conflict",
        ),
    ],
)
def test_later_tolls_bring_earlier_ones_up_to_date_where_their_own_report_does_not_dispute_them(
    told, standing, verdict
):
    facts, found = lines(tolls(*told))
    assert [fact.standing for fact in facts] == [standing]
    assert [one.verdict for one in found] == [verdict]
