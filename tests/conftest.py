"""For all tests: the cycle collector looks less often, which takes a fifth of their time off."""

from __future__ import annotations

import gc

gc.set_threshold(20_000, 20, 20)
