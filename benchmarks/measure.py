"""Run something in a process of its own and measure its time and memory, children included."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
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
        counted once), and the load of the machine at its end.
    """
    import psutil

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
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
        """Add up the memory of the process tree, four times a second."""
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
            done.wait(0.25)

    watcher = threading.Thread(target=watch)
    watcher.start()
    out, _ = process.communicate()
    done.set()
    watcher.join()
    if process.returncode:
        raise RuntimeError(f"The task {task} failed with code {process.returncode}.")
    found: dict[str, Any] = json.loads(out.strip().splitlines()[-1])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found |= {
        "wall_seconds": round(time.perf_counter() - start, 2),
        "cpu_seconds": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 2),
        "peak_mb": round(peak[0]),
        "load": round(os.getloadavg()[0], 1),
    }
    return found


def ratio(a: Mapping[str, Any], b: Mapping[str, Any], name: str = "wall_seconds") -> float:
    """Return how many times larger a figure of ``a`` is than that of ``b``."""
    return round(float(a[name]) / max(float(b[name]), 1e-9), 2)


def whole_process(arguments: list[str], *, n_runs: int) -> dict[str, Any]:
    """Start Python some times after one time that is not counted, and return the medians from start to exit.

    The first run leaves compiled modules for the others, as an installed package has them, whatever the environment says about that.
    """
    walls, own = [], []
    with tempfile.TemporaryDirectory(prefix="matcher-bench-") as compiled:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = compiled
        for number in range(n_runs + 1):
            before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            subprocess.run(
                [sys.executable, *arguments],
                check=True,
                stdout=subprocess.DEVNULL,
                cwd=Path(__file__).parents[1],
                env=environment,
            )
            wall, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
            if number:
                walls.append(wall)
                own.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return {
        "n_runs": n_runs,
        "wall_seconds": round(statistics.median(walls), 2),
        "least_wall_seconds": round(min(walls), 2),
        "cpu_seconds": round(statistics.median(own), 2),
        "load": round(os.getloadavg()[0], 1),
    }
