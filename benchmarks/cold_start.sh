#!/usr/bin/env bash
# Cold start to exit on one story, beside proselint; needs hyperfine.
# Run it once before you read the figures: the first start of newslint reads its packs.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=$(mktemp -d)
trap 'rm -rf "$venv"' EXIT
python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check . proselint
story=tests/stories/kim-motorcade-2.txt
"$venv/bin/newslint" "$story" >/dev/null || true
hyperfine --warmup 3 --runs 30 --ignore-failure \
  "$venv/bin/newslint $story" "$venv/bin/proselint check $story"
