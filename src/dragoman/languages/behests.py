"""Phrases and verbs that tell at whose wish a thing is done, from behests.toml."""

from __future__ import annotations

import re
from functools import cache

from dragoman.languages.words import entries

BETWEEN = r"(?:\w+ )?"
"""One word may stand inside a phrase where its form has a gap: "auf … Wunsch", "at … request"."""


def behests(text: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """Where phrases of asking stand ("at the request of"), [start, end); a denied one is none ("not by order of")."""
    pattern, denied = _phrases(language), _denied(language)
    if pattern is None:
        return ()
    found = (met.span() for met in pattern.finditer(text))
    return tuple(span for span in found if denied is None or not denied.search(text[: span[0]]))


def contrasts(text: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """Where "not X but Y" stands: where X begins, and where Y begins; X and Y are a few words with a capital."""
    pattern = _contrast(language)
    return tuple((met.start("x"), met.start("y")) for met in pattern.finditer(text)) if pattern else ()


def asks(word: str, language: str | None) -> bool:
    """Whether a word is a form of a verb of asking."""
    return word.casefold() in _forms(language, "verb")


def owns(word: str, language: str | None) -> bool:
    """Whether a word names what one side asks another for: a meeting, a break, a delay."""
    return word.casefold() in _forms(language, "thing")


@cache
def _forms(language: str | None, table: str) -> frozenset[str]:
    return frozenset(form for entry in entries(language, "behests", table) for form in entry["forms"])


@cache
def _phrases(language: str | None) -> re.Pattern[str] | None:
    forms = [form for entry in entries(language, "behests", "phrase") for form in entry["forms"]]
    inner = [re.escape(form).replace(r"\ …\ ", f" {BETWEEN}") for form in sorted(forms, key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(inner)})(?!\w)", re.IGNORECASE) if inner else None


@cache
def _contrast(language: str | None) -> re.Pattern[str] | None:
    pairs = [(first, but) for entry in entries(language, "behests", "contrast") for first, but in entry["pairs"]]
    if not pairs:
        return None
    party = r"[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,2}"
    articles = rf"(?:(?:{'|'.join(_articles(language))}) )?" if _articles(language) else ""
    nots, buts = ("|".join(sorted({re.escape(one[at]) for one in pairs})) for at in (0, 1))
    return re.compile(rf"(?<!\w)(?i:{nots}) {articles}(?P<x>{party}),? (?i:{buts}) {articles}(?P<y>{party})")


@cache
def _articles(language: str | None) -> tuple[str, ...]:
    return tuple(form for entry in entries(language, "behests", "article") for form in entry["forms"])


@cache
def _denied(language: str | None) -> re.Pattern[str] | None:
    """A word of denial right in front, at the end of what stands before."""
    forms = [re.escape(form) for entry in entries(language, "behests", "denial") for form in entry["forms"]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})\s+$", re.IGNORECASE) if forms else None


__all__ = ["asks", "behests", "contrasts", "owns"]
