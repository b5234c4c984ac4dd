"""The words of a language: TOML tables under languages/<code>/, forms that name ids. No code knows a language.

Every entry may carry `example` (a sentence it must be found in), `not` (one it must not be found in) and `from`
(its source); tests run them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.record.errors import BadWords

Entry = dict[str, Any]


@cache
def known_languages() -> tuple[str, ...]:
    """Codes of the languages that have words, sorted."""
    here = files("dragoman.languages")
    return tuple(sorted(p.name for p in here.iterdir() if p.is_dir() and len(p.name) == 2))


@cache
def tables(code: str | None, name: str) -> dict[str, tuple[Entry, ...]]:
    """All tables of languages/<code>/<name>.toml, each a tuple of entries; empty when there is no such file.

    `[[weekday]] …` becomes `tables("de", "calendar")["weekday"]`.
    """
    if code is None or code not in known_languages():
        return {}
    path = files("dragoman.languages") / code / f"{name}.toml"
    if not path.is_file():
        return {}
    return read_tables(path.read_text(encoding="utf-8"), f"languages/{code}/{name}.toml")


def read_tables(text: str, where: str) -> dict[str, tuple[Entry, ...]]:
    """TOML text whose top level holds arrays of tables. Raises BadWords naming the file."""
    try:
        loaded = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadWords(f"{where}: {error}. Each entry stands under [[name]].") from error
    return {key: tuple(value) for key, value in loaded.items() if isinstance(value, list)}


def entries(code: str | None, name: str, table: str) -> tuple[Entry, ...]:
    """The entries of one table, in the order of the file."""
    return tables(code, name).get(table, ())
