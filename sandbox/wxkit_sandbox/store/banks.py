"""Banks (银行) for the settlement account: a made-up sample of banks, places and branches."""

from __future__ import annotations

from typing import NamedTuple

from wxkit.store.banks import (
    Bank,
    BanksOfNumber,
    Branch,
    BranchPage,
    Cities,
    City,
    FoundBanks,
    GetBanksOfNumber,
    GetBranches,
    GetCities,
    GetProvinces,
    Province,
    Provinces,
    SearchBanks,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097
NO_DATA = 9710001
PRIVATE = 1
"""In a search; replies count the other way round."""
OTHER = "其他银行"


class _Bank(NamedTuple):
    account_bank: str
    code: str
    id: str
    name: str
    cards: str
    """With what its card numbers begin."""

    @property
    def small(self) -> bool:
        """Its branch is needed as well."""
        return self.account_bank == OTHER


BANKS = (
    _Bank("工商银行", "1000000001", "1001", "工商银行", "6222"),
    _Bank("招商银行", "1000000002", "1002", "招商银行", "6225"),
    _Bank(OTHER, "1000000003", "1099", "示例城市银行", "6210"),
)
PROVINCES: dict[int, tuple[str, tuple[tuple[int, str, str], ...]]] = {
    32: ("广东省", ((571, "广州市", "440100"), (584, "深圳市", "440300"))),
    22: ("上海市", ((290, "上海市", "310000"),)),
}
"""Name, and its cities: code, name and code for the account."""


def _shown(bank: _Bank, *, private: bool) -> Bank:
    return Bank(
        account_bank=bank.account_bank,
        bank_code=bank.code,
        bank_id=bank.id,
        bank_name=bank.name,
        bank_type=2 if private else 1,
        need_branch=bank.small and not private,
    )


@handles(GetBanksOfNumber)
def get_banks_of_number(app: App, call: GetBanksOfNumber) -> BanksOfNumber:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/bank/api_ecgetbankbynum.html"""
    if not call.account_number.isdecimal():
        raise Refusal(BAD)
    found = [_shown(bank, private=True) for bank in BANKS if call.account_number.startswith(bank.cards)]
    return BanksOfNumber(data=found, total_count=len(found))


@handles(SearchBanks)
def search_banks(app: App, call: SearchBanks) -> FoundBanks:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/bank/api_ecgetbanklist.html"""
    private = call.bank_type == PRIVATE
    found = [_shown(bank, private=private) for bank in BANKS if (call.key_words or "") in bank.name]
    return FoundBanks(data=found[call.offset : call.offset + call.limit])


@handles(GetProvinces)
def get_provinces(app: App, call: GetProvinces) -> Provinces:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/bank/api_ecgetprovince.html"""
    found = [Province(province_code=code, province_name=name) for code, (name, _) in PROVINCES.items()]
    return Provinces(data=found, total_count=len(found))


@handles(GetCities)
def get_cities(app: App, call: GetCities) -> Cities:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/bank/api_ecgetcity.html"""
    if call.province_code not in PROVINCES:
        raise Refusal(NO_DATA)
    _, cities = PROVINCES[call.province_code]
    found = [
        City(city_code=code, city_name=name, bank_address_code=address) for code, name, address in cities
    ]
    return Cities(data=found, total_count=len(found))


@handles(GetBranches)
def get_branches(app: App, call: GetBranches) -> BranchPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/bank/api_ecgetsubbranch.html"""
    bank = next((bank for bank in BANKS if bank.code == call.bank_code), None)
    cities = {str(code): (name, address) for _, found in PROVINCES.values() for code, name, address in found}
    if bank is None or call.city_code not in cities:
        raise Refusal(NO_DATA)
    name, address = cities[call.city_code]
    branches = [
        Branch(branch_id=f"{bank.id}{address}{number:02d}", branch_name=f"{bank.name}{name}{part}支行")
        for number, part in enumerate(("城东", "城西"), 1)
    ]
    page = branches[call.offset : call.offset + call.limit]
    return BranchPage(
        data=page,
        total_count=len(branches),
        count=len(page),
        account_bank=bank.account_bank,
        account_bank_code=bank.id,
        bank_alias=bank.name,
        bank_alias_code=bank.code,
    )
