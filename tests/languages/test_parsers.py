"""Parsers by name: ours, one of a single language before it, one that another package brings."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dragoman.languages import parsers
from dragoman.languages.parser import SentenceParse
from dragoman.languages.parsers import PARSERS, ByLanguage, named_parser
from dragoman.record.errors import UnknownName


class Marking:
    """A parser that only marks what it read."""

    def __init__(self, name: str = "other", language: str | None = None) -> None:
        self.name, self.language = name, language

    def parse(self, sentences: Sequence[str], language: str | None) -> list[SentenceParse]:
        return [SentenceParse(upos=(self.name,)) for _ in sentences]


def loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {
        "builtin": lambda: Marking("ours"),
        "french": lambda: Marking("french", "fr"),
        "spacy": lambda p: Marking(p, "de"),
    }
    monkeypatch.setattr(parsers, "_maker", known.__getitem__)


def test_built_in_parsers_are_these() -> None:
    assert PARSERS == {
        "builtin": "dragoman.languages.parser:builtin_parser",
        "spacy": "dragoman.languages.spacy_docs:load_spacy",
    }


@pytest.mark.parametrize(
    ("names", "name", "read"),
    [
        ([], "ours", "ours ours ours"),
        (["builtin"], "ours", "ours ours ours"),
        (["french"], "french + ours", "ours french ours"),
        (["spacy:own", "french"], "own + french + ours", "own french ours"),
    ],
    ids=["none named", "ours", "one language", "two languages"],
)
def test_a_parser_reads_its_language_and_ours_the_rest(names, name, read, monkeypatch):
    loaded(monkeypatch)
    parser = named_parser(names)
    assert parser.name == name
    assert " ".join(parser.parse(["."], language)[0].upos[0] for language in ("de", "fr", "en")) == read


def test_sentences_without_a_language_are_ours() -> None:
    both = ByLanguage(Marking("ours"), {"fr": Marking("french", "fr")})
    assert both.parse(["."], None)[0].upos == ("ours",)


def test_an_unknown_parser_is_told_with_the_choices() -> None:
    with pytest.raises(UnknownName, match=r"no parser named 'udpipe'\. Known: builtin, spacy:PACKAGE"):
        named_parser(["udpipe"])
