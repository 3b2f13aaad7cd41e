"""The taxonomy stage: which concepts a text names, and how concepts relate."""

from matcher.taxonomy.catalogue import Taxonomy
from matcher.taxonomy.mentions import Mention

__all__ = ["Mention", "Taxonomy"]
