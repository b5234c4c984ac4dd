"""Facts: joins, standing, value, what founds a fact and what doesn't."""

from __future__ import annotations

import pytest
from building import Plot, Telling, count, minutes

from dragoman.reconciling.calendar import read_calendar
from dragoman.reconciling.facts import join_facts
from dragoman.record.lines import Fact
from dragoman.record.values import Amount, Duration, Status


def join(plot: Plot) -> tuple[Fact, ...]:
    desk = plot.desk()
    return join_facts(desk, read_calendar(desk), plot.cast(), plot.happenings())


def told(plot: Plot, *values: Amount | Duration, **more: object) -> list[Telling]:
    """One report for each value, all of one accident's dead."""
    reports, hosts = [], []
    for number, value in enumerate(values):
        report = plot.report(f"Report {number} tells it. The ferry sank off the coast. So many died.", **more)  # type: ignore[arg-type]
        hosts.append(report.occurrence("The ferry sank off the coast"))
        report.quantity("So many", value, "dead", hosts[-1])
        reports.append(report)
    plot.happening(*hosts)
    return reports


STANDING = [
    ("one report", [count(12)], "sole", count(12)),
    ("equal", [count(12), count(12)], "agreed", count(12)),
    ("a range and a number in it", [count(10, most=15), count(12)], "refined", count(12)),
    ("ranges that overlap", [count(10, most=15), count(14, most=20)], "refined", count(14, most=15)),
    ("two numbers", [count(12), count(13)], "contested", count(12)),
    ("two against one", [count(12), count(13), count(13)], "contested", count(13)),
]


@pytest.mark.parametrize(("values", "standing", "value"), [row[1:] for row in STANDING], ids=[r[0] for r in STANDING])
def test_fact_standing_and_value(values, standing, value):
    plot = Plot()
    told(plot, *values)
    (fact,) = join(plot)
    assert (fact.standing, fact.value, fact.property) == (standing, value, "dead")
    assert fact.independent == len(values)


def test_fact_standing_of_one_family_is_sole():
    plot = Plot()
    told(plot, count(12), count(12), family="wire")
    (fact,) = join(plot)
    assert (fact.standing, fact.independent, len(fact.accounts)) == ("sole", 1, 2)


def test_fact_same_value_twice_in_a_report_is_one_account_and_two_values_are_two():
    plot = Plot()
    report = plot.report("The ferry sank. Twelve died. A dozen died. Nine died.")
    host = report.occurrence("The ferry sank")
    for words, number in (("Twelve", 12), ("A dozen", 12), ("Nine", 9)):
        report.quantity(words, count(number), "dead", host)
    plot.happening(host)
    (fact,) = join(plot)
    assert [[span.text for span in account.evidence] for account in fact.accounts] == [["Twelve", "A dozen"], ["Nine"]]
    assert fact.standing == "sole"


def test_fact_own_voice_that_repeats_what_is_credited_is_no_account_of_its_own():
    plot = Plot()
    report = plot.report("The ferry sank. Twelve died. A dozen died, police said.")
    host = report.occurrence("The ferry sank")
    police = report.name("police", "organization")
    actor = plot.actor("police", police, kind="organization")
    report.quantity("Twelve", count(12), "dead", host)
    report.quantity("A dozen", count(12), "dead", host, by=police)
    plot.happening(host)
    (fact,) = join(plot)
    assert [account.by for account in fact.accounts] == [actor]


def test_fact_value_inside_a_quotation_is_its_speakers():
    plot = Plot()
    report = plot.report("The ferry sank. We count twelve dead, Odd Berg said.")
    host = report.occurrence("The ferry sank")
    berg = report.name("Odd Berg")
    actor = plot.actor("Odd Berg", berg)
    report.remark("We count twelve dead", berg)
    report.quantity("twelve", count(12), "dead", host)
    plot.happening(host)
    (fact,) = join(plot)
    assert fact.accounts[0].by == actor


def test_fact_is_joined_but_never_founded_by_an_unhealthy_sentence():
    plot = Plot()
    broken = plot.report("The ferry sank. Of people twelve dead the.", broken=[1])
    host = broken.occurrence("The ferry sank")
    broken.quantity("twelve", count(12), "dead", host)
    plot.happening(host)
    assert join(plot) == ()
    sound = plot.report("The ferry went down. Thirteen died.")
    other = sound.occurrence("The ferry went down")
    sound.quantity("Thirteen", count(13), "dead", other)
    plot.occurrences.clear()
    plot.happening(host, other)
    (fact,) = join(plot)
    assert (len(fact.accounts), fact.value) == (2, count(13))


