"""The report of an audit, made by the command and opened in a real browser."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from newslint.corpus.report import report
from newslint.corpus.report.changes import changes
from newslint.corpus.report.periods import periods
from tests.corpus.conftest import DRIFT, options
from tests.server.browser import launched

HOSTILE = '<script>document.title = "bad"</script><img src=x onerror=alert(1)>"\'&'
FEED = "Read more of this on our site"
EXPECT = """\
[few]
max = 1

[many]
min = 0.001

[sources]
by = "source"
max = 1000
"""
COPY = " ".join(f"word{i}" for i in range(60))
SMALL = 40_000  # bytes: more than any table of these audits, less than a report


def article(n: int) -> dict[str, str]:
    """Of two sources, one of which has doubled words, and both their ways to spell."""
    hostile = n % 2
    own = " ".join(f"word{n}of{i}" for i in range(50))
    word = "color" if n in (4, 6) else "colour"
    says = f"The visit number {n} saw teh cat, {HOSTILE} said." if hostile else "Yes."
    return {
        "headline": f"{HOSTILE} {n}",
        "source": HOSTILE if hostile else "Plain",
        "published": f"2024-01-{1 + n % 20:02}",
        "url": "javascript:alert(1)" if hostile else f"https://example.org/{n}",
        "text": f"{says}\n\nThe {word} of it is {n}. {own}.\n\n{FEED}",
    }


def copies() -> Iterator[dict[str, str]]:
    """Three articles of the same words."""
    for n in range(3):
        yield {**article(0), "headline": f"Twin {n // 2}", "text": f"{COPY} {n // 2}"}


def command(folder: Path, rows: Sequence[object], *more: str) -> list[str]:
    """Write articles to a folder; return the command that audits them to ``out``."""
    news = folder / "news.jsonl"
    news.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    (folder / "expect.toml").write_text(EXPECT)
    chosen = [each for each in options(DRIFT) if each != "--no-report"]
    called = ("-m", "newslint", "corpus", "audit", "news.jsonl", "--out", "out")
    return [sys.executable, *called, "-j", "1", *chosen, *more]


@pytest.fixture(scope="module")
def out(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One audit, for the tests that leave it as it is."""
    folder = tmp_path_factory.mktemp("report")
    rows = [*map(article, range(30)), *copies(), {"title": "no text"}]
    args = command(folder, rows, "--expect", "expect.toml")
    done = subprocess.run(args, cwd=folder, env=environment, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert b"open out/report.html in a browser" in done.stdout
    return folder / "out"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture
def page(browser: Browser, out: Path) -> Iterator[Page]:
    with opened(browser, out) as page:
        yield page


@contextmanager
def opened(browser: Browser, out: Path, **options: Any) -> Iterator[Page]:
    """The report, open; it may ask nobody, and break nowhere."""
    context = browser.new_context(**options)
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text))
    address = (out / "report.html").as_uri()
    page.goto(address)
    yield page
    context.close()
    assert asked == [address]
    assert not wrong


def seen(page: Page) -> list[tuple[str, str]]:
    """The findings that are shown: rule and source of each."""
    found = page.evaluate("""() => [...document.querySelectorAll(".rule .told")]
        .filter(told => told.checkVisibility({ contentVisibilityAuto: true }))
        .map(told => [
            told.closest(".rule").querySelector("summary").textContent.split(":")[0],
            told.closest(".of").querySelector("h3").textContent.split(":")[0],
        ])""")
    return [(rule, source) for rule, source in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_hostile_text_is_text_and_axe_finds_nothing(
    browser: Browser, out: Path, scheme: str
) -> None:
    with opened(browser, out, color_scheme=scheme) as page:
        assert page.title() == "Audit by newslint"
        assert page.locator("img, [href^='javascript']").count() == 0
        assert page.locator("script").count() == 1
        assert HOSTILE in page.locator("main").text_content()
        assert page.locator("figure svg").count() >= 4
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = 1)")
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()


