"""``matcher evaluate``: how good the engine is, on labelled pairs, beside the naive baselines."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from matcher.artefacts import data_dir, models_dir
from matcher.evaluation.cross_validation import baselines, leave_fields_out, shipped
from matcher.evaluation.pairs import SystemResult, by_group, intervals, length_band, measure
from matcher.exceptions import InputError

if TYPE_CHECKING:
    import argparse

COLUMNS: Final[tuple[tuple[str, str], ...]] = (
    ("macro_f1", "macro-F1 (met, partly met, not shown)"),
    ("accuracy", "accuracy of verdicts"),
    ("f1_contradicted", "F1 of contradicted"),
    ("met_vs_not_auc", "AUC met vs. not shown"),
    ("first_quote_right", "first quote right"),
    ("quote_in_first_three", "right quote among the first three"),
    ("strength_error", "mean |strength - credit|"),
    ("candidates_ordered", "candidates of a posting in order"),
    ("postings_ordered", "postings of a résumé in order"),
    ("good_vs_poor_auc", "AUC good vs. poor pairs"),
    ("calibration_error", "expected calibration error"),
    ("n_missed", "labelled requirements not found"),
)
# Of the résumés of a field in public data, every so-many-th with --quick.
QUICK_SHARE: Final = 5
INTERVALS: Final = ("macro_f1", "accuracy", "first_quote_right", "quote_in_first_three")


def table(results: Sequence[Mapping[str, float]], names: Sequence[str]) -> str:
    """Render measures as a plain-text table, one column a system.

    Parameters
    ----------
    results : sequence of mapping
    names : sequence of str

    Returns
    -------
    str
    """
    width = max(len(label) for _, label in COLUMNS) + 2
    columns = [max(10, len(n) + 2) for n in names]
    lines = [" " * width + "".join(n.rjust(c) for n, c in zip(names, columns, strict=True))]
    for key, label in COLUMNS:
        cells = [
            (
                "-"
                if key not in r or r[key] != r[key]
                else f"{r[key]:.0f}"
                if key == "n_missed"
                else f"{r[key]:.3f}"
            ).rjust(c)
            for r, c in zip(results, columns, strict=True)
        ]
        lines.append(label.ljust(width) + "".join(cells))
    return "\n".join(lines)


def evaluate(
    labels: Path, *, postings: Path | None = None, out_of_field: bool, quick: bool = False
) -> dict[str, Any]:
    """Measure the engine on labelled pairs.

    Parameters
    ----------
    labels : Path
    postings : Path, optional
        A further folder to look for postings in.
    out_of_field : bool
        Train anew for every field on the others (for pairs that the shipped models were trained on); otherwise the shipped models judge.
    quick : bool, optional
        Leave out the confidence intervals.

    Returns
    -------
    dict
        ``systems`` (measures by name), ``intervals``, ``by_field``, ``by_kind``, ``by_length``.
    """
    from matcher.ranking import Ranker
    from matcher.scoring.judge import Judge
    from matcher.training.command import prepare_rows
    from matcher.training.crossfit import unseen_fields

    rows, head = prepare_rows(labels, postings=postings)
    if out_of_field:
        unseen = unseen_fields(rows, models_dir() / "encoder")
        ours: SystemResult = leave_fields_out(rows, head, unseen=unseen)
        rows = [row for row in rows if row.pair.field in unseen or not unseen]
    else:
        ours = shipped(rows, Judge.load(), Ranker.load())
    systems = [ours, *baselines(rows)]
    report: dict[str, Any] = {
        "labels": labels.name,
        "protocol": "fields left out" if out_of_field else "shipped models",
        "systems": {s.name: measure(s) for s in systems},
        "by_field": by_group(ours, lambda r: (r.field,)),
        "by_kind": by_group(ours, lambda r: r.kinds),
        "by_length": by_group(ours, length_band),
    }
    if not quick:
        report["intervals"] = intervals(ours, INTERVALS)
    return report


def _without_nan(value: Any) -> Any:
    """Return JSON values with null for what could not be measured: NaN is no JSON."""
    if isinstance(value, Mapping):
        return {key: _without_nan(v) for key, v in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(v) for v in value]
    return None if isinstance(value, float) and value != value else value


def run(args: argparse.Namespace) -> int:
    """Run ``matcher evaluate``.

    Parameters
    ----------
    args : argparse.Namespace
        ``labels``, ``postings``, ``datasets``, ``claims``, ``output`` (paths or None), ``quick``, ``invariance``, ``json`` (bool).

    Returns
    -------
    int
        Exit code.
    """
    if getattr(args, "datasets", None):
        return _run_datasets(args)
    if getattr(args, "claims", None) is not None:
        return _run_claims(args)
    own = data_dir() / "labels"
    labels = Path(args.labels) if args.labels else own
    if not labels.is_dir():
        raise InputError(
            f"The folder of labelled pairs, {labels}, does not exist. The project's own pairs are in the repository, not in the wheel; pass --labels."
        )
    if args.invariance:
        return _run_invariance(args, labels)
    out_of_field = labels.resolve() == own.resolve()
    print(
        f"Evaluating on {labels}" + (", each field by models that never saw it" if out_of_field else ""),
        file=sys.stderr,
    )
    report = evaluate(
        labels,
        postings=Path(args.postings) if args.postings else None,
        out_of_field=out_of_field,
        quick=args.quick,
    )
    if _wrote_json(report, args):
        return 0
    print(table(list(report["systems"].values()), list(report["systems"])))
    for name, (low, high) in report.get("intervals", {}).items():
        print(f"95 % interval of {name}: {low:.3f} to {high:.3f}")
    for title, groups in (
        ("field", report["by_field"]),
        ("kind", report["by_kind"]),
        ("length", report["by_length"]),
    ):
        print(f"\nby {title:<22} n  macro-F1  accuracy  quote in 3")
        for name, m in groups.items():
            print(
                f"{name:<24}{m['n']:>4.0f}{m['macro_f1']:>9.3f}{m['accuracy']:>10.3f}{m['quote_in_first_three']:>12.3f}"
            )
    return 0


def _run_invariance(args: argparse.Namespace, labels: Path) -> int:
    """Run ``matcher evaluate --invariance``: the shipped models, on résumés that were changed."""
    from matcher.evaluation.invariance import N_PAIRS, N_QUICK, evaluate_invariance, invariance_table

    n_pairs = N_QUICK if args.quick else N_PAIRS
    print(f"Changing the résumés of {n_pairs} pairs of {labels}", file=sys.stderr)
    report = evaluate_invariance(
        labels, postings=Path(args.postings) if args.postings else None, n_pairs=n_pairs
    )
    if not _wrote_json(report, args):
        print(invariance_table(report))
    return 0


def _run_claims(args: argparse.Namespace) -> int:
    """Run ``matcher evaluate --claims``: the shipped models, on short résumés with one claim each."""
    from matcher.engine import Matcher
    from matcher.evaluation.claims import claims_table, evaluate_claims, read_claims

    claims = read_claims(Path(args.claims) if args.claims else data_dir() / "claims")
    print(f"Judging {len(claims)} planted claims", file=sys.stderr)
    report = evaluate_claims(claims, Matcher.load("default"))
    if not _wrote_json(report, args):
        print(claims_table(report))
    return 0


def _run_datasets(args: argparse.Namespace) -> int:
    """Run ``matcher evaluate --datasets``: whole documents put in order, on public data that the user has."""
    from matcher.engine import Matcher
    from matcher.evaluation.document_ranking import evaluate_rankings, ranking_table
    from matcher.evaluation.public_data import read_tasks

    every = QUICK_SHARE if args.quick else 1
    tasks = read_tasks(Path(args.datasets), every=every)
    print(f"Ranking the documents of {args.datasets}: {len(tasks)} tasks", file=sys.stderr)
    report: dict[str, Any] = {
        "every_nth_resume": every,
        "tasks": evaluate_rankings(tasks, Matcher.load("default")),
    }
    if not _wrote_json(report, args):
        print(ranking_table(report["tasks"]))
    return 0


def _wrote_json(report: Mapping[str, Any], args: argparse.Namespace) -> bool:
    """Write the report to the file asked for; return whether it was printed as JSON."""
    if args.output:
        Path(args.output).write_text(json.dumps(_without_nan(report), indent=1) + "\n", encoding="utf-8")
    if args.json:
        print(json.dumps(_without_nan(report), indent=2, ensure_ascii=False))
    return bool(args.json)
