"""A real browser: Debian's Chromium, driven from Python, without the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from probatum import pages
from unit.pages.fakes import STATES

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, headless; tests that need it skip where it is not installed."""
    if not CHROMIUM.exists():
        pytest.skip("needs /usr/bin/chromium (apt-get install chromium)")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Writes the page of a state once and gives its address."""
    folder = tmp_path_factory.mktemp("pages")

    def write(state: str) -> str:
        path = folder / f"{state.replace(' ', '_')}.html"
        if not path.exists():
            path.write_text(pages.render(STATES[state]()), "utf-8")
        return path.as_uri()

    return write


@pytest.fixture
def show(browser: Any, written: Callable[[str], str]) -> Iterator[Callable[..., Any]]:
    """Opens the page of a state; every request that is not the page itself fails the test."""
    contexts: list[Any] = []
    asked: list[str] = []

    def open_page(state: str = "research peptide", **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(written(state))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert all(url.startswith("file:") for url in asked), asked
