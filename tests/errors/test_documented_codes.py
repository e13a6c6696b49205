"""Every code that the docstring of a call lists is in the table, for a typed error, and in a test."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from wxkit._call import Call
from wxkit._errcodes import explain
from wxkit._errors import InvalidArgument, NotFound, PermissionDenied, QuotaExceeded, WeChatError
from wxkit._registry import PRODUCTS, load_all

TESTS = Path(__file__).parents[1]
_CODE = re.compile(r"(?<![\w.])-?\d{5,9}\b")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:_\d+)*(?!\w)")


def documented(product: str) -> dict[int, type[Call[Any]]]:
    """The codes of at least five digits behind the word `Errors:`, each with a call that lists it."""
    found: dict[int, type[Call[Any]]] = {}
    for home, call in load_all(product).rows():
        if home == product:
            _, _, errors = (call.__doc__ or "").partition("Errors:")
            text = errors.partition("https://")[0]
            found |= dict.fromkeys(map(int, _CODE.findall(text)), call)
    return found


@cache
def named_in(folder: str) -> frozenset[int]:
    """The numbers in the tests of a folder."""
    texts = [file.read_text(encoding="utf-8") for file in (TESTS / folder).rglob("*.py")]
    return frozenset(int(number.replace("_", "")) for text in texts for number in _NUMBER.findall(text))


def is_tested(code: int, call: type[Call[Any]]) -> bool:
    """Whether a test of the call's products names the code."""
    return any(abs(code) in named_in(folder) for folder in (*call.__route__.products, "common", "sandbox"))


@pytest.mark.parametrize(
    ("product", "count"), [("store", 200), ("miniprogram", 100), ("service_account", 100), ("common", 20)]
)
def test_all_documented_codes_are_known(product: str, count: int) -> None:
    codes = documented(product)
    assert len(codes) > count
    where = None if product == "common" else product
    assert {code: call for code, call in codes.items() if not explain(code, where)} == {}


@pytest.mark.parametrize("product", PRODUCTS)
def test_all_documented_codes_have_a_test(product: str) -> None:
    codes = documented(product)
    assert {code: call.__qualname__ for code, call in codes.items() if not is_tested(code, call)} == {}


@pytest.mark.parametrize(
    ("code", "kind"),
    [(610000, NotFound), (9700232, PermissionDenied), (10021204, QuotaExceeded), (10024027, InvalidArgument)],
)
def test_codes_of_small_groups_raise_what_they_mean(code: int, kind: type[WeChatError]) -> None:
    assert explain(code, "store")[0].kind is kind
