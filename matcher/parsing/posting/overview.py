"""Title, company, places, workplace and employment type of a posting, from its first lines and set phrases."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from matcher.parsing.posting.headings import classify, is_heading_like
from matcher.types import Document, Workplace

_ROLE: Final = re.compile(
    r"(?i)\b(?:engineer|developer|analyst|manager|director|scientist|specialist|coordinator|assistant|associate|consultant|designer|architect|administrator|technician|officer|nurse|rn\b|teacher|tutor|lecturer|professor|instructor|trainer|"
    r"accountant|auditor|bookkeeper|paralegal|attorney|lawyer|counsel|solicitor|clerk|secretary|receptionist|representative|rep\b|agent|advis[oe]r|buyer|planner|scheduler|supervisor|lead\b|leader|head of|chief|president|vp\b|operator|driver|mechanic|electrician|plumber|welder|carpenter|"
    r"machinist|installer|inspector|investigator|researcher|fellow|intern\b|internship|trainee|apprentice|writer|editor|copywriter|translator|interpreter|journalist|producer|photographer|marketer|recruiter|generalist|executive|partner|strategist|owner|scrum master|"
    r"therapist|pharmacist|physician|doctor|surgeon|dentist|hygienist|paramedic|caregiver|carer|counsel(?:l)?or|psychologist|social worker|care coordinator|case manager|librarian|curator|chef|cook|baker|server|waiter|barista|bartender|host|housekeeper|cleaner|janitor|guard|"
    r"detective|firefighter|dispatcher|pilot|captain|warehouse|picker|packer|stocker|cashier|salesperson|merchandiser|estimator|surveyor|foreman|superintendent|technologist|programmer|administrator|ingenieur|entwickler|berater|leiter|kaufmann|kauffrau|sachbearbeiter|développeur|ingénieur|chargé|responsable|stagiaire|"
    r"ingeniero|desarrollador|gerente|analista|moderator|evaluator|conservationist|biologist|chemist|geologist|economist|statistician|actuary|underwriter|broker|banker|teller|trader|controller|treasurer|registrar|steward|postdoc\w*|sister|sre\b|devops|qa\b|deputy|procurement|commissioner|epidemiologist|nutritionist|dietitian)s?\b"
)
_NOT_TITLE: Final = re.compile(
    r"(?i)https?://|www\.|@|^(?:home|jobs?|careers?|vacancies|search|menu|skip|apply|save|share|posted|print|report|location|company|req(?:uisition)?\b|job (?:id|ref|type|bulletin|category)|agency|department|salary|type:|hours|ref\b|closing|we are|we're|our|about|the|at|url|employment|full[- ]time|part[- ]time|remote|hybrid|on-?site|permanent|note|posting|level|category|stellenausschreibung|introduction|overview|summary|description|terms)\b|\s[>›»]\s|applicants\b|\bago\b|[.!]$|^\W*\d"
)
_TITLE_LABEL: Final = re.compile(
    r"(?im)^\W{0,4}(?:business title|job title|position title|title|position|role|vacancy|job|stelle|poste|puesto)\W{0,3}[:：]\s*(?P<value>[^\n|]{3,90})"
)
_COMPANY_LABEL: Final = re.compile(
    r"(?im)^\W{0,4}(?:company(?: name)?|employer|agency|organi[sz]ation|hiring organi[sz]ation|unternehmen|arbeitgeber|entreprise|empresa)\W{0,3}[:：]\s*(?P<value>[^\n|]{2,70})"
)
_PLACE_LABEL: Final = re.compile(
    r"(?im)^\W{0,4}(?:(?:work |job |office |primary |site )?locations?|place of work|workplace|standort|arbeitsort|einsatzort|lieu|ubicación|city|base|site name)\W{0,3}[:：]\s*(?P<value>[^\n]{2,120})"
)
# "(US) Consultant", ".NET Developer"
_OPENS_TITLE: Final = re.compile(r"\([A-Z][^()]{1,20}\) ?[A-Z]|\.[A-Z]{3} ")
_TAIL: Final = re.compile(
    r"(?i)\s*(?:\((?:[mfwdxhv]\s?/\s?){1,3}[mfwdxhv*]\)|\((?:all genders|h/f|f/h|m/w/d)\)|\s-{2,}\s.*|[-–|]\s*(?:remote|hybrid|on-?site|ft|pt|full[- ]time|part[- ]time|job)\b.*)\s*$"
)
_AT: Final = re.compile(
    r"^(?P<title>.{4,90}?)\s+(?:at|@|bei|chez)\s+(?P<company>[A-Z][\w&.' -]{1,40}?)(?:\s+[–—|-]\s+(?P<place>[^|]{2,50}))?$"
)
_AS_A: Final = re.compile(
    r"\b[Aa]s an? (?P<title>[A-Z][\w/&-]+(?:,? (?:of |and |& )?[A-Z][\w/&-]+){0,6}),? (?:at|within|on|in|with|for|you)\b"
)
_FORM: Final = re.compile(
    r"\b(?:Inc|LLC|L\.L\.C|LLP|Ltd|Limited|GmbH|AG|SE|plc|PLC|B\.V|S\.A|S\.p\.A|SAS|SARL|Oy|AB|A/S|e\.V|Corp|Corporation|Company|Co|Group|Partners|Holdings|University|College|School|Hospital|Health|Healthcare|Center|Centre|Institute|Foundation|Council|County|City of|Board|Trust|Bank|Systems|Technologies|Solutions|Services|Laboratories|Labs|Society|Association|Cooperative|Agency|Authority|Department)\b\.?"
)
_STATES: Final = "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|ON|QC|BC|AB|MB|SK|NS|NB|NL|NSW|VIC|QLD|UK"
_REGIONS: Final = "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|D\\.C\\.|Ontario|Quebec|Québec|British Columbia|Alberta|Canada|United States|USA|UK|United Kingdom|England|Scotland|Wales|Ireland|Germany|France|Spain|Italy|Netherlands|Belgium|Switzerland|Austria|Poland|Portugal|Sweden|Norway|Denmark|Finland|India|Singapore|Australia|New Zealand|Mexico|Brazil|Japan|Vietnam|Kenya|South Africa|West Yorkshire|Lithuania|Czech Republic|Romania|Hungary|Israel|Philippines"
_PLACE: Final = re.compile(
    rf"\b(?P<city>[A-Z][\w.'’-]+(?:[ -](?:[A-Z][\w.'’-]+|of|upon|am|de|la|sur)){{0,3}}),\s?(?P<region>(?:{_STATES})\b(?:\s+\d{{5}})?|(?:{_REGIONS})(?!\w))"
)
_COUNTRY: Final = re.compile(rf"(?:{_REGIONS})")
_EMOJI_PLACE: Final = re.compile(r"🌎\s*(?P<value>[^`\n|]{2,80})")
_WORKPLACES: Final[tuple[tuple[Workplace, re.Pattern[str]], ...]] = (
    ("hybrid", re.compile(r"(?i)\bhybrid\b|\bblended work|\b(?:one|two|three|four|[1-4])(?:-[1-4])? (?:office days|days? (?:a|per|each) week (?:in|at) (?:the|our)|days? (?:on[- ]?site|in (?:the |our )?(?:\w+ )?office))|\bwith home working\b|\bwork (?:in|from) the office \d days")),
    ("remote", re.compile(r"(?i)\b(?:fully|100%|completely|permanently) remote|\bremote[- ](?:first|position|role|job|within|in|from|only|work|eligible|us|usa|uk|eu)\b|\bwork[- ]from[- ]home\b|\bthis is a remote\b|\bremote\b|\btelecommut\w+|\bhome[- ]?office\b|\btélétravail\b")),
    ("onsite", re.compile(r"(?i)\bon[- ]?site\b|\bin[- ]office\b|\bin[- ]person\b|\bvor ort\b|\bsur site\b|\bwill be based in\b")),
)  # fmt: skip
_EMPLOYMENT: Final = (
    ("internship", re.compile(r"(?i)\b(?:internship|intern|praktikum|praktikant|werkstudent|stage|stagiaire|co-?op (?:student|term|position|placement|program(?:me)?|opportunit\w+|work term|role|job)|prácticas)\b")),
    ("fixed-term", re.compile(r"(?i)\b(?:fixed[- ]term|fixed term|befristet|cdd|maternity cover)\b")),
    ("contract", re.compile(r"(?i)\b(?:\(contract\)|contract(?:or)?(?: position| role| basis| to hire|-to-hire)|contract\b(?=\s*[|,·)-])|freelance|12[- ]month contract|6[- ]month contract)")),
    ("temporary", re.compile(r"(?i)\b(?:temporary|temp role|seasonal|interim)\b")),
    ("part-time", re.compile(r"(?i)\b(?:part[- ]time|teilzeit|temps partiel|media jornada|per diem|prn)\b")),
    ("full-time", re.compile(r"(?i)\b(?:full[- ]?time|vollzeit|temps plein|jornada completa|tiempo completo|wholetime|40 hours|ft job)\b|full-time/part-time indicator:\s*f\b")),
    ("permanent", re.compile(r"(?i)\b(?:permanent|unbefristet|festanstellung|cdi\b|indefinido)\b")),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the head of a posting says."""

    title: str | None = None
    company: str | None = None
    locations: tuple[str, ...] = ()
    workplace: Workplace | None = None
    employment_type: str | None = None


