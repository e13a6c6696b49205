"""What the tests of the league begin with: a stocked shop, its agency, talents and promoters."""

from __future__ import annotations

from typing import Any

from shop_steps import opened

from wxkit.store.league_items import AgencyItemOffer, LeagueItemOffer
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.talents import TalentBound
from wxkit_sandbox.store.agency import agency_appid

AGENCY_PLAN: dict[str, Any] = {"service_ratio": 20}


def agency(wechat: Bench) -> str:
    return agency_appid(wechat.world.store)


def shelf(wechat: Bench) -> list[str]:
    """The products: tea, mug, set, bracelet. Mei and Lan buy, Bo promotes, Tao is a talent."""
    return opened(wechat, "mei", "lan", "bo", "tao")


def talent(wechat: Bench, **more: Any) -> TalentBound:
    return wechat.act.become_talent(person="tao", **more)


def targeted(wechat: Bench, product_id: str, **terms: Any) -> str:
    """The shop gives the agency a plan of its own; its id."""
    offer = AgencyItemOffer(product_id=product_id, **(terms or AGENCY_PLAN))
    added = wechat.shop.league_items.batch_add_for_agency(
        headsupplier_appid=agency(wechat), list=[offer], is_forerver=True
    )
    (result,) = added.result_info_list
    assert result.errcode == 0
    return result.info_id or ""


def normal(wechat: Bench, product_id: str, ratio: int = 10) -> None:
    """Every talent may sell the product for this percentage."""
    wechat.shop.league_items.batch_add(type=1, list=[LeagueItemOffer(product_id=product_id, ratio=ratio)])


def promoter(wechat: Bench, name: str = "bo", ratio: int = 1_000_000) -> str:
    return wechat.act.become_promoter(person=name, commission_ratio=ratio).sharer_appid


def item_events(wechat: Bench) -> list[tuple[int, list[str]]]:
    """What the agency was told of its products: kind of event and fields."""
    wires = [
        d.push.to_wire("json") for d in wechat.world.pusher.log if d.event == "head_supplier_item_update"
    ]
    infos = [wire["item_info"] for wire in wires]
    return [(info["event_type"], list(info.get("update_fields", ()))) for info in infos]
