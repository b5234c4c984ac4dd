"""Cities by the gazetteer's name, whatever a language calls them."""

from __future__ import annotations

import pytest

from dragoman.languages.cities import city_name


@pytest.mark.parametrize(
    ("form", "language", "name"),
    [
        ("Moskau", "de", "Moscow"),
        ("Bombay", "en", "Mumbai"),
        ("Erevan", "fr", "Yerevan"),
        ("Erevan", "en", "Erevan"),  # no English name
        ("Vandreby", "de", "Vandreby"),
        ("Moskau", None, "Moskau"),
    ],
)
def test_a_city_has_one_name(form: str, language: str | None, name: str) -> None:
    assert city_name(form, language) == name
