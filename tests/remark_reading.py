"""One invented report, read for its remarks: who says what, in whose words."""

from __future__ import annotations

from dragoman.languages.parser import builtin_parser
from dragoman.reading.builtin.read import read_findings
from dragoman.reading.passages import passages
from dragoman.reading.repair import repair
from dragoman.record.ids import report_id
from dragoman.record.reading import NameFinding, RemarkFinding
from dragoman.record.report import Block, BlockKind, Report


class Reader:
    """The remarks of a text, with the names they lean on in words."""

    def __init__(self, text: str, language: str, kind: BlockKind = "body") -> None:
        text = text.strip()
        report = Report(id=report_id(text), path="", text=text, language=language, blocks=(Block(0, len(text), kind),))
        found = passages(repair(report), report)
        parses = builtin_parser().parse([passage.text for passage in found], language)
        findings = read_findings(report, found, language, parses=parses)
        self.names = {found.id: found for found in findings if isinstance(found, NameFinding)}
        self.remarks = [found for found in findings if isinstance(found, RemarkFinding)]

    def name(self, finding: str | None) -> str | None:
        """The full name that a finding leans on, in words; None for none."""
        if finding is None:
            return None
        found = self.names[finding]
        return self.names[found.refers].form if found.refers in self.names else found.form

    def told(self) -> list[tuple[str, str | None, str]]:
        """Form, speaker and words of each remark."""
        return [(remark.form, self.name(remark.speaker), remark.text) for remark in self.remarks]
