"""Parsers by name: ours, a spaCy pipeline ("spacy:fr_core_news_sm"), or one that another package brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from dragoman.languages.parser import Parser, SentenceParse
from dragoman.record.errors import UnknownName

BUILTIN = "builtin"
PARSERS = {
    BUILTIN: "dragoman.languages.parser:builtin_parser",
    "spacy": "dragoman.languages.spacy_docs:load_spacy",
}
"""Loaded when asked for. What stands behind a colon in the name given is handed on: "spacy:PACKAGE"."""
GROUP = "dragoman.parsers"
"""Entry points of other packages: a function without arguments, or of what stands behind the colon, to a `Parser`."""


@dataclass(frozen=True)
class ByLanguage:
    """Parsers of single languages before the one for all others."""

    others: Parser
    own: Mapping[str, Parser]

    @property
    def name(self) -> str:
        """The names of all, the single languages' first."""
        return " + ".join([*(self.own[language].name for language in sorted(self.own)), self.others.name])

    def parse(self, sentences: Sequence[str], language: str | None) -> list[SentenceParse]:
        """One reading a sentence by the parser of the language."""
        return self.own.get(language or "", self.others).parse(sentences, language)


def named_parser(names: Sequence[str] = ()) -> Parser:
    """The parser of the names given; ours reads what none of them is for. Raises UnknownName, ParserMissing.

    A parser with a `language` reads that language only; one without reads all. The last of a kind counts.
    """
    others: Parser | None = None
    own: dict[str, Parser] = {}
    for name in names:
        parser = _loaded(name)
        language = getattr(parser, "language", None)
        if language:
            own[str(language)] = parser
        else:
            others = parser
    others = others or _loaded(BUILTIN)
    return ByLanguage(others, own) if own else others


def _loaded(name: str) -> Parser:
    kind, colon, rest = name.partition(":")
    make = _maker(kind)
    parser: Parser = make(rest) if colon else make()
    return parser


def _maker(kind: str) -> Callable[..., Any]:
    if kind in PARSERS:
        module, _, attribute = PARSERS[kind].partition(":")
        return getattr(import_module(module), attribute)  # type: ignore[no-any-return]
    found = {point.name: point for point in entry_points(group=GROUP)}
    if kind not in found:
        known = ", ".join(sorted({BUILTIN, "spacy:PACKAGE", *found}))
        raise UnknownName(f"no parser named {kind!r}. Known: {known}.")
    return found[kind].load()  # type: ignore[no-any-return]
