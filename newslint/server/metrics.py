"""Counts and times for Prometheus."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.process_collector import ProcessCollector

from newslint.server.problem import Answer

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """What one server counts."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry(auto_describe=True)
        ProcessCollector(registry=self.registry)
        self.requests = Counter(
            "newslint_requests",
            "Requests answered.",
            ("route", "method", "status"),
            registry=self.registry,
        )
        self.seconds = Histogram(
            "newslint_request_seconds",
            "Time to answer, waiting included.",
            ("route",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.findings = Counter(
            "newslint_findings",
            "Findings reported.",
            ("severity",),
            registry=self.registry,
        )
        self.bytes = Counter(
            "newslint_request_bytes",
            "Bytes of the bodies read.",
            registry=self.registry,
        )
        self.open = Gauge(
            "newslint_requests_open", "Requests under way.", registry=self.registry
        )

    def watch(self, name: str, text: str, read: Callable[[], float]) -> None:
        """Show what *read* returns as a gauge."""
        Gauge(name, text, registry=self.registry).set_function(read)

    def found(self, counts: Mapping[str, int]) -> None:
        """Count findings."""
        for severity, count in counts.items():
            self.findings.labels(severity).inc(count)

    def answer(self) -> Answer:
        """Return all counts, as Prometheus reads them."""
        return Answer(generate_latest(self.registry), media=CONTENT_TYPE_LATEST)
