"""The published wechatpy, unmodified: cards of the service account."""

from __future__ import annotations

import json
from hashlib import sha1
from typing import Any
from urllib.parse import parse_qs, urlsplit

from stranger import refused
from wechatpy import WeChatClient

from wxkit.testing._bench import Bench

DEPOSIT = {"use_custom_code": True, "get_custom_code_mode": "GET_CUSTOM_CODE_MODE_DEPOSIT"}


def card(kind: str = "GROUPON", content: dict[str, Any] | None = None, **base: Any) -> dict[str, Any]:
    """What wechatpy sends as it is given."""
    info = {
        "logo_url": "http://mmbiz.qpic.cn/mmbiz/tea/0",
        "brand_name": "山茶饮品",
        "code_type": "CODE_TYPE_TEXT",
        "title": "双人茶点",
        "color": "Color010",
        "notice": "使用时出示此券",
        "description": "不可与其他优惠同享",
        "date_info": {"type": "DATE_TYPE_FIX_TERM", "fixed_term": 30, "fixed_begin_term": 0},
        "sku": {"quantity": 100},
        "use_all_locations": True,
        **base,
    }
    special = content or {"deal_detail": "双人茶点一份"}
    return {"card": {"card_type": kind, kind.lower(): {"base_info": info, **special}}}


def member_card(**content: Any) -> dict[str, Any]:
    figures = {"custom_field1": {"name_type": "FIELD_NAME_TYPE_LEVEL"}}
    needed = {"prerogative": "生日礼", "supply_bonus": True, "supply_balance": True}
    return card("MEMBER_CARD", needed | figures | content)


def test_a_card_is_made_read_changed_and_deleted(account: WeChatClient) -> None:
    card_id = account.card.create(card())
    assert account.card.get(card_id)["groupon"]["base_info"]["status"] == "CARD_STATUS_VERIFY_OK"
    changed = account.card.update({"card_id": card_id, "groupon": {"base_info": {"title": "三人茶点"}}})
    assert changed["send_check"] is True
    assert account.card.get(card_id)["groupon"]["base_info"]["title"] == "三人茶点"
    assert account.card.batch_get()["card_id_list"] == [card_id]
    account.card.delete(card_id)
    assert account.card.batch_get(status_list=["CARD_STATUS_VERIFY_OK"])["total_num"] == 0
    with refused(40073):
        account.card.get("pUnknown")
    with refused(40076):
        account.card.create(card(color="Color999"))


