"""The words of the page: every page language says everything the others say, and all the record can hold."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any, get_args

import pytest

from dragoman.outputs.page_words import all_page_words, counted, language_name, page_words
from dragoman.record import lines, values
from dragoman.record.reading import ActorKind

CHOICES = [
    ("status", values.Status),
    ("part_of_day", values.PartOfDay),
    ("verdict", lines.Verdict),
    ("difference", lines.DifferenceKind),
    ("caution", lines.CautionKind),
    ("actor", ActorKind),
]


def shape(words: Any) -> Any:
    """The keys of a table, down to the leaves; of a list its length, of a text what is filled in."""
    if isinstance(words, dict):
        return {key: shape(value) for key, value in words.items()}
    if isinstance(words, list):
        return len(words)
    return sorted(part.split("}")[0] for part in words.split("{")[1:])


@pytest.mark.parametrize("language", all_page_words())
def test_page_languages_have_the_same_words(language: str) -> None:
    assert shape(page_words(language)) == shape(page_words("en"))


@pytest.mark.parametrize(("table", "choices"), CHOICES, ids=[name for name, _ in CHOICES])
def test_page_has_a_word_for_every_choice_of_the_record(table: str, choices: Any) -> None:
    assert list(page_words("en")[table]) == list(get_args(choices))


def test_page_has_a_word_for_every_stance_a_language_names() -> None:
    paths = [one / "saying.toml" for one in files("dragoman.languages").iterdir()]
    named = {stance for path in paths if path.is_file() for stance in _stances(path.read_text(encoding="utf-8"))}
    assert set(page_words("en")["stance"]) == named - {"neutral"}


def _stances(text: str) -> set[str]:
    """The stances of a language's saying verbs; a parted verb has one for each particle."""
    verbs = tomllib.loads(text)["verb"]
    return {one for verb in verbs for one in (verb.get("stance", "neutral"), *verb.get("stances", ()))}


def test_counted_takes_the_form_of_its_number() -> None:
    form = page_words("de")["count"]["reports"]
    assert [counted(form, number) for number in (0, 1, 2)] == ["0 Berichte", "1 Bericht", "2 Berichte"]


def test_language_name_falls_back_to_the_code() -> None:
    words = page_words("en")
    assert [language_name(code, words) for code in ("pt-BR", "xx", None)] == ["Portuguese", "xx", "language unknown"]
