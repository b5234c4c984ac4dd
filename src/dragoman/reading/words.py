"""The words that repair, bounds and health lean on, gathered once per language from languages/<code>/health.toml."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from dragoman.languages.words import entries, known_languages

FILE = "health"


class ReadingWords(Struct, frozen=True):
    """One language's words for the state of a text; all empty where a language has none."""

    finite: frozenset[str] = frozenset()
    maybe_finite: frozenset[str] = frozenset()
    finite_endings: tuple[str, ...] = ()
    maybe_endings: tuple[str, ...] = ()
    never_finite: frozenset[str] = frozenset()
    never_endings: tuple[str, ...] = ()
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    first_person: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    tails: tuple[str, ...] = ()
    lone_tails: tuple[str, ...] = ()
    spaced_marks: str = ""
    ordinal_stop: bool = False
    capital_nouns: bool = False
    abbreviations: dict[str, str] = {}

    def abbreviation_kind(self, token: str) -> str | None:
        """title (never ends a sentence), number (not before digits), open (ends one only before an opener)."""
        known = self.abbreviations
        if token in known:
            return known[token]
        last = re.split("[-'’]", token)[-1]
        return known.get(last) or known.get(token.lower()) if last != token or token.isupper() else None


class JoinedNames(Struct, frozen=True):
    """Names and words written with a capital inside, and endings of web addresses, in all languages."""

    forms: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    domains: frozenset[str]


def _forms(language: str | None, table: str, key: str = "forms") -> tuple[str, ...]:
    return tuple(form for entry in entries(language, FILE, table) for form in entry.get(key, ()))


def _abbreviations(language: str | None) -> dict[str, str]:
    listed = entries(language, FILE, "abbreviation")
    return {form.replace(" ", "").rstrip("."): entry["kind"] for entry in listed for form in entry["forms"]}


@cache
def words_of(language: str | None) -> ReadingWords:
    """The words of one language (None or unknown: none, so that nothing is ever called verbless)."""
    habits = entries(language, FILE, "habit")
    return ReadingWords(
        finite=frozenset(_forms(language, "finite")),
        maybe_finite=frozenset(_forms(language, "maybe_finite")),
        finite_endings=_forms(language, "finite", "endings"),
        maybe_endings=_forms(language, "maybe_finite", "endings"),
        never_finite=frozenset(_forms(language, "never_finite")),
        never_endings=_forms(language, "never_finite", "endings"),
        subjects=frozenset(_forms(language, "maybe_finite", "after")),
        objects=frozenset(_forms(language, "maybe_finite", "before")),
        openers=frozenset(_forms(language, "opener")),
        saying=frozenset(_forms(language, "saying")),
        first_person=frozenset(_forms(language, "first_person")),
        particles=frozenset(_forms(language, "particle")),
        tails=_forms(language, "tail"),
        lone_tails=_forms(language, "tail", "certain"),
        spaced_marks="".join(habit.get("spaced_marks", "") for habit in habits),
        ordinal_stop=any(habit.get("ordinal_stop", False) for habit in habits),
        capital_nouns=any(habit.get("capital_nouns", False) for habit in habits),
        abbreviations=_abbreviations(language),
    )


@cache
def joined_names() -> JoinedNames:
    """Forms with a capital inside; brands and surnames cross languages, so all languages' lists are one."""

    def gather(table: str, key: str) -> tuple[str, ...]:
        return tuple(form for code in known_languages() for form in _forms(code, table, key))

    return JoinedNames(
        forms=frozenset(gather("joined", "forms")),
        prefixes=gather("joined", "prefixes"),
        suffixes=gather("joined", "suffixes"),
        domains=frozenset(gather("domain", "forms")),
    )
