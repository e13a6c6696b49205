"""JS-SDK: tickets and signed pages."""

from __future__ import annotations

import asyncio

from account_steps import refused

from wxkit.crypto import jsapi_signature
from wxkit.service_account import AsyncServiceAccount
from wxkit.service_account.jssdk import WxConfig
from wxkit.testing._bench import Bench

TICKET = "/cgi-bin/ticket/getticket"
PAGE = "https://a.test/page?x=1"


def test_a_ticket_stays_the_same_while_it_lives(wechat: Bench) -> None:
    first = wechat.sa.jssdk.ticket(type="jsapi")
    wechat.world.advance(7199)
    again = wechat.sa.jssdk.ticket(type="jsapi")
    assert (first.expires_in, again.expires_in) == (7200, 1)
    assert again.ticket == first.ticket
    wechat.world.advance(1)
    assert wechat.sa.jssdk.ticket(type="jsapi").ticket != first.ticket


def test_pages_and_cards_have_tickets_of_their_own(wechat: Bench) -> None:
    jssdk = wechat.sa.jssdk
    assert jssdk.ticket(type="jsapi").ticket != jssdk.ticket(type="wx_card").ticket


def test_an_unknown_type_is_refused(wechat: Bench) -> None:
    with refused(40035):
        wechat.sa.request("GET", TICKET, query={"type": "page"})


def test_a_page_is_signed_with_the_ticket(wechat: Bench) -> None:
    config = wechat.sa.jssdk.sign(url=f"{PAGE}#top")
    assert (config["appId"], config["timestamp"]) == (wechat.sa.appid, wechat.world.clock.time())
    assert config["signature"] == jsapi_signature(
        jsapi_ticket=wechat.sa.jssdk.ticket().ticket,
        noncestr=config["nonceStr"],
        timestamp=config["timestamp"],
        url=PAGE,
    )


def test_signing_fetches_one_ticket_for_its_life(wechat: Bench) -> None:
    for seconds in (0, 3600, 3600):
        wechat.world.advance(seconds)
        wechat.sa.jssdk.sign(url=PAGE)
        wechat.sa.jssdk.sign(url=PAGE)
    assert len(wechat.journal.calls(TICKET)) == 2


def test_the_async_client_signs_too(wechat: Bench) -> None:
    account = wechat.world.service_account

    async def story() -> WxConfig:
        client = AsyncServiceAccount(
            account.appid, account.secret, transport=wechat.transport, clock=wechat.world.clock
        )
        await client.jssdk.sign(url=PAGE)
        return await client.jssdk.sign(url=PAGE)

    assert asyncio.run(story())["appId"] == account.appid
    assert len(wechat.journal.calls(TICKET)) == 1
