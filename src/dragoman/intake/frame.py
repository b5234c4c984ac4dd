"""What a line is by itself, wherever it stands: formulas of pages, marks of captions and credits, shapes of menus."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from dragoman.intake.dated import DateLine, date_line
from dragoman.intake.formulas import Formula, agencies, formulas, joiners, named, words
from dragoman.intake.lines import Line, ends_finally, is_empty_of_words, is_full, is_named, size
from dragoman.intake.markup import OUTER
from dragoman.languages.identify import function_words
from dragoman.languages.words import entries, known_languages
from dragoman.record.report import BlockKind

_ADDRESS = re.compile(r"^\W*(?:\w+: ?)?(?:https?://\S+|www\.\S+|\S+@\S+\.\w+)\W*$")
_IMAGE = re.compile(r"^!\[[^\]]*\]\([^)]*\)$")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060]")
_INITIALS = re.compile(r"^\W*[^\W\d_A-Z]{2,4}(?:/[^\W\d_A-Z]{2,4})+\W*$")
"""The signs of those who wrote and edited a wire ("rib/mpl")."""
_STARRED = re.compile(r"^[+*]{3}.*[+*]{3}$")
_SENTENCE_END = re.compile(r"(?<=[.!?…”“\"»])\s+(?=\S)")
_BARS = re.compile(r"\s+[|>›»·•]\s*|\s*[|>›»·•]\s+")
_NAME_WORD = re.compile(r"[^\W\d_][^\s,;:()]*")
_LONGEST_FORMULA = 500
"""Characters; a longer line is a paragraph, whatever it begins with."""
_SENTENCE_WORDS = 7
_LONGEST_CAPTION = 80
_LONGEST_TEASER = 40


class Framed(Struct, frozen=True):
    """A line's kind, if it shows by itself; `opens`: the kind of what follows; `dates`: what it states of dates."""

    kind: BlockKind | None
    opens: str | None = None
    dates: DateLine | None = None


def framed(line: Line, language: str | None) -> Framed:
    """What a line is by itself. Its markup comes first, then formulas, captions, dates and shapes."""
    text = line.text
    if is_empty_of_words(text):
        return Framed("furniture")
    met = whole_line(text)
    if line.zone in OUTER:
        kept = met.kind if met and met.kind == "credit" and line.zone == "furniture" else line.zone
        return Framed(kept, None, date_line(text, language, framed=True))  # type: ignore[arg-type]
    if line.zone == "headline":
        return Framed("headline")
    if met is None and without_tail(text) != text:
        signed = whole_line(without_tail(text))
        met = signed if signed and signed.kind == "byline" else None
    if met:
        return Framed(met.kind, met.opens, date_line(text, language, framed=True))  # type: ignore[arg-type]
    dates = date_line(text, language)
    if dates:
        return Framed(_dated_kind(dates), None, dates)
    return Framed(_changed(text) or _teaser(text) or _caption(line, language) or _zoned(line) or _shaped(text))


def teaser_apart(line: Line) -> list[Line]:
    """A line whose last sentence is a teaser ("… Read more: Five bridges that fell") as two."""
    for met in _SENTENCE_END.finditer(line.text):
        rest = line.text[met.end() :]
        if size(rest) <= 20 and not ends_finally(rest) and _teaser(rest):
            return [line.part(0, met.end()), line.part(met.end(), len(line.text))]
    return [line]


def whole_line(text: str) -> Formula | None:
    """The formula a whole line is; credits before the rest, for "© dpa 2021" names a source."""
    if len(text) > _LONGEST_FORMULA:
        return None
    text = _INVISIBLE.sub("", text)
    words, final = size(text), ends_finally(text)
    found = [
        f
        for name in ("machine", "line")
        for f in formulas(name)
        if _may_be(f, words=words, final=final) and f.met(text)
    ]
    if final and words >= _SENTENCE_WORDS and any(f.kind == "furniture" for f in found) and _tells_words(text):
        found = [f for f in found if f.kind != "furniture"]
    order = ("credit", "furniture", "byline", "comment")
    found.sort(key=lambda formula: (order.index(formula.kind), formula.opens is None))
    return found[0] if found else None


def _may_be(formula: Formula, *, words: int, final: bool) -> bool:
    if formula.kind == "byline":
        return words <= 14 and not (final and words > 6)
    if formula.kind == "credit":
        return words <= 60
    return formula.long or not (final and words >= _SENTENCE_WORDS)


def _tells_words(text: str) -> bool:
    """Whether a line reports what somebody said: no part of a page's frame does."""
    return any(word in saying_forms() for word in _NAME_WORD.findall(text))


@cache
def saying_forms() -> frozenset[str]:
    """The forms of saying verbs of every language that has a list of them, but of those that need a particle."""
    rows = [row for code in known_languages() for row in entries(code, "saying", "verb") if not row.get("parted")]
    return frozenset(form for row in rows for form in row.get("forms", ()))


