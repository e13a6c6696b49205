"""Service cards: allowed by a tap or a payment, changed as their matter goes on, refused by people."""

from __future__ import annotations

import json
from typing import Any

import pytest
from mp_refusals import refuses
from trade_steps import pay

import wxkit
from wxkit._wire import Incoming
from wxkit.miniprogram.subscribe import CardState, ServiceCard
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.payments import PaidPart
from wxkit_sandbox.miniprogram.service_cards import CardCodes

TAXI, GOODS = 1001, 2001


@pytest.fixture
def cards(wechat: Bench, lan: str) -> str:
    """Lan's openid; the account has the cards for taxis and for goods."""
    for tid in ("10000017", "10000001"):
        wechat.mp.subscribe.add_template(tid=tid, kidList=[])
    return lan


def put(wechat: Bench, openid: str, code: str, content: Any, kind: int = TAXI, **more: Any) -> None:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    wechat.mp.subscribe.set_card(openid=openid, notify_type=kind, notify_code=code, content_json=text, **more)


def extend(wechat: Bench, openid: str, code: str, extension: Any, kind: int = TAXI) -> None:
    text = extension if isinstance(extension, str) else json.dumps(extension)
    wechat.mp.subscribe.set_card_extension(openid=openid, notify_type=kind, notify_code=code, ext_json=text)


def card(wechat: Bench, openid: str, code: str, kind: int = TAXI) -> ServiceCard:
    return wechat.mp.subscribe.card(openid=openid, notify_type=kind, notify_code=code).notify_info


def paid(wechat: Bench, amount: int = 900) -> str:
    return json.dumps({"pay_amount": amount, "pay_time": wechat.world.clock.time()})


def state(wechat: Bench) -> str:
    return repr(wechat.world.miniprogram.state(CardCodes))


def test_a_tap_allows_a_card_that_goes_on(wechat: Bench, cards: str) -> None:
    code = wechat.act.allow_card(person="lan", notify_type=TAXI).code
    assert card(wechat, cards, code).content_json == ""
    put(wechat, cards, code, {"cur_status": 1})
    put(wechat, cards, code, {"cur_status": 2, "license_plate": "粤A12345"})
    found = card(wechat, cards, code)
    assert json.loads(found.content_json) == {"cur_status": 2, "license_plate": "粤A12345"}
    assert (found.notify_type, found.code_state) == (TAXI, CardState.NORMAL)
    assert found.code_expire_time == wechat.world.clock.time() + 30 * 86400
    told = wechat.world.people["lan"].messages(wechat.mp.appid, "service_card")
    assert [message.content["content"]["cur_status"] for message in told] == [1, 2]
    assert told[0].content["title"] == "打车服务动态"


def test_a_payment_allows_a_card(wechat: Bench, cards: str) -> None:
    code = pay(wechat, amount=900)
    put(wechat, cards, code, {"cur_status": 1}, GOODS, check_json=paid(wechat))
    put(wechat, cards, code, {"cur_status": 2}, GOODS)
    assert json.loads(card(wechat, cards, code, GOODS).content_json) == {"cur_status": 2}


def test_a_part_may_name_the_whole_amount(wechat: Bench, cards: str) -> None:
    parts = [PaidPart(amount=300), PaidPart(amount=600)]
    first, second = wechat.act.pay_in_miniprogram(person="lan", parts=parts).parts
    put(wechat, cards, first, {"cur_status": 1}, GOODS, check_json=paid(wechat, 900))
    put(wechat, cards, second, {"cur_status": 1}, GOODS, check_json=paid(wechat, 600))
    assert card(wechat, cards, second, GOODS).content_json


def test_more_can_be_shown(wechat: Bench, cards: str) -> None:
    code = pay(wechat, amount=900)
    put(wechat, cards, code, {"cur_status": 1}, GOODS, check_json=paid(wechat))
    extension = {"shipping_list": [{"tracking_no": "YT1", "express_company": "YTO"}]}
    extend(wechat, cards, code, extension, GOODS)
    told = wechat.world.people["lan"].messages(wechat.mp.appid, "service_card")[-1]
    assert told.content["extension"] == extension


