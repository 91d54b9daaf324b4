"""The page at ``/``, as somebody at a desk uses it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.server.browser import launched, place
from tests.server.conftest import STORIES, TOKEN, Running, Start

SLIP = "“😀 q\u0303 𝒜”: spokesman Lu 😀gave said😀 details of Xi Jinping Xi today."
MARKS = """() => [...document.querySelectorAll("mark")].map(mark => {
    const range = document.createRange();
    range.setStart(document.getElementById("mirror"), 0);
    range.setEndBefore(mark);
    const lines = [...document.querySelectorAll(".line")];
    return [mark.dataset.ids, mark.textContent, mark.className,
      lines.indexOf(mark.closest(".line")) + range.toString().length];
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture
def page(browser: Browser, desk: Running) -> Iterator[Page]:
    """The page of a server with a few rules."""
    with opened(browser, desk) as made:
        yield made


@pytest.fixture
def whole(browser: Browser, server: Running) -> Iterator[Page]:
    """The page of a server with all its rules."""
    with opened(browser, server) as made:
        yield made


@contextmanager
def opened(browser: Browser, server: Running) -> Iterator[Page]:
    """The page, open; it may ask nobody but its server, and break nowhere."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    made = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    made.on("request", lambda request: asked.append(request.url))
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on(
        "console",
        lambda said: wrong.append(said.text) if said.type == "error" else None,
    )
    made.goto(server.url)
    yield made
    context.close()
    assert all(url.startswith(server.url) for url in asked)
    assert not wrong


def write(page: Page, text: str) -> None:
    """Put a text in, and wait for what is found."""
    with page.expect_response("**/check"):
        page.fill("#story", text)
    expect(page.locator("#notes")).to_have_attribute("aria-busy", "false")


def value(page: Page) -> str:
    return page.input_value("#story")


def rules(page: Page) -> list[str]:
    return page.locator("#notes .rule").all_inner_texts()


def test_marks_stand_at_the_characters_found(page: Page) -> None:
    write(page, SLIP)
    expect(page.locator("#notes li")).to_have_count(2)
    (_, verbs, worst, at), (_, echo, _, then) = page.evaluate(MARKS)
    assert (verbs, worst, echo) == ("gave said", "error", "Xi Jinping Xi")
    assert at == len(SLIP[: SLIP.index("gave")].encode("utf-16-le")) // 2
    assert then == len(SLIP[: SLIP.index("Xi")].encode("utf-16-le")) // 2


def test_both_stories(whole: Page, story: Path, server: Running) -> None:
    text = story.read_bytes().decode()
    found = httpx.post(f"{server.url}check", json={"text": text}).json()["findings"]
    write(whole, text)
    expect(whole.locator("#notes li")).to_have_count(len(found))
    shown = {}
    for ids, words, _, start in whole.evaluate(MARKS):
        for id in ids.split():
            first, before = shown.get(id, (start, ""))
            shown[id] = (first, before + words)
    by_place = sorted(shown.values())
    plain = text.replace("\n", "")
    for (start, words), f in zip(
        by_place, sorted(found, key=lambda f: (f["start"], f["end"])), strict=True
    ):
        assert (start, words.strip()) == (f["start"], f["quote"].strip()) or (
            start == f["start"] and words in plain
        )
    margin = whole.locator(".part").all_inner_texts()
    assert any("lead" in name for name in margin) and "body" in margin


def test_what_is_typed_moves_the_marks_before_the_server_answers(page: Page) -> None:
    write(page, SLIP)
    expect(page.locator("#notes li")).to_have_count(2)
    page.route("**/check", lambda route: None)  # no answer comes any more
    page.evaluate("document.getElementById('story').setSelectionRange(0, 0)")
    page.keyboard.type("🚀 New: ")
    (_, verbs, _, at), _ = page.evaluate(MARKS)
    assert (verbs, at) == (
        "gave said",
        value(page).encode("utf-16-le").index("gave".encode("utf-16-le")) // 2,
    )
    page.evaluate(f"document.getElementById('story').setSelectionRange({at}, {at + 2})")
    page.keyboard.type("x")
    assert [words for _, words, _, _ in page.evaluate(MARKS)] == ["Xi Jinping Xi"]


def test_typing_is_checked_when_it_rests(page: Page) -> None:
    page.click("#story")
    page.keyboard.type("Spokesman Lu Kang gave said so.", delay=5)
    expect(page.locator("mark")).to_have_text(["gave said"])
    expect(page.locator("#status")).to_have_text("1 error")


def test_an_answer_that_comes_late_is_moved_to_its_place(page: Page) -> None:
    held = []
    page.route("**/check", lambda route: held.append(route))
    page.fill("#story", SLIP)
    page.wait_for_timeout(600)
    page.evaluate("""() => {
      const story = document.getElementById("story");
      story.setRangeText("Late 😀: ", 0, 0);  // unseen by the page until the answer
    }""")
    for route in held:
        route.continue_()
    expect(page.locator("#notes li")).to_have_count(2)
    (_, verbs, _, at), _ = page.evaluate(MARKS)
    whole = value(page).encode("utf-16-le")
    assert (verbs, at) == ("gave said", whole.index("gave".encode("utf-16-le")) // 2)


def test_accepting_a_fix_and_taking_it_back(page: Page) -> None:
    write(page, SLIP)
    note = page.locator("#notes li", has_text="surname-echo")
    with page.expect_response("**/check"):
        note.get_by_role("button", name="Accept").click()
    fixed = SLIP.replace("Jinping Xi", "Jinping")
    assert value(page) == fixed
    expect(page.locator("#notes li")).to_have_count(1)
    page.focus("#story")
    page.keyboard.press("Control+z")
    assert value(page) == SLIP


def test_all_safe_fixes_and_copying(whole: Page, server: Running) -> None:
    text = (STORIES / "kim-motorcade-1.txt").read_bytes().decode()
    fixed = httpx.post(f"{server.url}fix", json={"text": text}).json()["text"]
    write(whole, text)
    with whole.expect_response("**/check"):
        whole.get_by_role("button", name="safe fixes").click()
    expect(whole.locator("#fix")).to_be_disabled()
    assert value(whole) == fixed
    whole.context.grant_permissions(["clipboard-read", "clipboard-write"])
    whole.get_by_role("button", name="Copy text").click()
    expect(whole.locator("#status")).to_have_text("Copied.")
    assert whole.evaluate("navigator.clipboard.readText()") == fixed


def test_by_keyboard_alone(page: Page) -> None:
    write(page, SLIP)
    expect(page.locator("#notes li")).to_have_count(2)
    page.evaluate("document.getElementById('story').setSelectionRange(0, 0)")
    page.keyboard.press("F8")
    selected = "() => getSelection().toString()"
    assert page.evaluate(selected) == "gave said"
    page.keyboard.press("F8")
    assert page.evaluate(selected) == "Xi Jinping Xi"
    expect(page.locator("#said")).to_contain_text("Error: ‘Xi’ is set again")
    with page.expect_response("**/check"):
        page.keyboard.press("Alt+Enter")
    assert value(page) == SLIP.replace("Jinping Xi", "Jinping")
    page.keyboard.press("Shift+F8")
    assert page.evaluate(selected) == "gave said"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.severity") == "error"


def test_a_reader_of_the_screen_is_told(page: Page) -> None:
    write(page, SLIP)
    expect(page.get_by_role("status").first).to_have_text("2 errors")
    expect(page.get_by_role("textbox", name="Story")).to_be_focused()
    notes = page.get_by_role("complementary", name="Findings").get_by_role("listitem")
    expect(notes).to_have_count(2)
    expect(notes.first).to_contain_text("Error")
    accept = notes.nth(1).get_by_role("button", name="Accept: ‘Xi’ is set again")
    expect(accept).to_be_visible()
    for unseen in ("#mirror", "#gutter", "#parts"):
        assert page.get_attribute(unseen, "aria-hidden") == "true"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(whole: Page, scheme: str) -> None:
    whole.emulate_media(color_scheme=scheme)
    write(whole, (STORIES / "kim-motorcade-1.txt").read_bytes().decode())
    expect(whole.locator("#status")).to_contain_text("warnings")
    found = Axe().run(whole)
    assert not found.response["violations"], found.generate_report()
    whole.get_by_role("button", name="Rules").click()
    whole.locator(".pack summary").first.click()
    found = Axe().run(whole)
    assert not found.response["violations"], found.generate_report()


def test_the_mouse_on_a_mark_shows_why(page: Page) -> None:
    write(page, SLIP)
    expect(page.locator("#notes li")).to_have_count(2)
    page.mouse.move(*place(page, "mark >> nth=1"))
    card = page.locator("#card")
    expect(card).to_contain_text("set again after the full name")
    expect(card).to_contain_text("family names first")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.mouse.move(*place(page, "mark >> nth=0"))
    expect(card).to_contain_text("one of the two verbs")
    page.mouse.move(*place(page, "mark >> nth=1"))
    expect(card).to_contain_text("set again after the full name")
    card.get_by_role("button", name="Accept").click()
    expect(page.locator("#notes li")).to_have_count(1)


def test_severities_have_shapes_and_may_be_hidden(whole: Page) -> None:
    write(whole, (STORIES / "kim-motorcade-1.txt").read_bytes().decode())
    expect(whole.locator("#status")).to_contain_text("warnings")
    styles = {
        severity: whole.locator(f"mark.{severity}").first.evaluate(
            "mark => getComputedStyle(mark).textDecorationStyle"
        )
        for severity in ("error", "warning")
    }
    assert styles == {"error": "wavy", "warning": "dashed"}
    assert whole.locator(".gutter .shape").count() > 5
    whole.locator("[data-severity=error]").click()
    assert whole.locator("#notes .error.note").count() == 0
    assert whole.locator("mark.error").count() == 0
    whole.locator("[data-severity=error]").click()
    assert whole.locator("#notes .error.note").count() > 0


def test_rules_may_be_switched(page: Page) -> None:
    write(page, SLIP)
    assert rules(page) == ["stray/stacked-verbs", "repetition/surname-echo"]
    page.get_by_role("button", name="Rules").click()
    with page.expect_response("**/check"):
        page.get_by_role("checkbox", name="All rules of stray").click()
        page.get_by_role("checkbox", name="All rules of stray").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("#notes .rule")).to_have_text(["repetition/surname-echo"])
    page.reload()
    write(page, SLIP)
    expect(page.locator("#notes .rule")).to_have_text(["repetition/surname-echo"])
    page.get_by_role("button", name="Rules").click()
    with page.expect_response("**/check"):
        page.get_by_role("button", name="As the server has them").click()
    expect(page.locator("#notes li")).to_have_count(2)


def test_the_house_may_prefer_a_form(page: Page) -> None:
    write(page, "The armoured car was near the armored train. An armored bus came.")
    expect(page.locator("mark")).to_have_text(["armoured"])
    page.get_by_role("button", name="Rules").click()
    page.fill("#prefer", "British")
    with page.expect_response("**/check"):
        page.keyboard.press("Tab")
    expect(page.locator("mark")).to_have_text(["armored", "armored"])


def test_a_finding_may_be_ignored(page: Page) -> None:
    write(page, SLIP)
    page.get_by_role("button", name="Ignore: ‘gave said’").click()
    expect(page.locator("#notes li")).to_have_count(1)
    with page.expect_response("**/check"):
        page.locator("#story").press("End")
        page.keyboard.type(" More.")
    expect(page.locator("#notes .rule")).to_have_text(["repetition/surname-echo"])


def test_hostile_text_stays_text(page: Page) -> None:
    text = (
        "<script>window.hit = 1</script><img src=x onerror='window.hit = 1'> "
        "Lu <b>gave said</b> so. <style>body{display:none}</style> "
        "Lu gave said <i>“</i>. Xi Jinping <svg onload='window.hit=1'> Xi Jinping Xi."
    )
    for format in ("txt", "html", "md"):
        page.select_option("#format", format)
        write(page, text)
        expect(page.locator("#notes li").first).to_be_visible()
        assert "".join(page.locator(".line").all_text_contents()) == text
        assert value(page) == text
    assert page.evaluate("window.hit") is None
    assert page.locator("#mirror *:not(div):not(mark):not(br)").count() == 0


def test_policy(server: Running) -> None:
    answer = httpx.get(server.url)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "://" not in answer.text.replace("http://www.w3.org", "")


def test_a_file_is_opened_or_dropped(page: Page) -> None:
    story = "<p>Spokesman Lu <b>Kang</b> gave said so.</p>"
    file = {"name": "lead.html", "mimeType": "text/html", "buffer": story.encode()}
    with page.expect_response("**/check"):
        page.set_input_files("#file", file)
    assert page.input_value("#format") == "html"
    expect(page.locator("mark")).to_have_text(["gave said"])
    drop = """async ([name, bytes]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], name));
      for (const type of ["dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(type, {
          dataTransfer: data, bubbles: true, cancelable: true,
        }));
      }
    }"""
    old = "Lu gave said “so” at the café.".encode("cp1252")
    with page.expect_response("**/check"):
        page.evaluate(drop, ["old.txt", list(old)])
    assert value(page) == "Lu gave said “so” at the café."
    assert page.input_value("#format") == "txt"
    expect(page.locator("mark")).to_have_text(["gave said"])


def test_ten_thousand_words(page: Page) -> None:
    paragraph = " ".join(["The cat sat on the mat and looked at the dog."] * 9)
    paragraph += " Spokesman Lu gave said so."
    text = "\n\n".join(f"{i} {paragraph}" for i in range(110))
    assert len(text.split()) > 10_000
    write(page, text)
    expect(page.locator("mark", has_text="gave said")).to_have_count(110)
    page.evaluate("document.getElementById('story').setSelectionRange(0, 0)")
    before = page.evaluate("window.kept = document.querySelectorAll('.line')[100]; 1")
    page.keyboard.type("New. ")
    assert before and page.evaluate(
        "window.kept === document.querySelectorAll('.line')[100]"
    ), "lines that stay as they are are left alone"


def test_a_token_is_asked_for(browser: Browser, serve: Start) -> None:
    running = serve("--workers", "1", NEWSLINT_TOKEN=TOKEN)
    page = browser.new_page()
    page.goto(running.url)
    dialog = page.get_by_role("dialog", name="A token is needed")
    expect(dialog).to_be_visible()
    for token in ("wrong", TOKEN):
        dialog.get_by_label("Token of this server").fill(token)
        dialog.get_by_role("button", name="Go on").click()
    expect(dialog).to_be_hidden()
    write(page, SLIP)
    expect(page.locator("#notes li").first).to_be_visible()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1400])
def test_words_and_marks_have_one_layout(
    browser: Browser, server: Running, scheme: str, width: int
) -> None:
    """The letters that are typed lie over those that are marked, line by line."""
    page = browser.new_page(
        viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    page.goto(server.url)
    text = (STORIES / "kim-motorcade-1.txt").read_bytes().decode()
    write(page, text)
    heights = page.evaluate("""() => {
      const story = document.getElementById("story");
      const mirror = document.getElementById("mirror");
      const styles = [story, mirror].map((element) => {
        const style = getComputedStyle(element);
        return [style.font, style.width, style.lineHeight, style.letterSpacing,
          style.tabSize, style.whiteSpace, style.overflowWrap].join();
      });
      const room = story.style.height;
      story.style.height = "0";
      const needed = story.scrollHeight;
      story.style.height = room;
      const last = mirror.lastElementChild;
      return [needed, last.offsetTop + last.offsetHeight, styles];
    }""")
    needed, drawn, (mine, other) = heights
    assert abs(needed - drawn) <= 1
    assert mine == other
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_answers_are_not_kept(page: Page) -> None:
    write(page, SLIP)
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "spokesman" not in json.loads(kept).__repr__()
