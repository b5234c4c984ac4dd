"""Candidate pairs of known stories with their features: what fit_pairs.py learns from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from dragoman.gathering.likeness import Candidate, candidates, rarity_in
from dragoman.gathering.sides import Side, side_of
from training.pair_stories import PARALLEL, Document, ecb_stories, line_of, meantime_stories, ntrex_articles, read

Key = tuple[str, int, str, int]
"""Two sentences: article and number, twice."""


@dataclass(frozen=True)
class Example:
    """A candidate of ECB+. `judged`: both sentences have linked events, or they are of two events of the topic."""

    topic: str
    features: dict[str, float]
    plain: float
    alike: bool
    judged: bool
    worth: float


@dataclass(frozen=True)
class Translated:
    """One candidate twice: in English, and with its two sentences in two languages; a sentence with its own rendering
    has no English pair.
    """

    english: dict[str, float] | None
    across: dict[str, float]
    source: str


def ecb_examples(folder: Path) -> tuple[list[Example], dict[str, int]]:
    """The candidates of all stories, and how many alike pairs each topic has in all."""
    found: list[Example] = []
    known: dict[str, int] = {}
    readings: dict[str, Side] = {}
    for topic, documents in ecb_stories(folder):
        for document in documents:
            if document.name not in readings:
                readings[document.name] = side_of(read(document))
        for a, b in combinations(documents, 2):
            known[topic] = known.get(topic, 0) + sum(bool(x & y) for x in a.chains.values() for y in b.chains.values())
        for (a, i), (b, j), candidate, plain in _candidates(documents, readings):
            found.append(_example(topic, (a, i), (b, j), candidate, plain=plain))
    return found, known


def _candidates(
    documents: Sequence[Document], sides: dict[str, Side]
) -> Iterator[tuple[tuple[Document, int], tuple[Document, int], Candidate, float]]:
    """Every candidate with its sentences, and its plain measure where the two are mutual neighbours, else 0."""
    ordered = sorted(documents, key=lambda document: sides[document.name].report)
    rarity = rarity_in(sides[document.name] for document in documents)
    for a, b in combinations(ordered, 2):
        one, other = sides[a.name], sides[b.name]
        if one.report == other.report:
            continue
        mine = list(candidates(one, other, rarity))
        mutual = _mutual(mine)
        for candidate in mine:
            i, j = line_of(a, candidate.a.start), line_of(b, candidate.b.start)
            yield (a, i), (b, j), candidate, _halved(candidate) if candidate in mutual else 0.0


def _mutual(found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates that are each other's nearest."""
    best: dict[tuple[str, int], float] = {}
    for candidate in found:
        for end in (("a", candidate.a.sentence), ("b", candidate.b.sentence)):
            best[end] = max(best.get(end, -1.0), candidate.features["corrected"])
    return [
        candidate
        for candidate in found
        if candidate.features["corrected"] == best["a", candidate.a.sentence] == best["b", candidate.b.sentence]
    ]


def _halved(candidate: Candidate) -> float:
    """Cosine less half the mean crowding of both sides: the plain measure."""
    return (candidate.features["cosine"] + candidate.features["corrected"]) / 2


def _example(
    topic: str, one: tuple[Document, int], other: tuple[Document, int], candidate: Candidate, *, plain: float
) -> Example:
    (a, i), (b, j) = one, other
    x, y = a.chains.get(i, frozenset()), b.chains.get(j, frozenset())
    alike, apart = bool(x & y), a.event != b.event
    # What nobody linked is mostly unlike, but one may not rely on it.
    worth = 1.0 if alike or apart else (0.02, 0.1, 1.0)[bool(x) + bool(y)]
    return Example(topic, dict(candidate.features), plain, alike, apart or bool(x and y), worth)


Told = tuple[Document, Side]


def translated(sets: Path) -> Iterator[Translated]:
    """Pairs of sentences of MEANTIME (articles of one topic) and of NTREX (within one article, renderings too)."""
    for articles in meantime_stories(sets / "stories/meantime"):
        told = [_told(article) for article in articles]
        english = _between([one["en"] for one in told])
        for shift in range(len(PARALLEL)):
            languages = [PARALLEL[(place + shift) % len(PARALLEL)] for place in range(len(told))]
            chosen = [one[language] for one, language in zip(told, languages, strict=True) if language in one]
            yield from _both(english, _between(chosen), "MEANTIME")
    for article in ntrex_articles(sets / "parallel/ntrex"):
        versions = _told(article)
        english = _within(versions["en"], versions["en"])
        for one, other in combinations(sorted(versions), 2):
            yield from _both(english, _within(versions[one], versions[other]), "NTREX")


def _told(article: dict[str, Document]) -> dict[str, Told]:
    return {language: (document, side_of(read(document))) for language, document in article.items()}


def _between(story: Sequence[Told]) -> dict[Key, Candidate]:
    """The candidates of a story of articles, by their sentences."""
    found = {}
    sides = {document.name: side for document, side in story}
    for (a, i), (b, j), candidate, _ in _candidates([document for document, _ in story], sides):
        found[(a.name, i, b.name, j) if a.name < b.name else (b.name, j, a.name, i)] = candidate
    return found


def _within(one: Told, other: Told) -> dict[Key, Candidate]:
    """The candidates of two versions of one article."""
    (a, x), (b, y) = one, other
    found = {}
    for candidate in candidates(x, y, rarity_in([x, y])):
        i, j = line_of(a, candidate.a.start), line_of(b, candidate.b.start)
        found[a.name, i, b.name, j] = candidate
    return found


def _both(english: dict[Key, Candidate], across: dict[Key, Candidate], source: str) -> Iterator[Translated]:
    for key, candidate in across.items():
        if candidate.across and key[:2] == key[2:]:
            yield Translated(None, dict(candidate.features), source)
        elif candidate.across and key in english:
            yield Translated(dict(english[key].features), dict(candidate.features), source)
