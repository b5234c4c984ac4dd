"""What a regular expression cannot be met without: letters that a text must hold before it is worth compiling.

Most templates of a language meet nothing in a story, and compiling them all took as long as reading it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Needles = tuple[tuple[str, ...], ...]
"""Groups of strings: of each group at least one stands in every folded text that is met."""

_LIKE_ASCII = str.maketrans({"ſ": "s", "ı": "i", "İ": "i"})
"""What an expression that overlooks case takes for a small letter of ASCII, though `lower` does not."""
_MOST = 80
"""Looking for one of more strings than this costs more than it spares."""
_PIECE = re.compile(
    r"""(?P<slot>\{(?P<name>[a-z][a-z_]*)(?::[a-z_]+)?\})
      | (?P<taken>\((?:\?(?:P<\w+>|[a-z-]*:))?(?!\?)) | (?P<aside>\(\?)
      | (?P<class>\[(?P<marks>[^\]^\\\[ -]{1,9})\]) | (?P<choice>\[\^?\]?(?:\\.|[^\]\\])*\])
      | (?P<plain>[A-Za-z0-9©/:;,%&@–—…\ue000-\ue0ff-]|\\[()[\]/.+&%-])
      | (?P<escape>\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[0-9]+|.))
      | (?P<bar>\|) | (?P<close>\)) | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_OFTEN = re.compile(r"(?:(?P<absent>[?*]|\{(?:0*(?:,\d*)?)\})|\+|\{\d+(?:,\d*)?\})[?+]?")


def folded(text: str) -> str:
    """A text as needles are looked for in it: small letters, and what passes for one of ASCII as that."""
    return text.translate(_LIKE_ASCII).lower()


def may_meet(needles: Needles, text: str) -> bool:
    """Whether a folded text holds at least one string of every group."""
    for group in needles:
        for needle in group:
            if needle in text:
                break
        else:
            return False
    return True


def needles(source: str, slots: Mapping[str, Needles]) -> Needles:
    """The needles of a regular expression with `{slot}`s whose own are known; none that a match could do without.

    A run of letters, figures or marks is a needle, a choice needs one of every branch. What may be absent, looks around
    or is not of ASCII counts for nothing.
    """
    return _branches(source, 0, slots)[0]


def _branches(source: str, at: int, slots: Mapping[str, Needles]) -> tuple[Needles, int]:
    """The needles of what stands from `at` to the bracket that closes it, and the place behind that."""
    branches: list[list[tuple[str, ...]]] = [[]]
    run, kind = "", None
    while at < len(source) and kind != "close":
        piece = _PIECE.match(source, at)
        assert piece is not None  # the last choice is any character
        kind, at = piece.lastgroup, piece.end()
        found: Needles = ()
        if kind in ("taken", "aside"):
            inner, at = _branches(source, at, slots)
            found = inner if kind == "taken" else ()
        elif kind == "class":
            found = _marks(piece["marks"])
        elif kind == "slot":
            found = slots.get(piece["name"], ())
        often = _OFTEN.match(source, at) if kind != "close" else None
        at = often.end() if often else at
        absent = often is not None and often["absent"] is not None
        run += piece[0][-1].lower() if kind == "plain" and not absent else ""
        if kind != "plain" or often:
            branches[-1] += [*([(run,)] if run else []), *(() if absent else found)]
            run = ""
        if kind == "bar":
            branches.append([])
    branches[-1] += [(run,)] if run else []
    return _either(branches), at


def _marks(marks: str) -> Needles:
    """A class of a few marks without large and small letters is a choice of them."""
    return (tuple(marks),) if all(mark.lower() == mark.upper() for mark in marks) else ()


def _either(branches: list[list[tuple[str, ...]]]) -> Needles:
    """The needles of a choice: the most telling group of every branch in one, if every branch has one."""
    if len(branches) == 1:
        return tuple(dict.fromkeys(branches[0]))
    best = [max(groups, key=lambda group: (min(map(len, group)), -len(group)), default=()) for groups in branches]
    joined = tuple(dict.fromkeys(needle for group in best for needle in group))
    return (joined,) if all(best) and len(joined) <= _MOST else ()
