"""People take cards: directly, by QR codes, from pages, with a signed cardExt."""

from __future__ import annotations

import json
from hashlib import sha1
from typing import Any

import pytest
from account_steps import person
from card_steps import create, info, openid, own_codes, take, told

import wxkit
from wxkit.callbacks.events import CardSkuRemind, UserGetCard
from wxkit.service_account.card_distribution import LandingPageCard, QrActionInfo, QrCard, QrCardList
from wxkit.testing._bench import Bench


def test_a_card_is_taken_and_told(wechat: Bench) -> None:
    card_id = create(wechat)
    code = take(wechat, "lan", card_id, outer_str="12b", outer_id=7)
    (event,) = told(wechat, UserGetCard)
    assert (event.card_id, event.user_card_code, event.from_user_name) == (
        card_id,
        code,
        openid(wechat, "lan"),
    )
    assert (event.outer_str, event.outer_id, event.is_give_by_friend) == ("12b", "7", 0)
    assert event.union_id == wechat.world.people["lan"].unionid
    assert (len(code), code.isdigit()) == (12, True)
    sku = info(wechat, card_id).sku
    assert (sku.quantity, sku.total_quantity) == (499, 500)


def test_an_account_of_its_own_tells_no_unionid(wechat: Bench) -> None:
    wechat.world.service_account.bound = False
    code = take(wechat, "lan", create(wechat))
    assert told(wechat, UserGetCard)[0].union_id == ""
    assert wechat.sa.card_codes.get(code=code).unionid is None


def test_nobody_takes_more_than_there_are_or_than_the_limit(wechat: Bench) -> None:
    card_id = create(wechat, get_limit=1, sku={"quantity": 2})
    take(wechat, "lan", card_id)
    with pytest.raises(wxkit.WxkitError, match="45033"):
        take(wechat, "lan", card_id)
    take(wechat, "mei", card_id)
    with pytest.raises(wxkit.WxkitError, match="45031"):
        take(wechat, "ben", card_id)
    assert info(wechat, card_id).sku.quantity == 0


def test_a_deleted_or_ended_card_is_not_handed_out(wechat: Bench) -> None:
    gone, ended = create(wechat), create(wechat)
    wechat.sa.cards.delete(card_id=gone)
    wechat.advance(31 * 86400)
    for card_id, why in ((gone, "CARD_STATUS_DELETE"), (ended, "has ended")):
        with pytest.raises(wxkit.WxkitError, match=why):
            take(wechat, "lan", card_id)


def test_testers_take_cards_that_are_in_review(wechat: Bench) -> None:
    wechat.world.settings.card_audit = "wait"
    card_id = create(wechat)
    with pytest.raises(wxkit.WxkitError, match="is not handed out"):
        take(wechat, "lan", card_id)
    wechat.sa.cards.set_test_users(openid=[openid(wechat, "lan")])
    assert take(wechat, "lan", card_id)


def test_the_merchant_hears_that_few_are_left_twice_a_day_at_most(wechat: Bench) -> None:
    card_id = create(wechat, sku={"quantity": 201})
    wechat.sa.cards.modify_stock(card_id=card_id, reduce_stock_value=100)
    assert told(wechat, CardSkuRemind) == []
    many = create(wechat, sku={"quantity": 201})
    for number in range(102):
        take(wechat, f"p{number}", many)
    (event,) = told(wechat, CardSkuRemind)
    assert (event.card_id, event.detail) == (many, "the card's quantity is equal to 100")
    wechat.advance(12 * 3600)
    take(wechat, "last", many)
    assert len(told(wechat, CardSkuRemind)) == 2


def test_a_qr_code_gives_a_card_until_it_ends(wechat: Bench) -> None:
    card_id = create(wechat)
    qr = wechat.sa.card_distribution.create_qrcode(
        action_info=QrActionInfo(card=QrCard(card_id=card_id, outer_str="poster")), expire_seconds=1800
    )
    assert (qr.expire_seconds, qr.show_qrcode_url.endswith(qr.ticket.replace("=", "%3D"))) == (1800, True)
    assert wechat.sa.qrcode.show(ticket=qr.ticket).content_type == "image/jpg"
    person(wechat, "lan")
    wechat.act.receive_card(person="lan", link=qr.ticket)
    wechat.act.receive_card(person="lan", link=qr.url)
    assert [event.outer_str for event in told(wechat, UserGetCard)] == ["poster", "poster"]
    wechat.advance(1800)
    with pytest.raises(wxkit.WxkitError, match="ended"):
        wechat.act.receive_card(person="lan", link=qr.url)


