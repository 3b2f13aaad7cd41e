"""Measure everything and keep the figures: ``python -m benchmarks [--size 1000x20] [--folder DIR] [--index N] [--output FILE]``."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.measure import measured, ratio

HERE = Path(__file__).parent
SAMPLE_PAIRS = 12


def machine() -> dict[str, Any]:
    """Describe where the figures come from."""
    from importlib.metadata import version

    import matcher

    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    names = ("numpy", "onnxruntime", "joblib", "scikit-learn")
    return {
        "matcher": matcher.__version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "cores": os.cpu_count(),
        "load_at_start": load,
        **{name: version(name) for name in names},
    }


def tell(name: str, found: dict[str, Any]) -> None:
    """Print one line of figures."""
    shown = {k: v for k, v in found.items() if k != "seconds"}
    print(f"{name:<34}", "  ".join(f"{k} {v}" for k, v in shown.items()), flush=True)
    if "seconds" in found and isinstance(found["seconds"], dict):
        print(f"{'':<34}", "  ".join(f"{k} {v} s" for k, v in found["seconds"].items()), flush=True)


def folders(base: Path, n_resumes: int, n_postings: int) -> dict[str, Any]:
    """Score a folder cold, warm, and after 1 % of it is new; beside the naive loop and TF-IDF alone."""
    home, cache = base / f"{n_resumes}x{n_postings}", base / f"{n_resumes}x{n_postings}.sqlite"
    shutil.rmtree(home, ignore_errors=True)
    for suffix in ("", "-wal", "-shm"):
        Path(f"{cache}{suffix}").unlink(missing_ok=True)
    measured("corpus", folder=str(home), n_resumes=n_resumes, n_postings=n_postings)
    run = {"folder": str(home), "cache": str(cache), "output": str(home / "scores.parquet")}
    found: dict[str, Any] = {}
    for name in ("cold", "warm"):
        found[name] = measured("batch", **run)
        tell(f"{n_resumes} × {n_postings} {name}", found[name])
    n_new = max(1, n_resumes // 100)
    measured("corpus", folder=str(home), n_resumes=n_resumes + n_new, n_postings=n_postings)
    found["one_percent_new"] = measured("batch", **run)
    tell(f"{n_new} résumés more", found["one_percent_new"])
    found["naive_sample"] = measured("naive", folder=str(home), n_pairs=SAMPLE_PAIRS)
    tell("naive loop, a sample", found["naive_sample"])
    found["tfidf_alone"] = measured("words_alone", folder=str(home))
    tell("TF-IDF alone", found["tfidf_alone"])
    naive = found["naive_sample"]["seconds_a_pair"] * found["cold"]["n_pairs"]
    found["naive_scaled_seconds"] = round(naive, 1)
    found["times_faster_than_naive"] = round(naive / found["cold"]["wall_seconds"], 1)
    print(f"{'':<34} {found['times_faster_than_naive']} times as fast as the naive loop", flush=True)
    return found


def growth(base: Path, n_resumes: int, n_postings: int) -> dict[str, Any]:
    """Double the résumés, the postings and the requirements, and see what it costs."""
    shapes = {
        "base": (n_resumes, n_postings, 12),
        "resumes_doubled": (2 * n_resumes, n_postings, 12),
        "postings_doubled": (n_resumes, 2 * n_postings, 12),
        "requirements_doubled": (n_resumes, n_postings, 24),
    }
    found: dict[str, Any] = {}
    for name, (n, k, asked) in shapes.items():
        home = base / f"growth_{name}"
        shutil.rmtree(home, ignore_errors=True)
        measured("corpus", folder=str(home), n_resumes=n, n_postings=k, n_requirements=asked)
        found[name] = measured(
            "batch", folder=str(home), cache=str(home / "cache.sqlite"), output=str(home / "scores.csv")
        )
        if name != "base":
            found[name]["times_base_cpu"] = ratio(found[name], found["base"], "cpu_seconds")
            found[name]["times_base"] = ratio(found[name], found["base"])
        tell(f"growth: {name.replace('_', ' ')}", found[name])
    return found


def indexes(base: Path, n_resumes: int, n_postings: int, recall_at: int) -> dict[str, Any]:
    """Build large indexes by recombination, search them, and compare with judging everything."""
    from matcher.artefacts import data_dir

    labels = data_dir() / "labels"
    queries = {
        "posting": [str(p) for p in sorted(labels.glob("*/resumes/*.txt"))[5::30]][:6],
        "resume": [str(p) for p in sorted(labels.glob("*/postings/*.txt"))[3::12]][:6],
    }
    found: dict[str, Any] = {}
    for kind, n in (("posting", n_postings), ("resume", n_resumes)):
        for size in sorted({min(recall_at, n), n}):
            home = base / f"{kind}_index_{size}"
            if not (home / "manifest.json").exists():
                shutil.rmtree(home, ignore_errors=True)
                found[f"{kind}_build_{size}"] = measured(
                    "recombined_index", index=str(home), kind=kind, n=size
                )
                tell(f"index of {size} {kind}s: build", found[f"{kind}_build_{size}"])
            found[f"{kind}_{size}"] = measured(
                "search", index=str(home), kind=kind, queries=queries[kind], recall=size <= recall_at
            )
            tell(f"index of {size} {kind}s: search", found[f"{kind}_{size}"])
    return found


def main() -> None:
    """Run the benchmarks that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--size", default="1000x20", help="résumés × postings (default: 1000x20)")
    parser.add_argument(
        "--large", type=int, default=0, help="résumés of a further cold run, for memory, such as 4000"
    )
    parser.add_argument(
        "--growth", default="150x6", help="base of the growth runs; 0x0 for none (default: 150x6)"
    )
    parser.add_argument(
        "--index", default="10000x100000", help="résumés × postings in the indexes; 0x0 for none"
    )
    parser.add_argument(
        "--recall-at", type=int, default=3000, help="largest index that is judged exhaustively"
    )
    parser.add_argument(
        "--folder", help="where folders, caches and indexes are kept between runs (default: nowhere)"
    )
    parser.add_argument(
        "--output", default=str(HERE / "results" / "latest.json"), help="where the figures go"
    )
    args = parser.parse_args()
    results: dict[str, Any] = {"machine": machine()}
    with tempfile.TemporaryDirectory(prefix="matcher-bench-") as temporary:
        base = Path(args.folder) if args.folder else Path(temporary)
        base.mkdir(parents=True, exist_ok=True)
        n_resumes, n_postings = map(int, args.size.split("x"))
        if n_resumes:
            results["folder"] = folders(base, n_resumes, n_postings)
        if args.large:
            results["large_folder"] = folders(base, args.large, n_postings)
            results["large_memory_times"] = ratio(
                results["large_folder"]["cold"], results["folder"]["cold"], "peak_mb"
            )
        n_resumes, n_postings = map(int, args.growth.split("x"))
        if n_resumes:
            results["growth"] = growth(base, n_resumes, n_postings)
        n_resumes, n_postings = map(int, args.index.split("x"))
        if n_resumes:
            results["indexes"] = indexes(base, n_resumes, n_postings, args.recall_at)
        target = Path(args.output)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
        print(f"Figures: {target}", file=sys.stderr)


if __name__ == "__main__":
    main()
