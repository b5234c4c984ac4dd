"""Gold lines and the record's lines, one to one."""

from __future__ import annotations

from collections.abc import Iterable


def matched(pairs: Iterable[tuple[float, str, int]]) -> dict[str, int]:
    """(score, gold key, place of the record's line) -> the line of each gold key, best scores first; ties by name."""
    found: dict[str, int] = {}
    used: set[int] = set()
    for _, key, line in sorted(pairs, key=lambda pair: (-pair[0], pair[1], str(pair[2]))):
        if key not in found and line not in used:
            found[key] = line
            used.add(line)
    return found
