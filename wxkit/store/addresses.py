"""The merchant's addresses (地址): where parcels come from and where returns go."""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit._paging import offset
from wxkit.store._merchant_address import PlaceInfo, PlaceInput

__all__ = [
    "AddAddress",
    "AddressAdded",
    "AddressFound",
    "AddressIds",
    "AddressType",
    "AddressTypeInput",
    "Addresses",
    "AsyncAddresses",
    "DeleteAddress",
    "GetAddress",
    "ListAddresses",
    "MerchantAddress",
    "PlaceInfo",
    "PlaceInput",
    "UpdateAddress",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class AddressTypeInput(Input):
    """What else the address is good for."""

    same_city: Literal[0, 1] | None = None
    """1: same-city delivery (同城配送)."""
    pickup: Literal[0, 1] | None = None
    """1: pickup by the buyer (用户自提)."""


class _WrittenAddress(Call[R_co]):
    """What `add` and `update` have in common."""

    name: str | None = None
    """Who is there."""
    address_info: PlaceInput
    address_type: AddressTypeInput | None = None
    landline: str | None = Field(default=None, repr=False)
    remark: str | None = None
    send_addr: Literal[0, 1] | None = None
    """1: parcels come from here (发货地址)."""
    default_send: Literal[0, 1] | None = None
    recv_addr: Literal[0, 1] | None = None
    """1: returns go here (收货地址)."""
    default_recv: Literal[0, 1] | None = None


class AddressAdded(Reply):
    """The new address."""

    address_id: str = ""


class AddAddress(
    _WrittenAddress[AddressAdded], post="/channels/ec/merchant/address/add", within="address_detail"
):
    """Add an address (增加地址).

    https://developers.weixin.qq.com/doc/store/shop/API/merchant/address/add.html
    """


class UpdateAddress(
    _WrittenAddress[Ok],
    post="/channels/ec/merchant/address/update",
    repeatable=True,
    within="address_detail",
):
    """Rewrite an address (更新地址).

    https://developers.weixin.qq.com/doc/store/shop/API/merchant/address/update.html
    """

    address_id: str


class DeleteAddress(Call[Ok], post="/channels/ec/merchant/address/delete"):
    """Delete an address (删除地址).

    https://developers.weixin.qq.com/doc/store/shop/API/merchant/address/delete.html
    """

    address_id: str


class AddressType(Output):
    """What else the address is good for."""

    same_city: int = 0
    """1: same-city delivery."""
    pickup: int = 0
    """1: pickup by the buyer."""


class MerchantAddress(Output):
    """An address of the merchant."""

    address_id: NumberId = ""
    name: str | None = None
    """Who is there."""
    address_info: PlaceInfo = Field(default_factory=PlaceInfo)
    address_type: AddressType | None = None
    landline: str | None = Field(default=None, repr=False)
    remark: str | None = None
    send_addr: int = 0
    """1: parcels come from here."""
    default_send: int = 0
    recv_addr: int = 0
    """1: returns go here."""
    default_recv: int = 0
    create_time: int = 0
    update_time: int = 0


class AddressFound(Reply):
    """The address."""

    address_detail: MerchantAddress = Field(default_factory=MerchantAddress)


class GetAddress(Call[AddressFound], post="/channels/ec/merchant/address/get", repeatable=True):
    """One address (获取地址详情).

    https://developers.weixin.qq.com/doc/store/shop/API/merchant/address/get.html
    """

    address_id: str


class AddressIds(Reply):
    """A page of addresses."""

    address_id_list: list[str] = []


class ListAddresses(Call[AddressIds], post="/channels/ec/merchant/address/list", repeatable=True):
    """Ids of the merchant's addresses (获取地址列表).

    https://developers.weixin.qq.com/doc/store/shop/API/merchant/address/list.html
    """

    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=100, ge=1)


class AddressCalls:
    """The merchant's addresses."""

    add = endpoint(AddAddress)
    update = endpoint(UpdateAddress)
    delete = endpoint(DeleteAddress)
    get = endpoint(GetAddress)
    list = endpoint(ListAddresses)
    iter_list = paged(ListAddresses, lambda page: page.address_id_list, offset("address_id_list"))


class Addresses(AddressCalls, Sync):
    """The merchant's addresses (地址)."""


class AsyncAddresses(AddressCalls, Async):
    """The merchant's addresses (地址)."""
