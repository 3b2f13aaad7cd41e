"""Lines that tell what the employer offers, not what it asks for."""

from __future__ import annotations

import re
from typing import Final

_PERK: Final = re.compile(
    r"(?i)\b(?:salary|remote work|flex(?:ible)? (?:working )?(?:days|hours|time|schedule)|days? off|holidays?|vacation|insurance|budget|equipment|laptop|macbook|snacks|lunch|buddy|bonus(?! (?:for|if|points)\b)|stock|equity|options|wellness|gym|events?|pto|401|reimburs\w+|allowance|stipend|paid|(?:annual|parental|sick|maternity|paternity) leaves?|pension|work week|modern office|business trips?|13th[- ]month|pay rates?|payroll|working week|(?:salary|pay) reviews?|profit[- ]shar\w+|internet (?:credit|allowance)|wedding|holiday pay|free (?:\w+ )?training)\b"
)
_OFFER: Final = re.compile(
    _PERK.pattern
    + r"|^(?:[\w-]+ ){0,2}opportunit(?:y|ies) (?:to|for|of|work\w*|in)\b|\b(?:insurances?|bonuses|culture|growth|(?:working|work) environment|(?:skills?|career|personal|professional) (?:improvement|development|path)|training (?:programs?|courses?|budget)|latest (?:[\w.#+]+ ){0,4}technolog\w+|team ?(?:spirit|building)|company trips?|work-life|(?:friendly|talented|international|young) (?:and \w+ )?(?:team|members|colleagues|people)|check-?ups?|allowances?|health ?care|lunch|awards?|working (?:week|hours)|payment)\b"
)
# "Budget management", "Payroll software" and "Event organisation" name a skill by a word that offers use too.
_NAMED_SKILL: Final = re.compile(
    r"(?i)(?!.*\b(?:free|paid|company|our|your|you|career|professional|personal|flexible|generous|competitive|annual)\b)[\w/&'’-]+(?: [\w/&'’-]+){0,2} (?:management|planning|organi[sz]ation|processing|software|systems?|administration|analysis|coordination|accounting|negotiations?|reporting|payroll|legislation|law|design|marketing|sales|handling|procurement|maintenance|claims|industry|modelling|modeling|pricing|underwriting|knowledge|experience|skills)[.;,]?"
)


def is_perk(text: str) -> bool:
    """Tell whether a text names a perk ("a laptop and 25 days off").

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return _PERK.search(text) is not None and _NAMED_SKILL.fullmatch(text.strip()) is None


def is_offered(text: str) -> bool:
    """Tell whether a text names a perk or anything else that postings promise ("a friendly team").

    Parameters
    ----------
    text : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_offered("A young and friendly team"), is_perk("A young and friendly team")
    (True, False)
    """
    return _OFFER.search(text) is not None and _NAMED_SKILL.fullmatch(text.strip()) is None
