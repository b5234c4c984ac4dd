"""Places and nationalities: every entry, tables of sentences, the generated lists and their drift."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from dragoman.languages.words import entries
from dragoman.reading.builtin.places import find_nationalities, find_places
from wordcases import LANGUAGES, cases, entries_of

ROOT = Path(__file__).parent.parent.parent
PLACES = ("country", "city", "region", "preposition", "introduces", "doubtful")


def squeezed(line: str) -> str:
    return "|".join(part.strip() for part in line.split("|"))


@pytest.mark.parametrize(("language", "case"), cases("places"))
def test_places_of_sentence(language: str, case: dict[str, Any]) -> None:
    found = [f"{one.name}|{one.iso or ''}|{one.kind}" for one in find_places(case["text"], language)]
    assert found == [squeezed(line) for line in case["found"]]
    people = [f"{case['text'][start:end]}|{iso}" for start, end, iso in find_nationalities(case["text"], language)]
    assert people == [squeezed(line) for line in case["nationalities"]]


@pytest.mark.parametrize(("language", "entry"), entries_of("places", only=PLACES))
def test_place_entry_is_found_in_its_example(language: str, entry: dict[str, Any]) -> None:
    assert find_places(entry["example"], language)
    assert find_places(entry.get("not", ""), language) == ()


@pytest.mark.parametrize(("language", "entry"), entries_of("places", only=("nationality", "compound_prefix")))
def test_nationality_entry_is_found_in_its_example(language: str, entry: dict[str, Any]) -> None:
    assert [iso for _, _, iso in find_nationalities(entry["example"], language)] == [entry["id"]]
    assert find_nationalities(entry.get("not", ""), language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_is_found_by_its_name(language: str) -> None:
    doubtful = {form for entry in entries(language, "places", "doubtful") for form in entry["forms"]}
    lost = [
        entry["forms"][0]
        for entry in entries(language, "countries", "country")
        if entry["forms"][0] not in doubtful and find_places(entry["forms"][0], language)[:1] == ()
    ]
    assert lost == []


def test_outside_knowledge_can_be_switched_off() -> None:
    told = "Norway sent a ship to the town of Vardenholm near Lagos."
    assert [one.name for one in find_places(told, "en", outside=False)] == ["Vardenholm"]


def test_countries_are_what_cldr_says() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from build_countries import drifted
    finally:
        sys.path.pop(0)
    assert drifted() == []


def test_gazetteer_is_small_and_sorted() -> None:
    path = ROOT / "src" / "dragoman" / "languages" / "gazetteer" / "cities.tsv"
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    assert path.stat().st_size < 300_000 and len(rows) > 4000
    assert rows == sorted(rows, key=lambda row: row.split("\t")[0])
