"""Tables of cases (tests/languages/<code>/*.toml) and entries of the words, as parameters of tests."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.languages.words import tables

LANGUAGES = ("de", "en", "es", "fr")


def cases(name: str) -> list[Any]:
    """Parameters (language, case) of tests/languages/<code>/<name>.toml for every language that has the table."""
    found = []
    for path in sorted((Path(__file__).parent / "languages").glob(f"*/{name}.toml")):
        loaded = tomllib.loads(path.read_text(encoding="utf-8"))
        code = path.parent.name
        found += [pytest.param(code, case, id=f"{code}-{case['text'][:40]}") for case in loaded["case"]]
    return found


def entries_of(file: str, *, only: tuple[str, ...] = ()) -> list[Any]:
    """Parameters (language, entry) of a file of words; entries without an example are left to the test of examples."""
    return [
        pytest.param(code, entry, id=f"{code}-{name}-{index}")
        for code in LANGUAGES
        for name, rows in tables(code, file).items()
        for index, entry in enumerate(rows)
        if (not only or name in only) and "example" in entry
    ]
