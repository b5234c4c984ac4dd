"""Which reports are compared with which: all with all in a story that people read, each with its nearest in a flood."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from dragoman.gathering.sides import Side

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALL = 40
"""Reports up to which every two are compared."""
NEAREST = 12
"""Reports each is compared with beyond that."""
DECIMALS = 4


def compared(sides: Sequence[Side]) -> list[tuple[Side, Side]]:
    """Pairs of sides, in order. Beyond `ALL` reports a side meets those whose mean vectors are nearest its own."""
    if len(sides) <= ALL:
        return list(combinations(sides, 2))
    held = [side for side in sides if side.segments]
    near = _nearness(held)
    chosen = {
        (min(i, j), max(i, j))
        for i in range(len(held))
        for j in sorted((j for j in range(len(held)) if j != i), key=lambda j: (-near[i, j], j))[:NEAREST]
    }
    return [(held[i], held[j]) for i, j in sorted(chosen)]


def _nearness(sides: Sequence[Side]) -> NDArray[np.float64]:
    """The cosine of every two sides' mean vectors, rounded: ties go by order."""
    import numpy as np

    means = np.stack([side.unit.mean(axis=0) for side in sides])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    near: NDArray[np.float64] = np.round(means @ means.T, DECIMALS)
    return near
