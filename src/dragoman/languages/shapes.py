"""What a token's letters alone show, as numbers: hashed beginnings, endings, whole form and shape."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

TABLES = (4096, 2048, 8192, 16384, 512)
"""Rows of the embedding tables: first three letters, last two, last four, the whole form, the shape."""


@lru_cache(maxsize=200_000)
def hashes(form: str) -> tuple[int, int, int, int, int]:
    """One row number a table for a token's form, whose marks should be straightened first."""
    low = form.lower()
    return (
        crc32(low[:3].encode()) % TABLES[0],
        crc32(low[-2:].encode()) % TABLES[1],
        crc32(low[-4:].encode()) % TABLES[2],
        crc32(low.encode()) % TABLES[3],
        crc32(_shape(form).encode()) % TABLES[4],
    )


def _shape(form: str) -> str:
    """X for a capital, x for a small letter, d for a digit, others as they are; runs are cut at three."""
    shape = ""
    for letter in form[:40]:
        kind = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdigit() else letter
        if shape[-3:] != kind * 3:
            shape += kind
    return shape