def test_a_qr_code_gives_several_cards_at_once(wechat: Bench) -> None:
    cards = [QrCard(card_id=create(wechat)) for _ in range(3)]
    qr = wechat.sa.card_distribution.create_qrcode(
        action_name="QR_MULTIPLE_CARD", action_info=QrActionInfo(multiple_card=QrCardList(card_list=cards))
    )
    assert qr.expire_seconds == 365 * 86400
    person(wechat, "lan")
    taken = wechat.act.receive_card(person="lan", link=qr.url).cards
    assert [card.card_id for card in taken] == [card.card_id for card in cards]


def test_of_several_cards_people_get_those_that_they_can(wechat: Bench) -> None:
    scarce = create(wechat, sku={"quantity": 1})
    cards = [QrCard(card_id=scarce), QrCard(card_id=scarce), QrCard(card_id=create(wechat))]
    qr = wechat.sa.card_distribution.create_qrcode(
        action_name="QR_MULTIPLE_CARD", action_info=QrActionInfo(multiple_card=QrCardList(card_list=cards))
    )
    person(wechat, "lan")
    taken = wechat.act.receive_card(person="lan", link=qr.url).cards
    assert [card.card_id for card in taken] == [scarce, cards[2].card_id]
    assert info(wechat, scarce).sku.quantity == 0


def test_a_qr_code_for_one_works_once_and_for_them_only(wechat: Bench) -> None:
    card_id, lan = create(wechat, bind_openid=True), person(wechat, "lan")
    person(wechat, "mei")
    qr = wechat.sa.card_distribution.create_qrcode(
        action_info=QrActionInfo(card=QrCard(card_id=card_id, openid=lan))
    )
    with pytest.raises(wxkit.WxkitError, match="not for mei"):
        wechat.act.receive_card(person="mei", link=qr.url)
    wechat.act.receive_card(person="lan", link=qr.url)
    with pytest.raises(wxkit.WxkitError, match="ended"):
        wechat.act.receive_card(person="lan", link=qr.url)


def test_a_page_does_not_hand_out_what_is_bound_to_people(wechat: Bench) -> None:
    card_id, lan = create(wechat, bind_openid=True), person(wechat, "lan")
    with pytest.raises(wxkit.WxkitError, match="bind_openid"):
        take(wechat, "lan", card_id, card_ext=json.dumps(signed(wechat, card_id)))
    assert take(wechat, "lan", card_id, card_ext=json.dumps(signed(wechat, card_id, openid=lan)))


def test_a_qr_code_names_the_merchants_code(wechat: Bench) -> None:
    card_id = create(wechat, use_custom_code=True)
    qr = wechat.sa.card_distribution.create_qrcode(
        action_info=QrActionInfo(card=QrCard(card_id=card_id, code="TEA-1"))
    )
    person(wechat, "lan")
    assert wechat.act.receive_card(person="lan", link=qr.url).code == "TEA-1"
    assert wechat.sa.card_codes.get(code="TEA-1", card_id=card_id).can_consume


def test_a_page_lets_people_choose(wechat: Bench) -> None:
    cards = [LandingPageCard(card_id=create(wechat), thumb_url="http://mmbiz.qpic.cn/t") for _ in range(2)]
    page = wechat.sa.card_distribution.create_landing_page(
        banner="http://mmbiz.qpic.cn/b",
        page_title="优惠",
        can_share=True,
        scene="SCENE_MENU",
        card_list=cards,
    )
    person(wechat, "lan")
    second = cards[1].card_id
    taken = wechat.act.receive_card(person="lan", link=page.url, card_id=second).cards
    assert [card.card_id for card in taken] == [second]
    with pytest.raises(wxkit.WxkitError, match="does not show"):
        wechat.act.receive_card(person="lan", link=page.url, card_id="p1")


def test_an_article_shows_a_card(wechat: Bench) -> None:
    card_id = create(wechat)
    html = wechat.sa.card_distribution.article_html(card_id=card_id).content
    assert card_id in html
    assert html.startswith("<iframe")


def test_deposited_codes_are_given_in_their_order(wechat: Bench) -> None:
    card_id = own_codes(wechat, "A1", "A2")
    assert [take(wechat, name, card_id) for name in ("lan", "mei")] == ["A1", "A2"]
    with pytest.raises(wxkit.WxkitError, match="45031"):
        take(wechat, "ben", card_id)


