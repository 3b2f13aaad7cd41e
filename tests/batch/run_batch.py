"""Batches in processes of their own, to be killed, starved or run beside each other.

Reads commands from standard input, one JSON list a line: resumes, postings, output, options. Each is run in a fork of this process, whose
number is printed at once, and later ``done`` with what it printed. So the imports are paid for once.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


def run(resumes: str, postings: str, output: str, options: dict[str, object]) -> str:
    """Run a batch with the toy engine and return how many pairs had to be scored, or the error."""
    from factories import AS_OF, toy_engine

    from matcher.batch import documents, stages
    from matcher.exceptions import MatcherError

    # Many small steps, so that a killed run has something to continue.
    stages.RESUMES_A_TASK = options.pop("resumes_a_task", stages.RESUMES_A_TASK)
    documents.WRITE_EVERY = options.pop("write_every", documents.WRITE_EVERY)
    if limit := options.pop("file_size_limit", 0):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        summary = toy_engine().score_folder(resumes, postings, output=output, as_of=AS_OF, **options)
    except MatcherError as error:
        return f"{type(error).__name__}: {error}"
    return f"scored {summary.n_scored}"


def main() -> None:
    """Serve commands until standard input ends."""
    import factories  # noqa: F401 - imported once, for all forks

    import matcher.batch.folder
    import matcher.parsing.posting
    import matcher.parsing.resume  # noqa: F401 - the same

    print("ready", flush=True)
    for line in sys.stdin:
        command = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                answer = run(*command)
            except BaseException:
                answer = traceback.format_exc()
            print("done " + json.dumps(answer), flush=True)
            os._exit(0)
        print(f"started {child}", flush=True)
        _, status = os.waitpid(child, 0)
        print(f"ended {os.waitstatus_to_exitcode(status)}", flush=True)


if __name__ == "__main__":
    main()
