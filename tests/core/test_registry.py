"""The list of calls, and the paths that are known before any call is loaded."""

from __future__ import annotations

import subprocess
import sys

from wxkit._registry import declaring, load_all


def test_every_declared_path_is_known_without_importing_it() -> None:
    for product, call in load_all().rows():
        if product != "sandbox" and call.__module__.startswith("wxkit."):
            assert call.__module__ in declaring(call.__route__.path), call


def test_a_path_that_nobody_declares_belongs_to_nobody() -> None:
    assert declaring("/cgi-bin/no-such-path") == ()


def test_looking_a_path_up_loads_no_call() -> None:
    code = (
        "import sys; from wxkit._registry import declaring; "
        "assert declaring('/cgi-bin/tags/create') == ('wxkit.service_account.tags',); "
        "assert 'wxkit.service_account.tags' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
