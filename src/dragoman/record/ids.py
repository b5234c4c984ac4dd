"""Ids: short, stable, from content and never from order (design: ids)."""

from __future__ import annotations

from hashlib import blake2b

PREFIX = {
    "reports": "r", "families": "y", "points": "p", "actors": "a", "occurrences": "o", "remarks": "m", "facts": "f",
    "differences": "d", "ledger": "l", "cautions": "c", "segment": "s", "finding": "x",
}  # fmt: skip


def digest(*parts: object) -> str:
    """Ten hex digits of a hash over the parts; parts are kept apart, so ("ab", "c") differs from ("a", "bc")."""
    joined = "\x1f".join(str(part) for part in parts)
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def report_id(text: str) -> str:
    """A report's id: a hash of its text."""
    return PREFIX["reports"] + digest(text)


def finding_id(report: str, kind: str, start: int, end: int) -> str:
    """A finding's id: a hash of (report, kind, start, end)."""
    return PREFIX["finding"] + digest(report, kind, start, end)


def segment_id(report: str, start: int, end: int) -> str:
    """A segment's id, by the same rule as a finding's."""
    return PREFIX["segment"] + digest(report, "segment", start, end)


def line_id(list_name: str, first_member: str, property_name: str | None = None) -> str:
    """A line's id: a hash of (its list, its property if any, the id of its first member)."""
    return PREFIX[list_name] + digest(list_name, property_name or "", first_member)
