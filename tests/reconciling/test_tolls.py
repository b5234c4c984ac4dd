"""Tolls without a happening of their own: what they are of, and which are left alone."""

from __future__ import annotations

import pytest
from building import Plot, count
from msgspec.structs import replace

from dragoman.reconciling.calendar import read_calendar
from dragoman.reconciling.facts import join_facts
from dragoman.record.values import Time

ROWS = [
    ("a later toll", "Rescuers counted so many.", 15, 3),
    ("far too many", "Rescuers counted so many.", 90, 2),
    ("fewer than counted before", "Rescuers counted so many.", 3, 2),
    ("another year", "In 2009 there were so many.", 15, 2),
]


@pytest.mark.parametrize(("sentence", "number", "accounts"), [row[1:] for row in ROWS], ids=[r[0] for r in ROWS])
def test_toll_without_a_happening_is_of_the_storys_one(sentence, number, accounts):
    plot, hosts = Plot(), []
    for place in range(2):
        report = plot.report(f"Report {place} tells it. The ferry sank off the coast. So many died.")
        hosts.append(report.occurrence("The ferry sank off the coast"))
        report.quantity("So many", count(12), "dead", hosts[-1])
    plot.happening(*hosts)
    last = plot.report(f"A later report. {sentence}")
    if "2009" in sentence:
        last.time("In 2009", "2009")
    last.quantity("so many", count(number), "dead", None)
    desk = plot.desk()
    (fact,) = join_facts(desk, read_calendar(desk), plot.cast(), plot.happenings())
    assert len(fact.accounts) == accounts


@pytest.mark.parametrize(("second", "lines"), [("disaster", 1), ("protest", 2)])
def test_a_toll_told_of_two_disasters_at_once_is_of_the_one_that_most_tell(second, lines):
    """ "Quake and landslides kill 23": what reports of the quake alone tell is the same toll."""
    plot, hosts = Plot(), []
    for number in range(2):
        report = plot.report(f"Report {number} tells it. The quake killed so many.")
        hosts.append(report.occurrence("The quake killed", "disaster"))
        report.quantity("so many", count(12), "dead", hosts[-1])
    both = plot.report("A third tells of both. Quake and landslides kill so many.")
    hosts.append(both.occurrence("Quake", "disaster"))
    other = both.occurrence("landslides kill", second)
    both.quantity("so many", count(12), "dead", other)
    plot.happening(*hosts, kind="disaster")
    plot.happening(other, kind=second)
    desk = plot.desk()
    facts = join_facts(desk, read_calendar(desk), plot.cast(), plot.happenings())
    assert len({fact.about for fact in facts}) == lines


@pytest.mark.parametrize(
    ("number", "year", "accounts"),
    [(4, "2017", 2), (5, "2017", 1), (4, "2011", 1)],
    ids=["the same dead", "another toll", "another year"],
)
def test_the_dead_of_a_past_year_are_those_that_another_report_tells_of_it(number, year, accounts):
    """ "The deadliest since 2017, when four men were killed": the four of the blast of 2017 that others tell."""
    plot = Plot()
    first = plot.report("Already in 2017 a blast shook the pit. Four workers died.")
    host = first.occurrence("a blast shook the pit", "accident")
    first.quantity("Four workers", count(4), "dead", host)
    plot.happening(host, kind="accident")
    plot.occurrences[0] = replace(plot.occurrences[0], time=Time(edtf="2017", precision="year"))
    last = plot.report(f"It is the worst since {year}, when so many men were killed.")
    last.time(f"since {year}", year)
    last.quantity("so many men", count(number), "dead", None)
    desk = plot.desk()
    (fact,) = join_facts(desk, read_calendar(desk), plot.cast(), plot.happenings())
    assert len(fact.accounts) == accounts


@pytest.mark.parametrize(("number", "accounts"), [(12, 2), (15, 1)], ids=["the same", "another"])
def test_a_toll_that_one_report_hosts_is_met_by_its_equal_alone(number, accounts):
    plot = Plot()
    first = plot.report("The lights went out. So many died.")
    host = first.occurrence("The lights went out")
    first.quantity("So many", count(12), "dead", host)
    plot.happening(host)
    plot.report("In the ward so many died by noon.").quantity("so many", count(number), "dead", None)
    desk = plot.desk()
    (fact,) = join_facts(desk, read_calendar(desk), plot.cast(), plot.happenings())
    assert len(fact.accounts) == accounts
