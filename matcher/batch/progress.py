"""A bar on standard error, where somebody is looking."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any


class Progress:
    """Seconds by stage, and a bar for each stage.

    Parameters
    ----------
    shown : bool or None
        None shows bars where standard error is a terminal.
    """

    def __init__(self, shown: bool | None = None) -> None:
        self.seconds: dict[str, float] = {}
        self._is_shown = sys.stderr.isatty() if shown is None else shown

    @contextmanager
    def stage(self, name: str, total: int, unit: str) -> Iterator[Any]:
        """Time a stage and give a function to call with the number of things just done.

        Parameters
        ----------
        name : str
        total : int
        unit : str

        Yields
        ------
        callable
        """
        from tqdm import tqdm

        start = perf_counter()
        with tqdm(
            total=total, desc=name, unit=f" {unit}", file=sys.stderr, disable=not self._is_shown, leave=False
        ) as bar:

            def advance(n: int = 1) -> None:
                bar.update(n)

            try:
                yield advance
            finally:
                self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - start
