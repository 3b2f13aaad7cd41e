"""A reader with bugs: what a hostile file could make of it."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

from matcher.batch.documents import Understanding
from matcher.batch.inputs import BatchItem


@dataclass(frozen=True, slots=True, kw_only=True)
class HostileUnderstanding(Understanding):
    """Understands as always, but for three files."""

    def __call__(self, item: BatchItem) -> tuple[str, bytes]:
        """Hang, crash or eat memory where the file says so."""
        first = item.path.read_bytes()[:5] if item.path is not None else b""
        if first.startswith(b"HANG"):
            time.sleep(600)
        if first.startswith(b"CRASH"):
            os._exit(11)
        if first.startswith(b"EAT"):
            hoard = [bytes(50_000_000) for _ in range(200)]
            return str(len(hoard)), b""
        return Understanding.__call__(self, item)
