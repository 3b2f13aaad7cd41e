"""Find the longest known phrases in a text by their tokens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final, NamedTuple

from matcher.taxonomy.tables import EXACT_CASE, IN_CONTEXT, Forms, Name
from matcher.taxonomy.tokens import Token, tokens

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


class PhraseIndex:
    """Phrases by their token forms, and for each first token the lengths that occur.

    Parameters
    ----------
    names : mapping of tuple of str to tuple of Name
        As `matcher.taxonomy.tables.Tables` holds them.
    """

    def __init__(self, names: Mapping[Forms, tuple[Name, ...]]) -> None:
        self._names = names
        lengths: dict[str, set[int]] = defaultdict(set)
        vocabulary: set[str] = set()
        for forms in names:
            lengths[forms[0]].add(len(forms))
            vocabulary.update(forms)
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
        self._vocabulary = vocabulary

    def tokens(self, text: str) -> list[Token]:
        """Split a folded text; a hyphen inside a word is no token, so that "time-series" reads as "time series"."""
        stream = list(tokens(text, self._vocabulary))
        if "-" not in text:
            return stream
        last = len(stream) - 1
        return [
            token
            for i, token in enumerate(stream)
            if not (token.raw == "-" and 0 < i < last and _is_inner(stream[i - 1], token, stream[i + 1]))
        ]

    def candidates(self, text: str, stream: list[Token]) -> list[Candidate]:
        """Return the longest phrase at each place, left to right, not overlapping; O(n) in the tokens."""
        found: list[Candidate] = []
        forms = [token.form for token in stream]
        n = len(stream)
        reach = _joined_ends(text, stream)
        i = 0
        while i < n:
            best = None
            for length in self._lengths.get(forms[i], ()):
                end = i + length
                if end <= reach[i]:
                    names = self._names.get(tuple(forms[i:end]))
                    if names is not None:
                        best = _choose(text, stream, i, end, names)
                        if best is not None:
                            break
            if best is None:
                i += 1
            else:
                found.append(best)
                i = best.last
        return found


def _is_inner(left: Token, hyphen: Token, right: Token) -> bool:
    return (
        left.end == hyphen.start
        and hyphen.end == right.start
        and left.raw[-1].isalnum()
        and right.raw[0].isalnum()
    )


def _joined_ends(text: str, stream: list[Token]) -> list[int]:
    """Return for each token where the run of tokens that one phrase could cover ends."""
    ends = [0] * len(stream)
    end = len(stream)
    for i in range(len(stream) - 1, -1, -1):
        if i + 1 < len(stream) and not _joined(text, stream[i], stream[i + 1]):
            end = i + 1
        ends[i] = end
    return ends


def _joined(text: str, left: Token, right: Token) -> bool:
    if right.start - left.end <= 1 and text[left.end : right.start] != "\n":
        return True
    gap = text[left.end : right.start]
    breaks = gap.count("\n")
    if breaks == 0:
        return len(gap) <= 3
    line_start = text.rfind("\n", 0, left.end) + 1
    return breaks == 1 and left.end - line_start >= _WRAPPED_LINE


def _choose(
    text: str, stream: list[Token], first: int, last: int, names: tuple[Name, ...]
) -> Candidate | None:
    surface = tuple(token.raw for token in stream[first:last])
    short = sum(map(len, surface)) <= 2
    for _, concept, case, raws in names:
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
