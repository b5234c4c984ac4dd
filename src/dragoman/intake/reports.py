"""Files, folders, globs, text -> reports: the text as received and the labels intake puts on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from dragoman.intake.arranging import Arrangement
from dragoman.intake.credits import credits_of
from dragoman.intake.files import find_files
from dragoman.intake.lines import is_full, size
from dragoman.intake.naming import genre_of, outlet_of, title_of
from dragoman.intake.parting import parts_of
from dragoman.intake.published import dating
from dragoman.intake.sources import Source, plain_source, sources_in
from dragoman.languages.identify import identify
from dragoman.record.evidence import Evidence
from dragoman.record.ids import report_id
from dragoman.record.report import Block, Report, Trouble

_QUOTATION = re.compile(r"[„“«»][^„“”«»\n]*[“”«»]|\"[^\"\n]*\"")
_ENOUGH = 12
"""Words by which a language can be told."""


def open_reports(paths: Iterable[Path | str]) -> tuple[list[Report], list[Trouble]]:
    """The reports under files, folders and globs, ordered by id, and what could not become one, ordered by path.

    A JSON file of several articles gives as many reports, with `#1`, `#2` … behind its path. Of identical texts the
    second by path gets the id with `-2`, and so on; a file reached twice is one report.
    """
    files, troubles = find_files(paths)
    taken: dict[str, int] = {}
    reports: list[Report] = []
    for found in files:
        sources, faults = sources_in(found)
        for error in faults:
            what, _, why = str(error).partition("|")
            troubles.append(Trouble(path=found.path, what=what, why=why))
        for number, source in enumerate(sources, 1):
            taken[source.text] = nth = taken.get(source.text, 0) + 1
            path = f"{found.path}#{number}" if len(sources) > 1 else found.path
            reports.append(_report(source, path=path, nth=nth))
    return sorted(reports, key=lambda report: report.id), sorted(troubles, key=lambda trouble: trouble.path)


def report_from_text(text: str, *, path: str = "-") -> Report:
    """The report of a text in hand, as if read from a `.txt` file."""
    return _report(plain_source(text), path=path, nth=1)


def _report(source: Source, *, path: str, nth: int) -> Report:
    text, language = source.text, identify(_running(source)) or source.language
    name = report_id(text) + (f"-{nth}" if nth > 1 else "")
    arranged = Arrangement(source.lines, language=language, title=source.title)
    dates = dating(arranged, stated=source.stated, url=source.url, language=language)
    arranged.strike_clocks(dates.clocks)
    blocks = _blocks(text, arranged, language)
    named = credits_of(text, blocks)
    places = [(credit.start, credit.end) for credit in named]
    published = dates.published
    if published and dates.place:
        published = replace(published, evidence=_spans(name, text, [dates.place]))
    return Report(
        id=name, path=path, text=text, language=language, url=source.url, published=published, blocks=blocks,
        outlet=outlet_of(arranged, stated=source.stated, credits=named),
        title=title_of(text, blocks, stated=source.stated), genre=genre_of(arranged),
        credits=tuple(credit.name for credit in named),
        credit_evidence=_spans(name, text, places), page_clock=_spans(name, text, dates.clocks),
    )  # fmt: skip


def _running(source: Source) -> str:
    """The paragraphs of a text, by which its language is told; all of it where it has none.

    Quotations may be in another language: they are left out where enough is left.
    """
    full = [line.text for line in source.lines if line.zone is None and is_full(line.text)]
    running = "\n".join(full) or source.text
    own = _QUOTATION.sub(" ", running)
    return own if size(own) >= _ENOUGH else running


def _blocks(text: str, arranged: Arrangement, language: str | None) -> tuple[Block, ...]:
    blocks = [Block(0, 1, "furniture")] if text.startswith("\ufeff") else []
    for line, kind, item in zip(arranged.lines, arranged.kinds, arranged.framed):
        assert kind is not None
        blocks.extend(parts_of(line, kind, item, language=language, report=text))
    return tuple(blocks)


def _spans(name: str, text: str, places: Sequence[tuple[int, int]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(name, start, end, text[start:end]) for start, end in places)
