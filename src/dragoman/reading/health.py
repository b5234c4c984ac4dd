"""The health of a sentence: what is wrong with it as a sentence, whatever it says. None when healthy.

Trees of broken text are often clean trees of wrong sentences; so health is told from marks, letters and words alone.
A doubtful sentence counts as healthy in a clean report and as unhealthy in one that is mangled all over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from dragoman.reading.marks import MARKS, Mark, pair_marks
from dragoman.reading.verbs import finiteness
from dragoman.reading.words import words_of
from dragoman.record.reading import Fault, Repair
from dragoman.record.report import BlockKind

_ORDER: tuple[Fault, ...] = ("no_verb", "marks", "small_start", "glue", "torn", "out_of_keeping")
_EXEMPT: frozenset[str] = frozenset({"headline", "subhead", "caption"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FINAL = re.compile(r"(?:[.!?…:;。！？]|[-–—])[\"”“»«’')\]\s.]*$")
_LONGEST_PAUSE = 6
"""How many paragraphs a quotation may run on without marks before its opening counts as lost."""
_LONGEST_TAIL = 14
"""Words; what is longer is a sentence of its own, however broken."""
_MANGLED = 0.05, 3
"""A report is mangled from this share of plainly broken sentences, and from this number of them."""


class Candidate(Struct, frozen=True, kw_only=True):
    """A sentence and what its surroundings tell of it."""

    text: str
    kind: BlockKind
    genre: str = "news"
    alone: bool = False
    last: bool = False
    lost_marks: bool = False
    split: bool = False
    joined_small: bool = False
    joined_capital: bool = False
    quoted_from: bool = False
    starts_paragraph: bool = False


def is_mangled(signs: int, sentences: int) -> bool:
    """Whether so many plain signs of breakage in so many sentences speak of a machine's hand all over."""
    share, least = _MANGLED
    return signs >= least and signs >= share * sentences


def breakage(repairs: Iterable[Repair]) -> int:
    """How many repairs speak of lost or doubled stops and breaks; blanks and encoding say nothing of the words."""
    stops = (repair.what == "quote" and repair.before.endswith(".") for repair in repairs)
    return sum(stops) + sum(repair.what in ("split", "join") for repair in repairs)


def faults(candidate: Candidate, *, language: str | None, mangled: bool) -> tuple[Fault, ...]:
    """The faults of one sentence in the order of `Fault`, none when it is healthy."""
    found: set[Fault] = plain_faults(candidate)
    if candidate.kind not in _EXEMPT:
        found |= _wordy_faults(candidate, language, mangled)
    return tuple(fault for fault in _ORDER if fault in found)


def plain_faults(candidate: Candidate) -> set[Fault]:
    """The faults that show without any words: they are what tells a mangled report."""
    found: set[Fault] = set()
    if candidate.lost_marks:
        found.add("marks")
    if candidate.split:
        found.add("glue")
    if candidate.joined_small:
        found.add("small_start")
    if candidate.joined_capital:
        found.add("torn")
    return found


def _wordy_faults(candidate: Candidate, language: str | None, mangled: bool) -> set[Fault]:
    found: set[Fault] = set()
    words = words_of(language)
    outside = outside_quotations(candidate.text)
    first = _WORD.search(candidate.text.lstrip("–—-• "))
    if first and not candidate.quoted_from and _starts_small(candidate.text, first.group(), words.particles):
        found.add("small_start")
    verb = finiteness(candidate.text, language)
    if (verb == "none" and _owes_a_verb(candidate, outside)) or (verb in ("none", "maybe") and mangled):
        found.add("no_verb")
    if not candidate.alone and candidate.last and _breaks_off(candidate.text):
        found.add("torn")
    if mangled and (_starts_within(candidate.text, words.openers) or _is_stub(candidate)):
        found.add("torn")
    if mangled and _starts_speech_within(candidate.text, words.saying):
        found.add("marks")
    told = mangled and candidate.genre == "news" and not candidate.quoted_from
    if told and any(_is_first_person(word, words.first_person) for word in _WORD.findall(outside)):
        found.add("out_of_keeping")
    return found


def _is_first_person(word: str, first_person: frozenset[str]) -> bool:
    """ "us" is one, "US" is none."""
    return word.lower() in first_person and (len(word) == 1 or not word.isupper())


def _starts_speech_within(text: str, saying: frozenset[str]) -> bool:
    """A quotation of some length that starts like a sentence behind a word that no speech follows."""
    for mark in pair_marks(text):
        before = re.search(r"([^\W\d_]+) $", text[: mark.index])
        inside = text[mark.index + 1 : mark.partner] if mark.partner > mark.index else ""
        starts = re.match(r"[^\W\d_][^\W\d_A-Z]+[ ,]", inside)
        fits = before is None or not before.group(1).islower() or before.group(1) in saying
        if starts and not fits and inside[0].isupper() and len(inside.split()) > 3:
            return True
    return False


