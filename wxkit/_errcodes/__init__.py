"""What WeChat's return codes mean, and the error each one raises.

The tables beside this file are plain tuples, one file a product; they are read on first use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from wxkit._errors import WeChatError

if TYPE_CHECKING:
    from wxkit._call import Call

__all__ = ["ErrCode", "errmsg", "error_for", "explain"]

Row: TypeAlias = tuple[int | range, type[WeChatError], str]

_GLOBAL = "https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html"
_OPEN = "https://developers.weixin.qq.com/doc/oplatform/Return_codes/Return_code_descriptions_new.html"
_STORE = "https://developers.weixin.qq.com/doc/store/shop/dev_before/commErrCode"


class ErrCode(NamedTuple):
    """One meaning of a return code."""

    code: int
    """The number in `errcode`."""
    kind: type[WeChatError]
    """The error that a call with this answer raises."""
    text: str
    """What happened, in one English sentence."""
    hint: str = ""
    """What to do next, for the codes that are met most."""
    product: str = ""
    """Who meets it: `store`, `miniprogram`, `service_account`, or empty for all of them."""
    doc: str = ""
    """WeChat's page of return codes."""


def explain(code: int, product: str | None = None) -> tuple[ErrCode, ...]:
    """Every documented meaning of `code`, the one of `product` first, then the shared one.

    The same number can mean different things in different products. Empty when unknown.
    """
    return tuple(sorted(_table().get(code, ()), key=lambda entry: _distance(entry, product)))


def errmsg(code: int) -> str | None:
    """The `errmsg` that WeChat sends with `code`, without a rid; None when the code is unknown.

    Where WeChat's own text is not known, a short English phrase stands in.
    """
    from wxkit._errcodes.wire import TEXTS

    if code in TEXTS:
        return TEXTS[code]
    meanings = explain(code)
    return meanings[0].text.rstrip(".").lower() if meanings else None


def error_for(
    errcode: int,
    errmsg: str,
    call: Call[Any] | None = None,
    *,
    product: str | None = None,
    reply: dict[str, Any] | None = None,
) -> WeChatError:
    """The error to raise for an answer: its kind by meaning, its hint from the table.

    An unknown code gives a plain `WeChatError`.
    """
    meanings = explain(errcode, product)
    if not meanings:
        return WeChatError(errcode, errmsg, call, reply=reply)
    found = meanings[0]
    return found.kind(errcode, errmsg, call, hint=found.hint or found.text, reply=reply)


def _distance(entry: ErrCode, product: str | None) -> int:
    if entry.product == (product or ""):
        return 0
    return 2 if entry.product else 1


@cache
def _table() -> Mapping[int, tuple[ErrCode, ...]]:
    from wxkit._errcodes import miniprogram, service_account, shared, store
    from wxkit._errcodes.hints import HINTS

    table: dict[int, tuple[ErrCode, ...]] = {}
    for product, rows, doc in (
        ("", shared.CODES, _GLOBAL),
        ("store", store.CODES, _STORE),
        ("miniprogram", miniprogram.CODES, _OPEN),
        ("service_account", service_account.CODES, _GLOBAL),
    ):
        for code, (kind, text) in _by_code(rows).items():
            entry = ErrCode(code, kind, text, HINTS[product].get(code, ""), product, doc)
            table[code] = (*table.get(code, ()), entry)
    return table


def _by_code(rows: Iterable[Row]) -> Mapping[int, tuple[type[WeChatError], str]]:
    """One meaning a code: a row of its own wins over a row that covers a range."""
    ranges_first = sorted(rows, key=lambda row: isinstance(row[0], int))
    return {
        code: (kind, text)
        for codes, kind, text in ranges_first
        for code in ((codes,) if isinstance(codes, int) else codes)
    }
