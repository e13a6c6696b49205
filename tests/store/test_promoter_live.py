"""Live rooms that promoters spread: of talents and of the shop."""

from __future__ import annotations

from typing import Any

import pytest
from league_steps import normal, promoter, shelf, talent
from shop_steps import DAY, order_of, refused

import wxkit
from wxkit.store._commission import TimeRange
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.lives import shop_finder_id


def live(wechat: Bench, *products: str, **more: Any) -> str:
    """Tao broadcasts; the export_id."""
    return wechat.act.go_live(person="tao", products=list(products), **more).export_id


def shops(wechat: Bench) -> dict[str, Any]:
    """How calls name the shop's own channel."""
    store = wechat.world.store
    return {"shop_appid": store.appid, "promoter_id": shop_finder_id(store), "promoter_type": 1}


def mini(wechat: Bench) -> str:
    return wechat.world.miniprogram.appid


def test_a_talents_live_room_is_spread_and_ends(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    tao, api = talent(wechat).talent_appid, wechat.shop.promoter_live
    assert api.talent_lives(talent_appid=tao, mini_program_appid=mini(wechat)).live_record_list == []
    export_id = live(wechat, tea, description="春茶")
    (shown,) = api.talent_lives(talent_appid=tao, mini_program_appid=mini(wechat)).live_record_list
    assert (shown.export_id, shown.description) == (export_id, "春茶")
    wechat.act.end_live(person="tao", export_id=export_id)
    assert api.talent_lives(talent_appid=tao, mini_program_appid=mini(wechat)).live_record_list == []


def test_buying_in_a_live_room_through_a_promoter_pays_all_three(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    tao, bo = talent(wechat), promoter(wechat, ratio=400_000)
    normal(wechat, tea, 20)
    export_id = live(wechat, tea)
    link = wechat.shop.promoter_live.talent_qrcode(
        talent_appid=tao.talent_appid, export_id=export_id, sharer_appid=bo
    ).qrcode_url
    order_id = wechat.act.buy(person="mei", product_id=tea, link=link).order_id
    order = order_of(wechat, order_id).order_detail
    paid, sku_id = order.product_infos[0].real_price or 0, order.product_infos[0].sku_id
    found = wechat.shop.promoter.commission_order(order_id=order_id, sku_id=sku_id)
    info = found.commssion_order.order_detail.commission_info
    talents = paid // 5
    agencys = talents // 2
    assert info.talent_info is not None
    assert info.sharer_info is not None
    assert (info.talent_info.amount, info.sharer_info.amount) == (talents, agencys * 4 // 10)
    assert info.service_amount == agencys - agencys * 4 // 10
    mine = wechat.shop.talent.order(order_id=order_id, sku_id=sku_id).commission_info
    assert mine.expect_settlement == str(talents - agencys)


def test_the_order_tells_the_live_room(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    tao = talent(wechat)
    normal(wechat, tea)
    export_id = live(wechat, tea)
    detail = order_of(
        wechat, wechat.act.buy(person="mei", product_id=tea, live_id=export_id).order_id
    ).order_detail
    assert detail.ext_info is not None
    assert (detail.ext_info.order_scene, detail.ext_info.live_id) == (2, export_id)
    assert detail.source_infos is not None
    (source,) = detail.source_infos
    assert (source.account_id, source.content_id, source.sale_channel) == (tao.finder_id, export_id, 100)
    wechat.act.end_live(person="tao", export_id=export_id)
    with pytest.raises(wxkit.WeChatError, match="is over"):
        wechat.act.buy(person="mei", product_id=tea, live_id=export_id)


def test_who_watched_through_a_link_stays_for_three_days(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    tao, bo = talent(wechat), promoter(wechat)
    normal(wechat, tea)
    export_id = live(wechat, tea)
    lives = wechat.shop.promoter_live.talent_lives(
        talent_appid=tao.talent_appid, mini_program_appid=mini(wechat), sharer_appid=bo
    )
    wechat.act.watch_live(person="mei", link=lives.live_record_list[0].promoter_share_link)
    wechat.act.end_live(person="tao", export_id=export_id)
    wechat.world.advance(2 * DAY)
    order_id = wechat.act.buy(person="mei", product_id=tea).order_id
    now = wechat.world.clock.time()
    found = wechat.shop.promoter.commission_orders(
        create_time_range=TimeRange(start_time=now, end_time=now), sharer_appid=bo
    )
    assert [one.order_id for one in found.list] == [order_id]


def test_the_shops_own_products_in_its_live_room_are_a_clue(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    bo, api = promoter(wechat), wechat.shop.promoter_live
    export_id = live(wechat, tea, for_shop=True)
    (shown,) = api.shop_lives(
        **shops(wechat), mini_program_appid=mini(wechat), sharer_appid=bo
    ).live_record_list
    order_id = wechat.act.buy(person="mei", product_id=tea, link=shown.promoter_share_link).order_id
    order = order_of(wechat, order_id).order_detail
    assert order.commission_infos == []
    assert wechat.shop.promoter.commission_orders(order_id=order_id).list == []
    (found,) = wechat.shop.league_headsupplier.clues(sharer_appid=bo).list
    clue = wechat.shop.league_headsupplier.clue(order_id=found.order_id, sku_id=found.sku_id).commssion_clue
    assert (clue.order_id, clue.clue_detail.order_info.status) == (order_id, 20)
    assert clue.clue_detail.sharer_info.sharer_appid == bo
    assert clue.clue_detail.product_info.actual_payment == order.product_infos[0].real_price
    assert wechat.shop.league_headsupplier.clues(sharer_appid="wx0").list == []
    assert export_id == shown.export_id


def test_unknown_clues_are_refused(wechat: Bench) -> None:
    with refused(10024000):
        wechat.shop.league_headsupplier.clue(order_id="1", sku_id="1")
    with refused(10024000):
        wechat.shop.league_headsupplier.clues(next_key="x")


def test_people_reserve_an_announced_live_room(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    tao, bo, api = talent(wechat).talent_appid, promoter(wechat), wechat.shop.promoter_live
    notice_id = wechat.act.announce_live(person="tao", description="周末").notice_id
    (shown,) = api.talent_notices(talent_appid=tao).live_notice_record_list
    assert (shown.notice_id, shown.description) == (notice_id, "周末")
    link = api.talent_notice_link(
        talent_appid=tao, notice_id=notice_id, mini_program_appid=mini(wechat), sharer_appid=bo
    ).promoter_share_link
    wechat.act.reserve_live(person="mei", link=link)
    wechat.act.reserve_live(person="lan", notice_id=notice_id)
    assert api.reservations(live_notice_id=notice_id, sharer_appid=bo).count == 1
    live(wechat, tea, notice_id=notice_id)
    store = wechat.world.store
    told = wechat.world.people["mei"].messages(store.appid, "live_begins")
    assert [message.content["notice_id"] for message in told] == [notice_id]
    assert api.talent_notices(talent_appid=tao).live_notice_record_list == []


def test_the_products_of_a_live_room_and_what_they_bring(wechat: Bench) -> None:
    tea, mug, _, bracelet = shelf(wechat)[:4]
    tao, api = talent(wechat).talent_appid, wechat.shop.promoter_live
    normal(wechat, tea, 20)
    normal(wechat, mug, 10)
    export_id = live(wechat, tea, bracelet)
    wechat.act.show_product(person="tao", export_id=export_id, product_id=mug)
    shown = list(api.iter_talent_products(talent_appid=tao, page_size=1))
    assert [product.product_id for product in shown] == [tea, mug]
    assert shown[0].predict_commission_amount == shown[0].product_price // 10
    wechat.act.become_talent(person="lan")
    with pytest.raises(wxkit.WeChatError, match="does not broadcast"):
        wechat.act.show_product(person="lan", export_id=export_id, product_id=tea)


def test_the_shops_live_room_announced_and_shown(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    api = wechat.shop.promoter_live
    notice_id = wechat.act.announce_live(person="lan", for_shop=True).notice_id
    assert [n.notice_id for n in api.shop_notices(**shops(wechat)).live_notice_record_list] == [notice_id]
    assert api.shop_notice_link(**shops(wechat), notice_id=notice_id).promoter_share_link
    assert api.shop_notice_qrcode(**shops(wechat), notice_id=notice_id).qrcode_url
    export_id = live(wechat, tea, for_shop=True)
    assert api.shop_qrcode(**shops(wechat), export_id=export_id).qrcode_url
    (product,) = api.shop_products(**shops(wechat)).product_list
    assert (product.product_id, product.predict_commission_amount, product.commission_rate) == (tea, 0, 0)


TALENT = {"talent_appid": "TALENT"}
SHOP = {"shop_appid": "SHOP", "promoter_id": "CHANNEL", "promoter_type": 1}
MINI = {"mini_program_appid": "MINI"}


@pytest.mark.parametrize(
    ("code", "call", "body"),
    [
        (10024000, "talent_lives", TALENT | {"mini_program_appid": "wx1"}),
        (10024000, "talent_lives", TALENT | MINI | {"sharer_appid": "wx1"}),
        (10071047, "talent_lives", MINI | {"talent_appid": "wx1"}),
        (10024000, "talent_notices", TALENT | {"mini_program_appid": "wx1"}),
        (10071047, "talent_notices", {"talent_appid": "wx1"}),
        (10071048, "talent_notices", TALENT | {"sharer_appid": "wx1"}),
        (10071047, "talent_products", {"talent_appid": "wx1"}),
        (10024000, "talent_products", TALENT | {"next_key": "x"}),
        (10071048, "talent_qrcode", TALENT | {"export_id": "1"}),
        (10071048, "talent_notice_qrcode", TALENT | {"notice_id": "1"}),
        (10071048, "talent_notice_link", TALENT | MINI | {"notice_id": "1"}),
        (10071030, "talent_notice_link", MINI | {"talent_appid": "wx1", "notice_id": "1"}),
        (10024000, "shop_lives", SHOP | {"mini_program_appid": "wx1"}),
        (10071047, "shop_lives", SHOP | MINI | {"shop_appid": "wx1"}),
        (10071055, "shop_lives", SHOP | MINI | {"promoter_id": "sph1"}),
        (10071047, "shop_notices", SHOP | {"shop_appid": "wx1"}),
        (10071055, "shop_notices", SHOP | {"promoter_type": 2}),
        (10071055, "shop_products", SHOP | {"promoter_id": "sph1"}),
        (10071047, "shop_products", SHOP | {"shop_appid": "wx1"}),
        (10024000, "shop_products", SHOP | {"next_key": "x"}),
        (10071048, "shop_qrcode", SHOP | {"export_id": "1"}),
        (10071055, "shop_qrcode", SHOP | {"export_id": "1", "promoter_id": "sph1"}),
        (10071048, "shop_notice_qrcode", SHOP | {"notice_id": "1"}),
        (10071055, "shop_notice_qrcode", SHOP | {"notice_id": "1", "promoter_id": "sph1"}),
        (10071048, "shop_notice_link", SHOP | {"notice_id": "1"}),
        (10071003, "reservations", {"live_notice_id": "1"}),
        (10071030, "reservations", {"live_notice_id": "1", "sharer_appid": "wx1"}),
    ],
)
def test_live_calls_are_refused(wechat: Bench, code: int, call: str, body: dict[str, Any]) -> None:
    shelf(wechat)
    tao = talent(wechat).talent_appid
    known = {"TALENT": tao, "MINI": mini(wechat)} | {"SHOP": wechat.world.store.appid}
    known["CHANNEL"] = shop_finder_id(wechat.world.store)
    with refused(code):
        getattr(wechat.shop.promoter_live, call)(**{k: known.get(v, v) for k, v in body.items()})


def test_promoters_can_be_switched_off(wechat: Bench) -> None:
    shelf(wechat)
    tao = talent(wechat, promoters_allowed=False).talent_appid
    wechat.world.settings.shop_content = "promoters_off"
    api = wechat.shop.promoter_live
    with refused(10071049):
        api.talent_lives(talent_appid=tao, mini_program_appid=mini(wechat))
    with refused(10071049):
        api.talent_notices(talent_appid=tao)
    with refused(10071049):
        api.shop_notices(**shops(wechat))


def test_without_a_cooperation_on_content_nothing_is_spread(wechat: Bench) -> None:
    shelf(wechat)
    tao = talent(wechat, content_cooperation=False).talent_appid
    with refused(10071047):
        wechat.shop.promoter_live.talent_lives(talent_appid=tao, mini_program_appid=mini(wechat))
    wechat.world.settings.shop_content = "closed"
    with refused(10071047):
        wechat.shop.promoter_live.shop_notices(**shops(wechat))


@pytest.mark.parametrize(
    "call", ["talent_qrcode", "talent_notice_qrcode", "shop_notice_link", "shop_products", "reservations"]
)
def test_a_missing_field_is_a_bad_parameter(wechat: Bench, call: str) -> None:
    paths = {
        "talent_qrcode": "get_live_record_qr_code",
        "talent_notice_qrcode": "get_live_notice_record_qr_code",
        "shop_notice_link": "get_shop_live_notice_promoter_share_link",
        "shop_products": "get_shop_live_commission_product_list",
        "reservations": "get_live_notice_reservation_info",
    }
    with refused(10024000):
        wechat.shop.request("POST", f"/channels/ec/promoter/{paths[call]}", json={})
