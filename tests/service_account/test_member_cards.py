"""Member cards: the three ways of activation, points and balance, what people filled in."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from account_steps import person, post, received
from card_steps import DAY, create, openid, status, take, told

import wxkit
from wxkit.callbacks.events import SubmitMembercardUserInfo, UserGetCard
from wxkit.service_account.member_cards import ActivateForm, ActivateFormLink, MemberNotify, RichField
from wxkit.testing._bench import Bench

FIGURES = {
    "custom_field1": {"name_type": "FIELD_NAME_TYPE_LEVEL"},
    "custom_field2": {"name": "茶龄"},
}
ANSWERS = {
    "USER_FORM_INFO_FLAG_MOBILE": "10012345678",
    "USER_FORM_INFO_FLAG_SEX": "女",
    "爱好": "绿茶,红茶",
}


def member(wechat: Bench, name: str = "lan", **content: Any) -> tuple[str, str]:
    """Somebody with a member card that is not active yet, unless by itself; card_id and code."""
    card_id = create(wechat, "MEMBER_CARD", content=FIGURES | content)
    return card_id, take(wechat, name, card_id)


def with_form(wechat: Bench, **content: Any) -> tuple[str, str]:
    """The same, with WeChat's form for activation."""
    card_id, code = member(wechat, wx_activate=True, **content)
    wechat.sa.member_cards.set_activate_form(
        card_id=card_id,
        required_form=ActivateForm(
            can_modify=True,
            common_field_id_list=["USER_FORM_INFO_FLAG_MOBILE"],
            rich_field_list=[
                RichField(type="FORM_FIELD_CHECK_BOX", name="爱好", values=["绿茶", "红茶"]),
            ],
        ),
        optional_form=ActivateForm(
            common_field_id_list=["USER_FORM_INFO_FLAG_SEX"], custom_field_list=["喜欢的电影"]
        ),
        service_statement=ActivateFormLink(name="会员守则", url="https://shop.example/terms"),
    )
    return card_id, code


def test_the_merchant_activates_a_card(wechat: Bench) -> None:
    card_id, code = member(wechat)
    assert not wechat.sa.member_cards.get(card_id=card_id, code=code).has_active
    wechat.sa.member_cards.activate(
        code=code,
        membership_number="VIP1",
        init_bonus=100,
        init_balance=200,
        init_custom_field_value1="白银",
        background_pic_url="http://mmbiz.qpic.cn/bg",
    )
    found = wechat.sa.member_cards.get(card_id=card_id, code=code)
    assert (found.membership_number, found.bonus, found.balance) == ("VIP1", 100, 200)
    assert (found.openid, found.nickname, found.has_active) == (openid(wechat, "lan"), "lan", True)
    told_by_code = wechat.sa.card_codes.get(code=code)
    assert (told_by_code.membership_number, told_by_code.bonus) == ("VIP1", 100)
    assert told_by_code.background_pic_url == "http://mmbiz.qpic.cn/bg"


def test_an_activation_can_limit_the_days_and_change_the_number(wechat: Bench) -> None:
    _, code = member(wechat)
    now = wechat.world.clock.time()
    wechat.sa.member_cards.activate(
        code=code, membership_number="1", activate_begin_time=now, activate_end_time=now + DAY
    )
    wechat.sa.member_cards.activate(code=code, membership_number="2")
    found = wechat.sa.card_codes.get(code=code)
    assert (found.card.end_time, found.membership_number) == (now + DAY, "2")
    wechat.advance(DAY + 1)
    assert status(wechat, code) == "EXPIRE"


def test_a_card_is_active_by_itself(wechat: Bench) -> None:
    card_id, code = member(wechat, auto_activate=True, bonus_rule={"init_increase_bonus": 5})
    found = wechat.sa.member_cards.get(card_id=card_id, code=code)
    assert (found.has_active, found.membership_number, found.bonus) == (True, code, 5)


