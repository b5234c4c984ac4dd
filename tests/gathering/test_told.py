"""What readers found, as strings that are the same in every language."""

import pytest

from dragoman.gathering.told import told_in
from dragoman.reading.read import read_report
from dragoman.record.ids import report_id
from dragoman.record.report import Block, Report


def strings(text, language):
    report = Report(
        id=report_id(text), path="a.txt", text=text, language=language, blocks=(Block(0, len(text), "body"),)
    )
    return frozenset(string for told in told_in(read_report(report)).values() for string in told.strings)


@pytest.mark.parametrize(
    ("english", "other", "language", "shared"),
    [
        ("The talks lasted two hours.", "Die Gespräche dauerten zwei Stunden.", "de", "seconds:7200.0:7200.0"),
        ("The ferry will sail on Thursday.", "Le bateau partira jeudi.", "fr", "weekday:4"),
        ("Minister Ana Horvat came to Tolva.", "Ministerin Ana Horvat kam nach Tolva.", "de", "horvat"),
        ("She spoke with Greece.", "Sie sprach mit Griechenland.", "de", "=GR"),
    ],
    ids=str,
)
def test_two_languages_tell_the_same_strings(english, other, language, shared):
    assert shared in strings(english, "en") and shared in strings(other, language)


@pytest.mark.parametrize(
    ("english", "other", "language", "apart"),
    [
        ("The talks lasted two hours.", "Die Gespräche dauerten drei Stunden.", "de", "seconds:"),
        ("The ferry will sail on Thursday.", "Le bateau partira vendredi.", "fr", "weekday:"),
    ],
    ids=str,
)
def test_other_values_are_other_strings(english, other, language, apart):
    shared = strings(english, "en") & strings(other, language)
    assert not any(string.startswith(apart) for string in shared)
