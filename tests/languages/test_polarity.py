"""Words that turn a statement round."""

import pytest

from dragoman.languages.polarity import contrasts, knows_polarity, polarity
from dragoman.languages.words import entries, known_languages

TURNS = [
    pytest.param(code, table, entry, id=f"{code}-{entry['form']}")
    for code in known_languages()
    for table in ("negation", "refusal")
    for entry in entries(code, "polarity", table)
]


@pytest.mark.parametrize(("language", "table", "entry"), TURNS)
def test_polarity_finds_each_example(language, table, entry):
    assert table in polarity(entry["example"], language)


@pytest.mark.parametrize(("language", "table", "entry"), [case for case in TURNS if "not" in case.values[2]])
def test_polarity_leaves_what_only_looks_alike(language, table, entry):
    assert table not in polarity(entry["not"], language)


def test_polarity_is_silent_where_no_words_are_known():
    assert polarity("The ferry did not sail.", "xx") == frozenset() and not knows_polarity("xx")
    assert knows_polarity("en")


@pytest.mark.parametrize(
    ("language", "entry"), [(code, e) for code in known_languages() for e in entries(code, "polarity", "contrast")]
)
def test_contrasts_are_found(language, entry):
    assert contrasts(entry["example"], language)


def test_a_plain_denial_contrasts_nothing():
    assert not contrasts("The ferry did not sail.", "en") and not contrasts("The ferry sailed.", "xx")
