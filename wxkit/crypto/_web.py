"""Signatures that a web page hands to WeChat's JS-SDK.

https://developers.weixin.qq.com/doc/service/api/webdev/js/api_getticket
"""

from __future__ import annotations

import hashlib

__all__ = ["card_signature", "jsapi_signature"]


def jsapi_signature(*, jsapi_ticket: str, noncestr: str, timestamp: int | str, url: str) -> str:
    """`signature` of `wx.config`. `url` is the page as in the address bar; a `#…` part is left out.

    `timestamp` is in Unix seconds. The page must use the same noncestr (there: `nonceStr`) and timestamp.
    """
    page = url.partition("#")[0]
    text = f"jsapi_ticket={jsapi_ticket}&noncestr={noncestr}&timestamp={timestamp}&url={page}"
    return hashlib.sha1(text.encode()).hexdigest()


def card_signature(*values: str | int) -> str:
    """`signature` of `cardExt`, or `cardSign` of `wx.chooseCard` (卡券签名).

    Values, in any order: api_ticket, timestamp, card_id, code, openid and nonce_str for `cardExt`;
    api_ticket, appid, location_id, timestamp, nonce_str, card_id and card_type for `cardSign`.
    """
    return hashlib.sha1("".join(sorted(map(str, values))).encode()).hexdigest()
