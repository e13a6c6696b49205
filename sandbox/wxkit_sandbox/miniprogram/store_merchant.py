"""The store mini-program's merchant (门店小程序): its categories, the application, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import east_asian_width

from wxkit._call import Ok
from wxkit.callbacks.events import ApplyMerchantAuditInfo
from wxkit.miniprogram.store_miniprogram import (
    ApplyMerchant,
    GetMerchantAudit,
    GetMerchantCategories,
    MerchantAudit,
    MerchantAuditRead,
    MerchantAuditStatus,
    MerchantCategories,
    MerchantCategory,
    MerchantCategoryData,
    MerchantCategoryList,
    ModifyMerchant,
    Proof,
    ProofFile,
    Proofs,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.media import temporary
from wxkit_sandbox.world import App

__all__ = ["Merchant", "confirm", "refuse"]

CONFIRMED_WITHIN = 86400
NICKNAME = range(4, 31)
"""Latin letters; Chinese characters count twice."""
REASON = "名称不符合命名规则"
LICENCE = "《食品经营许可证》或《卫生许可证》"
CATEGORIES: dict[int, dict[int, str]] = {269: {270: "茶馆", 271: "中餐"}, 278: {279: "百货", 280: "便利店"}}
NAMES = {269: "餐饮", 278: "购物"}
SENSITIVE = {270, 271, 280}
"""Second categories that want papers."""


@dataclass(slots=True)
class Merchant:
    """The account's application, and what the store mini-program shows."""

    status: MerchantAuditStatus = MerchantAuditStatus.NOT_SUBMITTED
    audit_id: int = 0
    reason: str = ""
    nickname: str = ""
    intro: str = ""
    headimg: str = ""
    waits_until: float = 0
    """For the administrator's word."""

    def is_asked(self, app: App) -> bool:
        """Whether the administrator may still say a word."""
        return app.world.clock.now() < self.waits_until


@handles(GetMerchantCategories)
def categories(app: App, call: GetMerchantCategories) -> MerchantCategories:
    """https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html#5"""
    listed = [MerchantCategory(id=0, name="root", level=0, children=list(CATEGORIES))]
    for first, seconds in CATEGORIES.items():
        listed.append(
            MerchantCategory(id=first, name=NAMES[first], level=1, father=0, children=list(seconds))
        )
        listed += [_second(first, id_, name) for id_, name in seconds.items()]
    return MerchantCategories(
        data=MerchantCategoryData(all_category_info=MerchantCategoryList(categories=listed))
    )


@handles(ApplyMerchant, invalid={"*": 40097})
def apply_merchant(app: App, call: ApplyMerchant) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html#6"""
    merchant = app.state(Merchant)
    under_way = merchant.status in (MerchantAuditStatus.AUDITING, MerchantAuditStatus.APPROVED)
    if under_way or merchant.is_asked(app):
        raise Refusal(40097)
    papers = call.qualification_list or []
    width = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in call.nickname)
    if call.second_catid not in CATEGORIES.get(call.first_catid, {}) or width not in NICKNAME:
        raise Refusal(40097)
    if not call.intro or (call.second_catid in SENSITIVE and not papers):
        raise Refusal(40097)
    for media_id in filter(None, (call.headimg_mediaid, call.org_code, *papers, *(call.other_files or ()))):
        temporary(app, media_id)
    merchant.status, merchant.reason = MerchantAuditStatus.NOT_SUBMITTED, ""
    merchant.nickname, merchant.intro, merchant.headimg = call.nickname, call.intro, call.headimg_mediaid
    merchant.audit_id = app.world.ids.count("merchant-audit", 414_569_513)
    merchant.waits_until = app.world.clock.now() + CONFIRMED_WITHIN
    return Ok()


@handles(GetMerchantAudit)
def audit_info(app: App, call: GetMerchantAudit) -> MerchantAudit:
    """https://developers.weixin.qq.com/doc/service/api/stores/miniapp/api_getwxastoreauditinfo"""
    merchant = app.state(Merchant)
    if call.audit_id not in (None, merchant.audit_id):
        raise Refusal(40097)
    read = MerchantAuditRead(audit_id=merchant.audit_id, status=merchant.status, reason=merchant.reason)
    return MerchantAudit(data=read)


@handles(ModifyMerchant, invalid={"*": 40097})
def modify_merchant(app: App, call: ModifyMerchant) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html#8"""
    merchant = app.state(Merchant)
    if merchant.status is not MerchantAuditStatus.APPROVED or not call.intro:
        raise Refusal(40097)
    temporary(app, call.headimg_mediaid)
    merchant.intro, merchant.headimg = call.intro, call.headimg_mediaid
    return Ok()


def confirm(app: App) -> None:
    """The administrator agrees: the audit begins."""
    merchant = app.state(Merchant)
    merchant.waits_until, merchant.status = 0, MerchantAuditStatus.AUDITING
    takes = app.world.settings.audit_takes
    if takes:
        app.world.clock.call_after(takes, decide, app, merchant.audit_id)
    else:
        decide(app, merchant.audit_id)


def refuse(app: App) -> None:
    """The administrator does not agree."""
    merchant = app.state(Merchant)
    merchant.waits_until = 0
    _end(app, merchant, MerchantAuditStatus.REFUSED, "管理员拒绝")


def decide(app: App, audit_id: int) -> None:
    """The audit ends, as the settings say, unless it was another application's."""
    merchant, verdict = app.state(Merchant), app.world.settings.place_audit
    if verdict == "wait" or merchant.audit_id != audit_id:
        return
    if verdict == "pass":
        _end(app, merchant, MerchantAuditStatus.APPROVED, "")
    else:
        _end(app, merchant, MerchantAuditStatus.REJECTED, REASON)


def _end(app: App, merchant: Merchant, status: MerchantAuditStatus, reason: str) -> None:
    merchant.status, merchant.reason = status, reason
    app.emit(ApplyMerchantAuditInfo(audit_id=str(merchant.audit_id), status=int(status), reason=reason))


def _second(first: int, id_: int, name: str) -> MerchantCategory:
    category = MerchantCategory(id=id_, name=name, level=2, father=first, children=[], sensitive_type=0)
    if id_ in SENSITIVE:
        category.sensitive_type = 1
        category.qualify = Proofs(exter_list=[Proof(inner_list=[ProofFile(name=LICENCE)])], remark="")
    return category
