"""Functions that run in child processes; they live in a module so that a fresh interpreter can import them."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def act(path: Path) -> str:
    """Do what the file's name says."""
    name = path.stem
    if name.startswith("hang"):
        time.sleep(60)
    if name.startswith("die"):
        os.kill(os.getpid(), signal.SIGSEGV)
    if name.startswith("exit"):
        os._exit(3)
    if name.startswith("eat"):
        return str(len(bytearray(2_000_000_000)))
    if name.startswith("raise"):
        raise RuntimeError("unexpected")
    if name.startswith("print"):
        print("noise on standard output", flush=True)
        os.write(1, b"noise below Python")
    if name.startswith("lambda"):
        return lambda: None  # type: ignore[return-value]  # a result that cannot be sent
    return f"{name} {os.getpid()}"
