"""Every entry of languages/<code>/health.toml: its example holds, its counter-example does not."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.languages.words import known_languages, tables
from dragoman.reading.bounds import sentence_bounds
from dragoman.reading.repair import repair
from dragoman.reading.verbs import finiteness
from dragoman.record.report import Block, Report

WITHOUT_EXAMPLE = {"first_person"}


def of(table: str) -> list[Any]:
    return [
        pytest.param(code, entry, id=f"{code}-{table}-{number}")
        for code in known_languages()
        for number, entry in enumerate(tables(code, "health").get(table, ()))
    ]


def splits(code: str, text: str) -> int:
    report = Report(id="r", path="a", text=text, language=code, blocks=(Block(0, len(text), "body"),))
    return sum(repair.what in ("split", "join") for repair in repair(report).repairs)


@pytest.mark.parametrize(("code", "entry"), of("finite"))
def test_finite_forms_are_sure(code: str, entry: dict[str, str]) -> None:
    assert finiteness(entry["example"], code) == "sure"
    assert finiteness(entry["not"], code) != "sure"


@pytest.mark.parametrize(("code", "entry"), of("maybe_finite"))
def test_doubtful_forms_are_doubted(code: str, entry: dict[str, str]) -> None:
    assert finiteness(entry["example"], code) == "maybe"
    assert finiteness(entry["not"], code) == "none"


@pytest.mark.parametrize(("code", "entry"), of("never_finite"))
def test_words_that_look_like_verbs_are_none(code: str, entry: dict[str, str]) -> None:
    assert finiteness(entry["example"], code) == "none"


@pytest.mark.parametrize(("code", "entry"), of("abbreviation"))
def test_abbreviations_end_no_sentence(code: str, entry: dict[str, str]) -> None:
    assert len(sentence_bounds(entry["example"], code)) == 1
    assert "not" not in entry or len(sentence_bounds(entry["not"], code)) == 2


@pytest.mark.parametrize(("code", "entry"), of("opener"))
def test_openers_start_a_sentence_behind_an_abbreviation(code: str, entry: dict[str, str]) -> None:
    assert len(sentence_bounds(entry["example"], code)) == 2
    assert "not" not in entry or len(sentence_bounds(entry["not"], code)) == 1


@pytest.mark.parametrize(("code", "entry"), of("saying"))
def test_saying_clauses_stay_with_their_quotation(code: str, entry: dict[str, str]) -> None:
    assert len(sentence_bounds(entry["example"], code)) == 1
    assert len(sentence_bounds(entry["not"], code)) == 2


@pytest.mark.parametrize(("code", "entry"), [*of("joined"), *of("domain")])
def test_joined_names_and_addresses_stay_whole(code: str, entry: dict[str, str]) -> None:
    assert splits(code, entry["example"]) == 0


@pytest.mark.parametrize(("code", "entry"), of("tail"))
def test_tails_are_cut_off(code: str, entry: dict[str, str]) -> None:
    assert splits(code, entry["example"]) == 1
    assert splits(code, entry["not"]) == 0


@pytest.mark.parametrize(("code", "entry"), of("particle"))
def test_particles_start_small(code: str, entry: dict[str, str]) -> None:
    assert splits(code, entry["example"]) == 0


@pytest.mark.parametrize("code", known_languages())
def test_entries_have_examples(code: str) -> None:
    for table, listed in tables(code, "health").items():
        assert table in WITHOUT_EXAMPLE or all("example" in entry for entry in listed), (code, table)
