"""Surface tokens: what is cut, what is not, and that offsets hold."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest

from dragoman.languages.tokens import straighten, surface_tokens, uncapitalized

CUT = [
    ("en", "They don't know what the mill's owners said.", "They do n't know what the mill 's owners said ."),
    ("en", "“It’s over,” he said.", "“ It ’s over , ” he said ."),
    ("en", "The Harbour-based crew left at 9 a.m. on Monday.", "The Harbour - based crew left at 9 a.m. on Monday ."),
    ("en", "Mr. Okoro paid $3.5 million, or 12%.", "Mr. Okoro paid $ 3.5 million , or 12 % ."),
    ("en", "J. Silva lives in the U.S. now…", "J. Silva lives in the U.S. now …"),
    (
        "en",
        "Write to info@harbour.example or see https://harbour.example/news.",
        "Write to info@harbour.example or see https://harbour.example/news .",
    ),
    ("de", "Am 18. Juni kam Prof. Weber um 10.30 Uhr.", "Am 18. Juni kam Prof. Weber um 10.30 Uhr ."),
    ("de", "Es waren 18.", "Es waren 18 ."),
    ("de", "„Wie geht’s?“, fragte er im Hafen-Café.", "„ Wie geht ’s ? “ , fragte er im Hafen-Café ."),
    (
        "fr",
        "L'homme qu'elle a vu aujourd'hui n'est pas là, dit-il.",
        "L' homme qu' elle a vu aujourd'hui n' est pas là , dit -il .",
    ),
    ("fr", "« Viendra-t-elle au rendez-vous ? »", "« Viendra -t-elle au rendez-vous ? »"),
    ("es", "¿Dijo del puerto que verlo costaba 3,50 €?", "¿ Dijo del puerto que verlo costaba 3,50 € ?"),
    (None, "Sa pambatà 12:30 kaap-ot.", "Sa pambatà 12:30 kaap-ot ."),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), CUT)
def test_tokens_are_cut_as_in_the_treebanks(language: str | None, sentence: str, expected: str) -> None:
    found = [sentence[token.start : token.end] for token in surface_tokens(sentence, language)]
    assert found == expected.split()


@pytest.mark.parametrize(
    "sentence", ["", "   ", "\u00a0\u2028", "a\u00adb\u200bc", "🙂🙂", "x" * 5000, "'''''", "--- ... !!!"]
)
def test_tokens_cover_every_letter_once_and_in_order(sentence: str) -> None:
    tokens = surface_tokens(sentence, "en")
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    covered = {i for token in tokens for i in range(token.start, token.end)}
    assert covered >= {i for i, letter in enumerate(sentence) if not letter.isspace()}


def test_tokens_toml_examples_are_cut_and_counterexamples_are_not() -> None:
    told = tomllib.loads((files("dragoman.languages") / "tokens.toml").read_text(encoding="utf-8"))
    for table in ("elision", "clitic", "abbreviation"):
        for entry in told[table]:
            for language in entry["languages"]:
                assert _forms(entry["example"], language) & set(entry["forms"]), (table, entry["example"])
                trap = entry.get("not")
                assert not trap or not _forms(trap, language) & set(entry["forms"]), (table, trap)


def _forms(sentence: str, language: str) -> set[str]:
    return {straighten(sentence[t.start : t.end]).lower() for t in surface_tokens(sentence, language)}


def test_straighten_keeps_every_offset() -> None:
    assert straighten("„Ja“, « oui » ‘yes’") == '"Ja", " oui " \'yes\''


def test_uncapitalized_touches_only_shouting() -> None:
    assert uncapitalized("MINISTER VISITS THE HARBOUR") == "Minister Visits The Harbour"
    assert uncapitalized("The UN and the EU met") == "The UN and the EU met"
    assert len(uncapitalized("İSTANBUL VE İZMİR ARASINDA")) == len("İSTANBUL VE İZMİR ARASINDA")
