"""Ids at WeCom."""

from __future__ import annotations

from shop_steps import refused

from wxkit.testing._bench import Bench


def test_a_member_always_has_the_same_ids(wechat: Bench) -> None:
    first, again = (wechat.shop.wecom.get_id(corp_id="ww1", user_id="mei").data for _ in range(2))
    assert first == again
    colleague = wechat.shop.wecom.get_id(corp_id="ww1", user_id="lan").data
    assert colleague.wecom_corp_id == first.wecom_corp_id
    assert colleague.wecom_user_id != first.wecom_user_id


def test_nobody_is_a_bad_parameter(wechat: Bench) -> None:
    with refused(40097):
        wechat.shop.wecom.get_id(corp_id="ww1", user_id="")
