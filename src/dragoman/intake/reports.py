"""Files, folders, globs, text -> reports: the text as received and the labels intake puts on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dragoman.intake.arranging import Arrangement
from dragoman.intake.credits import credits_of
from dragoman.intake.decoding import decode
from dragoman.intake.files import PAGES, Found, find_files, sound
from dragoman.intake.lines import Line, headed, is_full, lines_of, size
from dragoman.intake.naming import genre_of, outlet_of, title_of
from dragoman.intake.page import read_page
from dragoman.intake.parting import parts_of
from dragoman.intake.published import dating
from dragoman.languages.identify import identify
from dragoman.record.errors import UnreadableReport
from dragoman.record.evidence import Evidence
from dragoman.record.ids import report_id
from dragoman.record.report import Block, Report, Trouble

_FRONT_MATTER = re.compile(
    r"\ufeff?---\s*?\r?\n((?:\w[^\n:]*:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n){1,60})---\s*?(?:\n|\r|$)"
)
_FIELD = re.compile(r"^([A-Za-z]\w*): *(\S[^\r\n]*)", re.MULTILINE)
_QUOTATION = re.compile(r"[„“«»][^„“”«»\n]*[“”«»]|\"[^\"\n]*\"")
_ENOUGH = 12
"""Words by which a language can be told."""
_ADDRESS = re.compile(r"(?:\w+: *)?(https?://\S+)")


class Source(Struct, frozen=True):
    """A text to be labelled, and what its page states beside it."""

    text: str
    lines: tuple[Line, ...]
    title: str | None = None
    stated: tuple[tuple[str, str], ...] = ()
    url: str | None = None


def open_reports(paths: Iterable[Path | str]) -> tuple[list[Report], list[Trouble]]:
    """The reports under files, folders and globs, ordered by id, and what could not become one, ordered by path.

    Of identical texts the second by path gets the id with `-2`, and so on; a file reached twice is one report.
    """
    files, troubles = find_files(paths)
    taken: dict[str, int] = {}
    reports: list[Report] = []
    for found in files:
        try:
            source = _source(found)
        except UnreadableReport as error:
            what, _, why = str(error).partition("|")
            troubles.append(Trouble(path=found.path, what=what, why=why))
            continue
        taken[source.text] = nth = taken.get(source.text, 0) + 1
        reports.append(_report(source, path=found.path, nth=nth))
    return sorted(reports, key=lambda report: report.id), sorted(troubles, key=lambda trouble: trouble.path)


def report_from_text(text: str, *, path: str = "-") -> Report:
    """The report of a text in hand, as if read from a `.txt` file."""
    return _report(_plain(text), path=path, nth=1)


def _source(found: Found) -> Source:
    if not found.file.is_file():
        raise UnreadableReport("no plain file|It is a pipe, a device or a folder. Give the file that holds the text.")
    try:
        raw = found.file.read_bytes()
    except OSError as error:
        why = f"{error.strerror or error}. See that it is a file and may be read."
        raise UnreadableReport(f"unreadable file|{why}") from error
    page = found.file.suffix.lower() in PAGES
    text = decode(raw, page=page)
    if not page:
        return _plain(text)
    read = read_page(text)
    if not read.text.strip():
        raise UnreadableReport(
            "page without text|Its body holds no words; it may be filled in by a script. Save the page as shown."
        )
    stated = tuple((name, sound(value)) for name, value in read.stated)
    return Source(read.text, read.lines, read.heading, stated, read.url and sound(read.url))


def _plain(text: str) -> Source:
    mark = 1 if text.startswith("\ufeff") else 0
    lines = lines_of(text[mark:])
    if mark:
        lines = [line.moved(mark) for line in lines]
    lines = headed(lines)
    matter = _FRONT_MATTER.match(text)
    if matter:
        lines = [replace(line, zone="furniture") if line.start < matter.end() else line for line in lines]
    stated = tuple((f"field:{met[1]}", met[2].strip("\"' ")) for met in _FIELD.finditer(matter[1])) if matter else ()
    address = next((met for line in lines[:3] if (met := _ADDRESS.fullmatch(line.text))), None)
    return Source(text, tuple(lines), stated=stated, url=address[1] if address else None)


def _report(source: Source, *, path: str, nth: int) -> Report:
    text, language = source.text, identify(_running(source))
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
