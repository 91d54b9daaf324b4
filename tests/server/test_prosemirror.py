"""The ProseMirror plugin, bundled, in a browser, with a server at another origin."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from tests.server.browser import launched, place
from tests.server.conftest import FEW, serving

PLUGIN = Path(__file__).parents[2] / "editors" / "prosemirror"
ESBUILD = PLUGIN / "node_modules" / ".bin" / "esbuild"
WORDS = """() => {
  const said = {};
  for (const { dataset, textContent } of document.querySelectorAll("[data-newslint]")) {
    said[dataset.newslint] = (said[dataset.newslint] ?? "") + textContent;
  }
  return Object.values(said);
}"""
PLACES = """() => findingsOf(view.state).map(
  ({ from, to }) => view.state.doc.textBetween(from, to))"""
TEXT = "() => view.state.doc.textBetween(0, view.state.doc.content.size, '\\n')"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo page, bundled and served: its address."""
    if not ESBUILD.exists():
        pytest.skip("no esbuild here: npm ci in editors/prosemirror")
    folder = tmp_path_factory.mktemp("demo")
    bundle = ["--bundle", "--format=esm", f"--outfile={folder / 'bundle.js'}"]
    subprocess.run([ESBUILD, "demo/demo.js", *bundle], cwd=PLUGIN, check=True)
    shutil.copy(PLUGIN / "demo" / "index.html", folder)
    handler = partial(Quiet, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def page(
    demo: str, tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]
) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("server")
    (folder / "newslint.toml").write_text(FEW)
    args = ("--workers", "1", "--allow-origin", demo)
    with serving(folder, environment, *args) as server, launched() as browser:
        page = browser.new_page()
        page.goto(f"{demo}/?url={server.url}")
        yield page


@pytest.fixture
def editor(page: Page) -> Page:
    """The demo as it is when it is opened."""
    page.reload()
    page.unroute_all()
    expect(page.locator("#count")).to_have_text("2 found")
    return page


def caret(page: Page, before: str) -> None:
    """Put the caret before the first place of a word."""
    page.evaluate(
        """(word) => {
          let at = 0;
          view.state.doc.descendants((node, pos) => {
            const found = node.isText ? node.text.indexOf(word) : -1;
            if (!at && found >= 0) at = pos + found;
          });
          const { doc, selection, tr } = view.state;
          view.dispatch(tr.setSelection(selection.constructor.create(doc, at)));
          view.focus();
        }""",
        before,
    )


def test_findings_are_marked_at_their_words(editor: Page) -> None:
    assert editor.evaluate(PLACES) == ["gave said", "Xi Jinping Xi"]
    assert editor.evaluate(WORDS) == ["gave said", "Xi Jinping Xi"]
    assert editor.locator("strong .newslint-error").count() == 1, "through bold type"


def test_marks_follow_what_is_typed_while_the_server_is_at_work(editor: Page) -> None:
    editor.evaluate(
        """() => {
          const asked = window.fetch;
          const put = (words, at) => view.dispatch(view.state.tr.insertText(words, at));
          window.fetch = async (...args) => {
            const answer = await (await asked(...args)).json();
            put("Late 😀 ", 1); // behind the question, before its answer
            put("!", view.state.doc.content.size - 1);
            window.fetch = () => new Promise(() => {});
            return new Response(JSON.stringify(answer));
          };
          put("New 😀: ", 1);
        }"""
    )
    editor.wait_for_function("() => document.body.innerText.includes('Late 😀 New')")
    assert editor.evaluate(PLACES) == ["gave said", "Xi Jinping Xi"]
    assert editor.evaluate(WORDS) == ["gave said", "Xi Jinping Xi"]
    editor.locator(".ProseMirror").press("F8")
    editor.keyboard.press("F8")
    editor.keyboard.press("Alt+Enter")
    assert "Xi Jinping on Tuesday afternoon.!" in editor.evaluate(TEXT)


def test_a_finding_that_is_written_in_goes(editor: Page) -> None:
    editor.route("**/check", lambda route: None)
    caret(editor, "said details")
    editor.keyboard.type("and ")
    assert editor.evaluate(PLACES) == ["Xi Jinping Xi"]
    assert editor.evaluate(WORDS) == ["Xi Jinping Xi"]


def test_accepting_a_fix_and_taking_it_back(editor: Page) -> None:
    before = editor.evaluate(TEXT)
    caret(editor, "Ministry")
    editor.keyboard.press("F8")
    assert editor.evaluate("getSelection().toString()") == "gave said"
    editor.keyboard.press("F8")
    assert editor.evaluate("getSelection().toString()") == "Xi Jinping Xi"
    editor.keyboard.press("Alt+Enter")
    assert editor.evaluate(TEXT) == before.replace("Jinping Xi", "Jinping")
    expect(editor.locator("#count")).to_have_text("1 found")
    editor.keyboard.press("Control+z")
    assert editor.evaluate(TEXT) == before
    expect(editor.locator("#count")).to_have_text("2 found")


def test_the_card(editor: Page) -> None:
    editor.mouse.move(*place(editor, "[data-newslint='1']"))
    card = editor.locator(".newslint-card")
    expect(card).to_contain_text("‘Xi’ is set again after the full name")
    card.get_by_role("button", name="Ignore").click()
    assert editor.evaluate(PLACES) == ["gave said"]
    expect(card).to_be_hidden()


def test_all_safe_fixes(editor: Page) -> None:
    editor.evaluate(
        """() => view.dispatch(view.state.tr.insertText(
          "He met President Xi Jinping Xi. ", 1))"""
    )
    expect(editor.locator("#count")).to_have_text("3 found")
    editor.get_by_role("button", name="Make safe fixes").click()
    assert "Jinping Xi" not in editor.evaluate(TEXT)
    expect(editor.locator("#count")).to_have_text("1 found")


def test_hostile_text_stays_text(editor: Page) -> None:
    editor.evaluate(
        """() => view.dispatch(view.state.tr.insertText(
          "<img src=x onerror='window.hit=1'> Lu gave said <b>so</b>. ", 1))"""
    )
    expect(editor.locator("#count")).not_to_have_text("2 found")
    editor.mouse.move(*place(editor, "[data-newslint='0']"))
    expect(editor.locator(".newslint-card")).to_be_visible()
    assert editor.evaluate("window.hit") is None


def test_a_page_elsewhere_is_told_why_it_may_not(page: Page, demo: str) -> None:
    there = page.evaluate("new URLSearchParams(location.search).get('url')")
    page.goto(f"{demo.replace('127.0.0.1', 'localhost')}/?url={there}")
    expect(page.locator("#count")).to_have_text("Failed to fetch")
    page.goto(f"{demo}/?url={there}")


def test_the_mapping_is_tested_with_node() -> None:
    node = shutil.which("node")
    if node is None or not ESBUILD.exists():
        pytest.skip("no node here, or nothing installed in editors/prosemirror")
    subprocess.run([node, "--test", "test/"], cwd=PLUGIN, check=True)
