"""Every code that the docstring of a Store call lists is in the table, and so raises a typed error."""

from __future__ import annotations

import re

import pytest

from wxkit._errcodes import explain
from wxkit._errors import InvalidArgument, NotFound, PermissionDenied, QuotaExceeded, WeChatError
from wxkit._registry import load_all


def documented() -> dict[int, str]:
    """The codes of at least five digits behind the word `Errors:`, each with a call that lists it."""
    found: dict[int, str] = {}
    for product, call in load_all("store").rows():
        if product == "store":
            _, _, errors = (call.__doc__ or "").partition("Errors:")
            text = errors.partition("https://")[0]
            found |= {int(code): call.__qualname__ for code in re.findall(r"\b\d{5,9}\b", text)}
    return found


def test_all_documented_codes_of_the_store_are_known() -> None:
    codes = documented()
    assert len(codes) > 200
    assert {code: call for code, call in codes.items() if not explain(code, "store")} == {}


@pytest.mark.parametrize(
    ("code", "kind"),
    [(610000, NotFound), (9700232, PermissionDenied), (10021204, QuotaExceeded), (10024027, InvalidArgument)],
)
def test_codes_of_small_groups_raise_what_they_mean(code: int, kind: type[WeChatError]) -> None:
    assert explain(code, "store")[0].kind is kind