def _dated_kind(dates: DateLine) -> BlockKind:
    if dates.only_updated:
        return "furniture"
    met = whole_line(dates.rest) if dates.rest else None
    return met.kind if met and met.kind in ("byline", "credit") else "dateline"  # type: ignore[return-value]


def _changed(text: str) -> BlockKind | None:
    """A line that says when the page was changed, also where its date can't be read."""
    label = re.split(r"\d", text, maxsplit=1)[0]
    said = label != text and size(text) <= 10 and any(formula.met(label) for formula in formulas("updated"))
    return "furniture" if said and size(label) <= 4 else None


def _teaser(text: str) -> BlockKind | None:
    short = size(text) <= _LONGEST_TEASER
    return "teaser" if short and any(formula.met(text) for formula in formulas("start")) else None


def _caption(line: Line, language: str | None) -> BlockKind | None:
    """A caption by how it begins, by "(left)", by the photographer at its end, or by its markup."""
    if line.zone == "caption":
        return "caption"
    text = line.text
    if size(text) > _LONGEST_CAPTION:
        return None
    at = photo_credit(text)
    if at == 0:
        return "credit"
    if at is not None or any(formula.met(text) for formula in formulas("caption_start")):
        return "caption"
    if _SENTENCE_END.search(text):
        return None
    marked = any(formula.met(text) for formula in formulas("caption_mark"))
    return "caption" if marked or _has_side(text, language) else None


def _has_side(text: str, language: str | None) -> bool:
    """Whether "(left)" stands behind a person's name: a party or a wing may be left as well."""
    sides = [met for formula in formulas("caption_side") if (met := formula.met(text))]
    return any(_ends_with_name(text[: met.start()], language) for met in sides)


def _ends_with_name(before: str, language: str | None) -> bool:
    """Whether the last two words are capitalised and the first of them is no article."""
    ends = _NAME_WORD.findall(before)[-2:]
    known = function_words(language) if language else frozenset()
    return len(ends) == 2 and all(word[0].isupper() for word in ends) and ends[0].casefold() not in known


def photo_credit(text: str) -> int | None:
    """Where the credit of a picture begins at the end of a line; None if there is none."""
    found = [met for formula in formulas("photo") if (met := formula.met(text)) and _is_photo(text, met)]
    return min((met.start() for met in found), default=None)


def _is_photo(text: str, met: re.Match[str]) -> bool:
    who, before = named(met), text[: met.start()].rstrip()
    if size(who) > 10 or re.search(r"[^\W\d_]{2}[.!?]\s", who) or (ends_finally(who) and size(who) > 5):
        return False
    signed = any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", who) for name in agencies(photo=True))
    return signed or (is_named(who) and (ends_finally(before) or not is_full(text) or not before))


def _zoned(line: Line) -> BlockKind | None:
    if line.zone == "updated":
        return "furniture"
    if line.zone == "dateline":
        return "dateline" if size(line.text) <= 12 else None
    if line.zone == "byline":
        return "byline" if size(line.text) <= 20 else None
    return line.zone if line.zone in ("credit", "subhead") else None  # type: ignore[return-value]


def _shaped(text: str) -> BlockKind | None:
    """Menus and breadcrumbs by their bars, addresses, and lines of figures."""
    if _INITIALS.match(text):
        return "credit"
    marked = any(shape.match(text) for shape in (_ADDRESS, _IMAGE, _STARRED, _clock()))
    if marked or _is_menu(text) or not any(character.isalpha() for character in text):
        return "furniture"
    parts = [part for part in _BARS.split(text) if part.strip()]
    short = sum(size(part) <= 4 for part in parts)
    if len(parts) >= 2 and all((met := whole_line(part)) and met.kind == "furniture" for part in parts):
        return "furniture"
    if len(parts) >= 3 and short >= len(parts) - 1 and not ends_finally(text):
        return "furniture"
    return None


@cache
def _clock() -> re.Pattern[str]:
    """A clock time and nothing else, as over the entries of a live page."""
    after = rf"(?:{joiners('after_time')}|[ap]\.?m\.?)"
    return re.compile(rf"(?i)^\W*\d{{1,2}}(?:\s?[:.h]\s?\d\d)?\s*{after}?\W*$")


def _is_menu(text: str) -> bool:
    """Whether a line is names of sections in a row."""
    names = text.split()
    return len(names) >= 3 and sum(name.casefold() in words("crumb") for name in names) >= 0.75 * len(names)


def tail_at(text: str, kind: BlockKind) -> int | None:
    """Where the credit at the end of a paragraph or a caption begins."""
    if kind == "caption":
        return photo_credit(text) or None
    if kind not in ("lead", "body", "byline", "subhead", "dateline"):
        return None
    found = [met.start() for formula in formulas("tail") if (met := formula.met(text))]
    return min((at for at in found if at > 0), default=None)


def without_tail(text: str) -> str:
    """A line without the credit at its end."""
    at = tail_at(text, "body")
    return text if at is None else text[:at].rstrip()
