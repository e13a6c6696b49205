"""What WeChat refuses about codes and about handing out cards, by number, with nothing changed."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import person, post, pushed, refused
from card_steps import DAY, create, info, openid, own_codes, status, take

from wxkit.testing._bench import Bench

UNKNOWN = "pUnknownUnknownUnknownUnknown"
QR = "/card/qrcode/create"
PAGES = "/card/landingpage/create"
BY_CODE: list[tuple[str, dict[str, Any]]] = [
    ("/card/code/get", {}),
    ("/card/code/consume", {}),
    ("/card/code/unavailable", {}),
    ("/card/code/update", {"new_code": "N"}),
]


@pytest.mark.parametrize(("path", "fields"), BY_CODE)
def test_unknown_and_missing_codes_are_refused(wechat: Bench, path: str, fields: dict[str, Any]) -> None:
    code, deposit = take(wechat, "lan", create(wechat)), own_codes(wechat, "A1")
    other = create(wechat)
    for wrong, errcode in (
        ({"code": "000"}, 40056),
        ({}, 41013),
        ({"code": ""}, 41013),
        ({"code": "A1", "card_id": deposit}, 40056),
        ({"code": code, "card_id": other}, 40056),
        ({"code": code, "card_id": UNKNOWN}, 40073),
    ):
        with refused(errcode):
            post(wechat, path, **wrong, **fields)
    assert status(wechat, code) == "NORMAL"


def test_own_codes_need_their_card(wechat: Bench) -> None:
    card_id = create(wechat, use_custom_code=True)
    take(wechat, "lan", card_id, code="TEA-1")
    with refused(40056):
        wechat.sa.card_codes.consume(code="TEA-1")
    assert status(wechat, "TEA-1", card_id) == "NORMAL"


def test_a_redeemed_card_is_not_redeemed_again(wechat: Bench) -> None:
    code = take(wechat, "lan", create(wechat))
    wechat.sa.card_codes.consume(code=code)
    before = len(pushed(wechat))
    for call in ("consume", "get", "unavailable"):
        with refused(40099):
            post(wechat, f"/card/code/{call}", code=code)
    assert (status(wechat, code), len(pushed(wechat))) == ("CONSUMED", before)


@pytest.mark.parametrize("end", ["deleted", "expired", "void"])
def test_a_card_that_cannot_be_used_any_more_is_not(wechat: Bench, end: str) -> None:
    code = take(wechat, "lan", card_id := create(wechat))
    if end == "deleted":
        wechat.act.discard_card(person="lan", code=code)
    elif end == "expired":
        wechat.advance(31 * DAY)
    else:
        wechat.sa.card_codes.set_unavailable(code=code)
    before = status(wechat, code)
    lan = openid(wechat, "lan")
    for path, fields in (
        ("consume", {}),
        ("get", {"check_consume": True}),
        ("mark", {"card_id": card_id, "openid": lan, "is_mark": True}),
    ):
        with refused(40127):
            post(wechat, f"/card/code/{path}", code=code, **fields)
    assert status(wechat, code) == before
    assert wechat.sa.card_codes.of_user(openid=lan).card_list == []


def test_a_card_that_is_not_good_yet_is_not_redeemed(wechat: Bench) -> None:
    term = {"type": "DATE_TYPE_FIX_TERM", "fixed_term": 2, "fixed_begin_term": 1}
    code = take(wechat, "lan", create(wechat, date_info=term))
    assert not wechat.sa.card_codes.get(code=code).can_consume
    with refused(40079):
        wechat.sa.card_codes.consume(code=code)
    wechat.advance(DAY)
    wechat.sa.card_codes.consume(code=code)


def test_nobody_redeems_more_than_the_limit(wechat: Bench) -> None:
    card_id = create(wechat, use_limit=1)
    first, second = take(wechat, "lan", card_id), take(wechat, "lan", card_id)
    wechat.sa.card_codes.consume(code=first)
    with refused(40147):
        wechat.sa.card_codes.consume(code=second)
    assert status(wechat, second) == "NORMAL"


@pytest.mark.parametrize("new_code", ["", "x" * 21, "B", "C"])
def test_a_code_becomes_none_that_will_not_do_or_is_taken(wechat: Bench, new_code: str) -> None:
    card_id = own_codes(wechat, "A", "B", "C")
    take(wechat, "lan", card_id)
    take(wechat, "mei", card_id)
    with refused(40116):
        wechat.sa.card_codes.update(code="A", card_id=card_id, new_code=new_code)
    assert status(wechat, "A", card_id) == "NORMAL"


def test_codes_of_wechats_own_are_not_changed(wechat: Bench) -> None:
    code = take(wechat, "lan", create(wechat))
    with refused(45030):
        wechat.sa.card_codes.update(code=code, new_code="N")
    with refused(40116):
        post(wechat, "/card/code/update", code=code)
    assert status(wechat, code) == "NORMAL"


def test_an_unknown_encrypted_code_is_refused(wechat: Bench) -> None:
    for fields in ({"encrypt_code": "none"}, {}):
        with refused(40075):
            post(wechat, "/card/code/decrypt", **fields)


def test_a_mark_is_one_persons(wechat: Bench) -> None:
    code, mei = take(wechat, "lan", card_id := create(wechat)), person(wechat, "mei")
    with refused(43018):
        wechat.sa.card_codes.mark(code=code, card_id=card_id, openid=openid(wechat, "lan"), is_mark=False)
    wechat.sa.card_codes.mark(code=code, card_id=card_id, openid=openid(wechat, "lan"), is_mark=True)
    with refused(40146):
        wechat.sa.card_codes.mark(code=code, card_id=card_id, openid=mei, is_mark=True)
    with refused(40003):
        wechat.sa.card_codes.mark(code=code, card_id=card_id, openid="oUnknown", is_mark=True)
    with refused(41012):
        post(wechat, "/card/code/mark", code=code, openid=mei, is_mark=True)


@pytest.mark.parametrize("path", ["deposit", "getdepositcount", "checkcode"])
def test_codes_are_deposited_only_where_they_belong(wechat: Bench, path: str) -> None:
    fields = {} if path == "getdepositcount" else {"code": ["A"]}
    for card_id, code in ((create(wechat), 45030), (UNKNOWN, 40073), ("", 41012)):
        with refused(code):
            post(wechat, f"/card/code/{path}", card_id=card_id, **fields)


def test_a_hundred_codes_at_most_go_in_at_once(wechat: Bench) -> None:
    card_id = own_codes(wechat, "A")
    for path in ("deposit", "checkcode"):
        with refused(40109):
            post(wechat, f"/card/code/{path}", card_id=card_id, code=[str(number) for number in range(101)])
    with refused(40110):
        wechat.sa.card_codes.deposit(card_id=card_id, code=["B", ""])
    assert wechat.sa.card_codes.deposited_count(card_id=card_id).count == 1


def test_codes_wait_for_the_review_and_stock_for_the_codes(wechat: Bench) -> None:
    card_id = own_codes(wechat, "A")
    with refused(40136):
        wechat.sa.cards.modify_stock(card_id=card_id, increase_stock_value=1)
    wechat.world.settings.card_audit = "wait"
    waiting = own_codes_in_review(wechat)
    wechat.sa.cards.delete(card_id=card_id)
    for unready in (waiting, card_id):
        with refused(40078):
            wechat.sa.card_codes.deposit(card_id=unready, code=["B"])
    assert wechat.sa.card_codes.deposited_count(card_id=waiting).count == 0


def own_codes_in_review(wechat: Bench) -> str:
    mode = "GET_CUSTOM_CODE_MODE_DEPOSIT"
    return create(wechat, use_custom_code=True, get_custom_code_mode=mode, sku={"quantity": 0})


def test_cards_are_listed_for_people_and_templates_that_exist(wechat: Bench) -> None:
    lan = person(wechat, "lan")
    with refused(40003):
        wechat.sa.card_codes.of_user(openid="oUnknown")
    with refused(40003):
        post(wechat, "/card/user/getcardlist")
    with refused(40073):
        wechat.sa.card_codes.of_user(openid=lan, card_id=UNKNOWN)


def qr(**card: Any) -> dict[str, Any]:
    return {"action_name": "QR_CARD", "action_info": {"card": card}}


def test_a_bad_qr_code_is_not_made(wechat: Bench) -> None:
    card_id, own = create(wechat), create(wechat, use_custom_code=True)
    take(wechat, "lan", own, code="TAKEN")
    bound = create(wechat, bind_openid=True)
    cards = {"multiple_card": {"card_list": [{"card_id": card_id}] * 6}}
    for fields, code in (
        (qr(card_id=card_id) | {"action_name": "QR_SCENE"}, 40052),
        (qr(card_id=card_id) | {"action_name": "QR_MULTIPLE_CARD"}, 40053),
        ({"action_name": "QR_CARD"}, 40053),
        ({"action_name": "QR_MULTIPLE_CARD", "action_info": cards}, 45039),
        (qr(), 41012),
        (qr(card_id=UNKNOWN), 40073),
        (qr(card_id=card_id, code="A"), 40053),
        (qr(card_id=own), 40053),
        (qr(card_id=own, code="x" * 21), 40116),
        (qr(card_id=own, code="TAKEN"), 40116),
        (qr(card_id=bound), 40053),
        (qr(card_id=card_id, openid="oUnknown"), 40003),
        (qr(card_id=card_id) | {"expire_seconds": 59}, 40035),
        (qr(card_id=card_id) | {"expire_seconds": 1801}, 40035),
    ):
        with refused(code):
            post(wechat, QR, **fields)


def test_a_qr_code_for_one_card_needs_one(wechat: Bench) -> None:
    empty, limited = create(wechat, sku={"quantity": 0}), create(wechat, get_limit=1)
    take(wechat, "lan", limited)
    wechat.world.settings.card_audit = "wait"
    waiting, gone = create(wechat), limited
    for fields, code in (
        (qr(card_id=empty, is_unique_code=True), 45031),
        (qr(card_id=waiting, is_unique_code=True), 40078),
        (qr(card_id=limited, openid=openid(wechat, "lan")), 45033),
    ):
        with refused(code):
            post(wechat, QR, **fields)
    wechat.sa.cards.delete(card_id=gone)
    with refused(40078):
        post(wechat, QR, **qr(card_id=gone))
    assert info(wechat, empty).sku.quantity == 0


PAGE: dict[str, Any] = {
    "banner": "http://mmbiz.qpic.cn/b",
    "page_title": "优惠",
    "can_share": True,
    "scene": "SCENE_MENU",
}


def test_a_page_and_an_article_show_cards_that_anybody_can_take(wechat: Bench) -> None:
    gone = create(wechat)
    wechat.sa.cards.delete(card_id=gone)
    own = create(wechat, use_custom_code=True)
    for card_id, code in ((UNKNOWN, 40073), (gone, 40078), (own, 45030), ("", 41012)):
        with refused(code):
            post(wechat, "/card/mpnews/gethtml", card_id=card_id)
        with refused(code):
            post(wechat, PAGES, card_list=[{"card_id": card_id, "thumb_url": "t"}], **PAGE)
    with refused(41011):
        post(wechat, PAGES, card_list=[], **PAGE)
    with refused(40129):
        post(
            wechat,
            PAGES,
            card_list=[{"card_id": create(wechat), "thumb_url": "t"}],
            **PAGE | {"scene": "MOON"},
        )
    with refused(41012):
        post(wechat, PAGES, card_list=[{"thumb_url": "t"}], **PAGE)
