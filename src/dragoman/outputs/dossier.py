"""A record as one HTML page: no network, complete without scripts, every citation leading to its sentence."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from dragoman.outputs.page import matrix
from dragoman.outputs.page.actors import actor_view
from dragoman.outputs.page.differences import difference_view, gravest_first, verdict_counts
from dragoman.outputs.page.facts import fact_view, fold_facts
from dragoman.outputs.page.frame import (
    coverage_words,
    decision_view,
    issues_by_kind,
    met_by_points,
    newest_date,
    source_view,
)
from dragoman.outputs.page.occurrences import days, occurrence_view, with_invitations
from dragoman.outputs.page.remarks import remark_view, speakers
from dragoman.outputs.page.reports import report_views
from dragoman.outputs.page.setting import Setting
from dragoman.outputs.page.standing import caution_view, ledger_view, point_view
from dragoman.outputs.page_words import counted
from dragoman.outputs.time_words import edtf_words
from dragoman.record.record import Record

TEMPLATES = ("dossier_lines.html.jinja", "dossier_matrix.html.jinja", "dossier.html.jinja")
"""The macros, then the page."""
CONTENTS = (
    "differences", "matrix", "occurrences", "remarks", "ledger", "facts", "actors", "points", "issues", "decisions",
    "reports",
)  # fmt: skip
"""The page's sections after the first screen, in order."""


def dossier(record: Record, *, language: str = "en") -> str:
    """The dossier page in the page language given (see page_words.toml); the same record gives the same bytes."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    style, script = _beside("dossier.css"), _beside("dossier.js")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals["counted"] = counted
    page = environment.from_string("".join(map(_beside, TEMPLATES)))
    setting = Setting(record, language)
    parts = _parts(setting) | _frame(setting)
    rendered = page.render(
        **parts,
        contents=[(name, number) for name, number in parts["numbers"].items() if number],
        style=Markup(style),
        script=Markup(script),
        allowed=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'",
    )
    return rendered.strip() + "\n"


def _parts(setting: Setting) -> dict[str, Any]:
    """The sections of the page, ready for the template."""
    record = setting.record
    differences = gravest_first([difference_view(line, setting) for line in record.differences])
    groups = matrix.groups(setting)
    facts = [fact_view(line, setting) for line in record.facts]
    occurrences, inside = with_invitations([occurrence_view(line, setting) for line in record.occurrences], setting)
    remarks = [remark_view(line, setting) for line in record.remarks]
    ledger = [ledger_view(line, setting) for line in record.ledger]
    heavy: list[Any] = [*differences, *facts, *occurrences, *remarks, *ledger]
    views = {view.line.id: view for view in heavy}
    shown, folded = fold_facts(facts, record.story.first)
    first = [one for one in record.story.first if one in views and inside.get(one) not in record.story.first]
    return {
        "first": [views[one] for one in first],
        "first_hrefs": [f"#{one}" for one in record.story.first],
        "cautions": [caution_view(line, setting) for line in record.cautions],
        "differences": differences,
        "verdicts": verdict_counts(differences),
        "columns": matrix.columns(setting),
        "groups": groups,
        "standings": matrix.standings(groups, setting),
        "facts": shown,
        "folded_facts": folded,
        "days": days([view for view in occurrences if view.line.id not in inside], setting),
        "speakers": speakers(record.remarks, remarks, setting=setting),
        "points": [point_view(line, setting) for line in record.points],
        "actors": [actor_view(line, setting) for line in record.actors],
        "ledger": ledger,
    }


def _frame(setting: Setting) -> dict[str, Any]:
    """What stands around the sections."""
    record = setting.record
    newest = newest_date(record)
    return {
        "numbers": {name: len(getattr(record, name, record.facts)) for name in CONTENTS},
        "families": len(record.families),
        "version": version("dragoman"),
        "point_only": met_by_points(setting),
        "w": setting.words,
        "language": setting.language,
        "title": record.story.title or setting.words["untitled"],
        "span": edtf_words(record.story.span, setting.words) if record.story.span else "",
        "sources": [source_view(report, setting) for report in record.reports],
        "issues": issues_by_kind(record.issues, setting),
        "decisions": [decision_view(decision, setting) for decision in record.decisions],
        "reports": report_views(setting),
        "coverage": coverage_words(setting),
        "format": record.format,
        "readers": sorted({report.reader for report in record.reports}),
        "newest": edtf_words(newest, setting.words) if newest else setting.words["undated"],
        "inputs": [(report.siglum, report.id) for report in record.reports],
    }


def _beside(name: str) -> str:
    return (files("dragoman.outputs") / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """What a page allows itself to run or wear: only this very text, whatever a report may have smuggled in."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
