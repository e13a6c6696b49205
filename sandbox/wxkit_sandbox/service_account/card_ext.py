"""What pages sign with the wx_card ticket: the cardExt of wx.addCard, and the request of wx.chooseCard."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha1
from typing import Any, cast

from wxkit_sandbox.service_account.card_book import CardTemplate
from wxkit_sandbox.service_account.jssdk import Tickets
from wxkit_sandbox.world import App

__all__ = ["check_choice", "read_ext"]

EXT = ("timestamp", "nonce_str", "code", "openid")
CHOICE = ("shopId", "cardType", "cardId", "timestamp", "nonceStr")


def read_ext(app: App, card_id: str, text: str) -> dict[str, str]:
    """The fields of a cardExt; ValueError says why a phone would not take it (40080)."""
    ext = _signed(text, "signature")
    if ext["signature"] != _signature(app, [card_id, *(ext.get(name, "") for name in EXT)]):
        raise ValueError("the signature of the cardExt is wrong")
    return ext


def check_choice(app: App, template: CardTemplate, text: str) -> None:
    """What a page passes to wx.chooseCard: ValueError says why a phone would not show this card to it."""
    choice = _signed(text, "cardSign")
    if choice["cardSign"] != _signature(app, [app.appid, *(choice.get(name, "") for name in CHOICE)]):
        raise ValueError("the cardSign is wrong")
    if choice.get("cardId") not in (None, "", template.card_id):
        raise ValueError(f"the page asks for card {choice['cardId']}")
    if choice.get("cardType") not in (None, "", template.card_type):
        raise ValueError(f"the page asks for cards of type {choice['cardType']}")


def _signed(text: str, signature: str) -> dict[str, str]:
    """The fields of an object that is signed."""
    try:
        fields: Any = json.loads(text)
    except ValueError:
        raise ValueError("what the page signed is no JSON") from None
    if not isinstance(fields, dict):
        raise ValueError("what the page signed is no object")
    given = cast("dict[str, Any]", fields)
    found = {name: str(value) for name, value in given.items() if value is not None}
    if not {"timestamp", signature} <= found.keys():
        raise ValueError(f"there is no timestamp or no {signature}")
    return found


def _signature(app: App, values: Iterable[str]) -> str:
    """SHA-1 of the sorted values, the wx_card ticket among them."""
    ticket = app.state(Tickets).alive("wx_card", app.world.clock.now())
    if ticket is None:
        raise ValueError("there is no wx_card ticket to sign with, or it has ended")
    return sha1("".join(sorted([ticket.value, *values])).encode()).hexdigest()
