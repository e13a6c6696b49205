"""Tickets of the JS-SDK: who may have one, of which type, and how long they live."""

from __future__ import annotations

import json

import pytest
from account_steps import refused

from wxkit._wire import Incoming
from wxkit.crypto import card_signature
from wxkit.service_account.jssdk import GetTicket
from wxkit.testing._bench import Bench
from wxkit_sandbox.service_account.jssdk import Tickets

PATH = "/cgi-bin/ticket/getticket"


@pytest.mark.parametrize("kind", ["", "wx_cards", "JSAPI"])
def test_there_are_two_types(wechat: Bench, kind: str) -> None:
    with refused(40035):
        wechat.sa.request("GET", PATH, query={"type": kind})
    assert wechat.world.service_account.state(Tickets).by_type == {}


def test_a_ticket_for_cards_lives_two_hours(wechat: Bench) -> None:
    first = wechat.sa.jssdk.ticket(type="wx_card")
    assert (first.expires_in, first.errmsg) == (7200, "ok")
    wechat.advance(7199)
    assert wechat.sa.jssdk.ticket(type="wx_card").ticket == first.ticket
    wechat.advance(1)
    second = wechat.sa.jssdk.ticket(type="wx_card")
    assert (second.ticket != first.ticket, second.expires_in) == (True, 7200)


def test_a_card_is_signed_with_its_own_ticket(wechat: Bench) -> None:
    cards, pages = wechat.sa.jssdk.ticket(type="wx_card"), wechat.sa.jssdk.ticket()
    fields = ("1404896688", "pjZ8Yt1XGILfi-FUsewpnnolGgZk", "n1")
    assert card_signature(cards.ticket, *fields) != card_signature(pages.ticket, *fields)


@pytest.mark.parametrize(("token", "code"), [(None, 41001), ("made-up", 40001)])
def test_a_ticket_needs_the_accounts_token(wechat: Bench, token: str | None, code: int) -> None:
    query = "type=jsapi" if token is None else f"type=jsapi&access_token={token}"
    answer = wechat.gateway.handle(Incoming("GET", PATH, query))
    assert json.loads(answer.content)["errcode"] == code


def test_only_service_accounts_have_tickets(wechat: Bench) -> None:
    for client in (wechat.mp, wechat.shop):
        with refused(48001):
            client.request("GET", PATH, query={"type": "jsapi"})


def test_a_day_has_a_million(wechat: Bench) -> None:
    wechat.on(GetTicket).fail(45009, times=1)
    with refused(45009):
        wechat.sa.jssdk.ticket()
    assert wechat.sa.jssdk.ticket().ticket
