"""Where a sentence or an item of an advertisement ends, though its full stop got lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from matcher.parsing.posting.sentences import split_sentences

# What goes on behind the last item of a list that lost its line breaks.
TAIL: Final = re.compile(
    r"(?<=[a-z]{3})(?=(?:For (?:more|further)|As part|As an?|We are|Our|The|This|Please) [a-z])|(?<=[\w)])\s+(?=(?:This (?:is|role|position|job|would|will|opportunity)|These are|In return|Salary (?:is|will|up|of)|(?:Working hours|Hours of work)|To (?:apply|be considered)|For (?:more|further)|We (?:are|offer|have)|Our client|If (?:you|this)|Please|Interested|Apply|APPLY|(?:Suitable|Successful|Ideal) (?:candidates?|applicants?) (?:must|should|will|need)|Candidates (?:suitable|interested|who|with|should|must|will)|[A-Z][\w&'’]{2,20}(?: [A-Z][\w&'’]{1,20}){0,3} (?:acts? as|(?:is|are) (?:committed to|acting as|an? (?:[\w-]+ ){0,4}(?:recruit\w+|agency|consultanc\w+|compan(?:y|ies)|employer|business|organi[sz]ation)))|You will (?:be|receive|get)|Working on an?|As (?:one of|an? leading)|The (?:company|salary|package|role)(?: of [A-Z][\w/&-]{1,20}(?: [A-Z][\w/&-]{1,20}){0,4})? (?:is|will|offers)|Selection [Pp]rocess|Benefits|Unfortunately,? (?:due|we|only|owing)|Due to (?:the|high|a)|The (?:(?:successful|ideal|right) )?(?:candidate|applicant|person) (?:must|MUST|will|should)|My client|Th(?:is|e) (?:advert|vacancy)|If your|About (?:the|our) (?:[Cc]ompany|[Cc]lient|[Rr]ole)|[A-Z][a-z][\w&'’]{1,20}(?: [A-Z][\w&'’]{1,20}){1,3} (?:has|have) (?:the|been|over|more)|[A-Z][\w&'’]{2,20}(?: [A-Z][\w&'’]{1,20}){0,3} is one of|To find out|(?:Salary|Location|Hours|Package|Reference|Job [Rr]ef\w*|Ref|Key ?words|Closing [Dd]ate|Rates? of [Pp]ay|Start [Dd]ate|Duration|Contact)(?=\s?:| [£*\d])|(?:Call|Contact|Email|Send) [A-Za-z*]|Full training|(?:Role|Recruiter|Company|Contact|Agency|Job) [Ii]nformation(?=\s?:)|Commutable|By applying)\b)"
)
# The same behind a full stop: a list does not go on with what the firm or the agency says.
ENDING: Final = re.compile(
    r"(?:This (?:is|role|position|job|would|will|opportunity)|In return|To (?:apply|find out)|For (?:more|further)|We (?:are|offer|pride)|(?:Our|My) client|If (?:you|your|this)|Please|Interested|Apply|The (?:business|company|firm|environment|client)s? (?:is|are|has|have|can|will|offers?|adopts?)|[A-Z][\w&'’]{2,20}(?: [A-Z][\w&'’]{1,20}){0,3} (?:acts? as|(?:is|are) (?:committed to|acting as))|Th(?:is|e) (?:advert|vacancy)|By applying|(?:Call|Contact|Email|Send) [A-Za-z*])\b"
)
# Words that open a sentence, behind one that has no full stop; and so many characters stand before them.
_LOST_STOP: Final = re.compile(
    r"(?<=[a-z)])\s+(?=(?:If (?:you|this)|To apply|For (?:more|further) information|In return|Please|Our client|We are (?:looking|seeking)|You (?:will|must|should|need)|(?:Suitable|Successful|Ideal) (?:candidates?|applicants?) (?:must|should|will|need)|Candidates (?:suitable|interested|who|should|must|will)|The (?:successful|ideal|right) (?:candidate|applicant|person|individual)|It is (?:also )?(?:essential|important|desirable|imperative)|For (?:both|all|these) (?:of )?(?:the |these )?(?:roles|positions|posts)|To be considered) [a-z])"
)
_LEAST_SENTENCE: Final = 20
_LONG_TEXT: Final = 120


def told_sentences(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a text, a long one also cut where a full stop got lost.

    Parameters
    ----------
    text : str
    start : int, default=0
        Added to every position.

    Returns
    -------
    list of (int, int)

    Examples
    --------
    >>> text = "Wanted for a mill on the river Aire. You must be able to mend looms of all ages and sizes in Leeds or in the yard If you can, call us."
    >>> [text[a:b] for a, b in told_sentences(text)][1:]
    ['You must be able to mend looms of all ages and sizes in Leeds or in the yard', 'If you can, call us.']
    """
    spans = split_sentences(text, start)
    return (
        spans if len(text) < _LONG_TEXT else [part for span in spans for part in _parted(text, start, span)]
    )


def _parted(text: str, start: int, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    first, last = span
    while (lost := _LOST_STOP.search(text, first - start + _LEAST_SENTENCE, last - start)) is not None:
        yield first, start + lost.start()
        first = start + lost.end()
    yield first, last
