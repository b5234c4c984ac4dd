"""Renderings of one utterance: which is nearest to the original, and what each other adds, drops or changes."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from msgspec import Struct

from dragoman.outputs.citing import Piece, cut
from dragoman.outputs.page.setting import Setting
from dragoman.outputs.value_words import official_languages
from dragoman.record.lines import Remark, Wording

FORMS = ("direct", "mixed", "indirect", "reported")
"""From the speaker's exact words to a summary of them."""
AT_FIRST_HAND = ("transcript", "communique", "readout", "interview")
"""Genres that stand nearer to the speaker than news."""
ALIKE = 0.4
"""Below this share of common words two wordings are told apart as wholes: word by word they would only confuse."""
MOST_DROPPED = 3
"""Stretches left out that the page repeats."""
_WORD = re.compile(r"\w+(?:[.,:’'-]\w+)*")
_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")


class Rendering(Struct, frozen=True, kw_only=True):
    """A wording against the first: its words with what it adds marked, and in words what else differs."""

    pieces: tuple[Piece, ...]
    told: str


def nearness(wording: Wording, setting: Setting, tongues: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """Sorts wordings by how near they stand to what was said.

    Exact words come first, then what no machine made, a language of the speaker's state (`tongues`), first hand,
    fewest between, siglum.
    """
    report = setting.citing.reports.get(wording.report)
    between = sum(link.role != "speaker" for link in wording.chain)
    distant = report is None or report.genre not in AT_FIRST_HAND
    foreign = (wording.language or "").split("-")[0] not in tongues
    made = wording.report in setting.machine_made
    return FORMS.index(wording.form), made, foreign, distant, between, setting.citing.place.get(wording.report, 0)


def nearest_first(remark: Remark, setting: Setting) -> list[Wording]:
    """The wordings, the nearest to the original first; a headline's capitals say the same as the text, only louder."""
    tongues = _tongues(remark.speaker, setting)
    return sorted(remark.wordings, key=lambda one: (one.text.isupper(), nearness(one, setting, tongues)))


def _tongues(speaker: str | None, setting: Setting) -> frozenset[str]:
    """The official languages of the states somebody holds an office of; none where that is not told."""
    offices = setting.actors[speaker].offices if speaker in setting.actors else ()
    return frozenset(tongue for office in offices if office.of for tongue in official_languages(office.of))


def rendering(wording: Wording, first: Wording, setting: Setting) -> Rendering:
    """What a wording adds to the first, drops of it or puts otherwise; across languages figures alone are compared."""
    plain = (Piece(wording.text),)
    if wording is first or wording.continues or first.continues or wording.report == first.report:
        return Rendering(pieces=plain, told="")
    words = setting.words["rendering"]
    if wording.language != first.language:
        return Rendering(pieces=plain, told=_figures(wording.text, first.text, words=words))
    if _folded(wording.text) == _folded(first.text):
        return Rendering(pieces=plain, told=str(words["same"]))
    if _folded(wording.text) in _folded(first.text):
        return Rendering(pieces=plain, told=str(words["part"]))
    return _word_by_word(wording.text, first.text, words=words)


def _word_by_word(text: str, first: str, *, words: dict[str, str]) -> Rendering:
    here, there = list(_WORD.finditer(text)), list(_WORD.finditer(first))
    matcher = SequenceMatcher(
        None, [alike(one.group()) for one in there], [alike(one.group()) for one in here], autojunk=False
    )
    if matcher.ratio() < ALIKE:
        return Rendering(pieces=(Piece(text),), told=words["otherwise"])
    marks: list[tuple[int, int]] = []
    dropped: list[str] = []
    for kind, low, high, start, end in matcher.get_opcodes():
        if kind in ("insert", "replace"):
            marks.append((here[start].start(), here[end - 1].end()))
        if kind in ("delete", "replace"):
            dropped.append(first[there[low].start() : there[high - 1].end()])
    told = [words["adds"]] if marks else []
    if dropped:
        told.append(words["drops"].format(words=", ".join(_quoted(one, words) for one in dropped[:MOST_DROPPED])))
    return Rendering(pieces=cut(text, 0, len(text), marks=marks), told="; ".join(told))


def _quoted(text: str, words: dict[str, str]) -> str:
    return words["quoted"].format(words=text)


def _figures(text: str, first: str, *, words: dict[str, str]) -> str:
    """What figures differ where both write some; where one writes none it may have them in words."""
    here, there = (frozenset(map(_digits, _FIGURE.findall(one))) for one in (text, first))
    if not here or not there or here == there:
        return ""
    return words["figures"].format(here=", ".join(sorted(here)), there=", ".join(sorted(there)))


def _digits(figure: str) -> str:
    """A figure without the marks of its language between the groups of three."""
    bare = re.sub(r"[.,\u00a0\u202f](?=\d{3}(?!\d))", "", figure)
    return bare.replace(",", ".")


def bare(text: str) -> str:
    """Words alone, without the marks around and between them."""
    return " ".join(_WORD.findall(text)).replace("’", "'")


def _folded(text: str) -> str:
    return bare(text).casefold()


def alike(word: str) -> str:
    """A word as it is compared: capitals and the form of an apostrophe say nothing."""
    return word.casefold().replace("’", "'")
