"""Every entry of the saying words: its example tells a remark of its speaker, its counter-example none."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.languages.words import tables
from remark_reading import Reader

LANGUAGES = ("de", "en", "es", "fr")
TOLD_BEFORE = {"reported_mood": 1}
"""Tables whose example and counter-example begin with a sentence that is a remark anyway."""


def entries(key: str) -> list[Any]:
    return [
        pytest.param(code, table, entry, id=f"{code}-{table}-{index}")
        for code in LANGUAGES
        for table, rows in tables(code, "saying").items()
        for index, entry in enumerate(rows)
        if key in entry
    ]


@pytest.mark.parametrize(("code", "table", "entry"), entries("example"))
def test_saying_example_tells_a_remark(code: str, table: str, entry: dict[str, Any]) -> None:
    reader = Reader(entry["example"], code)
    spoken = [remark for remark in reader.remarks if remark.speaker is not None]
    assert len(spoken) == TOLD_BEFORE.get(table, 0) + 1, reader.told()
    if "stance" in entry and "stances" not in entry:
        assert spoken[-1].stance == entry["stance"]


@pytest.mark.parametrize(("code", "table", "entry"), entries("not"))
def test_saying_counter_example_tells_none(code: str, table: str, entry: dict[str, Any]) -> None:
    reader = Reader(entry["not"], code)
    assert len(reader.remarks) == TOLD_BEFORE.get(table, 0), reader.told()


@pytest.mark.parametrize("code", LANGUAGES)
def test_saying_verbs_each_have_an_example(code: str) -> None:
    missing = [entry["forms"][0] for entry in tables(code, "saying")["verb"] if "example" not in entry]
    assert not missing
