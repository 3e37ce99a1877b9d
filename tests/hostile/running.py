"""Runs commands of the program one after the other in one process, each as if it were alone.

Reads a list of argument lists as JSON from standard input; prints exit code, output and errors of each.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile


def run_captured(arguments: list[str]) -> list[object]:
    """Exit code and what came out of either stream, byte for byte."""
    from tui.cli import run
    from tui.output import use_utf8

    kept = [os.dup(1), os.dup(2)]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        try:
            os.dup2(output.fileno(), 1)
            os.dup2(errors.fileno(), 2)
            use_utf8()
            code = run(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            for number, stream in enumerate(kept, start=1):
                os.dup2(stream, number)
                os.close(stream)
        output.seek(0)
        errors.seek(0)
        return [code, output.read().decode("utf-8"), errors.read().decode("utf-8")]


if __name__ == "__main__":
    results = [run_captured(arguments) for arguments in json.load(sys.stdin)]
    print(json.dumps(results))
