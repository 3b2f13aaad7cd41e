"""Find the longest known phrases in a text by their tokens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain
from typing import Final, NamedTuple

from matcher.taxonomy.tables import ANY_CASE, EXACT_CASE, Forms, Name
from matcher.taxonomy.tokens import Stream, Tokenizer

# A phrase may run over a line break only where the line was long enough to have been wrapped.
_WRAPPED_LINE: Final = 40
_MAX_GAP: Final = 3
_GLUE: Final = frozenset("-'+#&@_.")


class Candidate(NamedTuple):
    """A phrase found: the tokens ``[first, last)`` it covers, its concept, and what it still needs."""

    first: int
    last: int
    concept: str
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
        keys = list(names)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for forms in keys:
            lengths[forms[0]].add(len(forms))
        self._lengths = {first: sorted(own, reverse=True) for first, own in lengths.items()}
        self._tokenizer = Tokenizer(set(chain.from_iterable(keys)))

    def stream(self, text: str) -> Stream:
        """Split a folded text."""
        return self._tokenizer.stream(text)

    def candidates(self, stream: Stream) -> list[Candidate]:
        """Return the longest phrase at each place, left to right, not overlapping; O(n) in the tokens."""
        found: list[Candidate] = []
        forms = stream.forms
        lengths, known = self._lengths, self._names
        n = len(forms)
        i = 0
        while i < n:
            best = None
            for length in lengths.get(forms[i], ()):
                end = i + length
                names = known.get(tuple(forms[i:end])) if end <= n else None
                if names is not None and (length == 1 or _is_run(stream, i, end)):
                    best = _choose(stream, i, end, names)
                    if best is not None:
                        break
            if best is None:
                i += 1
            else:
                found.append(best)
                i = best.last
        return found


def _is_run(stream: Stream, first: int, last: int) -> bool:
    """Tell whether tokens belong to one phrase: on one line, or over the break of a line that was wrapped."""
    for i in range(first, last - 1):
        gap = stream.gap(i)
        breaks = gap.count("\n")
        if breaks > 1 or (not breaks and len(gap) > _MAX_GAP):
            return False
        if breaks and stream.ends[i] - (stream.text.rfind("\n", 0, stream.ends[i]) + 1) < _WRAPPED_LINE:
            return False
    return True


def _choose(stream: Stream, first: int, last: int, names: tuple[Name, ...]) -> Candidate | None:
    surface = tuple(stream.raws[first:last])
    if sum(map(len, surface)) <= 2 and _is_glued(stream.text, stream.starts[first], stream.ends[last - 1]):
        return None
    for _, concept, case, raws in names:
        as_written = surface == raws or (last - first == 1 and _is_plural_acronym(surface[0], raws[0]))
        if as_written or (case in (ANY_CASE, EXACT_CASE) and _may_differ(surface, raws, case)):
            return Candidate(first, last, concept, case, as_written)
    return None


def _may_differ(surface: Forms, raws: Forms, case: int) -> bool:
    """Tell whether a name may stand here in other capitals or another number.

    A proper name of one word has no plural: "Leeds" is not LEED and "ranchers" are not Rancher.
    """
    if len(raws) > 1:
        return case == ANY_CASE
    if case == EXACT_CASE:
        return surface[0] in {raws[0].lower(), raws[0].upper()}
    return raws[0].islower() or len(surface) > 1 or surface[0].lower() == raws[0].lower()


def _is_plural_acronym(surface: str, raw: str) -> bool:
    return surface[-1:] == "s" and raw.isupper() and surface[:-1] == raw


def _is_glued(text: str, start: int, end: int) -> bool:
    """Tell whether a one- or two-letter name is a part of something longer: "C-level", "R&D", "C+"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _GLUE and before:
        return True
    if after == "." and not text[end + 1 : end + 2].isalnum():
        return False
    return bool(after) and after in _GLUE
