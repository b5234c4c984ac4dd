"""LAS on raw text: our own sentences, tokens and trees against the treebank's, matched by the letters they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.languages.parser import Parser
from dragoman.reading.bounds import sentence_bounds
from training.sets import Sample

TOGETHER = 5
"""Sentences a line where a treebank tells no paragraphs."""

Word = tuple[tuple[int, int], tuple[int, int] | None, str]
"""A token's span, its head's, its relation: what must be equal."""


@dataclass
class Raw:
    """Counts over a corpus."""

    right: int = 0
    gold: int = 0
    read: int = 0
    sentences_right: int = 0
    sentences_gold: int = 0
    sentences_read: int = 0
    tokens_right: int = 0
    tokens_gold: int = 0
    tokens_read: int = 0

    def scores(self) -> dict[str, float]:
        """F1 of trees, sentences and tokens."""
        return {
            "LAS": _f1(self.right, self.gold, self.read),
            "sentences": _f1(self.sentences_right, self.sentences_gold, self.sentences_read),
            "tokens": _f1(self.tokens_right, self.tokens_gold, self.tokens_read),
        }


def raw_scores(parser: Parser, samples: Sequence[Sample], language: str) -> dict[str, float]:
    """LAS (F1, punctuation left out), sentence and token F1 on text whose bounds the reader finds itself."""
    raw = Raw()
    for paragraph in _paragraphs(samples):
        text, starts = "", []
        for sample in paragraph:
            starts.append(len(text))
            text += sample.text + " "
        _compare(raw, parser, text=text.rstrip(), language=language, gold=list(zip(paragraph, starts)))
    return raw.scores()


def _paragraphs(samples: Sequence[Sample]) -> Iterator[list[Sample]]:
    told = any(sample.opens for sample in samples[1:])
    paragraph: list[Sample] = []
    for sample in samples:
        if paragraph and (sample.opens if told else len(paragraph) == TOGETHER):
            yield paragraph
            paragraph = []
        paragraph.append(sample)
    yield paragraph


def _compare(raw: Raw, parser: Parser, *, text: str, language: str, gold: list[tuple[Sample, int]]) -> None:
    bounds = sentence_bounds(text, language)
    parses = parser.parse([text[a:b] for a, b in bounds], language)
    read_words, gold_words = set(), set()
    read_spans, gold_spans = set(), set()
    for (at, _), parse in zip(bounds, parses):
        spans = [(t.start + at, t.end + at) for t in parse.tokens]
        read_spans |= set(spans)
        read_words |= _words(spans, parse.head, parse.deprel, parse.upos)
    for sample, at in gold:
        assert sample.head is not None and sample.deprel is not None and sample.upos is not None
        spans = [(t.start + at, t.end + at) for t in sample.tokens]
        gold_spans |= set(spans)
        gold_words |= _words(spans, sample.head, sample.deprel, sample.upos)
    gold_bounds = {(at, at + len(sample.text)) for sample, at in gold}
    raw.right += len(read_words & gold_words)
    raw.gold += len(gold_words)
    raw.read += len(read_words)
    raw.sentences_right += len(gold_bounds & set(bounds))
    raw.sentences_gold += len(gold_bounds)
    raw.sentences_read += len(bounds)
    raw.tokens_right += len(gold_spans & read_spans)
    raw.tokens_gold += len(gold_spans)
    raw.tokens_read += len(read_spans)


def _words(
    spans: Sequence[tuple[int, int]], heads: Sequence[int], relations: Sequence[str], upos: Sequence[str]
) -> set[Word]:
    return {
        (spans[i], None if heads[i] < 0 else spans[heads[i]], relations[i].split(":")[0])
        for i in range(len(spans))
        if upos[i] != "PUNCT"
    }


def _f1(right: int, gold: int, read: int) -> float:
    return round(200 * right / (gold + read), 2) if gold + read else 0.0
