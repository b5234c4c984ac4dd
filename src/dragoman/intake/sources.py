"""What a file holds: texts to be labelled, each with what its page or its fields state beside it."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from dragoman.intake.articles import Article
from dragoman.intake.decoding import decode
from dragoman.intake.feeds import articles_of, text_of
from dragoman.intake.files import FEEDS, PAGES, Found, sound
from dragoman.intake.lines import Line, headed, is_full, lines_of, squeezed
from dragoman.intake.page import Page, read_page
from dragoman.record.errors import UnreadableReport

_FRONT_MATTER = re.compile(
    r"\ufeff?---\s*?\r?\n((?:\w[^\n:]*:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n){1,60})---\s*?(?:\n|\r|$)"
)
_FIELD = re.compile(r"^([A-Za-z]\w*): *(\S[^\r\n]*)", re.MULTILINE)
_ADDRESS = re.compile(r"(?:\w+: *)?(https?://\S+)")


class Source(Struct, frozen=True):
    """A text to be labelled, and what its page or its fields state beside it."""

    text: str
    lines: tuple[Line, ...]
    title: str | None = None
    stated: tuple[tuple[str, str], ...] = ()
    url: str | None = None
    language: str | None = None


def sources_in(found: Found) -> tuple[list[Source], list[UnreadableReport]]:
    """The texts of a file, in order, and what in it is none: one or the other, but for JSON of many articles."""
    try:
        ending = found.file.suffix.lower()
        text = decode(_bytes(found), page=ending in PAGES)
        if ending in FEEDS:
            articles, faults = articles_of(text)
            return [article_source(article) for article in articles], faults
        return [page_source(text) if ending in PAGES else plain_source(text)], []
    except UnreadableReport as error:
        return [], [error]


def _bytes(found: Found) -> bytes:
    if not found.file.is_file():
        raise UnreadableReport("no plain file|It is a pipe, a device or a folder. Give the file that holds the text.")
    try:
        return found.file.read_bytes()
    except OSError as error:
        why = f"{error.strerror or error}. See that it is a file and may be read."
        raise UnreadableReport(f"unreadable file|{why}") from error


def page_source(markup: str) -> Source:
    """A page's text; that of its article in JSON-LD where the page itself is filled in by a script."""
    read = read_page(markup)
    stated = tuple((name, sound(value)) for name, value in read.stated)
    if read.article and _is_filled_by_script(read, read.article):
        source = article_source(read.article)
        return replace(source, stated=stated, url=source.url or (read.url and sound(read.url)))
    if not read.text.strip():
        raise UnreadableReport(
            "page without text|Its body holds no words; it may be filled in by a script. Save the page as shown."
        )
    return Source(read.text, read.lines, read.heading, stated, read.url and sound(read.url), read.language)


def _is_filled_by_script(page: Page, article: Article) -> bool:
    """Whether a page's own article stands in its JSON-LD alone: the body holds no paragraph of it."""
    paragraphs = [line.text for line in page.lines if line.zone is None and is_full(line.text)]
    told = squeezed(article.body)
    return len(told) > 80 and not any(squeezed(words) in told for words in paragraphs) and len(told) > len(page.text)


def article_source(article: Article) -> Source:
    """An article's text, labelled by its fields."""
    text, lines = text_of(article)
    heading = " ".join(article.headline.split()) or None
    return Source(text, lines, heading, article.stated, article.url, article.language)


def plain_source(text: str) -> Source:
    """A text as it is; front matter above it states what its fields say, an address there is the report's."""
    mark = 1 if text.startswith("\ufeff") else 0
    lines = lines_of(text[mark:])
    if mark:
        lines = [line.moved(mark) for line in lines]
    lines = headed(lines)
    matter = _FRONT_MATTER.match(text)
    if matter:
        lines = [replace(line, zone="furniture") if line.start < matter.end() else line for line in lines]
    stated = tuple((f"field:{met[1]}", met[2].strip("\"' ")) for met in _FIELD.finditer(matter[1])) if matter else ()
    address = next((met for line in lines[:3] if (met := _ADDRESS.fullmatch(line.text))), None)
    return Source(text, tuple(lines), stated=stated, url=address[1] if address else None)
