"""Of what figures are told: hosts, paired sentences, actors."""

from __future__ import annotations

import pytest
from building import Plot
from msgspec.structs import replace

from dragoman.reconciling.facts import join_facts
from dragoman.reconciling.parts import Calendar
from dragoman.record.lines import Fact, Role
from dragoman.record.values import Amount, Duration, Place, Status, TextValue, Time


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


LENGTHS = [
    ("another order", Duration(seconds_min=7 * 3600.0, seconds_max=None, min_open=True), 1),
    ("one that may be it", Duration(seconds_min=47 * 3600.0, seconds_max=None, min_open=True), 2),
]


@pytest.mark.parametrize(("length", "accounts"), [row[1:] for row in LENGTHS], ids=[row[0] for row in LENGTHS])
def test_a_length_without_host_joins_only_one_of_its_own_order(length: Duration, accounts: int):
    plot = Plot()
    one = plot.report("The strike lasted two days.", "2031-05-04")
    other = plot.report("It took so long.", "2031-05-05")
    host = one.occurrence("The strike", kind="strike")
    one.quantity("two days", Duration(seconds_min=172800.0, seconds_max=172800.0), "duration", host)
    other.quantity("so long", length, "duration", None)
    plot.pair(one, other)
    plot.happening(host, kind="strike")
    (fact,) = facts_of(plot)
    assert len(fact.accounts) == accounts


def test_a_sum_told_again_in_another_currency_founds_no_fact():
    plot = Plot()
    one = plot.report("The owner paid a fine of 900 dollars (800 euros) after the wreck.", "2031-05-04")
    host = one.occurrence("the wreck")
    for words, unit, figure in (("900 dollars", "USD", 900), ("800 euros", "EUR", 800)):
        one.quantity(words, Amount(min=figure, max=figure, unit=unit), "fine", host)
    plot.happening(host)
    assert [fact.value for fact in facts_of(plot)] == [Amount(min=900, max=900, unit="USD")]


CAUSES = [("postponed", "postponed", 1), ("postponed", "planned", 1), ("postponed", "held", 0), ("held", "held", 1)]


@pytest.mark.parametrize(("line", "told", "facts"), CAUSES)
def test_why_a_visit_was_made_is_not_why_one_was_put_off(line: Status, told: Status, facts: int):
    plot = Plot()
    one = plot.report("The visit was what it was because of a storm.", "2031-05-04")
    host = one.occurrence("The visit", kind="visit", status=told)
    one.quantity("because of a storm", TextValue(text="a storm", language="en"), "cause", host)
    plot.happening(host, kind="visit", status=line)
    assert len([fact for fact in facts_of(plot) if fact.property == "cause"]) == facts


def test_the_causes_given_for_one_happening_are_one_fact_and_agreed_only_where_they_are_one():
    plot = Plot()
    one = plot.report("The visit was put off over the tensions in Norland because of the storm.", "2031-05-04")
    other = plot.report("The visit was put off after a storm hit Norland.", "2031-05-05")
    hosts = [report.occurrence("The visit", kind="visit", status="postponed") for report in (one, other)]
    storms = [one.occurrence("the storm", kind="disaster"), other.occurrence("a storm", kind="disaster")]
    plot.actor("Norland", *(report.name("Norland", "state") for report in (one, other)), kind="state")
    for report, words, host in (
        (one, "over the tensions in Norland", hosts[0]),
        (one, "because of the storm", hosts[0]),
        (other, "after a storm hit Norland", hosts[1]),
    ):
        report.quantity(words, TextValue(text=words, language="en"), "cause", host)
    plot.happening(*hosts, kind="visit", status="postponed")
    plot.happening(*storms, kind="disaster")
    (cause,) = [fact for fact in facts_of(plot) if fact.property == "cause"]
    assert (len(cause.accounts), cause.standing) == (3, "refined")


SITTINGS = [("Rabat", "Rabat", 8, 1), ("Rabat", "Rabat", 2, 2), ("Rabat", "Oslo", 8, 2)]


@pytest.mark.parametrize(("first", "second", "hours", "facts"), SITTINGS)
def test_lengths_of_two_lines_that_may_be_one_meeting_are_one_fact(first: str, second: str, hours: int, facts: int):
    plot = Plot()
    for town, length in ((first, 7), (second, hours)):
        one = plot.report(f"The talks in {town} took over {length} hours.", "2031-05-04")
        host = one.occurrence("The talks", kind="talks")
        least = Duration(seconds_min=length * 3600.0, seconds_max=None, min_open=True)
        told = least if length == 7 else Duration(seconds_min=length * 3600.0, seconds_max=length * 3600.0)
        one.quantity(f"{length} hours", told, "duration", host)
        plot.happening(host, kind="talks")
        plot.occurrences[-1] = replace(plot.occurrences[-1], place=Place(name=town))
    assert len([fact for fact in facts_of(plot) if fact.property == "duration"]) == facts


BREAKS = [
    ("The search went on on Sunday", ["date"]),
    ("The search was interrupted on Sunday", []),
    ("The closed coast partly reopened on Sunday", []),
    ("The closed coast reopened on Sunday", ["end"]),
]


