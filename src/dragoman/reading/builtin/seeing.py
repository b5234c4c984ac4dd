"""Times, places and quantities of a passage as findings, with the tokens they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.quantities import FoundQuantity, find_quantities
from dragoman.reading.builtin.scene import Seen
from dragoman.reading.builtin.times import find_times
from dragoman.reading.builtin.unknown_places import UnknownPlaces
from dragoman.record.ids import finding_id
from dragoman.record.reading import PlaceFinding, QuantityFinding, TimeFinding
from dragoman.record.report import Report
from dragoman.record.values import Amount, Duration, Place


class _Placing:
    """Turns character spans of one passage into token ranges and places in the report."""

    def __init__(self, report: Report, marked: Marked) -> None:
        self.report, self.marked = report, marked

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens a span touches; (0, 0) if none."""
        inside = [i for i, token in enumerate(self.marked.tokens) if token.start < end and token.end > start]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def place(self, kind: str, start: int, end: int) -> dict[str, Any]:
        """What every finding says of where it stands."""
        span = self.marked.passage.span(start, end)
        index, report = self.marked.passage.index, self.report.id
        return {
            "id": finding_id(report, kind, *span),
            "report": report,
            "start": span[0],
            "end": span[1],
            "sentence": index,
        }


def seen_in(report: Report, marked: Marked, language: str) -> list[Seen]:
    """The times, quantities and known places of a passage."""
    placing = _Placing(report, marked)
    return [*_times(placing, language), *_quantities(placing, language), *_places(placing)]


def _times(placing: _Placing, language: str) -> Iterator[Seen]:
    for time in find_times(placing.marked.passage.plain, language):
        first, last = placing.tokens(time.start, time.end)
        where = placing.place("time", time.start, time.end)
        if last:
            yield Seen(first, last, TimeFinding(**where, value=time.value, relative=time.relative))


def _quantities(placing: _Placing, language: str) -> Iterator[Seen]:
    for quantity in find_quantities(placing.marked.passage.plain, language):
        first, last = placing.tokens(quantity.start, quantity.end)
        if not last or _ordinal(quantity):
            continue
        where = placing.place("quantity", quantity.start, quantity.end)
        noun = placing.tokens(quantity.noun_start, quantity.noun_end)[0] if quantity.noun else -1
        counted = _counted(placing.marked, noun, within=range(first, last))
        value = quantity.value
        if counted != noun and isinstance(value, Amount):
            tokens = placing.marked.tokens
            value = replace(value, of=placing.marked.passage.plain[tokens[counted].start : tokens[noun].end])
        noun = counted
        finding = QuantityFinding(**where, value=value, property=_property(quantity))
        yield Seen(first, last, finding, quantity.attach, noun)


def _counted(marked: Marked, noun: int, *, within: range) -> int:
    """The token that is counted: where an adjective stands last ("forty Kenyan villages" in Spanish), its noun."""
    tree = marked.tree
    if tree is None or noun < 0 or tree.upos[noun] != "ADJ":
        return noun
    head = tree.head[noun]
    return head if head in within and head < noun and tree.upos[head] == "NOUN" else noun


def _places(placing: _Placing) -> Iterator[Seen]:
    for _, spot in sorted(placing.marked.places.items()):
        first, last = placing.tokens(spot.start, spot.end)
        within = () if spot.kind == "country" or not spot.iso else (spot.iso,)
        value = Place(name=spot.name, within=within, iso=spot.iso)
        yield Seen(first, last, PlaceFinding(**placing.place("place", spot.start, spot.end), value=value))


def unknown_in(report: Report, marked: Marked, elsewhere: UnknownPlaces) -> list[Seen]:
    """The places of a passage that only the report's own words tell to be places."""
    placing = _Placing(report, marked)
    found = []
    for first, last in elsewhere.of(marked):
        where = placing.place("place", marked.tokens[first].start, marked.tokens[last - 1].end)
        name = report.text[where["start"] : where["end"]]
        found.append(Seen(first, last, PlaceFinding(**where, value=Place(name=name))))
    return found


def _ordinal(quantity: FoundQuantity) -> bool:
    """ "A second strike": one second of time hardly ever makes news."""
    return isinstance(quantity.value, Duration) and quantity.value.seconds_max == 1


def _property(quantity: FoundQuantity) -> str | None:
    """What a quantity tells: a length only where it is told as one ("lasted", "for", "two-day")."""
    if isinstance(quantity.value, Duration):
        return "duration" if quantity.attach in ("adjective", "lasted", "for") else None
    return quantity.property