def test_a_form_activates_a_card(wechat: Bench) -> None:
    card_id, code = with_form(wechat, bonus_rule={"init_increase_bonus": 5})
    page = wechat.act.fill_member_form(person="lan", code=code, answers=ANSWERS)
    assert (page.url, page.activate_ticket) == ("", "")
    (event,) = told(wechat, SubmitMembercardUserInfo)
    assert (event.card_id, event.user_card_code) == (card_id, code)
    found = wechat.sa.member_cards.get(card_id=card_id, code=code)
    assert (found.has_active, found.bonus, found.sex) == (True, 5, "FEMALE")
    assert found.user_info is not None
    assert [(one.name, one.value) for one in found.user_info.common_field_list] == list(ANSWERS.items())[:2]
    (hobby,) = found.user_info.custom_field_list
    assert (hobby.name, hobby.value, hobby.value_list) == ("爱好", "", ["绿茶", "红茶"])


def test_what_may_be_changed_is_changed_later(wechat: Bench) -> None:
    card_id, code = with_form(wechat)
    wechat.act.fill_member_form(person="lan", code=code, answers=ANSWERS)
    wechat.act.fill_member_form(person="lan", code=code, answers={"爱好": "红茶"})
    assert len(told(wechat, SubmitMembercardUserInfo)) == 2
    with pytest.raises(wxkit.WxkitError, match="cannot be changed"):
        wechat.act.fill_member_form(person="lan", code=code, answers={"USER_FORM_INFO_FLAG_SEX": "男"})
    found = wechat.sa.member_cards.get(card_id=card_id, code=code).user_info
    assert found is not None
    assert [one.value_list for one in found.custom_field_list] == [["红茶"]]


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({}, "asks for USER_FORM_INFO_FLAG_MOBILE, 爱好"),
        (ANSWERS | {"爱好": "咖啡"}, "one of 绿茶, 红茶"),
        (ANSWERS | {"年龄": "30"}, "does not ask for 年龄"),
    ],
)
def test_a_form_is_filled_in_properly_or_not_at_all(wechat: Bench, answers: dict[str, str], why: str) -> None:
    card_id, code = with_form(wechat)
    with pytest.raises(wxkit.WxkitError, match=why):
        wechat.act.fill_member_form(person="lan", code=code, answers=answers)
    found = wechat.sa.member_cards.get(card_id=card_id, code=code)
    assert not found.has_active
    assert found.user_info is not None
    assert found.user_info.common_field_list == []
    assert told(wechat, SubmitMembercardUserInfo) == []


def test_after_the_form_the_merchants_page_decides(wechat: Bench) -> None:
    card_id, code = with_form(
        wechat,
        wx_activate_after_submit=True,
        wx_activate_after_submit_url="https://shop.example/join?from=card",
    )
    page = wechat.act.fill_member_form(person="lan", code=code, answers=ANSWERS)
    query = parse_qs(urlsplit(page.url).query)
    assert query["activate_ticket"] == [page.activate_ticket]
    assert (query["from"], query["card_id"]) == (["card"], [card_id])
    assert query["openid"] == [openid(wechat, "lan")]
    info = wechat.sa.member_cards.activate_temp_info(activate_ticket=page.activate_ticket).info
    assert info.common_field_list[0].value == ANSWERS["USER_FORM_INFO_FLAG_MOBILE"]
    assert not wechat.sa.member_cards.get(card_id=card_id, code=code).has_active
    assert wechat.sa.card_codes.decrypt(encrypt_code=query["encrypt_code"][0]).code == code
    wechat.sa.member_cards.activate(code=code, membership_number="VIP1")
    assert wechat.sa.member_cards.get(card_id=card_id, code=code).has_active


