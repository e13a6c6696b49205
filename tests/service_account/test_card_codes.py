"""Codes of cards: looked up, redeemed, decrypted, changed, voided, deposited."""

from __future__ import annotations

import pytest
from account_steps import person
from card_steps import DAY, create, info, openid, own_codes, status, take, told

import wxkit
from wxkit.callbacks.events import (
    UserConsumeCard,
    UserDelCard,
    UserEnterSessionFromCard,
    UserGetCard,
    UserViewCard,
)
from wxkit.testing._bench import Bench


def test_a_code_tells_whose_card_it_is_and_until_when(wechat: Bench) -> None:
    card_id, now = create(wechat), wechat.world.clock.time()
    code = take(wechat, "lan", card_id, outer_str="12b")
    found = wechat.sa.card_codes.get(code=code)
    assert (found.openid, found.can_consume, found.user_card_status) == (
        openid(wechat, "lan"),
        True,
        "NORMAL",
    )
    assert (found.card.card_id, found.outer_str) == (card_id, "12b")
    assert (found.card.begin_time, found.card.end_time) == (now, now + 30 * DAY)
    assert found.unionid == wechat.world.people["lan"].unionid
    assert found.bonus is None


def test_a_term_begins_with_the_day_and_ends_with_one(wechat: Bench) -> None:
    term = {"type": "DATE_TYPE_FIX_TERM", "fixed_term": 2, "fixed_begin_term": 1}
    code = take(wechat, "lan", create(wechat, date_info=term))
    card, midnight = wechat.sa.card_codes.get(code=code).card, wechat.world.clock.time() + 15 * 3600
    assert (card.begin_time, card.end_time) == (midnight, midnight + 2 * DAY - 1)


def test_a_redeemed_card_is_told_and_gone(wechat: Bench) -> None:
    code = take(wechat, "lan", card_id := create(wechat), outer_str="12b")
    redeemed = wechat.sa.card_codes.consume(code=code)
    assert (redeemed.card.card_id, redeemed.openid) == (card_id, openid(wechat, "lan"))
    (event,) = told(wechat, UserConsumeCard)
    assert (event.card_id, event.user_card_code, event.consume_source) == (card_id, code, "FROM_API")
    assert (event.outer_str, event.from_user_name) == ("12b", openid(wechat, "lan"))
    assert status(wechat, code) == "CONSUMED"
    assert not wechat.sa.card_codes.get(code=code, check_consume=False).can_consume
    assert wechat.sa.card_codes.of_user(openid=openid(wechat, "lan")).card_list == []


def test_what_nobody_used_expires(wechat: Bench) -> None:
    code = take(wechat, "lan", create(wechat))
    wechat.advance(30 * DAY + 1)
    assert status(wechat, code) == "EXPIRE"


def test_an_encrypted_code_is_read_even_after_it_changed(wechat: Bench) -> None:
    card_id = create(wechat, use_custom_code=True)
    take(wechat, "lan", card_id, code="OLD")
    chosen = wechat.act.choose_card(person="lan", code="OLD", card_id=card_id)
    assert chosen.card_id == card_id
    assert wechat.sa.card_codes.decrypt(encrypt_code=chosen.encrypt_code).code == "OLD"
    wechat.sa.card_codes.update(code="OLD", card_id=card_id, new_code="NEW")
    assert wechat.sa.card_codes.decrypt(encrypt_code=chosen.encrypt_code).code == "NEW"
    assert status(wechat, "NEW", card_id) == "NORMAL"


def test_the_same_code_of_two_cards_is_two_codes(wechat: Bench) -> None:
    one, two = (create(wechat, use_custom_code=True) for _ in range(2))
    take(wechat, "lan", one, code="SAME")
    take(wechat, "mei", two, code="SAME")
    wechat.sa.card_codes.consume(code="SAME", card_id=one)
    assert (status(wechat, "SAME", one), status(wechat, "SAME", two)) == ("CONSUMED", "NORMAL")


def test_a_voided_card_stays_void(wechat: Bench) -> None:
    code = take(wechat, "lan", create(wechat))
    wechat.sa.card_codes.set_unavailable(code=code, reason="退款")
    wechat.sa.card_codes.set_unavailable(code=code)
    assert status(wechat, code) == "UNAVAILABLE"


def test_a_card_is_marked_while_somebody_uses_it(wechat: Bench) -> None:
    code = take(wechat, "lan", card_id := create(wechat))
    lan = openid(wechat, "lan")
    wechat.sa.card_codes.mark(code=code, card_id=card_id, openid=lan, is_mark=True)
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.sa.card_codes.mark(code=code, card_id=card_id, openid=person(wechat, "mei"), is_mark=True)
    assert refused.value.errcode == 40146
    wechat.sa.card_codes.mark(code=code, card_id=card_id, openid=lan, is_mark=False)
    wechat.sa.card_codes.mark(code=code, card_id=card_id, openid=openid(wechat, "mei"), is_mark=True)


