"""An article's report in a real browser: narrow, without scripts, by keyboard, by filter, in both colors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from browser.contrast import CONTRAST
from probatum.pages.report import render, render_share
from reports import report

PHONE = {"viewport": {"width": 320, "height": 640}}
OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true; })"
SHOWN = "() => [...document.querySelectorAll('.card')].filter(c => !c.hidden).map(c => c.id)"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder: Path = tmp_path_factory.mktemp("reports")
    pages = {"private": render(report()), "shared": render_share(report())}
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, "utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


@pytest.fixture
def open_report(browser: Any, files: dict[str, str]) -> Iterator[Callable[..., Any]]:
    contexts: list[Any] = []
    asked: list[str] = []

    def opened(name: str = "private", **options: Any) -> Any:
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.on("console", lambda message: pytest.fail(message.text))
        page.goto(files[name])
        return page

    yield opened
    for context in contexts:
        context.close()
    assert all(url.startswith("file:") for url in asked), asked


@pytest.mark.parametrize("name", ["private", "shared"])
def test_nothing_scrolls_sideways_at_320_pixels(open_report, name):
    page = open_report(name, **PHONE)
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_has_enough_contrast(open_report, scheme):
    page = open_report(color_scheme=scheme)
    page.select_option("#which", "")
    page.evaluate(OPEN_ALL)
    assert page.evaluate(CONTRAST) == []


def test_text_and_verdicts_stand_side_by_side(open_report):
    page = open_report()
    text, cards = page.locator("#article").bounding_box(), page.locator("#verdicts").bounding_box()
    assert text["x"] + text["width"] <= cards["x"]


def test_the_filter_shows_what_deserves_a_second_look_first(open_report):
    page = open_report()
    assert page.evaluate(SHOWN) == ["claim-2", "claim-3", "claim-4", "claim-5"]
    assert page.locator("#shown").inner_text() == "4 of 6 verdicts shown"
    page.select_option("#which", "supported")
    assert page.evaluate(SHOWN) == ["claim-1"]
    page.select_option("#which", "")
    assert len(page.evaluate(SHOWN)) == 6


def test_a_walk_by_keyboard(open_report):
    page = open_report()
    for expected in ("claim-2", "claim-3"):
        page.keyboard.press("n")
        assert page.evaluate("document.activeElement.id") == expected
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == "claim-2"
    assert "here" in page.locator("a.hl[href='#claim-2']").first.get_attribute("class")


def test_a_highlight_leads_to_its_card_also_when_the_filter_hid_it(open_report):
    page = open_report()
    page.evaluate("location.hash = '#claim-1'")
    page.wait_for_selector("#claim-1:not([hidden])")
    assert page.locator("#claim-1").is_visible()


def test_all_is_there_without_scripts(open_report):
    page = open_report(java_script_enabled=False, **PHONE)
    assert page.locator(".card").count() == 6
    assert page.locator("#claim-6").is_visible()
    assert page.locator("#filter").is_hidden()
    page.locator("#claim-4 summary").click()
    assert "60 × 50 µg" in page.locator("#claim-4").inner_text()


def test_print_shows_every_card(open_report):
    page = open_report()
    page.emulate_media(media="print")
    assert page.locator("#claim-1").is_visible()
    assert page.locator("#filter").is_hidden()


def test_what_the_filter_hides_is_no_stop_for_the_keyboard(open_report):
    page = open_report()
    page.select_option("#which", "contradicted")
    stops = (
        "() => [...document.querySelectorAll('.hl')].filter(m => m.tabIndex >= 0).map(m => m.dataset.claims)"
    )
    shown = set(page.evaluate(SHOWN))
    assert all(shown & set(claims.split()) for claims in page.evaluate(stops))
    page.select_option("#which", "")
    assert len(page.evaluate(stops)) == page.locator(".hl").count()
