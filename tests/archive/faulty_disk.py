"""A disk that stops at any moment and then forgets what was not synced."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest


class PowerCut(BaseException):
    """No `except` of ours may catch this."""


class FaultyDisk:
    """Watches the system's calls; stops for good at one of them, and can forget what was never synced.

    Args:
        steps: how many writes, syncs, renames and removals succeed.
    """

    def __init__(self, steps: int) -> None:
        self.steps = steps
        self.paths: dict[int, Path] = {}
        self.synced: set[int] = set()
        self.renames: list[tuple[Path, bytes | None, bool]] = []
        self.removals: list[tuple[Path, bytes]] = []

    @contextmanager
    def installed(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in ("open", "write", "fsync", "replace", "unlink"):
                patch.setattr(os, name, self._watched(getattr(self, name), getattr(os, name)))
            yield

    def _watched(self, ours: Callable[..., Any], real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            return ours(real, *arguments, **named)

        return call

    def _step(self) -> None:
        if self.steps <= 0:
            raise PowerCut
        self.steps -= 1

    def open(self, real: Callable[..., int], path: Any, *arguments: Any, **named: Any) -> int:
        descriptor = real(path, *arguments, **named)
        self.paths[descriptor] = Path(path)
        return descriptor

    def write(self, real: Callable[..., int], descriptor: int, data: bytes) -> int:
        if self.steps <= 0:
            raise PowerCut
        if self.steps == 1 and len(data) > 1:
            real(descriptor, data[: len(data) // 2])
        self._step()
        return real(descriptor, data)

    def fsync(self, _: Callable[..., None], descriptor: int) -> None:
        self._step()
        path = self.paths[descriptor]
        if path.is_dir():
            self.renames = [one for one in self.renames if one[0].parent != path]
            self.removals = [one for one in self.removals if one[0].parent != path]
        else:
            self.synced.add(os.fstat(descriptor).st_ino)

    def replace(self, real: Callable[..., None], source: Any, target: Any, **named: Any) -> None:
        self._step()
        synced = Path(source).stat().st_ino in self.synced
        before = Path(target).read_bytes() if Path(target).exists() else None
        self.renames.append((Path(target), before, synced))
        real(source, target, **named)

    def unlink(self, real: Callable[..., None], path: Any, **named: Any) -> None:
        self._step()
        data = Path(path).read_bytes() if Path(path).is_file() else None
        real(path, **named)
        if data is not None:
            self.removals.append((Path(path), data))

    def forget(self, luck: Random) -> None:
        """What a power cut does: renames and removals not synced may never have been; bytes not synced may
        be zeros, or end anywhere."""
        for target, before, synced in reversed(self.renames):
            choice = luck.randrange(4)
            if choice == 0:
                if before is None:
                    target.unlink(missing_ok=True)
                else:
                    target.write_bytes(before)
            elif choice in {1, 2} and not synced and target.exists():
                data = target.read_bytes()
                kept = luck.randrange(len(data) + 1)
                target.write_bytes(data[:kept] + (bytes(len(data) - kept) if choice == 1 else b""))
        for path, data in self.removals:
            if luck.randrange(2) and path.parent.is_dir() and not path.exists():
                path.write_bytes(data)
