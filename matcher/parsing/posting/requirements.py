"""Pieces of a posting chosen as requirements, each with its necessity."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from matcher.parsing.degrees import find_degrees
from matcher.parsing.posting.chains import clauses_of_reader
from matcher.parsing.posting.cues import is_requirement, requirement_score
from matcher.parsing.posting.lists import offered_degrees, rescue, revise, surrounded, unbulleted
from matcher.parsing.posting.necessity import alike, chain_of_wishes, own_necessity, split_mixed
from matcher.parsing.posting.pieces import Piece
from matcher.parsing.posting.sentences import split_sentences
from matcher.parsing.posting.wishes import wishes_apart
from matcher.types import DEGREE_LEVELS, Necessity


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A requirement's span, with what its place in the posting says about it."""

    start: int
    end: int
    text: str
    necessity: Necessity
    section: str
    alternative_group: str | None = None


_STRONG_NOUN: Final = re.compile(
    r"(?i)\b(?:experience|knowledge|skills?|abilit(?:y|ies)|able to|understanding|proficien\w+|years?|degree|certif\w+|licen[cs]e|familiar\w*|must|required|preferred|plus|fluen\w+|expertise|competen\w+|should)\b"
)
_FACT: Final = re.compile(
    r"(?i)(?:work |primary |other |job )*(?:locations?|organi[sz]ation|department|division|job|shift|schedule|posting|level|type|grade|req(?:uisition)?|category|function|business unit|cost cent(?:er|re)|reports to|travel)(?: \w+)?:\s"
)
_ELLIPTICAL: Final = re.compile(
    r"[A-Z][a-z]+(?:s|es|ed)\s(?!are|is|was)|(?:And|Or|Also|Including|Such|For example|e\.g)\b"
)
_OURS: Final = re.compile(
    r"(?i)(?:we (?:use|run|are on|work with|currently use)|ours is|our (?:stack|system|tool)s? (?:is|are))\b"
)
# "A licence is a bonus. Your ability to … counts": the wish ends where the next demand begins.
_YOURS: Final = re.compile(r"(?i)(?:your|you)\s")
# "Fast learner. Hard topics are no trouble for you.": what stands behind the label explains it.
_LABEL_WORDS: Final = 5
# Lines of up to three letters that name no skill.
_NO_SKILL: Final = re.compile(r".|FAQ|USA|UK|EU|EEO|EOE|ID|HR|OR|AND|NO|YES|TOP|NEW|ADA|VET")
# Up to this sentence an item that goes on asking stays whole, whatever stands between.
_EXPLAINED: Final = 3
_SPEAKS: Final = re.compile(r"(?i)(?:you|we|they|it|this|there|i)\b")
_NO_EXPLANATION: Final = re.compile(r"(?i)(?:we|our|this|these|it|please|if|note|there|click|apply|see)\b")
# "Calm: you …. You …": what is asked has a name, and the sentences behind it say what that means.
_NAMED: Final = re.compile(r"[A-Z][^.:!?]{3,60}: \S")
_OF_READER: Final = re.compile(r"(?:You|Your)\b(?!['’]ll| will)")
# "Fluent in C. Strong grounding in algorithms. Works well in a team."
_ASKS_TOO: Final = re.compile(
    r"(?i)(?:strong|solid|proven|excellent|good|deep|demonstrated|commitment|enthusiasm|willing\w*|works? well|thrives?)\b"
)
# No requirement is as long as this many characters.
_LONGEST: Final = 4_000
# A heading whose phrase says what it is, one with a telling word, and a sentence that asks.
_SURE: Final = 2.5
_WEAK: Final = 2.0
_ASKS: Final = 1.5
# With fewer requirements than this the posting is looked through again.
_FEW: Final = 3
# "Ability to:" above "Handle complex tasks": the lines below go on with the words of the heading.
_OPEN_HEADING: Final = re.compile(
    r"(?i)(?:.{0,60}\b)?(?:(?:ability|abilities|able|capacity|capable|willing(?:ness)?|expected|need) to|(?:experience|knowledge|understanding|skills?|proficien\w+|background|expertise) (?:in|of|with|using))\W{0,4}"
)
# "Someone who:" above "Knows where a number comes from": the lines below say what such a person does.
_OPEN_PERSON: Final = re.compile(
    r"(?i)(?:.{0,60}\b)?(?:someone|somebody|people|candidates|(?:an?|the) (?:person|individual|candidate|colleague|\w+er)) who\W{0,4}"
)
_OF_PERSON: Final = re.compile(r"(?:Can|Will|Has|Is|Isn['’]t|Doesn['’]t|[A-Z][a-z]{2,}s) (?=\S+ \S)")
_EMPTY: Final = re.compile(
    r"(?i)^(?:.{2,60}\((?:download|open|view) (?:pdf|file|document)\b[^()]{0,20}\)|(?:either |or )?(?:pattern|option|alternative) (?:[ivx]{1,3}|\d|[a-c])|\(?(?:[\w ]{2,30}: )?(?:none|not|nothing) (?:explicitly |specifically )?(?:listed|stated|specified|mentioned|given|provided)\b.{0,120}|(?:(?:security |required )*clearance(?: required)?|remote(?: (?:job|work|position))?|telework eligible|relocation(?: expenses reimbursed)?|supervisory status|drug test(?: required)?): ?(?:not required|none|other|yes|no)|n/?a|none(?: beyond (?:\w+ ){1,8}\w+)?|travel(?: required)?: ?(?:no|none|n/a|0 ?%)|[a-z][\w ,/'’()-]{2,50} ?[:–—] ?(?:not (?:required|needed|necessary|applicable)|none(?: (?:required|needed))?|nil|n/?a)|no (?!.{0,60}(?:visas?|sponsor\w*)\b)(?:[\w-]+,? ){1,6}(?:is |are )?(?:required|needed|necessary)|conditions of employment|(?:[a-z]{1,2}\s?[=–-]\s?(?:essential|desirable|required|preferred|mandatory)[,;. ]{0,3}){1,3}|hide|(?:show|read|see|view|load) (?:more|less|all)|apply.{0,12}|not us!?|other|and|or|etc\.?|requirements?|requires?|qualifications?|skills?|experience|education|minimum|preferred|required|responsibilities|share|save|print|yes|no|the following:?|tbd|(?:(?:additionally|also|in addition|furthermore|and),? ?)?(?:you(?:['’]ll| will| must| should)?|we)(?: also)? (?:need|have|bring|require|look for)|full[- ]time|part[- ]time|remote|hybrid)[.:]?$"
)
# "D: Qualifications", "Preferred/Specialized": a heading of the employer's form, not an item of the list.
_HEADING_WORDS: Final = re.compile(
    r"(?i)(?:[a-z\d]{1,2}[.:)]\s*)?(?:(?:minimal|minimum|minimally|preferred|required|requirements?|desired|desirable|essential|basic|special(?:i[sz]ed)?|personality|personal|additional|key|core|general|other|relevant|nice|to|have|must|haves|bonus|points|"
    r"qualifications?|experience|skills?|information|details|knowledge|abilities|education|training|registration|conditions|practicalities|practical|matters|advantageous|assets?|values|competenc(?:y|ies)|(?:non[- ])?technical|attributes|traits|about|you|and|or|the|your|for|success)(?:[\s/&+,-]+|$)){1,6}"
)
# "or any equivalent combination of experience and training": the words of a least.
_COMBINATION: Final = re.compile(
    r"(?i)\b(?:equivalent|any|other) combination of (?:\w+ ){0,2}(?:education|training|experience)"
)
# So many characters at most between two sentences of a paragraph.
_SAME_PARAGRAPH: Final = 1
_ALTERNATIVE: Final = re.compile(r"(?i)[,;]?\s*\b(?:or|oder|ou)\s*$|[;,]\s*or$")
_ONE_OF: Final = re.compile(
    r"(?i)\b(?:one of (?:the )?(?:following|these|below)|any (?:one )?of the following|either of the following|at least one of)\b"
)
_STOP_WORD_LISTS: Final = {
    "en": "the and of with in to or for a an ability experience skills",
    "fr": "de des et la le les en du une un avec dans pour ou bonne connaissance à expérience",
    "de": "und der die das mit in von oder im zu eine ein den für sowie kenntnisse erfahrung",
    "es": "de y la el en los las con para una un del o experiencia conocimientos",
}
_STOP_WORDS: Final = {language: frozenset(words.split()) for language, words in _STOP_WORD_LISTS.items()}


