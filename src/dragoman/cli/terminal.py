"""What a person at a terminal sees on stderr: messages and progress. In a pipe: the messages alone, no colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")
ERASE = "\r\x1b[K"


def tell(message: str) -> None:
    """One message on stderr."""
    print(message, file=sys.stderr)


def warn(message: str) -> None:
    """One message on stderr that something went wrong while the work goes on."""
    tell(f"\x1b[33m{message}\x1b[0m" if in_colour() else message)


def in_colour() -> bool:
    """Whether stderr may be coloured: a terminal, unless NO_COLOR is set (no-color.org)."""
    return on_terminal() and not os.environ.get("NO_COLOR")


def on_terminal() -> bool:
    """Whether a person watches stderr."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def told(items: Sequence[_Item], what: str) -> Iterator[_Item]:
    """The items, one by one; on a terminal a line says which is at work, and goes when all are done."""
    for number, item in enumerate(items, start=1):
        if on_terminal():
            print(f"{ERASE}{what} {number} of {len(items)} …", end="", file=sys.stderr, flush=True)
        yield item
    if on_terminal() and items:
        print(ERASE, end="", file=sys.stderr, flush=True)
