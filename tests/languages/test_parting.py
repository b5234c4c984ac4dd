"""Words that tell who broke off talks."""

from __future__ import annotations

import pytest

from dragoman.languages.parting import left_by
from dragoman.languages.words import tables
from wordcases import LANGUAGES

EXAMPLES = [
    pytest.param(code, row["example"], id=code)
    for code in LANGUAGES
    for row in tables(code, "parting").get("left", ())
    if "example" in row
]


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_each_example_tells_a_side(language: str, example: str) -> None:
    assert left_by(example, language) in (("workers", "employers"), ("employers", "workers"))


@pytest.mark.parametrize(
    ("language", "text", "side"),
    [
        ("en", "The union said that management walked out.", "employers"),
        ("en", "The union stayed in the room.", None),
        ("fr", "La délégation gouvernementale a quitté la salle.", "government"),
        ("de", "Die Opposition brach die Verhandlungen ab.", "opposition"),
        ("es", "La patronal rompió las negociaciones.", "employers"),
    ],
)
def test_the_nearest_side_is_the_one_that_left(language: str, text: str, side: str | None) -> None:
    found = left_by(text, language)
    assert (found[0] if found else None) == side
