"""Labels of facts: which happening is meant, what came to nothing, whose a figure is."""

from __future__ import annotations

import pytest
from building import Plot, count, minutes
from msgspec.structs import replace

from dragoman.reconciling.fact_labels import FactLabels
from dragoman.record.lines import Account, Actor, Occurrence
from dragoman.record.values import Place, StatusValue, TextValue, Time, Value


def head(plot: Plot, told: str, *, about: Occurrence | Actor, value: Value, language: str = "en") -> str:
    report = plot.tellings[0]
    account = Account(report=report.id, by=None, value=value, evidence=(report.evidence(report.text),))
    labels = FactLabels(plot.desk(), plot.cast(), plot.happenings(), language=language)
    return labels.of(told, [account], about=about).partition(": ")[0]


def strikes(*times: str | None, named: bool = True) -> Plot:
    """A story with as many strikes, by one union where `named`."""
    plot = Plot()
    for number, time in enumerate(times):
        one = plot.report(f"The Port Union went on strike, number {number}.", "2031-05-12")
        union = [plot.actor("Port Union", one.name("Port Union", "organization"), kind="organization")] if named else []
        plot.happening(one.occurrence("went on strike", "strike"), kind="strike", roles=union[:1])
        told = Time(edtf=time) if time else None
        plot.occurrences[-1] = replace(plot.occurrences[-1], time=told)
    return plot


WHICH = [
    ("one alone is told by its parties", strikes("2031-05-11"), "length of the strike Port Union"),
    ("one of two by its day too", strikes("2031-05-11", "2031-05-02"), "length of the strike Port Union, 11 May"),
    ("an old one by its year", strikes("2022"), "length of the strike Port Union, 2022"),
    ("an old one by its month", strikes("2022-10"), "length of the strike Port Union, October 2022"),
    ("an old one by its day", strikes("2022-10-08"), "length of the strike Port Union, 8 October 2022"),
    ("days in a row", strikes("2022-10-08/2022-10-09"), "length of the strike Port Union, 8–9 October 2022"),
    ("what nobody is told to do by its day", strikes("2031-05-11", named=False), "length of the strike, 11 May"),
    ("no day is made up", strikes(None, named=False), "length of the strike"),
]


@pytest.mark.parametrize(("plot", "expected"), [row[1:] for row in WHICH], ids=[row[0] for row in WHICH])
def test_label_says_which_happening_where_its_parties_do_not(plot: Plot, expected: str):
    assert head(plot, "duration", about=plot.occurrences[0], value=minutes(60)) == expected


def test_label_says_where_if_there_is_no_day():
    plot = strikes(None, None)
    here = replace(plot.occurrences[0], place=Place(name="Northport"))
    plot.occurrences[0] = here
    assert head(plot, "date", about=here, value=Time(edtf="2031-05")) == "date of the strike Port Union, Northport"


@pytest.mark.parametrize(
    ("kind", "known", "expected"),
    [("closure", True, "place of the closure Lagos"), ("talks", False, "place of the talks, 11 May")],
)
def test_a_place_that_its_label_says_is_known_but_where_people_met_is_told(kind: str, known: bool, expected: str):
    plot = strikes("2031-05-11", named=False)
    here = replace(plot.occurrences[0], kind=kind, place=Place(name="Lagos"))
    plot.occurrences[0] = here
    labels = FactLabels(plot.desk(), plot.cast(), plot.happenings(), language="en")
    assert labels.names_place(here, [Place(name="Lagos")]) is known
    assert head(plot, "place", about=here, value=Place(name="Lagos")).startswith(expected)


FALLEN = [
    ("postponed", "cause", "en", "cause of the postponement of the visit Jonas Lind"),
    ("cancelled", "cause", "en", "cause of the cancellation of the visit Jonas Lind"),
    ("failed", "cause", "en", "cause of the failure of the visit Jonas Lind"),
    ("postponed", "date", "en", "planned date of the postponed visit Jonas Lind"),
    ("failed", "date", "en", "date of the visit Jonas Lind"),
    ("held", "cause", "en", "cause of the visit Jonas Lind"),
    ("held", "date", "en", "date of the visit Jonas Lind"),
    ("postponed", "cause", "de", "Besuch Jonas Lind, Ursache der Verschiebung"),
    ("cancelled", "date", "de", "Besuch Jonas Lind (abgesagt), geplant"),
]


