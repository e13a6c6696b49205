"""What `wxkit.callbacks` and `wxkit.crypto` export, and what importing wxkit must not load."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

from wxkit import callbacks, crypto
from wxkit._errors import CallbackError
from wxkit.callbacks import _errors


@pytest.mark.parametrize("module", [callbacks, callbacks.events, callbacks.messages, crypto])
def test_exports_are_sorted_and_exist(module: ModuleType) -> None:
    assert sorted(module.__all__) == list(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)


def test_importing_wxkit_does_not_load_callbacks() -> None:
    code = "import sys, wxkit; sys.exit('wxkit.callbacks' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", _errors.__all__)
def test_every_refusal_is_in_the_tree_that_the_docstring_draws(name: str) -> None:
    assert _errors.__doc__ is not None
    assert f"── {name} " in _errors.__doc__
    assert issubclass(getattr(_errors, name), CallbackError)
