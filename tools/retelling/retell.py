"""The whole table of one story, and its texts told by it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from dragoman.languages.words import entries, known_languages
from dragoman.record.reading import NameFinding, PlaceFinding, Reading
from dragoman.record.record import Record
from retelling.days import YEAR, Days, weekdays
from retelling.figures import Figures, Units
from retelling.lands import Lands, city_forms, forms
from retelling.matching import matched, owners, with_article
from retelling.met import WORD, countries_in, is_word, known, place_words, spelt_alike, towns, vocabulary
from retelling.people import other_parts

DATA = Path(__file__).parent.parent / "elsewhere.toml"
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\"'<>]+|\S+@\S+\.\w+|&#?\w+;")
MARKUP = re.compile(r"<(?:style|script(?![^>]*ld\+json))\b.*?</(?:style|script)>|<[^>]*>", re.S | re.I)
SHOWN = re.compile(r"\b(?:content|alt|title)=\"([^\"]*)\"", re.I)
PAGES = (".html", ".htm", ".xhtml")
CAPITAL_PART = re.compile(r"[^\W\d_]{2,}")


class Edit(NamedTuple):
    """A stretch of a text and what it becomes."""

    start: int
    end: int
    after: str


class Retelling:
    """One story's table, made for its files, their languages, and the names and places that were read there."""

    def __init__(
        self, files: Mapping[str, str], language: Mapping[str, str], *, names: Iterable[str], places: Iterable[str],
        seed: int, bodies: Collection[str] = (),
    ) -> None:  # fmt: skip
        self._language = {path: language.get(path, "en") for path in sorted(files)}
        met = [(files[path], code) for path, code in self._language.items()]
        self._chance = Random(seed)
        self._data: dict[str, Any] = tomllib.loads(DATA.read_text(encoding="utf-8"))
        texts = [text for text, _ in met]
        self._days = Days(self._chance.choice([-2, -1, 1, 2]))
        codes = countries_in(texts)
        met_towns = towns(places, codes)
        self._lands = Lands(self._data, self._chance, met=codes, towns=met_towns)
        self._places = {language: self._place_words(language, met_towns) for language in known_languages()}
        figures = [figure for text, language in met for figure in _units(language).figures(text)]
        self._figures = Figures(figures, self._chance)
        self._parts = self._name_parts(names, texts, bodies=bodies)
        self._plans = {language: self._plan(language) for language in sorted({language for _, language in met})}

    def files(self, files: Mapping[str, str]) -> dict[str, str]:
        """The story's files as retold, by their paths."""
        return {
            path: self.retold(text, self._language[path], page=path.endswith(PAGES)) for path, text in files.items()
        }

    def retold(self, text: str, language: str, *, page: bool = False) -> str:
        """A text by this table; of a page only what it shows, its dates aside."""
        kept = list(_kept(text, page=page))
        edits = [edit for edit in self._edits(text, language) if not any(_meet(edit, one) for one in kept)]
        edits += [edit for edit in self._years(text) if not any(_meet(edit, one) for one in edits)]
        pieces, here = [], 0
        for edit in sorted(edits):
            if edit.start >= here:
                between = text[here : edit.start]
                pieces += [with_article(between, text[edit.start : edit.end], edit.after, language), edit.after]
                here = edit.end
        return "".join(pieces) + text[here:]

    def _edits(self, text: str, language: str) -> Iterator[Edit]:
        pattern, after = self._plans[language]
        named = [Edit(found.start(), found.end(), after(found)) for found in pattern.finditer(text)]
        yield from named
        units = _units(language)
        for figure in units.figures(text):
            before = text[figure.start : figure.end]
            edit = Edit(figure.start, figure.end, units.written(figure, self._figures.other(figure), before))
            if not any(_meet(edit, one) for one in named):
                yield edit

    def _years(self, text: str) -> Iterator[Edit]:
        return (Edit(found.start(), found.end(), self._days.year(found[0])) for found in YEAR.finditer(text))

    def _plan(self, language: str) -> tuple[re.Pattern[str], Any]:
        """One pattern of all that changes in a language, longest first, and what a find of it becomes.

        A report's own language comes before the others, whose forms it may hold too.
        """
        words: dict[str, str] = {}
        own = self._places[language]
        for code in known_languages():
            peoples = {
                one.casefold()
                for key in ("forms", "people")
                for said in forms(code, "nationality", key).values()
                for one in said
            }
            words |= {
                form: new
                for form, new in self._places[code].items()
                if form.removesuffix("s") not in own and form.casefold() not in peoples
            }
        words |= own
        words = {part: other for part, other in self._parts.items() if part not in words} | words
        words |= {part.upper(): other.upper() for part, other in words.items() if len(part) > 3}
        words |= self._days.weekday_forms(language)
        bound = self._bound(language)
        words |= bound
        dropped = self._data["dropped_article"].get(language, {})
        common = self._data["common_name"].get(language, {})
        listed = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
        inside = "|".join(map(re.escape, weekdays(language))) if language == "de" else "(?!)"
        articles = "|".join(dropped) or "(?!)"
        pattern = re.compile(
            rf"(?<!\w)(?:(?P<phrase>{'|'.join(map(re.escape, self._phrases(language))) or '(?!)'})(?!\w)"
            rf"|(?:(?P<article>{articles}) )?(?:(?P<word>{listed or '(?!)'})(?P<genitive>s?)(?!\w)"
            rf"|(?P<day>{inside})(?=[a-zäöü])))"
        )
        plural = {
            form for code in self._data["articles"]["plural"] for form in forms(language, "country").get(code, ())
        }

        whose = tuple(form for code in self._lands.moved() for form in owners(code, language))
        whose += tuple(f" {word}" for word in self._data["owners"].get(language, ()))
        nations = forms(language, "nationality")
        adjectives = tuple(
            f"{form} " for code in self._lands.moved() for form in nations.get(self._lands.country(code), ())
        )

        phrases = self._phrases(language)

        def after(found: re.Match[str]) -> str:
            if found["phrase"]:
                return phrases[found["phrase"]]
            if self._is_tongue(found, language):
                return found[0]
            article = f"{found['article']} " if found["article"] else ""
            if found["day"]:
                return article + words[found["day"]]
            other = words[found["word"]]
            if found["word"] in bound:
                told = found.string[: found.start("word")].rstrip().endswith(whose)
                return article + (other.partition(" ")[2] if told and other.startswith(adjectives) else other)
            compound = found.string.startswith("-", found.end())
            other = other if compound else common.get(other, other)
            if article and not compound and found["word"] in plural and other not in plural and found["word"] != other:
                return other + str(dropped[found["article"]])
            return article + other + found["genitive"]

        return pattern, after

    def _is_tongue(self, found: re.Match[str], language: str) -> bool:
        """Whether a word is no nationality but a language, by what stands before it: "translated from Spanish"."""
        before = tuple(said.casefold() for said in self._data["tongues"].get(language, ()))
        listed = forms(language, "nationality").values()
        return (
            found["word"] is not None
            and found.string[: found.start("word")].rstrip().casefold().endswith(before)
            and found["word"].casefold().startswith(tuple(form.casefold() for said in listed for form in said))
        )

    def _place_words(self, language: str, met: Iterable[str]) -> dict[str, str]:
        """Forms of countries, their adjectives and people, of cities and of regions, with what each becomes."""
        found: dict[str, str] = {form: form for entry in forms(language, "region").values() for form in entry}
        for town in met:
            other = city_forms(self._lands.city(town), language)[0]
            found |= dict.fromkeys(city_forms(town, language), other)
        for code in self._lands.moved():
            land = self._lands.country(code)
            found |= self._inflected("adjective", matched(forms(language, "nationality"), code, land), language)
            people = matched(forms(language, "nationality", "people"), code, land)
            found |= self._inflected("people", people, language)
            found |= matched(forms(language, "compound_prefix"), code, land)
            found |= matched(forms(language, "country"), code, land)
        return found

    def _phrases(self, language: str) -> dict[str, str]:
        listed: dict[str, list[str]] = self._data["phrases"].get(language, {})
        return {
            form: other
            for code in listed
            if code in self._lands.moved()
            for form, other in zip(listed[code], listed.get(self._lands.country(code), ()), strict=False)
        }

    def _bound(self, language: str) -> dict[str, str]:
        """Bodies and offices that by their very name are one country's, with what another's is called.

        "State Department" becomes "Foreign Office", "Pentagon" "British Defence Ministry".
        """
        found = {}
        for file, listing in (("names", "organization"), ("offices", "office")):
            listed = entries(language, file, listing)
            common = {entry["id"]: entry["forms"][0] for entry in reversed(listed) if "iso" not in entry}
            for entry in listed:
                if entry.get("iso") not in self._lands.moved() or entry["id"] not in common:
                    continue
                land = self._lands.country(entry["iso"])
                own = [other["forms"][0] for other in listed if (other["id"], other.get("iso")) == (entry["id"], land)]
                adjectives = matched(forms(language, "nationality"), entry["iso"], land)
                for form in entry["forms"]:
                    usual = next(iter(adjectives.values()), "")
                    adjective = adjectives.get(form.partition(" ")[0], usual)
                    if not own and not (adjective.istitle() or adjective.isupper()):
                        continue
                    other = own[0] if own else f"{adjective} {common[entry['id']]}"
                    found[form] = other
                    found[_titled(form)] = _titled(other)
        return found

    def _inflected(self, kind: str, words: dict[str, str], language: str) -> dict[str, str]:
        endings = [
            ending
            for entry in entries(language, "places", "ending")
            if entry["of"] == kind
            for ending in entry["forms"]
        ] or [""]
        found = {word + ending: other + ending for word, other in words.items() for ending in endings}
        return found | {_capitalised(word): _capitalised(other) for word, other in found.items()}

    def _name_parts(self, names: Iterable[str], texts: list[str], *, bodies: Collection[str]) -> dict[str, str]:
        """Other parts for the parts of all names that are not also words.

        A part that only names of bodies have stays too where the encoder knows it as a word: "Renewal Party".
        """
        shown = [MARKUP.sub(" ", ADDRESS.sub(" ", text)) for text in texts]
        words = {word for text in shown for word in WORD.findall(text)}
        small = {word for word in words if word[0].islower()}
        said = {word.casefold() for listed in self._places.values() for form in listed for word in WORD.findall(form)}
        names, of_bodies = list(names), {part for name in bodies for part in CAPITAL_PART.findall(name)}
        borne = {part for name in names for part in CAPITAL_PART.findall(name)}
        fixed = said | {word + "s" for word in said} | vocabulary()
        fixed |= {part.casefold() for part in of_bodies - borne if is_word(part)}
        parts = {part for part in borne | of_bodies if part[0].isupper()}
        parts |= {part.capitalize() for part in parts if part.isupper() and part.capitalize() in words}
        inflected = {word for word in words if word[:-1].casefold() in fixed}
        parts |= {word for word in words - inflected if any(spelt_alike(word, part) for part in parts)}
        free = {part for part in parts if part.casefold() not in small and not known(part.casefold(), fixed)}
        table = other_parts(free, self._chance, taken=words | vocabulary() | place_words())
        return table | self._acronyms({part for part in free if part.isupper()}, names=bodies, table=table)

    def _acronyms(self, short: Iterable[str], *, names: Collection[str], table: Mapping[str, str]) -> dict[str, str]:
        """Short names whose letters begin the words of a body's name: again its initials, in the name's new words."""
        moved = {form: new for listed in self._places.values() for form, new in listed.items()}
        found: dict[str, str] = {}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            words = [word for word in CAPITAL_PART.findall(name) if word[0].isupper() and not word.isupper()]
            new = "".join(table.get(word, moved.get(word, word))[0] for word in words)
            for one in short:
                if one == "".join(word[0] for word in words):
                    found.setdefault(one, new)
        return found


