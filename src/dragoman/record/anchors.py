"""Whether what points into a report's text is found there: evidence, blocks, sentences, direct wordings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.record.evidence import MAX_EVIDENCE, Evidence
from dragoman.record.lines import Account, SideAccount, Wording
from dragoman.record.record import Record, ReportLine
from dragoman.record.references import nouns

QUOTES = " \"'„“”«»‚‘’"
_QUOTED = re.compile(r"[„“\"«]([^„“”\"»]+)[“”\"»]")


def evidence_faults(record: Record) -> Iterator[str]:
    """Evidence that its report doesn't hold letter for letter, that is too long, or that lies in another report."""
    for where, noun in nouns(record):
        if isinstance(noun, Evidence) and noun.report in record.texts:
            yield from _evidence(noun, where, record.texts[noun.report])
        elif isinstance(noun, Wording | Account):
            yield from _elsewhere(noun.evidence, (noun.report,), where)
        elif isinstance(noun, SideAccount):
            yield from _elsewhere(noun.evidence, noun.reports, where)


def wording_faults(record: Record) -> Iterator[str]:
    """Direct wordings whose text isn't one span of their report, or isn't what their evidence shows."""
    for remark in record.remarks:
        for index, wording in enumerate(remark.wordings):
            text = record.texts.get(wording.report)
            if wording.form == "direct" and text is not None and not _literal(wording, text):
                where = f"remarks {remark.id}: wordings[{index}]"
                yield f"{where}: the direct wording {_short(wording.text)} does not stand so in {wording.report}."


def report_faults(record: Record) -> Iterator[str]:
    """Reports without their text; blocks that don't part the text; sentences out of order or out of place."""
    given = {report.id for report in record.reports}
    for stray in sorted(set(record.texts) - given):
        yield f"texts {stray}: no such report was given."
    for report in record.reports:
        where = f"reports {report.id}"
        if report.id not in record.texts:
            yield f"{where}: its text is not at hand. Give it in `texts`."
            continue
        yield from _blocks(report, record.texts[report.id], where)
        yield from _sentences(report, len(record.texts[report.id]), where)


def _evidence(evidence: Evidence, where: str, text: str) -> Iterator[str]:
    place = f"{where} at {evidence.report}[{evidence.start}:{evidence.end}]"
    if not 0 <= evidence.start < evidence.end <= len(text):
        yield f"{place}: outside the report's {len(text)} characters."
    elif text[evidence.start : evidence.end] != evidence.text:
        yield f"{place}: cites {_short(evidence.text)}, the report has {_short(text[evidence.start : evidence.end])}."
    elif evidence.end - evidence.start > MAX_EVIDENCE:
        yield f"{place}: longer than {MAX_EVIDENCE} characters."


def _elsewhere(evidence: tuple[Evidence, ...], reports: tuple[str, ...], where: str) -> Iterator[str]:
    for index, one in enumerate(evidence):
        if one.report not in reports:
            yield f"{where}.evidence[{index}]: lies in {one.report}, the account is of {', '.join(reports)}."


def _literal(wording: Wording, text: str) -> bool:
    shown = [evidence.text for evidence in wording.evidence]
    pieces = [wording.text.strip(QUOTES), *(_QUOTED.findall(wording.text))]
    found = wording.text in text and all(pieces)
    return found and all(any(piece in one or one in piece for one in shown) for piece in pieces)


def _blocks(report: ReportLine, text: str, where: str) -> Iterator[str]:
    reached = 0
    for index, block in enumerate(report.blocks):
        place = f"{where}: blocks[{index}] at [{block.start}:{block.end}]"
        if not 0 <= block.start < block.end <= len(text):
            yield f"{place}: outside the report's {len(text)} characters."
        if block.start < reached:
            yield f"{place}: begins before the block before it ends."
        elif not _blank(text[reached : block.start]):
            yield f"{place}: {_short(text[reached : block.start])} before it stands in no block."
        reached = max(reached, block.end)
    if not _blank(text[reached:]):
        yield f"{where}: {_short(text[reached:])} at its end stands in no block."


def _sentences(report: ReportLine, length: int, where: str) -> Iterator[str]:
    reached = 0
    for index, sentence in enumerate(report.sentences):
        place = f"{where}: sentences[{index}] at [{sentence.start}:{sentence.end}]"
        if not 0 <= sentence.start < sentence.end <= length:
            yield f"{place}: outside the report's {length} characters."
        elif sentence.start < reached:
            yield f"{place}: begins before the sentence before it ends."
        elif not 0 <= sentence.block < len(report.blocks):
            yield f"{place}: there is no block {sentence.block}."
        elif not report.blocks[sentence.block].start <= sentence.start < report.blocks[sentence.block].end:
            yield f"{place}: does not begin in block {sentence.block}."
        reached = max(reached, sentence.end)


def _blank(text: str) -> bool:
    """Whether a reader sees nothing: white space, a byte order mark, joiners and soft hyphens."""
    return all(letter.isspace() or unicodedata.category(letter) in ("Cf", "Cc") for letter in text)


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "…")
