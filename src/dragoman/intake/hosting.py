"""Where the report stands on its page: the elements that hold its paragraphs, and what stands outside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from dragoman.intake.lines import is_full

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PARAGRAPHS = frozenset({
    "p", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "pre", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup",
})  # fmt: skip
"""Elements that hold a paragraph or a heading; what holds them is their container."""
OUTSIDE = "outside"
"""The zone of lines that stand outside the report."""
_BOXES = frozenset({"div", "section", "article", "main", "td", "th", "center", "body", "details", "form"})
_SHARE = 0.6
"""The report's container must hold so much of the page's running text; less, and any part of it may be the report."""
_SHARE_BELOW_HEADING = 0.4
"""So much is enough where the container stands beside the page's heading or around it."""
_FEWEST = 2
"""Paragraphs by which a container is told."""
_ABOVE = 0.3
"""Above the main heading may stand so much running text for each character below it: a notice, a slogan."""
_FIGURES = re.compile(r"\d+")
_Key = tuple[Any, str, str]


class Stretch(Struct, frozen=True):
    """One line of a page's text with the element that its first words stand in."""

    start: int
    text: str
    element: Any
    zone: str | None


def outside(lines: Sequence[Stretch], heading: Stretch | None) -> frozenset[int]:
    """The offsets of lines that stand before the main heading or after the report, in none of its containers.

    Where no container plainly holds the report, only little text above the heading is outside: nothing is a guess.
    """
    above = _above(lines, heading)
    host = _host(lines, heading)
    if host is None:
        return frozenset(line.start for line in lines if line.start < above)
    boxes = {box for box in host[0] if _key(box) == host}
    inside = [any(node in boxes for node in (line.element, *line.element.iterancestors())) for line in lines]
    last = _runs_on(lines, max(i for i, within in enumerate(inside) if within))
    first = lines[inside.index(True)].start
    head = min(heading.start, first) if heading else 0
    strange = (line for i, line in enumerate(lines) if not inside[i] and (line.start < head or i > last))
    return frozenset(line.start for line in (*strange, *(line for line in lines if line.start < above)))


def _above(lines: Sequence[Stretch], heading: Stretch | None) -> int:
    """Where the main heading begins; 0 where much text stands above it: then it heads something else."""
    if heading is None:
        return 0
    above = sum(len(line.text) for line in lines if line.start < heading.start and _is_told(line))
    below = sum(len(line.text) for line in lines if line.start > heading.start and _is_told(line))
    return heading.start if above <= _ABOVE * below else 0


def _is_told(line: Stretch) -> bool:
    return line.zone is None and is_full(line.text)


def _runs_on(lines: Sequence[Stretch], last: int) -> int:
    """The last line of a report that goes on in the next box: two paragraphs or more, and nothing between."""
    stop = last
    while stop + 1 < len(lines) and _is_told(lines[stop + 1]):
        stop += 1
    return stop if stop >= last + _FEWEST else last


def _direct(lines: Sequence[Stretch]) -> dict[Any, int]:
    """How many lines stand in a box itself, parted by `br`."""
    held: dict[Any, int] = {}
    for line in lines:
        box = next(_boxes(line.element), None)
        if box is not None:
            held[box] = held.get(box, 0) + 1
    return held


def _boxes(element: HtmlElement) -> Iterator[HtmlElement]:
    """The boxes around an element, from the innermost, as long as no paragraph stands between."""
    for node in (element, *element.iterancestors()):
        if node.tag in PARAGRAPHS:
            return
        if node.tag in _BOXES:
            yield node


def _container(element: HtmlElement, direct: dict[Any, int]) -> _Key | None:
    """The key of what holds a line: a box that is one line itself counts as a paragraph."""
    chain = [node for node in (element, *element.iterancestors()) if node.tag in PARAGRAPHS or node.tag in _BOXES]
    boxes = [node for node in chain if node.tag in _BOXES]
    if chain and chain[0] is boxes[0] and direct.get(boxes[0], 0) == 1 and len(boxes) > 1:
        boxes = boxes[1:]
    return _key(boxes[0]) if boxes else None


def _key(box: HtmlElement) -> _Key:
    """Boxes side by side of one tag and class (without one, id) are one: entries of a live page, text cut by adverts.

    Figures in names count nothing. Where no box is named, those side by side are one; the cells of a row never are.
    """
    if box.tag in ("td", "th"):
        return box.getparent(), str(box.tag), str(box.getparent().index(box))
    return box.getparent(), str(box.tag), _FIGURES.sub("", box.get("class") or box.get("id") or "")


def _host(lines: Sequence[Stretch], heading: Stretch | None) -> _Key | None:
    """The container of most of the running text outside the page's frame."""
    alone = _direct(lines)
    weights: dict[_Key, list[int]] = {}
    for line in lines:
        key = _container(line.element, alone) if _is_told(line) else None
        if key is not None:
            weights.setdefault(key, []).append(len(line.text))
    best = max(weights, key=lambda key: sum(weights[key]), default=None)
    if best is None or len(weights[best]) < _FEWEST:
        return None
    near = heading is not None and any(node is best[0] for node in heading.element.iterancestors())
    share = _SHARE_BELOW_HEADING if near else _SHARE
    return best if sum(weights[best]) >= share * sum(map(sum, weights.values())) else None
