"""Find the longest known phrases in a text with a token trie."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from matcher.taxonomy.shadow import fold
from matcher.taxonomy.tables import EXACT_CASE, IN_CONTEXT, Name
from matcher.taxonomy.tokens import Token, phrase, tokens

_END: Final = ""
# A phrase may run over a line break only where the line was long enough to have been wrapped.
_WRAPPED_LINE: Final = 40
_GLUE: Final = frozenset("-'+#&@_.")


class Candidate(NamedTuple):
    """A phrase found: its concept, the tokens ``[first, last)`` it covers, and what it still needs."""

    concept: str
    first: int
    last: int
    case: int
    as_written: bool


class PhraseTrie:
    """A trie of token forms.

    Parameters
    ----------
    names : iterable of Name
        An earlier name wins over a later one with the same tokens.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._root: dict[str, Any] = {}
        self._vocabulary: set[str] = set()
        for name in names:
            forms, raws = phrase(fold(name.text).text)
            if not forms:
                continue
            node = self._root
            for form in forms:
                node = node.setdefault(form, {})
            node.setdefault(_END, []).append((name.concept, name.case, raws))
            self._vocabulary.update(forms)

    def tokens(self, text: str) -> list[Token]:
        """Split a folded text."""
        return list(tokens(text, self._vocabulary))

    def candidates(self, text: str, stream: list[Token]) -> list[Candidate]:
        """Return the longest phrase at each place, left to right, not overlapping; O(n) in the tokens."""
        found: list[Candidate] = []
        root, n = self._root, len(stream)
        i = 0
        while i < n:
            node = root.get(stream[i].form)
            if node is None:
                i += 1
                continue
            ends: list[tuple[int, list[Any]]] = []
            j = i
            while True:
                j += 1
                if _END in node:
                    ends.append((j, node[_END]))
                j = self._skip_hyphen(stream, j)
                if j >= n:
                    break
                node = node.get(stream[j].form)
                if node is None or not _joined(text, stream[j - 1], stream[j]):
                    break
            best = next(
                (c for end, names in reversed(ends) if (c := _choose(text, stream, i, end, names))), None
            )
            if best is None:
                i += 1
            else:
                found.append(best)
                i = best.last
        return found

    @staticmethod
    def _skip_hyphen(stream: list[Token], j: int) -> int:
        """Step over a hyphen inside a word: "time-series"; a spaced dash separates."""
        if (
            j + 1 < len(stream)
            and stream[j].raw == "-"
            and stream[j - 1].end == stream[j].start == stream[j + 1].start - 1
        ):
            return j + 1
        return j


def _joined(text: str, left: Token, right: Token) -> bool:
    if right.start - left.end <= 1 and text[left.end : right.start] != "\n":
        return True
    gap = text[left.end : right.start]
    breaks = gap.count("\n")
    if breaks == 0:
        return len(gap) <= 3
    line_start = text.rfind("\n", 0, left.end) + 1
    return breaks == 1 and left.end - line_start >= _WRAPPED_LINE


def _choose(text: str, stream: list[Token], first: int, last: int, names: list[Any]) -> Candidate | None:
    surface = tuple(t.raw for t in stream[first:last] if t.raw != "-")
    short = sum(map(len, surface)) <= 2
    for concept, case, raws in names:
        as_written = surface == raws
        if case == IN_CONTEXT and not as_written:
            continue
        if short and _is_glued(text, stream[first].start, stream[last - 1].end):
            continue
        if (
            case == EXACT_CASE
            and not as_written
            and not (len(surface) == 1 and surface[0] == raws[0].lower())
        ):
            continue
        return Candidate(concept, first, last, case, as_written)
    return None


def _is_glued(text: str, start: int, end: int) -> bool:
    """Tell whether a one- or two-letter name is a part of something longer: "C-level", "R&D", "C+"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _GLUE and before:
        return True
    if after == "." and not text[end + 1 : end + 2].isalnum():
        return False
    return bool(after) and after in _GLUE
