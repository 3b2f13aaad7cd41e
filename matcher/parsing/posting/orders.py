"""Lines that tell what to do in the job, not what to bring to it."""

from __future__ import annotations

import re
from typing import Final

_ORDER: Final = re.compile(
    r"(?:(?:Responsible|Accountable) for|In charge of|(?:(?:Proactively|Actively|Regularly|Continuously|Effectively) )?(?:Support|Manage|Develop|Lead|Design|Build|Create|Maintain|Ensure|Provide|Assist|Coordinate|Perform|Prepare|Monitor|Conduct|"
    r"Collaborate|Participate|Implement|Analy[sz]e|Review|Identify|Oversee|Deliver|Drive|Own|Partner|Execute|Establish|Define|Evaluate|Help|Serve|Act|Write|Plan|Track|Report|Train|Facilitate|Handle|Resolve|Respond|Research|Operate|Contribute|"
    r"Complete|Run|Take|Make|Keep|Test|Document|Organi[sz]e|Schedule|Process|Liaise|Champion|Apply|Recommend|Promote|Streamline|Supervise|Draft|Update|Investigate|Negotiate|Present|Improve|Optimi[sz]e|Configure|Administer))\b(?! ?(?:experience|skills?|certifi))"
)
# A duty has so many words at least.
_LEAST_DUTY: Final = 5


def is_order(text: str) -> bool:
    """Tell whether a line begins like a duty ("Prepare the change requests of the week").

    Parameters
    ----------
    text : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_order("Prepare the beds before the frost"), is_order("Test skills of any kind, and patience")
    (True, False)
    """
    return len(text.split()) >= _LEAST_DUTY and _ORDER.match(text) is not None
