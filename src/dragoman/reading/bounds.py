"""Where sentences end inside one paragraph. The words that mislead (abbreviations, openers) are data."""

from __future__ import annotations

import re

from dragoman.reading.marks import MARKS, pair_marks
from dragoman.reading.words import ReadingWords, words_of

_END = re.compile(r"\.(?:\s\.)+|[.!?…]+|[。！？]")
_TOKEN = re.compile(r"[\w'’&-]+")
_BEFORE = re.compile(r"(?:[^\W\d_]{1,2}\.\s?)*[\w'’-]+$")
_CLOSERS = ")]}"
_SKIPPED = "([{-–—¡¿'‘‚’*•·"


def sentence_bounds(line: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """The sentences of one paragraph as (start, end), narrowed to non-blank; a closing mark stays with its sentence.

    A mark followed by a small letter ends nothing: it is an abbreviation, a saying clause, or a slip.
    """
    splitter = _Splitter(line, words_of(language))
    cuts = [end for match in _END.finditer(line) if (end := splitter.end_of(match)) > 0]
    spans, start = [], 0
    for cut in [*sorted(set(cuts)), len(line)]:
        narrowed = _narrow(line, start, cut)
        if narrowed:
            spans.append(narrowed)
        start = cut
    return tuple(spans)


def _narrow(line: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None


class _Splitter:
    """One paragraph, its quotation marks and brackets, and the words of its language."""

    def __init__(self, line: str, words: ReadingWords) -> None:
        self.line = line
        self.words = words
        marks = pair_marks(line)
        self.closing = {mark.index for mark in marks if mark.role == "close"}
        self.quoted = [(mark.index, mark.partner) for mark in marks if mark.role == "open" and mark.partner > 0]
        self.bracketed = [match.span() for match in re.finditer(r"\([^()]{1,400}\)|\[[^\[\]]{1,400}\]", line)]

    def end_of(self, match: re.Match[str]) -> int:
        """Where the sentence ends that the mark of `match` ends; 0 if it ends none."""
        end = self._behind_closers(match.end())
        if end < len(self.line) and not self.line[end].isspace() and match.group() not in "。！？":
            return 0
        if any(start < end < stop for start, stop in self.bracketed):
            return 0
        if end >= len(self.line.rstrip()):
            return end
        return end if self._ends(match, end) else 0

    def _behind_closers(self, end: int) -> int:
        line = self.line
        while end < len(line):
            single = line[end] in "'’" and (line[end + 1 : end + 2] or " ") in " '’"
            doubled = line[end] == "." and end - 1 in self.closing
            if single or doubled or end in self.closing or line[end] in _CLOSERS:
                end += 1
            elif line[end].isspace() and end + 1 in self.closing and line[end + 1] in "»›":
                end += 2
            else:
                break
        return end

    def _ends(self, match: re.Match[str], end: int) -> bool:
        following = self.line[end:].lstrip()
        word = self._first_word(following)
        if word[:1].islower() and not (len(word) > 1 and word[1].isupper()):
            return False
        if following[:1] in ",;:.…" or not (word or following):
            return False
        mark = match.group()
        if (len(mark) > 1 and "." in mark) or "…" in mark:
            return not self._inside_quotation(match.start())
        if mark in "?!" and end > match.end() and self._saying_follows(following):
            return False
        return mark != "." or end > match.end() or self._full_stop(match.start(), word)

    def _first_word(self, following: str) -> str:
        match = _TOKEN.match(following.lstrip(_SKIPPED + MARKS + " "))
        return match.group() if match else ""

    def _inside_quotation(self, index: int) -> bool:
        return any(start < index < stop for start, stop in self.quoted)

    def _saying_follows(self, following: str) -> bool:
        clause = re.match(r"[^.,;:!?\"“”„«»]{1,60}", following)
        return clause is not None and any(
            word.lower() in self.words.saying for word in _TOKEN.findall(clause.group())[:5]
        )

    def _full_stop(self, index: int, word: str) -> bool:
        """Whether a bare full stop before a capital or a digit ends a sentence."""
        before = _BEFORE.search(self.line[max(0, index - 40) : index])
        if before is None:
            return True
        opener = word.lower() in self.words.openers
        token = re.sub(r"\s", "", before.group())
        kind = self.words.abbreviation_kind(token) or self.words.abbreviation_kind(token.rsplit(".", 1)[-1])
        if kind == "title":
            return False
        if kind == "number":
            return not word[:1].isdigit()
        if kind == "open":
            return opener
        last = token.rsplit(".", 1)[-1].rsplit("-", 1)[-1]
        if last.isdigit() and len(last) <= 2:
            return self._after_number(index, last, opener=opener)
        if len(last) == 1 and last.isalpha():
            return opener
        return True

    def _after_number(self, index: int, number: str, *, opener: bool) -> bool:
        """Whether a stop behind one or two digits ends a sentence: not in "1. Open the lock", not in an ordinal."""
        if not self.line[: index - len(number)].strip():
            return False
        return opener or not self.words.ordinal_stop or self.line[index - len(number) - 1 : index - len(number)] in ".,"
