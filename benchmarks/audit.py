"""How an audit grows with its input, what it would cost at size, and a kill half way.

    python benchmarks/audit.py ARCHIVE.jsonl.gz --out DIR --write docs/scale.md

audits the first 1,000, 4,000, 16,000 … articles of the archive, each size by a process
of its own, then kills an audit half way by SIGKILL, runs it again, and compares what is
written with the undisturbed one’s, byte for byte. The tables are printed, and written
between the marks in the page after every size.

Shards of a smaller size serve the larger ones: every article is looked at once, and the
seconds of looking are added up. What compares articles is done anew at every size. A
benchmark that was broken off goes on when it is started again: sizes that are done are
kept in DIR/rows.json. Seconds are those of the clock; processor time is told apart.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from itertools import islice
from math import log
from pathlib import Path
from time import perf_counter, sleep

OPEN = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
TABLES = ("findings.parquet", "documents.parquet", "problems.jsonl")
EVERY = 15  # seconds between two lines of progress
HEAD = (
    *("articles", "MB", "looking", "articles a second", "MB a second"),
    *("processor ms an article", "grouping", "judging, tables", "summary"),
    *("parent’s peak", "a worker’s peak", "shards"),
)
PROJECTED = (10_000_000, 1_000_000_000)  # articles
COSTS = (
    *("articles", "processor hours", "on 2 cores", "on 64 cores"),
    *("grouping, by one process", "judging, by one process", "shards"),
)


def main() -> None:
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive", type=Path, help="JSON lines, packed or not")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--sizes", default="1000,4000,16000,all")
    parser.add_argument("--kill", default="4000", help="which size is killed, or none")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--write", type=Path, metavar="PAGE", help="with the marks")
    parser.add_argument("--audit", action="store_true", help="(a process of one size)")
    args = parser.parse_args()
    if args.audit:
        return audited(args)
    args.out.mkdir(parents=True, exist_ok=True)
    rows = known(args.out)
    for size in args.sizes.split(","):
        if size not in rows:
            rows[size] = measured(args, size, [*rows.values()])
            save(args.out / "rows.json", rows)
        tell(args, "scaling", scaling([*rows.values()]))
        tell(args, "cost", cost([*rows.values()][-1]))
    if args.kill != "none":
        tell(args, "kill", killed(args, args.kill, rows))
    return None


def known(out: Path) -> dict[str, dict]:
    """Return the rows of sizes that are done."""
    path = out / "rows.json"
    return json.loads(path.read_text()) if path.exists() else {}


def save(path: Path, rows: object) -> None:
    """Write rows, whole or not at all."""
    temporary = path.with_suffix(".part")
    temporary.write_text(json.dumps(rows, indent=1))
    temporary.replace(path)


def measured(args: Namespace, size: str, before: list[dict]) -> dict:
    """Audit the first articles; return the figures, of looking those of all sizes."""
    path, out = args.out / "articles.jsonl", args.out / "audit"
    first(args.archive, size, path)
    row = json.loads(audit(path, out, args.jobs, f"{size} articles").communicate()[0])
    row["MB"] = path.stat().st_size / 1e6
    for key in ("looked", "clock", "cpu"):
        row[f"all {key}"] = row[key] + sum(old[key] for old in before)
    kept = args.out / f"tables-{size}"
    kept.mkdir(exist_ok=True)
    for name in (*TABLES, "summary.json"):
        shutil.copy(out / name, kept / name)
    return row


def first(archive: Path, size: str, path: Path) -> None:
    """Write the first articles of an archive, all of them if *size* says so."""
    lines = None if size == "all" else int(size)
    with OPEN.get(archive.suffix, open)(archive, "rb") as file, path.open("wb") as to:
        to.writelines(islice(file, lines))


def audit(path: Path, out: Path, jobs: int, what: str) -> subprocess.Popen[bytes]:
    """Start an audit as a process of its own, whose memory is measured alone."""
    print(f"{what}:", file=sys.stderr, flush=True)
    args = (str(path), "--out", str(out), "-j", str(jobs), "--audit")
    command = [sys.executable, __file__, *args]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def audited(args: Namespace) -> None:
    """Audit a file in this process, and print the figures as JSON."""
    from newslint.config import Config
    from newslint.corpus.audit import Progress, audit

    began = told = perf_counter()
    at: dict[str, float] = {}
    there = {each.name for each in (args.out / "shards").glob("*.parquet")}

    def show(progress: Progress) -> None:
        nonlocal told
        now = perf_counter()
        at.setdefault(progress.stage, now)
        if now - told > EVERY or progress.stage != "looking":
            told = now
            done = progress.read / progress.size if progress.size else 0
            left = f", {(now - began) * (1 / done - 1):.0f} s left" if done else ""
            line = f"  {now - began:6.0f} s  {progress.stage}  {progress.articles:,}"
            print(f"{line} articles{left}", file=sys.stderr, flush=True)

    settings = Config(jobs=args.jobs)
    summary = audit(settings, [str(args.archive)], args.out, show, report=False)
    end = perf_counter()
    made = [*(args.out / "shards").glob("*.parquet")]
    new = [path for path in made if path.name not in there]
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = resource.getrusage(resource.RUSAGE_SELF)
    figures = {
        "articles": summary["articles"],
        "words": summary["words"],
        "problems": summary["problems"],
        "looked": articles_of(new),
        "clock": at["comparing"] - at["looking"],
        "cpu": workers.ru_utime + workers.ru_stime,
        "grouping": at["judging"] - at["comparing"],
        "judging": at["summing up"] - at["judging"],
        "summary": end - at["summing up"],
        "seconds": end - began,
        "parent MB": own.ru_maxrss / 1024,
        "worker MB": workers.ru_maxrss / 1024,
        "shards": len(made),
        "shards MB": sum(path.stat().st_size for path in made) / 1e6,
    }
    print(json.dumps(figures))


def articles_of(made: list[Path]) -> int:
    """Return how many articles shards are of."""
    from newslint.corpus import shards

    return sum(shards.rows_of(path, "record") for path in made)


def scaling(rows: list[dict]) -> str:
    """Return the table of sizes."""
    return table(
        HEAD,
        (
            (
                f"{row['articles']:,}",
                f"{row['MB']:,.1f}",
                f"{row['articles'] / rate(row):,.0f} s",
                f"{rate(row):.1f}",
                f"{row['MB'] / row['articles'] * rate(row):.3f}",
                f"{1000 * row['all cpu'] / row['all looked']:.0f}",
                f"{row['grouping']:.1f} s",
                f"{row['judging']:.1f} s",
                f"{row['summary']:.1f} s",
                f"{row['parent MB']:.0f} MB",
                f"{row['worker MB']:.0f} MB",
                f"{row['shards MB']:,.0f} MB",
            )
            for row in rows
        ),
    )


def rate(row: dict) -> float:
    """Return how many articles were looked at in a second."""
    return row["all looked"] / row["all clock"]


def cost(row: dict) -> str:
    """Return the table of what more articles would cost, by the figures of a size.

    Looking, judging and shards grow in step with the articles, grouping as n log n.
    """
    hours = row["all cpu"] / row["all looked"] / 3600

    def line(articles: int) -> tuple[str, ...]:
        times = articles / row["articles"]
        grown = times * log(articles) / log(row["articles"])
        return (
            f"{articles:,}",
            f"{articles * hours:,.0f}",
            span(articles * hours / 2),
            span(articles * hours / 64),
            span(row["grouping"] * grown / 3600),
            span((row["judging"] + row["summary"]) * times / 3600),
            f"{row['shards MB'] * times / 1e6:,.2f} TB",
        )

    return table(COSTS, map(line, PROJECTED))


def span(hours: float) -> str:
    """Return so many hours in words."""
    if hours < 48:
        return f"{60 * hours:.0f} min" if hours < 2 else f"{hours:.0f} hours"
    return (
        f"{hours / 24:,.0f} days" if hours < 24 * 700 else f"{hours / 8766:.1f} years"
    )


def killed(args: Namespace, size: str, rows: dict[str, dict]) -> str:
    """Kill an audit half way and run it again; return what came of it in a sentence."""
    path, out = args.out / "articles.jsonl", args.out / "killed"
    undisturbed = args.out / f"tables-{size}"
    if size not in rows:
        return f"No audit of {size} articles to compare with."
    first(args.archive, size, path)
    shutil.rmtree(out, ignore_errors=True)
    half = rows[size]["shards"] // 2
    process = audit(path, out, args.jobs, f"{size} articles, killed half way")
    while len([*(out / "shards").glob("*.parquet")]) < half:
        if process.poll() is not None:
            return "It ended before it could be killed."
        sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    kept = len([*(out / "shards").glob("*.parquet")])
    again = audit(path, out, args.jobs, f"{size} articles, again")
    found = json.loads(again.communicate()[0])
    differ = [n for n in TABLES if read(out / n) != read(undisturbed / n)]
    if told(out) != told(undisturbed):
        differ.append("summary.json")
    how = f"differ in {', '.join(differ)}" if differ else "are byte for byte the same"
    return (
        f"An audit of {found['articles']:,} articles was killed by SIGKILL when "
        f"{kept} of {found['shards']} shards were made, and run again: it looked at "
        f"{found['looked']:,} articles, and its tables and those of an undisturbed "
        f"audit {how}."
    )


def read(path: Path) -> bytes:
    return path.read_bytes()


def told(out: Path) -> dict:
    """Return what a summary says, but for how long it took."""
    return json.loads(read(out / "summary.json")) | {"seconds": 0}


def table(head: tuple[str, ...], rows: object) -> str:
    """Return a table in Markdown."""
    lines = [head, ("---:",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def tell(args: Namespace, name: str, text: str) -> None:
    """Print a text, and put it between its marks in the page."""
    print(text, flush=True)
    if args.write:
        begin, end = (
            f"<!-- {name}: made by benchmarks/audit.py -->",
            f"<!-- /{name} -->",
        )
        page = args.write.read_text(encoding="utf-8")
        marked = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        if not marked.search(page):
            raise SystemExit(f"{args.write}: no {begin}")
        new = marked.sub(lambda _: f"{begin}\n\n{text}\n\n{end}", page)
        args.write.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
