"""The invented story as a fixture."""

from __future__ import annotations

import pytest
from invented_story import sample_record

from dragoman.record.record import Record


@pytest.fixture(scope="session")
def record() -> Record:
    """A record with every kind of line."""
    return sample_record()
