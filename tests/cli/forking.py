"""Runs commands each in a process of its own, forked from this one, which has everything loaded.

Reads one command a line from standard input, as JSON: `arguments`, `environment`, `folder` to work in, and
the files `stdin`, `stdout` and `stderr`. Answers with the exit code.
"""

from __future__ import annotations

import io
import json
import os
import pkgutil
import signal
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

LIMIT = 60  # seconds


def load_all() -> None:
    """Imports what any command may need, and the vocabularies; no thread is started."""
    import store
    import tui.commands

    for name in store.__all__:
        getattr(store, name)
    for module in pkgutil.iter_modules(tui.commands.__path__, "tui.commands."):
        import_module(module.name)
    sample = next((Path(__file__).parents[2] / "data" / "reports").glob("*.txt"))
    store.parse(store.read_file(sample))
    store.parse_query('người:"a" trong:hạn-chế ngày:2021')


def live(command: dict[str, Any]) -> None:
    """The life of the forked process; it never returns."""
    code = 1
    try:
        signal.alarm(LIMIT)
        os.environ.clear()
        os.environ.update(command["environment"])
        os.chdir(command["folder"])
        for number, name in enumerate(("stdin", "stdout", "stderr")):
            os.dup2(os.open(command[name], os.O_RDWR), number)
        sys.stdin = io.TextIOWrapper(open(0, "rb", closefd=False))  # noqa: SIM115
        sys.stdout = io.TextIOWrapper(open(1, "wb", closefd=False))  # noqa: SIM115
        sys.stderr = io.TextIOWrapper(open(2, "wb", closefd=False), errors="backslashreplace")  # noqa: SIM115
        sys.argv = ["meetings-tui", *command["arguments"]]
        from tui.cli import main

        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def serve() -> None:
    """Runs command after command, until there are no more."""
    load_all()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            live(json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    serve()