def test_a_card_is_sent_in_the_chat_and_taken(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    card_id = account.card.create(card())
    account.message.send_card(lan, card_id)
    sent = wechat_server.control.people.inbox(person="lan").items[-1]
    assert sent.content["wxcard"] == {"card_id": card_id}
    code = wechat_server.act.receive_card(person="lan", card_id=card_id).code
    assert account.card.get_code(code, card_id)["openid"] == lan
    with refused(40073):
        account.message.send_card(lan, "pUnknown")


def test_colours_stock_and_quick_payment(account: WeChatClient) -> None:
    names = [color["name"] for color in account.card.get_colors()]
    card_id = account.card.create(card(color=names[-1]))
    account.card.modify_stock(card_id, 5)
    account.card.modify_stock(card_id, -50)
    assert account.card.modify_stock(card_id, 0) is None
    assert account.card.get(card_id)["groupon"]["base_info"]["sku"]["quantity"] == 55
    with refused(40122):
        account.card.modify_stock(card_id, -56)
    assert account.card.set_paycell(card_id, True)["errcode"] == 0


def test_a_code_is_looked_up_and_redeemed(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    card_id = account.card.create(card())
    ticket = account.card.create_qrcode(
        {"action_name": "QR_CARD", "action_info": {"card": {"card_id": card_id, "outer_str": "poster"}}}
    )
    code = wechat_server.act.receive_card(person="lan", link=ticket).code
    found = account.card.get_code(code)
    assert (found["openid"], found["outer_str"], found["can_consume"]) == (lan, "poster", True)
    assert account.card.get_card_list(lan, card_id)["card_list"] == [{"code": code, "card_id": card_id}]
    assert account.card.consume_code(code)["openid"] == lan
    with refused(40099):
        account.card.consume_code(code)
    with refused(40099):
        account.card.get_code(code)
    assert account.card.get_code(code, check_consume=False)["user_card_status"] == "CONSUMED"


def test_a_code_is_decrypted_and_voided(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    card_id = account.card.create(card())
    code = wechat_server.act.receive_card(person="lan", card_id=card_id).code
    encrypted = wechat_server.act.choose_card(person="lan", code=code).encrypt_code
    assert account.card.decrypt_code(encrypted) == code
    query = parse_qs(
        urlsplit(account.card.get_redirect_url("https://shop.example/use", encrypted, card_id)).query
    )
    assert query["card_id"] == [card_id]
    account.card.invalid_code(code)
    with refused(40127):
        account.card.get_code(code)
    with refused(40075):
        account.card.decrypt_code("unknown")


def test_own_codes_are_deposited_and_changed(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    card_id = account.card.create(card(sku={"quantity": 0}, **DEPOSIT))
    assert account.card.deposit_code(card_id, ["A1", "A2", "A2"])["duplicate_code"] == ["A2"]
    assert account.card.get_deposit_count(card_id)["count"] == 2
    assert account.card.check_code(card_id, ["A1", "A9"])["not_exist_code"] == ["A9"]
    with refused(40136):
        account.card.modify_stock(card_id, 3)
    account.card.modify_stock(card_id, 2)
    assert wechat_server.act.receive_card(person="lan", card_id=card_id).code == "A1"
    account.card.update_code(card_id, "A1", "B1")
    assert account.card.get_code("B1", card_id)["openid"] == lan
    with refused(40056):
        account.card.get_code("A1", card_id)
    with refused(40116):
        account.card.update_code(card_id, "B1", "A2")


def test_testers_a_page_and_an_article(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    wechat_server.world.settings.card_audit = "wait"
    card_id = account.card.create(card())
    account.card.set_test_whitelist([lan])
    page = account.card.create_landingpage(
        {
            "banner": "http://mmbiz.qpic.cn/banner",
            "page_title": "优惠",
            "can_share": True,
            "scene": "SCENE_NEAR_BY",
            "card_list": [{"card_id": card_id, "thumb_url": "http://mmbiz.qpic.cn/thumb"}],
        }
    )
    assert wechat_server.act.receive_card(person="lan", link=page["url"]).code
    assert card_id in account.card.get_html(card_id)
    with refused(40003):
        account.card.set_test_whitelist(["oUnknown"])


def test_a_member_card_is_activated_and_kept(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    card_id = account.card.create(member_card())
    code = wechat_server.act.receive_card(person="lan", card_id=card_id).code
    account.card.activate_membercard("VIP1", code, init_bonus=100, init_custom_field_value1="白银")
    now = account.card.update_membercard(code, card_id, add_bonus=-30, record_bonus="换茶", add_balance=500)
    assert (now["result_bonus"], now["result_balance"], now["openid"]) == (70, 500, lan)
    member = account.card.get_membercard_user_info(card_id, code)
    assert (member["membership_number"], member["bonus"], member["has_active"]) == ("VIP1", 70, True)
    with refused(40124):
        account.card.update_membercard(code, card_id, custom_field_value2="x")


def test_a_member_fills_in_the_form_and_comes_to_the_page(
    account: WeChatClient, lan: str, wechat_server: Bench
) -> None:
    page = {"wx_activate_after_submit": True, "wx_activate_after_submit_url": "https://shop.example/join"}
    card_id = account.card.create(member_card(wx_activate=True, **page))
    account.card.set_activate_user_form(
        card_id, required_form={"can_modify": False, "common_field_id_list": ["USER_FORM_INFO_FLAG_NAME"]}
    )
    url = account.card.get_activate_url(card_id, outer_str="mini")
    assert account.card.get_activate_url(card_id).startswith("https://mp.weixin.qq.com/")
    code = wechat_server.act.receive_card(person="lan", link=url).code
    answers = {"USER_FORM_INFO_FLAG_NAME": "兰"}
    came = wechat_server.act.fill_member_form(person="lan", code=code, answers=answers)
    filled_in = account.card.get_activate_info(came.activate_ticket)["common_field_list"]
    assert filled_in == [{"name": "USER_FORM_INFO_FLAG_NAME", "value": "兰"}]
    account.card.activate_membercard("VIP2", account.card.decrypt_code(came.encrypt_code))
    assert account.card.get_code(code)["membership_number"] == "VIP2"


def test_their_ticket_signs_a_card_ext(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    card_id = account.card.create(card())
    ticket = account.jsapi.get_jsapi_card_ticket()
    assert account.jsapi.get_jsapi_card_ticket() == ticket
    signature = sha1("".join(sorted([ticket, "1790000000", card_id])).encode()).hexdigest()
    ext = f'{{"timestamp": "1790000000", "signature": "{signature}"}}'
    assert wechat_server.act.receive_card(person="lan", card_id=card_id, card_ext=ext).code


def test_their_ticket_signs_a_choice(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    card_id = account.card.create(card())
    code = wechat_server.act.receive_card(person="lan", card_id=card_id).code
    ticket = account.jsapi.get_jsapi_card_ticket()
    theirs = account.jsapi.get_jsapi_card_params(ticket, "GROUPON")
    request = {"cardType": theirs["card_type"], "timestamp": theirs["timestamp"]}
    request |= {"nonceStr": theirs["noncestr"], "signType": "SHA1", "cardSign": theirs["sign"]}
    chosen = wechat_server.act.choose_card(person="lan", code=code, request=json.dumps(request))
    assert account.card.decrypt_code(chosen.encrypt_code) == code
