"""The data compass of a talent (电商罗盘达人版); the Store's token stands in for the world's first talent."""

from __future__ import annotations

from wxkit.store._compass import SaleProfileFound
from wxkit.store.compass_talent import (
    GetTalentOverall,
    GetTalentProductData,
    GetTalentProducts,
    GetTalentSaleProfile,
    TalentCompassProduct,
    TalentCompassProductFound,
    TalentCompassProducts,
    TalentOverall,
    TalentOverallFound,
    TalentProductFigures,
)
from wxkit_sandbox.handlers import handles
from wxkit_sandbox.store.compass_days import CompassDay, Figures
from wxkit_sandbox.store.compass_view import INVALID, day_of, figures, product_info, profile
from wxkit_sandbox.store.talents import first_talent
from wxkit_sandbox.world import App

__all__: list[str] = []


def _finder_id(app: App) -> str:
    talent = first_talent(app)
    return talent.finder_id if talent else ""


def _sold(app: App, day: CompassDay) -> dict[str, Figures]:
    return day.talent_products.get(_finder_id(app), {})


@handles(GetTalentOverall, invalid=INVALID)
def get_overall(app: App, call: GetTalentOverall) -> TalentOverallFound:
    """https://developers.weixin.qq.com/doc/channels/API/compass/finder/getfinderoverall.html"""
    media = day_of(app, call.ds).talent_media.get(_finder_id(app), {})
    named = {name: media.get(name, 0) for name in ("live", "video", "window", "product")}
    overall = TalentOverall(
        pay_gmv=sum(media.values()),
        live_pay_gmv=named["live"],
        feed_pay_gmv=named["video"],
        window_pay_gmv=named["window"],
        product_pay_gmv=named["product"],
        other_pay_gmv=sum(media.values()) - sum(named.values()),
    )
    return TalentOverallFound(data=overall)


@handles(GetTalentProductData, invalid=INVALID)
def get_product(app: App, call: GetTalentProductData) -> TalentCompassProductFound:
    """https://developers.weixin.qq.com/doc/channels/API/compass/finder/getfinderproductdata.html"""
    sold = _sold(app, day_of(app, call.ds))
    of = sold.get(call.product_id) or Figures()
    return TalentCompassProductFound(product_info=_product(app, call.product_id, of))


@handles(GetTalentProducts, invalid=INVALID)
def get_products(app: App, call: GetTalentProducts) -> TalentCompassProducts:
    """https://developers.weixin.qq.com/doc/channels/API/compass/finder/getfinderproductlist.html"""
    sold = _sold(app, day_of(app, call.ds))
    return TalentCompassProducts(product_list=[_product(app, *entry) for entry in sold.items()])


def _product(app: App, product_id: str, of: Figures) -> TalentCompassProduct:
    data = TalentProductFigures(
        **figures(of), actual_commission=of.settled.talent, predict_commission=of.predicted.talent
    )
    return TalentCompassProduct(**product_info(app, product_id), data=data)


@handles(GetTalentSaleProfile, invalid=INVALID)
def get_sale_profile(app: App, call: GetTalentSaleProfile) -> SaleProfileFound:
    """https://developers.weixin.qq.com/doc/channels/API/compass/finder/getfindersaleprofiledata.html"""
    day = day_of(app, call.ds)
    return SaleProfileFound(data=profile(app, day, day.talents.get(_finder_id(app)) or Figures(), call.type))
