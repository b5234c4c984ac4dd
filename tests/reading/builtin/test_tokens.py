"""Tokens of the built-in reader: elided words stand apart in the languages that elide, and nowhere else."""

from __future__ import annotations

import pytest

from dragoman.reading.builtin.tokens import fold, tokenize


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "L'accord d’Okoye, qu'elle n'a pas lu", "L accord d Okoye qu elle n a pas lu"),
        ("fr", "jusqu'à l'hôtel aujourd'hui, dit-il", "jusqu à l hôtel aujourd'hui dit-il"),
        ("en", "D'Artagnan didn't meet O'Brien", "D'Artagnan didn't meet O'Brien"),
        ("es", "D'Artagnan se fue", "D'Artagnan se fue"),
    ],
)
def test_elided_words_stand_apart(language: str, text: str, words: str) -> None:
    tokens = tokenize(text, language)
    assert [token.text for token in tokens] == words.split()
    assert all(text[token.start : token.end].rstrip("'’") == token.text for token in tokens)


def test_what_follows_an_elided_word_is_close_to_it() -> None:
    article, noun = tokenize("l'accord", "fr")
    assert (article.gap, noun.gap, noun.close) == ("", " ", True)


def test_listed_forms_are_cut_alike() -> None:
    assert fold("ministre de l'intérieur") == ("ministre", "de", "l", "intérieur")
