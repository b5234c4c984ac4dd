"""Superlatives of what has no line: since which year a thing had no like, in four languages."""

from __future__ import annotations

import pytest

from dragoman.languages.ranks import ranked_in
from dragoman.reconciling.ranks import ranked_apart
from read_story import told

EN = (
    "Norway's Fjordmelk is buying the Swiss dairy Alpina. "
    "At 300 million euros, it is the largest takeover of a dairy in Europe since 2009."
)
CASES = [
    ("de", "Die Übernahme kostet 300 Millionen Euro; sie ist die größte einer Molkerei in Europa seit 2012.", True),
    ("fr", "Ce rachat à 300 millions d'euros est le plus grand d'une laiterie en Europe depuis 2012.", True),
    ("es", "La compra por 300 millones de euros es la mayor de una lechería en Europa desde 2012.", True),
    ("en", "The 300 million euro takeover is the biggest of a dairy in Europe since 2009.", False),
    ("en", "The strike at the dairy is the longest in Europe since 2012.", False),
    ("es", "La nevada del lunes fue la mayor en los Alpes desde 2012.", False),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "found"), CASES)
def test_two_years_since_which_a_thing_had_no_like_differ(language: str, text: str, found: bool) -> None:
    desk, _ = told(("en", EN), (language, text))
    apart = ranked_apart(desk, (), faulty=frozenset())
    assert [one.judgement.verdict for one in apart] == ["conflict"] * found
    if found:
        assert [side.value.edtf for side in apart[0].sides] == ["2009", "2012"]


def test_a_wider_place_is_another_claim() -> None:
    town = "The march on Sunday was the largest protest in Lyon since 2012, the union said."
    country = "The march on Sunday was the largest protest in France since 2009, the union said."
    assert ranked_apart(told(("en", town), ("en", country))[0], (), faulty=frozenset()) == []


@pytest.mark.parametrize(
    ("language", "text", "scales"),
    [
        ("en", "the worst flood since 2009", {"deadliest", "strongest", "largest"}),
        ("en", "the deadliest flood since 2009", {"deadliest"}),
        ("de", "das schwerste Beben seit 2009", {"deadliest", "strongest", "largest"}),
        ("fr", "le plus meurtrier depuis 2009", {"deadliest"}),
        ("es", "la mayor desde 2009", {"largest"}),
        ("en", "the flood of 2009", set()),
    ],
)
def test_a_superlative_tells_what_it_ranks_by(language: str, text: str, scales: set[str]) -> None:
    assert ranked_in(text, language) == scales
