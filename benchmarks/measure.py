"""Run something in a process of its own and measure its time and memory, children included."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def measured(task: str, **arguments: Any) -> dict[str, Any]:
    """Run a task of `benchmarks.tasks` in a fresh process.

    Parameters
    ----------
    task : str
        Name of the function.
    **arguments
        JSON values.

    Returns
    -------
    dict
        What the task returned, with ``wall_seconds``, ``cpu_seconds`` and ``peak_mb`` (all processes together, pages shared by several
        counted once).
    """
    import psutil

    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.tasks", task, json.dumps(arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    peak = [0.0]
    done = threading.Event()

    def watch() -> None:
        """Add up the memory of the process tree, ten times a second."""
        root = psutil.Process(process.pid)
        while not done.is_set():
            total = 0
            try:
                for each in [root, *root.children(recursive=True)]:
                    try:
                        total += each.memory_full_info().pss
                    except (psutil.Error, AttributeError):
                        continue
            except psutil.Error:
                break
            peak[0] = max(peak[0], total / 1e6)
            done.wait(0.1)

    watcher = threading.Thread(target=watch)
    watcher.start()
    out, _ = process.communicate()
    done.set()
    watcher.join()
    if process.returncode:
        raise RuntimeError(f"The task {task} failed with code {process.returncode}.")
    found: dict[str, Any] = json.loads(out.strip().splitlines()[-1])
    found |= {"wall_seconds": round(time.perf_counter() - start, 2), "peak_mb": round(peak[0])}
    return found


def ratio(a: Mapping[str, Any], b: Mapping[str, Any], name: str = "wall_seconds") -> float:
    """Return how many times larger a figure of ``a`` is than that of ``b``."""
    return round(float(a[name]) / max(float(b[name]), 1e-9), 2)
