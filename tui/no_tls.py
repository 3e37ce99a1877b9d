"""Imported before Textual, has asyncio do without TLS: nothing here speaks it, and OpenSSL is slow to load.

None among the modules makes an import fail (Python's reference, "The module cache"), and asyncio is made for
a Python without `ssl`. Who asks for `ssl` later gets it.
"""

from __future__ import annotations

import sys
from typing import Any

_modules: dict[str, Any] = sys.modules

if "ssl" not in _modules:
    _modules["ssl"] = None
    import asyncio  # noqa: F401

    del _modules["ssl"]
