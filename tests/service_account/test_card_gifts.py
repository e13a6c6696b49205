"""Cards are given to friends: sent, taken, returned."""

from __future__ import annotations

from pathlib import Path

import pytest
from account_steps import person, refused
from card_steps import create, info, openid, own_codes, status, take, told

import wxkit
from wxkit.callbacks.events import UserGetCard, UserGiftingCard
from wxkit.testing._bench import Bench
from wxkit_sandbox.saving import load_world, save_world


def test_a_friend_takes_a_card_and_its_code_changes(wechat: Bench) -> None:
    card_id = create(wechat)
    old, mei = take(wechat, "lan", card_id, outer_str="12b"), person(wechat, "mei")
    lan = openid(wechat, "lan")
    wechat.act.give_card(person="lan", code=old, friend="mei")
    (sent,) = told(wechat, UserGiftingCard)
    assert (sent.card_id, sent.user_card_code, sent.from_user_name) == (card_id, old, lan)
    assert (sent.friend_user_name, sent.is_return_back, sent.is_chat_room) == (mei, 0, 0)
    assert status(wechat, old) == "GIFTING"
    new = wechat.act.accept_card(person="mei", code=old).code
    got = told(wechat, UserGetCard)[-1]
    assert (got.is_give_by_friend, got.friend_user_name, got.from_user_name) == (1, lan, mei)
    assert (got.old_user_card_code, got.user_card_code, got.outer_str) == (old, new, "12b")
    assert new != old
    assert wechat.sa.card_codes.get(code=new).openid == mei
    with refused(40056):
        wechat.sa.card_codes.get(code=old, check_consume=False)
    assert wechat.sa.card_codes.of_user(openid=lan).card_list == []
    assert info(wechat, card_id).sku.quantity == 499


def test_what_nobody_takes_comes_back(wechat: Bench) -> None:
    code = take(wechat, "lan", create(wechat))
    wechat.act.give_card(person="lan", code=code)
    wechat.advance(24 * 3600)
    sent, returned = told(wechat, UserGiftingCard)
    assert (sent.is_chat_room, sent.friend_user_name, sent.is_return_back) == (1, "", 0)
    assert (returned.is_return_back, returned.user_card_code) == (1, code)
    assert status(wechat, code) == "GIFT_TIMEOUT"
    assert [card.code for card in wechat.sa.card_codes.of_user(openid=openid(wechat, "lan")).card_list] == [
        code
    ]
    wechat.sa.card_codes.consume(code=code)


def test_an_old_gift_does_not_end_a_new_one(wechat: Bench) -> None:
    wechat.world.settings.card_gift_expires = 3600
    code = take(wechat, "lan", create(wechat))
    wechat.act.give_card(person="lan", code=code)
    wechat.advance(3600)
    wechat.act.give_card(person="lan", code=code)
    wechat.advance(3599)
    assert status(wechat, code) == "GIFTING"


def test_the_first_of_a_group_takes_it(wechat: Bench) -> None:
    code = take(wechat, "lan", create(wechat))
    for name in ("mei", "ben"):
        person(wechat, name)
    wechat.act.give_card(person="lan", code=code)
    with pytest.raises(wxkit.WxkitError, match="not for lan"):
        wechat.act.accept_card(person="lan", code=code)
    wechat.act.accept_card(person="ben", code=code)
    with pytest.raises(wxkit.WxkitError, match="nobody holds"):
        wechat.act.accept_card(person="mei", code=code)


def test_own_codes_stay_until_the_merchant_changes_them(wechat: Bench) -> None:
    card_id = create(wechat, use_custom_code=True)
    take(wechat, "lan", card_id, code="TEA-1")
    mei = person(wechat, "mei")
    wechat.act.give_card(person="lan", code="TEA-1", card_id=card_id, friend="mei")
    assert wechat.act.accept_card(person="mei", code="TEA-1", card_id=card_id).code == "TEA-1"
    assert wechat.sa.card_codes.get(code="TEA-1", card_id=card_id).openid == mei
    wechat.sa.card_codes.update(code="TEA-1", card_id=card_id, new_code="TEA-2")
    assert status(wechat, "TEA-2", card_id) == "NORMAL"
    with refused(40056):
        wechat.sa.card_codes.get(code="TEA-1", card_id=card_id)


def test_a_card_that_is_being_given_can_do_nothing_else(wechat: Bench) -> None:
    code = take(wechat, "lan", create(wechat))
    person(wechat, "mei")
    wechat.act.give_card(person="lan", code=code, friend="mei")
    with refused(40127):
        wechat.sa.card_codes.consume(code=code)
    with refused(40127):
        wechat.sa.card_codes.set_unavailable(code=code)
    for act in (wechat.act.discard_card, wechat.act.give_card):
        with pytest.raises(wxkit.WxkitError, match="giv"):
            act(person="lan", code=code)
    assert status(wechat, code) == "GIFTING"


def test_a_gift_does_not_count_as_taken(wechat: Bench) -> None:
    card_id = create(wechat, get_limit=1)
    code = take(wechat, "lan", card_id)
    person(wechat, "mei")
    wechat.act.give_card(person="lan", code=code, friend="mei")
    wechat.act.accept_card(person="mei", code=code)
    assert take(wechat, "mei", card_id)
    with pytest.raises(wxkit.WxkitError, match="45033"):
        take(wechat, "lan", card_id)


def test_who_may_not_give_does_not(wechat: Bench) -> None:
    code = take(wechat, "lan", create(wechat, can_give_friend=False))
    with pytest.raises(wxkit.WxkitError, match="can_give_friend"):
        wechat.act.give_card(person="lan", code=code)
    with pytest.raises(wxkit.WxkitError, match="no friend"):
        wechat.act.give_card(person="lan", code=code, friend="nobody")
    once = take(wechat, "lan", create(wechat, max_give_friend_times=1))
    person(wechat, "mei")
    wechat.act.give_card(person="lan", code=once)
    again = wechat.act.accept_card(person="mei", code=once).code
    with pytest.raises(wxkit.WxkitError, match="max_give_friend_times"):
        wechat.act.give_card(person="mei", code=again)


def test_a_saved_world_returns_its_gifts(wechat: Bench, tmp_path: Path) -> None:
    code = take(wechat, "lan", create(wechat))
    own = own_codes(wechat, "A1", "A2")
    wechat.act.give_card(person="lan", code=code)
    save_world(wechat.world, tmp_path / "cards.wxworld")
    loaded = Bench(load_world(tmp_path / "cards.wxworld"))
    loaded.advance(24 * 3600)
    assert status(loaded, code) == "GIFT_TIMEOUT"
    assert take(loaded, "lan", own) == "A1"
