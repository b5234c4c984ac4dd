"""What a person points at in a record, with where it stands: so that a decision finds it again as the story grows."""

from __future__ import annotations

import re

from dragoman.cli.exits import UnknownLine
from dragoman.record.evidence import Evidence
from dragoman.record.ids import PREFIX
from dragoman.record.lines import Line, Remark
from dragoman.record.record import Record, ReportLine
from dragoman.record.ruling import FindingKind, Spot

LISTS = ("actors", "occurrences", "remarks", "facts", "differences", "points", "ledger", "cautions")
KINDS: dict[str, FindingKind] = {"actors": "name", "occurrences": "occurrence", "remarks": "remark"}
_SENTENCE = re.compile(r"([A-Z]+)(\d+)")
TEXT = 80
"""Letters of a place's words that a decision repeats for its reader."""


class Pointing:
    """Looks up lines, findings, sentences (B14) and reports (B) of one record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.lines: dict[str, tuple[str, Line]] = {
            line.id: (name, line) for name in LISTS for line in getattr(record, name)
        }

    def line(self, name: str) -> tuple[str, Line]:
        """(Its list, the line) of an id. Raises UnknownLine."""
        if name not in self.lines:
            raise UnknownLine(f"No line has the id {name!r}. Ids stand on the page and in record.json.")
        return self.lines[name]

    def report(self, name: str) -> ReportLine:
        """The report of a letter or an id. Raises UnknownLine."""
        found = next((one for one in self.record.reports if name in (one.siglum, one.id)), None)
        if found is None:
            letters = ", ".join(one.siglum for one in self.record.reports)
            raise UnknownLine(f"No report is called {name!r}. Known: {letters}.")
        return found

    def sentence(self, name: str, kind: FindingKind | None) -> Spot | None:
        """The place of a sentence like B14; None where the name is none of a sentence. Raises UnknownLine."""
        told = _SENTENCE.fullmatch(name)
        if told is None:
            return None
        report, number = self.report(told[1]), int(told[2])
        if not 0 < number <= len(report.sentences):
            raise UnknownLine(f"{name}: report {report.siglum} has {len(report.sentences)} sentences.")
        at = report.sentences[number - 1]
        text = self.record.texts[report.id][at.start : at.end]
        return Spot(report=report.id, start=at.start, end=at.end, kind=kind, text=shortened(text))

    def spots(self, name: str) -> list[Spot]:
        """The places that a line cites."""
        kind = KINDS.get(self.line(name)[0])
        return [_spot(span, kind, of=name) for span in self._cited(name)]

    def told_by(self, name: str, report: ReportLine) -> list[Spot]:
        """The places of one report that a line cites, each for itself. Raises UnknownLine where there are none."""
        kind = KINDS.get(self.line(name)[0])
        found = [_spot(span, kind) for span in self._cited(name) if span.report == report.id]
        if not found:
            raise UnknownLine(f"{name}: report {report.siglum} tells nothing of it.")
        return found

    def finding(self, name: str) -> str:
        """The id of a finding that some line has. Raises UnknownLine."""
        if not any(name in line.members for _, line in self.lines.values()):
            raise UnknownLine(f"No line has the finding {name!r}. A line's findings stand in record.json, as members.")
        return name

    def _cited(self, name: str) -> list[Evidence]:
        """The places a line cites, each once; a long wording, cited in parts, in one piece."""
        line = self.line(name)[1]
        if not isinstance(line, Remark):
            return list(dict.fromkeys(line.spans()))
        found = []
        for wording in line.wordings:
            start, end = wording.evidence[0].start, wording.evidence[-1].end
            found.append(Evidence(wording.report, start, end, self.record.texts[wording.report][start:end]))
        return list(dict.fromkeys(found))


def _spot(span: Evidence, kind: FindingKind | None, *, of: str | None = None) -> Spot:
    return Spot(report=span.report, start=span.start, end=span.end, of=of, kind=kind, text=shortened(span.text))


def is_finding(name: str) -> bool:
    """Whether a name looks like a finding's id."""
    return name.startswith(PREFIX["finding"]) and len(name) > 1


def shortened(text: str) -> str:
    """Text on one line, cut where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= TEXT else text[: TEXT - 1] + "…"
