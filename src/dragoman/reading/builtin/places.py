"""Places and nationalities in running text: countries, cities, regions, and unknown places that their words introduce.

Which names there are is outside knowledge (CLDR, GeoNames) and can be switched off; a name that may as well be a word
or a person is a place only after a preposition of place. Words stand in languages/<code>/places.toml.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.languages.nations import nationality_forms
from dragoman.languages.patterns import Patterns, choice
from dragoman.languages.tokens import cuts
from dragoman.languages.words import entries

PlaceKind = Literal["country", "city", "region", "place"]
_NAME = re.compile(r"(?<![\w.@#/])[^\W\d_a-zß-öø-ÿ][\w’'.]*")
_DATELINE_AFTER = re.compile(
    r"(?:, [\w. ]{2,30}?)?[^\S\n]*(?:\([\w/. -]{2,30}\)|/\w+/)?[^\S\n]*(?:[—–:]|-(?=\s)|,[^\S\n]+\d)"
)
_MOST_WORDS = 6
_WELL_KNOWN = 500
"""From this many thousand inhabitants on a city is named without "in" or "near" before it."""


class FoundPlace(Struct, frozen=True):
    """A place at [start, end); `iso` (ISO 3166) is None where the name alone does not say the country."""

    start: int
    end: int
    name: str
    iso: str | None
    kind: PlaceKind


class _Known(Struct, frozen=True):
    name: str
    iso: str | None
    kind: PlaceKind
    size: int


class _Places(Struct, frozen=True):
    names: dict[str, _Known]
    doubtful: frozenset[str]
    near: re.Pattern[str]
    towards: re.Pattern[str]
    introduced: Patterns
    next_to: frozenset[str]
    nouns_are_capitals: bool
    plain_starts: frozenset[str]


@cache
def _gazetteer() -> dict[str, _Known]:
    path = files("dragoman.languages") / "gazetteer" / "cities.tsv"
    known: dict[str, _Known] = {}
    for row in path.read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            name, iso, size, capital = row.split("\t")
            known[name] = _Known(name, iso or None, "city", max(int(size), _WELL_KNOWN * int(capital)))
    return known


@cache
def _names(language: str) -> dict[str, _Known]:
    """Every form of a place the language knows, with what it names."""
    if not entries(language, "places", "preposition"):
        return {}
    names = dict(_gazetteer())
    for entry in entries(language, "places", "city"):
        known = names.get(entry["name"], _Known("", None, "city", _WELL_KNOWN))
        names.update({form: replace(known, name=form) for form in entry["forms"]})
    endings = _forms(language, "ending", of="country")
    kinds: tuple[PlaceKind, ...] = ("region", "country")
    for file, kind in ((file, kind) for file in ("countries", "places") for kind in kinds):
        for entry in entries(language, file, kind):
            for form in entry["forms"]:
                known = _Known(form, entry["id"] if kind == "country" else None, kind, 10**6)
                names[form] = known
                for end in endings:
                    names.setdefault(form + end, known)
    return names


@cache
def _places(language: str, outside: bool) -> _Places:
    names = _names(language) if outside else {}
    near = [form for e in entries(language, "places", "preposition") if e.get("near") for form in e["forms"]]
    return _Places(
        names=names,
        doubtful=frozenset(_forms(language, "doubtful")),
        near=_before(near),
        towards=_before([*near, *_forms(language, "preposition")]),
        introduced=Patterns(entries(language, "places", "introduces"), {"name": _INTRODUCED}),
        next_to=frozenset(_forms(language, "next_to_name")),
        nouns_are_capitals=bool(entries(language, "places", "nouns_are_capitals")),
        plain_starts=frozenset(form for e in entries(language, "names", "not_a_name") for form in e["forms"]),
    )


_INTRODUCED = r"(?-i:[^\W\d_a-zß-öø-ÿ][\w’'-]+(?:[ -][^\W\d_a-zß-öø-ÿ][\w’'-]+)?)"


def _forms(language: str, kind: str, *, of: str | None = None) -> list[str]:
    return [form for e in entries(language, "places", kind) if of is None or e.get("of") == of for form in e["forms"]]


def _before(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){choice(forms)}[^\S\n]+(?:the[^\S\n]+)?\Z", re.I)


@lru_cache(maxsize=64)
def find_places(text: str, language: str, *, outside: bool = True) -> tuple[FoundPlace, ...]:
    """All places of a text, left to right. `outside=False` leaves out what only CLDR and the gazetteer know."""
    places, elided = _places(language, outside), cuts(language).elisions
    found: list[FoundPlace] = []
    at = 0
    for match in _NAME.finditer(text):
        if match.start() < at:
            continue
        # "L'Inde refuse": at the head of a sentence the elided article has the capital.
        starts = (match.start(), *(match.start() + len(form) for form in elided if _opens(match[0], form)))
        place = next(filter(None, (_longest(text, start, places) for start in starts)), None)
        if place is not None:
            found.append(place)
            at = place.end
    return tuple(sorted([*found, *_introduced(text, places, found)], key=lambda place: place.start))


def _opens(word: str, elided: str) -> bool:
    return word.casefold().replace("’", "'").startswith(elided) and word[len(elided) :][:1].isupper()


def _longest(text: str, start: int, places: _Places) -> FoundPlace | None:
    for end in reversed(_ends(text, start)):
        form = text[start:end].replace("\u00a0", " ")
        dateline = _in_dateline(text, start, end)
        known = places.names.get(form) or (places.names.get(form.title()) if dateline and form.isupper() else None)
        if known is not None and _is_meant(text, (start, end), known=known, places=places, dateline=dateline):
            return FoundPlace(start, end, known.name, known.iso, known.kind)
    return None


def _ends(text: str, start: int) -> list[int]:
    """Where a name that begins here may end: after each of up to six words, also before a hyphen or an 's."""
    ends: list[int] = []
    for count, match in enumerate(re.finditer(r"[\w.’']+", text[start : start + 60])):
        begin = start + match.start()
        gap = text[ends[-1] : begin] if ends else ""
        if count >= _MOST_WORDS or (gap and not re.fullmatch(r"-?[^\S\n]|-", gap)):
            break
        word = match[0]
        shorter = (word, word.rstrip(".’'"), re.sub(r"[’']s\Z", "", word))
        ends += sorted({begin + len(form) for form in shorter if form})
    return ends