def test_people_refuse_cards(wechat: Bench, cards: str) -> None:
    code = wechat.act.allow_card(person="lan", notify_type=TAXI).code
    put(wechat, cards, code, {"cur_status": 1})
    wechat.act.refuse_card(person="lan", notify_type=TAXI, notify_code=code)
    assert card(wechat, cards, code).code_state is CardState.REFUSED
    with refuses(85436):
        put(wechat, cards, code, {"cur_status": 2})
    assert json.loads(card(wechat, cards, code).content_json) == {"cur_status": 1}


def test_a_code_expires(wechat: Bench, cards: str) -> None:
    code = wechat.act.allow_card(person="lan", notify_type=TAXI).code
    put(wechat, cards, code, {"cur_status": 1})
    wechat.world.advance(30 * 86400)
    before = state(wechat)
    for call in (put, extend):
        with refuses(85438):
            call(wechat, cards, code, {"cur_status": 2})
    with refuses(85438):
        card(wechat, cards, code)
    assert state(wechat) == before


CONTENT: list[tuple[int, Any]] = [
    (85435, "no JSON"),
    (85435, "[1]"),
    (85439, {"cur_status": 0}),
    (85440, {"license_plate": "粤A12345"}),
    (85441, {"cur_status": "two"}),
    (85442, {"cur_status": 2, "note": "特3456书yuuo莞6543李zxcz蒜7782法fgnv级"}),
]


@pytest.mark.parametrize(("code", "content"), CONTENT)
def test_content_that_is_refused(wechat: Bench, cards: str, code: int, content: Any) -> None:
    value = wechat.act.allow_card(person="lan", notify_type=TAXI).code
    put(wechat, cards, value, {"cur_status": 1})
    before = state(wechat)
    with refuses(code):
        put(wechat, cards, value, content)
    assert state(wechat) == before


def test_payments_are_checked(wechat: Bench, cards: str) -> None:
    code, before = pay(wechat, amount=900), state(wechat)
    wrong_time = json.dumps({"pay_amount": 900, "pay_time": 1})
    for check in (None, "no JSON", "[" * 100_000, '{"pay_amount": []}', paid(wechat, 901), wrong_time):
        with refuses(85433):
            put(wechat, cards, code, {"cur_status": 1}, GOODS, check_json=check)
    with refuses(85437):
        put(wechat, cards, "4200", {"cur_status": 1}, GOODS, check_json=paid(wechat))
    assert state(wechat) == before


def test_a_tap_allows_no_card_that_is_paid_for(wechat: Bench, cards: str) -> None:
    code, before = wechat.act.allow_card(person="lan", notify_type=TAXI).code, state(wechat)
    for kind, value in ((GOODS, code), (TAXI, pay(wechat))):
        with refuses(85437):
            put(wechat, cards, value, {"cur_status": 1}, kind, check_json=paid(wechat, 100))
        with refuses(85437):
            card(wechat, cards, value, kind)
    assert state(wechat) == before


def test_kinds_and_codes_have_to_fit(wechat: Bench, cards: str) -> None:
    mei = wechat.world.miniprogram.openid(wechat.world.people.add("Mei", person_id="mei"))
    code = wechat.act.allow_card(person="lan", notify_type=TAXI).code
    for refusal, openid, kind, value in (
        (40003, "nobody", TAXI, code),
        (85434, cards, 9999, code),
        (85461, cards, 2002, code),
        (85437, cards, TAXI, "made-up"),
        (85436, mei, TAXI, code),
    ):
        with refuses(refusal):
            put(wechat, openid, value, {"cur_status": 1}, kind)
        with refuses(refusal):
            extend(wechat, openid, value, {}, kind)
        with refuses(refusal):
            card(wechat, openid, value, kind)


def test_a_code_is_for_one_card(wechat: Bench, cards: str) -> None:
    code = wechat.act.allow_card(person="lan", notify_type=TAXI).code
    put(wechat, cards, code, {"cur_status": 1})
    with refuses(85448):
        put(wechat, cards, code, {"cur_status": 1}, GOODS, check_json=paid(wechat))


EXTENSIONS: list[tuple[int, Any]] = [
    (85470, "no JSON"),
    (85471, {}),
    (85471, {"weather": "fine"}),
    (85444, {"pay_info": {"transaction_id": "4200", "pay_amount": 900, "pay_time": 1}}),
    (85444, {"pay_info": {"pay_amount": 900}}),
    (85445, {"store_info": {"store_name": "山茶"}}),
    (85446, {"shipping_list": [{"tracking_no": "YT1"}]}),
    (85446, {"shipping_list": []}),
    (85447, {"product_additional_list": {"info_list": [{"unit_price": 50}]}}),
    (85470, {"store_info": "no JSON"}),
]


