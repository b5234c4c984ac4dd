"""Numbers in figures and words, hedges and ranges; every entry of the words; no text breaks a finder."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.languages.words import entries
from dragoman.ontology import table
from dragoman.reading.builtin.hedged import find_numbers
from dragoman.reading.builtin.numerals import bare_numbers
from dragoman.reading.builtin.places import find_nationalities, find_places
from dragoman.reading.builtin.quantities import find_quantities
from dragoman.reading.builtin.times import find_times
from wordcases import LANGUAGES, entries_of

ONES = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve",
}
TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
HUNDREDS = ("cien", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos",
            "ochocientos", "novecientos")  # fmt: skip


def spelled(number: int, language: str) -> str:
    """The number in words, written independently of the tables."""
    if language == "fr":
        return _french(number)
    if language == "es":
        return _spanish(number)
    english = language == "en"
    if number >= 1000:
        rest = spelled(number % 1000, language) if number % 1000 else ""
        head = spelled(number // 1000, language)
        return f"{head} thousand {rest}".strip() if english else f"{head}tausend{rest}"
    if number >= 100:
        rest = spelled(number % 100, language) if number % 100 else ""
        head = ONES[language].split()[number // 100 - 1]
        return (f"{head} hundred" + (f" and {rest}" if rest else "")) if english else f"{head}hundert{rest}"
    if number < 20:
        return ONES[language].split()[number - 1]
    ten, one = TENS[language].split()[number // 10 - 2], number % 10
    if not one:
        return ten
    unit = ONES[language].split()[one - 1]
    return f"{ten}-{unit}" if english else f"{unit}und{ten}"


def _grouped(number: int, unit: int, words: tuple[str, str]) -> str:
    """ "deux mille trois", "dos mil tres": head, word and rest; one thousand has no head."""
    head, rest = divmod(number, unit)
    spell = _french if words[1] == "fr" else _spanish
    return " ".join(part for part in ("" if head == 1 else spell(head), words[0], spell(rest) if rest else "") if part)


def _french(number: int) -> str:
    if number >= 1000:
        return _grouped(number, 1000, ("mille", "fr"))
    if number >= 100:
        return _grouped(number, 100, ("cents" if number > 100 and number % 100 == 0 else "cent", "fr"))
    if number < 20:
        return ONES["fr"].split()[number - 1]
    if number < 70:
        ten, one = TENS["fr"].split()[number // 10 - 2], number % 10
        return ten if not one else f"{ten} et un" if one == 1 else f"{ten}-{_french(one)}"
    if number < 80:
        return "soixante et onze" if number == 71 else f"soixante-{_french(number - 60)}"
    return "quatre-vingts" if number == 80 else f"quatre-vingt-{_french(number - 80)}"


def _spanish(number: int) -> str:
    if number >= 1000:
        return _grouped(number, 1000, ("mil", "es"))
    if number >= 100:
        head, rest = divmod(number, 100)
        word = "ciento" if head == 1 and rest else HUNDREDS[head - 1]
        return f"{word} {_spanish(rest)}" if rest else word
    if number < 30:
        return ONES["es"].split()[number - 1]
    ten, one = TENS["es"].split()[number // 10 - 2], number % 10
    return f"{ten} y {_spanish(one)}" if one else ten


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None)
@given(number=st.integers(2, 999_999))
def test_number_in_words_is_read(language: str, number: int) -> None:
    found = bare_numbers(f"x {spelled(number, language)} y", language)
    assert [one.min for one in found] == [number]


@settings(deadline=None)
@given(number=st.integers(0, 10**9))
def test_number_in_figures_is_read_with_the_separators_of_its_language(number: int) -> None:
    english = f"{number:,}.5"
    german = english.replace(",", " ").replace(".", ",").replace(" ", ".")
    assert [one.min for one in bare_numbers(f"x {english} y", "en")] == [number + 0.5]
    for language in ("de", "es", "fr"):
        assert [one.min for one in bare_numbers(f"x {german} y", language)] == [number + 0.5]


RANGES = [
    ("en", "Some 2 to 3 billion euros were paid.", [(2e9, 3e9)]),
    ("en", "It cuts the flow from 1.7 to 1.5 billion.", [(1.7e9, 1.7e9), (1.5e9, 1.5e9)]),
    ("fr", "Le volume tombe de 1,7 à 1,5 milliard.", [(1.7e9, 1.7e9), (1.5e9, 1.5e9)]),
    ("en", "Between 900,000 and 1.2 million came.", [(9e5, 1.2e6)]),
]


@pytest.mark.parametrize(("language", "text", "bounds"), RANGES)
def test_a_range_rises_and_its_scale_is_told_once(language, text, bounds):
    assert [(one.min, one.max) for one in find_numbers(text, language) if not one.weak] == bounds


@pytest.mark.parametrize(("language", "entry"), entries_of("numbers", only=("numeral", "half")))
def test_numeral_entry_is_read_in_its_example(language: str, entry: dict[str, Any]) -> None:
    values = [one.min for one in bare_numbers(entry["example"], language)]
    told = entry["value"]
    assert values and any(value is not None and (value == told or value % (told or 1) in (0, told)) for value in values)


@pytest.mark.parametrize(
    ("language", "entry"), entries_of("numbers", only=("scale", "short_scale", "vague", "joiner", "figures"))
)
def test_number_entry_is_read_in_its_example(language: str, entry: dict[str, Any]) -> None:
    (found,) = bare_numbers(entry["example"], language)
    if "hedge" in entry:
        assert (found.vague, found.hedge) == (True, entry["hedge"])
    elif "value" in entry:
        assert found.scale == entry["value"]


@pytest.mark.parametrize(("language", "entry"), entries_of("numbers", only=("label",)))
def test_labelled_number_is_none(language: str, entry: dict[str, Any]) -> None:
    assert bare_numbers(entry["example"], language) == ()


@pytest.mark.parametrize(("language", "entry"), entries_of("hedges", only=("hedge", "hedge_after")))
def test_hedge_entry_is_read_in_its_example(language: str, entry: dict[str, Any]) -> None:
    assert [one.hedge for one in find_numbers(entry["example"], language) if not one.weak] == [entry["hedge"]]
    assert entry["hedge"] not in [one.hedge for one in find_numbers(entry.get("not", ""), language)]


@pytest.mark.parametrize(("language", "entry"), entries_of("hedges", only=("hedge",)))
def test_every_hedge_form_is_read(language: str, entry: dict[str, Any]) -> None:
    for form in entry["forms"]:
        (found,) = find_numbers(f"{form} 6", language)
        assert (found.start, found.hedge) == (0, entry["hedge"]), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_name_only_hedges_of_the_ontology(language: str) -> None:
    named = [
        entry["hedge"]
        for file, kind in (("hedges", "hedge"), ("hedges", "hedge_after"), ("numbers", "vague"))
        for entry in entries(language, file, kind)
    ]
    assert set(named) <= set(table("hedges"))


def test_every_hedge_says_why() -> None:
    assert [name for name, hedge in table("hedges").items() if not hedge.get("reason")] == []


PIECES = st.sampled_from(
    [
        *("57 ", " people ", " killed ", " were ", " Menschen ", " more than ", " between ", " bis ", "$", "m ", "€"),
        *(" hours ", " Stunden ", "-", ", ", ". ", " May ", " am ", " 3. ", " Mai ", " 2018 ", " um ", " 10:33 "),
        *(" death toll ", " rose ", " from ", " to ", " Tote ", " half an ", " an ", " ein ", "und", "zwanzig"),
        *(" l'", "plus d'", "une ", " heures et demie ", " il y a ", " mañana ", " hace ", " trentaine "),
        *(" million ", " ago ", " vor ", " last ", " week ", "\n", "½", "%", " to Norway ", " in Essen ", "\ue000"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(LANGUAGES))
def test_no_text_breaks_a_finder(text: str, language: str) -> None:
    spans = [(one.start, one.end) for one in find_times(text, language)]
    spans += [(one.start, one.end) for one in find_quantities(text, language)]
    spans += [(one.start, one.end) for one in find_places(text, language)]
    spans += [(start, end) for start, end, _ in find_nationalities(text, language)]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "from 1.7 to 1.5 billion", [(1.7e9, 1.7e9), (1.5e9, 1.5e9)]),
        ("fr", "de 1,7 à 1,5 milliard", [(1.7e9, 1.7e9), (1.5e9, 1.5e9)]),
        ("de", "2 bis 3 Millionen", [(2e6, 3e6)]),
    ],
)
def test_a_scale_told_once_counts_for_both_numbers(
    language: str, text: str, numbers: list[tuple[float, float]]
) -> None:
    assert [(one.min, one.max) for one in find_numbers(text, language)] == numbers
