"""Helpers for tests of the page of a network."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect


def parameters(page: Page) -> dict[str, str]:
    """What the address says of the view."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def ready(page: Page) -> None:
    """Wait until the picture is there, and who is central on the day."""
    expect(page.locator(".stage canvas").first).to_be_visible()
    expect(page.locator("#table tbody button").first).to_be_visible()
