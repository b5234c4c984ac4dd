"""Accounts that are no telling of the same thing, the pairs they strike, and the groups of a fact's accounts."""

from __future__ import annotations

import pytest
from building import Plot, count, minutes
from msgspec.structs import replace

from dragoman.languages.parser import builtin_parser, laid_out
from dragoman.reconciling.calendar import read_calendar
from dragoman.reconciling.contradicting import Contradictions
from dragoman.reconciling.facts import join_facts
from dragoman.reconciling.founding import told_by_two
from dragoman.reconciling.parts import Desk
from dragoman.record.lines import Account, Fact
from dragoman.record.reading import Parse, Role
from dragoman.record.story import Pair
from dragoman.record.values import Amount, StatusValue, Time

AT_LEAST_23 = Amount(min=23, max=None, unit="1")
ABOUT_110 = Amount(min=110, max=110, unit="1", approx=True)
MORE_THAN_50 = Amount(min=50, max=None, unit="1", min_open=True)
FEW = "The ferry sank off the coast. So many died."


def found(
    one: Amount, two: Amount, *, prop: str = "dead", by: tuple[str | None, str | None] = (None, None),
    days: tuple[str | None, str | None] = (None, None), texts: tuple[str, str] = (FEW, FEW),
) -> tuple[Plot, Contradictions, Fact]:  # fmt: skip
    """Two reports' accounts of one accident: what may contradict there."""
    plot, hosts = Plot(), []
    for number, (value, who, day, text) in enumerate(zip((one, two), by, days, texts, strict=True)):
        words = f"{text} Report {number} by {who}." if who else f"{text} Report {number}."
        report = plot.report(words, day)
        speaker = report.name(who, kind="organization") if who else None
        hosts.append(report.occurrence("ferry sank"))
        report.findings[-1] = _with_trigger(report.findings[-1])
        report.quantity("So many", value, prop, hosts[-1], by=speaker)
        if speaker:
            plot.actor(who, speaker, kind="organization")
    plot.happening(*hosts)
    desk = plot.desk()
    (fact,) = join_facts(desk, read_calendar(desk), plot.cast(), plot.happenings())
    return plot, Contradictions(desk, [fact], plot.happenings()), fact


def _with_trigger(finding):
    return replace(finding, trigger_start=finding.start, trigger_end=finding.end)


CASES = [
    ("equal", count(12), count(12), {}, False),
    ("two numbers", count(12), count(13), {}, True),
    ("one is a range that holds the other", count(10, most=15), count(12), {}, False),
    ("at least so many, and far more", AT_LEAST_23, count(31), {}, True),
    ("more than so many, and a few more", MORE_THAN_50, count(53), {}, False),
    ("about so many, and nearly that", ABOUT_110, count(105), {}, False),
    ("about so many, and far more", ABOUT_110, count(147), {}, True),
    ("other sources, other values", count(10, most=15), count(12), {"by": ("Police", "Hospital")}, True),
    ("other sources, one value", count(12), count(12), {"by": ("Police", "Hospital")}, False),
    ("the report's voice and a source", count(10, most=15), count(12), {"by": (None, "Police")}, False),
    ("a later day's toll", count(12), count(20), {"days": ("2025-03-11", "2025-03-12")}, True),
    ("told once for all: who took part", count(1200), count(2000), {"prop": "participants"}, False),
]


@pytest.mark.parametrize(("why", "one", "two", "more", "apart"), CASES, ids=[case[0] for case in CASES])
def test_counts_that_move_are_at_odds_unless_they_may_be_one(why, one, two, more, apart):
    _, contradictions, fact = found(one, two, **more)
    assert contradictions.at_odds(fact, *fact.accounts) == apart


def test_lengths_are_one_telling_however_they_differ():
    plot, hosts = Plot(), []
    for number, length in enumerate((330, 400)):
        report = plot.report(f"They met. It took so long. Report {number}.")
        hosts.append(report.occurrence("They met", kind="meeting"))
        report.quantity("so long", minutes(length), "duration", hosts[-1])
    plot.happening(*hosts, kind="meeting")
    desk = plot.desk()
    (fact,) = join_facts(desk, read_calendar(desk), plot.cast(), plot.happenings())
    assert not Contradictions(desk, [fact], plot.happenings()).at_odds(fact, *fact.accounts)


TOLD = [
    ("in sentences that only count", "The ferry sank. So many died.", 1, count(31), True),
    ("in sentences that tell the happening too", "The ferry sank and So many died.", 0, count(31), True),
    ("the same count in both", "The ferry sank and So many died.", 0, count(12), False),
    ("beside the counts", "The ferry sank. So many died.", 0, count(31), False),
]


@pytest.mark.parametrize(("why", "text", "place", "other", "apart"), TOLD, ids=[case[0] for case in TOLD])
def test_a_pair_is_struck_where_two_counts_are_told(why, text, place, other, apart):
    plot, contradictions, _ = found(count(12), other, texts=(text, text))
    ends = [report.segments[place].id for report in plot.tellings]
    assert contradictions.forbid(Pair(a=min(ends), b=max(ends), score=0.9)) == apart


