"""What phrase finding returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

KINDS: Final[tuple[str, ...]] = ("skill", "tool", "language", "certificate", "occupation", "domain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A concept that a text names.

    Attributes
    ----------
    concept : str
        Identifier of the taxonomy entry: a lower case name for the project's own entries, else ``esco:…`` or ``onet:…``.
    label : str
        Preferred name of the concept, as it would be shown to a user.
    start, end : int
        Half-open span into the text that was searched.
    kind : str
        One of `KINDS`; ``language`` is a natural language, programming languages are tools.
    """

    concept: str
    label: str
    start: int
    end: int
    kind: str
