"""The record's frame: its reports, its story as a whole, files that could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reconciling.parts import Desk, Happenings
from dragoman.reconciling.soundness import many_unhealthy, translation_notes
from dragoman.record.comparing import as_interval
from dragoman.record.ids import digest
from dragoman.record.lines import Issue
from dragoman.record.record import Coverage, PublishedTime, ReportLine, StoryLine
from dragoman.record.report import Report, Trouble

TOOK_PLACE = frozenset({"held", "under_way", "invited", "accepted", "agreed"})


def report_lines(desk: Desk) -> tuple[ReportLine, ...]:
    """The reports in the order of sigla."""
    return tuple(
        ReportLine(
            id=report.id,
            siglum=desk.sigla[report.id],
            path=report.path,
            url=report.url,
            outlet=report.outlet,
            title=report.title,
            language=report.language,
            published=_published(report),
            genre=report.genre,
            credits=report.credits,
            family=desk.family[report.id],
            text_file=f"reports/{report.id}.txt",
            blocks=report.blocks,
            sentences=desk.readings[report.id].sentences,
            reader=desk.readings[report.id].reader,
        )
        for report in desk.reports.values()
    )


def _published(report: Report) -> PublishedTime | None:
    told = report.published
    if told is None:
        return None
    return PublishedTime(
        edtf=told.edtf, precision=told.precision, zone=told.zone, read_from=told.read_from, evidence=told.evidence
    )


def story_line(desk: Desk, happenings: Happenings, *, language: str) -> StoryLine:
    """The story's id, title (the first sound headline in the page's language, else the first) and span."""
    titled = sorted(
        (report for report in desk.reports.values() if report.title),
        key=lambda report: (_translated(report, desk), report.language != language, desk.rank[report.id]),
    )
    return StoryLine(
        id="story-" + digest(*desk.reports),
        title=titled[0].title if titled else None,
        languages=tuple(sorted({report.language for report in desk.reports.values() if report.language})),
        span=_span(happenings),
        first=(),
        coverage=Coverage(lines=0.0, points=0.0, issues=1.0, sentences=0),
    )


def _translated(report: Report, desk: Desk) -> bool:
    """Whether a machine's hand is told or suspected: its headline would be the last to choose."""
    return bool(translation_notes(report)) or many_unhealthy(desk.readings[report.id])


def _span(happenings: Happenings) -> str | None:
    """From the first to the last dated day on which something took place, of the month that most of it falls in."""
    days = sorted(
        str(line.time.edtf)[:10]
        for line in happenings.occurrences
        if line.time
        and line.status in TOOK_PLACE
        and as_interval(line.time.edtf or "")
        and len(str(line.time.edtf)) >= 10
    )
    if not days:
        return None
    months = [day[:7] for day in days]
    month = min(set(months), key=lambda name: (-months.count(name), name))
    inside = [day for day in days if day[:7] == month]
    return inside[0] if inside[0] == inside[-1] else f"{inside[0]}/{inside[-1]}"


def trouble_issues(troubles: Sequence[Trouble], desk: Desk) -> tuple[Issue, ...]:
    """Files that could not be read, as issues of the whole story."""
    reports = tuple(desk.reports)
    return tuple(
        Issue(what=f"{trouble.what}: {trouble.path}", why=trouble.why, derived_from=reports)
        for trouble in sorted(troubles, key=lambda trouble: trouble.path)
    )
