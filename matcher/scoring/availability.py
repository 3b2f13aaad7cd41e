"""Hours, travel and place of work asked for against what a résumé's lines say of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from matcher.parsing.clauses import denies, labelled_spans, negates
from matcher.scoring.aspects import (
    MAX_LINE,
    AspectReading,
    Said,
    aspect_result,
    read_aspects,
    search_any,
    speaks_of,
)
from matcher.scoring.results import QuantityResult
from matcher.scoring.shares import states_limit, time_share
from matcher.scoring.whereabouts import ANCHORED, MOVES, Place, place_reading, places_asked
from matcher.types import Requirement, Resume

_I: Final = re.IGNORECASE
ANY_HOURS: Final = 0.8
"""Of nights, weekends and the like where a résumé says "any shift" or "flexible hours"."""
IN_PASSING: Final = 0.5
"""Of an aspect that a line names without saying how often or how willingly."""
DONE: Final = 0.9
"""Of what a job shows; what the person says of now counts for more."""
FIRM: Final = 0.8
ELSEWHERE: Final = 0.4
"""Of days in an office that no line places where the posting wants them."""
STATEMENT_WORDS: Final = 6
"""So short a note outside the jobs says how things stand: "Weekends as well"."""
# What a posting asks for, by the words that posting and résumé have for it.
_ASPECTS: Final = {
    name: re.compile(pattern, _I)
    for name, pattern in (
        ("weekends", r"\bweekends?\b|\bsaturdays?\b|\bsundays?\b|\b7 days\b|\bseven days\b|\b(?:any|every) day of the week\b|\bmatch ?days?\b"),
        ("evenings", r"\bevenings?\b|\blate (?:shifts?|turns?|clinics?|calls?|days?|nights?)\b|\blates\b|\bafter[- ]hours\b|\b(?:out|outside)(?: of)?[- ](?:\w+[- ]){0,3}(?:business |office |working )?hours\b|\bunsoci(?:al|able) hours\b|\btwilights?\b|\bextended hours\b|\bbeyond (?:\w+ ){0,3}hours\b"),
        ("nights", r"\bnights?\b(?! (?:away|out|sky|off|school|in (?:hotels|a hotel|motels))|s? away)|\bgraveyard\b|\bovernight (?:shift|rota|work)"),
        ("early starts", r"\bearly (?:starts?|shifts?|mornings?|turns?)\b|\bearlies\b|\b[4567](?::[0-5]\d)? ?a\.?m\b|\b0[4567][:.][0-5]\d\b|\bdawn\b"),
        ("holidays", r"\b(?:public|bank|federal|statutory|stat|and|or|including|work|working)[- ]holidays?\b|\bholidays included\b|\bchristmas\b|\bnew year|\bthanksgiving\b|\beaster\b"),
        ("on-call duty", r"\bon[- ]call\b|\bstand-?by\b|\bcall-?outs?\b|\bduty (?:phone|telephone|week|weekend|officer|manager|director|rota|roster)|\bpagers?\b|\bemergency (?:phone|telephone)\b|\bphone duty\b|\b(?:incident|escalation) (?:rota|roster)\b|\bescalation (?:point|contact)\b|\b24 ?[/x] ?7\b|\bdeploy at short notice\b"),
        ("overtime", r"\bovertime\b|\blong(?:er)? (?:hours|shifts|days)\b|\bextra (?:hours|shifts)\b|\badditional hours\b"),
        ("shifts", r"\b(?<!hand over clearly between )(?<!clear )(?<!adjoining )(?<!priorities )shifts?\b(?! (?:with (?:little|no)|hourly|quickly|handovers?|often|changeover|in (?:priorit|direction)))|\brota\b|\brotas\b|\brosters?\b|\brotating\b|\b(?:six|four|five|two|three) on\b"),
        ("travel", r"\btravel(?:s|led|ling|ed|ing)?\b(?! (?:agen|industry|arrange|expens|insur|book|polic|itiner))|\btrips?\b|\bnights? away\b|\baway from home\b|\bon the road\b|\b(?:site|field|client|customer|home) visits\b|\bovernight stays?\b|\bfly(?:ing)?\b|\bin the field\b|\bdeploy\b|\breisebereit\w*|\bdéplacements?\b"),
        ("relocation", r"\brelocat\w+|\b(?:willing|open|prepared|ready|able|happy) to (?:move|live)\b|\bprepared to live\b|\b(?:to|and|must|you) live (?:on|within|in|near|at)\b"),
        ("days on site", r"\bon[- ]?site\b|\b(?:in|at|to|from|attend|for|with) (?:the |our |an? |its )?(?:[\w'’.-]+ ){0,3}(?:office|studio|headquarters|campus|branch|duty station|town hall|building)\b|\bin[- ]office\b|\boffice (?:days|\w+ days)\b|\bhybrid\b|\bin[- ]person\b|\bon campus\b|\bdays? (?:a|per|each|in the) (?:week|office)\b|\bcommut\w+|\bpresence (?:at|in)\b|\bbased in\b"),
        ("start date", r"\bstart (?:on \d|by|within|before|no later|in (?:\w+ )?(?:\d|january|february|march|april|may|june|july|august|september|october|november|december|early|the)|from|immediately)\b|\bnotice\b(?! board)(?<!short notice)(?<!little notice)|\bjoin(?:er)? (?:by|within|us by|us in|immediately)\b|\bimmediate (?:start|join\w*)|\bavailable (?:to (?:start|begin|join)|from|immediately|by|on \d)\b|\bearliest start\b"),
        ("full time", r"\bfull[- ]time\b|\bpart[- ]time\b|\b\d\d(?:\.5)? (?:to \d\d )?hours (?:a|per|each) week\b|\b\d\d hours ?/ ?week\b"),
        ("time zones", r"\b(?:time ?zones?|(?:pacific|eastern|central|asian?|us|uk|european|cet|gmt|est|pst|ist) (?:business |working |core )?(?:hours|time))\b"),
    )
}  # fmt: skip
# Words that only a résumé has for them.
_ALSO_SHOWN: Final = {
    name: re.compile(pattern, _I)
    for name, pattern in (
        ("evenings", r"\b(?:until|till|up to) (?:(?:[6-9]|1[01])(?:[:.][0-5]\d)? ?p\.?m|(?:eight|nine|ten|eleven|late|midnight)\b)|\b(?:7|8|9|10|11)(?:[:.][0-5]\d)? ?p\.?m\b|\bat night\b|\bup late\b|\b(?:18|19|20|21|22|23)[:.][0-5]\d\b"),
        ("nights", r"\b[123](?:[:.][0-5]\d)? ?a\.?m\b|\bmidnight\b|\bround the clock\b"),
        ("holidays", r"\b(?:eid|diwali|hogmanay|boxing day|bank[- ]holidays?|(?:july 4|4th of july|july 4th))\b|\bholidays? (?:fine|ok|okay|too|roster|rota|shifts?|duty)\b"),
        ("on-call duty", r"\bduty\b.{0,20}\b(?:one|every|each) (?:week|weekend|\w+ week)|\bphone (?:is )?never off\b|\b(?:any|all|every) hours?\b|\bmajor incidents?\b|\bround the clock\b|\b(?:with|on|carr(?:y|ied|ies)) the (?:\w+ )?phone\b|\bphone (?:every|one \w+ in|on at night)"),
        ("shifts", r"\b(?:three|two|four|five|3|2|4|5)-?shift\b|\b(?:12|twelve|ten|10|8|eight)-hour (?:days|nights|shifts)|\bearlies\b|\blates\b|\b(?:4|four) on\b"),
        ("travel", r"\b(?:hotels?|motels?)\b|\bvisit(?:s|ed|ing)? (?:\w+ ){0,4}(?:suppliers?|customers?|clients?|sites?|plants?|farms?|homes?|stores?|branches|mines?|ports?|schools?|offices?|factories|vineyards|villages)\b|\b(?:client|customer|site|supplier|plant|mine|port|farm|store|field) (?:visits?|days|seasons?|missions?)\b|\b(?:clients?|customers?|project)(?:['’]s?)? sites\b|\bstays? (?:over|away)\b|\bmissions?\b|\babroad\b|\boverseas\b|\bmonthly (?:day |trips? |visits? )?(?:in|to)\b|\bflew\b|\bflights?\b|\baway (?:mon|from|for|on|over)|\b(?<=[a-z,] )(?-i:[A-Z][a-z]+).{0,25}\b(?:every (?:other |second |third |\w+ )?(?:week|month|quarter)|monthly|each (?:month|quarter)|quarterly|fortnightly|(?:once|twice|\w+ times|(?:one|two|three|\w+) (?:days|weeks)) (?:a|each|per|every|in) (?:month|quarter|year|20\d\d))|\bthere (?:every|once a|twice a)|\bon tour\b|\btour(?:ed|ing|s)\b|\bsuitcase\b|\bbags? (?:is |are )?packed\b|\bdays? on the \w+ circuit\b|\bnights? (?:a|per) (?:week|month|year)\b|\bon trains?\b|\bdrive (?:between|to|across|through)\b"),
        ("relocation", r"\bmov(?:e|es|ed|ing) (?:to|for|house|anywhere|house)\b|\bopen to moving\b|\bready to (?:move|go)\b|\banywhere\b"),
        ("days on site", r"\b(?:in|at) (?:the |an? |our )?(?:\w+ )?(?:office|desk|studio|lab|shop|plant|works)\b(?=.{0,40}\b(?:day|daily|week|Mon|Tue|Wed|Thu|Fri|month))|\boffice (?:mon|tue|wed|thu|fri|three|two|four|five|every|daily|\d|each)|\b(?:days?|daily|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*)\b.{0,25}\bin (?:the |an? )?(?:\w+ )?office\b|\b(?:two|three|four|five|\d) (?:days )?(?:in|at) (?:the |an? )?[A-Z]\w+|\bminutes? (?:from|to|by|away)\b|\bwithin (?:an hour|\w+ minutes)\b|\bbicycle distance\b|\bthere daily\b|\bevery day\b"),
        ("start date", r"\b(?:immediately|at once|straight away|from next week)\b|\b(?:two|three|four|six|eight|one|\d+)[- ](?:weeks?|months?|days?)['’]? notice\b|\bnotice[ :]|\b(?:available|free|can (?:start|begin|join))\b.{0,30}\b(?:january|february|march|april|may|june|july|august|september|october|november|december|20\d\d|week|weeks|month|now|any ?time|immediately)\b|\bavailable now\b|\bearliest\b"),
        ("full time", r"\bhours a week\b"),
        ("time zones", r"\bcalls? with (?:the )?(?!(?:the|my|our|a)\b)[A-Z]\w+|\bfor (?:Boston|California|Tokyo|Asia|Sydney|New York|London|Singapore|India)\b|\bfollow[- ]the[- ]sun\b|\b(?:overlap|hours) with\b"),
    )
}  # fmt: skip
_HOURS_OF_DAY: Final = re.compile(
    r"\b(?:overlap\w*|hours|calls?|meetings|morning|evening|available|availability|flexib\w+|schedule|\d ?[ap]\.?m)\b",
    _I,
)
_ANY_HOURS: Final = re.compile(
    r"\bany (?:shifts?|hours?|time|pattern|day)\b|\b(?:all|whatever) (?:the )?(?:shifts|hours)\b|\bflexible (?:on|about|with|hours|schedule)\b|\bfully flexible\b|\bhours (?:are )?(?:no problem|flexible)\b|\baround the clock\b|\b24/7\b|\b(?:whole|all) season\b|\bwhenever\b|\bno ties\b",
    _I,
)
_HOURS: Final = frozenset(
    {"weekends", "evenings", "nights", "early starts", "holidays", "overtime", "shifts"}
)
# Who is on call, on nights or on a roster is mostly there at such hours too.
_IMPLIED_BY: Final = {
    "weekends": {"on-call duty": 0.5, "holidays": 0.6, "shifts": 0.4, "nights": 0.4, "evenings": 0.3},
    "evenings": {"nights": 0.7, "on-call duty": 0.6, "shifts": 0.5, "weekends": 0.4},
    "nights": {"on-call duty": 0.6, "shifts": 0.5, "evenings": 0.4},
    "early starts": {"nights": 0.5, "shifts": 0.5},
    "holidays": {"weekends": 0.6, "on-call duty": 0.5, "shifts": 0.4},
    "on-call duty": {"nights": 0.4, "weekends": 0.3},
    "overtime": {"weekends": 0.5, "evenings": 0.5, "nights": 0.4},
    "shifts": {"nights": 0.7, "weekends": 0.5, "evenings": 0.5},
}
# How often, or how willingly: what makes of a mention a habit or an offer.
_STATED: Final = re.compile(
    r"\b(?:every|each|one \w+ in|one in|in (?:three|four|five|six)|fine|ok|okay|suits?|happy|available|free|ready|willing|prepared|open to|welcome|used to|no problem|not a problem|no issue|rotas?|rosters?|on[- ]call|pager|shifts?|notice|a (?:month|week|year|quarter)|per (?:month|week|year)|daily|weekly|monthly|quarterly|regular\w*|rotating|usual\w*|always|often|can|yes|\d+ (?:days|nights|weekends|weeks)|two|three|four|five|six|days|nights|included|anywhere|any|(?:mon|tues|wednes|thurs)day (?:to|through))\b|\d ?%",
    _I,
)
_REFUSES: Final = re.compile(
    r"\b(?:no longer|not (?:available|possible|looking|willing|for me|any ?more|negotiable|interested)|rather not|prefer (?:not|no)|strongly prefer\w*|remote(?:ly)? only|only remote|must stay|will not|won['’]t|off the table|out of the question|(?:nights?|evenings?|weekends?|trips|saturdays?|sundays?|travel|shifts?) (?:is|are) (?:out|over|difficult|for|theirs|sacred)\b|belongs? to|kept free|keep (?:(?:my|the) )?(?:evenings?|weekends?|saturdays?|sundays?|nights?)(?: free)? for|keep (?:my|the) (?:evenings?|weekends?|saturdays?|sundays?)|behind me|(?:i am|are) booked|are booked|i go home at|home by|days only|medical advice|advises? against|single parent|turn the phone off|no more|given up|enough of|done with|shifts are over)\b|\bno (?:\w+ )?(?:weekends?|evenings?|nights?|on[- ]call|overnight|late|travel\w*|flying|shifts?|duty|pager|saturdays?|sundays?|calls|trips?|interest|wish|appetite)\b|\b(?:can(?:not| not|['’]t)|do(?:es)? not|don['’]t|would not|no wish to) (?:\w+ ){0,2}(?:work|do|travel|fly|be away|take|carry|start|leave|cover|be)\b",
    _I,
)
_REMOTE: Final = re.compile(
    r"\b(?:remote(?:ly)? only|only remote|looking for (?:fully )?remote|fully remote)\b", _I
)
_LESS: Final = re.compile(
    r"\bonly\b|\bat (?:the )?most\b|\bnot more\b|\bmore than that\b|\bmy limit\b|\bmaximum\b|\bexcept\b|\bbefore \d|\buntil (?:19|20)\d\d\b",
    _I,
)
_PRAISES: Final = re.compile(
    r"\b(?:not (?:a|an) (?:problem|issue|hardship|obstacle)|no (?:\w+ )?(?:problems?|issues?|restrictions?|limits?|ties|drama|objections?|bother|trouble|worr(?:y|ies)|complaints?|hardship|obstacles?|big deal)|without complaint|don['’]t mind|do not mind|never bother\w*|(?:does|do) not (?:frighten|bother|scare))\b",
    _I,
)
# "Weekdays only, please", "I have done my nights": hours that the person will not work.
_WEEKDAYS_ONLY: Final = re.compile(
    r"\b(?:weekdays|mon(?:day)? ?(?:to|[-–]) ?fri(?:day)?)(?: (?:days|work|hours))? only\b|\bonly (?:on )?(?:weekdays|mon(?:day)? ?(?:to|[-–]) ?fri(?:day)?)\b|\bmust be (?:weekdays|mon(?:day)? ?(?:to|[-–]) ?fri(?:day)?)\b|\b(?:done|had) (?:with )?my (?:share of )?(?:\w+ and )?weekends\b",
    _I,
)
_DAYS_ONLY: Final = re.compile(
    r"\b(?:days|daytime|day shifts?|office hours|school hours) only\b|\bonly (?:days|in (?:the )?daytime|day shifts?)\b|\bmust be\b.{0,30}\bdaytime\b|\b(?:done|had) (?:with )?my (?:share of )?(?:\w+ and )?nights\b",
    _I,
)
# Of what a share of the time may be asked and offered.
_OF_SHARES: Final = frozenset({"travel", "nights", "days on site", "on-call duty"})
ENOUGH_TIME: Final = 0.7
LONG_NOTICE: Final = 0.4
"""Of a start at once, for who has to give notice of a month or more."""
_AT_ONCE: Final = re.compile(r"\b(?:immediate(?:ly)?|at once|straight away|asap|as soon as possible)\b", _I)
_LONG_NOTICE: Final = re.compile(
    r"\b(?:(?:one|two|three|four|six|[1-9])[- ](?:full |calendar )?months?|(?:four|five|six|eight|ten|twelve|[4-9]|1\d)[- ]weeks?|a (?:full )?(?:month|quarter))\b",
    _I,
)
"""So much of the time asked for is near enough."""
_WELCOME: Final = re.compile(
    r"\b(?:weekends?|saturdays?|sundays?|nights?|evenings?) (?:are |is )?(?:fine|ok|okay|welcome|too|as well|possible|no problem)\b",
    _I,
)
_BY_DAY: Final = ("nights", "evenings")
_BY_WEEKDAY: Final = ("weekends", "holidays")
# What only the words of a posting can refuse: "abroad is not for me" says nothing of short trips.
_NEVER_IMPLIED: Final = frozenset({"travel", "days on site", "time zones", "start date", "full time"})
_OF_THE_PERSON: Final = frozenset({"availability", "other", "personal", "summary"})
_STUDY: Final = frozenset({"education", "courses", "publications", "interests"})

_speaks: Final = speaks_of(
    *_ASPECTS.values(), *_ALSO_SHOWN.values(), _ANY_HOURS, _WEEKDAYS_ONLY, _DAYS_ONLY, ANCHORED, MOVES
)


def availability_result(requirement: Requirement, resume: Resume) -> QuantityResult | None:
    """Compare hours, travel and place of work asked for with those that lines of the résumé name.

    Parameters
    ----------
    requirement : Requirement
    resume : Resume

    Returns
    -------
    QuantityResult or None
        None where nothing of the kind is asked for. The credit is the share of what is asked that some line names without refusing it; of days
        at a named place, how surely the person is there or would come.
    """
    if "availability" not in requirement.kinds:
        return None
    asked = _asked(requirement.text)
    if not asked:
        return None
    wanted = _with_neighbours(asked)
    reading = _with_implied(asked, read_aspects(resume, wanted, _said, speaks=_speaks))
    places = places_asked(requirement.text) if "days on site" in asked or "relocation" in asked else ()
    if places:
        reading = _with_places(reading, asked, place_reading(resume, places))
    reading = _with_limits(reading, asked, requirement.text, resume)
    if "start date" in asked and _AT_ONCE.search(requirement.text):
        reading = _with_notice(reading)
    return aspect_result("availability", asked, reading, FIRM)


@lru_cache(maxsize=4096)
def _with_neighbours(asked: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*asked, *(other for a in asked for other in _IMPLIED_BY.get(a, {})))))


def _with_implied(asked: tuple[str, ...], reading: AspectReading) -> AspectReading:
    """Let hours that people work count in part for those that mostly come with them."""
    shown = {a: reading.shown[a] for a in asked if a in reading.shown}
    for aspect in asked:
        for other, share in _IMPLIED_BY.get(aspect, {}).items():
            value, span = reading.shown.get(other, (0.0, None))
            if span is not None and value * share > shown.get(aspect, (0.0,))[0]:
                shown[aspect] = (value * share, span)
    return AspectReading(shown=shown, refused=reading.refused)


def _with_limits(reading: AspectReading, asked: tuple[str, ...], text: str, resume: Resume) -> AspectReading:
    """Let "one week a month at most" refuse what takes more of the time."""
    wanted = time_share(text)
    if wanted is None or not set(asked) & _OF_SHARES:
        return reading
    shown, refused = dict(reading.shown), dict(reading.refused)
    for line in resume.lines:
        words = line.compared_text
        if len(words) > MAX_LINE or not states_limit(words):
            continue
        offered = time_share(words)
        if offered is None or offered >= ENOUGH_TIME * wanted:
            continue
        for aspect, value in _said(words, line.section, line.experience is not None):
            if aspect in asked and aspect in _OF_SHARES and value > 0.0:
                shown[aspect] = (min(IN_PASSING, shown.get(aspect, (IN_PASSING,))[0]), line.span)
                refused[aspect] = line.span
    return AspectReading(shown=shown, refused=refused)


def _with_notice(reading: AspectReading) -> AspectReading:
    """Let a notice of a month and more stand against a start at once, unless a line says that this is possible."""
    value, span = reading.shown.get("start date", (0.0, None))
    if span is None or "notice" not in span.text.lower() or not _LONG_NOTICE.search(span.text):
        return reading
    shown = {**reading.shown, "start date": (min(value, LONG_NOTICE), span)}
    return AspectReading(shown=shown, refused=reading.refused)


def _with_places(reading: AspectReading, asked: tuple[str, ...], place: Place) -> AspectReading:
    """Let the place decide: days in an office somewhere else are no days in this one."""
    shown, refused = dict(reading.shown), dict(reading.refused)
    for aspect in ("days on site", "relocation"):
        if aspect not in asked:
            continue
        generic = shown.pop(aspect, None)
        if place.span is not None:
            shown[aspect] = (place.credit, place.span)
        if generic is not None and generic[0] * ELSEWHERE > shown.get(aspect, (0.0,))[0]:
            shown[aspect] = (generic[0] * ELSEWHERE, generic[1])
        refused.pop(aspect, None)
        if place.refused is not None and place.credit < FIRM:
            refused[aspect] = place.refused
    return AspectReading(shown=shown, refused=refused)


@lru_cache(maxsize=4096)
def _asked(text: str) -> tuple[str, ...]:
    found = list(search_any(_ASPECTS, text))
    if "shifts" in found and len({*_HOURS, "on-call duty"} & set(found)) > 1:
        found.remove("shifts")  # "weekend shifts" asks for weekends, an "on-call rota" for being on call
    if "time zones" in found and not _HOURS_OF_DAY.search(text):
        found.remove("time zones")  # to work well across time zones is a skill
    return tuple(found)


# "Nights from 2019 to 2023, never again": what takes back the clause before it.
_TAKEN_BACK: Final = re.compile(
    r"^\W*(?:(?:but|and) )?(?:never again|no more|not any ?more|no longer|not now|that is over|(?:that|this) time is over)\b",
    _I,
)


@lru_cache(maxsize=1 << 16)
def _said(text: str, section: str, in_job: bool) -> Said:
    """Return what a line says of hours, travel and place: 0 refused, 1 stated, between them named in passing."""
    found: list[tuple[str, float]] = []
    spans = labelled_spans(text)
    for place, (start, end) in enumerate(spans):
        clause = text[start:end]
        taken_back = place + 1 < len(spans) and _TAKEN_BACK.match(text[slice(*spans[place + 1])]) is not None
        named = [
            name
            for name, pattern in _ASPECTS.items()
            if pattern.search(clause) or (name in _ALSO_SHOWN and _ALSO_SHOWN[name].search(clause))
        ]
        is_any = _ANY_HOURS.search(clause) is not None
        kept_free = _kept_free(clause) if not in_job else ()
        if kept_free:
            found += [(name, 0.0) for name in kept_free]
            continue
        if not named and not is_any:
            if ANCHORED.search(clause):
                found += (
                    [("relocation", 0.0), ("days on site", 0.0)]
                    if _REMOTE.search(clause)
                    else [("relocation", 0.0)]
                )
            continue
        refuses = taken_back or (
            not _PRAISES.search(clause)
            and ((negates(clause) and denies(clause)) or _REFUSES.search(clause) is not None)
        )
        if refuses:
            found += [
                (name, 0.0) for name in named if name not in _NEVER_IMPLIED or _ASPECTS[name].search(clause)
            ]
            continue
        value = IN_PASSING
        is_statement = _STATED.search(clause) or (
            section in _OF_THE_PERSON and not in_job and len(clause.split()) <= STATEMENT_WORDS
        )
        if section not in _STUDY and is_statement and not _LESS.search(clause):
            value = DONE if in_job else 1.0
        found += [(name, value) for name in named]
        if "relocation" not in named and MOVES.search(clause):
            found.append(("relocation", value))
        if is_any:
            found += [(name, ANY_HOURS) for name in sorted(_HOURS) if name not in named]
    return tuple(found)


def _kept_free(clause: str) -> tuple[str, ...]:
    """Return the hours that a clause rules out by naming those that the person works."""
    if _WELCOME.search(clause):
        return ()
    return (
        *(_BY_WEEKDAY if _WEEKDAYS_ONLY.search(clause) else ()),
        *(_BY_DAY if _DAYS_ONLY.search(clause) else ()),
    )