def test_on_a_telephone_the_page_is_as_wide_as_the_screen(
    browser: Browser, out: Path
) -> None:
    with opened(browser, out, viewport={"width": 390, "height": 800}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_it_prints(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    ground = "getComputedStyle(document.querySelector('.sheet')).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 253, 248)"
    assert not page.locator("nav").is_visible()
    assert not page.locator("#choose").is_visible()
    assert page.locator(".heads").is_visible()


def test_a_cell_leads_to_the_findings_of_its_rule_in_its_source(page: Page) -> None:
    assert seen(page) == []
    page.locator(".heat tr", has_text="probe/the").locator("td a").first.click()
    assert set(seen(page)) == {("probe/the", HOSTILE)}
    assert page.locator("#chosen").text_content().endswith(" shown")
    page.get_by_role("button", name="All").click()
    page.wait_for_function("!document.getElementById('rule').value")
    assert seen(page) == []


def test_findings_are_chosen_by_rule_and_by_source(page: Page) -> None:
    page.select_option("#source", label="Plain")
    (rule,) = {rule for rule, source in seen(page) if source == "Plain"}
    assert rule == DRIFT
    assert {source for _, source in seen(page)} == {"Plain"}
    page.select_option("#source", label=HOSTILE)
    assert {source for _, source in seen(page)} == {HOSTILE}
    page.select_option("#rule", label=DRIFT)
    assert seen(page) == []


def test_a_source_leads_to_its_findings(page: Page) -> None:
    page.locator("#sources ~ .wide a", has_text="Plain").first.click()
    assert page.locator("details.source[open] ul").is_visible()
    page.locator("details.source[open] a[data-source]").click()
    assert {source for _, source in seen(page)} == {"Plain"}


def test_without_script_all_is_there_and_links_lead_to_it(
    browser: Browser, out: Path
) -> None:
    with opened(browser, out, java_script_enabled=False) as page:
        assert not page.locator("#choose").is_visible()
        cell = page.locator(".heat tr", has_text="probe/the").locator("td a").first
        target = cell.get_attribute("href")
        cell.click()
        assert page.url.endswith(target)
        assert page.locator(f"{target} .told").first.is_visible()


def test_every_link_within_the_page_leads_somewhere(page: Page) -> None:
    lost = page.evaluate("""() => [...document.querySelectorAll("a[href^='#']")]
        .map(link => link.hash).filter(hash => !document.querySelector(hash))""")
    assert lost == []


def test_expectations_passed_and_failed(page: Page) -> None:
    assert page.locator("#expectations").text_content() == (
        "Expectations: 1 of 4 failed"
    )
    rows = page.get_by_label("Expectations").locator("tbody tr")
    told = [row.split("\t") for row in rows.all_inner_texts()]
    assert [(row[0], row[1], row[2]) for row in told] == [
        ("failed", "few", "all"),
        ("passed", "many", "all"),
        *(("passed", "sources", source) for source in sorted(["Plain", HOSTILE])),
    ]
    assert all("findings per 1,000 words" in row[3] for row in told)
    why = page.locator("details", has_text="few: ").first
    assert why.locator(".told mark").first.is_visible()


def test_duplicates_are_told_by_group(page: Page) -> None:
    group = page.locator("#duplicates ~ details").first
    assert group.locator("summary").inner_text().startswith("3: Twin 0")
    group.locator("summary").click()
    told = group.locator("li").all_inner_texts()
    assert [line.partition(" (")[0] for line in told] == ["Twin 0", "Twin 0", "Twin 1"]
    assert [line.endswith("as one above") for line in told] == [False, True, False]
    assert group.locator("li a").first.get_attribute("href").startswith("https://")


def test_how_sources_spell_and_what_they_repeat(page: Page) -> None:
    spelling = page.get_by_label("Spelling by source").first
    row = spelling.locator("tr", has_text="Plain").inner_text()
    assert "British" in row
    assert "American" in row
    lines = page.get_by_label("Lines that recur").locator("tbody tr")
    assert FEED in lines.first.inner_text()


def test_what_could_not_be_read_is_told(page: Page) -> None:
    told = page.get_by_label("Not read").inner_text()
    assert "news.jsonl" in told
    assert "line 34" in told


def test_without_the_extra_there_are_tables_and_it_is_said(
    browser: Browser, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)  # as if it were not installed
    plain = shutil.copytree(out, tmp_path / "out")
    report(plain)
    with opened(browser, plain) as page:
        assert page.locator("svg").count() == 0
        assert "newslint[report]" in page.locator("main").text_content()
        by_day = page.get_by_label("Findings by day")
        assert by_day.locator("tbody tr").count() == 20
        assert by_day.is_visible()
        assert page.locator(".heat").is_visible()


def test_an_audit_of_nothing_has_a_report(
    browser: Browser, environment: dict[str, str], tmp_path: Path
) -> None:
    args = command(tmp_path, [{"title": "no text"}])
    done = subprocess.run(args, cwd=tmp_path, env=environment, capture_output=True)
    assert done.returncode == 2
    with opened(browser, tmp_path / "out") as page:
        assert "0 articles" in page.locator("h1").text_content()


def test_a_report_that_cannot_be_written_costs_no_audit(
    environment: dict[str, str], tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource")
    args = command(tmp_path, [article(n) for n in range(4)])
    done = subprocess.run(
        args,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL)),
    )
    assert done.returncode == 0
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("newslint: out/report.html could not be drawn (")
    assert "in a browser" not in done.stdout.decode()
    assert not (tmp_path / "out" / "report.html").exists()
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["articles"] == 4


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
