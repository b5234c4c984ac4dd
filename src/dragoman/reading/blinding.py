"""What the encoder shall not see: who, where, which day and how many. All that is compared by itself.

Persons, states, places, peoples and their adjectives become NAME, number words FIGURE, every weekday the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dragoman.languages.patterns import choice
from dragoman.languages.words import entries, tables
from dragoman.reading.builtin.numerals import bare_numbers
from dragoman.reading.builtin.places import find_nationalities, find_places
from dragoman.reading.passages import Passage
from dragoman.record.reading import AnyFinding, NameFinding, PlaceFinding

NAME, FIGURE = "it", "7"
"""What stands for a name and a figure before the encoder."""
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{3,}")
_CAPITAL = re.compile(r"(?:(?<=[^\W\d_]\s)|(?<=[^\W\d_][,;]\s)|(?<=[^\W\d_]['’-]))[A-ZÀ-Þ][^\W\d_]{2,}")
"""A capital that no sentence or quotation begins with."""
_GENITIVE = r"(?:s(?!\w))?"

Mask = tuple[int, int, str]
"""Characters [start, end) of a passage's text and what is read in their place."""


def masks(passages: Sequence[Passage], findings: Sequence[AnyFinding], language: str) -> dict[int, tuple[Mask, ...]]:
    """What is blinded of each passage, by its index, left to right and without overlaps."""
    spans = sorted({(finding.start, finding.end) for finding in findings if _is_name(finding)})
    names = {passage.index: [*_found(passage, spans), *_capitals(passage, language)] for passage in passages}
    again = _again(passages, names, _listed(language))
    return {
        passage.index: _without_overlaps(
            [
                *names[passage.index],
                *_bound(passage, language),
                *((match.start(), match.end(), NAME) for match in again.finditer(passage.text)),
                *_known(passage, language),
            ]
        )
        for passage in passages
    }


def without_titles(
    masked: Mapping[int, Sequence[Mask]], passages: Sequence[Passage], findings: Sequence[AnyFinding]
) -> dict[int, tuple[Mask, ...]]:
    """The masks, and whoever is named as NAME with the office and body beside: they tell who, not what was done."""
    titled = sorted({span for finding in findings if (span := _with_title(finding))})
    return {
        passage.index: _without_overlaps([*_found(passage, titled), *masked[passage.index]]) for passage in passages
    }


def blinded(passage: Passage, span: tuple[int, int], masked: Sequence[Mask]) -> str:
    """The words of a span with its masks on and every figure read as one digit."""
    pieces, at = [], span[0]
    for start, end, shown in masked:
        if start >= at and end <= span[1]:
            pieces += [passage.text[at:start], shown]
            at = end
    return _DIGITS.sub(FIGURE, "".join([*pieces, passage.text[at : span[1]]]))


def _is_name(finding: AnyFinding) -> bool:
    """Whether a finding is somebody's or something's own name: a body told by what it is ("police") has none."""
    if isinstance(finding, PlaceFinding):
        return True
    if not isinstance(finding, NameFinding) or finding.description:
        return False
    return finding.kind in ("person", "state") or (finding.kind == "organization" and finding.office is None)


def _with_title(finding: AnyFinding) -> tuple[int, int] | None:
    """Where a person stands with all that says who that is."""
    if not isinstance(finding, NameFinding) or finding.kind != "person" or finding.context_start < 0:
        return None
    return min(finding.start, finding.context_start), max(finding.end, finding.context_end)


def _bound(passage: Passage, language: str) -> Iterator[Mask]:
    """Bodies and offices that by their name are one country's ("State Department"), as any country's are told."""
    pattern, common = _bound_names(language)
    for match in pattern.finditer(passage.plain):
        told = common[match[0].casefold()]
        named = any(end == match.start() - 1 for _, end, _ in find_nationalities(passage.plain, language))
        shown = " ".join(word.capitalize() for word in told.split()) if match[0][0].isupper() else told
        yield match.start(), match.end(), shown if named else f"{NAME} {shown}"


