"""The frame of the page: sources, issues, decisions, coverage, and by what the page was made."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from msgspec import Struct

from dragoman.languages.words import tables
from dragoman.outputs.citing import Citation, sentence_citation
from dragoman.outputs.page.setting import Link, Setting
from dragoman.outputs.page_words import language_name
from dragoman.outputs.time_words import edtf_words
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Decision, Issue
from dragoman.record.record import Record, ReportLine
from dragoman.record.report import TOLD

COUNTED = ("occurrences", "remarks", "facts", "differences", "ledger")
"""Lists whose lines meet a sentence; a name alone meets nothing."""
EXCERPT = 160
"""Code points of an issue's words that the page repeats; the citation leads to the rest."""


class SourceView(Struct, frozen=True, kw_only=True):
    """A report in the list of sources."""

    siglum: str
    name: str
    path: str
    url: str
    title: str
    lang: str | None
    dir: str
    language: str
    date: str
    read_from: str
    family: str
    why: str


class IssueView(Struct, frozen=True, kw_only=True):
    """A place that was not read, repaired or doubted; `links`: the points that meet it where no line does."""

    why: str
    words: str
    lang: str | None
    cites: tuple[Citation, ...]
    links: tuple[Link, ...] = ()


class DecisionView(Struct, frozen=True, kw_only=True):
    """A join or a refusal with its reasons."""

    what: str
    lines: tuple[Link, ...]
    score: str
    reasons: str
    by_person: bool


def source_view(report: ReportLine, setting: Setting) -> SourceView:
    """What the page shows of one report in the list of sources."""
    family = next((one for one in setting.record.families if one.id == report.family), None)
    others = setting.sigla(tuple(one for one in family.reports if one != report.id)) if family else ""
    relation = family.relation if family and others else "original"
    published = report.published
    told = setting.words["relation"][relation].format(sigla=others)
    return SourceView(
        siglum=report.siglum,
        name=report.outlet or report.path,
        path=report.path if report.outlet else "",
        url=safe_url(report.url),
        title=report.title or "",
        lang=report.language,
        dir=setting.citing.direction(report.id),
        language=language_name(report.language, setting.words),
        date=edtf_words(published.edtf, setting.words) if published else setting.words["undated"],
        read_from=published.read_from if published and published.read_from != "text" else "",
        family=told if tables(report.language, "triggers") else f"{told} · {setting.words['only_compared']}",
        why=family.why if family and others else "",
    )


def safe_url(url: str | None) -> str:
    """The address where it is one of the web, else nothing: a page never links to a script."""
    return url if url and urlsplit(url).scheme.lower() in ("http", "https") else ""


def issues_by_kind(issues: tuple[Issue, ...], setting: Setting) -> dict[str, list[IssueView]]:
    """Issues under what they are, the commonest first."""
    groups: dict[str, list[IssueView]] = {}
    for issue in issues:
        groups.setdefault(issue.what.replace("_", " "), []).append(_issue(issue, setting))
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))


def met_by_points(setting: Setting) -> list[IssueView]:
    """Told sentences that no line but a point meets: read side by side, and no further."""
    return [
        _point_only(report, index, points, setting=setting)
        for report in setting.record.reports
        for index, points in sorted(_points_alone(report, setting).items())
    ]


def _points_alone(report: ReportLine, setting: Setting) -> dict[int, list[str]]:
    """By told sentence of a report, the points that meet it where nothing else does, as `story.coverage` counts."""
    record = setting.record
    lines = [line for name in COUNTED for line in getattr(record, name) if getattr(line, "kind", "") != "name"]
    met = {index for line in lines for span in line.spans() for index in _in(report, span, setting=setting)}
    points: dict[int, list[str]] = {}
    for point in record.points:
        for index in sorted({index for span in point.spans() for index in _in(report, span, setting=setting)} - met):
            sentence = report.sentences[index]
            if not report.blocks or report.blocks[sentence.block].kind in TOLD:
                points.setdefault(index, []).append(point.id)
    return points


def _in(report: ReportLine, span: Evidence, *, setting: Setting) -> Iterable[int]:
    return setting.citing.sentences_of(span) if span.report == report.id else ()


def _point_only(report: ReportLine, index: int, points: list[str], *, setting: Setting) -> IssueView:
    sentence = report.sentences[index]
    words = setting.citing.texts.get(report.id, "")[sentence.start : sentence.end]
    return IssueView(
        why="",
        words=_excerpt(" ".join(words.split())),
        lang=report.language,
        cites=(sentence_citation(report, index),),
        links=tuple(link for link in map(setting.line_link, points) if link),
    )


def decision_view(decision: Decision, setting: Setting) -> DecisionView:
    """What the page shows of one decision."""
    links = (setting.line_link(one) for one in decision.ids)
    return DecisionView(
        what=setting.words["decision"][decision.what],
        lines=tuple(link for link in links if link),
        score="" if decision.score is None else f"{decision.score:.2f}",
        reasons="; ".join(decision.reasons),
        by_person=decision.by == "person",
    )


def coverage_words(setting: Setting) -> str:
    """The three shares of told sentences; empty where none was told."""
    coverage = setting.record.story.coverage
    if not coverage.sentences:
        return ""
    shares = {name: f"{getattr(coverage, name):.0%}" for name in ("lines", "points", "issues")}
    return str(setting.words["coverage"]["line"].format(n=coverage.sentences, **shares))


def newest_date(record: Record) -> str | None:
    """EDTF of the newest dated report: what the page states instead of the clock."""
    return max((report.published.edtf for report in record.reports if report.published), default=None)


def _issue(issue: Issue, setting: Setting) -> IssueView:
    words = issue.evidence[0].text if issue.evidence else ""
    report = setting.citing.reports.get(issue.evidence[0].report) if issue.evidence else None
    return IssueView(
        why=issue.why,
        words=_excerpt(words),
        lang=report.language if report else None,
        cites=setting.citing.cites(issue.evidence) or setting.report_cites(issue.derived_from),
    )


def _excerpt(words: str) -> str:
    return words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + " …"
