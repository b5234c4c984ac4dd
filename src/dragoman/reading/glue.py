"""Words that ran into each other where a break, a full stop or a closing mark got lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.reading.editing import Draft, Edit
from dragoman.reading.marks import MARKS, pair_marks
from dragoman.reading.words import ReadingWords, joined_names

_TOKEN = re.compile(r"[^\W_]+")
_SEAM = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÖØ-Þ])")
_STOPPED = re.compile(r"(?<![\w.@/-])([^\W\d_]{3,})([.!?,;])([^\W\d_]{2,})(?![\w@/])(?!\.[a-z])")
_ADDRESS = re.compile(r"(?<!\S)\S*(?:://|www\.|@|\w/\w)\S*")


class GlueFinder:
    """Finds seams inside one report: what stands twice as it is, or stands apart elsewhere, tells name from slip."""

    def __init__(self, draft: Draft, words: ReadingWords) -> None:
        self.text = draft.text
        self.words = words
        self.seen = Counter(_TOKEN.findall(draft.text))
        self.lower = Counter(token.lower() for token in _TOKEN.findall(draft.text))
        self.addresses = [match.span() for match in _ADDRESS.finditer(draft.text)]

    def edits(self) -> Iterator[Edit]:
        """A blank for every seam, in order of kind, then place."""
        for seam, shown in [*self._inside_words(), *self._behind_stops(), *self._at_marks()]:
            if not any(start < seam < end for start, end in self.addresses):
                yield Edit(start=seam, end=seam, after=" ", what="split", shown=shown)

    def _inside_words(self) -> Iterator[tuple[int, tuple[int, int]]]:
        for match in _TOKEN.finditer(self.text):
            token = match.group()
            seam = self._seam(token)
            if 0 < seam < len(token):
                yield match.start() + seam, match.span()

    def _seam(self, token: str) -> int:
        """Where a token is to be split; 0 if it is whole."""
        if self.seen[token] > 1 or (token.islower() and len(token) < 9) or token.isupper():
            return 0
        if token.islower():
            return self._tail(token)
        seams = [match.start() for match in _SEAM.finditer(token) if token[match.start() - 1].islower()]
        if len(seams) != 1 or self._is_known(token):
            return 0
        left, right = token[: seams[0]], token[seams[0] :]
        if len(right) < 2 or not (right[1:].islower() or self.seen[right]):
            return 0
        apart = bool(self.seen[left]) and bool(self.seen[right] or right.lower() in self.words.openers)
        return seams[0] if apart or (left.islower() and len(left) > 2) else 0

    def _tail(self, token: str) -> int:
        """The seam before a word that ends no compound ("portsamong"), if the part before stands elsewhere."""
        for tail in (*self.words.lone_tails, *self.words.tails):
            left = token[: -len(tail)]
            known = tail in self.words.lone_tails or self.lower[left]
            if token.endswith(tail) and len(left) > 3 and known:
                return len(left)
        return 0

    def _is_known(self, token: str) -> bool:
        names = joined_names()
        return (
            token in names.forms
            or any(token.startswith(p) and token[len(p) : len(p) + 1].isupper() for p in names.prefixes)
            or any(token.endswith(s) and token[-len(s) - 1 : -len(s)].islower() for s in names.suffixes)
        )

    def _behind_stops(self) -> Iterator[tuple[int, tuple[int, int]]]:
        for match in _STOPPED.finditer(self.text):
            left, mark, right = match.groups()
            address = mark == "." and right.lower() in joined_names().domains
            whole = left[1:].islower() and right[1:].islower()
            long = right[0].isupper() or mark in ",;" or (len(left) > 3 and len(right) > 3)
            sure = self._stands_alone(left, right, mark) or self.seen[left] + self.seen[right] > 1 + right.islower()
            if whole and long and sure and not address:
                yield match.start(3), match.span()

    @staticmethod
    def _stands_alone(left: str, right: str, mark: str) -> bool:
        """A small word behind a full stop may be a web address: only what ends like a sentence itself counts."""
        return mark in ",;!?" or (right[0].isupper() and left.islower()) or (right.islower() and len(right) > 6)

    def _at_marks(self) -> Iterator[tuple[int, tuple[int, int]]]:
        start = 0
        for line in re.split(r"[\n\r]", self.text):
            for mark in pair_marks(line):
                seam = self._mark_seam(line, mark.index, mark.role)
                if seam:
                    yield start + seam, self._around(start + seam)
            start += len(line) + 1

    @staticmethod
    def _mark_seam(line: str, index: int, role: str) -> int:
        before, after = line[index - 1 : index], line[index + 1 : index + 2]
        if role == "close" and after.isalpha() and line[index] != "›":
            return 0 if re.match(r"[^\W\d_]{1,3}\b", line[index + 1 :]) and after.islower() else index + 1
        if role == "open" and before.isalpha() and line[index] != "‹" and after.isalpha():
            return index
        return 0

    def _around(self, seam: int) -> tuple[int, int]:
        start, end = seam, seam
        while start > 0 and (self.text[start - 1].isalnum() or self.text[start - 1] in MARKS + ".!?,"):
            start -= 1
        while end < len(self.text) and self.text[end].isalnum():
            end += 1
        return start, end
