"""What a story has met: countries and cities, words that are no names, other spellings of a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache

from rapidfuzz.distance import Levenshtein

from dragoman.languages.encoder import builtin_encoder
from dragoman.languages.words import entries, known_languages, tables
from dragoman.ontology import table
from retelling.days import months, weekdays
from retelling.lands import cities, city_forms, forms

PART, STEM, ENDING = 4, 5, 3
"""Letters of half a compound and of a stem at least, and of an ending at most."""
WORD = re.compile(r"[^\W\d_]+")


@cache
def vocabulary() -> frozenset[str]:
    """Every word that some list of dragoman holds, months and weekdays too: a name part that equals one stays."""
    found: set[str] = set()
    for language in known_languages():
        found.update(*(WORD.findall(name) for name in (*months(language), *weekdays(language))))
        for file in ("counted", "function", "hedges", "names", "offices", "page", "saying", "triggers", "units"):
            for listed in tables(language, file).values():
                found.update(word for entry in listed for form in entry.get("forms", ()) for word in WORD.findall(form))
        for entry in entries(language, "places", "next_to_name"):
            found.update(entry["forms"])
    found.update(*(WORD.findall(name) for entry in table("agencies").values() for name in entry["names"]))
    return frozenset(word.casefold() for word in found)


def is_word(part: str) -> bool:
    """Whether the encoder has a part, in small letters and perhaps without its ending, as a piece of its own.

    So with compounds, of two such pieces.
    """
    small, pieces = part.lower(), _pieces()
    stems = [small[:end] for end in range(max(len(small) - ENDING, STEM), len(small))]
    if len(small) >= PART and any(f"▁{form}" in pieces for form in (small, *stems)):
        return True
    cuts = range(PART, len(small) - PART + 1)
    return any(f"▁{small[:cut]}" in pieces and f"▁{small[cut:]}" in pieces for cut in cuts)


@cache
def _pieces() -> frozenset[str]:
    return frozenset(builtin_encoder().backend.sp._pieces)


@cache
def place_words() -> frozenset[str]:
    """Every word of a country's, city's or people's name in whatever language: no person's name becomes one."""
    said = set(cities())
    for language in known_languages():
        for listing in ("country", "region", "nationality"):
            for key in ("forms", "people"):
                said.update(form for listed in forms(language, listing, key).values() for form in listed)
        said.update(form for entry in entries(language, "places", "city") for form in entry["forms"])
    return frozenset(word.casefold() for form in said for word in WORD.findall(form))


def known(part: str, vocabulary: Collection[str]) -> bool:
    """Whether a part is a word of the lists, or a compound that ends in a long one ("Untersuchungskommission")."""
    ends = (part[index:] for index in range(3, len(part) - 4))
    return part in vocabulary or any(end in vocabulary for end in ends)


def spelt_alike(word: str, part: str) -> bool:
    """Whether a capitalised word may be another spelling of a name part ("Korfu", "Corfou")."""
    like = len(part) > 4 and len(word) > 4 and word[0].isupper() and part[0].isupper()
    genitive = part + "s" == word or word + "s" == part
    return (
        like
        and not genitive
        and abs(len(word) - len(part)) < 2
        and Levenshtein.distance(word, part, score_cutoff=1) == 1
    )


def countries_in(texts: list[str]) -> list[str]:
    """Codes of the countries that the texts name, by themselves, their people or an adjective, in whatever language."""
    words = {word for text in texts for word in WORD.findall(text)}
    joined = "\n".join(texts)

    def stands(form: str) -> bool:
        first, *_ = WORD.findall(form)
        return (
            any(word.startswith(first) for word in words)
            and re.search(rf"(?<!\w){re.escape(form)}", joined) is not None
        )

    codes: set[str] = set()
    for language in known_languages():
        for listing, key in (("country", "forms"), ("nationality", "forms"), ("nationality", "people")):
            listed = forms(language, listing, key)
            codes |= {code for code, said in listed.items() if len(code) == 2 and any(stands(form) for form in said)}
    return sorted(codes)


def towns(places: Iterable[str], codes: Iterable[str]) -> list[str]:
    """Names in the gazetteer of the cities among the places read, and of the capitals of the countries met."""
    read, met = set(places), set(codes)
    named = {
        name for name in cities() if any(form in read for code in known_languages() for form in city_forms(name, code))
    }
    return sorted(named | {city.name for city in cities().values() if city.capital and city.iso in met})
