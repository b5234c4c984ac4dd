"""The words of a language: TOML tables under languages/<code>/, forms that name ids. No code knows a language.

Every entry may carry `example` (a sentence it must be found in), `not` (one it must not be found in) and `from`
(its source); tests run them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
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
    """All tables of languages/<code>/<name>.toml and of <name>/*.toml beside it, each a tuple of entries.

    `[[weekday]] …` becomes `tables("de", "calendar")["weekday"]`; empty when there is no such file. A long file may be
    split over a folder of its name: a table's entries follow one another, the file's first, then the folder's by name.
    """
    if code is None or code not in known_languages():
        return {}
    here = files("dragoman.languages") / code
    found: dict[str, tuple[Entry, ...]] = {}
    for where, path in _parts(here, name):
        for table, rows in read_tables(path.read_text(encoding="utf-8"), f"languages/{code}/{where}").items():
            found[table] = found.get(table, ()) + rows
    return found


def _parts(here: Traversable, name: str) -> list[tuple[str, Traversable]]:
    """<name>.toml and, sorted, the files <name>/*.toml: where each stands below `here`, and itself."""
    whole, folder = here / f"{name}.toml", here / name
    inside = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    parts = [(f"{name}/{part}", folder / part) for part in inside if part.endswith(".toml")]
    return [*([(whole.name, whole)] if whole.is_file() else []), *parts]


def read_tables(text: str, where: str) -> dict[str, tuple[Entry, ...]]:
    """TOML text whose top level holds arrays of tables. Raises BadWords naming the file."""
    try:
        loaded = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadWords(f"{where}: {error}. Each entry stands under [[name]].") from error
    return {key: tuple(value) for key, value in loaded.items() if isinstance(value, list)}


def entries(code: str | None, name: str, table: str) -> tuple[Entry, ...]:
    """The entries of one table, in the order of its file or files."""
    return tables(code, name).get(table, ())