def test_a_page_of_the_merchants_activates_a_card(wechat: Bench) -> None:
    _, code = member(wechat, activate_url="https://shop.example/join", wx_activate=True)
    page = wechat.act.tap_activate(person="lan", code=code)
    assert page.url.startswith("https://shop.example/join?")
    assert wechat.sa.card_codes.decrypt(encrypt_code=page.encrypt_code).code == code
    with pytest.raises(wxkit.WxkitError, match="not activated by a form"):
        wechat.act.fill_member_form(person="lan", code=code)
    wechat.sa.member_cards.activate(code=code, membership_number="VIP1")
    with pytest.raises(wxkit.WxkitError, match="leads to no page"):
        wechat.act.tap_activate(person="lan", code=code)


def test_a_mini_program_opens_a_card_by_the_plugin(wechat: Bench) -> None:
    card_id = create(wechat, "MEMBER_CARD")
    url = wechat.sa.member_cards.activate_url(card_id=card_id, outer_str="mini").url
    query = parse_qs(urlsplit(url).query)
    assert set(query) == {"action", "encrypt_card_id", "outer_str", "biz"}
    person(wechat, "lan")
    assert wechat.act.receive_card(person="lan", link=url).cards[0].card_id == card_id
    assert told(wechat, UserGetCard)[0].outer_str == "mini"


def test_points_and_balance_are_set_or_moved_and_told(wechat: Bench) -> None:
    card_id, code = member(wechat, auto_activate=True)
    update = wechat.sa.member_cards.update
    now = update(code=code, card_id=card_id, bonus=3000, add_bonus=30, record_bonus="消费30元，获得30积分")
    assert (now.result_bonus, now.result_balance, now.openid) == (3000, 0, openid(wechat, "lan"))
    now = update(code=code, card_id=card_id, add_bonus=-500, add_balance=700, custom_field_value1="黄金")
    assert (now.result_bonus, now.result_balance) == (2500, 700)
    first, second = received(wechat, "lan", "member_card")
    assert (first["bonus"], first["record_bonus"]) == (3000, "消费30元，获得30积分")
    assert (second["bonus"], second["balance"], "custom_field1" in second) == (2500, 700, False)
    assert wechat.sa.member_cards.get(card_id=card_id, code=code).bonus == 2500


def test_members_are_not_told_what_they_should_not_be(wechat: Bench) -> None:
    card_id, code = member(wechat, auto_activate=True)
    quiet = MemberNotify(is_notify_bonus=False, is_notify_balance=False, is_notify_custom_field1=True)
    wechat.sa.member_cards.update(
        code=code, card_id=card_id, bonus=9, balance=9, custom_field_value1="黄金", notify_optional=quiet
    )
    (message,) = received(wechat, "lan", "member_card")
    assert message == {"card_id": card_id, "code": code, "custom_field1": "黄金"}


def test_a_member_card_that_was_given_away_says_so(wechat: Bench) -> None:
    card_id = create(wechat, "MEMBER_CARD", content={"auto_activate": True})
    code = take(wechat, "lan", card_id)
    wechat.sa.member_cards.update(code=code, card_id=card_id, bonus=70)
    person(wechat, "mei")
    wechat.act.give_card(person="lan", code=code, friend="mei")
    new = wechat.act.accept_card(person="mei", code=code).code
    assert wechat.sa.member_cards.get(card_id=card_id, code=code).user_card_status == "GIFT_SUCC"
    found = wechat.sa.member_cards.get(card_id=card_id, code=new)
    assert (found.bonus, found.nickname) == (70, "mei")


def test_the_form_is_said_before_it_is_filled_in(wechat: Bench) -> None:
    _, code = member(wechat, wx_activate=True)
    with pytest.raises(wxkit.WxkitError, match="has not said"):
        wechat.act.fill_member_form(person="lan", code=code)
    other = take(wechat, "lan", create(wechat))
    with pytest.raises(wxkit.WxkitError, match="not a member card"):
        wechat.act.fill_member_form(person="lan", code=other)
    assert post(wechat, "/card/code/get", code=other)["can_consume"] is True
