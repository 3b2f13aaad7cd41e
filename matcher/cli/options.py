"""The commands and their options; imports nothing heavy, so that ``--help`` answers at once."""

from __future__ import annotations

import argparse
from datetime import date

import matcher

_DESCRIPTION = """\
Match résumés with job postings: a verdict, a quote and points for every requirement, offline on a CPU.
It reads and shows; a person decides."""

_EPILOG = """\
files: txt, md, html, pdf, docx, JSON Resume; postings also schema.org JobPosting (JSON-LD). A folder is
read whole; "-" is standard input. Data go to standard output, messages to standard error.

exit codes: 0 fine · 1 some inputs failed and are listed · 2 wrong usage, or nothing could be read ·
3 a fault of matcher · 130 interrupted

examples:
  matcher match cv.pdf postings/                 which postings fit this résumé?
  matcher rank posting.txt resumes/ --top 20     in which order to read these résumés?
  matcher explain cv.pdf posting.txt --html fit.html
  matcher parse cv.pdf                           what was understood?"""


_BATCH_EPILOG = """\
inputs: a folder is read whole, with the folders in it; .jsonl and .csv hold one text a row in "text", its name in "id".

outputs: FILE holds one row a pair, best first for each posting. Beside it stand the status of every document
(scores.files.csv for scores.csv) and errors.jsonl with those that could not be scored. Nothing is replaced before a
run is finished; results are kept, so that a second run over unchanged files does almost nothing.

exit codes: 0 fine · 1 some documents could not be scored · 2 wrong usage, or nothing could be read

example:
  matcher batch resumes/ 'postings/*.html' --output scores.csv --requirements"""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line.

    Returns
    -------
    argparse.ArgumentParser
        ``command`` of the parsed namespace is None where no command was given.
    """
    parser = argparse.ArgumentParser(
        prog="matcher",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"matcher {matcher.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_match(commands)
    _add_rank(commands)
    _add_explain(commands)
    _add_parse(commands)
    _add_batch(commands)
    _add_index(commands)
    _add_evaluate(commands)
    _add_train(commands)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    help_text: str,
    description: str,
    epilog: str | None = None,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=help_text,
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--json", action="store_true", help="write JSON instead of text")
    parser.add_argument(
        "--no-color", action="store_true", help="no colours; also NO_COLOR=1, and always when piped"
    )
    parser.add_argument("--debug", action="store_true", help="show the traceback of an error")
    return parser


def _add_as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of",
        type=iso_date,
        metavar="DATE",
        help='what "present" means, such as 2026-11-21 (default: today)',
    )


def _add_knockouts(parser: argparse.ArgumentParser, *, sorts: bool = True) -> None:
    parser.add_argument(
        "--knockout",
        action="append",
        default=[],
        metavar="ID|KIND",
        help="a requirement (r2) or a kind (certification) to show as knockout; may be repeated; changes no number",
    )
    if sorts:
        parser.add_argument(
            "--knockouts-last",
            action="store_true",
            help="sort pairs with a failed knockout behind all others",
        )


def _add_list_options(parser: argparse.ArgumentParser) -> None:
    _add_as_of(parser)
    _add_knockouts(parser)
    parser.add_argument("--top", type=positive, metavar="N", help="show only the N best")
    parser.add_argument("--html", metavar="FILE", help="also write the ranked table as a page")


def _add_match(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "match",
        "one résumé against postings, best fit first",
        "Judge one résumé against postings, best fit first.",
    )
    parser.add_argument("resume", metavar="RESUME", help="a file, or - for standard input")
    parser.add_argument("postings", metavar="POSTING", nargs="+", help="files, folders or quoted patterns")
    _add_list_options(parser)


def _add_rank(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "rank",
        "one posting against résumés, best fit first",
        "Judge résumés against one posting, best fit first: an order to read them in.",
    )
    parser.add_argument("posting", metavar="POSTING", help="a file, or - for standard input")
    parser.add_argument("resumes", metavar="RESUME", nargs="+", help="files, folders or quoted patterns")
    _add_list_options(parser)


def _add_explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "explain",
        "one pair in full: every requirement with its evidence",
        "Explain one pair: a verdict, the quotes and the points of every requirement.",
    )
    parser.add_argument("resume", metavar="RESUME", help="a file, or - for standard input")
    parser.add_argument("posting", metavar="POSTING", help="a file, or - for standard input")
    parser.add_argument(
        "--html",
        nargs="?",
        const="",
        metavar="FILE",
        help="write the explanation as a page, to FILE beside the text, or without FILE to standard output (to fit.html in a terminal)",
    )
    parser.add_argument("--open", action="store_true", help="open the page in the browser")
    _add_as_of(parser)
    _add_knockouts(parser, sorts=False)


def _add_parse(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "parse",
        "what was understood of a file",
        "Show what was understood of a résumé or posting, to be checked at a glance.",
    )
    parser.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    parser.add_argument(
        "--as", dest="kind", choices=("resume", "posting"), help="what it is (default: guessed)"
    )
    _add_as_of(parser)


def _add_batch(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "batch",
        "every résumé of a folder against every posting",
        "Score every résumé against every posting. A run that was stopped continues with the same command.",
        _BATCH_EPILOG,
    )
    parser.add_argument(
        "resumes", metavar="RESUMES", help="a folder, file or quoted pattern; JSONL and CSV of texts too"
    )
    parser.add_argument("postings", metavar="POSTINGS", help="the same")
    parser.add_argument("--output", required=True, metavar="FILE", help="scores.parquet, .csv or .jsonl")
    parser.add_argument(
        "--requirements",
        nargs="?",
        const="",
        metavar="FILE",
        help="also write every requirement of every pair with its evidence, to FILE or beside the scores",
    )
    parser.add_argument("--jobs", type=positive, metavar="N", help="processes (default: one a core)")
    _add_as_of(parser)
    _add_knockouts(parser)
    keeping = parser.add_mutually_exclusive_group()
    keeping.add_argument(
        "--cache",
        metavar="DIR",
        help="where results are kept for the next run (default: the user's cache folder)",
    )
    keeping.add_argument("--no-cache", action="store_true", help="keep nothing, use nothing kept")
    parser.add_argument(
        "--backend", choices=("loky", "dask"), help="where scoring runs (default: this machine)"
    )
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster, such as tcp://host:8786")


def _add_index(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    description = "Prepare a large collection once, then search it for one document after the other."
    parser = commands.add_parser(
        "index", help="prepare a large collection, then search it", description=description
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    build = _command(
        actions,
        "build",
        "make an index of a collection",
        "Read and represent every document of a collection, and keep that in a folder.",
    )
    build.add_argument(
        "index", metavar="INDEX", help="the folder of the index; an index that is there is replaced"
    )
    build.add_argument("kind", choices=("resumes", "postings"), help="what the collection holds")
    build.add_argument(
        "sources",
        metavar="SOURCE",
        nargs="+",
        help="folders, files or quoted patterns; JSONL and CSV of texts too",
    )
    build.add_argument("--add", action="store_true", help="add to the index that is there")
    build.add_argument(
        "--jobs", type=positive, default=2, metavar="N", help="processes that read (default: 2)"
    )
    build.add_argument("--no-cache", action="store_true", help="keep nothing, use nothing kept")
    _add_as_of(build)
    search = _command(
        actions,
        "search",
        "find what fits best in an index",
        "Judge the most promising documents of an index, best fit first; the scores are those of match and rank.",
    )
    search.add_argument("index", metavar="INDEX", help="the folder of the index")
    search.add_argument(
        "document", metavar="FILE", help="a résumé for an index of postings, or the other way round; or -"
    )
    search.add_argument("--top", type=positive, default=20, metavar="N", help="how many (default: 20)")
    search.add_argument(
        "--candidates",
        type=positive,
        metavar="N",
        help="how many are judged exactly (default: more than --top)",
    )
    search.add_argument("--html", metavar="FILE", help="also write the ranked table as a page")
    _add_knockouts(search, sorts=False)


def _add_evaluate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "evaluate",
        "measure quality on labelled pairs",
        "Measure quality on labelled pairs and print the tables.",
    )
    parser.add_argument("--labels", metavar="DIR", help="labelled pairs (default: data/labels)")
    parser.add_argument("--postings", metavar="DIR", help="a further folder to look for postings in")
    parser.add_argument(
        "--datasets",
        metavar="DIR",
        help="instead put the whole documents of public data sets in DIR in order; which ones is told in matcher.evaluation.public_data",
    )
    parser.add_argument("--output", metavar="FILE", help="write every number to FILE as JSON")
    parser.add_argument(
        "--quick", action="store_true", help="leave out the confidence intervals; fewer pairs"
    )
    parser.add_argument(
        "--invariance",
        action="store_true",
        help="instead change résumés (another name, pasted postings, one line more or less) and see what the scores do",
    )
    parser.add_argument(
        "--claims",
        nargs="?",
        const="",
        metavar="FILE",
        help="instead judge short résumés with one claim planted in each (default: data/claims)",
    )


def _add_train(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "train",
        "rebuild the models from labelled data",
        "Rebuild what is in models/ from the project's own data.\nAll of it takes about half an hour on two cores.",
    )
    parser.add_argument("--labels", metavar="DIR", help="labelled pairs (default: data/labels)")
    parser.add_argument("--lines", metavar="DIR", help="requirements with résumé lines (default: data/lines)")
    parser.add_argument("--output", metavar="DIR", help="where the artefacts go (default: models)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of everything random (default: 0)")
    parser.add_argument(
        "--only", choices=("denials", "encoder", "judge", "ranker", "tfidf"), help="only this part"
    )


def iso_date(text: str) -> date:
    """Return the date that an option gives.

    Parameters
    ----------
    text : str

    Returns
    -------
    datetime.date
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a date such as 2026-11-21, got {text!r}") from None


def positive(text: str) -> int:
    """Return the whole number above zero that an option gives.

    Parameters
    ----------
    text : str

    Returns
    -------
    int
    """
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number above 0, got {text!r}")
    return number
