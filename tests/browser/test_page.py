"""The page in a real browser: narrow, without scripts, by keyboard, by filter, with enough contrast."""

from __future__ import annotations

from itertools import pairwise

import pytest

from browser.contrast import CONTRAST

PHONE = {"viewport": {"width": 320, "height": 640}}

OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true; })"


@pytest.mark.parametrize("state", ["research peptide", "harm", "doses and harms"])
def test_nothing_scrolls_sideways_at_320_pixels(show, state):
    page = show(state, **PHONE)
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(n => !n.closest('.scroll, svg') && n.getBoundingClientRect().right > 321)"
        ".map(n => n.outerHTML.slice(0, 80))"
    )
    assert wide == []


def test_everything_essential_is_there_without_scripts(show):
    page = show(java_script_enabled=False, **PHONE)
    assert page.locator("h1").inner_text() == "Fabulex"
    assert page.locator("#bottom-line .lead").first.is_visible()
    assert page.locator(".dial").count() == 3
    assert page.locator(".card").first.is_visible()
    assert page.locator(".filter").is_hidden()  # a filter that cannot work is not shown
    page.locator(".card details summary").first.click()
    assert page.locator(".card table.leaves").first.is_visible()


def test_the_filter_finds_a_pmid_and_a_title(show):
    page = show()
    visible = (
        "() => [...document.querySelectorAll('.card')].filter(c => !c.hidden).map(c => c.dataset.studies)"
    )
    page.fill("#q", "PMID 104")
    assert page.evaluate(visible) == ["study:104"]
    assert page.locator("#found").inner_text() == "1 of 5 studies shown, 0 of 1 leads"
    page.fill("#q", "plasma_marker (adler)")
    assert page.evaluate(visible) == ["study:102"]
    page.fill("#q", "")
    page.select_option("#side", "cell")
    assert page.evaluate(visible) == ["study:105"]


def test_a_sentence_is_two_clicks_from_its_quotation(show):
    """From the sentence to the card, from the card to the words it was read from."""
    page = show()
    page.locator("#bottom-line-1 a.ref").first.click()
    card = page.locator(".card:target")
    assert card.count() == 1
    card.locator("summary", has_text="Findings").click()
    assert card.locator("q").first.is_visible()
    assert "24 participants" in card.locator("q").first.inner_text()


def test_a_link_opens_what_hides_its_target(show):
    page = show()
    page.evaluate("location.hash = '#outcome-gene-zeta'")
    page.wait_for_function("document.querySelector('#outcome-gene-zeta').getBoundingClientRect().height > 0")


def test_the_keyboard_walks_through_skip_link_details_and_filter(show):
    page = show()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#bottom-line")
    reached: list[str] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "(() => { const n = document.activeElement; return n.id || n.tagName + '.' + (n.closest('section') || n).id; })()"
        )
        reached.append(here)
        if here == "q":
            break
    assert reached[-1] == "q", "the filter is not reached by Tab"
    assert any(name.startswith("SUMMARY.outcomes") for name in reached)
    page.keyboard.type("bors")
    assert page.evaluate("[...document.querySelectorAll('.card')].filter(c => !c.hidden).length") == 1
    page.locator("#outcome-word-recall details.more > summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#outcome-word-recall details.more").evaluate("d => d.open")
    page.keyboard.press("Tab")
    assert page.evaluate(
        "getComputedStyle(document.activeElement).outlineStyle !== 'none' || !!document.activeElement.closest('svg')"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(show, scheme):
    """WCAG 2.2 AA: at least 4.5 to 1, computed from what the browser painted."""
    page = show(color_scheme=scheme)
    page.evaluate(OPEN_ALL)
    assert page.evaluate(CONTRAST) == []
    page.add_style_tag(content=".of { color: var(--rule) !important }")
    assert page.evaluate(CONTRAST) != [], "the measurement cannot fail"


def test_landmarks_names_and_targets(show):
    """One h1, headings in order, named landmarks, labelled fields, unique ids, targets of at least 24 pixels."""
    page = show()
    page.evaluate(OPEN_ALL)
    assert page.locator("h1").count() == 1
    assert page.locator("main, header, footer, nav").count() >= 4
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert all(b - a <= 1 for a, b in pairwise(levels)), levels
    assert (
        page.evaluate(
            "[...document.querySelectorAll('[id]')].map(n => n.id).filter((v, i, all) => all.indexOf(v) !== i)"
        )
        == []
    )
    assert (
        page.evaluate("[...document.querySelectorAll('input, select')].filter(n => !n.labels.length).length")
        == 0
    )
    assert (
        page.evaluate(
            "[...document.querySelectorAll('svg.chart')].filter(n => !document.getElementById(n.getAttribute('aria-labelledby'))).length"
        )
        == 0
    )
    small = page.evaluate(
        "[...document.querySelectorAll('.glyphs a, summary, .filter input')].map(n => n.getBoundingClientRect())"
        ".filter(b => b.height && b.height < 24 && b.width < 24).length"
    )
    assert small == 0


def test_printing_shows_the_studies_and_hides_the_controls(show):
    page = show()
    page.emulate_media(media="print")
    assert page.locator("nav.jump").is_hidden()
    assert page.locator(".filter").is_hidden()
    assert page.locator(".card").first.is_visible()


def test_chart_marks_can_be_focused_and_have_names(show):
    page = show()
    page.evaluate(OPEN_ALL)
    unnamed = page.evaluate(
        "[...document.querySelectorAll('svg.chart a')].filter(a => !a.getAttribute('aria-label')).length"
    )
    assert unnamed == 0
    page.locator("svg.chart a").first.focus()
    assert page.evaluate("document.activeElement.closest('svg.chart') !== null")


def test_marks_of_the_dose_axis_can_be_reached_by_keyboard_and_have_names(show):
    """Every mark is a link with a name; a hollow one says that it is no dose to take."""
    page = show("doses and harms")
    marks = page.locator("#dose-axis-figure svg a")
    assert marks.count() >= 4
    names = [marks.nth(i).get_attribute("aria-label") or "" for i in range(marks.count())]
    assert all(names)
    assert any("no dose to take" in name for name in names)
    marks.first.focus()
    assert page.evaluate("document.activeElement.closest('#dose-axis-figure') !== null")


def test_every_dose_and_harm_chart_has_its_table(show):
    page = show("doses and harms", java_script_enabled=False)
    for figure in ("dose-axis", "concentration-curve"):
        assert page.locator(f"#{figure}-figure details table tbody tr").count() >= 3
