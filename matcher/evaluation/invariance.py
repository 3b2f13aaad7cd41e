"""``matcher evaluate --invariance``: what must not move a score, and what must."""

from __future__ import annotations

import random
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from matcher.evaluation.attacks import attacks, last_job_line, with_bullets
from matcher.evaluation.persons import person_variants
from matcher.training.labels import LabelledPair, align, evidence_lines, load_pairs
from matcher.types import Posting, Resume

if TYPE_CHECKING:
    from matcher.engine import Matcher
    from matcher.results import MatchReport
    from matcher.scoring.context import PostingContext

AS_OF: Final = "2026-11-21"
#: Points of 100 that deceit may win.
ALLOWED_RISE: Final = 2.0
N_PAIRS: Final = 24
N_QUICK: Final = 8
_NAMES_A_PAIR: Final = 6
_ADDED_A_PAIR: Final = 4
_REMOVED_A_PAIR: Final = 5
_LEAST_WORDS: Final = 6
_WORST: Final = 5


@dataclass(slots=True, kw_only=True)
class _Tally:
    """Counts of one run; filled pair by pair."""

    n_variants: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    swapped_pairs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    changed: list[dict[str, Any]] = field(default_factory=list)
    rises: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    attacked: list[dict[str, Any]] = field(default_factory=list)
    added: list[dict[str, Any]] = field(default_factory=list)
    removed: list[dict[str, Any]] = field(default_factory=list)


def sample_pairs(pairs: Sequence[LabelledPair], n_pairs: int, *, seed: int) -> list[LabelledPair]:
    """Choose pairs, the fields of work in turn, no résumé twice while others are left.

    Parameters
    ----------
    pairs : sequence of LabelledPair
    n_pairs : int
    seed : int

    Returns
    -------
    list of LabelledPair
    """
    shuffled = list(pairs)
    random.Random(seed).shuffle(shuffled)
    by_field: dict[str, list[LabelledPair]] = defaultdict(list)
    for pair in shuffled:
        by_field[pair.field].append(pair)
    chosen: list[LabelledPair] = []
    used: set[Path] = set()
    fields = sorted(by_field)
    random.Random(seed).shuffle(fields)
    while len(chosen) < min(n_pairs, len(pairs)):
        for name in fields:
            rest = by_field[name]
            if rest and len(chosen) < n_pairs:
                best = next((pair for pair in rest if pair.resume_path not in used), rest[0])
                rest.remove(best)
                used.add(best.resume_path)
                chosen.append(best)
    return chosen


def evaluate_invariance(
    labels: Path,
    *,
    engine: Matcher | None = None,
    postings: Path | None = None,
    n_pairs: int = N_PAIRS,
    seed: int = 0,
) -> dict[str, Any]:
    """Change résumés in ways that must not count, and in ways that must, and see what the scores do.

    Parameters
    ----------
    labels : Path
        Labelled pairs, of which some are drawn.
    engine : Matcher, optional
        Default: the shipped one.
    postings : Path, optional
        A further folder to look for postings in.
    n_pairs : int, optional
    seed : int, optional

    Returns
    -------
    dict
        ``swaps`` and ``attacks`` by name, ``added`` and ``removed`` evidence, and the single failures.
    """
    from matcher.engine import Matcher

    engine = engine or Matcher()
    everything = load_pairs(labels, postings=postings)
    chosen = sample_pairs(everything, n_pairs, seed=seed)
    tally = _Tally()
    for turn, pair in enumerate(chosen):
        posting = engine.parse_posting(pair.posting_path)
        if not posting.requirements:
            continue
        role = engine.posting_context(posting)
        resume = _resume(engine, engine.parse_resume(pair.resume_path, as_of=AS_OF).document.text)
        before = _judged(engine, role, [resume])[0]
        _swap(engine, role, resume, pair.key, turn, tally)
        _attack(engine, role, posting, resume, before, pair.key, turn, tally)
        rivals = [p for p in everything if p.posting_path == pair.posting_path and p is not pair]
        _add(engine, role, posting, resume, before, pair.key, rivals, tally)
        _remove(engine, role, resume, before, pair.key, tally)
    return {
        "labels": labels.name,
        "protocol": "invariance",
        "n_pairs": len(chosen),
        "seed": seed,
        **_summary(tally, len(chosen)),
    }


def _resume(engine: Matcher, source: str | bytes) -> Resume:
    return engine.parse_resume(f"{source}\n" if isinstance(source, str) else source, as_of=AS_OF)


def _judged(engine: Matcher, role: PostingContext, resumes: Iterable[Resume]) -> list[MatchReport]:
    return engine._reports([(role, engine.resume_context(resume)) for resume in resumes], ())


def _figures(report: MatchReport) -> tuple[object, ...]:
    return (
        report.fit_score,
        report.overall.points,
        tuple((row.verdict, row.strength, row.points) for row in report.requirements),
    )


