"""How many processes it pays to parse in."""

from __future__ import annotations

import os

_FILES_A_JOB = 64  # below this, starting another process costs more than it saves


def jobs_for(files: int) -> int:
    """The number of processes for so many files: one a core at most, 1 where there are few."""
    return max(1, min(os.cpu_count() or 1, files // _FILES_A_JOB))
