"""Which files are reports: files named, folders through and through, globs; in one order wherever they are read."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from dragoman.record.report import Trouble

PAGES = frozenset({".html", ".htm", ".xhtml"})
FEEDS = frozenset({".json", ".jsonl", ".ndjson", ".jsonld"})
ENDINGS = frozenset({".txt", ".md", ".html", ".htm"}) | FEEDS


class Found(Struct, frozen=True):
    """A file to be read and its path relative to what was given, with / between."""

    file: Path
    path: str


def find_files(paths: Iterable[Path | str]) -> tuple[list[Found], list[Trouble]]:
    """The files under the paths given, each once, sorted by path; what is not there becomes a Trouble."""
    found: dict[Path, Found] = {}
    troubles: list[Trouble] = []
    for given in paths:
        below = list(_below(given)) if str(given) else []
        if not below and not (str(given) and Path(given).is_dir()):
            troubles.append(_missing(given))
        for item in below:
            found.setdefault(item.file.resolve(), item)
    return sorted(found.values(), key=lambda item: (item.path, str(item.file))), troubles


def _below(given: Path | str) -> Iterator[Found]:
    path = Path(given)
    if path.is_dir():
        yield from _inside(path)
    elif path.exists():
        yield Found(path, sound(path.name))
    elif glob.has_magic(str(given)):
        matches = glob.glob(str(given), recursive=True)  # noqa: PTH207 (Path.glob takes no absolute pattern)
        for inner in sorted(map(Path, matches)):
            yield from _inside(inner) if inner.is_dir() else [Found(inner, sound(inner.name))]


def _inside(folder: Path) -> Iterator[Found]:
    """The reports below a folder; hidden ones, and what an earlier run wrote there, are none."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _written(Path(where) / name))
        for name in sorted(names):
            file = Path(where) / name
            if file.suffix.lower() in ENDINGS and not name.startswith("."):
                yield Found(file, sound(file.relative_to(folder).as_posix()))


def _written(folder: Path) -> bool:
    return (folder / "record.json").is_file() and (folder / "dossier.html").is_file()


def sound(text: str) -> str:
    """Text that can be written as UTF-8: a half of a surrogate pair, as in an old file name, becomes "?"."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _missing(given: Path | str) -> Trouble:
    why = "Nothing stands under this path. Check its spelling; a pattern needs * or ** in quotation marks."
    return Trouble(path=sound(Path(given).as_posix()) if str(given) else '""', what="no such file or folder", why=why)
