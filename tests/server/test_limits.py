"""What a server does when it is asked too much, or by the wrong people."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.conftest import Lint
from tests.server.conftest import TOKEN, Start

SLOW = """\
from newslint import Hit, Rule, Span, hookimpl, Severity
import time, os, signal

def wait(doc):
    if "SLEEP" in doc.text:
        time.sleep(60)
    if "PAUSE" in doc.text:
        time.sleep(3)
    if "DIE" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return ()

@hookimpl
def newslint_rules():
    return [Rule(id="slow/wait", summary="Waits", message="", check=wait)]
"""


@pytest.fixture
def slow(tmp_path: Path, serve: Start) -> Start:
    """Start a server with a plugin whose rule waits, or dies, when it is told to."""
    plugin = tmp_path / "plugin"
    info = plugin / "slow-1.0.dist-info"
    info.mkdir(parents=True)
    (plugin / "slow_rule.py").write_text(SLOW)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: slow\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[newslint]\nslow = slow_rule\n")
    paths = os.pathsep.join(filter(None, (str(plugin), os.environ.get("PYTHONPATH"))))
    return lambda *args, **variables: serve(*args, PYTHONPATH=paths, **variables)


def ask(url: str, text: str) -> httpx.Response:
    return httpx.post(f"{url}check", json={"text": text}, timeout=60)


def asked(url: str, text: str, pool: ThreadPoolExecutor) -> Future[httpx.Response]:
    """Ask, and wait until the server is at it."""
    answer = pool.submit(ask, url, text)
    while "newslint_requests_open 2.0" not in httpx.get(f"{url}metrics").text:
        assert not answer.done()
    return answer


def problem(answer: httpx.Response, status: int) -> str:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.json()["detail"]


def test_a_text_that_takes_too_long_ends_and_holds_up_no_other(slow: Start) -> None:
    url = slow("--workers", "2", "--max-seconds", "8").url
    with ThreadPoolExecutor() as pool:
        late = asked(url, "SLEEP", pool)
        answers = [ask(url, f"Lu gave said {i}.").json() for i in range(5)]
        assert not late.done(), "the others were answered while it went on"
        assert "not done in 8 seconds" in problem(late.result(), 503)
    assert all(answer["findings"] for answer in answers)
    assert ask(url, "Lu gave said so.").json()["findings"], "the worker was replaced"
    assert "newslint_restarts 1.0" in httpx.get(f"{url}metrics").text


def test_a_worker_that_dies_is_replaced(slow: Start) -> None:
    url = slow("--workers", "1").url
    assert "died" in problem(ask(url, "DIE"), 500)
    assert ask(url, "Lu gave said so.").json()["findings"]


def test_no_more_wait_than_may(slow: Start) -> None:
    url = slow("--workers", "1", "--max-waiting", "1", "--max-per-client", "0").url
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(lambda _: ask(url, "PAUSE"), range(4)))
    refused = [answer for answer in answers if answer.status_code != 200]
    assert 0 < len(refused) < 4
    for answer in refused:
        assert "try again" in problem(answer, 503)
        assert answer.headers["retry-after"] == "1"


def test_one_client_has_no_more_under_way_than_it_may(slow: Start) -> None:
    url = slow("--workers", "1", "--max-per-client", "1").url
    with ThreadPoolExecutor() as pool:
        first = asked(url, "PAUSE", pool)
        assert "of yours are under way" in problem(ask(url, "Lu."), 429)
        assert first.result().status_code == 200
    assert ask(url, "Lu.").status_code == 200


def test_size(serve: Start) -> None:
    url = serve("--workers", "1", "--max-megabytes", "0.01").url
    assert ask(url, "a" * 9000).status_code == 200
    assert "0.01 MB" in problem(ask(url, "a" * 11000), 413)

    def pieces():
        for _ in range(20):
            yield b"a" * 1000

    headers = {"Content-Type": "text/plain"}
    answer = httpx.post(f"{url}check", content=pieces(), headers=headers)
    assert "0.01 MB" in problem(answer, 413), "whatever length is not declared"
    form = {"language": "en", "text": "a" * 11000}
    answer = httpx.post(f"{url}v2/check", data=form)
    assert (answer.status_code, answer.text[:7]) == (413, "Error: ")


def test_a_body_that_does_not_come(serve: Start) -> None:
    url = serve("--workers", "1", "--max-seconds", "1").url
    where = urlsplit(url)
    with socket.create_connection((where.hostname, where.port), timeout=30) as half:
        head = f"POST /check HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: 9\r\n"
        half.sendall(f"{head}Content-Type: text/plain\r\n\r\nabc".encode())
        assert half.recv(4096).startswith(b"HTTP/1.1 408")


def test_nothing_is_read_of_those_without_a_token(serve: Start) -> None:
    where = urlsplit(serve("--workers", "1", NEWSLINT_TOKEN=TOKEN).url)
    with socket.create_connection((where.hostname, where.port), timeout=8) as half:
        head = f"POST /check HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: 9\r\n"
        half.sendall(f"{head}Content-Type: text/plain\r\n\r\nabc".encode())
        assert half.recv(4096).startswith(b"HTTP/1.1 401"), "before the body has come"


def test_token(serve: Start, tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    file.write_text(f"# one a line\n{TOKEN}\nthe-token-of-another-desk\n")
    url = serve("--workers", "1", "--token-file", file.name).url
    for path in ("rules", "metrics", "v2/languages"):
        answer = httpx.get(url + path)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
        for token in (TOKEN, "the-token-of-another-desk"):
            header = {"Authorization": f"Bearer {token}"}
            assert httpx.get(url + path, headers=header).status_code == 200
        for wrong in ("Bearer nothing", f"Basic {TOKEN}", TOKEN, "Bearer"):
            header = {"Authorization": wrong}
            assert httpx.get(url + path, headers=header).status_code == 401
    for path in ("", "page/page.js", "health", "openapi.json"):
        assert httpx.get(url + path).status_code == 200


def test_pages_elsewhere_may_ask_if_they_are_listed(serve: Start) -> None:
    url = serve("--workers", "1", "--allow-origin", "https://cms.example").url
    for origin, allowed in (
        ("https://cms.example", True),
        ("https://x.example", False),
    ):
        asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        before = httpx.options(f"{url}check", headers=asked)
        after = httpx.get(f"{url}rules", headers={"Origin": origin})
        for answer in (before, after):
            given = answer.headers.get("access-control-allow-origin")
            assert given == (origin if allowed else None)


def test_answers_to_its_own_names_alone(serve: Start) -> None:
    url = serve("--workers", "1", "--host-name", "copy.example").url
    for host, status in (
        ("localhost:8081", 200),
        ("127.0.0.1", 200),
        ("Copy.example", 200),
        ("rebound.example", 421),
        ("localhost.rebound.example:80", 421),
    ):
        assert httpx.get(f"{url}rules", headers={"Host": host}).status_code == status


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_ends_in_good_order(slow: Start, number: int) -> None:
    url, process, log = slow("--workers", "2")
    with ThreadPoolExecutor() as pool:
        answer = asked(url, "PAUSE", pool)
        process.send_signal(number)
        assert answer.result().status_code == 200, "what is under way is finished"
    assert process.wait(30) == 0
    for line in log.read_text().splitlines()[1:]:
        json.loads(line)


def test_workers_end_with_the_server(slow: Start) -> None:
    _, process, _ = slow("--workers", "1")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        pytest.skip("processes are looked up as Linux has them")
    workers = [
        pid
        for pid in children.read_text().split()
        if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]
    assert workers
    process.kill()
    process.wait()
    for _ in range(100):
        if not any(Path(f"/proc/{pid}").exists() for pid in workers):
            return
        time.sleep(0.1)
    raise AssertionError("a worker outlives its server")


def test_nothing_of_a_story_is_logged_or_written(serve: Start, tmp_path: Path) -> None:
    secret = "Zanzibarley"
    cache = tmp_path / "cache"
    url, process, log = serve("--workers", "1", NEWSLINT_CACHE_DIR=str(cache))
    assert ask(url, f"{secret} gave said so.").json()["findings"]
    httpx.post(f"{url}fix?path={secret}.txt", content=secret.encode())
    httpx.get(f"{url}v2/check", params={"language": "en", "text": secret})
    httpx.get(f"{url}{secret}")
    httpx.post(f"{url}check", json={"text": secret, "options": {"ignore": [secret]}})
    process.send_signal(signal.SIGTERM)
    process.wait(30)
    lines = [json.loads(line) for line in log.read_text().splitlines()[1:]]
    routes = [line["route"] for line in lines if line["event"] == "request"]
    assert routes[-5:] == ["/check", "/fix", "/v2/check", "other", "/check"]
    for path in (log, *(path for path in tmp_path.rglob("*") if path.is_file())):
        assert secret.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    ("args", "variables", "says"),
    [
        (("--host", "0.0.0.0"), {}, "--no-token"),
        (("--token-file", "none"), {}, "none: No such file"),
        ((), {"NEWSLINT_TOKEN": "short"}, "fewer than 16 characters"),
        (("--port", "99999"), {}, "no port"),
        (("--workers", "0"), {}, "no whole number from 1"),
        (("--max-seconds", "-1"), {}, "no number above 0"),
        (("--max-per-client=-1",), {}, "no whole number from 0"),
        (("--config", "none.toml"), {}, "none.toml"),
        (("--host", "203.0.113.7", "--no-token"), {}, "choose another --port"),
    ],
)
def test_a_wrong_start_is_one_line(
    newslint_command: Lint, args: tuple, variables: dict, says: str
) -> None:
    ended = newslint_command("serve", *args, env=variables)
    assert ended.returncode == 2
    (line,) = ended.stderr.decode().splitlines()
    assert line.startswith("newslint: ") and says in line


def test_without_the_extra(newslint_command: Lint, tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "uvicorn.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'uvicorn'\", name='uvicorn')"
    )
    ended = newslint_command("serve", env={"PYTHONPATH": str(hidden)})
    assert ended.returncode == 2
    (line,) = ended.stderr.decode().splitlines()
    assert line == "newslint: uvicorn is missing; pip install 'newslint[server]'"
