"""Sub-merchants (子商户) for whom the account makes cards: reported, reviewed, found."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks.events import CardMerchantCheckResult
from wxkit.service_account.card_merchants import (
    CardCategories,
    GetCardCategories,
    GetSubMerchant,
    ListSubMerchants,
    PrimaryCategory,
    SecondaryCategory,
    SubMerchant,
    SubMerchantInput,
    SubMerchantPage,
    SubMerchantReply,
    SubMerchantStatus,
    SubmitSubMerchant,
    UpdateSubMerchant,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.service_account.media import temporary
from wxkit_sandbox.world import App

__all__ = ["MerchantBook"]

FIRST = 12
BRAND = 12
"""Han characters of a name."""
REASON = "授权函不符合规范"
CATEGORIES = {
    (1, "美食"): {101: "粤菜", 102: "茶餐厅", 103: "面包甜点"},
    (2, "丽人"): {201: "美发", 202: "美甲"},
    (3, "购物"): {301: "服装", 302: "超市便利店"},
}
FIELDS = {"info": 41011, "info.brand_name": 45021, "merchant_id": 40035}


@dataclass(slots=True)
class MerchantBook:
    """All sub-merchants of the account by id, oldest first."""

    merchants: dict[str, SubMerchant] = field(default_factory=dict[str, SubMerchant])


@handles(GetCardCategories)
def get_categories(app: App, call: GetCardCategories) -> CardCategories:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Third-party_developer_mode.html"""
    return CardCategories(
        category=[
            PrimaryCategory(
                primary_category_id=number,
                category_name=name,
                secondary_category=[
                    SecondaryCategory(
                        secondary_category_id=leaf,
                        category_name=leaf_name,
                        need_qualification_stuffs=["yyzz"],
                    )
                    for leaf, leaf_name in leaves.items()
                ],
            )
            for (number, name), leaves in CATEGORIES.items()
        ]
    )


@handles(SubmitSubMerchant, invalid=FIELDS)
def submit_merchant(app: App, call: SubmitSubMerchant) -> SubMerchantReply:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Third-party_developer_mode.html"""
    _check(app, call.info)
    now = app.world.clock.time()
    merchant_id = str(app.world.ids.count("card-merchant", FIRST))
    merchant = SubMerchant(merchant_id=merchant_id, create_time=now, begin_time=now)
    app.state(MerchantBook).merchants[merchant_id] = merchant
    return _hand_in(app, merchant, call.info)


@handles(UpdateSubMerchant, invalid=FIELDS | {"info.merchant_id": 40035})
def update_merchant(app: App, call: UpdateSubMerchant) -> SubMerchantReply:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Third-party_developer_mode.html"""
    merchant = _merchant_of(app, call.info.merchant_id)
    _check(app, call.info)
    return _hand_in(app, merchant, call.info)


@handles(GetSubMerchant, invalid=FIELDS)
def get_merchant(app: App, call: GetSubMerchant) -> SubMerchantReply:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Third-party_developer_mode.html"""
    return SubMerchantReply(info=_now(app, _merchant_of(app, call.merchant_id)))


@handles(ListSubMerchants, invalid={"*": 40035})
def list_merchants(app: App, call: ListSubMerchants) -> SubMerchantPage:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Third-party_developer_mode.html"""
    if not is_number(call.begin_id):
        raise Refusal(40035)
    merchants = (_now(app, merchant) for merchant in app.state(MerchantBook).merchants.values())
    found = [
        merchant
        for merchant in merchants
        if int(merchant.merchant_id) >= int(call.begin_id) and call.status in (None, merchant.status)
    ]
    page = SubMerchantPage(info_list=found[: call.limit])
    if len(found) > call.limit:
        page.next_begin_id = found[call.limit].merchant_id
    return page


def _merchant_of(app: App, merchant_id: str) -> SubMerchant:
    merchant = app.state(MerchantBook).merchants.get(merchant_id)
    if merchant is None:
        raise Refusal(40035)
    return merchant


def _check(app: App, info: SubMerchantInput) -> None:
    if len(info.brand_name) > BRAND:
        raise Refusal(45021)
    if info.end_time <= app.world.clock.now():
        raise Refusal(40079)
    if not any(
        number == info.primary_category_id and info.secondary_category_id in leaves
        for (number, _), leaves in CATEGORIES.items()
    ):
        raise Refusal(40035)
    for media_id in (info.protocol, info.agreement_media_id, info.operator_media_id):
        if media_id is not None:
            temporary(app, media_id)


def _hand_in(app: App, merchant: SubMerchant, info: SubMerchantInput) -> SubMerchantReply:
    """Papers go into review; the setting `card_audit` decides, after `audit_takes`."""
    shown = ("brand_name", "logo_url", "app_id", "end_time", "primary_category_id", "secondary_category_id")
    for name in shown:
        setattr(merchant, name, getattr(info, name))
    merchant.status, merchant.update_time = SubMerchantStatus.CHECKING, app.world.clock.time()
    reply = SubMerchantReply(info=merchant.model_copy())
    settings = app.world.settings
    if settings.card_audit != "wait" and settings.audit_takes:
        app.world.clock.call_after(settings.audit_takes, _decide, app, merchant, merchant.update_time)
    elif settings.card_audit != "wait":
        _decide(app, merchant, merchant.update_time)
    return reply


def _decide(app: App, merchant: SubMerchant, handed_in: int) -> None:
    """Timer: the verdict on the papers of that moment; newer ones have a timer of their own."""
    verdict, old = app.world.settings.card_audit, merchant.update_time != handed_in
    if merchant.status != SubMerchantStatus.CHECKING or old or verdict == "wait":
        return
    passed = verdict == "pass"
    merchant.status = SubMerchantStatus.APPROVED if passed else SubMerchantStatus.REJECTED
    reason = "" if passed else REASON
    told = CardMerchantCheckResult(merchant_id=merchant.merchant_id, is_pass=int(passed), reason=reason)
    app.emit(told)


def _now(app: App, merchant: SubMerchant) -> SubMerchant:
    """As it stands now: a letter of authorisation (授权函) that ran out is `EXPIRED`."""
    over = merchant.status == SubMerchantStatus.APPROVED and merchant.end_time <= app.world.clock.now()
    return merchant.model_copy(update={"status": SubMerchantStatus.EXPIRED}) if over else merchant
