"""Every entry of figures.toml that has an example reads it, and keeps off its counter-example."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.intake.reports import report_from_text
from dragoman.languages.parser import builtin_parser
from dragoman.languages.strengths import strength
from dragoman.reading.builtin import happenings, superlatives
from dragoman.reading.read import read_report
from dragoman.reconciling.around import (
    act_of,
    at_end,
    at_first,
    broken_off,
    changed_to,
    converted,
    day_within,
    inclusive,
    rate,
)
from dragoman.reconciling.unclaimed import unclaimed
from dragoman.record.reading import NameFinding, QuantityFinding, Reading, TimeFinding
from dragoman.record.values import Amount, Duration
from wordcases import entries_of


def read(text: str, language: str) -> Reading:
    return read_report(replace(report_from_text(text), language=language), parser=builtin_parser())


def figures(reading: Reading) -> list[QuantityFinding]:
    return [finding for finding in reading.findings if isinstance(finding, QuantityFinding)]


def desk_of(reading: Reading) -> Any:
    return SimpleNamespace(
        reports={reading.report.id: reading.report},
        readings={reading.report.id: reading},
        findings={finding.id: finding for finding in reading.findings},
    )


def sums(reading: Reading) -> list[QuantityFinding]:
    return [one for one in figures(reading) if isinstance(one.value, Amount)]


def ranks(text: str, language: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    found: set[str] = set()

    def spy(scene: Any, *_: Any, **__: Any) -> list[QuantityFinding]:
        found.update(rank.id for rank in superlatives._ranks(scene))
        return []

    monkeypatch.setattr(happenings, "ranked", spy)
    read(text, language)
    return found


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("rank",)))
def test_ranks_are_read(language: str, entry: dict[str, Any], monkeypatch: pytest.MonkeyPatch):
    assert entry["id"] in ranks(entry["example"], language, monkeypatch)
    assert not ranks(entry.get("not", ""), language, monkeypatch)


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("reason",)))
def test_reasons_are_read(language: str, entry: dict[str, Any]):
    assert "cause" in {one.property for one in figures(read(entry["example"], language))}
    assert "cause" not in {one.property for one in figures(read(entry.get("not", ""), language))}


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("retold",)))
def test_anothers_counts_are_read(language: str, entry: dict[str, Any]):
    found = figures(read(entry["example"], language))
    assert {one.host for one in found} & {one.id for one in found}


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("in_part",)))
def test_a_count_of_a_part_is_none_of_the_whole(language: str, entry: dict[str, Any]):
    def another(text: str) -> bool:
        found = figures(read(text, language))
        return bool({one.host for one in found} & {one.id for one in found})

    assert not another(entry["example"])
    assert another(entry["not"])


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("planned",)))
def test_planned_lengths_are_no_lengths(language: str, entry: dict[str, Any]):
    def properties(text: str) -> list[str | None]:
        return [one.property for one in figures(read(text, language)) if isinstance(one.value, Duration)]

    assert properties(entry["example"])[-1] in (None, "planned_duration")
    assert properties(entry["not"])[-1] == "duration"


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("rate", "spread")))
def test_rates_are_read(language: str, entry: dict[str, Any]):
    reading = read(entry["example"], language)
    assert rate(sums(reading)[0], desk_of(reading)) == entry.get("id", "whole")
    if "not" in entry:
        reading = read(entry["not"], language)
        assert rate(sums(reading)[0], desk_of(reading)) is None


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("changed",)))
def test_changes_are_read(language: str, entry: dict[str, Any]):
    def way(text: str) -> str | None:
        reading = read(text, language)
        figure = sums(reading)[0]
        return changed_to(reading.report.evidence(figure.start, figure.end), desk_of(reading))

    assert way(entry["example"]) == entry["id"]
    if "not" in entry:
        assert way(entry["not"]) is None


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("corrected",)))
def test_a_figure_put_right_is_told_anew(language: str, entry: dict[str, Any]):
    def way(text: str) -> str | None:
        reading = read(text, language)
        figure = sums(reading)[0]
        return changed_to(reading.report.evidence(figure.start, figure.end), desk_of(reading))

    assert way(entry["example"]) == "anew"
    assert way(entry["not"]) is None


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("renewed",)))
def test_figures_that_take_the_place_of_others_are_read(language: str, entry: dict[str, Any]):
    def way(text: str) -> str | None:
        report = desk_of(reading := read(text, language)).reports[reading.report.id]
        at = text.index("163")
        return changed_to(report.evidence(at, at + 3), desk_of(reading))

    assert way(entry["example"]) == "anew"
    assert way(entry["not"]) is None


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("instead",)))
def test_what_takes_the_place_of_another_figure_is_told_anew(language: str, entry: dict[str, Any]):
    def ways(text: str) -> set[str | None]:
        reading = read(text, language)
        found = [reading.report.evidence(one.start, one.end) for one in sums(reading)]
        return {changed_to(span, desk_of(reading)) for span in found}

    assert "anew" in ways(entry["example"])
    assert ways(entry["not"]) == {None}


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("inclusive",)))
def test_sums_that_take_in_more_are_known(language: str, entry: dict[str, Any]):
    def wide(text: str) -> bool:
        report = desk_of(reading := read(text, language)).reports[reading.report.id]
        at = text.index("900")
        return inclusive(report.evidence(at, at + 3), desk_of(reading))

    assert wide(entry["example"])
    assert not wide(entry["not"])


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("at_first",)))
def test_first_counts_are_read(language: str, entry: dict[str, Any]):
    def early(text: str) -> bool:
        reading = read(text, language)
        figure = sums(reading)[0]
        return at_first(reading.report.evidence(figure.start, figure.end), desk_of(reading))

    assert early(entry["example"])
    assert not early(entry["not"])


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("taken_back", "proposed")))
def test_what_nobody_vouches_for_is_no_account(language: str, entry: dict[str, Any]):
    def left(text: str) -> set[bool]:
        reading = read(text, language)
        return {unclaimed(one, desk_of(reading)) for one in sums(reading) if re.search("12|17", _words(one, reading))}

    assert left(entry["example"]) == {True}
    assert left(entry["not"]) == {False}


def _words(figure: QuantityFinding, reading: Reading) -> str:
    return reading.report.text[figure.start : figure.end]


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("fate",)))
def test_what_became_of_those_counted_is_read_from_their_verb(language: str, entry: dict[str, Any]):
    assert entry["id"] in {one.property for one in figures(read(entry["example"], language))}
    assert entry["id"] not in {one.property for one in figures(read(entry["not"], language))}


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("strength",)))
def test_strengths_are_read(language: str, entry: dict[str, Any]):
    assert strength(entry["example"], language) == entry["id"]
    if "not" in entry:
        assert strength(entry["not"], language) != entry["id"]


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("having", "keeping", "own")))
def test_a_figure_is_of_whoever_offers_pays_sends_or_has_it(language: str, entry: dict[str, Any]):
    def told_of(text: str) -> list[str]:
        reading = read(text, language)
        names = {one.id for one in reading.findings if isinstance(one, NameFinding)}
        return [one.id for one in figures(reading) if one.host in names]

    assert told_of(entry["example"])
    assert not told_of(entry["not"])
    reading = read(entry["example"], language)
    (figure,) = figures(reading)
    act = act_of(reading.report.evidence(figure.start, figure.end), desk_of(reading))
    expected = None if figure.property == "share" or entry.get("id") == "has" else entry.get("id", "offer")
    assert act == expected


OWNERS = [
    ("en", "Nigeria says the trawler was fishing nine miles from the shore."),
    ("en", "On Nigeria's coast, almost 40 boats stayed in port."),
    ("en", "Nigeria was offered 30 million euros."),
    ("de", "Nigeria spricht von einem etwa 20 Meter langen Riss."),
    ("es", "Nigeria agradeció la llegada de 45 barcos."),
    ("fr", "Le Nigeria a inspecté 17 navires."),
]


@pytest.mark.parametrize("language, text", OWNERS)
def test_a_figure_beside_a_name_is_not_told_of_it(language: str, text: str):
    reading = read(text, language)
    names = {one.id for one in reading.findings if isinstance(one, NameFinding)}
    assert names and not [one for one in figures(reading) if one.host in names]


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("converted",)))
def test_sums_told_again_in_another_currency_are_known(language: str, entry: dict[str, Any]):
    def again(text: str) -> list[bool]:
        reading = read(text, language)
        return [converted(one, desk_of(reading)) for one in sums(reading)]

    assert again(entry["example"]) == [False, True]
    assert again(entry["not"]) == [False, False]


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("at_end",)))
def test_times_of_ends_are_known(language: str, entry: dict[str, Any]):
    def ended(text: str) -> bool:
        reading = read(text, language)
        (time,) = [one for one in reading.findings if isinstance(one, TimeFinding)]
        return at_end(reading.report.evidence(time.start, time.end), desk_of(reading))

    assert ended(entry["example"])
    assert not ended(entry["not"])


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("broken_off",)))
def test_times_of_breaks_are_known(language: str, entry: dict[str, Any]):
    def broken(text: str) -> bool:
        reading = read(text, language)
        (time,) = [one for one in reading.findings if isinstance(one, TimeFinding)]
        return broken_off(reading.report.evidence(time.start, time.end), desk_of(reading))

    assert broken(entry["example"])
    assert not broken(entry["not"])


NESTED = [
    ("en", "A visit by Jonas Lind to Lagos was postponed because of tensions because of a storm.", 1),
    ("de", "Der Besuch von Jonas Lind in Lagos wurde wegen der Spannungen zwischen den Ländern wegen eines Sturms "
           "verschoben.", 1),
    ("fr", "La visite de Jonas Lind à Lagos a été annulée en raison des tensions à cause d'une tempête.", 1),
    ("es", "La visita de Jonas Lind a Lagos fue cancelada debido a las tensiones a causa de una tormenta.", 1),
    ("en", "A visit by Jonas Lind to Lagos was cancelled because of a storm, and the talks in Abuja were called off "
           "because of a strike.", 2),
]  # fmt: skip


@pytest.mark.parametrize("language, text, causes", NESTED)
def test_the_cause_of_a_cause_is_part_of_the_outer_one(language: str, text: str, causes: int):
    found = [one for one in figures(read(text, language)) if one.property == "cause"]
    assert len(found) == causes


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("day_within",)))
def test_days_of_several_are_known(language: str, entry: dict[str, Any]):
    def within(text: str) -> bool:
        reading = read(text, language)
        times = [one for one in reading.findings if isinstance(one, TimeFinding)]
        return any(day_within(reading.report.evidence(one.start, one.end), desk_of(reading)) for one in times)

    assert within(entry["example"])
    assert not within(entry["not"])


def test_every_example_of_the_figures_is_run():
    run = {"rank", "reason", "retold", "planned", "rate", "spread", "changed", "renewed", "at_first", "strength"}
    run |= {"instead", "inclusive", "taken_back", "proposed", "fate"}
    run |= {"having", "keeping", "own", "converted", "at_end", "broken_off", "day_within", "corrected", "in_part"}
    run |= {"ground", "giving", "blaming", "foiling", "ever"}  # those of test_causes.py
    everything = {parameter.id for parameter in entries_of("figures")}
    assert everything == {parameter.id for parameter in entries_of("figures", only=tuple(run))}
