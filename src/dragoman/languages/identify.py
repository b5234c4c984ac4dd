"""Which language a text is in: by its function words where we know them, by py3langid only where they can't tell."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache

from dragoman.languages.words import entries, known_languages

_WORD = re.compile(r"[^\W\d_]+")
SHARE = 0.22
"""Function words make up .35 to .5 of running text in a language of ours; of another, cognates and all, under .2."""
LEAD = 1.25
"""How many times the second language's share the first one's must be."""
FEWEST = 3
"""Fewer different function words than this say nothing."""
SURE = 0.7
"""From which probability on py3langid is believed."""


def identify(text: str) -> str | None:
    """The ISO 639-1 code of the language a text is in, None if it holds too few words to tell."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < FEWEST and sum(map(len, words)) < 20:
        return None
    return _by_function_words(words) or _by_letters(text)


@cache
def function_words(code: str) -> frozenset[str]:
    """The commonest function words of a language."""
    return frozenset(word for row in entries(code, "function", "function") for word in row["words"])


def _by_function_words(words: list[str]) -> str | None:
    counts = Counter(words)
    shares: list[tuple[float, str]] = []
    for code in known_languages():
        met = [word for word in counts if word in function_words(code)]
        share = sum(counts[word] for word in met) / len(words) if words else 0.0
        shares.append((share if len(met) >= FEWEST else 0.0, code))
    shares.sort(key=lambda pair: (-pair[0], pair[1]))
    (best, code), (second, _) = shares[0], shares[1]
    return code if best >= SHARE and best >= LEAD * second else None


def _by_letters(text: str) -> str | None:
    if sum(character.isalpha() for character in text) < 12:
        return None
    import py3langid

    # Two letters only: for a short English sentence py3langid likes creoles that news is hardly written in.
    told = ((float(score), str(code)) for code, score in py3langid.rank(text) if len(str(code)) == 2)
    ranked = sorted(told, key=lambda pair: (-pair[0], pair[1]))
    best, code = ranked[0]
    share = 1 / sum(math.exp(max(score - best, -700.0)) for score, _ in ranked)
    return code if share >= SURE else None
