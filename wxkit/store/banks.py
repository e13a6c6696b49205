"""Banks (银行): which there are, where, and with which branches; for the settlement account."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit._paging import offset

__all__ = [
    "AsyncBanks",
    "Bank",
    "Banks",
    "BanksOfNumber",
    "Branch",
    "BranchPage",
    "Cities",
    "City",
    "FoundBanks",
    "GetBanksOfNumber",
    "GetBranches",
    "GetCities",
    "GetProvinces",
    "Province",
    "Provinces",
    "SearchBanks",
]


class Bank(Output):
    """A bank."""

    account_bank: str = ""
    """其他银行 for the smaller ones."""
    bank_code: str = ""
    bank_id: str = ""
    """联号."""
    bank_name: str = ""
    """Without the branch."""
    bank_type: int | None = None
    """1 business, 2 private."""
    need_branch: bool = False
    """The branch is needed, too."""
    branch_id: str | None = None


class BanksOfNumber(Reply):
    """Banks that a card number may be of."""

    data: list[Bank] = []
    total_count: int = 0


class GetBanksOfNumber(Call[BanksOfNumber], post="/shop/funds/getbankbynum", repeatable=True):
    """The bank of a card number (根据卡号查银行信息), for private accounts.

    https://developers.weixin.qq.com/doc/store/shop/API/funds/bank/api_ecgetbankbynum.html
    """

    account_number: str = Field(repr=False)


class FoundBanks(Reply):
    """A page of banks."""

    data: list[Bank] = []


class SearchBanks(Call[FoundBanks], post="/shop/funds/getbanklist", repeatable=True):
    """Find banks (搜索银行列表).

    https://developers.weixin.qq.com/doc/store/shop/API/funds/bank/api_ecgetbanklist.html
    """

    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=10, ge=1)
    key_words: str | None = None
    bank_type: Literal[0, 1, 2] | None = None
    """1 private, 2 business (the default); the reply counts the other way round."""


class Province(Output):
    """A province."""

    province_code: int = 0
    province_name: str = ""


class Provinces(Reply):
    """Provinces."""

    data: list[Province] = []
    total_count: int = 0


class GetProvinces(Call[Provinces], post="/shop/funds/getprovince", repeatable=True):
    """Provinces that have banks (查询大陆银行省份列表).

    https://developers.weixin.qq.com/doc/store/shop/API/funds/bank/api_ecgetprovince.html
    """


class City(Output):
    """A city."""

    city_code: int = 0
    city_name: str = ""
    bank_address_code: str = ""
    """For the settlement account."""


class Cities(Reply):
    """Cities of a province."""

    data: list[City] = []
    total_count: int = 0


class GetCities(Call[Cities], post="/shop/funds/getcity", repeatable=True):
    """Cities of a province (查询城市列表).

    https://developers.weixin.qq.com/doc/store/shop/API/funds/bank/api_ecgetcity.html
    """

    province_code: int


class Branch(Output):
    """A branch of a bank."""

    branch_id: NumberId = ""
    """联号."""
    branch_name: str = ""


class BranchPage(Reply):
    """A page of branches."""

    data: list[Branch] = []
    total_count: int = 0
    count: int = 0
    account_bank: str = ""
    account_bank_code: NumberId = ""
    bank_alias: str = ""
    bank_alias_code: str = ""


class GetBranches(Call[BranchPage], post="/shop/funds/getsubbranch", repeatable=True):
    """Branches of a bank in a city (查询支行列表).

    Errors: 9710001 (none).
    https://developers.weixin.qq.com/doc/store/shop/API/funds/bank/api_ecgetsubbranch.html
    """

    bank_code: str
    city_code: str
    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=100, ge=1)


class BankCalls:
    """Banks."""

    of_number = endpoint(GetBanksOfNumber)
    search = endpoint(SearchBanks)
    iter_search = paged(SearchBanks, lambda page: page.data, offset("data"))
    provinces = endpoint(GetProvinces)
    cities = endpoint(GetCities)
    branches = endpoint(GetBranches)
    iter_branches = paged(GetBranches, lambda page: page.data, offset("data"))


class Banks(BankCalls, Sync):
    """Banks (银行)."""


class AsyncBanks(BankCalls, Async):
    """Banks (银行)."""