# What names the posting stands in the first lines, and none of them is longer than this.
_HEAD: Final = 60_000
_LONGEST_LINE: Final = 2_000


def read_overview(document: Document) -> Overview:
    """Read title, company, places, workplace and employment type.

    Parameters
    ----------
    document : Document

    Returns
    -------
    Overview
    """
    text = document.text
    lines = [line[:_LONGEST_LINE].strip(" \t*_#`•·-–|") for line in text[:_HEAD].split("\n")[:40]]
    head = [line for line in lines if line][:9]
    title, at_company, at_place = _title(document, head)
    company = at_company or _company(document, head, title)
    return Overview(
        title=title, company=company, locations=_locations(text, head, at_place, title, company),
        workplace=_workplace(text, head), employment_type=_employment(text, head, title),
    )  # fmt: skip


def _title(document: Document, head: list[str]) -> tuple[str | None, str | None, str | None]:
    label = _TITLE_LABEL.search(document.text[:3000])
    candidates: list[tuple[float, int, str]] = []
    if label is not None:
        candidates.append(
            (5.0 if _ROLE.search(label.group("value")) else 1.0, -1, label.group("value").strip())
        )
    first_heading = document.headings[0].text.strip(" *_#") if document.headings else None
    for position, line in enumerate(head[:6]):
        segments = [
            s.strip(" *_") for s in re.split(r"\s+[|·•›»>]\s+|\s{3,}|\t|\*\*", line) if s.strip(" *_")
        ]
        if not segments:
            continue
        piece = next((s for s in segments if _ROLE.search(s) and not _NOT_TITLE.search(s)), segments[0])
        if (
            not (piece[:1].isupper() or piece[:1].isdigit() or _OPENS_TITLE.match(piece))
            or len(piece.split()) > 16
            or len(piece) < 3
            or len(piece) > 130
        ):
            continue
        kind = classify(piece)
        if (is_heading_like(piece) and kind.kind != "unknown" and not _ROLE.search(piece)) or line.endswith(
            ":"
        ):
            continue
        score = 2.5 if _ROLE.search(piece) else 0.0
        score += 1.5 if first_heading and first_heading.startswith(piece[:20]) else 0.0
        score -= 3.0 if _NOT_TITLE.search(piece) else 0.0
        score -= 1.2 if len(segments) > 1 and piece != segments[0] else 0.0
        score -= 0.35 * position
        score -= 1.0 if _PLACE.search(piece) and not _ROLE.search(piece) else 0.0
        if position == 0:
            score += 0.8
        candidates.append((score, position, piece))
    if not any(c[0] >= 0.7 for c in candidates):
        named = _AS_A.search(document.text[:6000])
        return (
            (named.group("title").strip(" ,"), None, None)
            if named and _ROLE.search(named.group("title"))
            else (None, None, None)
        )
    score, _, best = max(candidates, key=lambda c: (c[0], -c[1]))
    company = place = None
    match = _AT.match(best)
    if match is not None:
        best, company, place = match.group("title"), match.group("company"), match.group("place")
    best = _TAIL.sub("", best).strip(" -–—|,:*_")
    if best.isupper() and len(best) > 6:
        best = re.sub(r"[^\W\d_]{3,}", lambda m: m.group().capitalize(), best)
    return best or None, company, place


