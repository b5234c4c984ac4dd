"""Needles: what stands in every text that an expression meets, and never more than that."""

from __future__ import annotations

import re
import sys
from string import ascii_lowercase
from typing import Any

import pytest

from dragoman.languages.needles import folded, may_meet, needles
from dragoman.languages.patterns import Patterns
from dragoman.reading.builtin.quantities import _counted
from dragoman.reading.builtin.times import _calendar

SLOTS = {"n": (("\ue000", "\ue002"),), "month": (("may", "june"),)}
LANGUAGES = ("de", "en", "es", "fr")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("am Freitag", (("am",), ("freitag",))),
        ("abc?d+e", (("ab",), ("d",), ("e",))),
        ("(?:foo|bar) {n} x", (("foo", "bar"), ("\ue000", "\ue002"), ("x",))),
        ("{month:first} to «{month}»", (("may", "june"), ("to",))),
        ("(?:foo|)x", (("x",),)),
        ("(?:foo )?x{0,3}y{2}", (("y",),)),
        ("(?:foo){0,1}z", (("z",),)),
        ("(?:un|(?:tr|qu)ois)s", (("un", "ois"), ("s",))),
        ("(?!no)(?<=ab)(?<!c)(?=d)yes", (("yes",),)),
        (r"\(con (?P<who>{any})\)", (("(con",), (")",))),
        (r"\d\bfoo\s", (("foo",),)),
        ("[½%€]x[a-z]", (("½", "%", "€"), ("x",))),
        ("[aA]é[^b]", ()),
        ("a|b|.", ()),
    ],
)
def test_needles(source: str, expected: tuple[tuple[str, ...], ...]) -> None:
    assert needles(source, SLOTS) == expected


@pytest.mark.parametrize(
    ("text", "met"), [("AM FREITAG", True), ("am ſamstag, freıtag", True), ("am Freita g", False), ("Freitag", False)]
)
def test_a_text_holds_one_of_every_group(text: str, met: bool) -> None:
    assert may_meet((("am",), ("freitag", "samstag")), folded(text)) is met


@pytest.mark.parametrize("letter", ascii_lowercase)
def test_what_passes_for_a_letter_is_folded_to_it(letter: str) -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert {folded(found) for found in re.findall(letter, every, re.I)} == {letter}


def _cases() -> list[tuple[Patterns, int, str]]:
    tables = [calendar(code).patterns for calendar in (_calendar, _counted) for code in LANGUAGES]
    texts = {id(table): _examples(table) for table in tables}
    return [(table, i, text) for table in tables for i, text in texts[id(table)]]


def _examples(table: Patterns) -> list[tuple[int, str]]:
    return [(i, text) for i, (entry, _) in enumerate(table.entries) for text in _texts(entry)]


def _texts(entry: Any) -> list[str]:
    return [text for text in (entry.get("example"), entry.get("not")) if isinstance(text, str)]


def test_no_template_meets_a_text_without_its_needles() -> None:
    cases = _cases()
    assert len(cases) > 500
    for table, i, text in cases:
        if table._regular(i).search(text):
            assert may_meet(table.needles[i], folded(text)), table.entries[i][1]