def _in_dateline(text: str, start: int, end: int) -> bool:
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return not line.strip() and _DATELINE_AFTER.match(text, end) is not None


def _is_meant(text: str, span: tuple[int, int], *, known: _Known, places: _Places, dateline: bool) -> bool:
    start, end = span
    if end < len(text) and (text[end].isalnum() or text[end] == "@"):
        return False
    if dateline:
        return True
    head = text[max(0, start - 30) : start]
    near, towards = places.near.search(head) is not None, places.towards.search(head) is not None
    city = known.kind == "city"
    after = re.match(r"[^\S\n](\w+)", text[end : end + 30])
    if after and (after[1] in places.next_to or (city and not near and _is_part(after[1], places))):
        return False
    if near and city:
        return True
    if not near and not _is_sure(known, doubtful=text[start:end] in places.doubtful, towards=towards):
        return False
    before = re.search(r"([\w’'-]+)[^\S\n]\Z", head)
    return not (before and _is_part(before[1], places) and not towards)


def _is_sure(known: _Known, *, doubtful: bool, towards: bool) -> bool:
    """Whether the name is enough: of a large city, of a country; a doubtful country wants a preposition of any kind."""
    return known.size >= _WELL_KNOWN and (not doubtful or (known.kind != "city" and towards))


def _is_part(word: str, places: _Places) -> bool:
    """Whether a neighbour's capital says that the name goes on: "Jack London", not German "Paris Gespräche"."""
    return word[:1].isupper() and len(word) > 1 and not places.nouns_are_capitals and word not in places.plain_starts


def _introduced(text: str, places: _Places, found: list[FoundPlace]) -> list[FoundPlace]:
    more = []
    for hit in places.introduced.find(text):
        start, end = hit.slots["name"]
        if not any(place.start < end and start < place.end for place in found):
            more.append(FoundPlace(start, end, text[start:end], None, hit.entry["kind"]))
    return more


@cache
def _nationalities(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    isos = nationality_forms(language)
    prefixes = {form: e["id"] for e in entries(language, "places", "compound_prefix") for form in e["forms"]}
    seas = choice(_forms(language, "not_of_a_nation"))
    prefix = rf"|{choice(list(prefixes), exact=True)}(?=-[^\W\d_])" if prefixes else ""
    pattern = rf"(?<![\w-])(?:{choice(list(isos), exact=True)}(?![\w])(?!-[a-zß-öø-ÿ]*isch)(?! {seas}){prefix})"
    return re.compile(pattern), {**prefixes, **isos}


@lru_cache(maxsize=64)
def find_nationalities(text: str, language: str) -> tuple[tuple[int, int, str], ...]:
    """Adjectives and peoples of countries as (start, end, ISO 3166 code): "Norwegian", "norwegische", "US-"."""
    pattern, isos = _nationalities(language)
    return tuple((m.start(), m.end(), isos[m[0]]) for m in pattern.finditer(text))