def _company(document: Document, head: list[str], title: str | None) -> str | None:
    text = document.text
    label = _COMPANY_LABEL.search(text[:3000])
    if label is not None and not label.group("value")[:1].isdigit():
        return label.group("value").strip(" *_.")
    votes: Counter[str] = Counter()
    for pattern, weight in (*_MENTIONS, (_POSSESSIVE, 2)):
        for match in pattern.finditer(text[:12000]):
            name = match.group("name").strip(" .,:’'")
            if name.lower() not in _NOT_COMPANY and len(name) > 1 and not _ROLE.search(name):
                votes[re.sub(r"['’]s$", "", name)] += weight
    for position, line in enumerate(head[:5]):
        for name in _segments(line):
            if title and name and (name in title or title in name):
                continue
            if (
                2 < len(name) <= 60
                and _FORM.search(name)
                and not _ROLE.search(name)
                and len(name.split()) <= 7
                and classify(name).kind == "unknown"
            ):
                votes[name] += 4 if position < 3 else 2
            elif name in votes:
                votes[name] += 3
    if (
        len(head) > 1
        and title == head[0]
        and _BARE_NAME.fullmatch(head[1])
        and not _COUNTRY.fullmatch(head[1])
    ):
        # The second line names the employer when the text goes on to speak of it, and not a town.
        spoken = (
            rf"\b(?:[Aa]t|[Jj]oin|[Aa]bout|[Ff]or) {re.escape(head[1])}\b(?! (?:office|campus|site))"
            rf"|\b{re.escape(head[1])}(?:['’]s| is| has| was| offers| provides| will)\b"
        )
        if classify(head[1]).kind == "unknown" and len(re.findall(spoken, text[:12000])) >= 2:
            votes[head[1]] += 6
    second = document.headings[1].text.strip(" *_#") if len(document.headings) > 1 else ""
    if (
        second
        and len(second.split()) <= 5
        and classify(second).kind == "unknown"
        and second[:1].isalnum()
        and second in head[:4]
        and second != title
    ):
        votes[second] += 6
    if not votes:
        return None
    name, weight = max(votes.items(), key=lambda item: (item[1], -len(item[0]), item[0]))
    if weight < 2:
        return None
    for line in head[:6]:
        for piece in _segments(line):
            words = piece.split()
            if (
                piece.startswith(name + " ")
                and len(words) <= 6
                and all(w[:1].isupper() or w in {"&", "of", "and"} for w in words)
                and not _ROLE.search(piece)
            ):
                return piece
    return name


