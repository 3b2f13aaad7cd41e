"""Questions of an application form below a posting, told by the answers that they offer."""

from __future__ import annotations

import re
from typing import Final

from matcher.parsing.posting.lines import Line

_QUESTION: Final = re.compile(
    r"(?i)(?:\d{1,2}\W+)?(?:[A-Z]{3,12} ?[-–] ?|[^:?]{3,60}:\s+)?(?:do|does|did|have|has|are|is|how|what|which|please (?!note\b)|describe|select|indicate|if|where|when|would|will|can|by|i)\b.{0,400}[?.):*]\s*$"
)
_ANSWER: Final = re.compile(
    r"(?i)(?:[a-z0-9][.)] )?(?:yes|no|none|n/?a|true|false|(?:none|all|any) of (?:the )?(?:above|these)|(?:one|two|three|four|five|six) (?:or more )?years?|some high school|high school (?:diploma|graduate).{0,30}|i (?:do|have|understand|agree|am)\b.{0,80}|other|(?:less|more) than .{0,30}|\d{1,2}\+? ?(?:-|to|–|or more) ?(?:\d{1,2}|less than .{0,12})? ?(?:years?|months?).{0,40}|no experience.{0,40})\W*$"
)
# "01" above "Do you possess one of the following?": the questions of a form are counted.
_POSITION: Final = re.compile(r"0?\d{1,2}")
_YES_OR_NO: Final = re.compile(r"(?i)\W{0,4}(?:[a-z0-9][.)] )?(?:yes|no|none|n/?a|true|false)\W{0,4}")


def asks_applicants(lines: list[Line], position: int) -> bool:
    """Recognise a question of an application form by the answers offered beneath it.

    Parameters
    ----------
    lines : list of Line
    position : int
        Of the line that may be a question.

    Returns
    -------
    bool
    """
    text = lines[position].text
    if _POSITION.fullmatch(text) and position + 1 < len(lines):
        return "?" in lines[position + 1].text
    if not _QUESTION.match(text) or lines[position].is_heading:
        return False
    below = [line.text for line in lines[position + 1 : position + 5]]
    answers = [answer for answer in below if _ANSWER.match(answer)]
    return len(answers) >= 2 or any(_YES_OR_NO.fullmatch(answer) for answer in answers)
