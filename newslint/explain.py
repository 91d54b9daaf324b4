"""Rule pages, made of what the rules say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.critic import show
from newslint.rule import Example, Rule


def page(rule: Rule) -> Iterator[str]:
    """Yield the lines of one rule's page, in Markdown."""
    name = rule.id.partition("/")[2]
    yield f"## {name}"
    yield ""
    yield f"{rule.summary}. `{rule.id}`, {', '.join(facts(rule))}."
    yield ""
    if rule.why:
        yield rule.why
        yield ""
    for title, examples in (("Flagged", rule.bad), ("Left alone", rule.good)):
        yield f"{title}:"
        yield ""
        yield from (line for example in examples for line in shown(example))
        yield ""
    if rule.measured:
        yield f"Measured: {rule.measured}"
        yield ""


def facts(rule: Rule) -> Iterator[str]:
    """Yield a rule's settings, as phrases."""
    yield str(rule.severity)
    if not rule.enabled:
        yield "off by default"
    if rule.across != "document":
        yield f"across a {rule.across}"
    if rule.safe:
        yield "with a safe fix"
    if rule.within:
        yield f"within {', '.join(sorted(rule.within))}"
    if rule.outside:
        yield f"outside {', '.join(sorted(rule.outside))}"
    if rule.formerly:
        yield f"formerly {', '.join(rule.formerly)}"


def shown(example: Example) -> Iterator[str]:
    """Yield an example as a list item; the texts of one are parted by a slash."""
    texts = (" ⏎ ".join(show(text.marked).splitlines()) for text in example.texts)
    yield f"- {' / '.join(texts)}"
    for text in example.texts:
        if text.meta:
            yield f"  (with {', '.join(f'{k}: {v}' for k, v in text.meta.items())})"


def pack(name: str, rules: Iterable[Rule]) -> str:
    """Return the page of a pack, in Markdown."""
    mine = sorted(rules, key=lambda rule: rule.id)
    lines = [
        f"# {name}",
        "",
        "<!-- Made by tools/make_docs.py; edit rules/ instead. -->",
        "",
        "| rule | what | default |",
        "| --- | --- | --- |",
    ]
    for rule in mine:
        short = rule.id.partition("/")[2]
        default = str(rule.severity) if rule.enabled else "off"
        lines.append(f"| [{short}](#{short}) | {rule.summary} | {default} |")
    lines.append("")
    for rule in mine:
        lines += page(rule)
    return "\n".join(lines).rstrip() + "\n"