def _is_stub(candidate: Candidate) -> bool:
    """A few plain words inside a paragraph: in a mangled report mostly a clause torn from its sentence."""
    inside = candidate.starts_paragraph or candidate.quoted_from or pair_marks(candidate.text)
    return not inside and len(_WORD.findall(candidate.text)) <= 5


def _breaks_off(text: str) -> bool:
    return len(_WORD.findall(text)) >= 4 and not _FINAL.search(text)


def _starts_within(text: str, openers: frozenset[str]) -> bool:
    """A word that only starts sentences, with a capital, between two words: a stop got lost before it."""
    within = re.finditer(r"(?<=[^\W\d_]) ([^\W\d_]{2,}) (?P<next>[^\W\d_]{2,})", text)
    return any(
        match.group(1)[1:].islower() and match.group(1)[0].isupper() and match.group(1).lower() in openers
        and (match.group("next")[0].islower() or match.group("next").isupper()) for match in within
    )  # fmt: skip


def is_fragment(sentence: str, language: str | None) -> bool:
    """Whether a sentence of a mangled report is the tail of the one before it: verbless, or led by a participle."""
    tokens = _WORD.findall(sentence)
    if sentence[:1] in MARKS or not tokens or len(tokens) > _LONGEST_TAIL:
        return False
    verb = finiteness(sentence, language)
    return verb == "none" or (verb == "maybe" and finiteness(tokens[0].lower(), language) == "maybe")


def _owes_a_verb(candidate: Candidate, outside: str) -> bool:
    """In a clean report a verbless line, list item or exclamation may be meant; a longer plain sentence may not."""
    count = len(_WORD.findall(outside))
    return not candidate.alone and count >= 6 and candidate.text.rstrip().endswith(".")


def _starts_small(text: str, first: str, particles: frozenset[str]) -> bool:
    if not first[0].islower() or any(char.isupper() for char in first) or first.lower() in particles:
        return False
    lead = text[: text.index(first)]
    return not any(char.isdigit() or char in "…[(@#" for char in lead) and not lead.strip(MARKS + " ‘’'–—-•")


def outside_quotations(text: str) -> str:
    """The words of a text that stand outside its quotation marks (from a lost opening mark on, all count as inside)."""
    kept, at = [], 0
    for mark in pair_marks(text):
        if mark.role == "open" and mark.index >= at:
            kept.append(text[at : mark.index])
            at = mark.partner + 1 if mark.partner > 0 else len(text)
        elif mark.role == "close" and mark.partner < 0:
            kept, at = [], mark.index + 1
    return " ".join([*kept, text[at:]])


def mark_faults(lines: list[str], language: str | None) -> list[list[int]]:
    """For every paragraph, the places of quotation marks that have no partner or stand where none can.

    A quotation may run over paragraphs: each opens anew, or the last one closes.
    """
    openers = words_of(language).openers
    found: list[list[int]] = [[] for _ in lines]
    pending: tuple[int, int] | None = None
    for number, line in enumerate(lines):
        marks = pair_marks(line)
        lost = [mark for mark in marks if mark.partner < 0 and not _closed_with_inner(line, mark, marks)]
        found[number] += [mark.index for mark in marks if mark.role == "close" and _is_odd(line, mark.index, openers)]
        if pending and (marks or number - pending[0] > _LONGEST_PAUSE):
            goes_on = bool(marks) and ((lost and lost[0] is marks[0] and marks[0].role == "close") or _opens(line))
            if not goes_on:
                found[pending[0]].append(pending[1])
            elif lost and marks[0].role == "close":
                lost = lost[1:]
            pending = None
        if lost and lost[-1] is marks[-1] and lost[-1].role == "open":
            pending = number, lost.pop().index
        found[number] += [mark.index for mark in lost]
    if pending:
        found[pending[0]].append(pending[1])
    return [sorted(set(places)) for places in found]


def _opens(line: str) -> bool:
    return line.lstrip()[:1] in MARKS


def _closed_with_inner(line: str, mark: Mark, marks: tuple[Mark, ...]) -> bool:
    """« … « … » and „ … „ … “: one mark often closes the inner and the outer quotation."""
    following = next((other for other in marks if other.index > mark.index), None)
    doubled = following is not None and line[following.index] == line[mark.index] and following.partner > 0
    return doubled and mark.role == "open" and line[mark.index] in "«„"


def _is_odd(line: str, index: int, openers: frozenset[str]) -> bool:
    """A closing mark without a stop before it, and behind it a word that only starts sentences, with a capital."""
    if line[:index].rstrip()[-1:] in tuple(".!?…,;:"):
        return False
    match = re.match(r" ([^\W\d_]{2,})", line[index + 1 :])
    return match is not None and match.group(1)[0].isupper() and match.group(1).lower() in openers
