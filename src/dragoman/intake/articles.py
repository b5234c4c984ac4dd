"""Articles in JSON and JSON-LD: which objects are articles, and what their fields say, whatever their types."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

from msgspec import Struct

from dragoman.intake.files import sound
from dragoman.intake.lines import squeezed
from dragoman.intake.markup import OUTER, named_zones
from dragoman.ontology import table

_WRAPPED = re.compile(
    r"^\s*(?:<!--|(?:/\*\s*|//\s*)?<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://\s*|/\*\s*)?\]\]>(?:\s*\*/)?|;)\s*$"
)
_LINK = re.compile(r"^\s*(?:https?:)?//\S+\s*$")
_CODE = re.compile(r"^([A-Za-z]{2})(?:[-_].*)?$")
_SECONDS = range(10**8, 4 * 10**9)
"""Seconds since 1970 that lie between 1973 and 2096; a thousand times more are milliseconds."""
_DEEPEST = 60


class Article(Struct, frozen=True):
    """What an article says of itself; texts as received, with their HTML. `updates`: the entries of a live page."""

    headline: str = ""
    description: str = ""
    byline: str = ""
    body: str = ""
    updates: tuple[Article, ...] = ()
    stated: tuple[tuple[str, str], ...] = ()
    url: str | None = None
    language: str | None = None

    @property
    def tells(self) -> bool:
        """Whether there is more than a headline."""
        return bool(self.body or self.description or any(update.body for update in self.updates))


@cache
def names(kind: str) -> tuple[str, ...]:
    """The names of the fields of one kind, the surest first."""
    return tuple(table("article")[kind]["names"])


def load(script: str) -> Any:
    """The value of a JSON-LD script, also one wrapped as a comment or with line breaks in its strings; else None."""
    for text in (script, _WRAPPED.sub("", script), html.unescape(script)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def articles_in(value: Any) -> list[Article]:
    """The articles in a JSON value, in order: in lists, graphs and wrappers of any name, but none inside another."""
    known = {str(node["@id"]): node for node in _nodes(value) if len(node) > 1 and isinstance(node.get("@id"), str)}
    return [_article(node, known) for node in _nodes(value, whole=False) if _is_article(node)]


def _nodes(value: Any, *, whole: bool = True) -> Iterator[dict[str, Any]]:
    """The objects in a value, in order; without `whole` neither those in articles nor what is named as beside them."""
    waiting: list[tuple[Any, int]] = [(value, 0)]
    while waiting:
        item, depth = waiting.pop()
        if isinstance(item, dict):
            yield item
            inner = [] if not whole and _is_article(item) else _held(item, whole=whole)
        else:
            inner = item if isinstance(item, list) else []
        if depth < _DEEPEST:
            waiting.extend((each, depth + 1) for each in reversed(inner) if isinstance(each, dict | list))


def _held(item: dict[str, Any], *, whole: bool) -> list[Any]:
    return [each for key, each in item.items() if whole or not _is_apart(key)]


def _is_apart(key: str) -> bool:
    return key in names("apart") or named_zones().get(squeezed(key)) in OUTER


def _is_article(node: dict[str, Any]) -> bool:
    if all(name in node for name in names("ours")):
        return False
    if _has(node, "body"):
        return True
    types = _types(node)
    if types:
        return any(kind.endswith(names("types")) for kind in types)
    return _has(node, "headline") and (_has(node, "text") or _has(node, "description"))


def _types(node: dict[str, Any]) -> list[str]:
    given = node.get("@type")
    return [kind for kind in (given if isinstance(given, list) else [given]) if isinstance(kind, str)]


def _has(node: dict[str, Any], kind: str) -> bool:
    return any(_words(node.get(name)) for name in names(kind))


def _article(node: dict[str, Any], known: dict[str, Any]) -> Article:
    inner = [each for name in names("updates") for each in _listed(node.get(name)) if isinstance(each, dict)]
    kinds = ("headline", "heading") if _types(node) else ("headline",)
    return Article(
        headline=_first(node, *kinds),
        description=_first(node, "description"),
        byline=_named(next((node[name] for name in names("byline") if _named(node.get(name), known)), None), known),
        body=_first(node, "body", "text"),
        updates=tuple(_article(each, known) for each in inner if not any(name in each for name in names("updates"))),
        stated=tuple(_stated(node, known)),
        url=next((link for name in names("url") if (link := _link(node.get(name)))), None),
        language=_language(next((node[name] for name in names("language") if node.get(name)), None)),
    )


def _stated(node: dict[str, Any], known: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The plain fields by their own names; of a list each plain entry, the publisher by its name."""
    for key, value in node.items():
        for each in _listed(value):
            words = _words(each) if not isinstance(each, dict) or "@value" in each else ""
            if words or (moment := _moment(each)) is not None:
                yield f"field:{sound(key)}", words or str(moment)
    for name in names("publisher"):
        called = _named(node.get(name), known)
        if called:
            yield "field:publisher", called
            return


def _first(node: dict[str, Any], *kinds: str) -> str:
    return next((words for kind in kinds for name in names(kind) if (words := _words(node.get(name)))), "")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _words(value: Any, *, depth: int = 0) -> str:
    """The words of a value: of an object those it wraps, of a list all, as paragraphs."""
    if isinstance(value, str):
        return sound(value.replace("\x00", "")).strip()
    if depth > 3:
        return ""
    if isinstance(value, dict):
        return next((words for name in names("inner") if (words := _words(value.get(name), depth=depth + 1))), "")
    if isinstance(value, list):
        return "\n\n".join(words for each in value if (words := _words(each, depth=depth + 1)))
    return ""


def _named(value: Any, known: dict[str, Any] | None = None) -> str:
    """Who is named: words, an object's name, the name of what an @id leads to; several with commas between."""
    found: list[str] = []
    for each in _listed(value):
        if isinstance(each, dict):
            target = (known or {}).get(str(each.get("@id")), each)
            each = _words(each.get("name")) or _words(target.get("name"))
        words = " ".join(_words(each).split())
        if words and not _LINK.match(words) and words not in found:
            found.append(words)
    return ", ".join(found)


def _link(value: Any) -> str | None:
    found = value.get("@id", value.get("url")) if isinstance(value, dict) else value
    return sound(found.strip()) if isinstance(found, str) and re.match(r"\s*https?://\S+\s*$", found) else None


def _language(value: Any) -> str | None:
    value = next(iter(_listed(value)), None)
    return language_of_tag(value.get("alternateName", value.get("name")) if isinstance(value, dict) else value)


def language_of_tag(tag: Any) -> str | None:
    """The two letters of a language tag ("en-GB"); None for anything else."""
    met = _CODE.match(tag.strip()) if isinstance(tag, str) else None
    return met[1].lower() if met else None


def _moment(value: Any) -> str | None:
    """A number that can only count the seconds or milliseconds since 1970, as a date in UTC."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    for unit in (1, 1000):
        if _SECONDS.start * unit <= value < _SECONDS.stop * unit:
            return datetime.fromtimestamp(int(value) // unit, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return None
