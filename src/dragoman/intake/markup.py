"""What the markup of a page says of a stretch of its text: its zone, by tags and by the names elements carry."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.intake.lines import ends_finally, is_full, size, squeezed
from dragoman.ontology import table

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TAGS = {
    "nav": "furniture", "footer": "furniture", "aside": "furniture", "form": "furniture", "button": "furniture",
    "select": "furniture", "label": "furniture", "dialog": "furniture", "menu": "furniture", "svg": "furniture",
    "header": "furniture", "iframe": "furniture", "textarea": "furniture", "figcaption": "caption", "h1": "headline",
    "h2": "subhead", "h3": "subhead", "h4": "subhead", "h5": "subhead", "h6": "subhead", "time": "dateline",
}  # fmt: skip
OUTER = frozenset({"furniture", "comment", "teaser"})
SOFT = frozenset({"byline", "dateline", "credit", "subhead", "updated"})
"""Zones that a few words inside a running paragraph are not given: an author's name there is no byline."""
_CARD = frozenset({"p", "div", "h2", "h3", "h4", "h5", "h6", "li", "span", "figure", "picture", "img"})
"""What stands in a link that is a card: a picture, a heading, a summary."""
_CUT = re.compile(r"[-_:\s]+|(?<=[a-z])(?=[A-Z])")
_ROLES = {"navigation": "furniture", "banner": "furniture", "contentinfo": "furniture", "complementary": "furniture",
          "search": "furniture", "dialog": "furniture", "alert": "furniture"}  # fmt: skip


@cache
def named_zones() -> dict[str, str]:
    """The zone a name in the markup stands for."""
    return {name: kind for kind, row in table("markup").items() for name in row["names"]}


class Zones:
    """The zones of one page; `lengths`: how much running text an element holds, `heading`: what the page is called."""

    def __init__(self, root: HtmlElement, *, heading: str | None, lengths: dict[Any, int]) -> None:
        self._lengths = lengths
        self._most = max(lengths.values(), default=0)
        self._by_class = _held_by_class(lengths)
        self._h1 = _main_heading(root, heading)
        self._main = frozenset(self._h1.iterancestors()) if self._h1 is not None else frozenset()
        self._known: dict[Any, str | None] = {}

    def is_heading(self, element: HtmlElement) -> bool:
        """Whether an element is the page's main heading or stands in it."""
        return self._h1 is not None and any(node is self._h1 for node in (element, *element.iterancestors()))

    @property
    def heading(self) -> str | None:
        """The words of the page's main heading."""
        return " ".join(self._h1.text_content().split()) if self._h1 is not None else None

    def is_aside(self, element: HtmlElement) -> bool:
        """Whether an element is a part of what frames the report, or says when it was changed."""
        return any(self._own(node) in OUTER | {"updated"} for node in (element, *element.iterancestors()))

    def of(self, element: HtmlElement) -> str | None:
        """The zone of an element's own text: the outermost frame, else the innermost name that tells."""
        chain = [element, *element.iterancestors()]
        for node in reversed(chain):
            if self._own(node) in OUTER:
                return self._own(node)
        return next((zone for node in chain if (zone := self._own(node))), None)

    def _own(self, element: HtmlElement) -> str | None:
        if element not in self._known:
            self._known[element] = self._zone(element)
        return self._known[element]

    def _zone(self, element: HtmlElement) -> str | None:
        if element.tag in ("html", "body", "article", "main"):
            return None
        zone = _called(element) or _ROLES.get(element.get("role", "")) or TAGS.get(str(element.tag))
        if element.get("hidden") is not None or "display:none" in element.get("style", "").replace(" ", ""):
            zone = "furniture"
        if element is self._h1:
            return "headline"
        held = self._lengths.get(element, 0)
        if zone == "furniture" and element.tag == "p":
            held = self._by_class.get(element.get("class", ""), held)
        if zone in OUTER and (element in self._main or held > 0.4 * self._most > 0):
            return None
        return "subhead" if zone == "headline" else zone

    def parts(self, runs: list[tuple[int, int, Any]], line: str) -> list[tuple[int, int, str | None]]:
        """A line cut into stretches of one zone each; a line that is one link is a teaser or furniture."""
        if not runs:
            return []
        zones = [self.of(element) for _, _, element in runs]
        if is_full(line) and any(zone is None for zone in zones):
            zones = [None if zone in SOFT else zone for zone in zones]
        linked = sum(end - start for start, end, element in runs if _in_link(element))
        if set(zones) <= {None, "subhead"} and linked >= 0.9 * len(line):
            zones = [_linked_zone(line, runs[0][2]) or zone for zone in zones]
        found: list[tuple[int, int, str | None]] = []
        for (start, end, _), zone in zip(runs, zones):
            if found and found[-1][2] == zone:
                found[-1] = (found[-1][0], end, zone)
            else:
                found.append((start, end, zone))
        return found


def _called(element: HtmlElement) -> str | None:
    """The zone named by an element's itemprop, class or id: each name as a whole, then word by word."""
    zones = named_zones()
    given = " ".join(element.get(key, "") for key in ("itemprop", "rel", "class", "id")).split()
    parts = [[part.lower() for part in _CUT.split(name) if part] for name in given]
    whole = [zones["".join(words)] for words in parts if "".join(words) in zones]
    single = [zone for words in parts for word in words if len(words) <= 4 and (zone := _zone_in(word))]
    return next(iter(whole + single), None)


@cache
def _zone_in(word: str) -> str | None:
    """The zone a word names, or a longer word that begins with a long one ("teaserliste")."""
    zones = named_zones()
    begun = [zones[name] for name in sorted(zones) if len(name) >= 6 and word.startswith(name)]
    return zones.get(word) or next(iter(begun), None)


def _held_by_class(lengths: dict[Any, int]) -> dict[str, int]:
    """How much running text the paragraphs of each class hold: "paywall" also marks what stands behind the wall."""
    held: dict[str, int] = {}
    for element, length in lengths.items():
        if element.tag == "p":
            held[element.get("class", "")] = held.get(element.get("class", ""), 0) + length
    return held


def _linked_zone(line: str, element: HtmlElement) -> str | None:
    """What a line is that is one link: a paragraph may well be one, but not beside other lines in the same link."""
    link = next((node for node in (element, *element.iterancestors()) if node.tag == "a"), None)
    if link is not None and sum(node.tag in _CARD for node in link.iterdescendants()) >= 2:
        return "teaser"
    final = ends_finally(line) and not line.endswith("?")
    return None if final or size(line) >= 25 else "teaser" if size(line) >= 5 else "furniture"


def _in_link(element: HtmlElement) -> bool:
    return any(node.tag == "a" for node in (element, *element.iterancestors()))


def _main_heading(root: HtmlElement, title: str | None) -> HtmlElement | None:
    """The h1 that says what the page is called; without one, the only h1 there is."""
    headings = [h for h in root.iter("h1") if size(h.text_content())]
    called = squeezed(title or "")
    same = [
        h for h in headings if called and (squeezed(h.text_content()) in called or called in squeezed(h.text_content()))
    ]
    longest = sorted(same or headings, key=lambda h: -size(h.text_content()))
    return longest[0] if longest else None
