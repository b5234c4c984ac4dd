"""The words of the page, from page_words.toml: one table per language the page can speak."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.record.errors import UnknownLanguage

Words = dict[str, Any]


@cache
def all_page_words() -> dict[str, Words]:
    """Every page language's words, by code, in the order of the file."""
    path = files("dragoman.outputs") / "page_words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def page_words(language: str) -> Words:
    """The words of one page language. Raises UnknownLanguage with the choices."""
    known = all_page_words()
    if language not in known:
        raise UnknownLanguage(f"The page does not speak {language!r}. It speaks: {', '.join(known)}.")
    return known[language]


def counted(form: dict[str, str], number: int) -> str:
    """A number with its noun: {one, other} of the words, `{n}` filled in."""
    return form["one" if number == 1 else "other"].replace("{n}", str(number))


def language_name(code: str | None, words: Words) -> str:
    """What a language is called on the page; its code where the page has no name for it."""
    if code is None:
        return str(words["no_language"])
    return str(words["language"].get(code.split("-")[0], code))
