"""Reads a page strictly: every tag closed where it must be, and what stands in it kept."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "hr", "img", "link", "input"})


class PageReader(HTMLParser):
    """The elements, texts and faults of a page. `elements`: (tag, attributes, the tags around it)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], tuple[str, ...]]] = []
        self.faults: list[str] = []
        self.texts: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag, _ in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element; a nested link or button, or an attribute given twice, is a fault."""
        around = tuple(name for name, _ in self._open)
        if tag in ("a", "button", "summary") and {"a", "button", "summary"} & set(around):
            self.faults.append(f"line {self.getpos()[0]}: <{tag}> inside {around}")
        if len({name for name, _ in attrs}) < len(attrs):
            self.faults.append(f"line {self.getpos()[0]}: an attribute twice on <{tag}>")
        if tag in ("ul", "ol", "p", "h3", "details", "blockquote", "article") and "p" in around:
            self.faults.append(f"line {self.getpos()[0]}: <{tag}> inside <p>")
        self.elements.append((tag, {name: value or "" for name, value in attrs}, around))
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be this one."""
        if not self._open or self._open[-1][0] != tag:
            self.faults.append(f"line {self.getpos()[0]}: </{tag}> closes {self._open[-1:]}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Add text to every element with an id around it."""
        for _, element_id in self._open:
            if element_id:
                self.texts[element_id] = self.texts.get(element_id, "") + data

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of all elements of a tag."""
        return [attributes for name, attributes, _ in self.elements if name == tag]

    def ids(self) -> list[str]:
        """All ids, in order."""
        return [attributes["id"] for _, attributes, _ in self.elements if "id" in attributes]


def squeezed(text: str) -> str:
    """Text without white space, to compare what is told and not how it is set."""
    return re.sub(r"\s+", "", text)
