"""Which rows of a résumé are one sentence, and what marks a point."""

from __future__ import annotations

from datetime import date

from matcher.parsing.resume import parse_resume_document
from matcher.types import Document

HEAD = "Ida Berg\nida.berg@example.org\n\nExperience\nClerk, Norvik Harbour Board, 03/2019 - present\n"


def lines(body: str) -> list[str]:
    parsed = parse_resume_document(Document(text=HEAD + body), as_of=date(2026, 11, 1))
    assert len(parsed.experiences) == 1
    return [parsed.lines[i].text for i in parsed.experiences[0].lines][1:]


def test_unmarked_rows_of_different_lengths_are_points_of_their_own() -> None:
    points = [
        "Gave out the berths among six pilots; read a sample of the entries of each on Fridays and went through them together with the master",
        "Kept the register of ships, crews and cargoes by the rules of the port and of the sea court",
        "About 160 papers a day beside the window; storms first, then deadlines, then the rest",
        "Deposits of the trust account, 1.1 million last year, and the auditor found all of it",
        "Met with the agents and the union of the dockers to agree on one form of order",
        "Brought in the harbour's first register on a computer, with a binder for each clerk",
        "Trained three juniors",
        "Closed the old archive",
    ]
    assert lines("".join(f"  {point}\n" for point in points)) == points


def test_rows_wrapped_by_hand_are_one_sentence() -> None:
    sentences = [
        "Gave out the berths among six pilots, read a sample of\nthe entries of each on Fridays, and went through them\nwith the Norvik harbour master and his two deputies.",
        "Kept the register of ships, crews and cargoes by the\nrules of the port, and answered the letters that the\nMinistry of Fisheries wrote about the state of them.",
        "Brought in the first register on a computer, with a\nbinder for each clerk, and trained the three juniors\nwho have kept it since then without a single mistake.",
    ]
    assert len(lines("\n".join(sentences) + "\n")) == 3


def test_a_full_stop_may_mark_a_point() -> None:
    assert lines(
        ". Pulled nets on night shift, alone\n. Mended engines for the whole fleet\n. Sold fish\n"
    ) == [
        "Pulled nets on night shift, alone",
        "Mended engines for the whole fleet",
        "Sold fish",
    ]
