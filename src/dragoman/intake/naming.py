"""What a report calls itself: its outlet, its title, its genre; only where it is stated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, cast

from dragoman.intake.arranging import Arrangement
from dragoman.intake.credits import Credit
from dragoman.intake.formulas import agencies, formulas, words
from dragoman.intake.lines import is_named, size, squeezed
from dragoman.intake.parting import site_at
from dragoman.record.report import Block

Genre = Literal["news", "readout", "transcript", "communique", "interview", "opinion"]
_SITE_FIELDS = ("meta:og:site_name", "field:publisher", "meta:application-name", "field:outlet")
_TITLE_END = re.compile(r"\s[|–—·»-]\s([^|–—·»]+)$")


def title_of(text: str, blocks: Sequence[Block], *, stated: Sequence[tuple[str, str]]) -> str | None:
    """The headline's words; without a headline, what the page's head calls it."""
    block = next((block for block in blocks if block.kind == "headline"), None)
    if block:
        return " ".join(text[block.start : block.end].split())
    called = next((value for name, value in stated if name in ("title", "field:headline", "field:title")), None)
    return _TITLE_END.sub("", " ".join(called.split())) if called else None


def outlet_of(arranged: Arrangement, *, stated: Sequence[tuple[str, str]], credits: Sequence[Credit]) -> str | None:
    """Who brings the report: the page's head, the end of its title, its first line, the agency of its dateline."""
    for field in _SITE_FIELDS:
        found = next((value.strip() for name, value in stated if name == field and value.strip()), None)
        if found:
            return found
    headed = _behind_headline(arranged) or _end_of_title(arranged, stated) or _source_above(arranged, credits)
    return headed or _first_line(arranged) or _dateline_agency(arranged, credits)


def _end_of_title(arranged: Arrangement, stated: Sequence[tuple[str, str]]) -> str | None:
    """What stands behind the headline in the title element ("Storm closes port | Harbour Post")."""
    title = next((value for name, value in stated if name == "title"), "")
    met = _TITLE_END.search(title)
    head = arranged.headline
    if met is None or head is None or size(met[1]) > 5:
        return None
    called, heading = squeezed(title[: met.start()]), squeezed(arranged.lines[head].text)
    return met[1].strip() if heading in called or called in heading else None


def _behind_headline(arranged: Arrangement) -> str | None:
    head = arranged.headline
    text = arranged.lines[head].text if head is not None else ""
    return text[site_at(text) :].strip(" |–—-") if site_at(text) else None


def _source_above(arranged: Arrangement, credits: Sequence[Credit]) -> str | None:
    """The source a line above the text names ("Source: Harbour Post"), if it is no agency."""
    for line, kind in zip(arranged.lines, arranged.kinds):
        if kind in ("lead", "body"):
            return None
        named = [credit.name for credit in credits if line.start <= credit.start < line.end]
        if kind == "credit" and named and named[0] not in agencies():
            return named[0]
    return None


def _first_line(arranged: Arrangement) -> str | None:
    """A site's name above everything: a name with a newspaper's word in it, or one that offers another language."""
    if not arranged.lines or arranged.kinds[0] != "furniture":
        return None
    text = arranged.lines[0].text
    name = re.split(r"\s*(?:[|»›>]|,\s|\s[–—-]\s)\s*", text)[0].strip()
    if not is_named(name) or size(name) > 4 or name.casefold() in words("crumb"):
        return None
    if any(formula.met(name) for kind in ("published", "genre") for formula in formulas(kind)):
        return None
    switch = text != name and any(formula.met(text) for formula in formulas("line") if formula.kind == "furniture")
    called = any(word.casefold() in words("outlet_word") for word in name.split())
    again = sum(name in line.text for line in arranged.lines[1:]) >= 1 and size(name) >= 2
    return name if (switch and "," in text) or (called and size(name) >= 2) or (again and arranged.headline) else None


def _dateline_agency(arranged: Arrangement, credits: Sequence[Credit]) -> str | None:
    lead = next((arranged.lines[i] for i, kind in enumerate(arranged.kinds) if kind == "lead"), None)
    if lead is None:
        return None
    inside = [credit.name for credit in credits if lead.start <= credit.start < min(lead.end, lead.start + 80)]
    return inside[0] if inside else None


def genre_of(arranged: Arrangement) -> Genre:
    """News, unless the headline, a line above it or questions and answers plainly say otherwise."""
    head = arranged.headline
    above = [line.text for line in arranged.lines[: (head if head is not None else 0) + 1]]
    first = next((i for i, kind in enumerate(arranged.kinds) if kind in ("lead", "body")), 0)
    above += [line.text for i, line in enumerate(arranged.lines[:first]) if arranged.kinds[i] == "subhead"]
    for formula in formulas("genre"):
        if any(formula.met(text) for text in above):
            return cast(Genre, formula.kind)
    spoken = [
        sum(any(f.met(line.text) for f in formulas(name)) for line in arranged.lines) for name in ("question", "answer")
    ]
    return "interview" if min(spoken) >= 3 else "news"