def choose(pieces: list[Piece]) -> list[Chosen]:
    """Choose the requirements among the pieces of a posting.

    Parameters
    ----------
    pieces : list of Piece

    Returns
    -------
    list of Chosen
        In the order of the text; no two overlap.
    """
    pieces = wishes_apart(pieces, revise(pieces))
    chosen = _chosen(pieces)
    return (
        chosen
        if len(chosen) >= _FEW
        else max(chosen, _chosen(rescue(pieces, found_nothing=not chosen)), key=len)
    )


def _chosen(pieces: list[Piece]) -> list[Chosen]:
    groups = _alternatives(pieces)
    chosen: list[tuple[Chosen, Piece]] = []
    seen: set[str] = set()
    n_items: Counter[int] = Counter()
    prose = _prose_lists(pieces)
    answers = offered_degrees(pieces)
    enclosed, listed = surrounded(pieces), unbulleted(pieces)
    for whole in pieces:
        if _is_empty(whole.text) or whole.start in answers:
            continue
        skip = _after_preliminaries(whole.text, 0, len(whole.text), whole.form)
        piece = replace(whole, start=whole.start + skip, text=whole.text[skip:]) if skip else whole
        if piece.form == "item":
            n_items[id(piece.heading)] += 1
        elif n_items[id(piece.heading)] >= 2 and _is_label(piece):
            continue
        follows_one = bool(chosen) and 0 <= piece.start - chosen[-1][0].end <= 2
        parts = _parts(
            piece,
            is_prose_list=id(piece.heading) in prose or whole.start in listed,
            follows_one=follows_one,
            is_surrounded=whole.start in enclosed or _goes_on(whole),
        )
        for start, end, necessity in parts:
            text = piece.text[start:end]
            key = re.sub(r"\W+", " ", text).strip().lower()
            if _is_empty(text) or not key or key in seen:
                continue
            seen.add(key)
            found = Chosen(
                start=piece.start + start, end=piece.start + end, text=text, necessity=necessity,
                section=piece.heading.text.strip(" *_:#"), alternative_group=groups.get((piece.list_id, piece.number, piece.start)),
            )  # fmt: skip
            chosen.append((found, piece))
    return _first_language(_above_least([c for c, _ in chosen]))


