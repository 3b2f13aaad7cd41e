"""Whether a requirement is required or preferred, by its own words; mixed items are split."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from matcher.parsing.degrees import find_degrees
from matcher.parsing.languages import find_languages
from matcher.types import Necessity

_PREFERRED: Final = re.compile(
    r"(?i)\b(?:(?:strongly |highly |much |also )?preferred(?! (?:name|pronoun|vendor|supplier|provider|partner|employer|stock|method|contact))|preferable|(?:strongly |highly |very )?desir(?:ed|able)(?! (?:outcome|result|state|goal|objective|standard|level|effect|target)s?\b)|nice[- ]to[- ](?:have|know)|good[- ]to[- ](?:have|know)|great to have|"
    r"(?:(?:is|are|be|as|considered) (?:also |definitely |always |certainly )?(?:an? )?|['’]s an? )(?:\w+[ -]){0,2}(?:plus|pluses|bonus|asset|assets|advantage|benefit)\b|\ban? (?:big |huge |strong |major |definite |real |added |distinct |great |nice )?(?:plus|asset|bonus|advantage)(?![\w-]| (?:management|manager|class|register|owner|tracking|allocation|finance|structure|scheme))|"
    r"(?:would|will|could|can|might) (?:also )?(?:be|prove|give you|set you|make|help|round things|serve)\b.{0,25}?\b(?:plus|asset|bonus|advantage|advantageous|beneficial|(?<!still be )welcome|helpful|useful|nice|splendid|wonderful|lovely|(?:great|good|ideal)(?! (?:fit|match)\b)|edge|apart|smile|valued?|appreciated|a benefit|out|well(?![ -](?:versed|organi[sz]ed|presented|spoken|educated|suited|read|connected|motivated)))\b|"
    r"would be an (?:added )?(?:advantage|asset)|(?:considered|deemed|seen as|regarded as) (?:\w+ )?(?:advantageous|beneficial|desirable)|preferential treatment|(?<!still )(?:is|are|be) (?:very |also |highly |particularly |always |warmly )?(?:beneficial|advantageous|welcomed?(?! to apply)|helpful|useful|valued|valuable|appreciated|nice|a nice|favou?red|an edge|ideal(?! for\b)|optional|looked upon|(?:highly|well|favou?rably) (?:regarded|viewed|looked upon))\b|we (?:would |strongly |much |also |generally )?prefer\b|"
    r"not (?:strictly |absolutely )?(?:required|essential|necessary|mandatory|a (?:must|requirement))|bonus (?:points|if|for)|plus points|extra points|brownie points|optional(?:ly)?|gives? you an edge|an edge(?! cases?)|it (?:would |will )?(?:also )?helps?\b|would be \w+ if you|also helps?\b|helps if|should not frighten|we(?:['’]d| would)? (?:also )?(?:value|welcome|appreciate|love|like to see)|we also like|"
    r"(?:(?:is|are|be|as|also|strongly|highly) (?:strongly |highly |also )?(?:encouraged(?! to\b)|recommended|suggested))|(?:is|are|be|['’]s) (?:also |really )?(?:great|nice|good|cool|awesome|fine) (?:too|as well)|"
    r"von vorteil|wünschenswert|idealerweise|vorteilhaft|ein plus|souhait[ée]e?s?|un atout|un plus|appréci[ée]e?s?|serait|deseable|valorable|se valorar[áa]|preferiblemente|preferible|gradit\w+|mile widzian\w+|een pr[ée]\b|een plus|là (?:một |1 )?(?:lợi thế|điểm cộng)|a merit\b(?! (?:award|system|list|increase|pay))|(?:looked|smiled) (?:up)?on (?:kindly|with favou?r)|makes? you even more\b|will shorten your\b|will help you (?:greatly|a lot|here|along)\b)"
    r"|(?i:^\W{0,3}(?:(?:preferred|bonus|plus|nice to have|desired|desirable|optional|good to have)\b(?:\s*[:\-–()\]]|\s+(?:but|skills|qualif))|ideally\b|preferably\b|bonus:|a plus if|bonus if|extra credit|prefer\b|preference (?:will be given|given|for(?! work)|is)|(?:so )?would (?:some|also)))"
    r"|(?i:\bpreference (?:will be |is |may be )?given\b|\b(?:advantageous|beneficial)\W*$|\ba (?:strong )?preference for\b|^(?:bilingual|multilingual)\b[^.;]{0,80}\bencouraged to apply\b|\b(?:experience|knowledge|exposure|familiarity|licen[cs]e|degree|background)\b[^.;]{0,120} helps\b(?! (?:us|our|you|people|customers|clients|them|the)\b)|\bprefer(?:s|ably)? (?:candidates|someone|applicants)\b|\([^)]{0,30}\ba plus\)$|\bis a plus\b|\b(?:is|are) additional\W*$|\((?:plus|bonus)\)\W*$|\bso would\b|[(,] ?(?:recommended|suggested)\W*$|^you (?:would |will )?(?:preferably|ideally) (?:also )?(?:have|know|are|be|hold|speak|bring)\b|^if you (?:also |already )?(?:have|['’]ve|know|speak|hold)\b[^,]*$)"
)
_REQUIRED: Final = re.compile(
    r"(?i)\b(?:(?:is|are|be|strictly|absolutely) (?:strictly |absolutely |also )?(?:required|mandatory|essential|necessary|a must|compulsory|a requirement|imperative|crucial|critical)|required|mandatory|must (?:have|be|possess|hold|speak|know|pass|reside|live|demonstrate|currently|include)|must-have|must\b|you(?:['’]ll| will) need (?:to (?:be|have|hold|obtain)|an?|your|full|current|valid)\b|minimum requirement|erforderlich|zwingend|indispensable|exig[ée]e?s?|imprescindible|obligatori[oa]|requerid[oa])\b"
)
_NEGATED_REQUIRED: Final = re.compile(
    r"(?i)\b(?:not|isn['’]t|n['’]t|without being|but not) (?:be |strictly |absolutely )?(?:required|essential|necessary|mandatory|a must|a requirement)"
)
_PARENTHESES: Final = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_ASIDE: Final = re.compile(
    r"(?i),\s*with\s+(?:at least|a minimum|minimum|\w+ years?|some)\b[^,;.]{0,90}\b(?:desirable|desired|preferred|a plus)\b.*$|,\s*(?:ideally|preferably)\b.*$|\bpreferably\b|\b(?:and )?ideally\b[^.;]{3,80}\b(?:however|although|but|though),? (?:this|it|that) is not (?:essential|required|necessary)\b|\s(?:ideally|preferably)\s"
)
# "relational databases, Postgres preferred": one of the kind just named, as an aside.
_ONE_OF_KIND: Final = re.compile(
    r"(?P<left>[^,;:]{12,160}\b[a-z]{3,}),\s+[A-Z][\w.+#/-]*(?:\s[A-Z][\w.+#/-]*)?\s(?:strongly\s|highly\s)?preferred\W*"
)

# "Welsh (required) and Manx (desired)"
_MARKED_REQUIRED: Final = re.compile(r"(?i)\((?:required|essential|mandatory)\)")
_MARKED_PREFERRED: Final = re.compile(r"(?i)\((?:preferred|desired|desirable|a plus|optional)\)")
# "when so requested or required" says when, not how much.
_AS_NEEDED: Final = re.compile(
    r"(?i)\b(?:as|if|when|where|whenever)(?: so)?(?: \w{3,14} (?:or|and/or|and))? (?:required|necessary|needed)\b"
)
# "While farm work is not essential, a love of mud is": what counts stands behind the comma.
_CONCEDED: Final = re.compile(
    r"(?i)\W{0,3}(?:while|whilst|although|though) (?!(?:it|this|that|these|they|which)\b)[^,;.]{3,90} (?:is|are) not (?:\w+ )?(?:required|essential|necessary|needed|mandatory|a must), "
)

_VERDICT: Final = re.compile(
    r"(?i)(?:(?:it['’]s |this is |is )?an? (?:(?:genuine|big|huge|real|strong|definite|major|nice|added|distinct|great) )?(?:plus|bonus|asset|advantage)(?:\W*$|,? (?:if you|but not|not)\b)|(?:(?:highly|strongly|much) )?(?:preferred|desired|desirable|beneficial|helpful)\W*$|nice[- ]to[- ]have\W*$)"
)
_BREAK: Final = re.compile(
    r"[;.]\s+|\s[–—-]{1,2}\s|,\s+(?:and |but |with |although |though )?|\s\(|,?\s(?:while|whilst|whereas)\s|\sand\s|\sbut\s|\swith\s(?=\S)|/\s"
)
_CLAUSE_PREFERRED: Final = re.compile(
    r"(?i)^(?:an? |the |some |any |ideally,? |experience |knowledge |familiarity |additional )?[^;:]{2,120}?\b(?:preferred|(?:is |are |would be |as |being )?(?:an? )?(?:strong |big |definite |huge |real |nice )?(?:plus|asset|bonus|advantage)|desired|desirable|nice to have|beneficial|helpful|useful|welcome|advantageous|a nice touch|optional|wünschenswert|von vorteil|ein plus|souhaitée?s?|un atout|deseable|valorable)\b(?P<tail>[^;]{0,40})$"
)


def _speaks_for_all(text: str, aside: re.Match[str]) -> bool:
    """Tell "(preferred)" before or after an item, or an item all in parentheses, from an aside on one word of it."""
    opens = not text[: aside.start()].strip(" *_-–•")
    closes = aside.end() >= len(text.rstrip(" .;,"))
    return (opens and closes) or ((opens or closes) and _ONLY_MARKER.fullmatch(aside.group()) is not None)


@lru_cache(maxsize=4096)
def own_necessity(text: str) -> Necessity | None:
    """Return what the words of a requirement say about its necessity, or None where they say nothing.

    Parameters
    ----------
    text : str

    Returns
    -------
    {"required", "preferred"} or None

    Examples
    --------
    >>> own_necessity("Knowledge of SQL would be an asset"), own_necessity("German is required"), own_necessity("SQL")
    ('preferred', 'required', None)
    """
    if _MARKED_REQUIRED.search(text) and _MARKED_PREFERRED.search(text):
        return "required"
    plain = _PARENTHESES.sub(lambda m: m.group() if _speaks_for_all(text, m) else " ", text)
    plain = (
        _ASIDE.sub(" ", plain)
        if not re.match(r"(?i)\W{0,3}(?:you (?:will )?)?(?:ideally|preferably)\b", plain)
        else plain
    )
    kind = _ONE_OF_KIND.fullmatch(plain)
    if kind is not None and _DEMAND_NOUN.search(kind.group("left")) and not _DEGREE_NAMED.search(plain):
        plain = kind.group("left")
    plain = _AS_NEEDED.sub(" ", plain)
    conceded = _CONCEDED.match(plain)
    plain = plain[conceded.end() :] if conceded is not None else plain
    preferred = _PREFERRED.search(plain)
    required = None if _NEGATED_REQUIRED.search(plain) else _REQUIRED.search(plain)
    if preferred is None:
        return "required" if required else None
    if required is None or _NEGATED_REQUIRED.search(plain):
        return "preferred"
    # Both: the one that heads the sentence, else the one that closes it.
    return "required" if required.start() < preferred.start() and required.start() < 25 else "preferred"


_HARD_DEMAND: Final = re.compile(
    r"(?i)\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|ten)\)?\+?\s*(?:-\s*\d+\s*)?years?\b|\bbachelor|\bmaster['’]s|\bhigh school|\bdegree\b|(?-i:\bB\.?[SA]\.?c?\b)"
)
_DEMAND_NOUN: Final = re.compile(
    r"(?i)\b(?:skills?|experience|ability|knowledge|background|degree|years|proficien\w+|understanding|expertise|interest|familiarity|passion|fluen\w+)\b"
)
_DEGREE_NAMED: Final = re.compile(r"(?i)\b(?:degree|diploma|bachelor|master|mba|ph\.?d)\b")
# "Able to plough and ideally Welsh speaking": a wish of its own; "and ideally in Wales" only colours what stands before it.
_AND_IDEALLY: Final = re.compile(
    r"(?P<left>\S+ \S+ [^;:.]{3,160}?),? (?:and|but) (?P<wish>(?:ideally|preferably) (?!(?:also|in|with|at|within|on|for|from|to|of|by|have|has|be)\b)[^;:]{3,120})"
)
# "Able to shear, bonus for goats"
_BONUS_FOR: Final = re.compile(
    r"(?i)(?P<left>\S+ \S+ [^;:.]{3,160}?)[,;] (?:with |and |but )?(?P<wish>(?:an? )?(?:extra )?(?:bonus|plus|extra credit)(?: points?)? (?:for|if) [^;:]{2,120})"
)
_LANGUAGES: Final = re.compile(r"(?i)\blanguages?\b")
_OWN_CLAUSE: Final = re.compile(
    r"(?i)(?:an? |any |prior |previous |some |experience |knowledge |familiarity |certification |(?:working|hands-on|basic|good) knowledge |exposure |understanding )[^,;]{3,80}\b(?:preferred|(?:is |are |would be |being )?(?:an? )?(?:big |strong |definite |huge |real |nice |added |major |distinct )?(?:plus|asset|bonus|advantage)|desired|desirable)\W*$"
)
_OWN_NOUN: Final = re.compile(
    r"(?i)\b(?:experience|degree|master['’]?s|bachelor['’]?s|ph\.?d|mba|certifi\w+|licen[cs]e|knowledge|background|fluency)\b|(?-i:\bM\.?S\.?c?\b|\bM\.?A\b\.?|\bB\.?S\.?c?\b)"
)
_ONLY_MARKER: Final = re.compile(
    r"(?i)[(\[]\s*(?:strongly |highly |much |very |is |are |but |also )?(?:preferred|required|desired|desirable|essential|optional|mandatory|nice to have|good to have|recommended|suggested|encouraged|(?:an? )?(?:big |huge )?(?:plus|bonus|asset|advantage)|not required|preferred,? (?:but )?not required|would be a plus|bonus points?|must have|must|is a plus|beneficial|helpful|(?:un )?atout|un plus|souhait[ée]e?|von vorteil|wünschenswert|een pr[ée]|deseable|valorable)[.!]?\s*[)\]]"
)


# A verdict on several things behind the last of them alone.
_OF_ALL: Final = re.compile(
    r"^(?!.*\b(?:and|or|skills|languages|abilities|qualifications|years|certifications|licen[cs]es|degrees)\b)[^,;.]{3,80}? are (?:all |also |both |highly |strongly )*(?:preferred|desired|desirable|a plus|an asset|beneficial|advantageous|assets|pluses)\b"
)
_CAPITAL_DEMAND: Final = re.compile(
    r"(?:(?:Previous|Prior|Some|Any) e|E)xperience |Knowledge |Familiarity |Understanding |Exposure |Background |Proficiency "
)
# "8+ years of forging; 2+ years of leading a team": two demands, each with years of its own.
_YEARS_EACH: Final = re.compile(
    r"(?i)(?:at least |minimum (?:of )?|over )?\d{1,2}\+? ?(?:[-–] ?\d{1,2} )?years?['’]?\s(?!.*\b(?:degree|bachelor|master|diploma|or)\b)[^;]{8,200}"
)


def split_years(text: str) -> list[tuple[int, int]]:
    """Split an item whose parts, between semicolons, ask for years of different things; one span where they do not.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Spans of the parts within ``text``; a semicolon belongs to the part before it.

    Examples
    --------
    >>> text = "8+ years of forging; 2+ years of leading a team"
    >>> [text[a:b] for a, b in split_years(text)]
    ['8+ years of forging;', '2+ years of leading a team']
    """
    parts = [match.span() for match in re.finditer(r"[^;\s][^;]*;?", text)]
    asked = [text[a:b].rstrip(" ;") for a, b in parts]
    if len(parts) < 2 or not all(map(_YEARS_EACH.fullmatch, asked)):
        return [(0, len(text))]
    return parts


def split_mixed(text: str) -> list[tuple[int, int]]:
    """Split an item whose parts differ in necessity; one span where they do not.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Spans of the parts within ``text``, without the separator.

    Examples
    --------
    >>> text = "Bachelor's degree required; Master's degree preferred."
    >>> [text[a:b] for a, b in split_mixed(text)]
    ["Bachelor's degree required", "Master's degree preferred."]
    """
    wish = _AND_IDEALLY.fullmatch(text)
    if wish is None:
        wish = _BONUS_FOR.fullmatch(text)
    if wish is not None and own_necessity(wish.group("left")) != "preferred":
        return [wish.span("left"), wish.span("wish")]
    if not _PREFERRED.search(text):
        return split_years(text)
    for match in _BREAK.finditer(text):
        left, right = text[: match.start()].rstrip(), text[match.end() :]
        separator = match.group()
        if len(left) < 6 or len(right) < 6 or _inside_parentheses(text, match.start()):
            continue
        if left[-1:].isdigit() and right[:1].isdigit():
            continue  # "3 – 4 years"
        left_says, right_says = own_necessity(left), own_necessity(right)
        if (
            right_says == "preferred"
            and left_says is None
            and separator[0] == ","
            and _CAPITAL_DEMAND.match(right)
            and _DEMAND_NOUN.search(left)
        ):
            # "Good hands with wool, flax, hemp, Experience in dyeing a plus": the capital begins another demand.
            return [(0, len(left)), (match.end(), len(text))]
        if right_says != "preferred" or left_says == "preferred" or not _CLAUSE_PREFERRED.match(right):
            if (
                left_says == "preferred"
                and right_says == "required"
                and separator[0] in ";."
                and not _PREFERRED.match(left[:30])
                and re.search(r"(?i)\b(?:required|mandatory|must)\b", right)
            ):
                return [(0, len(left)), (match.end(), len(text))]
            continue
        if _MARKED_REQUIRED.search(right):
            # "Languages – Welsh (required) and Manx (desired)": each name has a mark of its own.
            continue
        if _OF_ALL.search(right) and "," in left + separator:
            # "A diploma, a Licensed Diver (LD), and a Master Diver are desirable": the verdict speaks of all of them.
            continue
        if _VERDICT.match(right):
            # "Knowledge of looms — a real plus if you have it": a verdict on what stands before it.
            continue
        if separator.endswith("("):
            # "(Spanish is a plus)", "(Master's preferred)": a wish of its own; "(AWS preferred)" only colours the item.
            inner = right.rstrip(" .;,")
            if inner.endswith(")") and "(" not in inner and _is_other_thing(left, inner):
                return [(0, len(left)), (match.end() - 1, len(text))]
            continue
        hard = separator[0] in ";." or separator.strip(" ,") in {"–", "—", "--", "while", "whilst", "whereas"}
        marked = (
            re.search(r"(?i)\b(?:required|mandatory|must|minimum|at least|essential)\b", left) is not None
        )
        short_right = len(right.split()) <= 12
        opens = (
            re.match(
                r"(?i)(?:an? |any |some )?(?:(?:previous|prior|some) |experience|knowledge|familiarity|certif|background|master|ph\.?d|advanced|mba|bachelor|degree|graduate|fluency|ability|prior|previous|additional|exposure|\d{1,2}\+? ?(?:or more )?(?:years?|months?)\b|[A-Z])",
                right,
            )
            is not None
        )
        if (
            (separator[0] == "," or (separator.strip() in {"and", "with"} and "," not in right))
            and len(right.split()) <= 7
            and any(mention.start < match.start() for mention in find_languages(text))
            and (find_languages(right) or _LANGUAGES.search(right))
        ):
            return [(0, len(left)), (match.end(), len(text))]
        demand = (
            separator[0] == ","
            and _HARD_DEMAND.search(left) is not None
            and _OWN_NOUN.search(right) is not None
        )
        complete = (
            separator[0] == ","
            and "," not in left
            and _DEMAND_NOUN.search(left) is not None
            and _OWN_CLAUSE.match(right) is not None
        )
        if complete:
            return [(0, len(left)), (match.end(), len(text))]
        if demand and len(right.split()) <= 9 and not re.search(r"(?i)\bor\b", right):
            return [(0, len(left)), (match.end(), len(text))]
        if (
            hard
            or (marked and opens and short_right and separator[0] == ",")
            or (
                marked
                and separator.strip() in {"and", "but", "with"}
                and opens
                and len(right.split()) <= 16
                and re.search(
                    r"(?i)\brequired$|\b(?:is|are) (?:essential|required|mandatory|necessary|a must|vital|needed)$",
                    left,
                )
            )
        ):
            end = len(left)
            if separator[0] in "." and text[match.start()] == ".":
                end = match.start() + 1
            return [(0, end), (match.end(), len(text))]
        if (
            separator[0] == ","
            and not re.search(r",", right)
            and re.match(r"(?i)(?:an? |any )?(?:master|ph\.?d|advanced degree|mba|graduate degree)", right)
        ):
            return [(0, len(left)), (match.end(), len(text))]
    return [(0, len(text))]


def _is_other_thing(left: str, right: str) -> bool:
    """Tell whether both sides name languages, or both name degrees."""
    if find_languages(left) and find_languages(right):
        return True
    return bool(find_degrees(left) and find_degrees(right))


def _inside_parentheses(text: str, position: int) -> bool:
    return text.count("(", 0, position) > text.count(")", 0, position)


_WISH: Final = re.compile(
    r"(?i)(?:it )?(?:would|will|could) (?:also |really |certainly )*(?:be|help|count|weigh)\b[^;:.]{0,90}?(?=\b(?:to \w|if you\b))"
)
_NEXT_INFINITIVE: Final = re.compile(r"(?i),\s+(?:(?:and|or)\s+)?(?=to\s+(?:have|be|hold|know|speak|\w+)\b)")
_NEXT_WISH: Final = re.compile(r"(?i),\s+(?:(?:and|or)\s+)?(?=if you\b)")
_NEXT_NOUN: Final = re.compile(r"(?i),\s+(?=(?:an?|some|any|experience|knowledge|or if you|and if you)\s)")
_IF_YOU_HAVE: Final = re.compile(r"(?i)if you (?:also |already )*(?:have|hold|bring)\s+")


def chain_of_wishes(text: str) -> list[tuple[int, int]]:
    """Split "It would help to hold X, to know Y, and to have done Z" into the wishes that it names; none for other texts.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Spans of the wishes, which are preferred, within ``text``.

    Examples
    --------
    >>> text = "It would help to speak Welsh, and to have run a farm shop."
    >>> [text[a:b] for a, b in chain_of_wishes(text)]
    ['to speak Welsh', 'to have run a farm shop.']
    """
    lead = _WISH.match(text)
    if lead is None:
        return []
    start = lead.end()
    if text[start : start + 2].lower() == "to":
        marks = list(_NEXT_INFINITIVE.finditer(text, start))
    else:
        marks = list(_NEXT_WISH.finditer(text, start))
        have = _IF_YOU_HAVE.match(text, start)
        nouns = list(_NEXT_NOUN.finditer(text, start)) if have is not None else []
        if have is not None and len(nouns) >= 2:
            start, marks = have.end(), nouns
    if not marks:
        return []
    edges = [start, *(m.end() for m in marks)]
    ends = [*(m.start() for m in marks), len(text)]
    return list(zip(edges, ends, strict=True))


# "Welsh is a plus, as is Manx"; "A degree is required, and so are two years of practice".
_SO_IS: Final = re.compile(
    r"(?i),\s+(?:(?:and )?(?:as|so) (?:is|are|would|will|must|do|does)(?: be)?(?! (?:often|usually|always|common|customary|the case|everyone|everybody|we|you|it)\b)\s+)(?=\S+ \S|\S{4})"
)


def alike(text: str) -> list[tuple[int, int]]:
    """Split "X is a plus, as is Y" into the two that the sentence says the same of; none for other texts.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Spans within ``text``. The first one says how much both count.

    Examples
    --------
    >>> text = "Knowledge of Welsh is a plus, as is a driving licence."
    >>> [text[a:b] for a, b in alike(text)]
    ['Knowledge of Welsh is a plus', 'a driving licence.']
    """
    link = _SO_IS.search(text)
    if link is None or own_necessity(text[: link.start()]) is None:
        return []
    return [(0, link.start()), (link.end(), len(text))]
