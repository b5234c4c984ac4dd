"""Lines that state when: the report's own date, when it was changed, or the clock of the page."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct

from dragoman.intake.dates import StatedDate, find_dates, months
from dragoman.intake.formulas import NAME, UPPER, formulas, slots, words
from dragoman.intake.lines import ends_finally, is_named, size
from dragoman.languages.words import entries, known_languages

DateRole = Literal["published", "updated", "plain"]
_ROLES: tuple[Literal["updated", "published"], ...] = ("updated", "published")
_MARKS = re.compile(r"[\W_]+")
_BARS = re.compile(r"[|•·]|\s[–—-]\s")
_PLACE_AND_STOP = re.compile(
    rf"(?P<place>[{UPPER}][^\W\d_]{{2,}}(?:[ /-][{UPPER}][^\W\d_]{{2,}})?)\.\s+(?=[\"“„«]?[{UPPER}])"
)
_PLACE_AND_DAY = re.compile(rf"\s*(?P<place>{NAME}),\s+(?:(?:le|den|el)\s+)?")
_BAR = r"\s*(?:[|•·;]|\s[–—-]\s)\s*"
_DEGREES = r"[-–−]?\d{1,3}\s?°\s?[CF]?(?!\w)"
_WEATHER_BELOW = re.compile(rf"(?:{_BAR}[^.!?|•·;]{{0,40}}?|\s*,\s*(?:{NAME}:?\s+)?){_DEGREES}")
_WEATHER_ABOVE = re.compile(rf"(?:^|{_BAR})[^.!?|•·;]{{0,40}}?{_DEGREES}[^.!?|•·;]{{0,30}}{_BAR}$")
_NOTE = re.compile(r"\s*(?:\[[^\]\d]*\]|\([^)\d]*\))\s*$")
"""A note in brackets behind a date ("13/03/2031 [traduit par machine]") says nothing of the date."""
_STATED = 40
"""Characters within which a date and its weekday are stated."""
_REST_WORDS = 4
"""A date line may name a place, a page or its author in so many words beside the date."""


class DateLine(Struct, frozen=True):
    """The dates of one line with what each is said to be, and the words that are left beside them."""

    dates: tuple[tuple[StatedDate, DateRole], ...]
    rest: str
    before: int

    @property
    def signed(self) -> bool:
        """Whether a source or an author is named beside the date."""
        named = [formula for formula in formulas("line") if formula.kind in ("credit", "byline")]
        return any(formula.met(part) for part in _BARS.split(self.rest) for formula in named)

    @property
    def changed(self) -> bool:
        """Whether the words beside the date say how long ago the page was changed: no clock says that."""
        said = re.split(r"\d", self.rest, maxsplit=1)[0]
        return said != self.rest and any(formula.met(said) for formula in formulas("updated"))

    @property
    def only_updated(self) -> bool:
        return all(role == "updated" for _, role in self.dates)


def date_line(text: str, language: str | None, *, framed: bool = False) -> DateLine | None:
    """What a line states of dates, if that is all it is there for or it is `framed`, known to be no text of the report.

    `before` is where the first date with its label begins.
    """
    stated = find_dates(text, language) if size(text) <= 22 and len(text) <= 180 else []
    if not stated:
        return None
    pieces: list[str] = []
    dates: list[tuple[StatedDate, DateRole]] = []
    role: DateRole = "plain"
    last, first = 0, len(text)
    for found in stated:
        between = text[last : found.start]
        label, at = _label(between)
        role = label or role
        pieces.append(between[:at])
        first = min(first, last + at)
        dates.append((found, role))
        last = found.end
    pieces.append(text[last:])
    rest = " ".join(part.strip() for part in pieces if _MARKS.sub("", part))
    rest = _NOTE.sub("", rest).strip()
    if any(_beside_weather(text, found) for found in stated):  # the page tells today's, and so its date
        return DateLine(tuple((found, "updated" if role == "plain" else role) for found, role in dates), rest, first)
    line = DateLine(tuple(dates), rest, first)
    return line if framed or _is_date_line(text, rest, {role for _, role in dates}) else None


def _beside_weather(text: str, found: StatedDate) -> bool:
    """Whether a temperature stands beside a date, set apart from it ("… 2021 | Oslo 12 °C"): no sentence tells it."""
    after, before = text[found.end :], text[: found.start]
    return bool(_WEATHER_BELOW.match(after) or _WEATHER_ABOVE.search(before))


def _label(between: str) -> tuple[DateRole | None, int]:
    """What the words before a date say it is, and where those words begin."""
    for name in _ROLES:
        met = next((met for formula in formulas(name) if (met := formula.met(between))), None)
        if met:
            return name, met.start()
    return None, len(between)


def _is_date_line(text: str, rest: str, roles: set[str]) -> bool:
    parts = [part for part in _BARS.split(rest) if part.strip()]
    rest = " ".join(part for part in parts if not _is_frame(part))
    if not _MARKS.sub("", rest) or all(word.casefold() in words("meta_word") | words("crumb") for word in _words(rest)):
        return True
    if roles & {"published", "updated"} and size(text) <= 16:
        return True
    if ends_finally(text) and size(rest) > 2:
        return False
    return is_place_or_page(rest) or any(f.met(rest) for f in formulas("line") if f.kind in ("byline", "credit"))


def _is_frame(part: str) -> bool:
    """Whether a part between bars is a formula of the frame."""
    return any(formula.met(part) for formula in formulas("line") if formula.kind in ("furniture", "credit", "byline"))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def is_place_or_page(rest: str) -> bool:
    """Whether the words beside a date can only be a place, a page's name or an agency."""
    return size(rest) <= _REST_WORDS and is_named(rest)


