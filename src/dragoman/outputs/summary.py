"""A record in ten lines of plain text, for a terminal or a pipe; whoever prints it decides on colour."""

from __future__ import annotations

from collections import Counter

from dragoman.outputs.citing import evidence_below
from dragoman.outputs.page_words import Words, counted, language_name, page_words
from dragoman.outputs.stance_words import label_stance
from dragoman.outputs.value_words import actor_name
from dragoman.record.lines import Caution, Line, Remark
from dragoman.record.record import Record

LINES = 10
LISTS = ("differences", "facts", "occurrences", "remarks", "ledger")
ELLIPSIS = "…"


def summary(record: Record, *, width: int = 80, language: str = "en") -> str:
    """Ten lines at most, none wider than `width`: the sources, the counts, what comes first, conflicts, cautions."""
    words = page_words(language)
    cautions = _cautions(record, words)[:3]
    conflicts = [line for line in record.differences if line.verdict == "conflict"]
    first = _first(record, words)
    told = [_told(line, record, words) for line in conflicts if line.id not in first]
    room = LINES - 2 - len(cautions)
    kept = told[: max(room - len(first), room // 2)]
    rows = [
        _sources(record, words),
        _counts(record, words),
        *list(first.values())[: room - len(kept)],
        *kept,
        *cautions,
    ]
    return "\n".join(_short(row, width) for row in rows if row)


def _sources(record: Record, words: Words) -> str:
    languages = Counter(report.language for report in record.reports)
    named = ", ".join(
        language_name(code, words) for code in sorted(languages, key=lambda one: (one is None, one or ""))
    )
    reports, families = (counted(words["count"][name], len(getattr(record, name))) for name in ("reports", "families"))
    return f"{reports} ({named}), {families}" if record.reports else reports


def _counts(record: Record, words: Words) -> str:
    told = [counted(words["count"][name], len(getattr(record, name))) for name in LISTS if getattr(record, name)]
    conflicts = sum(line.verdict == "conflict" for line in record.differences)
    if conflicts:
        place = told.index(counted(words["count"]["differences"], len(record.differences)))
        told[place] += f" ({counted(words['count']['conflicts'], conflicts)})"
    return ", ".join(told) or str(words["no_first"])


def _first(record: Record, words: Words) -> dict[str, str]:
    lines: dict[str, Line] = {line.id: line for name in LISTS for line in getattr(record, name)}
    return {one: _told(lines[one], record, words) for one in record.story.first if one in lines}


def _mark(line: Line, words: Words) -> str:
    """The word without which a line would mislead: its verdict, or how far it got."""
    verdict, status = getattr(line, "verdict", None), getattr(line, "status", None)
    if verdict:
        return str(words["verdict"][verdict])
    return str(words["status"][status]) if status and status != "held" else ""


def _told(line: Line, record: Record, words: Words) -> str:
    """A line with the sigla of its reports: "[A C] postponed: A hearing planned for Wednesday"."""
    told = {span.report for span in evidence_below(line)} | set(line.derived_from)
    sigla = " ".join(report.siglum for report in record.reports if report.id in told)
    speaker = _speaker(line, record, words) if isinstance(line, Remark) else ""
    parts = (_mark(line, words), speaker, str(getattr(line, "label", line.id)))
    return f"[{sigla}] " + ": ".join(part for part in parts if part)


def _speaker(remark: Remark, record: Record, words: Words) -> str:
    """Whose words, and how they were meant: "Jonas Vittrup [denies]"."""
    name = actor_name(remark.speaker, record) if remark.speaker else str(words["unnamed_speaker"])
    stance = label_stance(remark, words)
    return f"{name} [{stance.word}]" if stance else name


def _cautions(record: Record, words: Words) -> list[str]:
    def told(caution: Caution) -> str:
        return f"! {words['caution'][caution.kind]}: {caution.why}"

    return [told(caution) for caution in record.cautions]


def _short(row: str, width: int) -> str:
    row = "".join(mark for mark in " ".join(row.split()) if mark.isprintable())
    return row if len(row) <= width else row[: max(width - 1, 0)].rsplit(" ", 1)[0].rstrip(" ,;:") + ELLIPSIS
