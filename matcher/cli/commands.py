"""One function a command: read the inputs, call the library, write what it returns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from matcher import engine
from matcher.cli.console import Console
from matcher.cli.inputs import list_failures, many_sources, one_source
from matcher.exceptions import InputError
from matcher.presentation.untrusted import visible_text
from matcher.results import InputFailure, MatchResults

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

_PAGE = "fit.html"


def run_match(args: argparse.Namespace, console: Console) -> int:
    """Run ``matcher match``."""
    _check_target(args.html)
    resume = one_source(args.resume, role="resume")
    postings, absent = many_sources(args.postings)
    results = engine.default_engine().match(resume, postings, **_list_options(args))
    return _show_list(results, absent, args, console)


def run_rank(args: argparse.Namespace, console: Console) -> int:
    """Run ``matcher rank``."""
    _check_target(args.html)
    posting = one_source(args.posting, role="posting")
    resumes, absent = many_sources(args.resumes)
    results = engine.default_engine().rank(posting, resumes, **_list_options(args))
    return _show_list(results, absent, args, console)


def run_explain(args: argparse.Namespace, console: Console) -> int:
    """Run ``matcher explain``."""
    if args.resume == args.posting == "-":
        raise InputError(
            "Standard input can be the résumé or the posting, not both. Give a file for one of them."
        )
    to_stdout = args.html == "" and not console.is_terminal and not args.open
    if to_stdout and args.json:
        raise InputError("Only one of --json and --html can go to standard output. Give a FILE after --html.")
    resume = one_source(args.resume, role="resume")
    posting = one_source(args.posting, role="posting")
    _check_target(args.html or (_PAGE if args.open else None))
    report = engine.default_engine().report(resume, posting, as_of=args.as_of, knockouts=args.knockout)
    if to_stdout:
        console.write(report.to_html())
        return 0
    if args.json:
        console.write(report.to_json(indent=2))
    else:
        console.write(report.to_text(width=console.width, color=console.color))
    if args.html is not None or args.open:
        page = _write_page(report, args.html or _PAGE, console)
        if args.open:
            import webbrowser

            if not webbrowser.open(page.resolve().as_uri()):
                console.note("No browser could be started; open the file by hand.")
    return 0


def run_parse(args: argparse.Namespace, console: Console) -> int:
    """Run ``matcher parse``."""
    from matcher.cli.posting_view import posting_text
    from matcher.cli.resume_view import resume_text
    from matcher.reading import read_document
    from matcher.reading.kinds import guess_kind
    from matcher.serialisation import to_plain

    document = read_document(one_source(args.file, role=args.kind), role=args.kind)
    kind = args.kind or guess_kind(document)
    if args.kind is None and not args.json:
        other = "posting" if kind == "resume" else "resume"
        word = "résumé" if kind == "resume" else "posting"
        console.note(f"Taken for a {word}; --as {other} reads it as the other.")
    parsed: Any
    if kind == "resume":
        parsed = engine.default_engine().parse_resume(document, as_of=args.as_of)
    else:
        parsed = engine.default_engine().parse_posting(document)
    if args.json:
        plain = to_plain(parsed)
        plain["document"].pop("structured", None)
        console.write_json({"kind": kind, kind: plain})
    elif kind == "resume":
        console.write(resume_text(parsed, console))
    else:
        console.write(posting_text(parsed, console))
    return 0


def run_batch(args: argparse.Namespace, console: Console) -> int:
    """Run ``matcher batch``."""
    summary = engine.default_engine().score_folder(
        args.resumes,
        args.postings,
        output=args.output,
        requirements_output=True if args.requirements == "" else args.requirements,
        n_jobs=args.jobs,
        as_of=args.as_of,
        knockouts=args.knockout,
        knockout_order="last" if args.knockouts_last else "ignore",
        cache=False if args.no_cache else args.cache or True,
        backend=args.backend,
        scheduler=args.scheduler,
    )
    if args.json:
        console.write_json(summary.to_dict())
    else:
        console.write(visible_text(summary.to_text(width=console.width)))
    return 1 if summary.n_failed else 0


def run_index(args: argparse.Namespace, console: Console) -> int:
    """Run ``matcher index build`` or ``matcher index search``."""
    from matcher.index import PostingIndex, ResumeIndex
    from matcher.index.segments import read_manifest

    loaded = engine.default_engine()
    if args.action == "search":
        _check_target(args.html)
        kind = read_manifest(Path(args.index))["kind"]
        own = one_source(args.document, role="resume" if kind == "posting" else "posting")
        options = {"top": args.top, "candidates": args.candidates, "knockouts": args.knockout}
        if kind == "posting":
            results = PostingIndex(args.index, loaded).match(own, **options)
        else:
            results = ResumeIndex(args.index, loaded).rank(own, **options)
        return _show_list(results, (), args, console)
    chosen: type[PostingIndex | ResumeIndex] = PostingIndex if args.kind == "postings" else ResumeIndex
    how = {"n_jobs": args.jobs, "cache": not args.no_cache}
    sources = args.sources[0] if len(args.sources) == 1 else args.sources
    if args.add:
        if args.as_of is not None:
            raise InputError("An index keeps its date. Leave --as-of out of --add, or build the index again.")
        index = chosen(args.index, loaded)
        n_given = len(index.add(sources, **how))
    else:
        index = chosen.build(args.index, sources, engine=loaded, as_of=args.as_of, **how)
        n_given = len(index) + len(index.failures)
    if args.json:
        failed = [{"source": d.name, "status": d.status, "message": d.message} for d in index.failures]
        console.write_json(
            {"index": args.index, "kind": index.kind, "n_documents": len(index), "failures": failed}
        )
    else:
        console.write(visible_text(f"{args.index}: {len(index)} {args.kind}"))
    failures = [InputFailure(source=d.name, status=d.status, message=d.message) for d in index.failures]
    return list_failures(failures, n_given, console)


def run_evaluate(args: argparse.Namespace, console: Console) -> int:
    """Run ``matcher evaluate``."""
    from matcher.evaluation import command

    _check_target(args.output)
    return command.run(args)


def run_train(args: argparse.Namespace, console: Console) -> int:
    """Run ``matcher train``."""
    from matcher.training import command

    return command.run(args)


def _list_options(args: argparse.Namespace) -> dict[str, Any]:
    return {
        "as_of": args.as_of,
        "knockouts": args.knockout,
        "knockout_order": "last" if args.knockouts_last else "ignore",
    }


def _show_list(
    results: MatchResults, absent: Sequence[InputFailure], args: argparse.Namespace, console: Console
) -> int:
    failures = [*absent, *results.failures]
    n_inputs = len(results) + len(failures)
    shown = MatchResults(results.reports[: args.top], failures=failures)
    if args.json:
        console.write(shown.to_json(indent=2))
    else:
        # What failed is a message, not data: it goes to standard error, once.
        ranked = MatchResults(shown.reports)
        console.write(ranked.to_text(width=console.width, color=console.color))
        if len(shown) < len(results):
            word = "best" if len(shown) == 1 else f"{len(shown)} best"
            console.note(f"The {word} of {len(results)}.")
    if args.html is not None:
        _write_page(shown, args.html, console)
    return list_failures(failures, n_inputs, console)


def _check_target(name: str | None) -> None:
    """Refuse a file that cannot be written before anything is computed for it."""
    if name and (Path(name).is_dir() or not Path(name).parent.is_dir()):
        raise InputError(
            f"Nothing can be written to {name!r}. Give the name of a file in a folder that exists."
        )


def _write_page(result: Any, name: str, console: Console) -> Path:
    page = Path(result.write_html(name))
    console.note(f"Wrote {visible_text(str(page))}")
    return page
