"""What a résumé line does with the thing it names: shows it, lists it, studied it, wishes for it, denies it.

The cues work clause by clause, so that "built dashboards in Tableau, but no SQL yet" denies SQL alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from matcher.parsing.clauses import denies, is_stale, labelled_spans
from matcher.types import ResumeLine

_I: Final = re.IGNORECASE

WISH: Final = re.compile(
    r"\b(?:interested in|interest in (?:learning|moving|becoming)|eager to|keen to|keen on|hop(?:e|es|ing) to|would (?:\w+ )?(?:like|love|welcome|enjoy)|looking (?:to|for)|seeking|seeks|aspir(?:e|es|ing)|plan(?:s|ning)? to|want(?:s|ing)? to|willing to learn|"
    r"ready to learn|happy to learn|open to learning|aims? to|aiming to|my goal|goal is|objective is|curious about|wish(?:es)? to|intend(?:s|ing)? to|looking forward|next step|one day|someday|to learn|want to move|dream of|on my list|next on my)\b",
    _I,
)
IN_PROGRESS: Final = re.compile(
    r"\b(?:in progress|expected|currently (?:studying|learning|enrolled|completing|training|pursuing|taking)|enrolled (?:in|on|for)|pursuing|candidate for|working (?:towards?|on my)|in training|(?:am|still|currently|now) (?:learning|studying|training)|part[- ]way|halfway|"
    r"started (?:in )?\w+ 20\d\d|to be completed|ongoing|not yet (?:complete|finished|awarded|qualified)|exam (?:booked|scheduled|in|due)|booked for|scheduled for|renewal|anticipated|begun|studying (?:for|towards?)|trainee|apprentice)\b",
    _I,
)
STUDIED: Final = re.compile(
    r"\b(?:course(?:s|work)?|module(?:s)?|class(?:es)? (?:in|on)|seminar|workshop|webinar|bootcamp|boot camp|tutorial|moocs?|udemy|coursera|edx|linkedin learning|e-learning|studied|lecture|certificate of (?:attendance|completion)|at (?:school|college|university)|"
    r"theory|textbook|training day|elective|in class|for a class|class project|capstone|homework|read about|self-taught|simulation lab)\b",
    _I,
)
OTHERS: Final = re.compile(
    r"\b(?:(?:was|were|is|are) (?:done|run|led|handled|written|built|made|managed|owned|performed|carried out) by (?:the|our|a|an|my|another)|(?:that|this|which) (?:is|was) (?:their|his|her|another|someone)|(?<!used )(?<!read )(?<!followed )(?<!adopted )(?<!praised )(?<!approved )(?<!accepted )(?<!requested )(?<!asked )(?<!commended )(?<!promoted )(?<!nominated )(?<!elected )(?<!hired )(?<!awarded )(?<!picked )(?<!chosen )(?<!thanked )(?<!copied )(?<!trusted )(?<!needed )(?<!signed off )(?<!invited )(?<!called )by (?:the|our|an?) (?:\w+ ){0,2}(?:team|department|contractor|vendor|supplier|consultants?|agency|analysts?|engineers?|manager|supervisor|nurse|teacher|colleagues?)|"
    r"(?:my|our|the) (?:\w+ ){0,2}(?:team|department|contractor|vendor|supplier|consultant|agency|analyst|engineer|manager|supervisor|boss|colleague|senior|lead|statistician|lawyers?|developers?|electrician|nurse|chef),? (?:who|which|does|did|handles|handled|ran|runs|wrote|writes|built|builds|owns|owned|decides|decided|makes|made|signs|signed)|"
    r"someone else|somebody else|other people|sat (?:in|next to)|watched|observed|shadow(?:ed|ing)?|alongside|handed (?:to|over to|it to)|passed (?:to|on to)|referred to|escalated to|sent (?:it |them |the \w+ )?to the|only (?:as|with) )",
    _I,
)
_ROLE: Final = (
    r"(?:teams?|department|unit|crew|(?:\w+ )?office|colleagues?|boss(?:es)?|engineers?|developers?|analysts?|scientists?|statisticians?|managers?|supervisors?|officers?|nurses?|doctors?|physicians?|surgeons?|\w*therapists?|"
    r"psychologists?|teachers?|lecturers?|lawyers?|solicitors?|accountants?|controllers?|planners?|designers?|editors?|writers?|translators?|chefs?|cooks?|bakers?|electricians?|technicians?|mechanics?|welders?|fabricators?|"
    r"joiners?|plumbers?|drivers?|operators?|keepers?|clerks?|secretar(?:y|ies)|coordinators?|directors?|executives?|consultants?|contractors?|vendors?|suppliers?|agency|specialists?|seniors?|leads?|heads?|chiefs?|foreman|trainers?|"
    r"buyers?|recruiters?|administrators?|architects?|assistants?|wife|husband|brother|sister|father|mother|son|daughter|friend|uncle|aunt|cousin|neighbour)"
)
_DID: Final = (
    r"(?:wrote|built|ran|led|did|made|kept|held|sold|spoke|taught|drove|gave|took|chose|drew|dealt|set|cut|flew|dug|grew|won|bought|fixed|wired|cooked|used|\w{2,}ed|"
    r"writes?|builds?|runs?|leads?|does|makes?|keeps?|holds?|sells?|speaks?|teach(?:es)?|drives?|gives?|takes?|uses?|handles?|manages?)"
)
# "The team next door built the dashboards": who did it stands before the verb.
_THEY_DID: Final = re.compile(
    rf"^\W*(?:the|our|my|another|those|these) (?:[\w-]+ ){{0,3}}?{_ROLE}(?: of \w+| next door| upstairs| downstairs| in [A-Z]\w+)? (?:also |always |only )?(?!who|and|but){_DID}\b",
    _I,
)
# "Reported to an engineer who wrote SQL", "supported those who sell": what they did, the writer did not.
_FOR_THOSE_WHO: Final = re.compile(
    rf"\b(?:report(?:ed|ing|s)? to|support(?:ed|ing|s)?|assist(?:ed|ing|s)?|help(?:ed|ing|s)?|work(?:ed|ing|s)? (?:with|for|beside|next to|under|alongside)|(?:secretary|assistant|pa|aide) (?:to|of|for))\b"
    rf"[^.;:()]{{0,60}}?\b(?:{_ROLE}|those|people|somebody|someone)\b(?P<they>,? who {_DID}\b)",
    _I,
)
# "Basic SQL", "Tableau (rusty)", "some exposure to hoists": less of it than the name alone would say. So does what was used last long ago.
_HEDGE: Final = re.compile(
    r"\b(?:basic(?! (?:life support|research|needs|income|training|courses?|certificat\w+|science|education|account\w*))|beginner|rudimentary|rusty|novice|a little|a bit of|the basics of|"
    r"(?:some|brief|little|limited|first|initial|early|minor|superficial) (?:exposure to|acquaintance with|knowledge of|insight into|experience (?:with|of|in)|use of))\b|^\W*exposure to\b",
    _I,
)
# What says when the thing before it was used last.
_LAST_USED: Final = re.compile(
    r"^\W*(?:though |but )?(?:last \w+ed\b|not (?:\w+ )?(?:\w+ ){0,2}(?:since|in|for)\b)", _I
)
_ITEM_END: Final = re.compile(r"[,;|•·:\n]|\.(?=\s|$)|\bbut\b", _I)
# "Adverts are booked by the agency", "the setter does the changeovers", "contracts are the manager's job", "IT does the backups".
_LEFT_TO_OTHERS: Final = re.compile(
    r"\b(?:is|are|was|were|get|gets|got) (?:\w+ly )?(?:negotiated|booked|taught|drawn|signed|cooked|priced|prepared|serviced|cleaned|checked|counted|planned|designed|programmed|installed|fitted|repaired|drafted|bought|ordered|set up|set|cut|sold|filed|paid|approved|chosen|decided) by (?:the|our|my|an?|another|outside|other)\b(?! \w+ (?:and|with) me)|"
    r"\b(?:is|are|was|were) (?:the|our|my) (?:[\w-]+ ){0,2}[\w-]+['’]s?(?: (?:job|task|work|business|decision|part|side|desk|duty))?\W*$|"
    r"^\W*(?:the|our|my|another) (?:(?!who|that|i\b)[\w-]+ ){1,3}(?:does|do|did) (?:the|all|our|that|this|these)\b|"
    r"\b(?:is|are|was|were|has been|have been|had been) (?:outsourced|contracted out|subcontracted|farmed out|centrali[sz]ed)\b|"
    r"\b(?:replaced|moved|dropped|outsourced|closed|sold|abolished|done|set up|built|introduced|migrated)\b[^,;]{0,40}\bbefore (?:my time|i (?:came|joined|started|arrived))\b|"
    r"\b(?:i|we) (?:leave|left) (?:[\w-]+ ){1,4}(?:to|for|with) (?:the|my|our|those|others|somebody|someone|people)\b|"
    r"\b(?:next door|upstairs|downstairs) (?:does|did|runs?|ran|makes?|made|handles?|writes?|wrote|keeps?|kept)\b|"
    r"^\W*(?:IT|HR|finance|legal|payroll|marketing|accounts|head office|maintenance|engineering) (?:does|do|did|handles?|runs|ran|writes|wrote|decides|signs|buys|bought|makes|made)\b",
    _I,
)
# Whom one reported to is no work of one's own either.
_REPORTED_TO: Final = re.compile(r"\W*(?:i )?report(?:ed|ing|s)? (?:\w+ )?to\b", _I)
ASSISTED: Final = re.compile(
    r"\b(?:assist(?:ed|ing|s)?|help(?:ed|ing|s)?|support(?:ed|ing)? (?:the|a|senior|our)|aided|under (?:the )?(?:supervision|direction|guidance)|junior|intern(?:ship)?|trainee|filled in|occasional(?:ly)?|sometimes|now and then|a little|some|basic|beginner|novice|rudimentary|limited|introductory|exposure to|familiar with|awareness of|once)\b",
    _I,
)
CLAIM: Final = re.compile(
    r"\b(?:excellent|strong|outstanding|exceptional|superb|proven|passionate|dedicated|motivated|driven|dynamic|results?-(?:oriented|driven|focused)|detail-oriented|detail oriented|hard-?working|team player|self-?starter|self-?motivated|fast learner|quick learner|good (?:communicator|listener|team)|"
    r"people person|go-getter|natural|great|enthusiastic|reliable|flexible|organi[sz]ed|adaptable|creative|conscientious|punctual|trustworthy|committed|diligent|proactive|positive attitude|work ethic|multitask\w*|problem[- ]solver|communicator|leader|skills?|experience (?:in|with|of|working)|proficien\w+|familiar\w*|knowledge(?:able)?|expert(?:ise)?|understanding of)\b",
    _I,
)
# "The team next door ran Airflow; I never used it": what is denied stands in the clause before.
_DENIES_WHAT_WENT_BEFORE: Final = re.compile(
    r"\b(?:never|not|n['’]t)\b(?: \w+){0,2} (?:use|used|using|do|done|touch|touched|run|ran|try|tried|learn|learned|learnt|know|known|work(?:ed)? with) (?:it|them|that|this|either|any of (?:it|them))\b",
    _I,
)
# A deed leaves traces: a figure, a past-tense verb at the start, a named object.
DEED: Final = re.compile(
    r"\d(?!\d*\s*\+?\s*(?:-\s*\d+\s*)?years?\b)|\b(?:built|wrote|led|ran|made|cut|grew|won|taught|drove|kept|set up|sold|held|took|brought|found|gave|dealt|managed|designed|developed|created|implemented|launched|delivered|trained|handled|negotiated|organised|organized|coordinated|supervised|maintained|operated|installed|repaired|"
    r"reviewed|prepared|processed|audited|investigated|analy[sz]ed|presented|reduced|increased|improved|introduced|tested|documented|monitored|cared|treated|assessed|planned|produced|resolved|supported|migrated|automated|published|reconciled|drafted|filed|hired|served|cleaned|cooked|fitted|wired|welded|inspected)\b",
    _I,
)

# "Not available for overnight travel" refuses terms of work and says nothing about what the person can do.
_TERMS: Final = re.compile(
    r"\b(?:not|n['’]t|cannot|unable|unavailable|no longer) (?:\w+ )?(?:available )?(?:for|to|on) (?:\w+ ){0,2}(?:travel\w*|relocat\w+|commut\w+|move|leave|nights?|weekends?|evenings?|shifts?|overtime|overnight|sundays?|saturdays?|holidays)\b|"
    r"\b(?:cannot|can['’]t|will not|won['’]t|do not|don['’]t) (?:travel|relocate|commute|move)\b|"
    r"\b(?:cannot|can['’]t|will not|won['’]t|do not|don['’]t) work (?:\w+ ){0,2}(?:nights?|weekends?|evenings?|shifts?|overtime|sundays?|saturdays?|holidays)\b|"
    r"^\W*no (?:\w+ )?(?:travel|relocation|nights?|weekends?|evenings?|overtime|overnight|sundays?|saturdays?)\b",
    _I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of a line with the cues found in it; offsets are relative to the line."""

    start: int
    end: int
    denies: bool
    wishes: bool
    others: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineStance:
    """The cues of one résumé line, independent of any requirement."""

    clauses: tuple[Clause, ...]
    in_progress: bool
    studied: bool
    listed: bool
    claims: bool
    assisted: bool
    has_deed: bool
    refuses_terms: bool
    is_theirs: bool
    hedged: tuple[tuple[int, int], ...]

    @property
    def denies(self) -> bool:
        """Whether any clause denies something."""
        return any(c.denies for c in self.clauses)

    @property
    def wishes(self) -> bool:
        """Whether any clause wishes for something."""
        return any(c.wishes for c in self.clauses)

    @property
    def others(self) -> bool:
        """Whether any clause tells of somebody else's work."""
        return any(c.others for c in self.clauses)