def _segments(line: str) -> list[str]:
    """Split a line of the head at bars, dots and dashes, and at commas but for "City, State" and "X, Inc."."""
    pieces: list[str] = []
    for part in re.split(r"\s+[|·•~/–—-]\s+|\s{3,}|\t|\*\*", line):
        for piece in re.split(
            rf",\s+(?!(?:{_STATES})\b|(?:{_REGIONS})(?![\w]|\s[A-Z])|Inc\b|LLC\b|Ltd\b)", part
        ):
            cleaned = piece.strip(" *_,()")
            if cleaned:
                pieces.append(cleaned if _FORM.search(cleaned[-6:]) else cleaned.rstrip("."))
    return pieces


_NAME: Final = r"(?P<name>[A-Z0-9][\w&.’'-]*(?: (?:&|of|and|[A-Z0-9][\w&.’'-]*)){0,3})"
_MENTIONS: Final = (
    (re.compile(rf"\b(?:At|Here at|Join) {_NAME}(?=,? (?:we|our|you|is|and|team|as)\b|,)"), 2),
    (re.compile(rf"(?m)^[^\w\n]{{0,12}}About {_NAME}[^\w\n]{{0,12}}$"), 3),
    (re.compile(rf"(?m)^[^\w\n]{{0,12}}(?:Why|Life at|Working at) {_NAME}[^\w\n]{{0,12}}$"), 2),
    (re.compile(rf"(?m)(?:^|[.!?] ){_NAME} is (?:a|an|the|one of|looking|seeking|committed|hiring|currently|on a mission|proud|dedicated|redefining|building|transforming)\b"), 2),
    (re.compile(rf"(?m)(?:^|[.!?] ){_NAME} (?:was founded|enables|connects|empowers|serves|delivers|makes|builds|runs|provides|helps|offers|owns|does not|participates|believes|welcomes|develops|has been|began in|employs)\b"), 1),
)  # fmt: skip
_POSSESSIVE: Final = re.compile(
    rf"\b(?:on|of|at|within|across|to) {_NAME.replace('’', '')}['’]s (?:\w+ ){{0,4}}(?:team|platform|mission|polic\w+|products?|customers)\b"
)
_NOT_COMPANY_WORDS: Final = (
    "eeo goal req terms introduction overview description summary apply city state id the we us llc inc ltd you it this that he she they our your us the role the team the company the job the position the person role team company job position there what who why how equal opportunity if as in at for all and or but here about us the college the service the firm the unit the client the applicant applicants candidates employment today diversity inclusion experience knowledge "
    "compensation salary ability strong work working location remote hybrid trust safety"
)
_NOT_COMPANY: Final = frozenset(_NOT_COMPANY_WORDS.split()) | {"the role", "the team", "the company", "the job", "the position", "the person", "the college", "the service", "the firm", "the unit", "the client", "this role", "this position", "this job", "our team", "the ideal", "the successful", "the work"}  # fmt: skip


