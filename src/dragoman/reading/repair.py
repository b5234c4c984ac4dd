"""Repair beside, not in, the text: a reading text in which every character knows its place in the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from dragoman.reading.bounds import sentence_bounds
from dragoman.reading.characters import blank_edits, encoding_edits, invisible_edits, mark_edits
from dragoman.reading.editing import Draft, Edit
from dragoman.reading.glue import GlueFinder
from dragoman.reading.health import breakage, is_fragment, is_mangled, mark_faults
from dragoman.reading.marks import PLAIN
from dragoman.reading.words import words_of
from dragoman.record.reading import Repair
from dragoman.record.report import TOLD, BlockKind, Report

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_WRAP = re.compile(r"(?<![\s.!?…:\"”“»'’)])\r?\n(?=[^\s])")
_SMALL_START = re.compile(r"(?<=[^\W\d_]{2})(?P<stop>\.)(?P<blank> +)(?=(?P<next>[^\W\d_]+))")
SPEECHLESS: frozenset[BlockKind] = frozenset({"headline", "subhead", "caption"})
"""Blocks that owe nobody a verb or a full stop."""


class ReadingText(Struct, frozen=True):
    """The text as it is to be read. Character i stands for [offsets[i], ends[i]) of the report; `offsets` has one
    entry more, the end of the whole. An inserted blank stands for an empty span. `plain` is `text` with all double
    marks as " and all single ones as ', of the same length.
    """

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]
    plain: str
    repairs: tuple[Repair, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The report's span that holds exactly the characters [start, end) of the reading text."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], max(self.offsets[start], self.ends[end - 1])


class ToldLine(Struct, frozen=True):
    """One paragraph of one told block: [start, end) of the reading text."""

    start: int
    end: int
    block: int
    kind: BlockKind


def repair(report: Report) -> ReadingText:
    """The reading text of a whole report. Words and marks are mended in told blocks only; blanks and encoding all over.

    Nothing is reordered or invented: a repair drops a mark or a blank, adds a blank, or turns a false full stop into a
    comma. Every repair but the reading of blanks (one as another, none inside « ») is listed.
    """
    told = _told_places(report)
    draft, repairs = _unwrapped(Draft.of(report), report), list[Repair]()
    for find in _steps(report, repairs):
        everywhere = find in (encoding_edits, invisible_edits)
        edits = _apart(edit for edit in find(draft) if everywhere or _is_told(draft, edit, told))
        repairs.extend(found for edit in edits if (found := draft.repair(edit, report)))
        draft = draft.edited(edits)
    return ReadingText(
        text=draft.text,
        offsets=(*draft.starts, len(report.text)),
        ends=draft.ends,
        plain=draft.text.translate(PLAIN),
        repairs=tuple(sorted(repairs, key=lambda repair: (repair.start, repair.end, repair.what))),
    )


def _unwrapped(draft: Draft, report: Report) -> Draft:
    """A hand-wrapped paragraph is one block: line ends inside a sentence are read as blanks."""
    text = list(draft.text)
    for block in report.blocks:
        if block.kind in TOLD:
            for wrap in _WRAP.finditer(draft.text, block.start, block.end):
                text[wrap.start() : wrap.end()] = " " * len(wrap.group())
    return replace(draft, text="".join(text))


def _steps(report: Report, repairs: list[Repair]) -> tuple[Callable[[Draft], Iterable[Edit]], ...]:
    """What looks for slips, in order: each sees the text as the ones before left it, the last also their repairs."""
    words = words_of(report.language)
    return (
        encoding_edits,
        invisible_edits,
        mark_edits,
        lambda draft: blank_edits(draft, words.spaced_marks),
        lambda draft: GlueFinder(draft, words).edits(),
        lambda draft: _joins(draft, report, breakage(repairs)),
    )


def told_lines(text: str, places: tuple[int, ...], report: Report) -> Iterator[ToldLine]:
    """The paragraphs of the told blocks, in order; `places` are the report offsets of the text's characters."""
    at = 0
    for number, block in enumerate(report.blocks):
        while at < len(text) and places[at] < block.start:
            at += 1
        start = at
        while at < len(text) and places[at] < block.end:
            at += 1
        if block.kind in TOLD:
            for match in _LINE.finditer(text, start, at):
                if not match.group().isspace():
                    yield ToldLine(match.start(), match.end(), number, block.kind)


def _told_places(report: Report) -> list[tuple[int, int]]:
    return [(block.start, block.end) for block in report.blocks if block.kind in TOLD]


def _is_told(draft: Draft, edit: Edit, told: list[tuple[int, int]]) -> bool:
    place = draft.starts[edit.start] if edit.start < len(draft.starts) else draft.place(edit.start)
    return any(start <= place < end for start, end in told)


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Edits in order of place, those that touch an earlier one left out."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not kept or edit.start > kept[-1].end or (edit.start == kept[-1].end and edit.start < edit.end):
            kept.append(edit)
    return kept


def _joins(draft: Draft, report: Report, signs: int) -> Iterator[Edit]:
    """False full stops: before a small letter always, before a fragment without a verb if the report is mangled."""
    lines = list(told_lines(draft.text, draft.starts, report))
    small = [edit for line in lines if line.kind not in SPEECHLESS for edit in _small_starts(draft, line, report)]
    yield from small
    sentences = sum(len(sentence_bounds(draft.text[line.start : line.end], report.language)) for line in lines)
    faulty = mark_faults([draft.text[line.start : line.end] for line in lines], report.language)
    if is_mangled(signs + len(small) + sum(map(len, faulty)), sentences):
        for line in lines:
            if line.kind not in SPEECHLESS:
                yield from _fragments(draft, line, report.language)


def _small_starts(draft: Draft, line: ToldLine, report: Report) -> Iterator[Edit]:
    words = words_of(report.language)
    for match in _SMALL_START.finditer(draft.text, line.start, line.end):
        following = match.group("next")
        token = re.search(r"[^\s\"“”„«»(]+$", draft.text[line.start : match.start()])
        if not following[0].islower() or following in words.particles or not following.islower():
            continue
        if token is None or words.abbreviation_kind(token.group()) or "." in token.group() or token.group().isupper():
            continue
        if len(token.group()) == 2 and token.group() not in words.finite | words.openers:
            continue
        shown = match.start() - len(token.group()), match.end("next")
        yield Edit(start=match.start(), end=match.end("blank"), after=" ", what="join", shown=shown)


def _fragments(draft: Draft, line: ToldLine, language: str | None) -> Iterator[Edit]:
    text = draft.text[line.start : line.end]
    bounds = sentence_bounds(text, language)
    for (start, end), (following, stop) in pairwise(bounds):
        last = text[start:end]
        if not re.search(r"[^\W\d_]{2}\.$", last) or not is_fragment(text[following:stop], language):
            continue
        word = re.search(r"[^\W_]+\.$", last)
        shown = line.start + end - len(word.group() if word else "."), line.start + following + 1
        while shown[1] < line.end and draft.text[shown[1]].isalnum():
            shown = shown[0], shown[1] + 1
        yield Edit(start=line.start + end - 1, end=line.start + following, after=", ", what="join", shown=shown)
