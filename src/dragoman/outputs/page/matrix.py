"""The matrix: every fact by every report. Who says it, who says it otherwise, who is silent, who could not know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from dragoman.outputs.page.facts import standing_of
from dragoman.outputs.page.setting import Link, Setting, head_of
from dragoman.outputs.time_words import day_of, edtf_words
from dragoman.record.comparing import as_interval, relation
from dragoman.record.lines import Account, Fact, Line, Occurrence
from dragoman.record.record import ReportLine
from dragoman.record.values import TextValue

LONGEST_CELL = 60
"""Code points of words in a cell; it leads to the sentence that has them all."""
LONGEST_NAME = 24
"""Code points of a report's name at the head of its column."""
MARKS = {"equal": "=", "narrower": "≈", "wider": "≈", "overlapping": "≈", "disjoint": "≠", "unknown": ""}
"""What stands before a report's value, or for it where it is the row's own; a word goes with what excludes that."""


class Said(Struct, frozen=True, kw_only=True):
    """What a report says in one cell: its value, how that stands to the row's value (differs, replaced), and where."""

    value: str
    mark: str
    note: str
    note_words: str
    href: str
    number: int | None
    lang: str | None = None


class Cell(Struct, frozen=True, kw_only=True):
    """A report's cell. `state`: told, silent, undated (its silence says nothing) or before (published too early)."""

    siglum: str
    state: str
    said: tuple[Said, ...]


class Row(Struct, frozen=True, kw_only=True):
    """A fact: what it is, its value, how far it is agreed, and a cell per report."""

    id: str
    property: str
    value: str
    standing: str
    standing_words: str
    cells: tuple[Cell, ...]


class Group(Struct, frozen=True, kw_only=True):
    """What facts are about (a happening, an actor, a remark), who tells it, and the facts."""

    head: str
    href: str
    when: str
    status: str
    cells: tuple[Cell, ...]
    rows: tuple[Row, ...]


class Column(Struct, frozen=True, kw_only=True):
    """A report at the head of its column."""

    siglum: str
    name: str
    told: str
    family: str


def columns(setting: Setting) -> tuple[Column, ...]:
    """The reports, with what bears on their word: language, date, and whose copies they are."""
    return tuple(_column(report, setting) for report in setting.record.reports)


def groups(setting: Setting) -> tuple[Group, ...]:
    """Happenings that have facts or that several reports tell, in order of time; then what else facts are about."""
    about: dict[str, list[Fact]] = {}
    for fact in setting.record.facts:
        about.setdefault(fact.about, []).append(fact)
    order = dict.fromkeys([line.id for line in setting.record.occurrences if line.id in about or _shared(line)])
    order |= dict.fromkeys(about)
    return tuple(_group(one, about.get(one, []), setting=setting) for one in order)


def standings(found: tuple[Group, ...], setting: Setting) -> tuple[tuple[str, str, int], ...]:
    """(standing, its words, how many rows), the gravest first: the matrix's filters."""
    rows = [row.standing for group in found for row in group.rows]
    words = setting.words["matrix"]
    told = ((name, str(words[name])) for name in ("contested", "refined", "agreed", "sole"))
    return tuple((name, text, rows.count(name)) for name, text in told if name in rows)


def _shared(line: Line) -> bool:
    return len({span.report for span in line.spans()}) > 1