@cache
def _dateline() -> re.Pattern[str]:
    agency = slots()["agency"]
    return re.compile(
        rf"(?P<place>{NAME}(?:\s*[/,]\s*{NAME}){{0,2}}?)?(?P<land>\s*\({NAME}\)(?=,|\s*\())?(?P<date>,?\s+[^()–—]{{3,40}}?)??\s*"
        rf"(?:(?P<agency>\((?:[^()]{{0,20}}[/ ])?{agency}(?:/[a-zäöü]{{2,4}})?\))"
        rf"|(?P<unknown>\({NAME}(?:/[^()]{{2,12}})?\)))?"
        r"(?:\s*(?:\.?[–—-]{1,2}|(?P<colon>:)|(?P<stop>(?<=\))\.))|(?P<none>(?<=\))))\s+(?=[\"“”„«»‘’'¿¡(]?[^\W_])"
    )


def dateline_end(text: str, language: str | None) -> int:
    """Where the dateline before a paragraph's text ends ("TOWN, March 3 (Agency) – Text"); 0 if there is none."""
    met = _dateline().match(text)
    if met is None or not (met["place"] or met["agency"]):
        return 0
    dated = bool(met["date"]) and bool(find_dates(met["date"], language))
    first = re.split(r"\s*[,/]", met["place"] or "")[0]
    shouted = first.isupper() and len(first) > 3
    if met["date"] and not dated and not (shouted and is_place_or_page(met["date"])):
        return 0
    if met["land"] and not (dated or met["agency"]):
        return 0
    if met["colon"] and not (met["place"] or "").isupper():
        return 0
    if met["stop"] is not None or met["none"] is not None:
        return met.end() if met["agency"] and (dated or shouted or met["stop"]) else 0
    sure = dated or met["agency"] or shouted
    return met.end() if sure or _is_bare_dateline(text, met) else 0


def stopped_end(text: str, language: str | None) -> int:
    """Where a place, a full day and a full stop before a paragraph's text end ("Town, 3 March 2021. Text")."""
    met = _PLACE_AND_DAY.match(text)
    found = find_dates(text[met.end() : met.end() + _STATED], language)[:1] if met else []
    if met is None or not found or found[0].start or found[0].precision != "day" or found[0].edtf.startswith("XXXX"):
        return 0
    stop = re.compile(rf"\.\s+(?=[\"“„«»¿¡]?[{UPPER}])").match(text, met.end() + found[0].end)
    return stop.end() if stop else 0


def place_end(text: str, language: str | None, report: str) -> int:
    """Where a place that stands for a dateline ends ("Town. A sentence follows"); 0 if the first words are no place.

    It must be a town we know or one the report names elsewhere behind "in": many a paragraph begins with one word.
    """
    met = _PLACE_AND_STOP.match(text)
    if met is None or size(re.split(r"(?<=[.!?])\s", text[met.end() :], maxsplit=1)[0]) < 6:
        return 0
    return met.end() if is_place(met["place"], language, report) else 0


def is_place(name: str, language: str | None, report: str) -> bool:
    """Whether a name is that of a town we know, or of one the report names behind "in"."""
    place = name.title() if name.isupper() else name
    words = [word for row in entries(language, "page", "date_words") for word in row["in"]]
    words += [word for row in entries(language, "places", "preposition") if row.get("near") for word in row["forms"]]
    before = "|".join(re.escape(word) for word in words)
    told = bool(before) and re.search(rf"(?<!\w)(?i:{before}) {re.escape(place)}(?!\w)", report) is not None
    return told or place in towns()


def place_and_day(text: str, language: str | None) -> str | None:
    """The place of a line that is a place, a comma and a full date without a clock ("Lima, 21 de mayo de 2025")."""
    met = _PLACE_AND_DAY.match(text)
    found = find_dates(text[met.end() :], language) if met else []
    if met is None or len(found) != 1 or found[0].precision != "day" or found[0].edtf.startswith("XXXX"):
        return None
    rest = text[met.end() :]
    alone = found[0].start == 0 and not rest[found[0].end :].strip(" .")
    return met["place"] if alone and (rest[0].isdigit() or _begins_with_month(rest)) else None  # no weekday


def _begins_with_month(text: str) -> bool:
    word = re.match(r"[^\W\d_]+", text)
    return word is not None and word.group().casefold() in months()


@cache
def towns() -> frozenset[str]:
    """The names of the towns of the gazetteer, and of those that a language has its own names for."""
    rows = (files("dragoman.languages") / "gazetteer" / "cities.tsv").read_text(encoding="utf-8").splitlines()
    ours = (form for code in known_languages() for row in entries(code, "places", "city") for form in row["forms"])
    return frozenset([row.split("\t")[0] for row in rows if not row.startswith("#")]) | frozenset(ours)


def _is_bare_dateline(text: str, met: re.Match[str]) -> bool:
    """A place and a dash alone: only if a sentence begins after it and no second dash closes an aside."""
    place, rest = met["place"], text[met.end() :].lstrip("\"“”„«»‘’'¿¡(")
    sentence = re.split(r"(?<=[.!?])\s", rest, maxsplit=1)[0]
    spaced = text[len(place) : met.end()].startswith(" ")
    return (
        spaced and size(place) <= 3 and is_named(place) and rest[:1].isupper() and not re.search(r"\s[–—-]\s", sentence)
    )
