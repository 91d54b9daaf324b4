"""The settings of a run of pytest: the configuration, an option, a test's marker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from newslint import schema
from newslint.config import LISTS, Choice, Config, find, load, several

ADDED = ("enable", "ignore")  # to what the file says; select is instead of it


def settings(config: pytest.Config, marked: Mapping[str, Any]) -> Config:
    """Return the run's settings, with what a test's marker says of rules.

    Raises ConfigError.
    """
    here = config.invocation_params.dir
    path = find(here)
    chosen = load(path) if path else Config()
    if baseline := config.getoption("newslint_baseline"):
        chosen = chosen._replace(baseline=here / baseline)
    if hasattr(config, "workerinput"):  # one of the processes of pytest-xdist
        chosen = chosen._replace(jobs=1)
    return chosen._replace(choice=laid(chosen.choice, marked))


def laid(choice: Choice, marked: Mapping[str, Any]) -> Choice:
    """Lay what a marker says on a choice. Raises ConfigError."""
    said: dict[str, Any] = {}
    for key, value in marked.items():
        if key in LISTS:
            value = list(several(value))
        schema.check_kinds({key: value}, schema.CHOICE)
        schema.check_severities({key: value})
        if key == "severity":
            said[key] = {**choice.severity, **value}
        else:
            added = getattr(choice, key) if key in ADDED else ()
            said[key] = (*added, *value)
    return choice._replace(**said)
