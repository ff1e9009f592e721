"""What many tests ask of: the released dataset, served, and a browser to look at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graph.release import load_released
from graph.settings import PROJECT, Settings
from tests.browser import running
from tests.server import serving


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the released dataset, validated; nobody may write to it."""
    store = tmp_path_factory.mktemp("released") / "store"
    load_released(PROJECT / "dataset", Settings(store=store), lambda *_: None)
    return store


@pytest.fixture(scope="session")
def address(released: Path) -> Iterator[str]:
    """Where the released dataset is served, without the documents."""
    with serving(released) as client:
        yield str(client.base_url).rstrip("/")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser; tests that ask for it are skipped where there is none.

    It has an event loop running as long as it is there, so other modules have to be without it.
    """
    with running() as found:
        yield found
