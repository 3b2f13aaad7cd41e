"""How well postings are parsed, by the match rule of the annotated sets."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from matcher.parsing.posting import parse_posting_document
from matcher.reading import read_document
from matcher.types import Posting, Requirement

MATCH_THRESHOLD: Final = 0.6
NEUTRAL_SHARE: Final = 0.7

_MARKUP: Final = re.compile(r"<[^<>]{0,200}>|\*\*|\\(?=\W)|&nbsp;")


def tokens_of(text: str) -> Counter[str]:
    """Return the words of a text, markup left out, as a multiset."""
    import html

    plain = html.unescape(html.unescape(_MARKUP.sub(" ", text))).replace("’", "'").replace("â€™", "'")
    return Counter(re.findall(r"\w+|[^\w\s]", plain.lower()))


def token_f1(left: Counter[str], right: Counter[str]) -> float:
    """Return the F1 of two multisets of words."""
    common = sum((left & right).values())
    total = sum(left.values()) + sum(right.values())
    return 2 * common / total if total else 0.0


def match_items(predicted: Sequence[str], gold: Sequence[str]) -> list[tuple[int, int]]:
    """Match predicted items to gold items one to one, the most similar pairs first.

    Returns
    -------
    list of (int, int)
        Pairs of positions with token F1 of at least `MATCH_THRESHOLD`.
    """
    left, right = [tokens_of(t) for t in predicted], [tokens_of(t) for t in gold]
    pairs = sorted(
        ((token_f1(a, b), -i, -j) for i, a in enumerate(left) for j, b in enumerate(right)), reverse=True
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    matched: list[tuple[int, int]] = []
    for score, i, j in pairs:
        if score < MATCH_THRESHOLD or -i in used_left or -j in used_right:
            continue
        used_left.add(-i)
        used_right.add(-j)
        matched.append((-i, -j))
    return sorted(matched)


def is_inside(text: str, spans: Iterable[str]) -> bool:
    """Tell whether nearly all words of a text stand in one of the spans, or the other way round."""
    words = tokens_of(text)
    size = sum(words.values())
    for span in spans:
        other = tokens_of(span)
        common = sum((words & other).values())
        if common >= NEUTRAL_SHARE * size or token_f1(words, other) >= MATCH_THRESHOLD:
            return True
    return False


def compare_posting(posting: Posting, gold: Mapping[str, Any]) -> dict[str, Any]:
    """Compare a parsed posting with its annotation.

    Returns
    -------
    dict
        Counts (``gold``, ``predicted``, ``matched``, …) and lists of what was missed, invented or judged otherwise.
    """
    ambiguous = list(gold.get("ambiguous", ()))
    targets = list(gold["requirements"])
    predicted: list[Requirement] = list(posting.requirements)
    pairs = match_items([r.text for r in predicted], [g["text"] for g in targets])
    matched = {i for i, _ in pairs}
    invented = [r for i, r in enumerate(predicted) if i not in matched and not is_inside(r.text, ambiguous)]
    missed = [g for j, g in enumerate(targets) if j not in {b for _, b in pairs}]
    invented = [r for r in invented if not _is_copy(r, targets)]
    wrong: dict[str, list[tuple[str, Any, Any]]] = {
        "necessity": [],
        "min_years": [],
        "degree_level": [],
        "equivalent": [],
    }
    exact = 0
    kinds = Counter[str]()
    for i, j in pairs:
        mine, theirs = predicted[i], targets[j]
        exact += mine.text == theirs["text"] or tokens_of(mine.text) == tokens_of(theirs["text"])
        for name, a, b in (
            ("necessity", mine.necessity, theirs["necessity"]),
            ("min_years", mine.min_years, theirs["min_years"]),
            ("degree_level", mine.degree_level, theirs["degree_level"]),
            ("equivalent", mine.equivalent_experience_ok, bool(theirs["equivalent_experience_ok"])),
        ):
            if a != b:
                wrong[name].append((theirs["text"], a, b))
        mine_kinds, their_kinds = set(mine.kinds), set(theirs["kinds"])
        kinds["tp"] += len(mine_kinds & their_kinds)
        kinds["fp"] += len(mine_kinds - their_kinds)
        kinds["fn"] += len(their_kinds - mine_kinds)
    furniture = [r.text for r in invented if is_inside(r.text, gold.get("not_requirements", ()))]
    return {
        "gold": len(targets), "predicted": len(matched) + len(invented), "matched": len(pairs), "exact": exact,
        "furniture": furniture, "missed": [g["text"] for g in missed], "invented": [r.text for r in invented],
        "wrong": wrong, "kinds": dict(kinds),
    }  # fmt: skip


def _is_copy(requirement: Requirement, targets: Sequence[Mapping[str, Any]]) -> bool:
    words = tokens_of(requirement.text)
    return any(token_f1(words, tokens_of(g["text"])) >= 0.95 for g in targets)


def evaluate_postings(folder: str | Path) -> dict[str, Any]:
    """Parse every ``<id>.txt`` of a folder and compare it with ``<id>.json``.

    Parameters
    ----------
    folder : str or Path

    Returns
    -------
    dict
        ``precision``, ``recall``, ``f1``, ``necessity``, ``min_years``, ``degree_level``, ``equivalent``, ``exact``,
        ``kinds_f1``, ``furniture`` and, under ``postings``, the comparison of each.
    """
    details: dict[str, dict[str, Any]] = {}
    for path in sorted(Path(folder).glob("*.json")):
        text_path = path.with_suffix(".txt")
        if text_path.exists():
            gold = json.loads(path.read_text(encoding="utf-8"))
            details[path.stem] = compare_posting(parse_posting_document(read_document(text_path)), gold)
    return {**summarise(details.values()), "postings": details}


def summarise(comparisons: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Add up the comparisons of several postings."""
    total = Counter[str]()
    furniture = 0
    for c in comparisons:
        for name in ("gold", "predicted", "matched", "exact"):
            total[name] += c[name]
        for name, errors in c["wrong"].items():
            total[f"wrong_{name}"] += len(errors)
        for name, count in c["kinds"].items():
            total[f"kinds_{name}"] += count
        furniture += len(c["furniture"])
    matched = max(total["matched"], 1)
    precision, recall = (
        total["matched"] / max(total["predicted"], 1),
        total["matched"] / max(total["gold"], 1),
    )
    kinds = 2 * total["kinds_tp"] + total["kinds_fp"] + total["kinds_fn"]
    return {
        "gold": total["gold"], "predicted": total["predicted"], "matched": total["matched"],
        "precision": precision, "recall": recall, "f1": 2 * precision * recall / max(precision + recall, 1e-9),
        **{name: 1 - total[f"wrong_{name}"] / matched for name in ("necessity", "min_years", "degree_level", "equivalent")},
        "exact": total["exact"] / matched, "kinds_f1": 2 * total["kinds_tp"] / max(kinds, 1), "furniture": furniture,
    }  # fmt: skip
