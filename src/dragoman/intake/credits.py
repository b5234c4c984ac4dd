"""Whom a report thanks or takes its words from: agencies and contributors, as the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from dragoman.intake.dates import find_dates
from dragoman.intake.formulas import NAME, agencies, formulas, joiners, named
from dragoman.record.report import Block

_BRACKET = re.compile(rf"\((?P<who>{NAME})(?:/[^()]*)?\)")


class Credit(Struct, frozen=True):
    """An agency or a person named, and where."""

    start: int
    end: int
    name: str


@cache
def _agency_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in agencies()) + r")(?!\w)")


def credits_of(text: str, blocks: Sequence[Block]) -> list[Credit]:
    """The sources named, each once, in order. Who took a picture is no source of the report."""
    found: dict[str, Credit] = {}
    captioned = False
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind == "credit" and not captioned and not _is_picture(words):
            for credit in _named_in(words, block.start):
                found.setdefault(credit.name.casefold(), credit)
        elif block.kind in ("dateline", "byline"):
            for credit in _signed(words, block):
                found.setdefault(credit.name.casefold(), credit)
        captioned = block.kind == "caption"
    return sorted(found.values(), key=lambda credit: (credit.start, credit.end))


def _signed(words: str, block: Block) -> list[Credit]:
    """The agencies in a dateline or byline; in a dateline's brackets also one that nobody has listed."""
    places = [met.span() for met in _agency_pattern().finditer(words)]
    if not places and block.kind == "dateline":
        places = [met.span("who") for met in _BRACKET.finditer(words) if not find_dates(met["who"])]
    return [Credit(block.start + start, block.start + end, words[start:end]) for start, end in places]


def _is_picture(words: str) -> bool:
    texts = [f for name in ("line", "tail") for f in formulas(name) if f.kind == "credit" and f.met(words)]
    return not texts and any(formula.met(words) for formula in formulas("photo"))


def _named_in(words: str, offset: int) -> Iterator[Credit]:
    met = next(
        (m for name in ("line", "tail") for f in formulas(name) if f.kind == "credit" and (m := f.met(words))), None
    )
    start = met.start("who") if met and named(met) else 0
    stop = met.end("who") if met and named(met) else len(words)
    signed = list(_agency_pattern().finditer(words))
    for agency in signed:
        yield Credit(offset + agency.start(), offset + agency.end(), agency.group())
    if met and not named(met):
        return
    for part in re.finditer(r"[^;,/&()]+", words[start:stop]):
        yield from _persons(part, offset + start, signed=[agency.group() for agency in signed])


def _persons(part: re.Match[str], offset: int, *, signed: list[str]) -> Iterator[Credit]:
    """The first name on each side of "and"; what stands after "in" is a place."""
    pieces = re.split(rf"(?:^|\s)(?:{joiners('and')})(?:\s|$)", part.group())
    at = 0
    for piece in pieces:
        where = part.group().index(piece, at)
        at = where + len(piece)
        names = (m for m in re.finditer(NAME, piece) if not any(name in m.group() for name in signed))
        met = next((m for m in names if not _is_opening(piece, m)), None)
        if met:
            begin = offset + part.start() + where + met.start()
            yield Credit(begin, begin + len(met.group().rstrip(".")), met.group().rstrip("."))


def _is_opening(piece: str, met: re.Match[str]) -> bool:
    """Whether a capital only opens the formula ("Editing by …"), not a name."""
    later = re.search(NAME, piece[met.end() :])
    return " " not in met.group() and later is not None and not re.match(r"\s+in\b", piece[met.end() :])
