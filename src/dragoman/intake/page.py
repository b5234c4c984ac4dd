"""A page -> its text by the rule, and what its markup says of every stretch and of the whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from dragoman.intake.articles import Article, articles_in, language_of_tag, load
from dragoman.intake.hosting import OUTSIDE, Stretch, outside
from dragoman.intake.lines import Line, size, squeezed
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
    """A page read: text, lines with zones, its heading, and what its head and elements state, by name.

    `article`: its own article in JSON-LD; `language`: what it says it is in.
    """

    text: str
    lines: tuple[Line, ...]
    heading: str | None
    stated: tuple[tuple[str, str], ...]
    url: str | None
    article: Article | None = None
    language: str | None = None


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
    title = _title(root)
    zones = Zones(root, heading=title, lengths=_lengths(runs))
    article = _own_article(root, squeezed(f"{title or ''} {zones.heading or ''}"))
    stated = tuple(_stated(root, zones, article))
    lines = tuple(_lines(text, runs, zones, title))
    return Page(text, lines, zones.heading, stated, _address(root, stated), article, language_of_tag(root.get("lang")))


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


def _lines(text: str, runs: list[Run], zones: Zones, title: str | None) -> list[Line]:
    """The lines of the text, cut where the markup changes what a part is; what stands outside the report is frame."""
    stretches = list(_stretches(text, runs, zones))
    strange = outside(stretches, _heading(stretches, zones, title))
    return [
        Line(line.start, line.start + len(line.text), line.text, _placed(line, strange), True) for line in stretches
    ]


def _heading(lines: list[Stretch], zones: Zones, title: str | None) -> Stretch | None:
    """The line that is the page's main heading; without one, the line that its title begins with."""
    called = squeezed(title or "")
    marked = next((line for line in lines if zones.is_heading(line.element)), None)
    return marked or next(
        (line for line in lines if size(line.text) > 3 and called.startswith(squeezed(line.text))), None
    )


def _placed(line: Stretch, strange: frozenset[int]) -> str | None:
    """The zone of a line by where it stands: what is outside the report and not named is told apart later."""
    return OUTSIDE if line.start in strange and line.zone in (None, "subhead") else line.zone


def _stretches(text: str, runs: list[Run], zones: Zones) -> Iterator[Stretch]:
    first = 0
    for met in re.finditer(r"[^\n]+", text):
        while first < len(runs) and runs[first].end <= met.start():
            first += 1
        stop = bisect_left(runs, met.end(), lo=first, key=lambda run: run.start)
        inside = runs[first:stop]
        whole = met.group()
        parts = zones.parts(
            [(max(run.start, met.start()), min(run.end, met.end()), run.element) for run in inside], whole
        )
        for start, end, zone in parts:
            words = text[start:end]
            left = len(words) - len(words.lstrip())
            if words.strip():
                element = next(run.element for run in inside if run.end > start + left)
                yield Stretch(start + left, words.strip(), element, zone)


def _title(root: HtmlElement) -> str | None:
    """What the page calls itself: og:title, else the title element."""
    found = [*root.xpath("//meta[@property='og:title']/@content"), *root.xpath("//head/title/text()")]
    return next((" ".join(str(title).split()) for title in found if squeezed(str(title))), None)


def _stated(root: HtmlElement, zones: Zones, article: Article | None) -> Iterator[tuple[str, str]]:
    """What the page states of itself by name: JSON-LD fields, meta elements, marked-up elements, time elements."""
    if article:
        yield from article.stated
    for meta in root.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        yield f"meta:{name}", str(meta.get("content"))
    for element in root.xpath("//body//*[@itemprop or self::time or self::abbr[@title]]"):
        value = element.get("datetime") or element.get("content") or (element.tag == "abbr" and element.get("title"))
        name = element.get("itemprop") or str(element.tag)
        if value and not zones.is_aside(element):
            yield f"meta:{name}", str(value)
    title = _title(root)
    if title:
        yield "title", title


def _own_article(root: HtmlElement, called: str) -> Article | None:
    """The article of JSON-LD that is the page's own: called as the page is, or the only one; others it links to."""
    scripts = root.xpath("//script[contains(@type,'ld+json')]")
    found = [article for script in scripts for article in articles_in(load(script.text_content()))]
    links = root.xpath("//link[@rel='canonical']/@href")
    named = [article for article in found if article.headline and squeezed(article.headline) in called]
    linked = [article for article in found if article.url is not None and article.url in links]
    return next(iter(named + linked + (found if len(found) == 1 else [])), None)


def _address(root: HtmlElement, stated: tuple[tuple[str, str], ...]) -> str | None:
    links = [str(href) for href in root.xpath("//link[@rel='canonical']/@href")]
    links += [value for name, value in stated if name in ("meta:og:url", "field:url")]
    return next((link for link in links if link.startswith("http")), None)