def test_fact_without_host_is_none_and_other_occurrences_stay_apart():
    plot = Plot()
    report = plot.report("The ferry sank. A bus crashed. Twelve died. Three died. Four died.")
    ferry, bus = report.occurrence("The ferry sank"), report.occurrence("A bus crashed")
    report.quantity("Twelve", count(12), "dead", ferry)
    report.quantity("Three", count(3), "dead", bus)
    report.quantity("Four", count(4), "dead", None)
    lines = plot.happening(ferry), plot.happening(bus)
    assert [(fact.about, fact.value) for fact in join(plot)] == [(lines[0], count(12)), (lines[1], count(3))]


@pytest.mark.parametrize(
    ("paired", "accounts"), [(True, 2), (False, 1)], ids=["paired with the same property", "not paired"]
)
def test_fact_takes_in_a_figure_without_host_that_a_pair_ties_to_one(paired, accounts):
    plot = Plot()
    a = plot.report("The ferry sank and twelve died.")
    b = plot.report("The disaster has now killed fifteen.")
    host = a.occurrence("The ferry sank")
    a.quantity("twelve", count(12), "dead", host)
    b.quantity("fifteen", count(15), "dead", None)
    if paired:
        plot.pair(a, b)
    plot.happening(host)
    (fact,) = join(plot)
    assert len(fact.accounts) == accounts


def test_fact_sums_in_two_currencies_are_not_compared():
    plot = Plot()
    told(plot, count(5, unit="EUR"), count(6, unit="USD"), count(5, unit="EUR"))
    assert [(fact.standing, len(fact.accounts)) for fact in join(plot)] == [("agreed", 2), ("sole", 1)]


def growing(number: int, later: int, *, third: int | None = None) -> Plot:
    plot = Plot()
    hosts = []
    days = [("2031-05-12", number), ("2031-05-13", later)] + ([("2031-05-14", third)] if third else [])
    for day, value in days:
        report = plot.report(f"On {day} this was told. The ferry sank. So many died.", day)
        hosts.append(report.occurrence("The ferry sank"))
        report.quantity("So many", count(value), "dead", hosts[-1])
    plot.happening(*hosts)
    return plot


@pytest.mark.parametrize(
    ("plot", "standing", "value"),
    [
        (growing(3, 5), "sole", count(5)),
        (growing(3, 5, third=5), "agreed", count(5)),
        (growing(5, 3), "contested", count(3)),
    ],
    ids=["grown", "grown and confirmed", "the dead don't grow fewer"],
)
def test_fact_later_count_of_what_grows_supersedes(plot, standing, value):
    (fact,) = join(plot)
    assert (fact.standing, fact.value) == (standing, value)


def dated(plot: Plot, *days: str, kind: str = "talks", status: Status = "held") -> None:
    hosts = []
    for number, day in enumerate(days):
        report = plot.report(f"Report {number} tells it. The talks took place on this day.")
        time = report.time("this day", day)
        hosts.append(report.occurrence("The talks took place on this day", kind, status, time=time))
    plot.happening(*hosts, kind=kind)


@pytest.mark.parametrize(
    ("days", "kind", "standings"),
    [
        (["2031-05-12"], "talks", []),
        (["2031-05-12", "2031-05-12"], "talks", ["agreed"]),
        (["2031-05-12", "2031-05"], "talks", ["refined"]),
        (["2031-05-12", "2031-05-13"], "talks", ["contested"]),
        (["2031-05-12", "2031-05-13"], "visit", []),
    ],
    ids=["sole is trivial", "agreed", "month and day", "two days", "two days of what lasts"],
)
def test_fact_date_stands_where_two_reports_tell_it(days, kind, standings):
    plot = Plot()
    dated(plot, *days, kind=kind)
    assert [fact.standing for fact in join(plot) if fact.property == "date"] == standings


@pytest.mark.parametrize(
    ("statuses", "days", "kept"),
    [
        (["held", "held"], (12, 13), False),
        (["planned", "expected"], (12, 13), False),
        (["under_way", "held"], (12, 13), False),
        (["planned", "held"], (12, 13), True),
        (["planned", "held"], (13, 13), False),
        (["postponed", "cancelled"], (12, 12), True),
        (["held", "cancelled"], (12, 12), True),
    ],
)
def test_fact_status_stands_only_where_the_step_differs_by_news_or_contradiction(statuses, days, kept):
    plot = Plot()
    hosts = []
    for number, (status, day) in enumerate(zip(statuses, days)):
        report = plot.report(f"Report {number} tells it. There were talks.", f"2031-05-{day}")
        hosts.append(report.occurrence("There were talks", "talks", status))
    plot.happening(*hosts, kind="talks")
    assert [fact.property for fact in join(plot)] == (["status"] if kept else [])


