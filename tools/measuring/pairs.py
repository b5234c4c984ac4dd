"""Pairs of sentences across languages on NTREX: articles and their translations, a sentence a line.

These articles took part in fitting the weights of pairs (trained/pairs): the figure tells whether pairing across
languages works at all, not how well it will do on other news.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from dragoman.record.reading import Reading
from measuring.counting import Tally
from measuring.keeping import Measured

LANGUAGES = ("de", "en", "es", "fr")
FOLDER = "parallel/ntrex"


def files(sets: Path) -> list[Path]:
    """What is read."""
    return sorted((sets / FOLDER).glob("newstest2019-*.txt"))


def measure(sets: Path, *, few: int | None = None) -> Iterator[tuple[Measured, list[Path]]]:
    """F1 of paired sentences for each two languages."""
    from training.pair_stories import Document, ntrex_articles, read

    tallies = {pair: Tally() for pair in combinations(LANGUAGES, 2)}
    for versions in list(ntrex_articles(sets / FOLDER))[:few]:
        found: dict[str, tuple[Document, Reading]] = {}
        for language in LANGUAGES:
            found[language] = versions[language], read(versions[language])
        for one, other in tallies:
            tallies[one, other] = tallies[one, other].plus(compared(found[one], found[other]))
    for (one, other), tally in tallies.items():
        value = round(tally.f1, 1)
        what = f"pairs of sentences, {one}–{other}, F1"
        yield Measured(set="NTREX, half (fitted on)", what=what, value=value, of=tally.gold), files(sets)


def compared(one: tuple[object, Reading], other: tuple[object, Reading]) -> Tally:
    """Lines of the first with a pair on the line of the same number, and pairs that are such."""
    from training.pair_stories import Document, line_of

    from dragoman.gathering.aligning import pairs

    line: dict[str, int] = {}
    for document, reading in (one, other):
        assert isinstance(document, Document)
        line |= {segment.id: line_of(document, segment.start) for segment in reading.segments}
    found = [(line[pair.a], line[pair.b]) for pair in pairs([one[1], other[1]])]
    right = [a for a, b in found if a == b]
    told = {line[segment.id] for segment in one[1].segments}
    return Tally(len(set(right)), len(told), len(right), len(found))
