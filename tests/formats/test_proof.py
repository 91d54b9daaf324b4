"""The ``html`` format as somebody reads it: in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from newslint.app import Linter
from newslint.config import Choice, Config
from newslint.formats.html import render
from tests.server.browser import launched

from .conftest import STORIES

HOSTILE = (
    '<script>alert(1)</script><img src=x onerror="alert(2)">&amp; \u202e \x07 teh the'
)
RULES = ("repetition", "stray", "spelling", "boilerplate", "punctuation")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two stories and one that means harm, on one page."""
    folder = tmp_path_factory.mktemp("proof")
    bad = folder / "<img src=x onerror=alert(3)>.txt"
    bad.write_text(f"A headline of it\n\nHe saw the the cat. {HOSTILE}\n")
    linter = Linter(Config(choice=Choice(select=RULES)))
    report = linter.check_files([*sorted(STORIES.glob("*.txt")), bad])
    made = folder / "proof.html"
    made.write_text("\n".join(render(report)), encoding="utf-8")
    return made


@contextmanager
def opened(browser: Browser, proof: Path, **options: Any) -> Iterator[Page]:
    context = browser.new_context(**options)
    page = context.new_page()
    asked: list[str] = []
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(proof.as_uri())
    yield page
    context.close()
    assert {url.partition("#")[0] for url in asked} == {proof.as_uri()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_no_text_is_obeyed(
    browser: Browser, proof: Path, scheme: str
) -> None:
    with opened(browser, proof, color_scheme=scheme) as page:
        assert page.locator("script, img").count() == 0
        assert "<script>alert(1)</script>" in page.locator("main").inner_text()
        assert page.locator("section").count() == 3
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()


def test_a_number_leads_to_its_note_and_back(browser: Browser, proof: Path) -> None:
    with opened(browser, proof) as page:
        lost = page.evaluate("""() => [...document.querySelectorAll("a[href^='#']")]
            .map(a => a.hash).filter(hash => !document.querySelector(hash))""")
        assert lost == []
        page.locator(".copy a").first.click()
        assert page.locator("li:target").count() == 1
        page.locator("li:target a").first.click()
        assert page.locator(".copy a:target").count() == 1


def test_a_note_stands_beside_its_words(browser: Browser, proof: Path) -> None:
    with opened(browser, proof, viewport={"width": 1200, "height": 900}) as page:
        row = page.locator(".row", has_text="gave said").first
        words, note = (
            row.locator(each).first.bounding_box() for each in ("mark", "li")
        )
        assert note["x"] > words["x"] + words["width"]
        above, below = row.bounding_box()["y"], row.bounding_box()["height"]
        assert above <= note["y"] <= above + below


def test_on_a_telephone_notes_stand_below(browser: Browser, proof: Path) -> None:
    with opened(browser, proof, viewport={"width": 390, "height": 800}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        row = page.locator(".row", has_text="gave said").first
        copy, note = (
            row.locator(each).first.bounding_box() for each in (".copy", "li")
        )
        assert note["y"] >= copy["y"] + copy["height"]


def test_it_prints_light_and_with_its_notes_beside(
    browser: Browser, proof: Path
) -> None:
    with opened(browser, proof, color_scheme="dark") as page:
        page.set_viewport_size({"width": 700, "height": 900})  # of paper
        page.emulate_media(media="print")
        ground = "getComputedStyle(document.querySelector('.sheet')).backgroundColor"
        assert page.evaluate(ground) == "rgb(255, 253, 248)"
        row = page.locator(".row", has_text="gave said").first
        copy, note = (
            row.locator(each).first.bounding_box() for each in (".copy", "li")
        )
        assert note["x"] > copy["x"] + copy["width"] / 2
