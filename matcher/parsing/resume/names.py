"""The person's name in one of the first rows of a résumé, whatever stands around it."""

from __future__ import annotations

import re
from typing import Final

from matcher.parsing.resume.words import title_strength, word_set

PARTICLES: Final = word_set(
    "de da do dos das del della di la le van von der den ter ten el al bin ibn y e zu af mc mac st san dela du wa ap ferch binti zum ul te"
)
#: Surnames that are also jobs: a first line made of one of them is a name all the same.
_JOB_SURNAMES: Final = word_set(
    "archer baker barber bauer bishop butcher butler carpenter carter chandler clark cook cooper dean driver dyer farmer fisher fischer gardener gardner glover hunter judge koch king knight mason marshall marshal major mercer merchant miller miner "
    "painter page parker piper player porter potter sailor sawyer schneider shepherd singer slater smith steward stewart tanner taylor thatcher turner usher walker warden weaver webster wheeler wright berater setzer richter weber wagner chancellor "
    "coach constable cutter skinner spicer tailor teller trader keeper abbot abbott monk pope prior provost ranger rector sargent serjeant sheriff squire vicar ward workman reader head hand boy partner guide groom collector fellow chase grant"
)
_JOB_PREFIXES: Final = word_set(
    "senior junior head chief lead assistant associate deputy executive pastry line sous prep staff general certified registered licensed trainee apprentice master truck bus delivery taxi van school house portrait wildlife project product data football basketball "
    "tennis life career fitness bank day stock shop web software it hr sales key account site film opera jazz night"
)
#: Parts of names that are plain words, months, towns or countries too; alone they count as the person only where the sentence says so.
WORD_NAMES: Final = word_set(
    "mark will grace hope may april june august rose faith joy art bill drew chase grant dean page case bond rich frank max sky summer christian jordan austin paris london chelsea victor ray rob pat sue bob jack dawn crystal amber ruby pearl "
    "iris lily daisy olive violet ivy heather holly hazel ginger rusty sandy sunny penny star destiny trinity harmony melody carol gene earl duke king prince baron major miles hunter mason cook baker parks park banks field fields wood woods stone "
    "rivers brook brooks lake hill hills west north south east young long short small little large white black brown green gray grey gold silver sharp swift strong wise good best day week love price cash rush power self case cross church temple law "
    "noble savage english french german welsh scott ireland holland england francis norman lane street bush reed glass steel snow frost winter rain storm bell ball cannon gates wells pool ford bridges mills post read lead data core an do in so is to go no my "
    "reading york kent devon chester lancaster bristol lincoln jackson houston dallas denver washington madison virginia carolina georgia florence victoria sydney brooklyn savannah charlotte cleveland hamilton wellington nelson preston stirling carlisle israel china "
    "india asia african england wales spain france kenya santiago san new early late north wolf fox bird crane swan finch drake fish hart bear lamb bull buck storey story marsh moor heath ash oak birch rowan field garden orchard farm forest gale hail cloud sea bay "
    "shore port dale glen vale dell peak ridge mount moss reef bank house hall room chambers door locke key keys bolt chain hook pike spear shields armour sword dagger archer bowman carver carpenter carter driver farmer fisher gardener judge keeper knight marshal "
    "marshall mercer merchant miller miner painter parker piper player porter potter ranger sailor shepherd singer skinner smith steward tanner taylor trainer turner walker warden ward weaver wheeler abbott bishop butler chandler clark constable cooper deacon monk "
    "pope prior rector sexton squire vicar abbey battle blessing bliss blood bloom booker books bright buckle burden burns bullock camp care careless carry chance charity child close coffee coin comfort constant courage court creed crisp cruise crystal cure cutter "
    "dance darling dash diamond divine dove draper drought dollar doll eden ember ever fair farrow feather figures fine fire flint flower flowers fountain free freeman friend gift goodwill graves grove guide hand handy hardy harvest haven hay head heart honey honor "
    "honour hood horn house hunt hurt jewel job jolly journey judd justice keen kind kitchen lamp lark law lawless link little lively loft love loyal luck mace man march maker mark marine master matter mead means measure mercy merit merry mint money moon moody "
    "more morning nation neat night nurse ocean orange outlaw paige paper parish parrish part partridge patience pace peace peach pepper petty pitt plant poole precious pride print profit promise proper prudence purchase purple quick quill race rains rainbow rains "
    "ransom raven reason record reward riddle river robin rock rocks root rope round rule ruler saint salmon salt sage sands saffron scales sea seal season shade shadow shine sign silk sincere singh sky slack sloan sole solo son song sparks speed spring spice spark "
    "staff stable stanford stark start starling stern still stock strange stream street sugar sun sunshine sweet table teacher temper tent thorn thorne tide tiger toll town trade travel treasure tree trip true truth tunnel tutor twist valentine valley venture vine "
    "virtue wade wait wall waters watt way wealth weather webb weeks welcome wheat whale wheel whistle wild winner winters wish wit worth yard year years angel faithful ace van song sun thai long son dang han he she her him sage santa santos "
    "sol cruz luz mar rey rio flores luna verde villa salas torres van vi"
)
#: Letters that people put behind their names.
POST_NOMINALS: Final = word_set(
    "rn bsn msn adn dnp lpn lvn cna aprn fnp np pa-c crna ccrn cen rnc phn phd ph.d ph.d. dphil mphil md m.d. m.d dds dmd dvm pharmd rph edd psyd jd llb llm esq esq. mba emba mpa mph mha msw lcsw lmsw lpc bcba rbt slp ccc-slp otr otr/l pt dpt ot "
    "ma msc m.sc. meng mres mfa med m.ed. ms m.s. mcom bsc b.sc. bsc(hons) beng btech ba b.a. b.s. bs bcom bed bfa llb(hons) hons dipl.-ing. dipl.-kfm. ing. cpa cma cia cisa cissp cism ceh cfa cfp frm caia acca fcca aca fca acma cgma aat ea cfe cams cpp pmp capm pgmp csm cspo "
    "psm prince2 itil shrm-cp shrm-scp phr sphr gphr cipd mcipd assoc.cipd fcipd mcips mciarb cpim cscp cltd cpsm cbap six-sigma lssgb lssbb leed ap aia riba ra pe p.e. p.eng p.eng. peng ceng ieng mice mimeche miet eit e.i.t. csp cih chst gisp pls rpls mrics frics mcieem cenv mciwem cgeol fgs "
    "mpsi mrpharms rd rdn ldn cdces cscs cpt acsm cnp emt emt-p nremt nrp rt(r) rrt crt cst rvt lvt cvt qts pgce npqh fhea sfhea jr jr. sr sr. ii iii iv obe mbe cbe kc qc cipp cipp/e cipp/us cipm ccna ccnp ccie rhce mcse oscp crisc togaf cmc cebs clu chfc cpcu are ase cwi cdl"
)
#: Surnames as well, so that they are only letters behind a name after a comma.
_SURNAMES_TOO: Final = word_set(
    "ma do ba pa ra ea ap np ot pt rd pe ms bs med are ase aia ii slp mace hons ing. rt"
)
#: Countries and states, which show that "Haifa, Israel" is no "Doe, Jane".
COUNTRIES: Final = word_set(
    "israel usa uk u.k. u.s.a. england scotland wales ireland germany deutschland france spain españa italy italia portugal netherlands nederland belgium switzerland schweiz austria österreich poland polska czechia denmark sweden sverige norway norge finland iceland greece "
    "turkey türkiye romania bulgaria hungary croatia serbia slovakia slovenia ukraine russia estonia latvia lithuania malta cyprus canada mexico méxico brazil brasil argentina chile colombia peru ecuador uruguay venezuela australia india pakistan bangladesh nepal china japan korea taiwan "
    "singapore malaysia indonesia philippines vietnam thailand nigeria ghana kenya uganda tanzania ethiopia egypt morocco tunisia algeria senegal cameroon rwanda zambia zimbabwe lebanon iran iraq qatar kuwait uae alabama alaska arizona arkansas california colorado connecticut delaware florida "
    "georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming ontario quebec québec alberta "
    "manitoba saskatchewan queensland victoria tasmania zealand yorkshire berkshire lancashire hampshire surrey sussex essex kent devon cornwall dorset somerset norfolk suffolk bavaria bayern hessen sachsen"
)
#: Those of several words.
_LONG_COUNTRIES: Final = frozenset(
    [
        "united kingdom",
        "united states",
        "united states of america",
        "great britain",
        "northern ireland",
        "the netherlands",
        "czech republic",
        "new zealand",
        "south africa",
        "south korea",
        "north macedonia",
        "saudi arabia",
        "united arab emirates",
        "hong kong",
        "hong kong sar",
        "sri lanka",
        "costa rica",
        "puerto rico",
        "dominican republic",
        "el salvador",
        "ivory coast",
        "sierra leone",
        "bosnia and herzegovina",
        "trinidad and tobago",
        "papua new guinea",
        "new york",
        "new jersey",
        "new mexico",
        "new hampshire",
        "north carolina",
        "south carolina",
        "north dakota",
        "south dakota",
        "west virginia",
        "rhode island",
        "new south wales",
        "western australia",
        "south australia",
        "british columbia",
        "nova scotia",
        "new brunswick",
    ]
)
_CREDENTIALS: Final = re.compile(
    r"(?:,|\s[-–—|]+\s?|\s\((?![A-ZÀ-Þ][^()\s]{1,20}\)\s[A-ZÀ-Þ])|\s{2,}|\s[^\w\s\x00-\x7f“”‘’«»]+(?=\s|$)|\s(?::{1,2}|/{1,2}|[*•·∙~◦]{1,3}|>+)(?=\s))"
)
_LEAD: Final = re.compile(
    r"(?i)^\W*(?:(?:curriculum vitae|curriculum|cv|c\.v\.|r[ée]sum[ée]|lebenslauf|currículum(?: vitae)?|résumé of|profile)(?:\s*/\s*(?:curriculum vitae|cv|r[ée]sum[ée]))?\s*(?:of\b|for\b|von\b|de\b|[-–—:|])\s*|(?:(?:hi|hello|hey)\b[\s,!.]{0,3})?(?:i['’]m|i am|my name is|ich bin|ich heiße|je m['’]appelle|me llamo|mi chiamo)\s+)"
)
# Ranks before a name, which are no part of it: "Detective Sergeant (ret.) Jane Doe".
_RANK: Final = re.compile(
    r"(?i:^\W{0,3}(?:(?:(?:retired|former|ex-?)\s)?(?:(?:detective|police|chief|senior|staff|master|first|lance|gunnery|technical|sergeant|warrant|petty|chief\spetty|rear|vice|second|lieutenant|squadron|wing|flight|group|flying|pilot|air|able|leading|deputy|assistant)[\s-]){0,2}"
    r"(?:sergeant|sgt|inspector|constable|superintendent|captain|capt|major|maj|colonel|col|lieutenant|lt|commander|cmdr|cdr|lcdr|corporal|cpl|pte|officer|admiral|adm|gen|brigadier|brig|commodore|leader|marshal|seaman|rating|airman|firefighter|commissioner|ssgt|msgt|tsgt|sfc|father|brother|sister|rabbi|imam|pastor|deacon|reverend|judge|the\shon(?:ourable)?)\b\.?"
    r"(?:\s(?:col|cdr|gen|cmdr|lt)\b\.?)?)(?:\s?,)?\s{0,2}(?:\(?(?:ret(?:ired|d)?\.?|rtd\.?)\)?,?)?)\s+(?=[^\W\d_a-zà-þ][\w.'’-]*\s+[^\W\d_a-zà-þ])"
)
_NAME_SHAPE: Final = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx|Miss|Herr|Frau|Ing|Dipl\.-Ing|Sir|Rev|Shri|Smt|Eng|Engr|Capt|Sgt|Lt)\.?\s+){0,3}(?P<name>[^\W\d_][\w.'’‘ʻ`\-]*(?:\s+(?:[\"“'(]{1,2}[^\W\d_][\w.'’-]*[\"”')]{1,2}|[^\W\d_][\w.'’‘ʻ`\-]*)){0,6})$"
)
_NAME_TOKEN: Final = re.compile(r"[^\W\d_][^\W\d_'’.]*(?:[-'’][^\W\d_]+)*\.?")
_INITIALS: Final = re.compile(r"[^\W\d_]\.?|(?:[^\W\d_]\.){2,3}")
_SPACED_NAME: Final = re.compile(r"(?:\S ){3,}\S(?: {2,}(?:\S ){1,}\S)*")
_SURNAME_FIRST: Final = re.compile(
    r"^(?P<last>[^\W\d_][\w'’-]{1,24}),\s+(?P<first>[^\W\d_][\w'’-]{1,24}(?:\s[^\W\d_][\w'’.-]{0,24}){0,2})$"
)
_WITH_PARTICLES: Final = re.compile(
    rf"(?i)(?<!\w)(?:(?:{'|'.join(sorted(PARTICLES))})\s){{1,3}}[^\W\d_][\w'’-]{{1,24}}"
)
#: Forms of address and what tells generations apart.
TITLES: Final = word_set(
    "dr prof mr mrs ms mx miss herr frau ing sir rev shri smt eng engr capt sgt lt jr sr"
)


def ends_in_country(text: str) -> bool:
    """Tell whether the last piece of a place is a country or a state.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    last = text.rpartition(",")[2].strip(" .").lower()
    return last in COUNTRIES or last in _LONG_COUNTRIES


def name_in(text: str) -> tuple[str, int] | None:
    """Read the person's name from the row where names stand.

    Parameters
    ----------
    text : str
        One of the first rows of a résumé.

    Returns
    -------
    tuple of (str, int) or None
        The name and the offset where it ends; None where the row holds something else.

    Examples
    --------
    >>> name_in("WEN LI, RN"), name_in("Resume of Jane Doe | Engineer")
    (('WEN LI', 6), ('Jane Doe', 18))
    """
    lead = _LEAD.match(text[:60])
    begin = lead.end() if lead else 0
    rank = _RANK.match(text[begin : begin + 60])
    if rank is not None:
        after = _CREDENTIALS.split(text[begin + rank.end() :])[0].strip()
        if not title_strength(after) or _is_job_surname([w.lower() for w in after.split()]):
            begin += rank.end()
    spaced = _SPACED_NAME.fullmatch(text.strip())
    if spaced:
        return spaced[0], text.find(spaced[0]) + len(spaced[0])
    turned = _SURNAME_FIRST.match(text[begin:])
    if turned and _is_surname_first(turned):
        return turned[0], begin + turned.end()
    cut = _CREDENTIALS.search(text, begin + 1)
    first = text[begin : cut.start()] if cut else text[begin:]
    first = first.split("\t")[0].strip(" *#_=|:.!")
    first = _without_credentials(first)
    match = _NAME_SHAPE.match(first)
    if not match or len(first) > 60:
        return None
    words = [w.strip("\"“”'().").lower() for w in first.split()]
    real = [w for w in words if w and w not in PARTICLES]
    if not 1 <= len(real) <= 6 or any(len(w) > 24 for w in words):
        return None
    if not all(_is_capital(w) or w.lower() in PARTICLES or w[:1] in "\"“'(" for w in first.split()):
        return None
    if all(w in COUNTRIES for w in real):
        return None
    if len(real) == 1 and (
        title_strength(first) or re.search(r"-[a-zà-þ]", first) or (len(real[0]) < 3 and first.isascii())
    ):
        return None
    if title_strength(first) and not _is_job_surname(real):
        return None
    return first, text.find(first, begin) + len(first)


def lower_case_name(text: str) -> tuple[str, int] | None:
    """Read a name that is written in small letters alone, which only the row above an address may be.

    Parameters
    ----------
    text : str
        The first row of a résumé.

    Returns
    -------
    tuple of (str, int) or None
    """
    bare = text.strip(" *#_=|:.")
    if not bare.islower() or not re.fullmatch(r"[^\W\d_][\w'’-]{1,24}(?:\s[^\W\d_][\w'’-]{0,24}){1,3}", bare):
        return None
    if any(title_strength(w) and w not in _JOB_SURNAMES for w in re.split(r"[\s-]", bare)):
        return None
    return bare, text.find(bare) + len(bare)


def _is_capital(word: str) -> bool:
    """Tell a word that begins with a capital, or whose script has none; "al-Hassan" counts."""
    return not word[:1].islower() or bool(
        re.match(r"(?:[a-z]{1,3}[-'’])[^\W\d_]", word) and not word.islower()
    )


def _is_job_surname(real: list[str]) -> bool:
    """Tell "Tom Baker" from "Line Cook"."""
    jobs = [part for w in real for part in w.split("-") if title_strength(part)]
    return (
        all(part in _JOB_SURNAMES for part in jobs)
        and real[0] not in _JOB_PREFIXES
        and 2 <= len(real) <= 4
        and len(jobs) < len([p for w in real for p in w.split("-")])
    )


def _is_surname_first(match: re.Match[str]) -> bool:
    """Tell "Doe, Jane" from "Doe, RN" and "Leeds, UK"."""
    last, first = match["last"], match["first"].split()
    if not all(_is_capital(w) for w in (last, *first)) or title_strength(match[0]):
        return False
    if any(w.lower() in COUNTRIES for w in (last, *first)):
        return False
    return not any(
        w.lower() in POST_NOMINALS or (w.isupper() and len(w.strip(".")) <= 3 and len(w.strip(".")) > 1)
        for w in first
    )


def _without_credentials(name: str) -> str:
    """Return a name without the letters behind it: "Jane Doe MBA"."""
    words = name.split()
    least = 2 if words and words[0] != words[0].swapcase() else 1
    while len(words) > least and _is_credential(words):
        words.pop()
    return name[: name.rfind(words[-1]) + len(words[-1])] if words else name


def _is_credential(words: list[str]) -> bool:
    """Tell whether the last word of a row is no part of the name."""
    last = words[-1].strip("()").lower()
    before = words[:-1]
    # An initial is a capital in any name.
    written_out = [w for w in before if not _INITIALS.fullmatch(w)]
    mixed = len(before) > 1 and bool(written_out) and not any(w.isupper() for w in written_out[:2])
    if last in POST_NOMINALS and (last not in _SURNAMES_TOO or mixed):
        return True
    return mixed and words[-1].isupper() and 3 <= len(last) <= 7 and not re.search("[aeiouyáéíóúäöü]", last)


def name_tokens(name: str) -> tuple[str, ...]:
    """Split a name into the parts that may reappear elsewhere.

    Parameters
    ----------
    name : str

    Returns
    -------
    tuple of str
        Longest first; particles and initials left out.
    """
    if _SPACED_NAME.fullmatch(name):
        name = " ".join(part.replace(" ", "") for part in re.split(r" {2,}", name))
    tokens = {t.strip(".'’\"“”()") for t in _NAME_TOKEN.findall(name)}
    tokens |= {m[0] for m in _WITH_PARTICLES.finditer(name)}
    tokens |= {half for t in tokens if "-" in t for half in t.split("-")}
    kept = {
        t
        for t in tokens
        if len(t) >= 2 and t.lower() not in PARTICLES and t.lower() not in TITLES | {"rn", "phd"}
    }
    return tuple(sorted(kept, key=lambda t: (-len(t), t)))
