"""The merchant's addresses (地址): where parcels come from and where returns go."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.store.addresses import (
    AddAddress,
    AddressAdded,
    AddressFound,
    AddressIds,
    AddressType,
    DeleteAddress,
    GetAddress,
    ListAddresses,
    MerchantAddress,
    UpdateAddress,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.world import App

__all__ = ["MerchantAddresses"]

BAD = 40097


@dataclass(slots=True)
class MerchantAddresses:
    """All addresses of a Store by id, oldest first."""

    addresses: dict[str, MerchantAddress] = field(default_factory=dict[str, MerchantAddress])


@handles(AddAddress)
def add_address(app: App, call: AddAddress) -> AddressAdded:
    """https://developers.weixin.qq.com/doc/store/shop/API/merchant/address/add.html"""
    _check(call)
    address_id = str(app.world.ids.count("merchant-address", 12_345))
    _keep(app, call, address_id, app.world.clock.time())
    return AddressAdded(address_id=address_id)


@handles(UpdateAddress)
def update_address(app: App, call: UpdateAddress) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/merchant/address/update.html"""
    before = _address(app, call.address_id)
    _check(call)
    _keep(app, call, call.address_id, before.create_time)
    return Ok()


def _check(call: AddAddress | UpdateAddress) -> None:
    """Somebody has to be there, at a place."""
    place = call.address_info
    if not (place.province_name and place.detail_info and (call.name or place.user_name)):
        raise Refusal(BAD)


def _keep(app: App, call: AddAddress | UpdateAddress, address_id: str, created: int) -> None:
    """Write the address down; there is one default of each kind."""
    addresses = app.state(MerchantAddresses).addresses
    for other in addresses.values():
        other.default_send = 0 if call.default_send else other.default_send
        other.default_recv = 0 if call.default_recv else other.default_recv
    known = {"address_id": address_id, "create_time": created, "update_time": app.world.clock.time()}
    new = MerchantAddress.model_validate(call.model_dump(exclude_none=True) | known)
    new.address_type = new.address_type or AddressType()
    addresses[address_id] = new


@handles(DeleteAddress)
def delete_address(app: App, call: DeleteAddress) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/merchant/address/delete.html"""
    del app.state(MerchantAddresses).addresses[_address(app, call.address_id).address_id]
    return Ok()


@handles(GetAddress)
def get_address(app: App, call: GetAddress) -> AddressFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/merchant/address/get.html"""
    return AddressFound(address_detail=_address(app, call.address_id))


def _address(app: App, address_id: str) -> MerchantAddress:
    address = app.state(MerchantAddresses).addresses.get(address_id)
    if address is None:
        raise Refusal(BAD)
    return address


@handles(ListAddresses)
def list_addresses(app: App, call: ListAddresses) -> AddressIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/merchant/address/list.html"""
    ids = list(app.state(MerchantAddresses).addresses)
    return AddressIds(address_id_list=ids[call.offset : call.offset + call.limit])
