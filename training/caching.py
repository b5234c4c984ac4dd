"""The frozen features of every token of the training sentences, computed once and kept on disk as float16."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dragoman.languages.encoder import builtin_encoder
from dragoman.languages.features import WIDTH, PieceCutter, encode_both, pool
from dragoman.languages.tokens import straighten
from training.sets import Sample

Halves = npt.NDArray[np.float16]


def cached_features(samples: Sequence[Sample], name: str, folder: Path) -> list[Halves]:
    """One (tokens, 1280) matrix a sample, read from disk where the same samples were seen before."""
    digest = hashlib.sha256("\n".join(f"{s.text}\t{s.tokens}" for s in samples).encode()).hexdigest()[:12]
    path = folder / f"{name}-{digest}.npy"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _compute(samples, path)
    rows = np.load(path, mmap_mode="r")
    ends = np.cumsum([len(s.tokens) for s in samples])
    return [rows[end - len(s.tokens) : end] for s, end in zip(samples, ends)]


def _compute(samples: Sequence[Sample], path: Path) -> None:
    backend = builtin_encoder().backend
    cutter = PieceCutter(backend.sp)
    total = sum(len(s.tokens) for s in samples)
    part = path.with_suffix(".part.npy")
    rows = np.lib.format.open_memmap(part, "w+", np.float16, (total, WIDTH))
    at = 0
    for first in range(0, len(samples), 256):
        batch = samples[first : first + 256]
        pieces = [cutter.cut(straighten(s.text)) for s in batch]
        features, _ = encode_both(backend, pieces)
        for sample, matrix, cut in zip(batch, features, pieces):
            rows[at : at + len(sample.tokens)] = pool(matrix, cut, sample.tokens)
            at += len(sample.tokens)
    rows.flush()
    part.rename(path)
