"""Words that move a plan to another day."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dragoman.languages.moves import moved_to
from dragoman.languages.words import tables
from wordcases import LANGUAGES

ENTRIES = [pytest.param(code, row, id=code) for code in LANGUAGES for row in tables(code, "moves").get("moved", ())]
FRIDAY = re.compile("Friday|Freitag|vendredi|viernes")


def moves(text: str, language: str) -> bool:
    day = FRIDAY.search(text)
    assert day is not None
    return moved_to(text, day.start(), day.end(), language)


@pytest.mark.parametrize(("language", "entry"), ENTRIES)
def test_moving_words_hold_in_their_example_only(language: str, entry: dict[str, Any]) -> None:
    assert moves(entry["example"], language)
    assert not moves(entry["not"], language)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The vote, planned for Friday in Oslo, was postponed.", False),
        ("de", "Der Rat verschob die Abstimmung auf Freitag.", True),
        ("de", "Die auf Freitag angesetzte Abstimmung fand statt.", False),
        ("fr", "Le vote est repoussé jusqu'à vendredi.", True),
        ("es", "La votación, prevista para el viernes, se aplaza.", False),
    ],
)
def test_the_day_a_thing_was_planned_for_is_not_the_one_it_is_moved_to(language: str, text: str, found: bool) -> None:
    assert moves(text, language) == found
