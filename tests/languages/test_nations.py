"""Countries by name, people and adjective are one code in every language."""

from __future__ import annotations

import pytest

from dragoman.languages.nations import find_nations


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", "Norway and the Kenyan minister met two Britons in the UK.", ["NO", "KE", "GB", "GB"]),
        ("de", "Norwegens Minister, kenianische Schiffe, zwei Norwegerinnen", ["NO", "KE", "NO"]),
        ("fr", "La ministre norvégienne est en Norvège.", ["NO", "NO"]),
        ("en", "They told us to turn the turkey.", []),
        ("it", "Il ministro norvegese è in Norvegia.", []),
        (None, "Norway", []),
    ],
)
def test_nations_of_a_text(language: str | None, text: str, codes: list[str]) -> None:
    assert [code for _, _, code in find_nations(text, language)] == codes


def test_nations_stand_where_they_are_found() -> None:
    text = "The Norwegian ship left."
    ((start, end, _),) = find_nations(text, "en")
    assert text[start:end] == "Norwegian"