_PRELIMINARIES: Final = re.compile(
    r"(?i)(?:(?:please )?note(?: that)?[,:]?\s+|n\.?b\.?:?\s+|important:?\s+|effective (?=[\w ,]{0,28}\d)[\w ,]{3,30}:\s+)?(?:(?:although|while|if you are applying)\b[^,.;]{3,90},\s+)?"
)
_BUT_MUST: Final = re.compile(r"(?i)[^;\n]{10,220}?\bbut\s+(?=(?:you\s+)?must\b)")


def _after_preliminaries(text: str, start: int, end: int, form: str) -> int:
    """Skip "Please note that although …," and "The shift is 7 to 4 but" before the demand itself."""
    if form == "item":
        return start
    lead = _PRELIMINARIES.match(text, start, end)
    if lead is not None and lead.end() > start and end - lead.end() > 15:
        start = lead.end()
    but = _BUT_MUST.match(text, start, end)
    if but is not None and not re.search(
        r"(?i)\b(?:you|experience|knowledge|skills|ability|degree|certificat\w+|licen[cs]e|registration)\b",
        but.group(),
    ):
        start = but.end()
    return start


def _prose_lists(pieces: list[Piece]) -> set[int]:
    """Return the identities of the headings under which requirements are written as sentences."""
    with_items = {id(p.heading) for p in pieces if p.form != "sentence"}
    scores: dict[int, list[float]] = {}
    for piece in pieces:
        scores.setdefault(id(piece.heading), []).append(requirement_score(piece.text))
    # "Technical Skills" may be anything; sentences that mostly ask bear it out.
    borne_out = {
        heading for heading, all_of_it in scores.items()
        if len(all_of_it) >= _FEW and sum(score >= _ASKS for score in all_of_it) * 5 >= len(all_of_it) * 3
    }  # fmt: skip
    return {
        id(p.heading) for p in pieces
        if p.heading.kind == "requirements" and p.form == "sentence" and id(p.heading) not in with_items
        and (p.heading.score >= _SURE or (p.heading.score >= _WEAK and id(p.heading) in borne_out))
    }  # fmt: skip


# Programming languages whose name is one letter.
_LETTERS: Final = frozenset("CR")


def _is_empty(text: str) -> bool:
    if len(text) > _LONGEST:
        return True
    stripped = text.strip(" *_-–—.•:")
    return (
        (len(stripped) < 2 and stripped not in _LETTERS)
        or _EMPTY.match(stripped) is not None
        or (len(stripped) < 60 and _HEADING_WORDS.fullmatch(stripped) is not None)
        or not any(c.isalpha() for c in stripped)
    )