def retelling_of(record: Record, readings: Iterable[Reading], files: Mapping[str, str], *, seed: int) -> Retelling:
    """The table for the reports of a record, whose files' texts stand by their paths."""
    readings = list(readings)
    language = {report.path: report.language or "en" for report in record.reports}
    findings = [finding for reading in readings for finding in reading.findings]
    places = {finding.value.name for finding in findings if isinstance(finding, PlaceFinding)}
    found = {(one.form, one.kind) for one in findings if isinstance(one, NameFinding) and not one.description}
    found |= {(one.form, actor.kind) for actor in record.actors for one in actor.names if one.status != "description"}
    bodies = {form for form, kind in found if kind == "organization"}
    bodies |= {report.outlet for report in record.reports if report.outlet}
    names = {form for form, kind in found if kind != "organization"} | places
    names |= {name for report in record.reports for name in report.credits}
    return Retelling(files, language, names=sorted(names), bodies=sorted(bodies), places=sorted(places), seed=seed)


@cache
def _units(language: str) -> Units:
    return Units(tomllib.loads(DATA.read_text(encoding="utf-8")), language)


def _kept(text: str, *, page: bool) -> Iterator[Edit]:
    """What no name or figure may change: addresses, and the markup of a page but for the words it shows."""
    for found in ADDRESS.finditer(text):
        yield Edit(found.start(), found.end(), "")
    for tag in MARKUP.finditer(text) if page else ():
        here = tag.start()
        for shown in SHOWN.finditer(tag[0]):
            yield Edit(here, tag.start() + shown.start(1), "")
            here = tag.start() + shown.end(1)
        yield Edit(here, tag.end(), "")


def _meet(a: Edit, b: Edit) -> bool:
    return a.start < b.end and b.start < a.end


def _titled(words: str) -> str:
    return " ".join(word if word in ("of", "for", "the") else _capitalised(word) for word in words.split())


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]
