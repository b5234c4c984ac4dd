"""Passages two reports share word for word, quotations left out: who quotes the same speaker has not copied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.record.evidence import MAX_EVIDENCE, Evidence
from dragoman.record.reading import Reading

RUN = 8
"""Words in a row that two writers hardly choose alike."""

_TOKEN = re.compile(r"\w+(?:['’]\w+)?")
_QUOTED = re.compile(r"[„“«»‹›「『][^„“”«»‹›「」『』]*[“”»«‹›」』]|\"[^\"]*\"")
Gram = tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """A report's told words outside quotations; `spans[i]` is word i's place, "" a gap that no passage crosses."""

    reading: Reading
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    grams: dict[Gram, int]

    def passage(self, first: int, last: int) -> Evidence:
        """The evidence for words first to last (included), cut to what a line may cite."""
        start = self.spans[first][0]
        while self.spans[last][1] - start > MAX_EVIDENCE:
            last -= 1
        return self.reading.report.evidence(start, self.spans[last][1])


def words_of(reading: Reading) -> Words:
    """The told words of a reading, lower case."""
    text = reading.report.text
    found: list[tuple[str, tuple[int, int]]] = []
    for sentence in reading.sentences:
        at = sentence.start
        for quoted in [*_QUOTED.finditer(text, sentence.start, sentence.end), None]:
            end = quoted.start() if quoted else sentence.end
            found += [(match.group().lower(), match.span()) for match in _TOKEN.finditer(text, at, end)]
            if quoted:
                found.append(("", quoted.span()))
                at = quoted.end()
    words = tuple(word for word, _ in found)
    return Words(reading, words, tuple(span for _, span in found), _grams(words))


def _grams(words: Sequence[str]) -> dict[Gram, int]:
    """Every run of `RUN` words and where it first stands."""
    grams: dict[Gram, int] = {}
    for i in range(len(words) - RUN + 1):
        gram = tuple(words[i : i + RUN])
        if "" not in gram:
            grams.setdefault(gram, i)
    return grams


def coverage(a: Words, b: Words) -> float:
    """The share of the shorter report's runs that stand in the other."""
    fewer = min(len(a.grams), len(b.grams))
    return round(len(a.grams.keys() & b.grams.keys()) / fewer, 4) if fewer else 0.0


def longest_shared(a: Words, b: Words) -> tuple[Evidence, Evidence] | None:
    """The longest passage both share, in each; the first of `a` on ties."""
    best = (0, 0, 0)
    for gram, i in a.grams.items():
        j = b.grams.get(gram)
        if j is None or (i > 0 and j > 0 and a.words[i - 1] == b.words[j - 1] != ""):
            continue
        length = RUN
        while (
            i + length < len(a.words) and j + length < len(b.words) and a.words[i + length] == b.words[j + length] != ""
        ):
            length += 1
        best = max(best, (length, -i, -j))
    length, i, j = best[0], -best[1], -best[2]
    return (a.passage(i, i + length - 1), b.passage(j, j + length - 1)) if length else None
