from __future__ import annotations

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.server.conftest import Start


def samples(url: str) -> dict[tuple[str, ...], float]:
    """The counts, as Prometheus' own parser reads them."""
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(httpx.get(f"{url}metrics").text)
        for sample in family.samples
    }


def test_counts_what_was_asked_and_found(serve: Start) -> None:
    url = serve("--workers", "1").url
    asked = ({"text": "Lu gave said so. Lu gave said so."}, {"text": 1})
    before = samples(url)
    for each in asked:
        httpx.post(f"{url}check", json=each)
    httpx.get(f"{url}secret/address")
    after = samples(url)
    assert after["newslint_requests_total", "/check", "200", "POST"] == 1
    assert after["newslint_requests_total", "/check", "400", "POST"] == 1
    assert after["newslint_requests_total", "404", "GET", "other"] == 1
    assert after["newslint_findings_total", "error"] == 2
    assert after["newslint_request_seconds_count", "/check"] == 2
    assert after["newslint_requests_open",] == 1, "the one that asks"
    bodies = [httpx.Request("POST", url, json=each).content for each in asked]
    sent = "newslint_request_bytes_total"
    assert after[sent,] - before[sent,] == sum(map(len, bodies))
    assert not any("secret" in part for key in after for part in key)
