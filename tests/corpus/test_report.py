"""The report of an audit, made by the command and opened in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import PROBE, Lint
from playwright.sync_api import Browser, Page

from newslint.corpus.report.changes import changes
from newslint.corpus.report.periods import periods
from tests.server.browser import launched

HOSTILE = '<script>document.title = "bad"</script><img src=x onerror=alert(1)>"\'&'


@pytest.fixture
def made(tmp_path: Path, newslint_command: Lint) -> Path:
    rows = [
        {
            "headline": f"{HOSTILE} {n}",
            "source": HOSTILE if n % 2 else "Plain",
            "published": f"2024-01-{1 + n % 20:02}",
            "url": "javascript:alert(1)",
            "text": f"The visit number {n} was was long, {HOSTILE} said.\n\nIt ended.",
        }
        for n in range(30)
    ]
    news = tmp_path / "news.jsonl"
    news.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    done = newslint_command(
        *("corpus", "audit", news, "--out", tmp_path / "out", "-j", "1"),
        *("--rules", PROBE, "--select", "probe"),
    )
    assert done.returncode == 0, done.stderr
    return tmp_path / "out" / "report.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


def opened(browser: Browser, made: Path, scheme: str) -> Page:
    page = browser.new_context(color_scheme=scheme).new_page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(made.as_uri())
    assert asked == [made.as_uri()]
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_hostile_text_is_text_and_axe_finds_nothing(
    browser: Browser, made: Path, scheme: str
) -> None:
    page = opened(browser, made, scheme)
    assert page.title() == "Audit by newslint"
    assert page.locator("script, img, [href^='javascript']").count() == 0
    assert HOSTILE in page.locator("main").text_content()
    assert page.locator("figure svg").count() >= 4
    found = Axe().run(page)
    assert not found.response["violations"], found.generate_report()


def test_a_source_that_breaks_is_told_with_the_period() -> None:
    steady = [(10, 2)] * 20
    (change,) = changes({"Steady": steady, "Broken": [(10, 1)] * 12 + [(10, 9)] * 8})
    assert (change.source, change.period, change.after) == ("Broken", 12, 0.9)


def test_periods_get_longer_with_the_span_and_leave_out_strays() -> None:
    days = {f"2024-01-{n:02}": 100 for n in range(1, 32)}
    assert periods(days).unit == "day"
    assert periods({**days, "1970-01-01": 1}) == periods(days)
    assert periods({"2012-01-05": 5, "2020-01-05": 5}).unit == "month"
    assert periods({"no day": 5}).starts == ()
