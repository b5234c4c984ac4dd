"""Trees over the reader's tokens: heads through marks, slips of the parser, arguments and scopes."""

from __future__ import annotations

import pytest

from dragoman.languages.parser import SentenceParse
from dragoman.languages.tokens import Token as Span
from dragoman.reading.builtin.tokens import tokenize
from dragoman.reading.builtin.trees import Tree, _without_circles

MET = ("met", "VERB", -1, "root")


def tree(text: str, *rows: tuple[str, str, int, str]) -> Tree:
    """A tree of (form, part of speech, head, relation); heads count the parser's tokens, -1 is the root."""
    spans, at = [], 0
    for form, *_ in rows:
        start = text.index(form, at)
        at = start + len(form)
        spans.append(Span(start, at))
    parse = SentenceParse(
        tokens=tuple(spans),
        upos=tuple(row[1] for row in rows),
        feats=("_",) * len(rows),
        head=tuple(row[2] for row in rows),
        deprel=tuple(row[3] for row in rows),
        entity=("O",) * len(rows),
    )
    return Tree(parse, tokenize(text, "en"))


def test_marks_are_climbed_over_and_hyphens_are_one_token():
    found = tree(
        "Lind, a 48-hour man, met",
        ("Lind", "PROPN", 8, "nsubj"), (",", "PUNCT", 6, "punct"), ("a", "DET", 6, "det"), ("48", "NUM", 5, "nummod"),
        ("-", "PUNCT", 5, "punct"), ("hour", "NOUN", 6, "compound"), ("man", "NOUN", 0, "appos"),
        (",", "PUNCT", 6, "punct"), ("met", "VERB", -1, "root"),
    )  # fmt: skip
    words = [token.text for token in tokenize("Lind, a 48-hour man, met", "en")]
    heads = {word: words[head] if head >= 0 else None for word, head in zip(words, found.head, strict=True)}
    assert heads == {"Lind": "met", "a": "man", "48": "hour", "hour": "man", "man": "Lind", "met": None}
    assert found.clause(0) == words.index("met")


@pytest.mark.parametrize(
    "rows, token, head",
    [
        # nothing of weight hangs on a preposition: "met at the airport by X", X hung on "at"
        ((MET, ("at", "ADP", 2, "case"), ("airport", "NOUN", 0, "obl"), ("Lind", "PROPN", 1, "nmod")), 3, 2),
        # no subject hangs on an adverb
        ((("Lind", "PROPN", 2, "nsubj"), ("met", "VERB", -1, "root"), ("late", "ADV", 1, "advmod")), 0, 1),
        # a case mark stays where it is
        ((MET, ("at", "ADP", 2, "case"), ("airport", "NOUN", 0, "obl")), 1, 2),
    ],
)  # fmt: skip
def test_slips_of_the_parser_are_mended(rows: tuple[tuple[str, str, int, str], ...], token: int, head: int):
    assert tree(" ".join(row[0] for row in rows), *rows).head[token] == head


def test_a_text_without_a_parse_has_a_tree_without_arcs():
    found = Tree(SentenceParse(), tokenize("Lind met Okoye", "en"))
    assert found.head == (-1, -1, -1)
    assert found.below(1) == {1} and found.top(0, 2) == 0


def test_circles_are_opened():
    found = _without_circles((1, 2, 0, 2, -1))
    assert found == (-1, 2, 0, 2, -1)
    assert _without_circles((1, 0)) == (-1, 0)


def test_a_clause_behind_a_colon_has_what_begins_it_for_a_subject():
    rows = [
        ("Wreck", "NOUN", -1, "root"), (":", "PUNCT", 5, "punct"), ("Peru", "PROPN", 0, "appos"),
        ("and", "CCONJ", 4, "cc"), ("Chile", "PROPN", 2, "conj"), ("agree", "VERB", 0, "parataxis"),
    ]  # fmt: skip
    found = tree("Wreck: Peru and Chile agree", *rows)
    assert (found.relation[1], found.head[1]) == ("nsubj", 4)
    rows[4] = ("Chile", "PROPN", 5, "nsubj")  # the verb has a subject
    assert tree("Wreck: Peru and Chile agree", *rows).relation[1] == "appos"
    rows[1], rows[4] = (",", "PUNCT", 5, "punct"), ("Chile", "PROPN", 2, "conj")
    assert tree("Wreck, Peru and Chile agree", *rows).relation[1] == "appos"
