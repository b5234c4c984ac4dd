"""Quantities: every entry of the words reads its example; tables of sentences; no figure is special."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.reading.builtin.quantities import FoundQuantity, find_quantities
from dragoman.record.values import Duration
from wordcases import cases, entries_of


def _bound(value: float | None, is_open: bool) -> str:
    if value is None:
        return ""
    return ("(" if is_open else "") + f"{value:.12g}"


def told(text: str, found: FoundQuantity) -> str:
    value = found.value
    if isinstance(value, Duration):
        low, high, unit = value.seconds_min, value.seconds_max, "s"
    else:
        low, high, unit = value.min, value.max, value.unit
    bounds = _bound(low, value.min_open), _bound(high, value.max_open)
    parts = [text[found.start : found.end], *bounds, unit, found.property or "", found.attach]
    return " | ".join(parts + (["~"] if value.approx else []))


def squeezed(line: str) -> str:
    return "|".join(part.strip() for part in line.split("|"))


@pytest.mark.parametrize(("language", "case"), cases("quantities"))
def test_quantities_of_sentence(language: str, case: dict[str, Any]) -> None:
    found = [squeezed(told(case["text"], one)) for one in find_quantities(case["text"], language)]
    assert found == [squeezed(line) for line in case["found"]]


@pytest.mark.parametrize(("language", "entry"), [*entries_of("counted"), *entries_of("units")])
def test_quantity_entry_reads_its_example(language: str, entry: dict[str, Any]) -> None:
    found = find_quantities(entry["example"], language)
    if "reads" not in entry:
        assert found
        return
    bounds = [squeezed(told("", one)).replace("(", "").split("|")[1:5] for one in found]
    assert bounds == ([entry["reads"].split("|")] if entry["reads"] else [])


@pytest.mark.parametrize(("language", "entry"), [*entries_of("counted"), *entries_of("units")])
def test_quantity_entry_keeps_off_its_counterexample(language: str, entry: dict[str, Any]) -> None:
    for one in find_quantities(entry.get("not", ""), language):
        assert one.property is None or one.property != entry.get("property")


@pytest.mark.parametrize("hours", [2, 3, 4, 9, 11, 17])
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The talks lasted almost {} hours."),
        ("de", "Die Gespräche dauerten fast {} Stunden."),
        ("fr", "Les discussions ont duré près de {} heures."),
        ("es", "Las conversaciones duraron casi {} horas."),
    ],
)
def test_duration_of_any_figure(language: str, sentence: str, hours: int) -> None:
    (found,) = find_quantities(sentence.format(hours), language)
    assert isinstance(found.value, Duration)
    assert (found.value.seconds_min, found.value.seconds_max) == (round(hours * 3240, 3), hours * 3600)
    assert found.value.max_open and found.property == "duration"


@pytest.mark.parametrize("hours", [2, 5, 13])
@pytest.mark.parametrize(
    ("language", "sentence"),
    [("fr", "Ils ont parlé pendant près de {} heures et demie."), ("es", "Hablaron durante casi {} horas y media.")],
)
def test_half_told_behind_the_unit_is_hedged_with_the_number(language: str, sentence: str, hours: int) -> None:
    (found,) = find_quantities(sentence.format(hours), language)
    assert isinstance(found.value, Duration)
    assert (found.value.seconds_min, found.value.seconds_max) == (round((hours + 0.5) * 3240, 3), (hours + 0.5) * 3600)


def test_quantities_of_unknown_language_are_none() -> None:
    assert find_quantities("57 people were killed.", "xx") == ()


def test_quantity_tables_exist() -> None:
    here = Path(__file__).parent.parent / "languages"
    assert {path.name for path in here.glob("*/quantities.toml")} and len(cases("quantities")) > 80


@pytest.mark.parametrize("digits", [20, 400])
def test_a_run_of_digits_counts_nothing(digits: int) -> None:
    assert find_quantities(f"{'9' * digits} people were hurt.", "en") == ()
