"""The report's own date among all that a page states: never its clock, never the day it was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from dragoman.intake.arranging import Arrangement
from dragoman.intake.dated import dateline_end, is_place, place_and_day, stopped_end
from dragoman.intake.dates import StatedDate, date_in_field, date_in_url, find_dates
from dragoman.intake.formulas import formulas
from dragoman.intake.lines import size
from dragoman.intake.mastheads import estranged, fits, under_masthead
from dragoman.ontology import table
from dragoman.record.report import Published

_YEAR = 366
"""Days by which a report may seem published after its last change: pages are prepared before they are shown."""
Trust = Literal["labelled", "beside", "dateline", "closing", "above", "fitting", "clock"]
"""A `fitting` day is a clock, unless a later clock stands on the page: what is told agrees with it."""


class DateInText(Struct, frozen=True):
    """A date in the frame of the text, by how far it may be trusted to be the report's own."""

    stated: StatedDate
    trust: Trust
    start: int

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the report's text."""
        return self.start + self.stated.start, self.start + self.stated.end


class Dating(Struct, frozen=True):
    """A report's own date, where it stands if it stands in the text, and the page's clocks."""

    published: Published | None
    place: tuple[int, int] | None
    clocks: tuple[tuple[int, int], ...]


def dating(
    arranged: Arrangement, *, stated: Sequence[tuple[str, str]], url: str | None, language: str | None
) -> Dating:
    """The report's own date: stated by the page's head, labelled, beside headline or byline, its dateline, its address.

    A date of the page's head gives way to one beside the headline that is earlier: many pages restate their dates;
    and to one of the same day that tells the hour.
    """
    found = list(_in_text(arranged, language))
    best = _best(found) or _earlier(found)
    head = next(_in_head(stated), None)
    if head and not (best and best.trust != "above" and _is_surer(best.stated, head[1])):
        return Dating(_as_published(head[1], head[0]), None, _clocks(found, None))
    address = date_in_url(url) if url else None
    if best and best.trust == "above" and address and address.day != best.stated.day:
        best = None  # alone above everything stands a page's clock as well
    clocks = _clocks(found, best)
    if best and not best.stated.edtf.startswith("XXXX"):
        return Dating(_as_published(best.stated, "text"), best.place, clocks)
    if address:
        return Dating(_as_published(address, "url"), None, clocks)
    return Dating(_as_published(best.stated, "text") if best else None, best.place if best else None, clocks)


def _clocks(found: Sequence[DateInText], used: DateInText | None) -> tuple[tuple[int, int], ...]:
    """Where dates stand that are not the report's: a date above everything is one unless it is the only one."""
    return tuple(item.place for item in found if item.trust in ("clock", "above", "fitting") and item is not used)


def _best(found: Sequence[DateInText]) -> DateInText | None:
    """The surest of the text's dates: one with its year first, then by trust, then in order."""
    order: tuple[Trust, ...] = ("labelled", "beside", "dateline", "closing", "above")
    trusted = [item for item in found if item.trust in order]
    trusted.sort(key=lambda item: (item.stated.edtf.startswith("XXXX"), order.index(item.trust)))
    return trusted[0] if trusted else None


def _earlier(found: Sequence[DateInText]) -> DateInText | None:
    """The one day before a clock of the page that what is told agrees with; None where several or no clock is later."""
    fitting = [item for item in found if item.trust == "fitting"]
    last = max((item.stated.day for item in found if not item.stated.edtf.startswith("XXXX")), default="")
    return fitting[0] if len(fitting) == 1 and fitting[0].stated.day < last else None


def _as_published(stated: StatedDate, read_from: str) -> Published:
    """Without its year a date keeps no clock time: it would name no minute."""
    if stated.edtf.startswith("XXXX"):
        return Published(edtf=stated.day, precision="day", read_from=read_from)
    return Published(edtf=stated.edtf, precision=stated.precision, read_from=read_from, zone=stated.zone)


def _in_head(stated: Sequence[tuple[str, str]]) -> Iterator[tuple[str, StatedDate]]:
    """The days of publication the head states, the surest first; none far behind the day it was changed."""
    changed = max((date.fromisoformat(found.day) for _, found in _fields(stated, "changed")), default=date.max)
    for name, found in _fields(stated, "field"):
        if (date.fromisoformat(found.day) - changed).days <= _YEAR:
            yield name, found


def _fields(stated: Sequence[tuple[str, str]], kind: str) -> Iterator[tuple[str, StatedDate]]:
    for field in table("published")[kind]["names"]:
        for name, value in stated:
            if name.casefold() == field.casefold() and (found := date_in_field(value)):
                yield name, found


