"""Phrases that tell at whose wish a thing is done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.languages.behests import asks, behests, contrasts, owns
from dragoman.languages.polarity import concedes, greets, sorts_greeted, withholds
from dragoman.languages.words import entries, known_languages

CODES = [code for code in known_languages() if entries(code, "behests", "phrase")]


@pytest.mark.parametrize("code", CODES)
def test_behests_find_the_example_alone(code: str) -> None:
    for entry in entries(code, "behests", "phrase"):
        assert behests(entry["example"], code) and not behests(entry["not"], code)
    for entry in entries(code, "behests", "contrast"):
        assert contrasts(entry["example"], code) and not contrasts(entry["not"], code)


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("en", "Sweden came at Norwegian request.", "at Norwegian request"),
        ("de", "Man traf sich auf norwegischen Wunsch.", "auf norwegischen Wunsch"),
        ("en", "They left, not by order of the mayor.", None),
        ("de", "Man ging, nicht auf Wunsch der Wirtin.", None),
    ],
)
def test_behests_hold_one_word_between_and_heed_denial(code: str, text: str, words: str | None) -> None:
    assert [text[a:b] for a, b in behests(text, code)] == ([words] if words else [])


def test_behests_know_verbs_and_what_is_asked_for() -> None:
    assert asks("Requested", "en") and owns("Meeting", "en") and not asks("met", "en") and not owns("bread", "en")
    assert behests("at the request of Norway", "xx") == () == contrasts("Not Norway but Sweden", "xx")


WELCOMES = [
    pytest.param(code, entry, id=f"{code}-{entry['form']}")
    for code in known_languages()
    for entry in entries(code, "polarity", "welcome")
]


@pytest.mark.parametrize(("code", "entry"), WELCOMES)
def test_welcomes_stand_in_their_examples_alone(code: str, entry: dict[str, str]) -> None:
    words = {text: [word.strip(".,") for word in entry.get(text, "").split()] for text in ("example", "not")}
    assert any(greets(word, code) for word in words["example"])
    assert not any(greets(word, code) for word in words["not"] if word.casefold().startswith(entry["form"][:4]))


@pytest.mark.parametrize(("table", "tells"), [("withheld", withholds), ("conceded", concedes)])
@pytest.mark.parametrize("code", [code for code in known_languages() if entries(code, "polarity", "withheld")])
def test_withheld_and_conceded_stand_in_their_examples_alone(
    code: str, table: str, tells: Callable[[str, str], bool]
) -> None:
    for entry in entries(code, "polarity", table):
        assert tells(entry["example"], code) and not ("not" in entry and tells(entry["not"], code))


def test_things_welcomed_are_told_by_sort() -> None:
    assert sorts_greeted("the proposal and the talks", "en") == {"offer", "talks"}
    assert sorts_greeted("die Entscheidung", "de") == {"decision"} and sorts_greeted("the bread", "en") == frozenset()
