"""What many tests ask of: the released dataset, served."""

from pathlib import Path

import pytest

from graph.release import load_released
from graph.settings import PROJECT, Settings


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the released dataset, validated; nobody may write to it."""
    store = tmp_path_factory.mktemp("released") / "store"
    load_released(PROJECT / "dataset", Settings(store=store), lambda *_: None)
    return store
