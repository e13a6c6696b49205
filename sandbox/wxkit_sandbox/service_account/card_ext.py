"""The cardExt with which a page hands out cards (wx.addCard), and its signature."""

from __future__ import annotations

import json
from hashlib import sha1
from typing import Any, cast

from wxkit_sandbox.service_account.jssdk import Tickets
from wxkit_sandbox.world import App

__all__ = ["read_ext"]

SIGNED = ("timestamp", "nonce_str", "code", "openid")


def read_ext(app: App, card_id: str, text: str) -> dict[str, str]:
    """Its fields; ValueError says why a phone would not take it (40080)."""
    try:
        fields: Any = json.loads(text)
    except ValueError:
        raise ValueError("the cardExt is no JSON") from None
    if not isinstance(fields, dict):
        raise ValueError("the cardExt is no object")
    given = cast("dict[str, Any]", fields)
    ext = {name: str(value) for name, value in given.items() if value is not None}
    if not {"timestamp", "signature"} <= ext.keys():
        raise ValueError("the cardExt has no timestamp or no signature")
    if ext["signature"] != _signature(app, card_id, ext):
        raise ValueError("the signature of the cardExt is wrong")
    return ext


def _signature(app: App, card_id: str, ext: dict[str, str]) -> str:
    """SHA-1 of the sorted values, of which the wx_card ticket is one."""
    ticket = app.state(Tickets).by_type.get("wx_card")
    if ticket is None or app.world.clock.now() >= ticket.ends:
        raise ValueError("there is no wx_card ticket with which the cardExt could be signed, or it has ended")
    values = [ticket.value, card_id, *(ext[name] for name in SIGNED if ext.get(name))]
    return sha1("".join(sorted(values)).encode()).hexdigest()