def _column(report: ReportLine, setting: Setting) -> Column:
    family = next((one for one in setting.record.families if one.id == report.family), None)
    others = setting.sigla(tuple(one for one in family.reports if one != report.id)) if family else ""
    published = report.published
    date = edtf_words(published.edtf.split("T")[0], setting.words) if published else str(setting.words["undated"])
    return Column(
        siglum=report.siglum,
        name=_short(report.outlet or PurePosixPath(report.path).stem, LONGEST_NAME),
        told=f"{(report.language or '?').upper()} · {date}",
        family=str(setting.words["matrix"]["with"].format(sigla=others)) if others else "",
    )


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _group(about: str, facts: list[Fact], *, setting: Setting) -> Group:
    line = setting.lines[about][1] if about in setting.lines else None
    happening = line if isinstance(line, Occurrence) else None
    link = setting.head_link(happening) if happening else setting.line_link(about) or Link(about, "")
    spans = line.spans() if line else ()
    day = day_of(happening.time) if happening else None
    when = edtf_words(day, setting.words) if day else ""
    rows = tuple(_row(fact, day=day, setting=setting) for fact in facts)
    return Group(
        head=link.text,
        href=link.href,
        when=when if when not in {row.value for row in rows} else "",
        status=str(setting.words["status"][happening.status]) if happening and happening.status != "held" else "",
        cells=tuple(
            _telling(report, [span for span in spans if span.report == report.id], day=day, setting=setting)
            for report in setting.record.reports
        ),
        rows=rows,
    )


def _telling(report: ReportLine, spans: list[object], *, day: str | None, setting: Setting) -> Cell:
    """Whether a report tells the happening at all, and where."""
    said = tuple(
        Said(value="", mark="✓", note="", note_words="", href=one.href, number=one.number)
        for one in setting.citing.cites(spans)[:1]  # type: ignore[arg-type]
    )
    return Cell(siglum=report.siglum, state="told" if said else _silence(report, day), said=said)


def _row(fact: Fact, *, day: str | None, setting: Setting) -> Row:
    contested = any(one.verdict == "conflict" for one in setting.differences_of(fact.id))
    standing = "contested" if contested else fact.standing
    return Row(
        id=fact.id,
        property=setting.property_words(fact.property) or head_of(fact.label, fact.accounts),
        value=setting.say(setting.best(fact), fact.property),
        standing=standing,
        standing_words=str(setting.words["matrix"]["contested" if contested else standing_of(fact)]),
        cells=tuple(_cell(report, fact, day=day, setting=setting) for report in setting.record.reports),
    )


def _cell(report: ReportLine, fact: Fact, *, day: str | None, setting: Setting) -> Cell:
    said = tuple(_said([account for account in fact.accounts if account.report == report.id], fact, setting=setting))
    return Cell(siglum=report.siglum, state="told" if said else _silence(report, day), said=said)


def _said(accounts: list[Account], fact: Fact, *, setting: Setting) -> Iterator[Said]:
    """Each value of a report once, at its first sentence."""
    shown: set[str] = set()
    best = setting.best(fact)
    for account in accounts:
        value = setting.say(account.value, fact.property)
        if value in shown:
            continue
        shown.add(value)
        found = relation(account.value, best)
        cites = setting.citing.cites(account.evidence) or setting.report_cites((account.report,))
        note = _note(account, fact, setting=setting) if found == "disjoint" else ""
        yield Said(
            value="" if found == "equal" else _short(value, LONGEST_CELL),
            lang=account.value.language if isinstance(account.value, TextValue) else None,
            mark=MARKS[found],
            note=note,
            note_words=str(setting.words["matrix"][note]) if note else "",
            href=cites[0].href,
            number=cites[0].number,
        )


def _note(account: Account, fact: Fact, *, setting: Setting) -> str:
    """What a value is that excludes the row's: a suspected slip, one that later news replaced, or simply another."""
    differences = setting.differences_of(fact.id)
    if any(account.report in one.suspect for one in differences):
        return "suspect"
    return "replaced" if any(one.verdict == "update" for one in differences) else "differs"


def _silence(report: ReportLine, day: str | None) -> str:
    """What it means that a report says nothing: an undated report has no horizon, an early one could not know."""
    if report.published is None:
        return "undated"
    published, happened = as_interval(report.published.edtf), as_interval(day)
    if published is None:
        return "undated"
    return "before" if happened and published[1] < happened[0] else "silent"
