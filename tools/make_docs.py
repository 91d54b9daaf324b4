"""Write docs/rules/ from the rules; with --check, fail if it is not up to date."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from newslint import explain, plugins
from newslint.rule import Rule

FOLDER = Path(__file__).parents[1] / "docs" / "rules"


def pages() -> dict[Path, str]:
    packs: dict[str, list[Rule]] = {}
    styles = plugins.styles()
    for path in (*plugins.builtin_packs(), *styles.values()):
        packs[path.stem] = []
    for rule in plugins.load(style=styles).rules.values():
        if rule.pack in packs:
            packs[rule.pack].append(rule)
    texts = {
        FOLDER / f"{name}.md": explain.pack(name, rules)
        for name, rules in packs.items()
    }
    texts[FOLDER / "newslint.md"] = explain.own_pack()
    lines = ["# Rules", "", "| pack | rules |", "| --- | --- |"]
    rows = {
        name: f"| [{name}]({name}.md) | {len(rules)} |"
        for name, rules in sorted(packs.items())
    }
    lines += [row for name, row in rows.items() if name not in styles]
    lines += ["", "| house style, [off until chosen](../styles.md) | rules |"]
    lines += ["| --- | --- |", *(rows[name] for name in styles)]
    lines += ["", "[newslint](newslint.md) holds what newslint says of its own input."]
    texts[FOLDER / "README.md"] = "\n".join(lines) + "\n"
    return texts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    args = parser.parse_args()
    wanted = pages()
    stale = [
        p
        for p, text in wanted.items()
        if not p.exists() or p.read_text("utf-8") != text
    ]
    stale += [path for path in FOLDER.glob("*.md") if path not in wanted]
    if args.check:
        for path in stale:
            print(f"{path}: not up to date; run 'make docs'", file=sys.stderr)
        return int(bool(stale))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in stale:
        if path in wanted:
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