@pytest.mark.parametrize(("words", "properties"), BREAKS)
def test_when_a_search_was_interrupted_is_not_when_it_was(words: str, properties: list[str]):
    plot = Plot()
    hosts = []
    for day in ("2031-05-04", "2031-05-05"):
        one = plot.report(f"{words}, the paper of {day} says.", day)
        hosts.append(one.occurrence(words, kind="rescue", time=one.time("Sunday", "2031-05-03")))
    plot.happening(*hosts, kind="rescue")
    assert [fact.property for fact in facts_of(plot)] == properties


def test_when_a_strike_ended_is_not_when_it_was():
    plot = Plot()
    hosts = []
    for day, words in (("2031-05-04", "the strike, which ended on Sunday"), ("2031-05-05", "the strike ended Sunday")):
        one = plot.report(f"This is about {words}.", day)
        hosts.append(one.occurrence(words, kind="strike", time=one.time("Sunday", "2031-05-03")))
    plot.happening(*hosts, kind="strike")
    assert [fact.property for fact in facts_of(plot)] == ["end"]


def test_a_year_alone_that_all_tell_is_no_fact_of_its_own():
    plot = Plot()
    hosts = []
    for day in ("2031-05-04", "2031-05-05"):
        one = plot.report(f"The ship sank in 2014, as told on {day}.", day)
        hosts.append(one.occurrence("The ship sank in 2014", time=one.time("2014", "2014")))
    plot.happening(*hosts)
    assert facts_of(plot) == []


def test_superseded_accounts_do_not_count_as_independent():
    plot = Plot()
    hosts = []
    for number, day in ((3, "2031-05-04"), (3, "2031-05-05"), (9, "2031-05-06")):
        one = plot.report(f"The ship sank and {number} died, as told on {day}.", day)
        hosts.append(one.occurrence("The ship sank"))
        one.quantity(f"{number} died", Amount(min=number, max=number), "dead", hosts[-1])
    plot.happening(*hosts)
    (fact,) = facts_of(plot)
    assert (fact.standing, fact.independent, fact.counted) == ("sole", 1, (2,))


def age(number: float) -> Amount:
    return Amount(min=number, max=number, unit="a")


AGES = [((51, 51), ["agreed"]), ((51, 58), ["contested"]), ((51,), [])]


@pytest.mark.parametrize(("told", "standings"), AGES)
def test_the_ages_told_of_somebody_are_one_fact(told: tuple[float, ...], standings: list[str]):
    plot = Plot()
    names = []
    for number, years in enumerate(told):
        one = plot.report(f"The captain, {years}, was sought by {number}.", f"2031-05-0{number + 1}")
        names.append(one.name("captain"))
        one.quantity(f"{years}", age(years), "age", names[-1])
    plot.actor("captain", *names)
    assert [fact.standing for fact in facts_of(plot)] == standings


HELD = [("Remanded for two months, Ida Holm appealed.", 2), ("Remanded for two months, somebody appealed.", 1)]


@pytest.mark.parametrize(("words", "families"), HELD)
def test_a_length_beside_whom_a_line_holds_is_its_length(words: str, families: int):
    plot = Plot()
    length = Duration(seconds_min=5259600.0, seconds_max=5259600.0)
    one = plot.report("The court had Ida Holm held for two months.", "2031-05-04")
    other = plot.report(words, "2031-05-05")
    names = [report.name("Ida Holm") for report in (one, other) if "Ida Holm" in report.text]
    held = one.occurrence("held", kind="detention")
    one.quantity("two months", length, "duration", held)
    other.quantity("two months", length, "duration", None)
    holm = plot.actor("Ida Holm", *names)
    plot.happening(held, kind="detention")
    plot.occurrences[-1] = replace(plot.occurrences[-1], roles=(Role("detained", holm),))
    (fact,) = facts_of(plot)
    assert len(fact.accounts) == families


def test_people_beside_anothers_count_are_none_of_it():
    plot = Plot()
    one = plot.report("The police said 4000 people marched.", "2031-05-04")
    other = plot.report("Forty pupils came by train to a crowd that the union put at 9000.", "2031-05-05")
    host = one.occurrence("marched", kind="protest")
    one.quantity("4000 people", Amount(min=4000, max=4000), "participants", host)
    other.quantity("Forty pupils", Amount(min=40, max=40), "count", None)
    other.quantity("9000", Amount(min=9000, max=9000), "participants", None, by=other.name("the union", "organization"))
    plot.pair(one, other)
    plot.happening(host, kind="protest")
    (fact,) = facts_of(plot)
    assert [account.value.min for account in fact.accounts if isinstance(account.value, Amount)] == [4000, 9000]


def test_a_number_told_exactly_goes_before_the_round_ones_that_allow_it():
    plot = Plot()
    hosts = []
    for day, (words, value) in enumerate([
        ("some 40 people", Amount(min=40, max=40, approx=True)),
        ("more than 40 people", Amount(min=40, max=None, min_open=True)),
        ("41 people", Amount(min=41, max=41)),
    ]):  # fmt: skip
        one = plot.report(f"The crash hurt {words}.", f"2031-05-0{day + 1}")
        hosts.append(one.occurrence("crash"))
        one.quantity(words, value, "injured", hosts[-1])
    plot.happening(*hosts)
    (fact,) = facts_of(plot)
    assert (fact.standing, fact.value) == ("refined", Amount(min=41, max=41))
