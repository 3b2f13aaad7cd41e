"""From arguments to an exit code; every error ends as one sentence on stderr."""

from __future__ import annotations

import gc
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from matcher.cli.console import Console
from matcher.cli.options import build_parser
from matcher.exceptions import MatcherError
from matcher.patterns import kept_patterns
from matcher.presentation.untrusted import one_line, visible_text

if TYPE_CHECKING:
    import argparse

# 0 fine · 1 some inputs failed and are listed · 2 wrong usage, or nothing could be read · 3 a fault of matcher · 130 Ctrl-C
EXIT_USAGE = 2
EXIT_FAULT = 3
EXIT_INTERRUPTED = 130
# Commands that judge, with the document that each of them is about.
_JUDGING = {"match": "resume", "rank": "posting", "explain": "resume"}
# Seconds; threads that wait for the interpreter, as the one that encodes does between two texts, get it sooner than by default.
_SWITCH_INTERVAL = 0.0005
# New objects before the collector looks at them: at its own pace it would spend a tenth of a short run on tables that stay.
_GARBAGE_THRESHOLD = 50_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments without the program name; default: those of the process.

    Returns
    -------
    int
        Exit code.
    """
    parser = build_parser()
    args, unknown = parser.parse_known_args(argv)
    if unknown:
        parser.error(_unknown(args.command, unknown))
    if args.command is None:
        parser.print_help(sys.stderr)
        return EXIT_USAGE
    console = Console.from_args(args)
    sys.setswitchinterval(_SWITCH_INTERVAL)
    gc.set_threshold(_GARBAGE_THRESHOLD)
    try:
        with kept_patterns(), warnings.catch_warnings():
            if not args.debug:
                warnings.showwarning = _shown_by(console)
            code = _command(args)(args, console)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader has what it wanted. What Python still holds for it goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        kept = " The same command continues where it was." if args.command == "batch" else ""
        console.note(f"Interrupted.{kept}")
        return EXIT_INTERRUPTED
    except MatcherError as error:
        if args.debug:
            raise
        console.note(f"matcher: {visible_text(str(error))}")
        return EXIT_USAGE
    except Exception as error:
        if args.debug:
            raise
        shown = one_line(str(error))
        console.note(f"matcher: something went wrong inside matcher ({type(error).__name__}: {shown[:300]}).")
        console.note(
            "This is a fault of the program, not of your files. Run it again with --debug for the traceback."
        )
        return EXIT_FAULT


def _unknown(command: str | None, arguments: Sequence[str]) -> str:
    message = f"unrecognized arguments: {' '.join(arguments)}"
    if command == "batch" and not any(argument.startswith("-") for argument in arguments):
        message += "\nbatch takes two collections. Quote a pattern ('cvs/*.pdf'), or the shell puts its files in its place."
    return message


def _shown_by(console: Console) -> Callable[..., None]:
    """Return what shows a warning as a sentence, without the line of the program that it comes from."""

    def show(message: Warning | str, *_: Any, **__: Any) -> None:
        console.note(f"matcher: {visible_text(str(message))}")

    return show


def _command(args: argparse.Namespace) -> Callable[[argparse.Namespace, Console], int]:
    # Imported after the arguments are understood, so that --help and typing mistakes answer at once.
    # A mistyped name is answered at once, too.
    if args.command in _JUDGING and _exists(getattr(args, _JUDGING[args.command])):
        from matcher.engine import default_engine

        # The encoder takes longest to load; the rest of the program is imported meanwhile.
        default_engine().begin()
    from matcher.cli import commands

    command: Callable[[argparse.Namespace, Console], int] = getattr(commands, f"run_{args.command}")
    return command


def _exists(name: str) -> bool:
    return os.path.exists(name)  # noqa: PTH110  # Path.exists fails on names that no file can have
