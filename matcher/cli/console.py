"""Where the command line writes: data to stdout, everything else to stderr."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

_PIPED_WIDTH = 80
_WIDEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """How and where to write.

    Attributes
    ----------
    width : int
        Columns of the terminal, 80 for a pipe.
    color : bool
        Whether escape sequences are welcome.
    is_terminal : bool
        Whether stdout is a terminal.
    """

    width: int = _PIPED_WIDTH
    color: bool = False
    is_terminal: bool = False

    @classmethod
    def from_args(cls, args: argparse.Namespace) -> Console:
        """Look at the terminal, the environment and ``--no-color``.

        Parameters
        ----------
        args : argparse.Namespace

        Returns
        -------
        Console
        """
        for stream in (sys.stdout, sys.stderr):
            # A character that the terminal's encoding lacks is no reason to stop.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        is_terminal = sys.stdout.isatty()
        wanted = not getattr(args, "no_color", False) and not os.environ.get("NO_COLOR")
        width = shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns if is_terminal else _PIPED_WIDTH
        return cls(
            width=max(40, min(width, _WIDEST)),
            color=is_terminal and wanted and os.environ.get("TERM") != "dumb",
            is_terminal=is_terminal,
        )

    def write(self, text: str) -> None:
        """Write data to stdout.

        Parameters
        ----------
        text : str
            A line break is added where it lacks one.
        """
        sys.stdout.write(text if text.endswith("\n") else text + "\n")

    def note(self, text: str) -> None:
        """Write a message to stderr.

        Parameters
        ----------
        text : str
        """
        # Data written before the message come before it on a terminal too.
        sys.stdout.flush()
        sys.stderr.write(text + "\n")

    def write_json(self, value: Any) -> None:
        """Write a value as JSON to stdout.

        Parameters
        ----------
        value : Any
            Plain JSON values.
        """
        import json

        self.write(json.dumps(value, ensure_ascii=False, indent=2))

    def bold(self, text: str) -> str:
        """Return the text in bold, where colour is welcome."""
        return f"\x1b[1m{text}\x1b[0m" if self.color else text

    def dim(self, text: str) -> str:
        """Return the text in a weaker tone, where colour is welcome."""
        return f"\x1b[2m{text}\x1b[0m" if self.color else text
