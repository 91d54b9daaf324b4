# `make demo` shows what newslint finds in two real stories; `make test` proves it works.

PYTHON ?= python3
BIN := .venv/bin
STORIES := tests/stories/kim-motorcade-1.txt tests/stories/kim-motorcade-2.txt

.PHONY: demo test fuzz lint docs benchmarks kill clean

demo: $(BIN)/newslint
	@echo "newslint $(STORIES)"
	@$(BIN)/newslint $(STORIES) || test $$? -eq 1

test: .venv/dev
	$(BIN)/python -m pytest -q -n auto

# Fixes and baselines killed at every system call; a quarter of an hour. Needs strace.
kill: .venv/dev
	KILL=all $(BIN)/python -m pytest -q tests/test_kill.py

# Other examples each time, and larger texts; ends with what it finds.
FUZZ_MINUTES ?= 10
fuzz: .venv/dev
	@end=$$(($$(date +%s) + 60 * $(FUZZ_MINUTES))); \
	while [ $$(date +%s) -lt $$end ]; do \
	  FUZZ_MINUTES=$(FUZZ_MINUTES) $(BIN)/python -m pytest -q -x tests/fuzz || exit 1; \
	done

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/make_docs.py --check

docs: .venv/dev
	$(BIN)/python tools/make_docs.py

# Beside the peers, which are installed in ~/.cache/newslint-benchmarks; a quarter of an
# hour. Options of benchmarks/peers: make benchmarks WITH="--text ARCHIVE"
benchmarks: .venv/dev
	$(BIN)/python -m benchmarks.peers $(WITH)

$(BIN)/python:
	$(PYTHON) -m venv .venv

$(BIN)/newslint: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/dev: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@

clean:
	rm -rf .venv dist