def test_a_pair_without_accounts_stays():
    plot, contradictions, _ = found(count(12), count(31))
    ends = [report.segments[0].id for report in plot.tellings]
    assert not contradictions.forbid(Pair(a=min(ends), b=max(ends), score=0.9))


def test_a_fact_founds_a_point_for_every_two_reports_that_agree():
    plot, hosts = Plot(), []
    for number, value in enumerate((count(12), count(31), count(12), count(40))):
        report = plot.report(f"The ferry sank. So many died. Report {number}.")
        hosts.append(report.occurrence("The ferry sank"))
        report.quantity("So many", value, "dead", hosts[-1])
    plot.happening(*hosts)
    desk = plot.desk()
    facts = join_facts(desk, read_calendar(desk), plot.cast(), plot.happenings())
    groups = told_by_two(desk, facts, contradictions=Contradictions(desk, facts, plot.happenings()))
    first, third = plot.tellings[0].id, plot.tellings[2].id
    assert [[span.report for span in group] for found in groups.values() for group in found] in (
        [[first, third]],
        [[third, first]],
    )


HELD = [
    ("told by the verb", ("nsubj", "obj"), "share", True),
    ("added to a name", ("appos", "nmod"), "share", False),
    ("in a clause about a name", ("acl:relcl", "obj"), "share", False),
    ("a sum in such a clause", ("acl:relcl", "obj"), "money", True),
]


@pytest.mark.parametrize(("why", "deprels", "prop", "founds"), HELD, ids=[case[0] for case in HELD])
def test_what_is_only_added_to_a_name_founds_no_point(why, deprels, prop, founds):
    plot, spans = Plot(), []
    for number in range(2):
        report = plot.report(f"Owner half. Report {number}.")
        spans.append(report.report.evidence(6, 10))
    parse = Parse(start=(0, 6), end=(5, 10), sentence=(0, 0), upos=("NOUN", "NOUN"), feats=("_", "_"),
                  head=(-1, 0), deprel=deprels)  # fmt: skip
    desk = plot.desk()
    desk = Desk(replace(desk.story, readings=tuple(replace(one, parse=parse) for one in desk.story.readings)))
    accounts = tuple(Account(report=span.report, by=None, value=count(50), evidence=(span,)) for span in spans)
    fact = Fact(id="f1", label="", about="a1", property=prop, value=count(50), standing="agreed", independent=2,
                counted=(), accounts=accounts, evidence=tuple(spans), members=())  # fmt: skip
    told = told_by_two(desk, (fact,), contradictions=Contradictions(desk, (fact,), plot.happenings()))
    assert bool(told) == founds


CLAUSES = [
    ("alone in its clause", "The storm hit the coast.", None, True),
    ("named before another", "The storm put off a visit.", "visit", True),
    ("named after another", "A visit to the storm zone is off.", "visit", False),
]


@pytest.mark.parametrize(("why", "clause", "other", "founds"), CLAUSES, ids=[case[0] for case in CLAUSES])
def test_a_clause_founds_a_point_of_what_it_names_first(why, clause, other, founds):
    plot, members = Plot(), []
    for text in ("The storm hit the coast.", clause):
        report = plot.report(f"{text} Report {len(members)}.")
        members.append(report.occurrence(text, kind="disaster"))
        at = report.text.index("storm")
        report.findings[-1] = replace(report.findings[-1], trigger_start=at, trigger_end=at + 5)
        if other and text == clause:
            report.occurrence(text, kind=other)
            at = report.text.index(other)
            report.findings[-1] = replace(report.findings[-1], id="fother", trigger_start=at, trigger_end=at + 5)
    plot.happening(*members, kind="disaster")
    desk = plot.desk()
    told = told_by_two(desk, plot.happenings().occurrences, contradictions=Contradictions(desk, [], plot.happenings()))
    assert bool(told) == founds


SPREADS = {"en": "The epidemic reached the town.", "de": "Die Epidemie breitet sich aus.", "fr": "L'épidémie s'étend."}
ASIDES = [
    ("en", "The police closed the border to stop the epidemic.", "closed the border", "epidemic", False),
    ("en", "The epidemic reached the coast and the police closed the border.", "closed the border", "epidemic", True),
    ("fr", "La police a fermé la frontière pour arrêter l'épidémie.", "fermé la frontière", "épidémie", False),
    ("de", "Die Polizei schloss die Grenze, um die Epidemie zu stoppen.", "schloss die Grenze", "Epidemie", False),
]


