"""The store has no screen: proved on the running program, beside the import contracts of `make check`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_no_module_of_the_store_loads_textual_or_rich() -> None:
    modules = sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in (ROOT / "store").rglob("*.py")
        if path.name != "__main__.py"
    )
    probe = (
        "import sys, importlib\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "print(sorted({'textual', 'rich', 'click'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_the_browser_begins_without_what_only_later_keys_need(tmp_path: Path) -> None:
    probe = (
        "import sys\n"
        "from pathlib import Path\n"
        "from store import Archive\n"
        "Archive.open(Path(sys.argv[1]), create=True)\n"
        "import tui.cli, tui.usual, tui.starting\n"
        "from tui.question import Question\n"
        "session = tui.starting.Session.open(Path(sys.argv[1]))\n"
        "session.ask(Question())\n"
        "import tui.app\n"
        "late = {'click', 'ssl', 'tomllib', 'store.search.compiling', 'tui.page.page'}\n"
        "print(sorted(late & sys.modules.keys()))\n"
        "session.prepare()\n"
        "print('store.search.compiling' in sys.modules)\n"
        "import ssl\n"
        "print(ssl.create_default_context() is not None)"
    )
    command = [sys.executable, "-c", probe, str(tmp_path / "archive")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["[]", "True", "True"]


@pytest.mark.parametrize(("locale", "loaded"), [("C.UTF-8", "False"), ("vi_VN.UTF-8", "True")])
def test_commands_load_no_sentences_for_english(locale: str, loaded: str, tmp_path: Path) -> None:
    probe = (
        "import sys\n"
        "from tui.cli import main\n"
        "try:\n    main()\n"
        "except SystemExit:\n    print('tui.text' in sys.modules)"
    )
    environment = {"LC_ALL": locale, "MEETINGS_CONFIG": str(tmp_path / "none.toml")}
    command = [sys.executable, "-c", probe, "parse", str(next((ROOT / "data" / "reports").glob("*.txt")))]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=ROOT, env=os.environ | environment
    )
    assert done.stdout.split()[-1] == loaded


def test_every_public_name_of_the_store_is_there() -> None:
    import store

    for name in store.__all__:
        assert getattr(store, name) is not None
