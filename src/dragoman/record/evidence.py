"""Evidence: a place in a report and its words, letter for letter."""

from __future__ import annotations

from msgspec import Struct


class Evidence(Struct, frozen=True):
    """One span of one report. `start` and `end` count Unicode code points in the report's text, end exclusive."""

    report: str
    start: int
    end: int
    text: str


MAX_EVIDENCE = 700
"""The longest span (code points) a line may cite: beyond it a reader no longer finds what is meant."""