def _swap(engine: Matcher, role: PostingContext, resume: Resume, key: str, turn: int, tally: _Tally) -> None:
    variants = list(
        person_variants(
            resume.document.text,
            last_job_line(resume),
            first_name=turn * _NAMES_A_PAIR,
            n_names=_NAMES_A_PAIR,
        )
    )
    reports = _judged(engine, role, (_resume(engine, v.text) for v in variants))
    base = _figures(reports[0])
    for variant, report in zip(variants[1:], reports[1:], strict=True):
        tally.n_variants[variant.swap] += 1
        tally.swapped_pairs[variant.swap].add(key)
        if _figures(report) != base:
            tally.changed.append(
                {
                    "pair": key,
                    "swap": variant.swap,
                    "value": variant.value,
                    "change": report.fit_score - reports[0].fit_score,
                }
            )


def _attack(
    engine: Matcher,
    role: PostingContext,
    posting: Posting,
    resume: Resume,
    before: MatchReport,
    key: str,
    turn: int,
    tally: _Tally,
) -> None:
    own = list(attacks(resume, posting, turn=turn))
    reports = _judged(engine, role, (_resume(engine, attack.source) for attack in own))
    bases = {
        attack.name: report
        for attack, report in zip(
            [a for a in own if a.base is not None],
            _judged(engine, role, (_resume(engine, a.base) for a in own if a.base is not None)),
            strict=True,
        )
    }
    for attack, report in zip(own, reports, strict=True):
        base = bases.get(attack.name, before)
        rise = report.fit_score - base.fit_score
        tally.rises[attack.name].append(rise)
        gains = [
            new.points - old.points for new, old in zip(report.requirements, base.requirements, strict=True)
        ]
        most = int(np.argmax(gains))
        row = report.requirements[most]
        tally.attacked.append(
            {
                "pair": key,
                "attack": attack.name,
                "rise": rise,
                "from": base.fit_score,
                "overall": report.overall.points - base.overall.points,
                "n_risen": sum(gain > 0.05 for gain in gains),
                "requirement": row.requirement.text,
                "gain": gains[most],
                "quotes": [(e.quote, e.stance, e.section, e.score) for e in row.evidence],
            }
        )


def _add(
    engine: Matcher,
    role: PostingContext,
    posting: Posting,
    resume: Resume,
    before: MatchReport,
    key: str,
    rivals: Sequence[LabelledPair],
    tally: _Tally,
) -> None:
    """Put lines by which other candidates meet a requirement into a job of this one."""
    added: list[tuple[int, str]] = []
    taken: set[int] = set()
    for rival in rivals:
        other = engine.parse_resume(rival.resume_path, as_of=AS_OF)
        spans = [(line.start, line.end) for line in other.lines]
        for gold, r in align([q.text for q in rival.requirements], posting.requirements).items():
            judged = rival.requirements[gold]
            if judged.verdict != "met" or r in taken or not judged.evidence:
                continue
            for i in evidence_lines(judged.evidence[:1], other.document.text, spans):
                line = other.lines[i]
                if (
                    line.experience is not None
                    and line.role != "header"
                    and len(line.text.split()) >= _LEAST_WORDS
                ):
                    added.append((r, " ".join(line.text.split())))
                    taken.add(r)
                    break
    added.sort(key=lambda item: (before.requirements[item[0]].strength, item[0]))
    for r, line_text in added[:_ADDED_A_PAIR]:
        text = with_bullets(resume, [line_text])
        if text is None:
            continue
        after = _judged(engine, role, [_resume(engine, text)])[0]
        old, new = before.requirements[r], after.requirements[r]
        tally.added.append(
            {
                "pair": key,
                "line": line_text,
                "requirement": old.requirement.text,
                "strength": [old.strength, new.strength],
                "fit": after.fit_score - before.fit_score,
                "fallen": [
                    (b.requirement.text, b.strength, a.strength)
                    for b, a in zip(before.requirements, after.requirements, strict=True)
                    if a.strength < b.strength
                ],
            }
        )


