"""Differences, and what a line rests on, as plain text for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.cli.exits import UnknownLine
from dragoman.outputs.citing import Citing, Passage
from dragoman.outputs.page.differences import gravity, reason
from dragoman.outputs.page.setting import head_of
from dragoman.outputs.page_words import counted, page_words
from dragoman.outputs.value_words import words_of
from dragoman.record.lines import Difference, Line
from dragoman.record.record import Record

LISTS = ("occurrences", "remarks", "facts", "differences", "ledger", "cautions", "actors", "points")


def differences_told(record: Record, *, language: str) -> str:
    """Every difference, the gravest first: its verdict, all its readings with sigla and words, and the reason."""
    words = page_words(language)
    if not record.differences:
        return counted(words["count"]["differences"], 0)
    ordered = sorted(record.differences, key=gravity)
    return "\n\n".join("\n".join(_difference(line, record, language=language)) for line in ordered)


def why_told(record: Record, wanted: str) -> str:
    """A line, the sentences it rests on with the cited words marked, and the decisions that name it.

    Raises UnknownLine. A siglum with a number (B14) is no line's id; ids stand on the page and in record.json.
    """
    line = next((line for name in LISTS for line in getattr(record, name) if line.id == wanted), None)
    if line is None:
        raise UnknownLine(f"No line has the id {wanted!r}. Ids stand in record.json, like {_some_id(record)}.")
    rows = [f"{line.id}  {_label(line)}"]
    if why := getattr(line, "why", ""):
        rows.append(f"  {why}")
    rows += [f"  {_passage(passage)}" for passage in Citing(record).passages(line.spans())]
    rows += [f"  <- {_derived(one, record)}" for one in line.derived_from]
    rows += list(_decisions(line, record))
    return "\n".join(rows)


def _difference(line: Difference, record: Record, *, language: str) -> Iterator[str]:
    words = page_words(language)
    yield f"{words['verdict'][line.verdict]}: {head_of(line.label, line.accounts)}  ({line.id})"
    for account in line.accounts:
        marks = " ".join(_siglum(report, record) for report in account.reports)
        suspect = f" ({words['suspect']})" if account.reports and set(account.reports) <= set(line.suspect) else ""
        yield f"  [{marks}] {words_of(account.value, language, record)}{suspect}"
        yield from (f"      {_passage(passage)}" for passage in Citing(record).passages(account.evidence))
    yield f"  {reason(line.why)}"


def _decisions(line: Line, record: Record) -> Iterator[str]:
    for decision in record.decisions:
        if line.id in decision.ids:
            score = "" if decision.score is None else f" ({decision.score:g})"
            yield f"  {decision.by}: {decision.what}{score}: {'; '.join(decision.reasons)}"


def _passage(passage: Passage) -> str:
    """A sentence on one line: B14  The talks [[lasted six hours]]."""
    number = "" if passage.cite.number is None else passage.cite.number
    text = "".join(f"[[{piece.text}]]" if piece.marked else piece.text for piece in passage.pieces)
    return f"{passage.cite.siglum}{number}  {' '.join(text.split())}"


def _siglum(report: str, record: Record) -> str:
    return next((line.siglum for line in record.reports if line.id == report), report)


def _label(line: Line) -> str:
    return str(getattr(line, "label", None) or getattr(line, "name", ""))


def _derived(one: str, record: Record) -> str:
    lines: Sequence[Line] = [line for name in LISTS for line in getattr(record, name)]
    return next((f"{one}  {_label(line)}" for line in lines if line.id == one), f"{_siglum(one, record)} ({one})")


def _some_id(record: Record) -> str:
    return next((line.id for name in LISTS for line in getattr(record, name)), "o0123456789")
