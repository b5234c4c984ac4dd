"""How words were meant, before the words: "denied that X" printed as X alone would say the reverse."""

from __future__ import annotations

from msgspec import Struct

from dragoman.outputs.page_words import Words
from dragoman.record.lines import Remark, Wording

PLAIN = frozenset({"neutral", "emphasize", "announce", "claim", "confirm"})
"""Stances that add nothing to exact words, which speak for themselves."""
GRAVE = frozenset({"deny", "refuse", "criticise", "warn"})
"""Stances without which words would mislead."""


class Stance(Struct, frozen=True):
    """The word for a stance; `grave` where the words would mislead without it."""

    word: str
    grave: bool = False


def stance_of(wording: Wording, words: Words) -> Stance | None:
    """How a wording was meant; None where that need not be said.

    Exact words that deny are "denial": "denies" before them would deny what they say.
    """
    stance = wording.stance or "neutral"
    if stance == "neutral" or (wording.form == "direct" and stance in PLAIN):
        return None
    if stance == "deny" and wording.form == "direct":
        return Stance(str(words["denial"]), True)
    return Stance(str(words["stance"].get(stance, stance.replace("_", " "))), stance in GRAVE)


def label_stance(remark: Remark, words: Words) -> Stance | None:
    """How the words of a remark's label were meant: as in the wording they stand in, else as in the first."""
    label = remark.label.rstrip("…")
    own = (one for one in remark.wordings if one.text in label or label in one.text)
    return stance_of(next(own, remark.wordings[0]), words) if remark.wordings else None