_BARE_NAME: Final = re.compile(r"[A-Z][\w.&'’-]*(?: [A-Z&][\w.&'’-]*){0,4}")
_BARE_PLACE: Final = re.compile(
    r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|on|am|upon|de|la|\d{1,2})){0,2}(?:, [A-Z][\w. ]{1,25})?"
)
_NOT_PLACE: Final = re.compile(
    r"(?i)\b(?:full|part|time|permanent|vollzeit|teilzeit|unbefristet|befristet|hybrid|remote|contract|temporary|salary|posted|req|ref|job|apply|save|share|hours|annual|regular|exempt|non-exempt|staff|band|level|grade|senior|junior|team|pay|range|closes?|opens?|on-?site|site|fixed|term|months?|years?|day|days|week|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|print|careers|compliance|nursing|engineering|operations|finance|marketing|sales|product|data|design|teaching|infrastructure|nonprofit|accounting|home|jobs|vacancies|legal|security|apprentice\w*|division|department|professional|permanent|from|the|main|office|announcement|stellenausschreibung|cdi|details|bulletin|campus|headquarters)\b"
)


def _locations(
    text: str, head: list[str], at_place: str | None, title: str | None, company: str | None
) -> tuple[str, ...]:
    found: list[str] = []
    if at_place:
        found.append(at_place.strip())
    label = _PLACE_LABEL.search(text[:4000])
    if label is not None and not re.search(r"(?i)^\s*(?:remote|hybrid|see)\b", label.group("value")):
        value = label.group("value").strip(" *_.")
        if len(value) <= 70 and not re.match(r"(?i)must\b|candidates?\b|applicants?\b|you\b", value):
            places = [m.group() for m in _PLACE.finditer(value)]
            found += places or [p.strip() for p in re.split(r"\s*(?:;|\||/| or )\s*", value) if p.strip()]
    emoji = _EMOJI_PLACE.search(text[:1500])
    if emoji is not None and _PLACE.search(emoji.group("value")):
        found += [m.group() for m in _PLACE.finditer(emoji.group("value"))]
    elif emoji is not None:
        found += [
            p.strip()
            for p in emoji.group("value").split(",")
            if p.strip() and not re.fullmatch(r"(?i)remote|onsite|hybrid|none|other", p.strip())
        ]
    for line in head[:6]:
        if len(line) <= 220 and not found:
            found += [m.group() for m in _PLACE.finditer(line) if not (title and m.group("city") in title)]
    alone = head[1] if len(head) > 1 and title == head[0].strip() else ""
    if (
        not found
        and alone != company
        and re.fullmatch(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}", alone)
        and classify(alone).kind == "unknown"
        and not _FORM.search(alone)
    ):
        found.append(alone)
    for line in head[:5]:
        pieces = _segments(line)
        if found or len(pieces) < 2 or len(line) > 200:
            continue
        found += [
            p for p in pieces
            if p != company and not p.isupper() and not (title and (p in title or title in p)) and _BARE_PLACE.fullmatch(p)
            and not _NOT_PLACE.search(p) and not _ROLE.search(p) and not _FORM.search(p)
        ][:3]  # fmt: skip
    for line in head[:6]:
        if not found and len(line.split()) <= 12 and not _FORM.search(line):
            found += [m.group() for m in _COUNTRY.finditer(line)][:3]
    based = re.search(
        r"\b(?:based in|located in|office in|based at|located at|remote within)(?: our| the| downtown)? (?P<value>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:,? (?:[A-Z]{2}\b|D\.C\.|[A-Z]\w+))?(?: or [A-Z][\w.]+(?: [A-Z]\w+)?)?)",
        text[:9000],
    )
    if based is not None:
        found += [p.strip() for p in re.split(r"(?<=[a-z]{3})\. ", based.group("value"))[0].split(" or ")]
    cleaned = (re.sub(r"\s+", " ", _REMOTE_TAIL.sub("", f)).strip(" ,;") for f in found if len(f) > 1)
    return tuple(
        dict.fromkeys(c if c.endswith("D.C.") else c.rstrip(".") for c in cleaned if c and c != company)
    )[:8]


