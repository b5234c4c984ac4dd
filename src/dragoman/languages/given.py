"""Given names from outside knowledge: they only help to tell that two capitals in a row are a person."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dragoman.ontology import table


@cache
def _listed() -> dict[str, str]:
    text = (files("dragoman.languages") / "given_names.txt").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return {name: gender for name, _, gender in rows}


@cache
def given_names() -> frozenset[str]:
    """Given names of many countries, as written there (languages/given_names.txt says whence)."""
    return frozenset(_listed())


def gender_of(given: str) -> str | None:
    """ "f" or "m" where every list of a given name's countries agrees, else None."""
    return _listed().get(given) or None


@cache
def _translated() -> frozenset[str]:
    return frozenset(name.title() for names in table("names")["translations"]["sets"] for name in names)


def is_translated_name(text: str) -> bool:
    """Whether a word is one of the given names that are told in several languages' forms."""
    return text in _translated()
