"""A world with coupons and gifts of every kind in the middle of their lives, saved and loaded."""

from __future__ import annotations

from pathlib import Path

from activity_steps import granted, user
from coupon_steps import effective, held
from shop_steps import DAY, pushes

from wxkit.store.gift_activities import ReceiverInput
from wxkit.testing._bench import Bench
from wxkit_sandbox import load_world, save_world


def lived(wechat: Bench) -> None:
    """Somebody has everything and has done nothing with it yet."""
    _, call = granted(wechat)
    tea = call["product_id"]
    wechat.mp.gift_activities.create_present(**call)
    gifts = wechat.act.buy_gifts(person="mei", product_id=tea, count=2)
    wechat.mp.gift_activities.set_receivers(
        present_order_id=gifts.present_order_id,
        sub_order_list=[ReceiverInput(order_id=gifts.order_ids[0], openid=user(wechat, "wei"))],
    )
    wechat.act.give_to_group(person="mei", product_id=tea, parts=2, members=["lan", "wei"])
    coupon_id = effective(wechat)
    wechat.act.buy(person="mei", product_id=tea, coupon=held(wechat, coupon_id), pay=False)
    held(wechat, coupon_id)


def test_both_worlds_go_on_alike(wechat: Bench, tmp_path: Path) -> None:
    lived(wechat)
    before = len(pushes(wechat))
    save_world(wechat.world, tmp_path / "one.wxworld")
    other = Bench(load_world(tmp_path / "one.wxworld"))
    for bench in (wechat, other):
        bench.world.advance(100 * DAY)
    told = pushes(wechat)[before:]
    assert pushes(other)[before:] == told
    names = {name for name, _ in told}
    assert names >= {
        "channels_ec_order_cancel",
        "channels_ec_present_aftersale_update",
        "channels_ec_user_coupon_unuse",
        "channels_ec_user_coupon_expire",
        "channels_ec_coupon_expire",
    }
