"""Differences that no fact holds: firmness, two speakers, words turned round, superlatives of different reach."""

from __future__ import annotations

import pytest
from building import Plot

from dragoman.languages.strengths import strength
from dragoman.reconciling.pointed import Points
from dragoman.reconciling.remarks import join_remarks
from dragoman.reconciling.spoken import said_by_two, turned_round
from dragoman.reconciling.stances import Roles

LOUD = "We will rebuild the old bridge before winter comes"


def quoted(plot: Plot, words: str, speaker: str, *, day: str) -> str:
    one = plot.report(f"“{words}”, said {speaker}.", day)
    name = one.name(speaker)
    one.remark(words, name)
    return name


@pytest.mark.parametrize("other, found", [("Lea Okoye", 1), ("Jonas Okoro", 0)])
def test_the_same_words_of_two_speakers_differ_in_attribution(other: str, found: int):
    """Two who share a name may be one man garbled: that is no other speaker."""
    plot = Plot()
    names = {"Jonas Lind": [], other: []}  # type: dict[str, list[str]]
    names["Jonas Lind"].append(quoted(plot, LOUD, "Jonas Lind", day="2031-05-04"))
    names[other].append(quoted(plot, LOUD, other, day="2031-05-05"))
    for name, findings in names.items():
        plot.actor(name, *findings)
    sayings = join_remarks(plot.desk(), cast=plot.cast())
    assert len(said_by_two(plot.desk(), plot.cast(), sayings)) == found


@pytest.mark.parametrize(
    "words, found", [("We will not rebuild the old bridge before winter comes", 1), (LOUD + " to us", 0)]
)
def test_a_quotation_with_and_without_a_denial_differs_in_polarity(words: str, found: int):
    plot = Plot()
    names = [quoted(plot, LOUD, "Jonas Lind", day="2031-05-04"), quoted(plot, words, "Jonas Lind", day="2031-05-05")]
    plot.actor("Jonas Lind", *names)
    assert len(turned_round(plot.desk(), join_remarks(plot.desk(), cast=plot.cast()))) == found


@pytest.mark.parametrize(
    "words, verdicts",
    [
        ("They agreed to explore more flights.", ["drift"]),
        ("They reached an agreement in principle on flights.", ["compatible"]),
        ("They agreed on more flights to Lagos.", []),
    ],
)
def test_paired_sentences_may_tell_a_commitment_more_or_less_firmly(words: str, verdicts: list[str]):
    plot = Plot()
    a, b = plot.report("They agreed to double the flights.", "2031-05-04"), plot.report(words, "2031-05-05")
    plot.pair(a, b)
    found = Points(plot.desk(), plot.cast(), faulty=frozenset()).all()
    assert [one.verdict for one in found] == verdicts


def parts(agents: str, patients: str) -> Roles:
    return Roles(actors=(frozenset(agents), frozenset(patients)))


@pytest.mark.parametrize(
    "one, other, swapped",
    [
        (("A", "B"), ("B", "A"), True),
        (("A", "B"), ("B", "C"), True),
        (("A", "B"), ("A", "B"), False),
        (("A", "BC"), ("BA", "C"), False),
        (("A", "B"), ("C", "D"), False),
        (("A", ""), ("", "A"), False),
    ],
)
def test_parties_are_swapped_where_somebody_changes_sides_and_nobody_keeps_one(
    one: tuple[str, str], other: tuple[str, str], swapped: bool
):
    assert parts(*one).swapped(parts(*other)) is swapped


@pytest.mark.parametrize(
    "language, text, told",
    [
        ("en", "They agreed to explore more trains.", "explored"),
        ("en", "They explored the cave.", None),
        ("en", "They signed an agreement in Lagos.", "signed"),
        ("de", "Es gab eine Grundsatzeinigung.", "agreed_in_principle"),
        ("fr", "Ils sont convenus d’étudier une hausse.", "explored"),
        ("es", "Acordaron duplicar los trenes.", "agreed"),
        ("xx", "They agreed.", None),
    ],
)
def test_strength_is_told_by_the_words_of_a_language(language: str, text: str, told: str | None):
    assert strength(text, language) == told