def test_fact_status_of_a_report_is_where_it_leaves_the_matter():
    plot = Plot()
    a = plot.report("The talks were to begin soon. The talks began and ended.", "2031-05-12")
    b = plot.report("There were no talks, they were called off.", "2031-05-12")
    hosts = [
        a.occurrence("The talks were to begin soon", "talks", "planned"),
        a.occurrence("The talks began and ended", "talks", "held"),
        b.occurrence("they were called off", "talks", "cancelled"),
    ]
    plot.happening(*hosts, kind="talks")
    (fact,) = join(plot)
    assert sorted(account.value.status for account in fact.accounts) == ["cancelled", "held"]


@pytest.mark.parametrize(("second", "expected"), [("SE", 2), (None, 0)], ids=["borne out", "told by none but one"])
def test_fact_of_places_stands_only_where_reports_differ_in_one_that_another_tells_too(second, expected):
    plot = Plot()
    a = plot.report("The talks were held in Norland. The talks went on in Sudland.")
    b = plot.report("The talks took place over there.")
    hosts = [
        a.occurrence("The talks were held in Norland", "talks", place=a.place("Norland", iso="NO")),
        a.occurrence("The talks went on in Sudland", "talks", place=a.place("Sudland", iso="SE")),
        b.occurrence("The talks took place", "talks", place=b.place("over there", iso="NO")),
    ]
    if second:
        c = plot.report("Talks were held in the south.")
        hosts.append(c.occurrence("Talks were held", "talks", place=c.place("the south", iso=second)))
    plot.happening(*hosts, kind="talks")
    assert len({account.value.iso for fact in join(plot) for account in fact.accounts}) == expected


def test_fact_label_names_property_kind_and_parties_before_the_reports_own_words():
    plot = Plot()
    a = plot.report("The talks of Norland and Sudland took five and a half hours.", "2031-05-12")
    b = plot.report("The talks took almost six hours.", "2031-05-13")
    hosts = [one.occurrence("The talks", "talks") for one in (a, b)]
    states = [plot.actor(name, a.name(name, "state"), kind="state") for name in ("Norland", "Sudland")]
    a.quantity("five and a half hours", minutes(330), "duration", hosts[0])
    b.quantity("almost six hours", minutes(324, most=360), "duration", hosts[1])
    plot.happening(*hosts, kind="talks", roles=states)
    (fact,) = join(plot)
    head, _, readings = fact.label.partition(": ")
    assert head == "length of the talks Norland–Sudland"
    assert set(readings.split(" · ")) == {"five and a half hours", "almost six hours"}
    assert (fact.standing, fact.value) == ("refined", minutes(330))


def test_fact_status_counts_a_mention_that_tells_it_fell_through():
    plot = Plot()
    a = plot.report("The visit was planned. It was called off late.", "2031-05-12")
    b = plot.report("The visit was put off.", "2031-05-12")
    host = a.occurrence("The visit was planned", "visit", "planned")
    mention = a.occurrence("It was called off", "visit", "cancelled", mention=True)
    plot.happening(host, mention, b.occurrence("The visit was put off", "visit", "postponed"), kind="visit")
    (fact,) = join(plot)
    assert sorted(account.value.status for account in fact.accounts) == ["cancelled", "postponed"]


PLACES = [
    ("a town that two tell", ["Lagos", "Lagos"], "talks", {}, 1),
    ("a town that one tells", ["Lagos"], "talks", {}, 0),
    ("a whole country", ["Nigeria", "Nigeria"], "talks", {"iso": "NG"}, 0),
    ("of a visit", ["Lagos", "Lagos"], "visit", {}, 0),
]


@pytest.mark.parametrize(("names", "kind", "more", "facts"), [row[1:] for row in PLACES], ids=[r[0] for r in PLACES])
def test_fact_place_stands_where_two_reports_tell_it(names, kind, more, facts):
    plot, hosts = Plot(), []
    for number, name in enumerate(names):
        report = plot.report(f"They talked in {name} on Sunday. Report {number} tells it.")
        hosts.append(report.occurrence(f"They talked in {name}", kind, place=report.place(name, **more)))
    plot.happening(*hosts, kind=kind)
    assert len([fact for fact in join(plot) if fact.property == "place"]) == facts
