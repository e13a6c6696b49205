"""What the mini-program's tests share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

import wxkit

__all__ = ["refuses"]


@contextmanager
def refuses(code: int) -> Iterator[pytest.ExceptionInfo[wxkit.WeChatError]]:
    """What is done inside is refused by WeChat with this code."""
    with pytest.raises(wxkit.WeChatError) as refused:
        yield refused
    assert refused.value.errcode == code
