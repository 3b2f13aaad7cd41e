"""Words that tell a heading where no phrase of it is known, and headings in further languages."""

from __future__ import annotations

import re
from typing import Final, Literal

VotedKind = Literal["requirements", "responsibilities", "benefits", "company"]

# (kind, is preferred, pattern). Languages without spaces or with many endings are searched without word bounds.
_FOREIGN: Final[tuple[tuple[VotedKind, bool, str], ...]] = (
    ("requirements", True, r"\b(?:(?:petits?|les) plus|meriterande|önskvärt|mile widziane|dodatkow\w+ atut\w*|výhodou|výhoda|diferenciais|eduksi|tercih sebebi|előny\w*|fordel\w*|ønske(?:t|lig)|wenselijk|een (?:troef|pré|pre|plus)|pluspunt\w*|ưu tiên|lợi thế|điểm cộng|будет плюсом|желательно|приветствуется)|加分|优先|優先|歓迎|우대"),
    ("requirements", False, r"\b(?:wat (?:wij |we )?(?:vragen|verwachten|zoeken)|wat breng\w* (?:jij|je)|wie (?:ben|zoeken|zijn) (?:jij|je|we|wij)|(?:jouw|je|uw) (?:achtergrond|profiel|kwaliteiten|kennis)|functie-?eisen|jij (?:hebt|bent|beschikt)|herken je jezelf|kvalifikation\w*|kvalifikasjon\w*|krav|vi (?:söker|soker|søger|søker|forventer|förväntar)|(?:vem|hvem) (?:är|er|ar) du|(?:din|dina|dine) (?:profil|erfarenhet\w*|kompetencer|kvalifika\w+)|du som söker|om deg|odotamme|edellytämme|vaatimukset|chi (?:cerchiamo|sei)|competenze|titoli di studio|o que (?:procuramos|esperamos|buscamos)|procuramos|qualificações|habilitações|lo que (?:buscamos|necesitas)|se requiere|requerimos|imprescindible|competencias|pré-?requis|prérequis|dipl[ôo]mes?|savoir-(?:être|faire)|oczekujemy|oczekiwania|profil kandydata|požadujeme|požadavky|očekáváme|aranan nitelikler|nitelikler|cerin[țt]e|elvárás\w*|yêu cầu|kỹ năng|kiến thức|trình độ|tiêu chuẩn|năng lực|требования|ожида\w+|вимоги)\b|任职|要求|资格|資格|资质|条件|必須|求める|要件|자격|요건|필수|이런 분"),
    ("responsibilities", False, r"\b(?:wat (?:ga|doe) je|(?:jouw|je) (?:rol|taken|functie)|taken|werkzaamheden|verantwoordelijkheden|arbetsuppgift\w*|ansvarsområden|ansvarsomraden|om (?:rollen|tjänsten|stillingen|jobbet)|dina uppgifter|opgaver|arbejdsopgaver|arbeidsoppgaver|attività|responsabilità|responsabilidades|atividades|zakres obowiązków|náplň práce|nhiệm vụ|mô tả công việc|trách nhiệm|обязанности|задачи|görev\w*|feladat\w*)\b|职责|工作内容|業務内容|仕事内容|담당 ?업무|주요 ?업무"),
    ("benefits", False, r"\b(?:wat (?:wij |we )?(?:bied\w*|krijg\w*)|wat is het aanbod|(?:ons|het) aanbod|arbeidsvoorwaarden|vi (?:erbjuder|tilbyder|tilbyr)|förmåner|cosa offriamo|oferecemos|benefícios|benefity|nabízíme|tarjoamme|quyền lợi|phúc lợi|chế độ|đãi ngộ|(?:мы )?предлагаем|условия|sunduklarımız|amit kínálunk|oferim)\b|福利|待遇|复利|복지|혜택"),
)  # fmt: skip
_COMPILED: Final = tuple((kind, preferred, re.compile(pattern)) for kind, preferred, pattern in _FOREIGN)

# How strongly single words speak for each kind of section, when nothing else is known of a short heading.
_VOTES: Final[tuple[tuple[VotedKind, float, str], ...]] = (
    ("requirements", 1.5, r"\b(?:need\w*|requir\w*|expect\w*|seek\w*|want\w*|look\w* for|ask\w*|bring\w*|must\w*|without|non-?negotiables?|deal ?breakers?|ideal\w*|candidates?|applicants?|person|someone|somebody|hiring|hire|criteria|qualif\w+|skill\w*|experience\w*|tick|boxes|checklist|ingredients|toolkit|tool ?box|know-?how|strengths|match|fit|suit\w*|basics|non optional|thrive|prerequisites|chops|track record|credentials|must-dos|picturing|imagin\w+|in mind|minimums?|competent|shine)\b"),
    ("requirements", 0.6, r"\byou(?:'re|'ve|'ll|r)?\b|\bwho\b"),
    ("benefits", 1.6, r"\b(?:you(?:'ll| will| can| do)? (?:also )?(?:get|gain|receive|earn|expect|enjoy)|for you|to you|get|gets|offer\w*|gives?|giving|gain|receive|enjoy|perks?|pay|deal|goodies|treats?|rewards?|return|look after|terms|on the table|sweeteners?|thank you|money|holidays?)\b"),
    ("responsibilities", 1.5, r"\b(?:doing|do|does|days?|week|work|working|job|role|post|tasks?|involves?|dut(?:y|ies)|mission|making|challenge\w*|happen\w*|shift)\b"),
    ("company", 1.4, r"\b(?:us|we are|about|our|ourselves|story|company|team|house|place|employer|who's asking|background to)\b"),
)  # fmt: skip
_COMPILED_VOTES: Final = tuple((kind, weight, re.compile(pattern)) for kind, weight, pattern in _VOTES)
_DELIGHT: Final = re.compile(
    r"\b(?:delight\w*|smile|sit up|swoon|thrill\w*|happy dance|cherry|cherries|icing|gravy|sprinkles|whipped cream|knock our socks|come in handy|handy|tie-?breakers?|in your favou?r|head start|even happier|happier|jackpot|cheer\w*|gold stars?|extras?|catch our eye|turn our heads?|stand you in good stead|you(?:'d| would) (?:really )?shine|not a must|but not (?:needed|essential|required|necessary)|lucky|sweet spot|bonus round|dream (?:candidate|person|hire|applicant|colleague|teammate|team ?mate)s?|(?:in )?(?:our|my) (?:wildest )?dreams|we dream of|nicer|better still|all the better)\b"
)


def foreign(words: str) -> tuple[VotedKind, bool] | None:
    """Return the kind of a heading in another language, and whether what it heads is preferred only."""
    for kind, preferred, pattern in _COMPILED:
        if pattern.search(words):
            return kind, preferred
    return None


def is_delight(words: str) -> bool:
    """Recognise the many ways to say that something would be welcome but is not needed."""
    return _DELIGHT.search(words) is not None


def vote(words: str) -> VotedKind | None:
    """Return the kind that the single words of a short heading speak for, or None when they are divided."""
    if len(words.split()) > 9:
        return None
    scores: dict[VotedKind, float] = {}
    for kind, weight, pattern in _COMPILED_VOTES:
        n = len(set(pattern.findall(words)))
        if n:
            scores[kind] = scores.get(kind, 0.0) + weight * min(n, 2)
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < 1.4:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.4:
        return None
    return ranked[0][0]
