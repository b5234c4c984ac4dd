"""Words by which a sentence tells where a matter stands."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from dragoman.languages.ledger_words import tells, told
from dragoman.languages.words import tables
from dragoman.ontology import table as ontology_table
from dragoman.record.values import Status
from wordcases import LANGUAGES

ENTRIES = [
    pytest.param(code, table, entry, id=f"{code}-{table}-{number}")
    for code in LANGUAGES
    for table, rows in tables(code, "ledger").items()
    for number, entry in enumerate(rows)
]


@pytest.mark.parametrize(("language", "table", "entry"), ENTRIES)
def test_ledger_words_hold_in_their_example_only(language: str, table: str, entry: dict[str, Any]) -> None:
    found = told(table, entry["example"], language)
    assert found is not None and found[0] == entry.get("id", "")
    assert "not" not in entry or not tells(table, entry["not"], language)


def test_ledger_words_name_statuses_and_strengths() -> None:
    for code in LANGUAGES:
        rows = tables(code, "ledger")
        assert {entry["id"] for entry in rows["course"]} <= set(get_args(Status))
        assert {entry["id"] for entry in rows["strength"]} <= set(ontology_table("strengths"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er habe um die Rückgabe des alten Bootes gebeten.", True),
        ("Um acht ging er. Sie hat gebeten.", False),
        ("Er ging um acht und ist dann noch lange nicht von allen dort gebeten worden.", False),
    ],
    ids=["a few words between", "another sentence", "too many words between"],
)
def test_form_with_a_gap_spans_a_few_words_of_one_sentence(text: str, found: bool) -> None:
    assert tells("ask", text, "de") is found


def test_language_without_words_tells_nothing() -> None:
    assert not tells("ask", "The mayor urged both clubs to share.", "xx")
