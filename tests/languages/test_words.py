"""Files of words: a file and the folder of its name are one, errors name the part, and no order of files decides."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from dragoman.languages import words
from dragoman.languages.words import Entry
from dragoman.ontology import table
from dragoman.reading.builtin.guards import guarded
from dragoman.record.errors import BadWords
from wordcases import LANGUAGES

ROOM = Path(words.__file__).parent


def parts(code: str) -> dict[str, dict[str, tuple[Entry, ...]]]:
    """The verbs and nouns of each file of triggers."""
    paths = sorted((ROOM / code / "triggers").glob("*.toml"))
    return {path.stem: words.read_tables(path.read_text(encoding="utf-8"), path.name) for path in paths}


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of one language, in place of dragoman's own."""
    (tmp_path / "xx" / "tools").mkdir(parents=True)
    monkeypatch.setattr(words, "files", lambda package: tmp_path)
    for cached in (words.tables, words.known_languages):
        monkeypatch.setattr(words, cached.__name__, cached.__wrapped__)
    return tmp_path / "xx"


def test_a_file_and_the_folder_of_its_name_are_one(room: Path):
    (room / "tools.toml").write_text('[[saw]]\nid = "first"\n')
    (room / "tools" / "b.toml").write_text('[[saw]]\nid = "third"\n')
    (room / "tools" / "a.toml").write_text('[[saw]]\nid = "second"\n[[axe]]\nid = "other"\n')
    (room / "tools" / "notes.txt").write_text("no words")
    told = words.tables("xx", "tools")
    assert [entry["id"] for entry in told["saw"]] == ["first", "second", "third"] and len(told["axe"]) == 1
    assert words.known_languages() == ("xx",)


def test_a_folder_alone_is_enough_and_neither_is_none(room: Path):
    (room / "tools" / "a.toml").write_text('[[saw]]\nid = "only"\n')
    assert [entry["id"] for entry in words.tables("xx", "tools")["saw"]] == ["only"]
    assert words.tables("xx", "triggers") == {} and words.tables("tools", "a") == {}


def test_an_error_names_the_part(room: Path):
    (room / "tools.toml").write_text('[[saw]]\nid = "good"\n')
    (room / "tools" / "a.toml").write_text("[[saw\n")
    with pytest.raises(BadWords, match=r"languages/xx/tools/a\.toml"):
        words.tables("xx", "tools")


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_kind_of_happening_has_one_file_the_same_in_every_language(code: str):
    def places(one: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name, part in parts(one).items():
            for rows in part.values():
                for entry in rows:
                    found[entry["kind"]].add(name)
        return found

    assert places(code) == places("en") and all(len(names) == 1 for names in places(code).values())
    assert set(places(code)) <= set(table("kinds"))
    assert {name for part in parts(code).values() for name in part} == {"verb", "noun"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_order_of_files_decides_between_words_that_ask_for_nothing(code: str):
    listed: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for name, part in parts(code).items():
        for entry in (*part.get("verb", ()), *part.get("noun", ())):
            if guarded(entry):
                continue
            for key in ("finite", "participle", "infinitive", "forms"):
                for form in entry.get(key, ()):
                    listed[key, form, "particle" in entry, entry.get("rank", 0)].add(name)
    assert [place for place, names in listed.items() if len(names) > 1] == []
