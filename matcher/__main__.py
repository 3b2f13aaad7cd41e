"""``python -m matcher``: the command line."""

from __future__ import annotations

import sys

from matcher.cli import main

sys.exit(main())
