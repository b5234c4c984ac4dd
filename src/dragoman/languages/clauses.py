"""Where a sentence may be cut into clauses: marks that every language shares, and words from clauses.toml.

Cuts are a help for comparing sentences, not a grammar: a piece shorter than `MIN_WORDS` stays with its neighbour.
"""

from __future__ import annotations

import re
from functools import cache

from dragoman.languages.words import entries

MIN_WORDS = 6
"""Words a clause needs to stand alone: shorter ones are alike to everything."""
BESIDE_QUOTATION = 9
"""Words that what is left beside a quotation needs: less is only who said it."""
MIN_CHARACTERS = 14
"""The same for scripts that write no spaces between words."""

_MARKS = re.compile(r"(?<=[;:；：])(?=\s)|(?<=\s)[–—](?=\s)|(?<=[。！？；：])(?=.)")
_QUOTED = re.compile(r"[„“”«»»‹›「『](?:[^„“”«»‹›「」『』]+)[“”»«‹›」』]|\"[^\"]+\"")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")


def clauses(text: str, language: str | None, *, least: int = MIN_WORDS) -> tuple[tuple[int, int], ...]:
    """The clauses of a sentence as spans of `text`, in order; the whole sentence where nothing can be cut."""
    every = [match.span() for match in _QUOTED.finditer(text)]
    quoted = [(a, b) for a, b in every if _size(text[a:b]) >= MIN_WORDS]
    cuts = {match.start() for match in _MARKS.finditer(text)}
    pattern = _joints(language)
    if pattern is not None:
        cuts |= {match.start("word") for match in pattern.finditer(text)}
    # A quotation stays whole: what is inside it was said in one breath.
    cuts = {cut for cut in cuts if not any(a < cut < b for a, b in every)}
    cuts.update(bound for span in quoted for bound in span)
    return _pieces(text, sorted(cuts), quoted=quoted, least=least)


@cache
def _joints(language: str | None) -> re.Pattern[str] | None:
    """A pattern whose group `word` begins a clause: after a comma, or bare where the entry says so."""
    joints = entries(language, "clauses", "joint")
    if not joints:
        return None
    every = "|".join(re.escape(entry["form"]) for entry in _longest_first(joints))
    bare = "|".join(re.escape(entry["form"]) for entry in _longest_first(joints) if entry.get("bare"))
    both = rf"(?<=,\s)(?:{every})" + (rf"|(?<=\s)(?:{bare})" if bare else "")
    return re.compile(rf"(?P<word>{both})(?=\s)", re.IGNORECASE)


def _longest_first(joints: tuple[dict[str, str], ...]) -> list[dict[str, str]]:
    return sorted(joints, key=lambda entry: (-len(entry["form"]), entry["form"]))


def _pieces(text: str, cuts: list[int], *, quoted: list[tuple[int, int]], least: int) -> tuple[tuple[int, int], ...]:
    """Spans between cuts, trimmed; a short one joins the one before it, a short first one the next.

    A short piece beside a quotation joins nothing: the quotation stands for itself.
    """
    opening, closing = {start for start, _ in quoted}, {end for _, end in quoted}
    spans: list[tuple[int, int]] = []
    start = 0
    for cut in [*cuts, len(text)]:
        beside = (start in closing or cut in opening) and (start, cut) not in quoted
        if _size(text[start:cut]) >= (max(least, BESIDE_QUOTATION) if beside else least):
            spans.append((start, cut))
        elif not beside and cut == len(text) and spans:
            spans[-1] = (spans[-1][0], cut)
        elif not beside:
            continue
        start = cut
    return tuple(_trimmed(text, a, b) for a, b in spans) or (_trimmed(text, 0, len(text)),)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space and joining marks at its edges."""
    while start < end and (text[start].isspace() or text[start] in ",;:–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—"):
        end -= 1
    return start, end


def _size(text: str) -> int:
    """Words, or the words that so many characters of an unspaced script would make."""
    unspaced = len(_UNSPACED.findall(text))
    return (
        len(_WORD.findall(text))
        if unspaced < MIN_CHARACTERS
        else max(MIN_WORDS, unspaced * MIN_WORDS // MIN_CHARACTERS)
    )
