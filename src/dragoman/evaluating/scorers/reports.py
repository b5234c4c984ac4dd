"""Reports: language, date, genre, credits, families, and furniture told from the report line by line."""

from __future__ import annotations

from itertools import combinations

from msgspec import Struct

from dragoman.evaluating.gold import GoldReport, many
from dragoman.evaluating.ground import Ground, Span, plain, shared
from dragoman.evaluating.rightness import time_right
from dragoman.evaluating.tally import Section
from dragoman.record.record import ReportLine

JUNK = ("furniture", "comment", "teaser")


class Lines(Struct):
    """Counts over the lines of all reports, and characters of the body."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    kept: int = 0
    body: int = 0


def reports(ground: Ground) -> Section:
    """The section of the reports. Tells `ground` to forget furniture that was left out when a page was read."""
    section, told = Section("reports"), []
    for gold in ground.gold.reports:
        if gold.file in ground.report:
            told.append((gold, ground.report[gold.file]))
        else:
            section.note("missing", gold.file)
    number, lines = len(ground.gold.reports), _lines(ground, section)
    section.share("language", sum(_language(one) == gold.language for gold, one in told), number)
    right = [(gold, one) for gold, one in told if _date_right(gold, _published(one))]
    for gold, one in told:
        if (gold, one) not in right:
            section.note("publication date", f"{gold.file}: {_published(one)}")
    section.share("publication date", len(right), number)
    section.alarm("trap dates taken", sum(_trapped(gold, one) for gold, one in told))
    _kinds(ground, section, told)
    credited = [(name, one) for gold, one in told for name in gold.credits]
    section.share("credits", sum(_credits(name, one) for name, one in credited), len(credited))
    section.share("furniture lines F1", 2 * lines.right, 2 * lines.right + lines.wrong + lines.missed)
    section.share("body kept", lines.kept, lines.body)
    pairs = list(combinations(told, 2))
    same = [(a.family == b.family) == (one.family == other.family) for (a, one), (b, other) in pairs]
    section.share("same family or not (pairs)", sum(same), len(pairs))
    return section


def _kinds(ground: Ground, section: Section, told: list[tuple[GoldReport, ReportLine]]) -> None:
    relation = {report: family.relation for family in ground.record.families for report in family.reports}
    families = [gold.family for gold in ground.gold.reports]
    section.rate("genre right", [(one.genre in many(g.genre), f"{g.file}: {one.genre}") for g, one in told if g.genre])
    # The relation is that of a family's first dependent member: of the original in it the gold says nothing.
    judged = [
        (gold, relation.get(one.id))
        for gold, one in told
        if gold.relation and not ("original" in many(gold.relation) and families.count(gold.family) > 1)
    ]
    section.rate("family relation right", [(r in many(gold.relation), f"{gold.file}: {r}") for gold, r in judged])


def _lines(ground: Ground, section: Section) -> Lines:
    lines = Lines()
    for gold in ground.gold.reports:
        if gold.file not in ground.report:
            lines.missed += len(gold.furniture)
            continue
        furniture, unscored = ground.anchors(gold.furniture), ground.anchors(gold.unscored)
        if not gold.file.endswith(".txt"):
            gone = {(one.file, one.anchor) for one in gold.furniture} & ground.lost
            lines.right, ground.lost = lines.right + len(gone), ground.lost - gone
        for line in _lines_of(gold.file, ground.texts[gold.file]):
            if not any(shared(line, place) for place in unscored):
                _line(ground, lines, section, line=line, furniture=furniture)
    return lines


def _line(ground: Ground, lines: Lines, section: Section, *, line: Span, furniture: list[Span]) -> None:
    words = ground.texts[line.file][line.start : line.end]
    blocks = [(Span(line.file, b.start, b.end), b.kind in JUNK) for b in ground.report[line.file].blocks]
    called = sum(shared(line, place) for place, junk in blocks if junk) >= line.length / 2
    if sum(shared(line, place) for place in furniture) * 2 >= len(words.strip()):
        lines.right, lines.missed = lines.right + called, lines.missed + (not called)
        if not called:
            section.note("furniture missed", words)
        return
    lines.wrong += called
    if called:
        section.note("body lost as furniture", words)
    lines.body += line.length
    lines.kept += min(line.length, sum(shared(line, place) for place, junk in blocks if not junk))


def _lines_of(file: str, text: str) -> list[Span]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(file, at, at + len(line)))
        at += len(line) + 1
    return found


def _language(report: ReportLine) -> str:
    return (report.language or "").split("-")[0]


def _published(report: ReportLine) -> str | None:
    return report.published.edtf if report.published else None


def _date_right(gold: GoldReport, date: str | None) -> bool:
    if not gold.published:
        return date is None
    return date is not None and any(time_right(one, date) for one in gold.published)


def _trapped(gold: GoldReport, report: ReportLine) -> bool:
    return any((_published(report) or "").startswith(one) for one in gold.wrong_published)


def _credits(name: str, report: ReportLine) -> bool:
    return any(plain(name) in plain(one) for one in report.credits)