def _is_surer(stated: StatedDate, other: StatedDate) -> bool:
    """Whether a date beside the headline is more than a day before the head's, or the same day and tells the hour."""
    if stated.edtf.startswith("XXXX"):
        return False
    if stated.day == other.day:
        return other.precision == "day" != stated.precision
    return (date.fromisoformat(other.day) - date.fromisoformat(stated.day)).days > 1


def _in_text(arranged: Arrangement, language: str | None) -> Iterator[DateInText]:
    first = next((i for i, kind in enumerate(arranged.kinds) if kind in ("lead", "body")), len(arranged.lines))
    for i, (line, item) in enumerate(zip(arranged.lines, arranged.framed)):
        kind = arranged.kinds[i]
        if item.dates and kind not in ("comment", "teaser", "lead", "body"):
            for stated, role in item.dates.dates:
                trust = _trust(arranged, i, first, role)
                if role == "plain":
                    trust = _weighed(arranged, i, trust, stated=stated, language=language)
                yield DateInText(stated, trust, line.start)
        elif kind == "lead" and (before := _before_the_text(arranged, i, language)):
            yield DateInText(before, "dateline", line.start)


def _before_the_text(arranged: Arrangement, i: int, language: str | None) -> StatedDate | None:
    """The day of a paragraph's dateline. A town, a day and a full stop open a tale of that day as well: it must fit."""
    text = arranged.lines[i].text
    if end := dateline_end(text, language):
        return next(iter(find_dates(text[:end], language)), None)
    end = stopped_end(text, language)
    stated = next(iter(find_dates(text[:end], language)), None)
    told = "\n".join([text[end:], *(line.text for line in arranged.lines[i + 1 :])])
    return stated if stated and fits(stated, told, language) else None


def _weighed(arranged: Arrangement, i: int, trust: Trust, *, stated: StatedDate, language: str | None) -> Trust:
    """The trust in a day that nothing labels, once what the report tells is asked."""
    told = "\n".join(
        line.text for line, kind in zip(arranged.lines, arranged.kinds, strict=True) if kind in ("lead", "body")
    )
    if trust == "clock":
        if _is_dateline(arranged, i, language) or under_masthead(arranged, i, language):
            return "above"
        top = arranged.lines[i].zone is None and (arranged.headline is None or i < arranged.headline)
        dated = not stated.edtf.startswith("XXXX") and stated.precision == "day"
        return "fitting" if top and dated and fits(stated, told, language) else "clock"
    return "clock" if trust in ("beside", "above") and estranged(stated, told, language) else trust


def _is_dateline(arranged: Arrangement, i: int, language: str | None) -> bool:
    """Whether the first line, right above the headline, is a town and a full date: the clock of a page has its name."""
    place = place_and_day(arranged.lines[i].text, language) if (i, arranged.headline) == (0, 1) else None
    return place is not None and is_place(place, language, "\n".join(line.text for line in arranged.lines[1:]))


def _trust(arranged: Arrangement, i: int, first: int, role: str) -> Trust:
    """How far a date line may be trusted, by its label and its place."""
    head = arranged.headline
    framed_line = arranged.lines[i].zone in ("furniture", "teaser", "comment")
    if role == "updated" or framed_line:
        return "clock"
    if role == "published" or (i and _is_label(arranged.lines[i - 1].text)):
        return "labelled" if i <= first else "closing"
    stated = arranged.framed[i].dates
    signed = arranged.kinds[i] in ("byline", "credit") and (head is None or i > head)
    signed = signed or (i < first and stated is not None and (stated.signed or stated.changed))
    if signed or (head is not None and head < i <= first):
        return "beside"
    if i > first:
        return "beside" if _closes_signed(arranged, i) else "clock"
    alone = all(kind in ("headline", "subhead", "byline") for kind in arranged.kinds[: max(i, 0)])
    return "above" if alone and i == 0 and stated is not None and not stated.rest else "clock"


def _is_label(text: str) -> bool:
    """Whether a line is only the label of a date below it ("Published:", "For immediate release")."""
    return size(text) <= 5 and any((met := formula.met(text)) and met.start() == 0 for formula in formulas("published"))


def _closes_signed(arranged: Arrangement, i: int) -> bool:
    """Whether a date below the text stands beside the byline or credit that closes it."""
    beside = [arranged.kinds[k] for k in (i - 1, i + 1) if 0 <= k < len(arranged.lines)]
    return any(kind in ("byline", "credit") for kind in beside)
