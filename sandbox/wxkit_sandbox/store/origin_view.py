"""How an order tells who brought the buyer, and what they get."""

from __future__ import annotations

from wxkit.store import _order as wire
from wxkit.store._order_enums import (
    AccountType,
    CommissionStatus,
    CommissionType,
    OrderScene,
    SaleChannel,
    SharerType,
)
from wxkit.store.cooperation import CooperationType
from wxkit_sandbox.store.agency import Agency, agency_appid
from wxkit_sandbox.store.cooperation_book import Cooperations
from wxkit_sandbox.store.links import Attribution, Medium
from wxkit_sandbox.store.orderbook import Order, OrderLine
from wxkit_sandbox.store.talents import Talents
from wxkit_sandbox.world import App

__all__ = ["SCENES", "add_origin", "cooperation_source"]

SCENES: dict[Medium, OrderScene] = {
    "live": OrderScene.LIVE,
    "notice": OrderScene.LIVE,
    "video": OrderScene.SHORT_VIDEO,
    "article": OrderScene.ARTICLE,
    "window": OrderScene.WINDOW,
}


def cooperation_source(app: App, order: Order, line: OrderLine) -> wire.SourceInfo:
    """A mini-program or official account led the buyer here."""
    account = app.state(Cooperations).accounts[order.origin.account]
    official = account.kind == CooperationType.OFFICIAL_ACCOUNT
    return wire.SourceInfo(
        sku_id=line.sku_id,
        sale_channel=SaleChannel.COOPERATION,
        account_type=AccountType.OFFICIAL_ACCOUNT if official else AccountType.MINI_PROGRAM,
        account_id=account.account_id,
        account_nickname=account.name,
        content_type=0,
    )


def add_origin(app: App, order: Order, by: Attribution, detail: wire.OrderDetail) -> None:
    """Who brought the buyer: known once the order is paid."""
    lines = [line for line in order.lines if line.product_id in by.shares]
    if by.kind == "sharer":
        known = _sharer(app, by)
        detail.sharer_info = wire.SharerInfo.model_validate(known)
        detail.sku_sharer_infos = [
            wire.SkuSharerInfo.model_validate(known | {"sku_id": line.sku_id, "from_wecom": False})
            for line in lines
        ]
        return
    detail.commission_infos = [info for line in lines for info in _commissions(app, order, line, by)]
    detail.source_infos = [_source(app, line, by) for line in lines]


def _source(app: App, line: OrderLine, by: Attribution) -> wire.SourceInfo:
    """Which account sold: the one whose content it was, else the agency."""
    source = wire.SourceInfo(
        sku_id=line.sku_id, sale_channel=SaleChannel.AGENCY, account_type=AccountType.AGENCY, content_type=0
    )
    if by.content is not None:
        talent = app.state(Talents).by_appid.get(by.content.talent_appid)
        source.sale_channel = SaleChannel.TALENT if talent else SaleChannel.LINKED
        article = by.content.medium == "article"
        source.account_type = AccountType.OFFICIAL_ACCOUNT if article else AccountType.CHANNEL
        source.account_id = by.content.finder_id
        source.account_nickname = talent.nickname if talent else app.name
        source.content_id = by.content.export_id
    if by.sharer_appid:
        source.promoter_head_supplier_id = agency_appid(app)
    return source


def _sharer(app: App, by: Attribution) -> dict[str, object]:
    sharer: dict[str, object] = {
        "sharer_openid": by.sharer_openid,
        "sharer_type": SharerType(by.sharer_type),
        "share_scene": by.share_scene,
        "handling_progress": 1,
    }
    if by.person in app.world.people and app.bound:
        sharer["sharer_unionid"] = app.world.people[by.person].unionid
    return sharer


def _commissions(app: App, order: Order, line: OrderLine, by: Attribution) -> list[wire.CommissionInfo]:
    """Agency's and talent's, on what is left of the line after refunds, rounded down."""
    share, split = by.shares[line.product_id], by.split(line.product_id, line.refundable)
    status = CommissionStatus.SETTLED if order.settle_time else CommissionStatus.UNSETTLED
    infos = list[wire.CommissionInfo]()
    if share.service_ppm:
        infos.append(
            wire.CommissionInfo(
                sku_id=line.sku_id,
                nickname=app.state(Agency).name,
                type=CommissionType.AGENCY,
                status=status,
                amount=split.agency_earns,
                agency_id=agency_appid(app),
            )
        )
    talent = app.state(Talents).by_appid.get(by.content.talent_appid) if by.content else None
    if talent is not None:
        infos.append(
            wire.CommissionInfo(
                sku_id=line.sku_id,
                nickname=talent.nickname,
                type=CommissionType.TALENT,
                status=status,
                amount=split.talent,
                finder_id=talent.finder_id,
                openfinderid=talent.openfinderid,
                talent_id=talent.talent_appid,
            )
        )
    return infos
