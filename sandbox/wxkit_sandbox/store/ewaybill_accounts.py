"""Accounts at couriers: which were opened, and how many waybills are left."""

from __future__ import annotations

from wxkit.store._ewaybill import AccountSender, EwaybillAccount, Site, SiteAddress, SiteContact
from wxkit.store.ewaybills import AccountPage, EwaybillCouriers, GetAccounts, GetCouriers, OpenedCourier
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.couriers import COURIERS, DIRECT
from wxkit_sandbox.store.ewaybill_book import Account, accounts, shop_id, site_code
from wxkit_sandbox.world import App

__all__: list[str] = []

NO_ACCOUNT = 10025120
OPEN = 3
FRANCHISED, DIRECTLY_RUN = 1, 2


@handles(GetCouriers)
def get_couriers(app: App, call: GetCouriers) -> EwaybillCouriers:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/get_acctdeliverylist.html"""
    known = accounts(app).values() if call.status in (None, OPEN) else ()
    opened = [account.delivery_id for account in known]
    return EwaybillCouriers(
        list=[OpenedCourier(delivery_id=id_, delivery_name=COURIERS[id_]) for id_ in opened],
        shop_id=shop_id(app),
    )


@handles(GetAccounts)
def get_accounts(app: App, call: GetAccounts) -> AccountPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/get_account.html"""
    known = accounts(app)
    if call.acct_id and call.acct_id not in known:
        raise Refusal(NO_ACCOUNT)
    found = [
        account
        for account in known.values()
        if call.delivery_id in (None, "", account.delivery_id)
        and call.acct_id in (None, "", account.acct_id)
        and call.status in (None, OPEN)
    ]
    shown = found[call.offset : call.offset + call.limit]
    return AccountPage(
        account_list=[_account(app, account, balance=call.need_balance) for account in shown],
        total_num=len(found),
    )


def _account(app: App, account: Account, *, balance: bool) -> EwaybillAccount:
    courier = account.delivery_id
    shown = EwaybillAccount(
        delivery_id=courier,
        shop_id=shop_id(app),
        acct_id=account.acct_id,
        acct_type=0,
        company_type=DIRECTLY_RUN if courier in DIRECT else FRANCHISED,
        status=OPEN,
        sender_address=AccountSender(
            province="广东省", city="广州市", county="海珠区", street="", address="新港中路 397 号"
        ),
    )
    if balance:
        shown.available, shown.allocated, shown.cancel = (
            account.available,
            account.allocated,
            account.cancelled,
        )
    if courier in DIRECT:
        shown.monthly_card = app.world.ids.phone(f"monthly-card/{courier}")
    else:
        shown.site_info = _site(app, courier)
    return shown


def _site(app: App, courier: str) -> Site:
    name = f"{COURIERS[courier]}海珠网点"
    return Site(
        delivery_id=courier,
        site_status=1,
        site_code=site_code(app, courier),
        site_name=name,
        site_fullname=f"广州{name}",
        address=SiteAddress(
            country_code="CN",
            province_code="440000",
            province_name="广东省",
            city_code="440100",
            city_name="广州市",
            district_code="440105",
            district_name="海珠区",
            detail_address="新港中路 399 号",
        ),
        contact=SiteContact(name="网点客服", mobile=app.world.ids.phone(f"site/{courier}")),
    )