def _remove(
    engine: Matcher, role: PostingContext, resume: Resume, before: MatchReport, key: str, tally: _Tally
) -> None:
    """Take the quotes of a met requirement out of the résumé."""
    met = [r for r, row in enumerate(before.requirements) if row.verdict == "met" and row.evidence]
    step = max(1, len(met) // _REMOVED_A_PAIR)
    for r in met[::step][:_REMOVED_A_PAIR]:
        row, text = before.requirements[r], resume.document.text
        for start, end in sorted(((e.start, e.end) for e in row.evidence), reverse=True):
            begin = text.rfind("\n", 0, start) + 1
            # What is left of a bullet is its mark.
            text = text[: start if any(c.isalnum() for c in text[begin:start]) else begin] + text[end:]
        if not text.strip():
            continue
        after = _judged(engine, role, [_resume(engine, text)])[0].requirements[r]
        tally.removed.append(
            {
                "pair": key,
                "requirement": row.requirement.text,
                "kinds": list(row.requirement.kinds),
                "strength": [row.strength, after.strength],
                "verdict": after.verdict,
                "quotes": [e.quote for e in row.evidence],
                "left": [(e.quote, e.stance, e.score) for e in after.evidence],
            }
        )


def _summary(tally: _Tally, n_pairs: int) -> dict[str, Any]:
    swaps = {}
    for swap, keys in tally.swapped_pairs.items():
        own = [c for c in tally.changed if c["swap"] == swap]
        swaps[swap] = {
            "n_pairs": len(keys),
            "n_variants": tally.n_variants[swap],
            "n_changed_pairs": len({c["pair"] for c in own}),
            "n_changed": len(own),
            "largest_change": max((abs(c["change"]) for c in own), default=0.0),
        }
    everybody = set().union(*tally.swapped_pairs.values()) if tally.swapped_pairs else set()
    swaps["any"] = {
        "n_pairs": len(everybody),
        "n_variants": sum(tally.n_variants.values()),
        "n_changed_pairs": len({c["pair"] for c in tally.changed}),
        "n_changed": len(tally.changed),
        "largest_change": max((abs(c["change"]) for c in tally.changed), default=0.0),
    }
    rises = dict(tally.rises)
    rises["any"] = [rise for own in tally.rises.values() for rise in own]
    added, removed = tally.added, tally.removed
    return {
        "swaps": swaps,
        "attacks": {name: _distribution(own) for name, own in rises.items()},
        "added": {
            "n": len(added),
            "n_strength_fell": sum(a["strength"][1] < a["strength"][0] for a in added),
            "n_fit_fell": sum(a["fit"] < 0 for a in added),
            "n_other_fell": sum(bool(a["fallen"]) for a in added),
            "strength_rose": _share([a["strength"][1] > a["strength"][0] for a in added]),
            "mean_rise": statistics.fmean([a["strength"][1] - a["strength"][0] for a in added] or [0.0]),
        },
        "removed": {
            "n": len(removed),
            "strength_fell": _share([r["strength"][1] < r["strength"][0] for r in removed]),
            "no_longer_met": _share([r["verdict"] != "met" for r in removed]),
            "mean_fall": statistics.fmean([r["strength"][0] - r["strength"][1] for r in removed] or [0.0]),
        },
        "changed_by_swaps": tally.changed,
        "worst_attacks": sorted(tally.attacked, key=lambda a: (-a["rise"], a["pair"]))[:_WORST],
        "fallen_by_adding": [a for a in added if a["fit"] < 0 or a["fallen"]],
        "kept_after_removal": [r for r in removed if r["strength"][1] >= r["strength"][0]],
    }


def _distribution(rises: Sequence[float]) -> dict[str, float]:
    return {
        "n": len(rises),
        "median": float(np.median(rises)) if rises else 0.0,
        "p90": float(np.quantile(rises, 0.9)) if rises else 0.0,
        "largest": max(rises, default=0.0),
        "above_allowed": _share([rise > ALLOWED_RISE for rise in rises]),
    }


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0


def invariance_table(report: Mapping[str, Any]) -> str:
    """Render the figures as plain text.

    Parameters
    ----------
    report : mapping
        From `evaluate_invariance`.

    Returns
    -------
    str
    """
    lines = [
        f"{'swapped (target: 0 changed)':<32}{'pairs':>7}{'variants':>10}{'changed pairs':>15}{'largest':>9}"
    ]
    for name, m in report["swaps"].items():
        lines.append(
            f"{name:<32}{m['n_pairs']:>7}{m['n_variants']:>10}{m['n_changed_pairs']:>15}{m['largest_change']:>9.2f}"
        )
    lines.append(
        f"\n{f'attack (target: rise <= {ALLOWED_RISE:g})':<32}{'n':>7}{'median':>10}{'p90':>8}{'largest':>9}{'above':>8}"
    )
    for name, m in report["attacks"].items():
        lines.append(
            f"{name:<32}{m['n']:>7}{m['median']:>10.2f}{m['p90']:>8.2f}{m['largest']:>9.2f}{m['above_allowed']:>8.1%}"
        )
    lines.append("\nthe worst attacks")
    lines += [
        f"  +{a['rise']:.2f} (from {a['from']:.1f})  {a['attack']}  {a['pair']}: {a['requirement'][:70]}"
        for a in report["worst_attacks"]
    ]
    added, removed = report["added"], report["removed"]
    lines.append(
        f"\none genuine line added (n = {added['n']}): strength fell {added['n_strength_fell']}, fit fell {added['n_fit_fell']}, "
        f"another requirement fell {added['n_other_fell']}; strength rose in {added['strength_rose']:.1%}, by {added['mean_rise']:.3f} on average"
    )
    lines.append(
        f"quoted evidence of a met requirement removed (n = {removed['n']}): strength fell in {removed['strength_fell']:.1%}, "
        f"no longer met in {removed['no_longer_met']:.1%}, by {removed['mean_fall']:.3f} on average"
    )
    return "\n".join(lines)
