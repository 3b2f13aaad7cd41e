"""Measure everything and keep the figures: ``python -m benchmarks [--full] [--size 1000x20] [--folder DIR] [--output FILE]``.

By default a small measurement of some minutes; ``--full`` is the one that README.md quotes, half an hour on two free cores. What is measured
is written to the JSON file one part after the other, and ``--readme`` puts the table made of it into README.md.
"""

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

from benchmarks.measure import measured, ratio, whole_process
from benchmarks.table import fill_readme

HERE = Path(__file__).parent
SAMPLE_PAIRS = 12
RECALL = ("recall_of_top", "recall_by", "recall", "largest_difference")
QUICK = {"size": "120x8", "memory": "0x0", "growth": "60x6", "index": "500x2000"}
FULL = {"size": "1000x20", "memory": "4000x4", "growth": "150x8", "index": "10000x100000"}


def processor() -> str:
    """Return the name of the processor."""
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        platform.machine(),
    )


def machine() -> dict[str, Any]:
    """Describe where the figures come from."""
    from importlib.metadata import version

    import matcher

    names = ("numpy", "onnxruntime", "joblib", "scikit-learn")
    return {
        "matcher": matcher.__version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "processor": processor(),
        "cores": os.cpu_count(),
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
    corpus = measured("corpus", folder=str(home), n_resumes=n_resumes, n_postings=n_postings)
    run = {"folder": str(home), "cache": str(cache), "output": str(home / "scores.parquet")}
    found: dict[str, Any] = {"corpus": corpus}
    tell(f"{n_resumes} × {n_postings} corpus", corpus)
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
    for kind, spent in (("seconds_a_pair", "wall_seconds"), ("cpu_seconds_a_pair", "cpu_seconds")):
        scaled = found["naive_sample"][kind] * found["cold"]["n_pairs"]
        found[f"times_faster_than_naive_{spent}"] = round(scaled / found["cold"][spent], 1)
        print(f"{'':<34} naive loop: {scaled / found['cold'][spent]:.1f} times the {spent}", flush=True)
    return found


def memory(base: Path, n_resumes: int, n_postings: int) -> dict[str, Any]:
    """Score a quarter of the résumés and all of them, and compare the memory."""
    found: dict[str, Any] = {}
    for name, n in (("quarter", n_resumes // 4), ("whole", n_resumes)):
        home = base / f"memory_{n}"
        shutil.rmtree(home, ignore_errors=True)
        measured("corpus", folder=str(home), n_resumes=n, n_postings=n_postings)
        found[name] = measured(
            "batch", folder=str(home), cache=str(home / "cache.sqlite"), output=str(home / "scores.parquet")
        )
        tell(f"memory: {n} × {n_postings}", found[name])
    found["times"] = ratio(found["whole"], found["quarter"], "peak_mb")
    return found


def command() -> dict[str, Any]:
    """Start ``matcher match`` for a résumé and five postings."""
    samples = HERE.parent / "data" / "samples"
    postings = [str(p) for p in sorted((samples / "postings").iterdir())][:5]
    resume = str(samples / "resumes" / "amara_osei_analyst.txt")
    found = whole_process(["-m", "matcher", "match", resume, *postings, "--as-of", "2026-11-01"], n_runs=5)
    tell("matcher match, 1 × 5", found)
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


def indexes(base: Path, n_resumes: int, n_postings: int, recall_at: int, n_texts: int) -> dict[str, Any]:
    """Build large indexes by recombination, search them, and compare with judging everything."""
    from matcher.artefacts import data_dir

    labels = data_dir() / "labels"
    queries = {
        "posting": [str(p) for p in sorted(labels.glob("*/resumes/*.txt"))[5::30]][:4],
        "resume": [str(p) for p in sorted(labels.glob("*/postings/*.txt"))[3::12]][:4],
    }
    found: dict[str, Any] = {}
    for kind, n in (("posting", n_postings), ("resume", n_resumes)):
        for size in sorted({min(recall_at, n), n} - {0}):
            home = base / f"{kind}_index_{size}"
            if not (home / "manifest.json").exists():
                shutil.rmtree(home, ignore_errors=True)
                found[f"{kind}_build_{size}"] = measured(
                    "recombined_index", index=str(home), kind=kind, n=size,
                    n_texts=n_texts if kind == "posting" else 0,
                )  # fmt: skip
                tell(f"index of {size} {kind}s: build", found[f"{kind}_build_{size}"])
            task = {"index": str(home), "kind": kind, "queries": queries[kind]}
            figures = measured("search", **task)
            # In a run of its own, so that judging everything does not count as time and memory of the search.
            judged = "pairs" if size <= recall_at else "requirements" if kind == "posting" else ""
            if judged:
                compared = measured("search", **task, recall=judged)
                figures |= {name: compared[name] for name in RECALL}
            found[f"{kind}_{size}"] = figures
            tell(f"index of {size} {kind}s: search", found[f"{kind}_{size}"])
    return found


def main() -> None:
    """Run the benchmarks that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--full", action="store_true", help="the sizes that README.md quotes")
    parser.add_argument("--size", help="résumés × postings, cold and warm; 0x0 for none")
    parser.add_argument("--memory", help="résumés × postings of the comparison of memory; 0x0 for none")
    parser.add_argument("--growth", help="base of the growth runs; 0x0 for none")
    parser.add_argument("--index", help="résumés × postings in the indexes; 0x0 for none")
    parser.add_argument(
        "--recall-at", type=int, default=1000, help="largest index that is judged exhaustively"
    )
    parser.add_argument(
        "--folder", help="where folders, caches and indexes are kept between runs (default: nowhere)"
    )
    parser.add_argument(
        "--output", default=str(HERE / "results" / "latest.json"), help="where the figures go"
    )
    parser.add_argument(
        "--readme", action="store_true", help="only fill the table of README.md from --output"
    )
    parser.add_argument(
        "--texts", type=int, default=24_000,
        help="about how many different texts the postings of an index are recombined from; 0 for those of the labelled postings",
    )  # fmt: skip
    args = parser.parse_args()
    target = Path(args.output)
    if args.readme:
        fill_readme(HERE.parent / "README.md", json.loads(target.read_text(encoding="utf-8")))
        return
    usual = FULL if args.full else QUICK
    sizes = {n: tuple(map(int, (getattr(args, n) or usual[n]).split("x"))) for n in usual}
    # Parts that are not measured again keep their figures.
    results: dict[str, Any] = json.loads(target.read_text(encoding="utf-8")) if target.is_file() else {}
    target.parent.mkdir(parents=True, exist_ok=True)

    def keep(name: str, figures: dict[str, Any]) -> None:
        """Write what is known so far."""
        results[name] = figures | {"machine": machine()}
        target.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")

    with tempfile.TemporaryDirectory(prefix="matcher-bench-") as temporary:
        base = Path(args.folder) if args.folder else Path(temporary)
        base.mkdir(parents=True, exist_ok=True)
        keep("command", command())
        if all(sizes["size"]):
            keep("folder", folders(base, *sizes["size"]))
        if all(sizes["growth"]):
            keep("growth", growth(base, *sizes["growth"]))
        if any(sizes["index"]):
            keep("indexes", indexes(base, *sizes["index"], args.recall_at, args.texts))
        if all(sizes["memory"]):
            keep("memory", memory(base, *sizes["memory"]))
    print(f"Figures: {target}", file=sys.stderr)


if __name__ == "__main__":
    main()
