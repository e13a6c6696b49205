"""What `wxkit_sandbox` offers."""

from __future__ import annotations

import subprocess
import sys

import pytest

import wxkit_sandbox


def test_every_name_can_be_had() -> None:
    assert sorted(wxkit_sandbox.__all__) == wxkit_sandbox.__all__
    assert all(hasattr(wxkit_sandbox, name) for name in wxkit_sandbox.__all__)
    assert dir(wxkit_sandbox) == wxkit_sandbox.__all__


def test_no_other_name_can() -> None:
    with pytest.raises(AttributeError, match="Wrold"):
        _ = wxkit_sandbox.Wrold


def test_the_import_alone_loads_nothing() -> None:
    script = "import sys, wxkit_sandbox; print({'httpx', 'pydantic', 'uvicorn'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