@cache
def _bound_names(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    found: dict[str, str] = {}
    for file, listing in (("names", "organization"), ("offices", "office")):
        listed = entries(language, file, listing)
        common = {entry["id"]: entry["forms"][0] for entry in reversed(listed) if "iso" not in entry}
        for entry in listed:
            if "iso" in entry and entry["id"] in common:
                found |= {form.casefold(): common[entry["id"]] for form in entry["forms"]}
    return re.compile(rf"(?<!\w){choice(list(found))}(?!\w)", re.I), found


def _found(passage: Passage, spans: Sequence[tuple[int, int]]) -> Iterator[Mask]:
    for start, end in spans:
        if start < passage.end and end > passage.start:
            inside = [at for at, place in enumerate(passage.offsets[:-1]) if start <= place < end]
            if inside:
                yield inside[0], inside[-1] + 1, NAME


def _capitals(passage: Passage, language: str) -> Iterator[Mask]:
    """What has a capital within a sentence and stands in no list, where a capital makes a name."""
    if any(entry.get("capital_nouns") for entry in entries(language, "health", "habit")):
        return
    listed = _listed(language)
    for match in _CAPITAL.finditer(passage.text):
        if match[0].casefold() not in listed:
            yield match.start(), match.end(), NAME


@cache
def _listed(language: str) -> frozenset[str]:
    """The words of a language's lists that a text may write with a capital: offices, bodies, months."""
    return frozenset(
        word.casefold()
        for file in ("offices", "names", "calendar", "units", "function")
        for listed in tables(language, file).values()
        for entry in listed
        for form in entry.get("forms", ())
        for word in _WORD.findall(form)
    )


def _again(passages: Sequence[Passage], names: Mapping[int, Sequence[Mask]], listed: frozenset[str]) -> re.Pattern[str]:
    """The words of all names, wherever else they stand: in compounds, in names of waters and firms."""
    small = {word for passage in passages for word in _WORD.findall(passage.text) if word[0].islower()}
    words = {
        word
        for passage in passages
        for start, end, _ in names[passage.index]
        for word in _WORD.findall(passage.text[start:end])
        if word[0].isupper() and word.lower() not in small and word.casefold() not in listed
    }
    return re.compile(rf"(?<!\w){choice(sorted(words), exact=True)}{_GENITIVE}(?!\w)")


def _known(passage: Passage, language: str) -> Iterator[Mask]:
    """Peoples, adjectives, places, number words and weekdays, by what the language's lists know."""
    for start, end, _ in find_nationalities(passage.plain, language):
        yield start, end, NAME
    for place in find_places(passage.plain, language):
        article = _article(language).search(passage.plain, 0, place.start) if place.kind == "country" else None
        yield article.start() if article else place.start, place.end, NAME
    for number in bare_numbers(passage.plain, language):
        if not (number.figures or number.weak or number.vague):
            yield number.start, number.end, FIGURE
    for entry in entries(language, "places", "before_vowel"):
        for match in _alone(tuple(entry["forms"])).finditer(passage.plain):
            yield match.start(), match.end(), entry["plain"]
    weekday, first = _weekdays(language)
    for match in weekday.finditer(passage.plain):
        yield match.start(), match.end(), first


@cache
def _weekdays(language: str) -> tuple[re.Pattern[str], str]:
    forms = [form for entry in entries(language, "calendar", "weekday") for form in entry["forms"]]
    return re.compile(rf"(?<!\w){choice(forms, exact=True)}(?![A-ZÄÖÜ])"), forms[0] if forms else ""


@cache
def _article(language: str) -> re.Pattern[str]:
    """An article before a country's name: which countries have one is the language's affair."""
    forms = [form for entry in entries(language, "offices", "article") for form in entry["forms"]]
    return re.compile(rf"(?<!\w){choice(forms)}(?:(?<=['’])|\s)\Z", re.I)


@cache
def _alone(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){choice(forms, exact=True)}(?!\w)")


def _without_overlaps(found: Sequence[Mask]) -> tuple[Mask, ...]:
    kept: list[Mask] = []
    for mask in sorted(found, key=lambda mask: (mask[0], -mask[1], mask[2])):
        if not kept or mask[0] >= kept[-1][1]:
            kept.append(mask)
    return tuple(kept)
