"""Which form of another country stands for a form of this one, and the words around it that depend on it."""

from __future__ import annotations

import re

from dragoman.languages.likeness import romanised
from retelling.lands import forms

STATES = re.compile(r"(?:(?:People[’']s )?Republic of|(?:Volks)?[Rr]epubli[kc]|République|República)\b")
ARTICLE = re.compile(r"(?<!\w)([Aa])(n?) \Z")
ELIDED, FULL = re.compile(r"(?<!\w)([Dd]|[Qq]u)['’]\Z"), re.compile(r"(?<!\w)([Dd]|[Qq]u)e \Z")
VOWEL = re.compile(r"[aeiouyh]", re.I)


def matched(listed: dict[str, tuple[str, ...]], code: str, land: str) -> dict[str, str]:
    """The forms of one country with those of another: of the same look and ending, or else the first.

    Where a republic is told with its name, the name alone changes.
    """
    others, mine = listed.get(land, ()), listed.get(code, ())
    return {form: _like(form, mine, others) for form in mine if others and not STATES.match(form)}


def _like(form: str, mine: tuple[str, ...], others: tuple[str, ...]) -> str:
    feminine, plural = _ending(form, mine[0])
    alike = [other for other in others if _shape(other) == _shape(form)] or list(others)
    endings = [(other, *_ending(other, alike[0])) for other in alike]
    return min(endings, key=lambda one: (one[2] != plural, one[1] != feminine))[0]


def _shape(form: str) -> tuple[bool, bool, bool]:
    return form.isupper(), "." in form, "-" in form


def _ending(form: str, first: str) -> tuple[bool, bool]:
    """Whether a form is feminine and plural beside the first of its list ("grec": "grecque", "grecs")."""
    if not form.islower():
        return False, False
    bare = form.removesuffix("s")
    feminine = bare[-1:] in ("e", "a") and bare != first.removesuffix("s")
    return feminine, form.endswith("s") and not first.endswith("s")


def owners(code: str, language: str) -> tuple[str, ...]:
    """How a text says whose a body or office is, just before it: a country, its adjective, a genitive."""
    names = (*forms(language, "country").get(code, ()), *forms(language, "nationality").get(code, ()))
    return (*names, *(f"{name}{mark}s" for name in names for mark in "'’"))


def with_article(between: str, before: str, after: str, language: str) -> str:
    """What stands before a word, with "a" or "an" as the new word wants it where the old one had its own.

    So with the French "d'" and "qu'": "d'Oslo" becomes "de Rome".
    """
    if language == "fr" and before and after:
        return _with_elision(between, before, after)
    found = ARTICLE.search(between) if language == "en" else None
    if found is None or not before or not after or bool(found[2]) != _wants_an(before):
        return between
    return f"{between[: found.start()]}{found[1]}{'n' if _wants_an(after) else ''} "


def _with_elision(between: str, before: str, after: str) -> str:
    was, becomes = (VOWEL.match(romanised(word)) is not None for word in (before, after))
    if was and not becomes and (found := ELIDED.search(between)):
        return f"{between[: found.start()]}{found[1]}e "
    if becomes and not was and (found := FULL.search(between)):
        return f"{between[: found.start()]}{found[1]}’"
    return between


def _wants_an(word: str) -> bool:
    """Whether a word is said with a vowel first; single letters and "U" ones aside ("a UK ship", "an L-shaped")."""
    return word[0].casefold() in "aeiou" and re.match(r"U[KS.]|[Uu][gkn]i|[Ee]u|[Uu]ru", word) is None
