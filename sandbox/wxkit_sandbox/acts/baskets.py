"""What somebody wants to buy, and where it shall go: taken off the shelves, within the limits of purchase."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Input
from wxkit_sandbox.acts._base import impossible
from wxkit_sandbox.people import Address, Person
from wxkit_sandbox.store.checkout import Basket, CannotBuy, choose, freight_for
from wxkit_sandbox.store.offer_terms import terms_of
from wxkit_sandbox.store.purchase_limits import OverLimit, check_limits
from wxkit_sandbox.world import App

__all__ = ["AddressGiven", "Item", "address_from", "fill_baskets", "way"]


class Item(Input):
    """A SKU to buy."""

    product_id: str
    sku_id: str | None = None
    """Absent for the product's first."""
    count: int = Field(default=1, ge=1)


class AddressGiven(Input):
    """Where to send it."""

    user_name: str
    tel_number: str = Field(repr=False)
    province_name: str = "广东省"
    city_name: str = "深圳市"
    county_name: str = "南山区"
    detail_info: str = Field(default="海天一路 1 号", repr=False)
    postal_code: str = "518057"
    national_code: str = "440305"
    house_number: str = Field(default="", repr=False)


def address_from(person: Person, given: AddressGiven | None) -> Address:
    """What the person filled in, or their own address."""
    return Address(**given.model_dump()) if given else person.address


def fill_baskets(
    app: App, wanted: list[Item], address: Address | None = None, buyer: Person | None = None
) -> list[Basket]:
    """Take from the shelves what somebody wants, from where it is sent to this address.

    The purchase limits (限购) hold for the buyer, if anybody buys.
    """
    if not wanted:
        raise impossible("nothing to buy: give product_id or items")
    try:
        baskets = [choose(app, item.product_id, item.sku_id, item.count, address) for item in wanted]
        if buyer is not None:
            check_limits(app, buyer, [(basket.item, basket.count) for basket in baskets])
    except (CannotBuy, OverLimit) as reason:
        raise impossible(str(reason)) from None
    if len({basket.sku.sku_id for basket in baskets}) < len(baskets):
        raise impossible("one SKU is named twice: give its count instead")
    if len({terms_of(basket.product) is None for basket in baskets}) > 1:
        raise impossible("vouchers and goods are bought in orders of their own")
    return baskets


def way(app: App, baskets: list[Basket], address: Address | None, given: int | None = None) -> int:
    """What the way costs: as given, or by the freight templates."""
    if given is not None:
        return given
    try:
        return freight_for(app, baskets, address)
    except CannotBuy as reason:
        raise impossible(str(reason)) from None
