"""Other countries and cities, with their adjectives, people and capitals, in every language that has the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, NamedTuple

from dragoman.languages.likeness import romanised
from dragoman.languages.words import entries, known_languages

SHAPE = re.compile(r"[^\W\d_]+[^\W\d_sxz]")
"""What a new name must look like: one word that takes a German genitive."""

LARGE = 500
"""Thousands of inhabitants from which a city is known by its name alone."""
NEXT = 8
"""Of so many of the largest cities that may be told one is drawn."""


class City(NamedTuple):
    """A city of the gazetteer."""

    name: str
    iso: str
    thousands: int
    capital: bool


@cache
def cities() -> dict[str, City]:
    """All cities of dragoman's gazetteer by name."""
    text = (files("dragoman.languages") / "gazetteer" / "cities.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in text.splitlines() if row and not row.startswith("#")]
    return {name: City(name, iso, int(thousands), capital == "1") for name, iso, thousands, capital in rows}


@cache
def forms(language: str, table: str, key: str = "forms") -> dict[str, tuple[str, ...]]:
    """All forms of a table by id; those of countries.toml come before those of places.toml."""
    found: dict[str, tuple[str, ...]] = {}
    for file in ("countries", "places"):
        for entry in entries(language, file, table):
            code = str(entry.get("id", entry.get("name", "")))
            found[code] = (*found.get(code, ()), *entry.get(key, ()))
    return found


def city_forms(name: str, language: str) -> tuple[str, ...]:
    """What a language calls a city: its own words first."""
    return tuple(dict.fromkeys((*forms(language, "city").get(name, ()), name)))


def doubtful(name: str) -> bool:
    """Whether some language lists a name as one that is also a word."""
    return any(name in entry["forms"] for code in known_languages() for entry in entries(code, "places", "doubtful"))


class Lands:
    """Which country becomes which, and which city; the table grows as it is asked, in a seeded order."""

    def __init__(
        self, data: dict[str, Any], chance: Random, *, met: Iterable[str], towns: Iterable[str] = ()
    ) -> None:  # fmt: skip
        self._chance, self._data = chance, data
        self._needed = Counter(cities()[town].iso for town in towns if not cities()[town].capital)
        self._country: dict[str, str] = {}
        self._city: dict[str, str] = {}
        self._met = set(met)
        for code in sorted(self._met):
            self.country(code)

    def country(self, code: str) -> str:
        """The country that a country becomes: one with the same kind of article and, where it can be, of short name.

        And one with a large city for each that is told of, so that a town stays in its country.
        """
        if code not in self._country:
            left = [other for other in self._pool(code) if other != code and other not in self._country.values()]
            free = [other for other in left if other not in self._met]
            roomy = [other for other in free if len(_large(other)) >= self._needed[code]]
            self._country[code] = self._chance.choice(roomy or free or left or [code])
        return self._country[code]

    def city(self, name: str) -> str:
        """The city that a city becomes: a capital that of its new country, another one of its larger ones."""
        if name not in self._city:
            city = cities()[name]
            land = self.country(city.iso) if city.iso else ""
            taken = {*self._city.values(), *self._city}
            by_size = sorted(cities().values(), key=lambda other: (-other.thousands, other.name))
            capitals = [other for other in by_size if other.iso == land and other.capital]
            among = [other.name for other in capitals if _in_a_word(other.name)] if city.capital else _large(land)
            anywhere = [] if city.capital else [other for other in by_size if not other.capital]
            fit = [other for other in among if other not in taken]
            fit = fit or [o.name for o in anywhere if _in_a_word(o.name) and o.name not in taken] or [name]
            self._city[name] = fit[0] if city.capital else self._chance.choice(fit[:NEXT])
        return self._city[name]

    def moved(self) -> list[str]:
        """Codes of all countries moved so far."""
        return sorted(self._country)

    def _pool(self, code: str) -> list[str]:
        if code in self._data["short_names"]["codes"]:
            return list(self._data["short_names"]["codes"])
        for kind in ("feminine", "masculine", "plural", "republic"):
            if code in self._data["articles"][kind]:
                return [other for other in self._data["articles"][kind] if _told(other)]
        articled = {other for codes in self._data["articles"].values() for other in codes}
        special = articled | set(self._data["short_names"]["codes"])
        names = sorted(forms("en", "country"))
        pool = [other for other in names if other not in special and _told(other) and _plain(other)]
        return [other for other in pool if self._french(other) == self._french(code)] or pool

    def _french(self, code: str) -> tuple[bool, bool, bool]:
        """On what the words before a French country hang: no article, feminine, a vowel or "h" first."""
        name = romanised(forms("fr", "country").get(code, ("",))[0])
        bare = code in self._data["french"]["without_article"]
        return bare, name.endswith("e") and code not in self._data["french"]["masculine"], name[:1] in "aeiouyh"


@cache
def _large(code: str) -> tuple[str, ...]:
    """The large cities of a country beside its capital that every language calls by one word."""
    found = sorted(cities().values(), key=lambda city: (-city.thousands, city.name))
    return tuple(
        city.name
        for city in found
        if city.iso == code and not city.capital and city.thousands >= LARGE and _in_a_word(city.name)
    )


def _told(code: str) -> bool:
    """Whether every language with words of nations has its name and adjective, and it has a capital of another name."""
    languages = [one for one in known_languages() if entries(one, "places", "nationality")]
    tables = [(language, table) for language in languages for table in ("country", "nationality")]
    capital = _capital(code)
    if (
        capital is None
        or not _in_a_word(capital)
        or any(capital in forms(one, "country").get(code, ()) for one in languages)
    ):
        return False
    return all(forms(language, table).get(code) for language, table in tables)


def _plain(code: str) -> bool:
    """Whether its names are single words that mean nothing else, and its adjective takes the usual endings."""
    names = [forms(language, "country").get(code, ("?",))[0] for language in ("de", "en", "fr")]
    usual = forms("de", "nationality")[code][0].endswith("isch")
    return usual and all(_fits(name) for name in names)


def _in_a_word(city: str) -> bool:
    """Whether a city's name fits and every language calls it by one word, that is none of its words for places."""
    told = {city_forms(city, code)[0] for code in known_languages()}
    return _fits(city) and all(form.isalpha() and not doubtful(form) for form in told)


def _fits(name: str) -> bool:
    return SHAPE.fullmatch(name) is not None and not doubtful(name)


def _capital(code: str) -> str | None:
    return next((city.name for city in cities().values() if city.iso == code and city.capital), None)
