"""Countries and unions named in a text about permission to work, a check or a licence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

US_STATES: Final = r"Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming"
"""The states of the United States, as the alternatives of a pattern."""
_EU: Final = "Germany German Deutschland France French Spain Spanish Italy Italian Netherlands Dutch Belgium Belgian Austria Austrian Poland Polish Portugal Portuguese Sweden Swedish Denmark Danish Finland Finnish Malta Maltese Greece Greek Cyprus Cypriot Czechia Czech Romania Romanian Bulgaria Bulgarian Hungary Hungarian Lithuania Lithuanian Latvia Latvian Estonia Estonian Croatia Croatian Slovakia Slovak Slovenia Slovenian Luxembourg Ireland Irish Norway Norwegian Iceland Icelandic Liechtenstein Switzerland Swiss"
_REGIONS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "us",
            r"\b(?:U\.?S\.?A?\.?|United States|Americans?|[Gg]reen [Cc]ards?|H-?1-?B|EAD|OPT|CPT|L-?[12]|E-?3|TN visa|USC)(?!\w)",
        ),
        (
            "uk",
            r"\b(?:U\.?K\.?|United Kingdom|(?:Great )?Britain|British|Scotland|Scottish|Wales|Welsh|England|English (?:citizen|passport)|Northern Ireland|[Ss]ettled [Ss]tatus|[Ii]ndefinite [Ll]eave|ILR|Skilled Worker|BN ?\(?O\)?)(?!\w)",
        ),
        ("ireland", r"\b(?:(?<!Northern )Ireland|Irish|EIRE|Stamp [14])\b"),
        ("eu", rf"\b(?:E\.?U\.?|European Union|EEA|EFTA|Schengen|Blue Card|{'|'.join(_EU.split())})(?!\w)"),
        ("canada", r"\b(?:Canada|Canadians?)\b"),
        ("australia", r"\b(?:Australia|Australian)\b"),
        ("new zealand", r"\b(?:New Zealand(?:er)?|NZ)\b"),
        ("india", r"\b(?:Indian?|OCI)\b"),
        ("singapore", r"\bSingapore(?:an)?\b"),
        ("mexico", r"\b(?:Mexico|Mexican)\b"),
        ("brazil", r"\b(?:Brazil|Brazilian)\b"),
        ("japan", r"\b(?:Japan|Japanese)\b"),
        ("other", r"\b(?:SA citizen|Nigerian?|Ghana(?:ian)?|Kenyan?|Pakistani?|Bangladeshi?|Philippines?|Filipino|Chin(?:a|ese)|Vietnam(?:ese)?|South Afric(?:a|an)|Turk(?:ey|ish)|Ukrain(?:e|ian)|Russian?|Israeli?|Egypt(?:ian)?|Morocc(?:o|an)|Colombian?|Argentin(?:a|e|ian)|Chilean?|Peru(?:vian)?|Jamaican?|Nepal(?:i|ese)?|Sri Lankan?|Korean?|Thai|Indonesian?|Malaysian?)\b"),
    )
)  # fmt: skip


@lru_cache(maxsize=8192)
def regions(text: str) -> frozenset[str]:
    """Return the countries and unions named in a text about permission to work.

    Parameters
    ----------
    text : str

    Returns
    -------
    frozenset of str
        ``"ireland"`` comes with ``"eu"``.
    """
    return frozenset(name for name, pattern in _REGIONS if pattern.search(text))


# A country and its people, each country between two commas.
_PEOPLES: Final = """
usa us american americans, uk british britain english scottish welsh, ireland irish, canada canadian
australia australian, germany german deutsch, france french, spain spanish
italy italian, netherlands dutch, belgium belgian, austria austrian
poland polish, portugal portuguese, sweden swedish, denmark danish
finland finnish, malta maltese, greece greek, cyprus cypriot
czechia czech, romania romanian, bulgaria bulgarian, hungary hungarian
lithuania lithuanian, latvia latvian, estonia estonian, croatia croatian
slovakia slovak, slovenia slovenian, luxembourg luxembourgish, norway norwegian
iceland icelandic, switzerland swiss, ukraine ukrainian, russia russian
turkey turkish, serbia serbian, israel israeli, egypt egyptian
morocco moroccan, tunisia tunisian, nigeria nigerian, ghana ghanaian
kenya kenyan, uganda ugandan, tanzania tanzanian, ethiopia ethiopian
zimbabwe zimbabwean, india indian, pakistan pakistani, bangladesh bangladeshi
nepal nepali, china chinese, japan japanese, korea korean
vietnam vietnamese, thailand thai, malaysia malaysian, singapore singaporean
indonesia indonesian, philippines filipino filipina philippine, mexico mexican, brazil brazilian
argentina argentine argentinian, chile chilean, peru peruvian, colombia colombian
jamaica jamaican, cuba cuban, qatar qatari, oman omani
kuwait kuwaiti, bahrain bahraini, jordan jordanian, lebanon lebanese
iraq iraqi, iran iranian, emirates emirati, saudi saudis
"""
_NATIONS: Final = {
    word: names.split()[0] for names in re.split(r"[,\n]+", _PEOPLES.strip()) for word in names.split()
}
_WORDS: Final = re.compile(r"[^\W\d_]+")
_DOTTED: Final = re.compile(r"\bU\.\s?([SK])\.(?:\s?A\.)?")


@lru_cache(maxsize=8192)
def nations(text: str) -> frozenset[str]:
    """Return the countries that a text names, by themselves or by their people.

    Parameters
    ----------
    text : str

    Returns
    -------
    frozenset of str

    Examples
    --------
    >>> sorted(nations("Dual citizen: German and U.S."))
    ['germany', 'usa']
    """
    plain = _DOTTED.sub(r"U\1 ", text)
    words = (word for word in _WORDS.findall(plain) if word[:1].isupper())
    # "us" the pronoun is no country.
    return frozenset(
        _NATIONS[word.lower()] for word in words if word.lower() in _NATIONS and word not in ("Us", "Uk")
    )
