"""Two records of one story told with other names: which lines stand at the same sentences in both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.outputs.citing import Citing
from dragoman.record.lines import Caution, Difference, Fact, LedgerLine, Line, Occurrence, Remark
from dragoman.record.record import Record

LISTS = ("actors", "points", "occurrences", "remarks", "facts", "differences", "ledger", "cautions")


HALF = 0.5


class Place(NamedTuple):
    """A line without its names: its list, what it is, and the sentences of each report (by path) it rests on."""

    list: str
    what: tuple[str, ...]
    sentences: tuple[tuple[str, int], ...]


class Comparison(NamedTuple):
    """How many lines were kept, in all and by list; which were lost or came newly, by name.

    `shifted`: how many of the lost, by list, still stand as what they are at half or more of their sentences.
    """

    kept: int
    shifted: dict[str, int]
    by_list: dict[str, str]
    lost: list[str]
    gained: list[str]

    @property
    def share(self) -> float:
        """Share of the lines kept; a story without lines keeps none."""
        lines = self.kept + len(self.lost)
        return self.kept / lines if lines else 0.0

    @property
    def lenient(self) -> float:
        """The share where a point counts as kept at half its sentences: other names have other vectors."""
        lines = self.kept + len(self.lost)
        return (self.kept + self.shifted["points"]) / lines if lines else 0.0


def compare(told: Record, retold: Record) -> Comparison:
    """What of one record stands in the other; the labels of the first name what is lost, of the second what is new."""
    before, after = list(_places(told)), list(_places(retold))
    lost, gained = _missing(before, after), _missing(after, before)
    by_list = {}
    for name in LISTS:
        lines = sum(place.list == name for place, _ in before)
        if lines:
            by_list[name] = f"{lines - sum(place.list == name for place, _ in lost)} of {lines}"
    turned = [_nearest(place, [one for one, _ in gained]) for place, _ in lost]
    shifted = Counter(
        place.list
        for (place, _), near in zip(lost, turned, strict=True)
        if near is not None and near.what == place.what
    )
    named = [_named(place, label) + _turned(place, near) for (place, label), near in zip(lost, turned, strict=True)]
    return Comparison(
        len(before) - len(lost), shifted, by_list, named, [_named(place, label) for place, label in gained]
    )


def _nearest(place: Place, others: list[Place]) -> Place | None:
    """The line of the same list that shares most sentences, half or more of all; of the same kind before others."""
    spots = set(place.sentences)

    def share(other: Place) -> float:
        return len(spots & set(other.sentences)) / max(1, len(spots | set(other.sentences)))

    fit = [other for other in others if other.list == place.list and share(other) >= HALF]
    return max(fit, key=lambda other: (other.what == place.what, share(other), other), default=None)


def _turned(place: Place, near: Place | None) -> str:
    if near is None:
        return ""
    gone, come = (sorted(set(a.sentences) - set(b.sentences)) for a, b in ((place, near), (near, place)))
    said = "" if near.what == place.what else " ".join(near.what)
    return f" -> {' '.join(filter(None, (said, _spots('-', gone), _spots('+', come))))}"


def _spots(sign: str, sentences: list[tuple[str, int]]) -> str:
    return ", ".join(f"{sign}{path} {index + 1}" for path, index in sentences)


def _places(record: Record) -> Iterator[tuple[Place, str]]:
    citing = Citing(record)
    path = {report.id: report.path for report in record.reports}
    for name in LISTS:
        for line in getattr(record, name):
            spots = {
                (path[span.report], index)
                for span in line.spans()
                for index in (citing.sentences_of(span) or (-1 - _block(record, span.report, span.start),))
            }
            yield Place(name, _what(line), tuple(sorted(spots))), str(getattr(line, "label", getattr(line, "name", "")))


def _what(line: Line) -> tuple[str, ...]:
    if isinstance(line, Occurrence):
        return line.kind, line.status
    if isinstance(line, Remark):
        return ("anonymous" if line.speaker is None else "spoken", *sorted(wording.form for wording in line.wordings))
    if isinstance(line, Fact):
        return line.property, line.standing
    if isinstance(line, Difference):
        return line.kind, line.property or "", line.verdict
    if isinstance(line, LedgerLine):
        return line.kind, line.status
    return (str(line.kind),) if isinstance(line, Caution) or hasattr(line, "kind") else ()


def _block(record: Record, report: str, start: int) -> int:
    """The block that holds what stands outside all sentences (a credit, a page's clock)."""
    blocks = next(one.blocks for one in record.reports if one.id == report)
    return next((index for index, block in enumerate(blocks) if block.start <= start < block.end), 0)


def _missing(these: list[tuple[Place, str]], those: list[tuple[Place, str]]) -> list[tuple[Place, str]]:
    left = Counter(place for place, _ in those)
    missing = []
    for place, label in these:
        if left[place]:
            left[place] -= 1
        else:
            missing.append((place, label))
    return missing


def _named(place: Place, label: str) -> str:
    said = f"{place.list.removesuffix('s')} {' '.join(place.what)}".strip()
    return f"{said}: {' '.join(label.split())[:90]} [{_spots('', list(place.sentences))}]"
