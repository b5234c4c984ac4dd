"""The built-in reader: one report in, its findings out, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from dragoman.languages.parser import SentenceParse
from dragoman.languages.words import tables
from dragoman.reading.builtin.happenings import find_happenings
from dragoman.reading.builtin.marks import mark
from dragoman.reading.builtin.names import Named, find_names
from dragoman.reading.builtin.references import resolve_descriptions
from dragoman.reading.builtin.remarks import find_remarks
from dragoman.reading.passages import Passage
from dragoman.record.reading import AnyFinding
from dragoman.record.report import Report


def has_words(language: str) -> bool:
    """Whether a language has the words that finer reading needs."""
    return bool(tables(language, "triggers"))


def read_findings(
    report: Report, passages: Sequence[Passage], language: str, *, parses: Sequence[SentenceParse] = ()
) -> tuple[AnyFinding, ...]:
    """All findings of a report, by position; `parses`, if any, one a passage. A language without words gives none."""
    if not has_words(language):
        return ()
    marked = [mark(passage, language, parse=parse) for passage, parse in zip_longest(passages, parses[: len(passages)])]
    named = resolve_descriptions(find_names(report.id, marked))
    by_passage: dict[int, list[Named]] = {}
    for item in named:
        by_passage.setdefault(item.mention.passage, []).append(item)
    remarks = find_remarks(report, marked, by_passage)
    found: list[AnyFinding] = [item.finding for item in named]
    found += remarks
    found += find_happenings(report, marked, by_passage, remarks=remarks, language=language)
    return tuple(sorted(_unique(found), key=lambda finding: (finding.start, finding.end, finding.id)))


def _unique(found: Sequence[AnyFinding]) -> list[AnyFinding]:
    return list({finding.id: finding for finding in found}.values())