def others_spans(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the parts of a clause that tell of somebody else's work, the whole of it or what follows "who".

    Parameters
    ----------
    text : str
    start, end : int
        The clause.

    Returns
    -------
    tuple of (int, int)
    """
    clause = text[start:end]
    if OTHERS.search(clause) or _THEY_DID.search(clause) or _LEFT_TO_OTHERS.search(clause):
        return ((start, end),)
    they = _FOR_THOSE_WHO.search(clause)
    return ((start + they.start("they"), end),) if they else ()


def line_stance(line: ResumeLine) -> LineStance:
    """Return the cues of a résumé line.

    Parameters
    ----------
    line : ResumeLine

    Returns
    -------
    LineStance
    """
    text = line.compared_text
    clauses = []
    for start, end in labelled_spans(text):
        piece = text[start:end]
        own = Clause(
            start=start, end=end, denies=denies(piece), wishes=bool(WISH.search(piece)), others=False
        )
        for first, last in others_spans(text, start, end):
            if first > start:
                clauses.append(replace(own, end=first))
            clauses.append(replace(own, start=first, end=last, others=True))
        if not clauses or clauses[-1].end < end:
            clauses.append(own)
    for before, clause in enumerate(clauses[1:]):
        if clause.denies and _DENIES_WHAT_WENT_BEFORE.search(text, clause.start, clause.end):
            clauses[before] = replace(clauses[before], denies=True)
    has_deed = bool(DEED.search(text))
    in_dated_job = line.experience is not None
    return LineStance(
        clauses=tuple(clauses),
        in_progress=bool(IN_PROGRESS.search(text)),
        studied=line.section == "courses" or (not in_dated_job and bool(STUDIED.search(text))),
        listed=line.role == "list" or line.section == "skills",
        claims=not has_deed and not in_dated_job and bool(CLAIM.search(text)),
        assisted=bool(ASSISTED.search(text)),
        has_deed=has_deed,
        is_theirs=_is_theirs(text, clauses),
        hedged=hedged_spans(text),
        refuses_terms=all(c.denies for c in clauses) and _TERMS.search(text) is not None,
    )


def hedged_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the items of a line that claim little of what they name.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of (int, int)

    Examples
    --------
    >>> text = "Excel daily, basic SQL, Tableau (rusty)"
    >>> [text[start:end].strip(" ,") for start, end in hedged_spans(text)]
    ['basic SQL', 'Tableau (rusty)']
    """
    cues = [match.start() for match in _HEDGE.finditer(text)]
    if not cues and not is_stale(text):
        return ()
    ends = [match.end() for match in _ITEM_END.finditer(text)]
    items = list(pairwise([0, *ends, len(text)]))
    hedged = [any(start <= cue < end for cue in cues) or is_stale(text[start:end]) for start, end in items]
    for k, (start, end) in enumerate(items[1:]):
        # "SQL, last used in 2012": it is the item before that was used.
        hedged[k] |= hedged[k + 1] and _LAST_USED.match(text[start:end]) is not None
    return tuple(item for item, is_hedged in zip(items, hedged, strict=True) if is_hedged)


def _is_theirs(text: str, clauses: list[Clause]) -> bool:
    """Tell whether a line tells of somebody else's work and of none of one's own."""
    own = [text[clause.start : clause.end] for clause in clauses if not clause.others]
    return len(own) < len(clauses) and all(_REPORTED_TO.match(piece) for piece in own)


def clause_of(stance: LineStance, offset: int) -> Clause:
    """Return the clause that holds a character offset of the line."""
    for clause in stance.clauses:
        if offset < clause.end:
            return clause
    return stance.clauses[-1]
