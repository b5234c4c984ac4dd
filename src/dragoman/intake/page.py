"""A page -> its text by the rule, and what its markup says of every stretch and of the whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from dragoman.intake.lines import Line, squeezed
from dragoman.intake.markup import Zones

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SKIPPED = frozenset({"script", "style", "template", "noscript"})
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext",
    "pre", "search", "section", "summary", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "ul",
    "xmp",
})  # fmt: skip
_WRAPPERS = re.compile(
    r"</?(div|section|article|main|table|tbody|tr|td|ul|ol|li|blockquote|span|font|b|i|em|strong|u)\b[^>]*>", re.I
)
_SPACE = re.compile(r"[\t\n\f\r ]+")


class Page(Struct, frozen=True):
    """A page read: text, lines with zones, its heading, and what its head and elements state, by name."""

    text: str
    lines: tuple[Line, ...]
    heading: str | None
    stated: tuple[tuple[str, str], ...]
    url: str | None


class Run(Struct, frozen=True):
    """A stretch of the page's text that one element owns."""

    start: int
    end: int
    element: Any


def read_page(markup: str) -> Page:
    """The text of a page and its labels. Lines hold no blanks at their ends and none is empty but between two `br`."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    markup = markup.lstrip("\ufeff")
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
        if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
            root = html.document_fromstring(_flattened(markup).encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return Page("", (), None, (), None)
    body = root.find("body")
    text, runs = _text_of(body) if body is not None else ("", [])
    zones = Zones(root, heading=_title(root), lengths=_lengths(runs))
    stated = tuple(_stated(root, zones))
    return Page(text, tuple(_lines(text, runs, zones)), zones.heading, stated, _address(root, stated))


def _flattened(markup: str) -> str:
    """A page without the elements that only wrap: the parser drops what stands below 2048 levels."""
    flat = _WRAPPERS.sub(lambda met: "<br>" if met[1].lower() in BLOCKS else "", markup)
    return re.sub(r"(?:<br>\s*)+", "<br>", flat)


def _events(element: HtmlElement) -> Iterator[tuple[str, HtmlElement, str]]:
    """Opens, texts and closes in document order, without recursion: pages may nest deeply."""
    stack: list[tuple[str, HtmlElement, str]] = [("open", element, "")]
    while stack:
        what, node, words = stack.pop()
        yield what, node, words
        if what != "open":
            continue
        later: list[tuple[str, HtmlElement, str]] = [("text", node, node.text or "")]
        for child in node:
            if isinstance(child.tag, str) and child.tag not in SKIPPED:
                later.append(("open", child, ""))
            later.append(("text", node, child.tail or ""))
        stack.extend(reversed([*later, ("close", node, "")]))


def _text_of(body: HtmlElement) -> tuple[str, list[Run]]:
    pieces: list[str] = []
    runs: list[Run] = []
    length, pending, begun = 0, False, False
    for what, element, words in _events(body):
        for part in re.findall(r"[\t\n\f\r ]+|[^\t\n\f\r ]+", words) if what == "text" else ():
            if _SPACE.fullmatch(part):
                pending = begun
                continue
            start = length + pending
            pieces.append(" " * pending + part)
            length = start + len(part)
            if begun and runs[-1].element is element:
                runs[-1] = Run(runs[-1].start, length, element)
            else:
                runs.append(Run(start, length, element))
            pending, begun = False, True
        if what != "text" and ((element.tag in BLOCKS and begun) or (element.tag == "br" and what == "open")):
            pieces.append("\n")
            length, pending, begun = length + 1, False, False
    return "".join(pieces), runs


def _lengths(runs: list[Run]) -> dict[Any, int]:
    """How many characters of paragraphs an element holds, with all that stands in it."""
    held: dict[Any, int] = {}
    for run in runs:
        if run.end - run.start < 60:
            continue
        for element in (run.element, *run.element.iterancestors()):
            held[element] = held.get(element, 0) + run.end - run.start
    return held


def _lines(text: str, runs: list[Run], zones: Zones) -> Iterator[Line]:
    """The lines of the text, cut where the markup changes what a part is."""
    for met in re.finditer(r"[^\n]+", text):
        inside = [run for run in runs if run.start < met.end() and met.start() < run.end]
        whole = met.group()
        parts = zones.parts(
            [(max(run.start, met.start()), min(run.end, met.end()), run.element) for run in inside], whole
        )
        for start, end, zone in parts:
            words = text[start:end]
            left = len(words) - len(words.lstrip())
            if words.strip():
                begin = start + left
                yield Line(begin, begin + len(words.strip()), words.strip(), zone, True)


def _title(root: HtmlElement) -> str | None:
    """What the page calls itself: og:title, else the title element."""
    found = [*root.xpath("//meta[@property='og:title']/@content"), *root.xpath("//head/title/text()")]
    return next((" ".join(str(title).split()) for title in found if squeezed(str(title))), None)


def _stated(root: HtmlElement, zones: Zones) -> Iterator[tuple[str, str]]:
    """What the page states of itself by name: JSON-LD fields, meta elements, marked-up elements, time elements."""
    title = _title(root)
    scripts = root.xpath("//script[contains(@type,'ld+json')]")
    articles = [article for script in scripts for article in _articles(script.text_content())]
    for article in sorted(articles, key=lambda article: not _is_called(article, title)):
        yield from article
    for meta in root.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        yield f"meta:{name}", str(meta.get("content"))
    for element in root.xpath("//body//*[@itemprop or self::time]"):
        value = element.get("datetime") or element.get("content")
        name = "time" if element.tag == "time" and not element.get("itemprop") else element.get("itemprop")
        if value and not zones.is_aside(element):
            yield f"meta:{name}", str(value)
    if title:
        yield "title", title


def _is_called(article: list[tuple[str, str]], title: str | None) -> bool:
    """Whether an article of JSON-LD is the page's own: others are what the page links to."""
    headline = next((squeezed(value) for name, value in article if name == "field:headline"), "")
    return bool(headline) and headline in squeezed(title or "")


def _articles(script: str) -> Iterator[list[tuple[str, str]]]:
    """The plain fields of each article in a JSON-LD script; broken scripts state nothing."""
    try:
        waiting: list[Any] = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            waiting.extend(item[key] for key in ("@graph", "mainEntity") if key in item)
            if "headline" in item or str(item.get("@type", "")).endswith(("Article", "Posting")):
                fields = [(f"field:{key}", value) for key, value in item.items() if isinstance(value, str)]
                publisher = item.get("publisher")
                if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                    fields.append(("field:publisher", publisher["name"]))
                yield fields


def _address(root: HtmlElement, stated: tuple[tuple[str, str], ...]) -> str | None:
    links = [str(href) for href in root.xpath("//link[@rel='canonical']/@href")]
    links += [value for name, value in stated if name in ("meta:og:url", "field:url")]
    return next((link for link in links if link.startswith("http")), None)
