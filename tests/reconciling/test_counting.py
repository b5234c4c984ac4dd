"""Figures of one thing that no fact holds: told apart by two families, in four languages."""

from __future__ import annotations

import pytest

from dragoman.reconciling.counting import counted_apart
from read_story import told

FIRST = "A choir sang at the harbour. Teachers want smaller classes. Two wells fell dry."
AROUND = {
    "en": "Snow closed the mountain road. The mill laid off its bakers.",
    "de": "Zwei Fähren liefen wegen des Nebels nicht aus. Die Schule bekommt ein neues Dach.",
    "fr": "Deux bacs sont restés à quai à cause du brouillard. L'école aura un nouveau toit.",
    "es": "Dos transbordadores no zarparon por la niebla. La escuela tendrá un tejado nuevo.",
}
WATER = "The treaty would give Norway 1.7 billion cubic metres of water a year from the lake."
ROAD = "The road that the storm washed away is 38 km long, the ministry said."
PRICE = "The dairy Fjordmelk pays 640 million euros for the takeover of its Swiss rival Alpina."
CASES = [
    ("de", WATER, "Der Vertrag sieht für Norwegen 1,5 Milliarden Kubikmeter Wasser jährlich aus dem See vor.", True),
    ("de", WATER, "Der Vertrag sieht für Norwegen 1,7 Milliarden Kubikmeter Wasser jährlich aus dem See vor.", False),
    ("fr", WATER, "Le traité donnerait à la Norvège environ 1,7 milliard de mètres cubes d'eau du lac par an.", False),
    ("fr", ROAD, "La route emportée par la tempête est longue de 41 kilomètres, a indiqué le ministère.", True),
    ("es", PRICE, "La lechería Fjordmelk paga 680 millones de euros por la compra de su rival suiza Alpina.", True),
    ("es", PRICE, "La lechería Fjordmelk paga 715 millones de euros, deuda incluida, por su rival Alpina.", False),
    ("es", PRICE, "Noruega prestó en 2020 a la lechería Fjordmelk 210 millones de euros.", False),
    ("de", PRICE, "Die Brücke in Bergen kostet 680 Millionen Euro.", False),
]


@pytest.mark.parametrize(("language", "first", "text", "found"), CASES)
def test_figures_of_one_thing_differ_where_their_sentences_are_alike(
    language: str, first: str, text: str, found: bool
) -> None:
    desk, cast = told(("en", f"{first} {FIRST}"), (language, f"{text} {AROUND[language]}"))
    apart = counted_apart(desk, (), cast=cast, faulty=frozenset())
    assert [one.judgement.verdict for one in apart] == ["conflict"] * found


def test_what_a_report_tells_itself_is_no_other_figure() -> None:
    both = f"{PRICE} Fjordmelk took a loan of 680 million euros for it. {FIRST}"
    other = f"Die Molkerei Fjordmelk zahlt 680 Millionen Euro für die Übernahme von Alpina. {AROUND['de']}"
    desk, cast = told(("en", both), ("de", other))
    assert counted_apart(desk, (), cast=cast, faulty=frozenset()) == []


def test_a_slip_in_a_copy_of_one_text_is_no_contradiction() -> None:
    wire = (
        "The flood swamped {} villages in the north of Norway on Sunday, the rescue service said. The water rose fast. "
    )
    wire += "Boats brought the old and the sick to Oslo. Schools stay closed until Thursday."
    other = f"La crue a inondé 38 villages dans le nord de la Norvège dimanche, selon les secours. {AROUND['fr']}"
    desk, cast = told(("en", wire.format(38)), ("en", wire.format(83)), ("fr", other))
    (apart,) = counted_apart(desk, (), cast=cast, faulty=frozenset())
    assert apart.judgement.verdict == "slip" and apart.judgement.copied
    assert apart.judgement.suspect is not None and apart.judgement.suspect.accounts[0].value.min == 83
