"""The ground gold and record both stand on: the reports' texts, places in them, and when two places are one."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from dragoman.evaluating.gold import Anchor, Gold
from dragoman.record.evidence import MAX_EVIDENCE, Evidence
from dragoman.record.record import Record, ReportLine


class Span(NamedTuple):
    """A place in a file, in code points of its text, end exclusive."""

    file: str
    start: int
    end: int

    @property
    def length(self) -> int:
        """Code points."""
        return self.end - self.start


class Ground:
    """A story's gold beside a record of it. A report of the record is tied to a file by the last part of its path.

    `texts`: what files hold that became no report; of the others the record's own text counts. `lost` collects gold
    anchors that stand nowhere.
    """

    def __init__(self, gold: Gold, record: Record, *, texts: Mapping[str, str] | None = None) -> None:
        self.gold, self.record = gold, record
        self.report: dict[str, ReportLine] = {PurePosixPath(one.path).name: one for one in record.reports}
        self.file_of = {one.id: PurePosixPath(one.path).name for one in record.reports}
        self.texts = dict(texts or {}) | {file: record.texts[one.id] for file, one in self.report.items()}
        self.lost: set[tuple[str, str]] = set()
        self._found: dict[tuple[str, str, int | str], list[Span]] = {}

    def spans(self, evidence: Iterable[Evidence]) -> list[Span]:
        """Where evidence stands."""
        return [Span(self.file_of[one.report], one.start, one.end) for one in evidence if one.report in self.file_of]

    def anchor(self, anchor: Anchor) -> list[Span]:
        """Where an anchor stands: one place, none where it is lost, or all for `nth` "any"."""
        return self.find(anchor.file, anchor.anchor, anchor.nth)

    def anchors(self, anchors: Iterable[Anchor]) -> list[Span]:
        """Where several anchors stand."""
        return [span for one in anchors for span in self.anchor(one)]

    def anywhere(self, place: Anchor | str) -> list[Span]:
        """Where a trap's words stand: at their anchor, or in every report."""
        if isinstance(place, Anchor):
            return self.anchor(place)
        return [span for file in sorted(self.texts) for span in _all(file, self.texts[file], re.escape(place))]

    def find(self, file: str, words: str, nth: int | Literal["any"] = 1) -> list[Span]:
        """The nth place of words in a file (the last one where there are fewer), or all of them."""
        key = (file, words, nth)
        if key not in self._found:
            spans = self._places(file, words)
            if not spans:
                self.lost.add((file, words))
            self._found[key] = spans if nth == "any" else spans[nth - 1 : nth] or spans[-1:]
        return self._found[key]

    def _places(self, file: str, words: str) -> list[Span]:
        """As they are; with white space moved; as a page's text shows them, without tags and entities."""
        bare = html.unescape(re.sub(r"<[^>]*>", "", words))
        spaced = (r"\s+".join(map(re.escape, one.split())) for one in (words, bare))
        for pattern in (re.escape(words), *spaced):
            if pattern and (spans := _all(file, self.texts.get(file, ""), pattern)):
                return spans
        return []


def _all(file: str, text: str, pattern: str) -> list[Span]:
    return [Span(file, match.start(), match.end()) for match in re.finditer(pattern, text)]


def shared(a: Span, b: Span) -> int:
    """How many characters two places share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) if a.file == b.file else 0


def hit(evidence: Sequence[Span], places: Sequence[Span]) -> bool:
    """Whether some evidence and some place share half of the shorter; evidence too long to cite counts for nothing."""
    return any(
        one.length <= MAX_EVIDENCE and 2 * shared(one, place) >= max(1, min(one.length, place.length))
        for one in evidence
        for place in places
    )


def covered(evidence: Sequence[Span], place: Span) -> float:
    """The share of a place that evidence covers."""
    cells: set[int] = set()
    for one in evidence:
        if one.file == place.file and one.length <= MAX_EVIDENCE:
            cells.update(range(max(one.start, place.start), min(one.end, place.end)))
    return len(cells) / max(1, place.length)


def likeness(a: Span, b: Span) -> float:
    """What two places share of what they take together."""
    both = shared(a, b)
    return both / max(1, a.length + b.length - both)


def plain(words: object) -> str:
    """Words as they are compared: one kind of apostrophe, single spaces, no capitals."""
    return " ".join(str(words or "").replace("’", "'").split()).casefold()
