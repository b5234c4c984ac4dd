"""Talks that two families say were broken off by opposite sides, in four languages."""

from __future__ import annotations

import pytest

from dragoman.reconciling.parting import left_by_two
from read_story import told

EN = "The talks on the dairy's pay lasted six hours. They ended when the union walked out."
CASES = [
    ("fr", "Les négociations ont duré six heures. C'est la direction qui les a rompues.", True),
    ("de", "Die Geschäftsführung brach die Verhandlungen ab, hieß es.", True),
    ("es", "La dirección abandonó la mesa tras seis horas de negociaciones.", True),
    ("es", "El sindicato abandonó la mesa tras seis horas de negociaciones.", False),
    ("fr", "Les négociations ont duré six heures. La direction n'a pas rompu les négociations.", False),
    ("fr", "L'opposition a quitté la salle pendant les négociations.", False),
    ("es", "La dirección abandonó la sala del concierto.", False),
]


@pytest.mark.parametrize(("language", "text", "found"), CASES)
def test_opposite_sides_are_told_to_have_left(language: str, text: str, found: bool) -> None:
    desk, _ = told(("en", EN), (language, text))
    assert len(left_by_two(desk)) == found
