"""Which countries a text names, by themselves, their people or an adjective, in any language that has the words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dragoman.languages.patterns import choice
from dragoman.languages.words import Entry, entries

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1 << 12)
def find_nations(text: str, language: str | None) -> tuple[tuple[int, int, str], ...]:
    """(start, end, ISO 3166 code) of every word that names a country, left to right; none in an unknown language."""
    codes, openings = _nations(language)
    found, at = [], 0
    for word in _WORD.finditer(text):
        forms = openings.get(word[0]) if word.start() >= at else None
        met = _any_of(forms).match(text, word.start()) if forms else None
        if met:
            found.append((met.start(), met.end(), codes[" ".join(met[0].split())]))
            at = met.end()
    return tuple(found)


@lru_cache(maxsize=1 << 10)
def _any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{choice(forms, exact=True)}(?!\w)")


@cache
def nationality_forms(language: str | None) -> dict[str, str]:
    """ISO 3166 code by every form of an adjective or a people, as written: "Norwegian", "norwegische", "Norwegerin"."""
    codes: dict[str, str] = {}
    adjective, people = _endings(language, "adjective") or ("",), _endings(language, "people") or ("",)
    feminine = [form for entry in entries(language, "places", "ending") for form in entry.get("feminine", ())]
    for entry in entries(language, "places", "nationality"):
        for form in entry["forms"]:
            ends = adjective if form[:1].islower() or "-" in form else ("",)
            codes.update({first + form[1:] + end: entry["id"] for first in _both(form[0]) for end in ends})
        codes.update({form + end: entry["id"] for form in entry["people"] for end in people})
        codes.update({form.removesuffix("e") + end: entry["id"] for form in entry["people"] for end in feminine})
    return codes


@cache
def _nations(language: str | None) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Codes by form, and the forms by their first word: one expression of all takes longer than reading a report."""
    codes = dict(nationality_forms(language))
    for listed in (_countries(language, "countries"), _countries(language, "places")):
        for entry in listed:
            codes.update({f + end: entry["id"] for f in entry["forms"] for end in ("", *_endings(language, "country"))})
    openings: dict[str, list[str]] = {}
    for form in codes:
        openings.setdefault(_WORD.findall(form)[0], []).append(form)
    return codes, {word: tuple(forms) for word, forms in openings.items()}


def _both(letter: str) -> tuple[str, str]:
    return letter, letter.upper()


def _countries(language: str | None, file: str) -> tuple[Entry, ...]:
    return entries(language, file, "country") if entries(language, "places", "nationality") else ()


def _endings(language: str | None, of: str) -> tuple[str, ...]:
    return tuple(
        form for entry in entries(language, "places", "ending") if entry["of"] == of for form in entry["forms"]
    )
