"""Vouchers: somebody shows theirs in the shop."""

from __future__ import annotations

from wxkit._call import Output, Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.store.voucher_book import VoucherBook
from wxkit_sandbox.world import World

__all__ = ["ShowVouchers", "ShownVoucher", "VoucherActs", "VouchersShown"]


class ShownVoucher(Output):
    """What the page of the order (订单详情页) shows of a voucher."""

    code: str = ""
    sku_id: str = ""
    encrypted_code: str = ""
    """What the merchant's scanner reads, and what its mini-program gets in the path."""


class VouchersShown(Reply):
    """All vouchers of the order."""

    vouchers: list[ShownVoucher] = []


class ShowVouchers(Act[VouchersShown], post="/_sandbox/act/show_vouchers", auth="none"):
    """Show the vouchers of an order to the merchant (出示券码), who redeems them by `voucher/consume`."""

    order_id: str


@acting(ShowVouchers)
def show_vouchers(world: World, act: ShowVouchers) -> VouchersShown:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/api.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    mine = [one for one in app.state(VoucherBook).in_order(act.order_id) if one.holder is person]
    if not mine:
        raise impossible(f"{person.id} has no vouchers of order {act.order_id!r}")
    return VouchersShown(
        vouchers=[
            ShownVoucher(code=one.code, sku_id=one.sku_id, encrypted_code=one.encrypted_code) for one in mine
        ]
    )


class VoucherActs:
    """Vouchers."""

    show_vouchers = endpoint(ShowVouchers)
