"""Rule pages, made of what the rules say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from newslint.critic import show
from newslint.rule import Example, Rule

CARE = ("owner", "reason", "since", "expires")  # who cares for a rule, and how long
TERM = (("owner", "owned by"), ("since", "since"), ("expires", "expires"))
OWN = {
    "newslint/unused-suppression": (
        "A suppression that silences nothing",
        "A comment such as `<!-- newslint: disable=pack/rule -->` under which the rule "
        "finds nothing hides the next real finding; take it out. It is a warning.",
    ),
    "newslint/reason-missing": (
        "A suppression without a reason, where reasons are required",
        "With `require-reason = true` a comment that silences a rule must say why, "
        "after the rule; until it does it silences nothing. It is a warning.",
    ),
    "newslint/input": (
        "A file that could not be read, or a rule that could not run on it",
        "The name under which the formats made for CI systems carry what newslint "
        "prints on standard error; the exit status is 2.",
    ),
}


def own(rule: str) -> Iterator[str]:
    """Yield the lines of the page of one of newslint's own ids, in Markdown."""
    summary, why = OWN[rule]
    yield f"## {rule.partition('/')[2]}"
    yield ""
    yield f"{summary}. `{rule}`."
    yield ""
    yield why
    yield ""


def own_pack() -> str:
    """Return the page of what newslint itself reports, in Markdown."""
    lines = ["# newslint", "", "<!-- Made by tools/make_docs.py. -->", ""]
    lines += (line for rule in sorted(OWN) for line in own(rule))
    return "\n".join(lines).rstrip() + "\n"


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
        if rule.unproven and not examples:
            continue
        yield f"{title}:"
        yield ""
        yield from (line for example in examples for line in shown(example))
        yield ""
    if rule.source:
        yield f"Source: {rule.source}"
        yield ""
    if rule.measured:
        yield f"Measured: {rule.measured}"
        yield ""
    if rule.unproven:
        yield f"No examples: {rule.unproven}"
        yield ""
    if rule.reason:
        yield f"Reason: {rule.reason}"
        yield ""


def row(rule: Rule, active: Mapping[str, Rule]) -> dict[str, Any]:
    """Return a rule in a list of rules for machines; *active* are those on here."""
    return {
        "id": rule.id,
        "summary": rule.summary,
        "severity": str(active.get(rule.id, rule).severity),
        "on": rule.id in active,
        "across": rule.across,
        "lang": rule.lang,
        "safe": rule.safe,
        **{key: getattr(rule, key) for key in CARE if getattr(rule, key)},
    }


def facts(rule: Rule) -> Iterator[str]:
    """Yield a rule's settings, as phrases."""
    article = "" if rule.across == "versions" else "a "
    phrases = {
        str(rule.severity): True,
        "off by default": not rule.enabled,
        f"of the style {rule.pack}": rule.style,
        f"for stories in {rule.lang}": rule.lang,
        f"across {article}{rule.across}": rule.across != "document",
        "with a safe fix": rule.safe,
        f"within {', '.join(sorted(rule.within))}": rule.within,
        f"outside {', '.join(sorted(rule.outside))}": rule.outside,
        **{f"{word} {getattr(rule, key)}": getattr(rule, key) for key, word in TERM},
        f"formerly {', '.join(rule.formerly)}": rule.formerly,
    }
    yield from (phrase for phrase, holds in phrases.items() if holds)


def shown(example: Example) -> Iterator[str]:
    """Yield an example as a list item; the texts of one are parted by a slash."""
    texts = (" ⏎ ".join(show(text.marked).splitlines()) for text in example.texts)
    yield f"- {' / '.join(texts)}"
    for text in example.texts:
        if text.meta:
            yield f"  (with {', '.join(f'{k}: {v}' for k, v in text.meta.items())})"


def style_note(name: str, rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the lines that say how a house style is chosen, if it is one."""
    if any(rule.style for rule in rules):
        yield f'A house style, off until chosen by `style = "{name}"`.'
        yield ""


def pack(name: str, rules: Iterable[Rule]) -> str:
    """Return the page of a pack, in Markdown."""
    mine = sorted(rules, key=lambda rule: rule.id)
    lines = [
        f"# {name}",
        "",
        "<!-- Made by tools/make_docs.py; edit rules/ instead. -->",
        "",
        *style_note(name, mine),
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
