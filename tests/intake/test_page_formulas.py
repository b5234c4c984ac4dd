"""Every entry of every page.toml meets its example and lets its counter-example go."""

from __future__ import annotations

import re
import warnings
from typing import Any

import pytest

from dragoman.intake.formulas import expand, formulas
from dragoman.intake.frame import framed, photo_credit
from dragoman.intake.lines import Line
from dragoman.languages.words import known_languages, tables

TABLES = (
    "line", "machine", "start", "tail", "photo", "caption_start", "caption_mark", "caption_side", "published",
    "updated", "label", "genre", "question", "answer",
)  # fmt: skip
KEYS = {"kind", "genre", "forms", "example", "not", "opens", "long", "from"}


def entries_of(name: str) -> list[tuple[str, int, dict[str, Any]]]:
    found = [(code, tables(code, "page").get(name, ())) for code in known_languages()]
    return [(code, i, row) for code, rows in found for i, row in enumerate(rows)]


ALL = [(name, code, i, row) for name in TABLES for code, i, row in entries_of(name)]
IDS = [f"{code}-{name}-{i}" for name, code, i, _ in ALL]


def met(name: str, code: str, i: int, words: str) -> bool:
    before = sum(len(tables(known, "page").get(name, ())) for known in known_languages() if known < code)
    text = re.split(r"\d", words)[0] if name in ("published", "updated") else words
    return formulas(name)[before + i].met(text) is not None


@pytest.mark.parametrize(("name", "code", "i", "row"), ALL, ids=IDS)
def test_formula_meets_its_example(name: str, code: str, i: int, row: dict[str, Any]) -> None:
    assert met(name, code, i, row["example"])


@pytest.mark.parametrize(("name", "code", "i", "row"), ALL, ids=IDS)
def test_formula_lets_its_counter_example_go(name: str, code: str, i: int, row: dict[str, Any]) -> None:
    words = row["not"]
    if name == "line":
        assert framed(Line(0, len(words), words), code).kind != row["kind"]
    elif name == "photo":
        assert photo_credit(words) is None
    else:
        assert not met(name, code, i, words)


@pytest.mark.parametrize(("name", "code", "i", "row"), ALL, ids=IDS)
def test_formula_is_well_formed(name: str, code: str, i: int, row: dict[str, Any]) -> None:
    assert set(row) <= KEYS
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for form in row["forms"]:
            re.compile(expand(form))


def test_every_language_with_a_page_names_its_months_and_days() -> None:
    for code in known_languages():
        page = tables(code, "page")
        if page:
            assert [row["number"] for row in page["month"]] == list(range(1, 13)), code
            assert len(page["date_words"][0]["weekdays"]) >= 7, code