def _parts(
    piece: Piece, *, is_prose_list: bool = False, follows_one: bool = False, is_surrounded: bool = False
) -> list[tuple[int, int, Necessity]]:
    """Return the parts of a piece that are requirements, as spans within it with their necessity."""
    default = piece.heading.necessity if piece.heading.kind == "requirements" else "required"
    is_item = piece.form in {"item", "line"} or (is_surrounded and piece.is_whole_line)
    if (
        piece.form == "line"
        and piece.heading.kind == "requirements"
        and len(piece.text.split()) <= 2
        and requirement_score(piece.text) <= 0
    ):
        is_item = _looks_listed(piece)
    if piece.text.rstrip().endswith(":") and (
        len(piece.text.split()) <= 6 or (len(piece.text) < 90 and piece.form != "item")
    ):
        return []
    if piece.form != "item" and piece.text.endswith((" –", " —")):
        # "You will live our values –" leads to what stands below it.
        return []
    sentences = split_sentences(piece.text)
    if not is_item or len(sentences) == 1:
        if not is_requirement(
            piece.text,
            piece.heading.kind,
            is_item=is_item,
            is_prose_list=is_prose_list and len(piece.text.split()) > 3,
            follows_one=follows_one and piece.heading.kind in {"intro", "unknown", "requirements"},
            is_surrounded=is_surrounded,
        ):
            return []
        wishes = chain_of_wishes(piece.text)
        if wishes:
            return [(a, b, "preferred") for a, b in wishes]
        if not is_item:
            both = alike(piece.text)
            if both:
                shared = own_necessity(piece.text[: both[0][1]]) or default
                return [(a, b, shared) for a, b in both]
            clauses = clauses_of_reader(piece.text)
            if clauses:
                return [(a, b, own_necessity(piece.text[a:b]) or default) for a, b in clauses]
        return [(a, b, own_necessity(piece.text[a:b]) or default) for a, b in split_mixed(piece.text)]
    if not is_requirement(
        piece.text, piece.heading.kind, is_item=True, is_surrounded=is_surrounded
    ) and not any(
        is_requirement(piece.text[a:b], piece.heading.kind, is_item=True) for a, b in sentences[:1]
    ):
        return []
    # An item of several sentences stays whole, but for trailing ones that ask for nothing and for a change of necessity.
    kept: list[list[tuple[int, int]]] = []
    says: list[Necessity | None] = []
    is_named = piece.form == "line" and _NAMED.match(piece.text) is not None
    for position, (a, b) in enumerate(sentences):
        sentence = piece.text[a:b]
        own = own_necessity(sentence)
        asks = position == 0 or (
            (
                requirement_score(sentence) > -1.5
                and bool(
                    _STRONG_NOUN.search(sentence)
                    or own
                    or _ELLIPTICAL.match(sentence)
                    or _ASKS_TOO.match(sentence)
                )
            )
            or _OURS.match(sentence) is not None
            or (is_named and _OF_READER.match(sentence) is not None)
            or (position == 1 and _is_explained(piece.text[slice(*sentences[0])], sentence))
        )
        if not asks:
            continue
        whole = own or default
        # "Rope work is an asset. A boat licence is a plus.": two wishes, each with a verdict of its own.
        is_apart = own == "preferred" and bool(says) and says[-1] == "preferred"
        is_next = own is None and says and says[-1] == "preferred" != default and _YOURS.match(sentence)
        if (
            kept
            and not is_next
            and not is_apart
            and (own is None or whole == (says[-1] or default))
            and (kept[-1][-1][1] + 3 >= a or position <= _EXPLAINED)
        ):
            kept[-1].append((a, b))
            says[-1] = says[-1] or own
        else:
            kept.append([(a, b)])
            says.append(own)
    result: list[tuple[int, int, Necessity]] = []
    for group, own in zip(kept, says, strict=True):
        first, last = group[0][0], group[-1][1]
        parts = split_mixed(piece.text[first:last]) if len(group) == 1 else [(0, last - first)]
        result += [
            (
                first + a,
                first + b,
                own_necessity(piece.text[first + a : first + b])
                or (own if len(parts) == 1 else None)
                or default,
            )
            for a, b in parts
        ]
    return result


def _is_explained(label: str, sentence: str) -> bool:
    """Tell whether the second sentence of an item says what its first words, a mere name, mean."""
    return (
        len(label.split()) <= _LABEL_WORDS
        and label.rstrip().endswith(".")
        and _SPEAKS.match(label) is None
        and not any(c.isdigit() for c in label)
        and own_necessity(label) is None
        and _NO_EXPLANATION.match(sentence) is None
        and requirement_score(sentence) > -1.6
    )


