"""A file of JSON or JSON lines -> articles, and an article -> its text by the rule, with what its fields say of it."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from msgspec.structs import replace

from dragoman.intake.articles import Article, articles_in
from dragoman.intake.lines import Line, lines_of, squeezed
from dragoman.intake.page import BLOCKS, read_page
from dragoman.record.errors import UnreadableReport

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
_KNOWN = BLOCKS | {
    "br",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "span",
    "u",
    "sup",
    "sub",
    "img",
    "font",
    "small",
    "q",
    "cite",
    "mark",
}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPED = re.compile(r"&lt;/?(?:p|br|div|a|b|i|em|strong|h[1-6]|ul|li|span)\b", re.I)
_NO_ARTICLE = (
    "JSON without an article|No object in it has a headline and a text. "
    "Give schema.org articles, or fields named headline, description, author, articleBody, datePublished."
)


def articles_of(text: str) -> tuple[list[Article], list[UnreadableReport]]:
    """The articles of a JSON file, each once, and what in it could not be read. JSON lines are read line by line."""
    values, faults = _values(text.lstrip("\ufeff"))
    found: dict[str, Article] = {}
    for value in values:
        for article in articles_in(value):
            if article.tells:
                found.setdefault(text_of(article)[0], article)
    if not found and not faults:
        faults.append(UnreadableReport(_NO_ARTICLE))
    return list(found.values()), faults


def _values(text: str) -> tuple[list[Any], list[UnreadableReport]]:
    try:
        return [json.loads(text, strict=False)], []
    except RecursionError:
        return [], [
            UnreadableReport("JSON nested too deeply|Nothing that deep is an article. Give the articles alone.")
        ]
    except ValueError as error:
        whole = error
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    values, faults = [], []
    for number, line in lines:
        try:
            values.append(json.loads(line, strict=False))
        except (ValueError, RecursionError):
            faults.append(UnreadableReport(f"broken JSON|Line {number} is no JSON. Export the file anew, or mend it."))
    if any(isinstance(value, dict | list) for value in values):
        return values, faults
    return [], [UnreadableReport(f"broken JSON|{whole}. Export the file anew, or mend it at the place named.")]


def text_of(article: Article) -> tuple[str, tuple[Line, ...]]:
    """An article's text: headline, description, byline, body, a blank line between; and its lines with their zones.

    HTML inside is read as a page is. A description that only repeats the body's words frames it.
    """
    told = [article.body, *(update.body for update in article.updates)]
    again = squeezed(article.description.rstrip(" .…")) in squeezed(_plain("\n".join(told)))
    parts: list[tuple[str, str | None]] = [
        (article.headline, "headline"),
        (article.description, "furniture" if again else "subhead" if any(told) else None),
        (article.byline, "byline"),
        (article.body, None),
    ]
    for update in article.updates if not article.body else ():
        parts += [(update.headline, "subhead"), (update.body, None)]
    return _joined(parts)


def _joined(parts: list[tuple[str, str | None]]) -> tuple[str, tuple[Line, ...]]:
    text, lines = "", list[Line]()
    for words, zone in parts:
        read, inside = _read(words)
        if read.strip():
            text += "\n\n" * bool(text)
            lines.extend(replace(line.moved(len(text)), zone=zone or line.zone, after_gap=True) for line in inside)
            text += read
    return text + "\n" * bool(text), tuple(lines)


def _read(words: str) -> tuple[str, list[Line]]:
    """One field's text and lines: HTML by the rule of pages; where it has no blocks, its line breaks count."""
    if _ESCAPED.search(words) and not _TAG.search(words):
        words = html.unescape(words)
    if not is_markup(words):
        words = words.strip()
        return words, lines_of(words)
    if not any(tag.lower() in BLOCKS or tag.lower() == "br" for tag in _TAG.findall(words)):
        words = re.sub(r"\r\n?|\n", "<br>", words)
    page = read_page(f"<body>{words}</body>")
    begin = len(page.text) - len(page.text.lstrip())
    return page.text.strip(), [line.moved(-begin) for line in page.lines]


def is_markup(words: str) -> bool:
    """Whether a text holds HTML: a tag that HTML knows, or an entity."""
    return bool(_ENTITY.search(words)) or any(tag.lower() in _KNOWN for tag in _TAG.findall(words))


def _plain(words: str) -> str:
    return html.unescape(_TAG.sub(" ", words))