@pytest.mark.parametrize(("code", "extension"), EXTENSIONS)
def test_extensions_that_are_refused(wechat: Bench, cards: str, code: int, extension: Any) -> None:
    value = wechat.act.allow_card(person="lan", notify_type=TAXI).code
    put(wechat, cards, value, {"cur_status": 1})
    before = state(wechat)
    with refuses(code):
        extend(wechat, cards, value, extension)
    assert state(wechat) == before


def test_the_parts_of_an_extension_may_be_texts(wechat: Bench, cards: str) -> None:
    value, transaction = wechat.act.allow_card(person="lan", notify_type=TAXI).code, pay(wechat, amount=900)
    put(wechat, cards, value, {"cur_status": 1})
    payment = {"transaction_id": transaction, "pay_amount": 900, "pay_time": wechat.world.clock.time()}
    store = {"store_name": "山茶", "store_address": "海天一路 1 号"}
    extend(wechat, cards, value, {"pay_info": json.dumps(payment), "store_info": json.dumps(store)})
    told = wechat.world.people["lan"].messages(wechat.mp.appid, "service_card")[-1]
    assert told.content["extension"]["store_info"] == json.dumps(store)


def test_nothing_is_added_to_a_card_that_is_not_there(wechat: Bench, cards: str) -> None:
    value = wechat.act.allow_card(person="lan", notify_type=TAXI).code
    with refuses(85436):
        extend(wechat, cards, value, {"store_info": {"store_name": "山茶", "store_address": "1 号"}})


def test_templates_of_cards_have_no_keywords(wechat: Bench, lan: str) -> None:
    added = wechat.mp.subscribe.add_template(tid="10000017", kidList=[]).priTmplId
    with refuses(200020):
        wechat.mp.subscribe.add_template(tid="3086", kidList=[])
    with refuses(200020):
        wechat.mp.subscribe.add_template(tid="10000001", kidList=[1, 2])
    with pytest.raises(wxkit.WxkitError, match="not asked for by a dialog"):
        wechat.act.subscribe(person="lan", accept=[added])


def test_a_card_that_the_account_lacks_is_not_allowed(wechat: Bench, lan: str) -> None:
    with pytest.raises(wxkit.WxkitError, match="85461"):
        wechat.act.allow_card(person="lan", notify_type=TAXI)
    with pytest.raises(wxkit.WxkitError, match="number of a payment"):
        wechat.act.allow_card(person="lan", notify_type=GOODS)


def test_a_payment_of_which_no_word_has_come_is_85437(wechat: Bench, cards: str) -> None:
    wechat.world.settings.payment_known_after = 60
    code = pay(wechat, amount=900)
    said = paid(wechat)
    with refuses(85437):
        put(wechat, cards, code, {"cur_status": 1}, GOODS, check_json=said)
    wechat.world.advance(60)
    put(wechat, cards, code, {"cur_status": 1}, GOODS, check_json=said)


def test_a_card_s_content_is_utf_8(wechat: Bench, cards: str) -> None:
    code = wechat.act.allow_card(person="lan", notify_type=TAXI).code
    fields = {"openid": cards, "notify_type": TAXI, "notify_code": code, "content_json": '{"place": "茶"}'}
    query = f"access_token={wechat.mp.access_token()}"
    body = json.dumps(fields, ensure_ascii=False).encode("gbk")
    answer = wechat.gateway.handle(Incoming("POST", "/wxa/set_user_notify", query, body, {})).content
    assert json.loads(answer)["errcode"] == 85443
    assert card(wechat, cards, code).content_json == ""


def test_cards_are_not_for_every_mini_program(wechat: Bench, cards: str) -> None:
    code = wechat.act.allow_card(person="lan", notify_type=TAXI).code
    wechat.world.settings.service_cards = False
    with refuses(85462):
        put(wechat, cards, code, {"cur_status": 1})
    wechat.world.settings.service_cards = True
    assert card(wechat, cards, code).content_json == ""