@pytest.mark.parametrize(("language", "text", "other", "word", "founds"), ASIDES, ids=[case[1] for case in ASIDES])
def test_a_happening_that_is_named_under_another_founds_no_point(language, text, other, word, founds):
    plot, members = Plot(), []
    for told in (SPREADS[language], text):
        report = plot.report(told, language=language)
        members.append(report.occurrence(word, kind="outbreak"))
        report.findings[-1] = _with_trigger(report.findings[-1])
        if told == text:
            report.occurrence(other, kind="border_closure")
            report.findings[-1] = replace(_with_trigger(report.findings[-1]), trigger_end=text.index(other) + 5)
    plot.happening(*members, kind="outbreak")
    story = plot.desk().story
    parsed = tuple(
        replace(one, parse=laid_out(builtin_parser().parse([one.report.text], language), [lambda a, b: (a, b)]))
        for one in story.readings
    )
    desk = Desk(replace(story, readings=parsed))
    told = told_by_two(desk, plot.happenings().occurrences, contradictions=Contradictions(desk, [], plot.happenings()))
    assert bool(told) == founds


def test_a_fact_nobody_agrees_on_founds_no_point():
    plot, contradictions, fact = found(count(12), count(31))
    assert told_by_two(plot.desk(), [fact], contradictions=contradictions) == {}


TURNS = [
    ("held and held", "held", "held", True),
    ("planned and held", "planned", "held", True),
    ("planned and postponed", "planned", "postponed", False),
    ("postponed and cancelled", "postponed", "cancelled", True),
    ("invited and accepted", "invited", "accepted", False),
    ("accepted and refused", "accepted", "refused", True),
    ("held and denied", "held", "denied", False),
    ("denied and denied", "denied", "denied", True),
]


@pytest.mark.parametrize(("why", "one", "two", "founds"), TURNS, ids=[case[0] for case in TURNS])
def test_a_happening_that_took_a_turn_is_told_apart(why, one, two, founds):
    plot, members = Plot(), []
    for status in (one, two):
        report = plot.report(f"The visit to town {len(members)}.")
        members.append(report.occurrence("The visit", kind="visit", status=status))
    plot.happening(*members, kind="visit")
    desk = plot.desk()
    told = told_by_two(desk, plot.happenings().occurrences, contradictions=Contradictions(desk, [], plot.happenings()))
    assert bool(told) == founds


SETTINGS = [("a day where it is told", "visit", False, True), ("a day of what is only mentioned", "visit", True, False)]


@pytest.mark.parametrize(("why", "kind", "mention", "founds"), SETTINGS, ids=[case[0] for case in SETTINGS])
def test_a_day_founds_a_point_where_its_happening_is_told(why, kind, mention, founds):
    plot, members = Plot(), []
    for number in range(2):
        report = plot.report(f"The visit on Friday, town {number}.")
        day = report.time("Friday", "2025-03-14")
        members.append(report.occurrence("The visit on Friday", kind=kind, time=day, mention=mention))
    plot.happening(*members, kind=kind)
    desk = plot.desk()
    facts = join_facts(desk, read_calendar(desk), plot.cast(), plot.happenings())
    dates = [fact for fact in facts if fact.property == "date"]
    lines = [*plot.happenings().occurrences, *dates]
    told = told_by_two(desk, lines, contradictions=Contradictions(desk, facts, plot.happenings()))
    assert dates and all((fact.id in told) == founds for fact in dates)


STATUSES = [("planned twice", "planned", "planned", False), ("planned and postponed", "planned", "postponed", True)]


@pytest.mark.parametrize(("why", "one", "two", "apart"), STATUSES, ids=[case[0] for case in STATUSES])
def test_how_a_thing_stands_differs_from_stage_to_stage(why, one, two, apart):
    _, contradictions, fact = found(count(12), count(12))
    accounts = [
        replace(account, value=StatusValue(status=status))
        for account, status in zip(fact.accounts, (one, two), strict=True)
    ]
    assert contradictions.at_odds(fact, *accounts) == apart


@pytest.mark.parametrize(("courts", "days", "apart"), [
    (("Bergen court", "Oslo court"), (None, None), True),
    (("Bergen court", "Bergen court"), (None, None), False),
    (("Bergen court", "Bergen court"), ("2031-05-12", "2031-05-14"), True),
    ((None, "Oslo court"), (None, None), False),
])  # fmt: skip
def test_rulings_of_two_courts_or_days_are_not_one_thing_told(courts, days, apart):
    plot = Plot()
    for court, day in zip(courts, days, strict=True):
        telling = plot.report(f"{court} ruled that he be freed, on {day}.")
        trigger = telling.text.index("ruled")
        ruling = telling.occurrence("ruled that he be freed", "ruling", trigger_start=trigger, trigger_end=trigger + 5)
        plot.happening(ruling, kind="ruling")
        roles = (Role("court", court),) if court else ()
        time = Time(edtf=day, precision="day") if day else None
        plot.occurrences[-1] = replace(plot.occurrences[-1], roles=roles, time=time)
    plot.pair(*plot.tellings)
    found = Contradictions(plot.desk(), [], plot.happenings())
    assert found.forbid(plot.pairs[0]) is apart
