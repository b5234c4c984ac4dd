"""How two forms of a name stand to each other: equal, spelt or called otherwise, a slip of the pen, or another name."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from anyascii import anyascii
from rapidfuzz.distance import OSA

from dragoman.languages.given import given_names
from dragoman.ontology import table

_SILENT = re.compile(r"(?<=[bcdgkprstzj])h|(?<=[aeiou])h(?![aeiou])|e$")
_DOUBLED = re.compile(r"(.)\1")
_PARTS = re.compile(r"[\s\-‐–]+")
Likeness = Literal["equal", "romanised", "respelt", "inflected", "nickname", "translated", "initial", "slip", "other"]


def words(name: str) -> list[str]:
    """The parts of a name, double names in two."""
    return [part for part in _PARTS.split(name) if part]


@cache
def plain(name: str) -> str:
    """A name without case, accents, dots and hyphens, in Latin letters."""
    return anyascii(name).casefold().replace("-", "").replace(".", "").replace("'", "").replace("’", "").strip()


@cache
def romanised(name: str) -> str:
    """A name with the letters that romanisations write in several ways written in one."""
    folded = plain(name)
    for old, new in table("names")["romanisation"]["pairs"]:
        folded = folded.replace(old, new)
    return folded


@cache
def transliterated(a: str, b: str) -> bool:
    """Whether two languages may write one name of another script so: "Mchedlidze" (en), "Mtschedlidse" (de)."""
    return min(len(plain(a)), len(plain(b))) >= 4 and bool(_heard(plain(a)) & _heard(plain(b)))


@cache
def _heard(folded: str) -> frozenset[str]:
    """What a folded name may stand for, letters that languages read in several ways in each of them."""
    if not folded:
        return frozenset([""])
    letters, readings = next(
        ((old, new) for old, new in table("names")["transliteration"]["readings"] if folded.startswith(old)),
        (folded[0], [folded[0]]),
    )
    return frozenset(reading + rest for reading in readings for rest in _heard(folded[len(letters) :]))


@cache
def _sets(which: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, names in enumerate(table("names")[which]["sets"]):
        for name in names:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _share(which: str, one: str, two: str) -> bool:
    sets = _sets(which)
    return bool(sets.get(one, frozenset()) & sets.get(two, frozenset()))


@cache
def likeness(a: str, b: str) -> Likeness:
    """How one part of a name stands to another. Only "inflected" ("Lindens" to "Linden") has a direction."""
    one, two = plain(a), plain(b)
    if one == two:
        return "equal"
    if romanised(a) == romanised(b):
        return "romanised"
    if _sound(a) == _sound(b) and is_given_name(a) and is_given_name(b):
        return "respelt"
    if len(one) == 1 or len(two) == 1:
        return "initial" if one[:1] == two[:1] else "other"
    if len(two) >= 4 and one == two + "s":
        return "inflected"
    if _share("nicknames", one, two) or _short_form(one, two):
        return "nickname"
    if _share("translations", one, two):
        return "translated"
    return "slip" if _near(a, b) else "other"


def _near(a: str, b: str) -> bool:
    one, two = plain(a), plain(b)
    if OSA.distance(one, two) <= allowed(one, two):
        return True
    heard_one, heard_two = romanised(a), romanised(b)
    return min(len(heard_one), len(heard_two)) >= 5 and OSA.distance(heard_one, heard_two) <= 1


def feminine(a: str, b: str) -> bool:
    """Whether one given name is the other's feminine: "Daniel" and "Daniela" are two people."""
    one, two = plain(a), plain(b)
    return one.endswith("a") != two.endswith("a") and (
        one.rstrip("aeo") == two.rstrip("aeo") or one + "a" == two or two + "a" == one
    )


def _short_form(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return len(short) >= 3 and len(long) - len(short) >= 2 and long.startswith(short)


def two_given_names(a: str, b: str) -> bool:
    """Whether both are known given names that sound apart: one letter may make another person ("Tim", "Tom")."""
    return is_given_name(a) and is_given_name(b) and _sound(a) != _sound(b)


def is_given_name(name: str) -> bool:
    """Whether a list knows a name as a given name (outside knowledge)."""
    return name.title() in given_names()


def _sound(name: str) -> str:
    """A name without silent and doubled letters ("Anthony" is "Antony")."""
    return _DOUBLED.sub(r"\1", _SILENT.sub("", romanised(name)))


def allowed(one: str, two: str) -> int:
    """How many strokes apart two forms may be and still be one name: none under three letters, two from seven on."""
    shorter = min(len(one), len(two))
    return 0 if shorter < 3 else 1 if shorter < 7 else 2