_REMOTE_TAIL: Final = re.compile(r"(?i)\s+[-–(]\s?(?:fully )?remote\b.*$")
_OFFICE_DAYS: Final = re.compile(
    r"(?i)\b(?:from|in|at) (?:the|our) office (?:for )?(?:at least )?(?:\d|one|two|three|four)(?:\s?(?:-|to|–)\s?\d)? days\b"
)


def _workplace(text: str, head: list[str]) -> Workplace | None:
    top = "\n".join(head)
    for kind, pattern in _WORKPLACES:
        if pattern.search(top[:900]):
            return "hybrid" if kind == "remote" and _OFFICE_DAYS.search(text[:15000]) else kind
    body = text[:15000]
    if re.search(
        r"(?i)\bhybrid (?:work|schedule|model|role|position|working)|\bin the office \w+ days|\bblended work",
        body,
    ):
        return "hybrid"
    if re.search(
        r"(?i)\b(?:this is a |fully |100% )remote\b|\bremote (?:position|role|job|opportunity)\b|\bwork[- ]from[- ]home (?:role|position|opportunity)|\bremote[- ]first (?:company|environment|work)",
        body,
    ):
        return "remote"
    if re.search(
        r"(?i)\b(?:this (?:role|position) is (?:on[- ]?site|in[- ]office)|on[- ]?site (?:position|role)|will be based in our|based (?:on|at) our)\b",
        body,
    ):
        return "onsite"
    return None


def _employment(text: str, head: list[str], title: str | None) -> str | None:
    if re.search(r"(?i)full-time/part-time indicator:\s*f\b", text):
        return "full-time"
    if title and re.search(r"(?i)\b(?:intern|internship|praktikant|stagiaire)\b", title):
        return "internship"
    if title and re.search(r"(?i)\bcontract(?:or)?\b", title):
        return "contract"
    for part in ("\n".join(head)[:1200], text[:15000]):
        hits = [name for name, pattern in _EMPLOYMENT if pattern.search(part)]
        if part is not text[:15000] and hits:
            return hits[0]
    body = text[:15000]
    if re.search(
        r"(?i)\b(?:position|role|job|employment|type|indicator|status|hours|schedule)\b[^.\n]{0,40}\bfull[- ]time\b|\bfull[- ]time (?:position|role|job|employment|opportunity)|full-time/part-time indicator:\s*f\b",
        body,
    ):
        return "full-time"
    if re.search(
        r"(?i)\b(?:position|role|job|employment|type|status)\b[^.\n]{0,40}\bpart[- ]time\b|\bpart[- ]time (?:position|role|job)",
        body,
    ):
        return "part-time"
    return None