@pytest.mark.parametrize(("status", "told", "language", "expected"), FALLEN)
def test_label_of_what_came_to_nothing_says_so(status: str, told: str, language: str, expected: str):
    plot = Plot()
    one = plot.report("Jonas Lind put off his visit.", "2031-05-12")
    who = plot.actor("Jonas Lind", one.name("Jonas Lind"))
    plot.happening(one.occurrence("put off his visit", "visit"), kind="visit", status=status, roles=[who])  # type: ignore[arg-type]
    value = TextValue(text="a storm", language="en") if told == "cause" else Time(edtf="2031-05-14")
    assert head(plot, told, about=plot.occurrences[0], value=value, language=language) == expected


def test_label_of_an_annulled_election_does_not_call_it_planned():
    plot = Plot()
    one = plot.report("A court annulled the election.", "2031-05-12")
    plot.happening(one.occurrence("the election", "election"), kind="election", status="cancelled")
    election = plot.occurrences[0]
    assert head(plot, "date", about=election, value=Time(edtf="2030-12-12")) == "date of the election"


def test_label_of_a_length_that_a_ruling_sets():
    plot = Plot()
    one = plot.report("A court ordered two months of custody.", "2031-05-12")
    plot.happening(one.occurrence("A court ordered", "ruling"), kind="ruling")
    label = head(plot, "duration", about=plot.occurrences[0], value=minutes(60))
    assert label == "length set in the ruling"


def test_label_of_a_status_names_it():
    plot = strikes("2031-05-11")
    report = plot.tellings[0]
    statuses = [StatusValue(status="planned"), StatusValue(status="cancelled"), StatusValue(status="planned")]
    told = [Account(report=report.id, by=None, value=v, evidence=(report.evidence("strike"),)) for v in statuses]
    labels = FactLabels(plot.desk(), plot.cast(), plot.happenings(), language="en")
    label = labels.of("status", told, about=plot.occurrences[0])
    assert label == "status of the strike Port Union: planned · cancelled"


OWNED = [
    ("en", "Port Union offers 30 million euros.", "offer of Port Union"),
    ("en", "Port Union paid 30 million euros.", "payment by Port Union"),
    ("en", "Port Union sent 30 million euros.", "delivery by Port Union"),
    ("en", "Port Union has 30 million euros.", "sum of Port Union"),
]


@pytest.mark.parametrize(("language", "text", "expected"), OWNED)
def test_label_of_somebodys_figure_says_what_he_does_with_it(language: str, text: str, expected: str):
    plot = Plot()
    one = plot.report(text, language=language)
    plot.actor("Port Union", one.name("Port Union", "organization"), kind="organization")
    evidence = (one.evidence("30 million euros"),)
    account = Account(report=one.id, by=None, value=count(3e7, unit="EUR"), evidence=evidence)
    labels = FactLabels(plot.desk(), plot.cast(), plot.happenings(), language="en")
    assert labels.of("money", [account], about=plot.actors[0]).partition(": ")[0] == expected


def test_label_of_what_two_happenings_share_names_neither():
    plot = Plot()
    one, other = plot.report("He was freed on bail of 10 euros."), plot.report("A court cut the bail to 8 euros.")
    freed = one.occurrence("He was freed", "release")
    ruled = other.occurrence("A court cut the bail", "ruling")
    figures = [
        one.quantity("10 euros", count(10, unit="EUR"), "bail", freed),
        other.quantity("8 euros", count(8, unit="EUR"), "bail", ruled),
    ]
    plot.happening(freed, kind="release")
    plot.happening(ruled, kind="ruling")
    told = [
        Account(report=r.id, by=None, value=count(n, unit="EUR"), evidence=(r.evidence(w),))
        for r, n, w in ((one, 10, "10 euros"), (other, 8, "8 euros"))
    ]
    labels = FactLabels(plot.desk(), plot.cast(), plot.happenings(), language="en")
    assert labels.of("bail", told, about=plot.occurrences[0], members=figures) == "bail: 10 euros · 8 euros"
    alone = labels.of("bail", told[:1], about=plot.occurrences[0], members=figures[:1])
    assert alone == "bail in the release: 10 euros"
