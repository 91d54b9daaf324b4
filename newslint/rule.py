"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    NamedTuple,
    Protocol,
    TypeAlias,
    TypeVar,
)

from newslint.document import Document
from newslint.model import Fact, Hit, Severity, Span

Check: TypeAlias = Callable[[Document], Iterable[Hit | Fact]]
Across: TypeAlias = Literal["document", "story", "batch", "versions"]


class Beside(Protocol):
    """A check across versions: it is told the other versions of the story too."""

    def __call__(
        self, doc: Document, /, sisters: Sequence[Document] = ()
    ) -> Iterable[Hit]:
        """Yield what is wrong in *doc* beside its sisters; alone, nothing is."""


PARTS = (
    "headline",
    "deck",
    "byline",
    "dateline",
    "timestamp",
    "lead",
    "body",
    "subhead",
    "caption",
    "credit",
    "list",
    "table",
    "interstitial",
    "sign-off",
    "note",
    "furniture",
    "wire-note",
    "quotation",
    "stated",
    "frame",
    "unbroken",
)


class Text(NamedTuple):
    """One text of an example: its marked copy, and the metadata that goes with it."""

    marked: str
    meta: Mapping[str, str] = {}


class Example(NamedTuple):
    """A rule's proof: one text, or several that are judged together."""

    texts: tuple[Text, ...]

    def __str__(self) -> str:
        return " ⸺ ".join(text.marked for text in self.texts)


class InLines(Protocol):
    """A check that may be told which lines to look at: in the others is nothing."""

    def __call__(
        self, doc: Document, /, lines: Sequence[Span] | None = None
    ) -> Iterable[Hit | Fact]:
        """Yield what is in the *lines*, of which each ends after its line end."""


class Triggers(NamedTuple):
    """What a text must hold, in lower case, for a check to be worth running.

    One of ``words`` (runs of letters that stand alone; of two with a space between them
    one follows on the other, whatever is between that is no letter), or one of
    ``pieces``. With ``line`` it is what the very line must hold, and the check is
    `InLines`.
    """

    words: frozenset[str] = frozenset()
    pieces: frozenset[str] = frozenset()
    line: bool = False


class Rule:
    """A check with a name, a voice and a proof.

    ``within`` and ``outside`` name parts of the story; an empty ``within`` means
    everywhere. Facts are compared ``across`` a document, a story or the batch; a rule
    across versions has a check that is `Beside`. Without ``triggers`` the check runs on
    every document. A rule for one language, ``lang``, is silent on stories that
    state another. ``formerly`` holds ids the rule had before, ``source`` names the
    book or page that it follows. A rule of a house ``style`` is on only where that
    style is chosen. ``owner`` answers for a rule, ``reason`` says what made
    somebody write it; ``since`` and ``expires`` are days, as ISO 8601 has them.
    ``unproven`` says why a rule has no examples.

    Of one that is `waiting` the rest is made when a field of it is asked for.
    """

    def __init__(
        self,
        *,
        id: str,
        summary: str,
        message: str,
        check: Check,
        severity: Severity = Severity.WARNING,
        enabled: bool = True,
        across: Across = "document",
        lang: str = "",
        safe: bool = False,
        within: frozenset[str] = frozenset(),
        outside: frozenset[str] = frozenset(),
        triggers: Triggers | None = None,
        why: str = "",
        source: str = "",
        measured: str = "",
        bad: Sequence[Example] = (),
        good: Sequence[Example] = (),
        formerly: tuple[str, ...] = (),
        style: bool = False,
        owner: str = "",
        reason: str = "",
        since: str = "",
        expires: str = "",
        unproven: str = "",
    ) -> None:
        self.id = id
        self.summary = summary
        self.message = message
        self.check = check
        self.severity = severity
        self.enabled = enabled
        self.across = across
        self.lang = lang
        self.safe = safe
        self.within = within
        self.outside = outside
        self.triggers = triggers
        self.why = why
        self.source = source
        self.measured = measured
        self.bad = bad
        self.good = good
        self.formerly = formerly
        self.style = style
        self.owner = owner
        self.reason = reason
        self.since = since
        self.expires = expires
        self.unproven = unproven

    @classmethod
    def waiting(cls, make: Callable[[], Rule], **known: Any) -> Rule:
        """Return a rule of which some fields are *known*; *make* makes all of them."""
        rule = cls.__new__(cls)
        vars(rule).update(known, _make=make)
        return rule

    if not TYPE_CHECKING:  # which would take any name for a field's

        def __getattr__(self, name: str) -> Any:
            """Fill in the fields that are not known yet."""
            make = vars(self).get("_make")
            made = vars(make()) if make else {}
            if name not in made:
                raise AttributeError(f"a rule has no {name!r}")
            vars(self).update(made | vars(self))  # threads may do so side by side
            return getattr(self, name)

    def __repr__(self) -> str:
        return f"Rule({self.id!r})"

    def replaced(self, **fields: Any) -> Rule:
        """Return the rule with other values in some fields."""
        rule = Rule.__new__(Rule)
        vars(rule).update(vars(self) | fields)
        return rule

    @property
    def pack(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]

    def has_expired(self, today: str) -> bool:
        """Return whether the last day for the rule lies before *today*, an ISO date."""
        return "" < self.expires < today


Factory = TypeVar("Factory", bound=Callable[..., Check])


def triggered_by(
    triggers: Callable[..., Triggers | None],
) -> Callable[[Factory], Factory]:
    """Say what a check's documents must hold, as a function of the check's own keys."""

    def mark(make: Factory) -> Factory:
        make.triggers = triggers  # type: ignore[attr-defined]
        return make

    return mark