def test_the_cards_of_somebody_are_listed(wechat: Bench) -> None:
    one, two = create(wechat), create(wechat)
    first, second = take(wechat, "lan", one), take(wechat, "lan", two)
    take(wechat, "mei", one)
    lan = openid(wechat, "lan")
    listed = wechat.sa.card_codes.of_user(openid=lan)
    assert [(card.card_id, card.code) for card in listed.card_list] == [(one, first), (two, second)]
    assert not listed.has_share_card
    assert [card.code for card in wechat.sa.card_codes.of_user(openid=lan, card_id=two).card_list] == [second]


def test_codes_are_deposited_counted_and_checked(wechat: Bench) -> None:
    card_id = own_codes(wechat, "A1", "A2")
    reply = wechat.sa.card_codes.deposit(card_id=card_id, code=["A2", "A3", "A3", "x" * 21])
    assert (reply.succ_code, reply.duplicate_code, reply.fail_code) == (["A3"], ["A2", "A3"], ["x" * 21])
    assert wechat.sa.card_codes.deposited_count(card_id=card_id).count == 3
    checked = wechat.sa.card_codes.check(card_id=card_id, code=["A1", "A9"])
    assert (checked.exist_code, checked.not_exist_code) == (["A1"], ["A9"])
    assert info(wechat, card_id).sku.quantity == 2
    take(wechat, "lan", card_id)
    assert wechat.sa.card_codes.deposited_count(card_id=card_id).count == 3


@pytest.mark.parametrize(("asked", "pushes"), [(True, 1), (False, 0)])
def test_a_look_at_a_member_card_is_told_to_who_asked(wechat: Bench, asked: bool, pushes: int) -> None:
    card_id = create(wechat, "MEMBER_CARD", need_push_on_view=asked)
    code = take(wechat, "lan", card_id, outer_str="menu")
    wechat.act.open_card(person="lan", code=code)
    views = told(wechat, UserViewCard)
    assert [(view.card_id, view.user_card_code, view.outer_str) for view in views] == [
        (card_id, code, "menu")
    ] * pushes


def test_somebody_comes_to_the_chat_from_a_card_and_deletes_it(wechat: Bench) -> None:
    code = take(wechat, "lan", card_id := create(wechat))
    wechat.act.enter_chat_from_card(person="lan", code=code)
    wechat.act.discard_card(person="lan", code=code)
    for kind in (UserEnterSessionFromCard, UserDelCard):
        (event,) = told(wechat, kind)
        assert (event.card_id, event.user_card_code) == (card_id, code)
    assert status(wechat, code) == "DELETE"


def test_a_deleted_member_card_is_found_again(wechat: Bench) -> None:
    card_id = create(wechat, "MEMBER_CARD", get_limit=1)
    code = take(wechat, "lan", card_id)
    wechat.act.discard_card(person="lan", code=code)
    assert take(wechat, "lan", card_id) == code
    assert [event.is_restore_member_card for event in told(wechat, UserGetCard)] == [0, 1]
    assert info(wechat, card_id).sku.quantity == 499
    assert status(wechat, code) == "NORMAL"


def test_what_wechat_says_of_a_used_card_names_it(wechat: Bench) -> None:
    code = take(wechat, "lan", card_id := create(wechat))
    wechat.sa.card_codes.consume(code=code)
    with pytest.raises(wxkit.WeChatError) as used:
        wechat.sa.card_codes.get(code=code)
    error = used.value
    assert (error.errcode, error.reply["_card"], error.reply["_code"]) == (40099, card_id, code)


def test_a_code_that_somebody_has_is_not_deposited_again(wechat: Bench) -> None:
    card_id = own_codes(wechat, "A1", "A2")
    take(wechat, "lan", card_id)
    wechat.sa.card_codes.update(code="A1", card_id=card_id, new_code="B1")
    deposited = wechat.sa.card_codes.deposit(card_id=card_id, code=["B1", "B2"])
    assert (deposited.succ_code, deposited.duplicate_code) == (["B2"], ["B1"])


def test_a_redemption_by_the_merchant_names_neither_store_nor_staff(wechat: Bench) -> None:
    wechat.sa.card_codes.consume(code=take(wechat, "lan", create(wechat)))
    used = told(wechat, UserConsumeCard)[-1].to_wire("xml")
    assert used["ConsumeSource"] == "FROM_API"
    empty = ("LocationName", "StaffOpenId", "VerifyCode", "RemarkAmount", "OuterStr")
    assert [used[name] for name in empty] == [""] * 5