def _goes_on(piece: Piece) -> bool:
    """Tell whether a line completes what its heading, or the words before its list, leave open."""
    return (
        piece.is_whole_line
        and piece.heading.kind == "requirements"
        and any(
            _OPEN_HEADING.fullmatch(text)
            or (_OPEN_PERSON.fullmatch(text) is not None and _OF_PERSON.match(piece.text) is not None)
            for text in (piece.heading.text, piece.introduction)
            if text
        )
    )


def _is_label(piece: Piece) -> bool:
    """Recognise "Full-time", "Head office" or "Job: Sales" below a bulleted list: a fact of the posting, no item."""
    return (
        piece.form == "line"
        and (len(piece.text.strip("| ").split()) <= 4 or _FACT.match(piece.text) is not None)
        and requirement_score(piece.text) <= 0
    )


def _looks_listed(piece: Piece) -> bool:
    return (
        piece.text[:1].isupper()
        and (len(piece.text) > 3 or (piece.text.isupper() and _NO_SKILL.fullmatch(piece.text) is None))
        and not re.match(r"(?i)(?:hide|apply|share|print|save|more|next|back|close|menu|home)\b", piece.text)
    )


def _alternatives(pieces: list[Piece]) -> dict[tuple[int, str, int], str]:
    """Give the items of a list whose members end in "or", or which "one of the following" introduces, one name."""
    by_list: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.form == "item":
            by_list.setdefault(piece.list_id, []).append(piece)
    names: dict[tuple[int, str, int], str] = {}
    count = 0
    for members in by_list.values():
        run: list[Piece] = []
        introduced = _ONE_OF.search(members[0].introduction) is not None and len(members) > 1
        linked = [i for i, m in enumerate(members) if _ALTERNATIVE.search(m.text)]
        if introduced:
            run = members
        elif linked:
            low = linked[0]
            # "…, / … or / …": commas before the first "or" belong to the ladder too.
            while low > 0 and members[low - 1].text.rstrip().endswith((",", ";")):
                low -= 1
            run = members[low : linked[-1] + 2]
        if len(run) > 1:
            count += 1
            for member in run:
                names[(member.list_id, member.number, member.start)] = f"a{count}"
    return names


def _above_least(chosen: list[Chosen]) -> list[Chosen]:
    """Call preferred what stands below the least that is accepted, asks for a higher degree and has no heading of its own.

    Public employers name the least first ("High school and three years, or any equivalent combination …"), then what they
    would like; copies of their pages lose the headings of both.
    """
    for i, least in enumerate(chosen):
        if least.necessity != "required" or _COMBINATION.search(least.text) is None:
            continue
        level = _lowest_degree(least.text)
        for k in range(i + 1, min(i + 4, len(chosen))):
            above = chosen[k]
            if above.section != least.section or level is None:
                break
            if (_lowest_degree(above.text) or -1) > level and own_necessity(above.text) is None:
                wish = replace(above, necessity="preferred")
                # What follows in the same paragraph goes with it.
                end = above.end
                wishes = {k: wish}
                for j in range(k + 1, len(chosen)):
                    if chosen[j].start - end > _SAME_PARAGRAPH or own_necessity(chosen[j].text) is not None:
                        break
                    wishes[j], end = replace(chosen[j], necessity="preferred"), chosen[j].end
                return [wishes.get(j, c) for j, c in enumerate(chosen)]
    return chosen


def _lowest_degree(text: str) -> int | None:
    levels = [DEGREE_LEVELS.index(mention.level) for mention in find_degrees(text)]
    return min(levels) if levels else None


def _language_of(text: str) -> str | None:
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    scores = {language: sum(words[w] for w in stops) for language, stops in _STOP_WORDS.items()}
    best = max(scores, key=lambda name: (scores[name], name == "en"))
    return best if scores[best] >= 2 and list(scores.values()).count(scores[best]) == 1 else None


def _first_language(chosen: list[Chosen]) -> list[Chosen]:
    """Drop the second copy of a bilingual posting."""
    languages = [_language_of(c.text) for c in chosen]
    counts = Counter(language for language in languages if language)
    if len(counts) < 2:
        return chosen
    (first, n_first), (second, n_second) = counts.most_common(2)
    positions = {
        name: [i for i, language in enumerate(languages) if language == name] for name in (first, second)
    }
    early, late = sorted((first, second), key=lambda name: positions[name][0])
    if min(n_first, n_second) < 3 or n_second * 3 < n_first or positions[early][-1] > positions[late][0]:
        return chosen
    cut = positions[late][0]
    return [c for i, c in enumerate(chosen) if i < cut or languages[i] == early]
