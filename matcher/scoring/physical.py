"""Strength and endurance asked for against what a résumé's lines say of them."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import Final

from matcher.parsing.clauses import denies, labelled_spans, negates
from matcher.scoring.aspects import Said, aspect_result, read_aspects, search_any, speaks_of
from matcher.scoring.results import QuantityResult
from matcher.types import Requirement, Resume

_I: Final = re.IGNORECASE
KG_OF_POUND: Final = 0.4536
SLACK: Final = 0.9
"""Who lifts 50 lb meets "up to 25 kg"."""
DONE: Final = 0.9
"""Of what a job shows; what the person says of now counts for more."""
UNWEIGHED: Final = 0.8
"""Of lifting without a weight beside it."""
LIGHTER: Final = 0.6
"""Of lifting less than asked."""
IMPLIED: Final = 0.5
"""Of work that is hardly done otherwise: a warehouse for lifting, a farm for the open air."""
FIRM: Final = 0.75
_WEIGHT: Final = re.compile(
    r"\b(?P<number>\d{1,3}(?:\.\d)?)(?:\s?(?:-|–|to)\s?(?P<upper>\d{1,3}))?[\s-]?(?P<unit>kg|kilos?|kilograms?|lbs?|pounds?)\b",
    _I,
)
_ASPECTS: Final = {
    name: re.compile(pattern, _I)
    for name, pattern in (
        ("lifting", r"\b(?:(?<!scissor )(?<!boom )(?<!fork )(?<!man )(?<!chair )(?<!platform )(?<!aerial )lift(?:s|ed|ing)?|carry(?:ing)?(?! (?:out|on|risk|a (?:caseload|bag)))|hoist(?:ed|ing)|heavy (?:items|loads|equipment|boxes)|(?:move|push|pull|load)\w* (?:\w+ ){0,3}(?:equipment|carts?|cages|loads?|items|boxes|trucks|trolleys)|(?:kg|kilos?|lbs?|pounds))\b"),
        ("standing", r"\bstand(?:ing)?\b(?! (?:up|out|behind|by|in for|for (?:what|the (?:team|company))|alone))|(?<!think )\bon (?:your|my|their|our) feet\b|\bwalk(?:ing)? (?:up to|all|for|or|and|long|several|\d+)\b|\bwhole shift\b|\bwalking\b"),
        ("outdoors", r"\boutdoors?\b|\ball weathers?\b|\bweather\b|\bextreme (?:heat|cold|temperatures?)|\btemperatures\b|\bunheated\b|\bcold (?:store|room|environment|and)|\b(?:heat|rain|snow|mud)\b"),
        ("heights", r"\bladders?\b|\bstepladders?\b|\bheights?\b|\bclimb\w*(?! (?:the )?stairs)|\bscaffold\w*|\btowers?\b|\bpoles\b"),
        ("rough ground", r"\b(?:uneven|rough|rugged|steep|difficult) (?:\w+ )?(?:ground|terrain|sites?|surfaces?|wharves|slopes?|country)|\bterrain\b|\bcrawl\w*|\bconfined spaces?\b"),
        ("bending", r"\bkneel\w*|\bcrouch\w*|\bbend(?:ing)?\b|\bstoop\w*|\bsquat\w*|\bfloor level\b|\bon the floor\b|\bstairs\b"),
        ("protective gear", r"\brespirators?\b|\brespiratory protection\b|\bprotective (?:equipment|clothing)|\bPPE\b|\bgown(?:ing|ed)?\b|\blead aprons?\b|\bcleanroom\b"),
        ("sight", r"\bcolou?r (?:vision|blind\w*)|\beyesight\b|\bvision\b(?= (?:test|standard|of \d|correct))|\bhearing (?:test|standard|\(|and|adequate)|\badequate hearing\b|\bcolou?r perception\b"),
        ("allergies", r"\ballerg\w+"),
        ("water", r"\bswim\w*|\bin the water\b|\bhydrotherapy\b|\bseasick\w*"),
        ("fitness", r"\bphysical(?:ly)? (?:fit\w*|demanding|active|work|labou?r|condition)|\bmedical(?:ly)? (?:fit\w*|certificate|clearance|exam\w*)|\bfit (?:enough|for)\b|\bfitness\b|\b(?:ENG1|D4|OEUK|offshore|aviation|class [12]) medical\b|\bgood (?:physical )?health\b"),
    )
}  # fmt: skip
_ALSO_SHOWN: Final = {
    name: re.compile(pattern, _I)
    for name, pattern in (
        ("lifting", r"\bcarr(?:y|ied|ies|ying)\b(?! (?:out|on|over)\b)|\bstrong back\b|\bheavy\b"),
        ("standing", r"\bon foot\b|\b(?:8|10|12|eight|ten|twelve)[- ]hours? (?:shifts?|days?|nights?|daily)|\bfull shifts?\b|\bwalk(?:s|ed|ing)?\b|\bsteps a day\b|\bmiles (?:a|per) (?:day|shift)"),
        ("outdoors", r"\boutside\b(?! (?:the|of|my|[a-z]+ hours|(?-i:[A-Z])))|\bminus (?:\w+|\d+)\b|-\d\d ?°?[CF]?\b|\b\d\d degrees\b|\bwinters?\b|\bfreez\w+|\bin the field\b|\bfield (?:season|work)\w*|\bon the (?:mountain|ridge|river|water|land|hill)\b"),
        ("heights", r"\brope access\b|\broofs?\b|\broofing\b|\bGWO\b|\bboulder\w*|\bharness\b|\bcherry picker\b|\bMEWP\b|\bIPAF\b|\bchimneys?\b|\bup ladders\b"),
        ("rough ground", r"\bhik(?:e|es|ed|ing)\b|\bmountain\w*|\bfell[- ]?(?:run|walk)\w*|\bbush\b|\bforest\w*|\btrails?\b|\bfields?\b"),
        ("bending", r"\bcarpet\b|\bflights of stairs\b|\bupstairs\b|\b(?:two|three|four|five) flights\b|\bon my knees\b"),
        ("protective gear", r"\bbreathing apparatus\b|\bfit[- ]test\w*|\bISO [5-8]\b|\bmasks?\b|\bsteel[- ]toe\w*|\bfull (?:suit|kit)\b"),
        ("water", r"\blifeguard\w*|\bdiv(?:er|ing)\b|\bpool\b|\bsail(?:ing|or)\b"),
        ("fitness", r"\bmarathons?\b|\btriathl\w+|\b(?:run|ran|running|cycl(?:e|ed|ing)|rowing|boxing|gym|rugby|climbing|crossfit|swim\w*)\b|\bin good (?:health|shape)\b|\bfit\b(?! (?:for purpose|into|in|out|with|the|between|of))"),
    )
}  # fmt: skip
_IMPLIED: Final = {
    name: re.compile(pattern, _I)
    for name, pattern in (
        ("lifting", r"\bwarehouse\b|\bremovals\b|\bfurniture\b|\b(?:un)?load(?:ed|ing|s)?\b|\bpallets?\b|\bcrates?\b|\bsacks?\b|\bboxes\b|\bcarton\w*|\bstock(?:ing|ed)? shelves|\bdeliver(?:y driver|ies)|\bfarm\w*|\bbricklay\w*|\blabourer\b|\bconstruction\b|\btransfers?\b|\bpatients?\b.{0,20}\bmov\w+|\bfirefight\w+|\bhay\b|\bpianos?\b|\bdrums\b|\bappliances\b|\bwashing machines\b"),
        ("standing", r"\bshifts?\b|\bwait(?:er|ress|ing tables)\b|\bkitchen\b|\bshop floor\b|\bassembly\b|\bbarista\b|\bward\b|\bmarathon\b|\bcashier\b|\bchef\b|\bcook\b|\bpicker\b"),
        ("outdoors", r"\bfarm\w*|\bgarden\w*|\blandscap\w*|\bconstruction\b|\bsite\b|\bbuilding sites?\b|\bpostal\b|\bcourier\b|\bfishing\b|\bforest\w*|\broofing\b|\bquarry\b|\bvineyard\b|\bscaffold\w*|\btrack\b|\bmountain\w*|\bhik(?:e|ing)\b|\bsheep\b|\bcattle\b"),
        ("heights", r"\bwindow clean\w*|\belectrician\b|\bpainter\b|\bsolar (?:panel|install)\w*|\bturbines?\b|\brigg(?:er|ing)\b|\bcabling\b"),
        ("rough ground", r"\bconstruction\b|\bfarm\w*|\bsites?\b|\bsurvey\w*"),
        ("bending", r"\bnursery\b|\btoddlers?\b|\bplumb\w*|\btil(?:er|ing)\b|\bgarden\w*"),
        ("fitness", r"\bfirefight\w+|\bclimb\w*|\bhik(?:e|es|ed|ing)\b|\bsoldier\b|\binfantry\b|\bfootball\b|\bdanc(?:e|er|ing)\b"),
    )
}  # fmt: skip
_speaks: Final = speaks_of(*_ASPECTS.values(), *_ALSO_SHOWN.values(), *_IMPLIED.values())
_BARRED: Final = re.compile(
    r"\b(?:may not|must not|not allowed|no longer|not fit|unfit|cannot|can['’]t|unable|avoid|doctor(?:['’]s)? (?:orders|says|advises)|medical advice|afraid of|fear of|vertigo|dizzy|not for me|rather not|out for good|bothers?|makes? me|sensitive to|allergic to|allergy to|colou?r[- ]?blind\w*|light duties|no (?:heavy|manual )?(?:lifting|ladders?|heights?|climbing|standing|more|stairs)|not (?:for )?(?:ladders|lifting|heights|work at height)|in the pool no)\b",
    _I,
)
_CLEARED: Final = re.compile(
    r"\b(?:no weather|without a (?:groan|murmur|complaint)|no (?:known )?(?:allerg\w+|limits?|restrictions?|problems?|complaints)|without (?:limits?|restrictions?)|cleared (?:me )?(?:for|to)|not (?:colou?r[- ]?blind|afraid|scared|allergic)|not (?:a )?problem|is no problem|passed|don['’]t mind|do not mind|never (?:a problem|seasick))\b",
    _I,
)
_CAPPED: Final = re.compile(
    r"\b(?:not|no|n['’]t|never|nothing|limit\w*|max(?:imum)?|at most|up to|only)\b.{0,50}\b(?:above|over|more than|heavier than|beyond|past)\b|\b(?:limit\w*|max(?:imum)?|at most)\b",
    _I,
)
# Of these the other words mean nothing else: "no roofs", "cannot go on a boat"; "not looking outside the county" speaks of no weather.
_DENIABLE: Final = frozenset({"heights", "water", "protective gear"})
_STUDY: Final = frozenset({"education", "courses", "publications"})


def physical_result(requirement: Requirement, resume: Resume) -> QuantityResult | None:
    """Compare lifting, standing, weather, heights and the like with what lines of the résumé say of them.

    Parameters
    ----------
    requirement : Requirement
    resume : Resume

    Returns
    -------
    QuantityResult or None
        None where nothing of the kind is asked for. The credit is the mean over what is asked; a weight counts by its number.
    """
    if "physical" not in requirement.kinds:
        return None
    asked = _asked(requirement.text)
    if not asked:
        return None
    said = partial(_said, kilos=_kilos(requirement.text) or 0.0)
    reading = read_aspects(resume, asked, said, speaks=_speaks)
    return aspect_result("physical", asked, reading, FIRM)


@lru_cache(maxsize=4096)
def _asked(text: str) -> tuple[str, ...]:
    found = search_any(_ASPECTS, text)
    # "Physically fit to lift 20 kg": the lifting says how fit.
    return tuple(a for a in found if a != "fitness") or found


@lru_cache(maxsize=8192)
def _kilos(text: str) -> float | None:
    """Return the greatest weight that a text names, in kilograms."""
    weights = [
        float(match["upper"] or match["number"]) * (KG_OF_POUND if match["unit"][0] in "lLpP" else 1.0)
        for match in _WEIGHT.finditer(text)
    ]
    return max(weights, default=None)


@lru_cache(maxsize=1 << 16)
def _said(text: str, section: str, in_job: bool, *, kilos: float) -> Said:
    """Return what a line says of each aspect: 0 refused, 1 shown, between them implied or in part."""
    found: list[tuple[str, float]] = []
    for start, end in labelled_spans(text):
        clause = text[start:end]
        clear = section not in _STUDY and _CLEARED.search(clause) is not None
        barred = not clear and (_BARRED.search(clause) is not None or (negates(clause) and denies(clause)))
        for name, pattern in _ASPECTS.items():
            if pattern.search(clause):
                value = _value(name, clause, barred, kilos)
            elif name in _ALSO_SHOWN and _ALSO_SHOWN[name].search(clause):
                if barred and name not in _DENIABLE:
                    continue
                value = 0.0 if barred else UNWEIGHED
            elif not barred and name in _IMPLIED and _IMPLIED[name].search(clause):
                value = IMPLIED
            else:
                continue
            found.append((name, value if not in_job else value * DONE))
    return tuple(found)


def _value(name: str, clause: str, barred: bool, kilos: float) -> float:
    """Return how far a clause that names an aspect shows it; a weight is compared with the one asked for."""
    weight = _kilos(clause) if name == "lifting" else None
    if weight is not None and (barred or _CAPPED.search(clause)):
        # "No more than 10 kg" is a limit.
        return 1.0 if weight >= kilos * SLACK else 0.0
    if barred:
        return 0.0
    if name != "lifting":
        return 1.0
    if weight is None or not kilos:
        return UNWEIGHED if kilos else 1.0
    return 1.0 if weight >= kilos * SLACK else LIGHTER