def test_a_friends_recommendation_is_told(wechat: Bench) -> None:
    take(wechat, "lan", create(wechat), recommended=True)
    assert told(wechat, UserGetCard)[0].is_recommend_by_friend == 1
    with pytest.raises(wxkit.WxkitError, match="can_share"):
        take(wechat, "lan", create(wechat, can_share=False), recommended=True)


SIGNED = ("timestamp", "nonce_str", "code", "openid")


def signed(wechat: Bench, card_id: str, **fields: str) -> dict[str, Any]:
    """A cardExt as a page makes it."""
    ticket = wechat.sa.jssdk.ticket(type="wx_card").ticket
    ext = {"timestamp": "1790000000", "nonce_str": "tea", **fields}
    values = [ticket, card_id, *(ext[name] for name in SIGNED if name in ext)]
    return ext | {"signature": sha1("".join(sorted(values)).encode()).hexdigest()}


def test_a_signed_card_ext_is_taken(wechat: Bench) -> None:
    card_id = create(wechat, use_custom_code=True)
    ext = signed(wechat, card_id, code="TEA-2", outer_str="page")
    assert take(wechat, "lan", card_id, card_ext=json.dumps(ext)) == "TEA-2"
    assert told(wechat, UserGetCard)[0].outer_str == "page"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"signature": "0" * 40}, "signature"),
        ({"timestamp": "1"}, "signature"),
        ({"signature": None}, "no timestamp or no signature"),
    ],
)
def test_a_card_ext_that_is_signed_wrongly_is_not(wechat: Bench, wrong: dict[str, Any], why: str) -> None:
    card_id = create(wechat)
    ext = signed(wechat, card_id) | wrong
    with pytest.raises(wxkit.WxkitError, match=why):
        take(wechat, "lan", card_id, card_ext=json.dumps(ext))
    assert info(wechat, card_id).sku.quantity == 500


def test_a_card_ext_needs_a_living_ticket(wechat: Bench) -> None:
    card_id = create(wechat)
    ext = json.dumps(signed(wechat, card_id))
    wechat.advance(7200)
    with pytest.raises(wxkit.WxkitError, match="40080"):
        take(wechat, "lan", card_id, card_ext=ext)
    with pytest.raises(wxkit.WxkitError, match="is no JSON"):
        take(wechat, "lan", card_id, card_ext="{")


def choice(wechat: Bench, **asked: str) -> str:
    """What a page passes to wx.chooseCard."""
    ticket, appid = wechat.sa.jssdk.ticket(type="wx_card").ticket, wechat.world.service_account.appid
    fields = {"timestamp": "1790000000", "nonceStr": "tea", **asked}
    sign = sha1("".join(sorted([ticket, appid, *fields.values()])).encode()).hexdigest()
    return json.dumps(fields | {"signType": "SHA1", "cardSign": sign})


def test_a_page_that_signs_properly_sees_the_card_that_it_asks_for(wechat: Bench) -> None:
    code = take(wechat, "lan", card_id := create(wechat))
    for asked in ({}, {"cardId": card_id}, {"cardType": "GROUPON"}):
        chosen = wechat.act.choose_card(person="lan", code=code, request=choice(wechat, **asked))
        assert wechat.sa.card_codes.decrypt(encrypt_code=chosen.encrypt_code).code == code
    for asked, why in (({"cardId": "p1"}, "asks for card p1"), ({"cardType": "CASH"}, "of type CASH")):
        with pytest.raises(wxkit.WxkitError, match=why):
            wechat.act.choose_card(person="lan", code=code, request=choice(wechat, **asked))
    forged = json.dumps(json.loads(choice(wechat)) | {"timestamp": "1"})
    with pytest.raises(wxkit.WxkitError, match="cardSign is wrong"):
        wechat.act.choose_card(person="lan", code=code, request=forged)


def test_the_event_has_every_field_but_a_unionid_that_nobody_knows(wechat: Bench) -> None:
    code = take(wechat, "lan", card_id := create(wechat))
    got = told(wechat, UserGetCard)[-1].to_wire("xml")
    assert (got["IsGiveByFriend"], got["FriendUserName"], got["OldUserCardCode"]) == (0, "", "")
    assert (got["CardId"], got["UserCardCode"]) == (card_id, code)
    assert got["UnionId"] == wechat.world.people["lan"].unionid
    wechat.world.service_account.bound = False
    take(wechat, "lan", card_id)
    assert "UnionId" not in told(wechat, UserGetCard)[-1].to_wire("xml")
