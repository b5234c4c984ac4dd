"""Other letters for a name, so that it stays one that can be said and names alike stay alike.

Letters are exchanged within their sound class: vowels, liquids, nasals, p and t, soft stops.
"""

from __future__ import annotations

import re
import unicodedata
from random import Random

CLASSES = ("aeiou", "lr", "mn", "pt", "bdg")
"""Other letters stay: s, ß, x, z, on which endings hang (Laos', Vietnams), and those written for several sounds: c and
k, f, v and w are one sound from language to language ("Corfou", "Korfu"; "-ov", "-ow", "-off")."""
KEPT = re.compile(r"[ao]e|ue|[aou]u|oo|[cgklnpst]h|ck|gn|t[sz]|qu|[bdgpt]l|[dt]r|[mn](?=[bdgkpt])|[äöüßæøœå]")
"""Pairs that stand for one sound, and what only one letter fits before: "Bl" never becomes "Dl"."""
UNLIKE = 3
"""One letter in so many at least is another one."""


class Letters:
    """One seeded exchange of letters. The same letters give the same ones wherever they stand."""

    def __init__(self, chance: Random) -> None:
        self._other: dict[str, str] = {}
        for group in CLASSES:
            others = list(group)
            chance.shuffle(others)
            self._other |= dict(zip(group, others, strict=True))

    def retold(self, name: str) -> str:
        """The name in other letters; capitals, marks, doubled letters and its length stay."""
        kept = {at for found in KEPT.finditer(name.casefold()) for at in range(*found.span())}
        if len(kept) + UNLIKE > len(name):
            kept = set()
        return "".join(letter if at in kept else self._letter(letter) for at, letter in enumerate(name))

    def _letter(self, letter: str) -> str:
        if letter.casefold() in "äöüßæøœå":
            return letter
        base, *marks = list(unicodedata.normalize("NFD", letter))
        if marks and base.casefold() not in CLASSES[0]:
            return letter
        other = self._other.get(base.casefold(), base.casefold())
        other = other.upper() if base.isupper() else other
        return unicodedata.normalize("NFC", other + "".join(marks))


def unlike(name: str, other: str) -> bool:
    """Whether enough letters are other ones."""
    return sum(a != b for a, b in zip(name, other, strict=False)) >= max(1, len(name) // UNLIKE)
