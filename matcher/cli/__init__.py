"""The command line: thin shells over the functions of the library."""

from __future__ import annotations

from matcher.cli.entry import main

__all__ = ["main"]
