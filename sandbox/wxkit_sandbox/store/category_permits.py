"""Which categories the shop may sell in: asked for, withdrawn, listed."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store.category_permits import (
    AddCategory,
    CancelCategoryAudit,
    CancelCategoryAuditOld,
    CategoryAudit,
    CategoryAuditFound,
    CategoryAudits,
    CategoryAuditStatus,
    CategoryProofs,
    CategoryRelation,
    CategoryRelationDetail,
    CategoryRelations,
    CategorySubmitted,
    CategoryVerdict,
    CategoryVerdictReply,
    GetCategoryAudit,
    GetCategoryRelation,
    GetCategoryVerdict,
    ListCategoryAudits,
    ListCategoryRelations,
    ListUsableCategories,
    RelationStatus,
    UsableCategories,
    UsableCategory,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.categories import CATEGORIES, Category, path_of
from wxkit_sandbox.store.permits import Application, Permit, Permits, apply, leaf_of, withdraw
from wxkit_sandbox.store.qualifications import check_files
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD, NO_AUDIT, UNKNOWN = 40097, 10020006, 10020017
S = CategoryAuditStatus
FILES = (
    "certificate",
    "baobeihan",
    "jingyingzhengming",
    "daihuokoubei",
    "ruzhuzhizhi",
    "jingyingliushui",
    "buchongcailiao",
)
NOTHING: dict[str, object] = {
    **dict.fromkeys((*FILES, "brand_list", "license_group_list", "commitment_letter_list"), ()),
    "jingyingpingtai": "",
    "zhanghaomingcheng": "",
    "account_link": "",
    "is_new_apply_cat": False,
}


@handles(AddCategory)
def add_category(app: App, call: AddCategory) -> CategorySubmitted:
    """https://developers.weixin.qq.com/doc/store/shop/API/category/add.html"""
    leaf = _asked_for(call)
    known = app.state(Permits).applications.values()
    if any(one.cat_id == leaf.cat_id and one.status == S.AUDITING for one in known):
        raise Refusal(BAD)
    if leaf.proof[0] and not (call.certificate or call.license_group_list):
        raise Refusal(BAD)
    check_files(app, _files(call), refusal=BAD)
    return CategorySubmitted(audit_id=apply(app, leaf, call).audit_id)


def _asked_for(call: AddCategory) -> Category:
    """The leaf whose whole path was given."""
    levels = [level.cat_id for level in call.cats_v2 or ()]
    levels = levels or [level for level in (call.level1, call.level2, call.level3) if level]
    if not levels:
        raise Refusal(BAD)
    leaf = leaf_of(levels[-1])
    if levels != [level.cat_id for level in path_of(leaf)]:
        raise Refusal(UNKNOWN)
    return leaf


def _files(call: AddCategory) -> list[str]:
    given = call.model_dump(include=set(FILES), exclude_none=True)
    groups = [group.license.file_id_list or [] for group in call.license_group_list or ()]
    return [file_id for files in (*given.values(), *groups) for file_id in files]


@handles(CancelCategoryAudit, invalid={"audit_id": NO_AUDIT})
def cancel_audit(app: App, call: CancelCategoryAudit) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_cancelauditcategory.html"""
    return _cancel(app, call.audit_id)


@handles(CancelCategoryAuditOld, invalid={"audit_id": NO_AUDIT})
def cancel_audit_old(app: App, call: CancelCategoryAuditOld) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/category/cancelauditcategory.html"""
    return _cancel(app, call.audit_id)


def _cancel(app: App, audit_id: str) -> Ok:
    application = _application(app, audit_id)
    if application.status != S.AUDITING:
        raise Refusal(NO_AUDIT)
    withdraw(app, application)
    return Ok()


def _application(app: App, audit_id: str) -> Application:
    application = app.state(Permits).applications.get(audit_id)
    if application is None:
        raise Refusal(NO_AUDIT)
    return application


@handles(GetCategoryVerdict, invalid={"audit_id": NO_AUDIT})
def get_verdict(app: App, call: GetCategoryVerdict) -> CategoryVerdictReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/category/audit_get.html"""
    application = _application(app, call.audit_id)
    status = S.WITHDRAWN if application.status == S.CANCELLED else application.status
    verdict = CategoryVerdict(status=status, reject_reason=application.reason)
    return CategoryVerdictReply(data=verdict)


@handles(GetCategoryAudit, invalid={"audit_id": NO_AUDIT})
def get_audit(app: App, call: GetCategoryAudit) -> CategoryAuditFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_getbizcatflowdetail.html"""
    return CategoryAuditFound(info=_view(_application(app, call.audit_id)))


@handles(ListCategoryAudits)
def list_audits(app: App, call: ListCategoryAudits) -> CategoryAudits:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_getbizcatflowlist.html"""
    found = [
        one
        for one in app.state(Permits).applications.values()
        if not call.is_filter_status or one.status == call.status
    ]
    return CategoryAudits(list=[_view(one) for one in found[call.offset : call.offset + call.limit]])


def _view(application: Application) -> CategoryAudit:
    return CategoryAudit(
        cat_id=application.cat_id,
        status=application.status,
        audit_id=application.audit_id,
        qua_id=CATEGORIES[application.cat_id].proof[0] or "0",
        create_time=application.create_time,
        update_time=application.update_time,
        audit_info=_proofs(application.cat_id, application.proofs),
        audit_time=application.audit_time,
        audit_reason=application.reason,
    )


def _proofs(cat_id: str, given: AddCategory | None) -> CategoryProofs:
    """What was handed in; texts and lists that were not are empty."""
    known = given.model_dump(exclude_none=True) if given else {}
    return CategoryProofs.model_validate(NOTHING | known | {"level3": cat_id})


@handles(ListCategoryRelations)
def list_relations(app: App, call: ListCategoryRelations) -> CategoryRelations:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_getcategoryrelationlist.html"""
    found = [
        CategoryRelation(
            id=permit.cat_id,
            status=permit.status,
            uneffective_reason="",
            effective_time=permit.since,
            uneffective_time=0,
            qua_id=_qua_id(permit),
        )
        for permit in app.state(Permits).permits.values()
        if not call.is_filter_status or permit.status == call.status
    ]
    return CategoryRelations(list=found)


@handles(GetCategoryRelation, invalid={"category_id": UNKNOWN})
def get_relation(app: App, call: GetCategoryRelation) -> CategoryRelationDetail:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_getcategoryrelationdetail.html"""
    leaf = leaf_of(call.category_id)
    permit = app.state(Permits).permits.get(leaf.cat_id)
    return CategoryRelationDetail(
        category_id=leaf.cat_id,
        status=permit.status if permit else RelationStatus.NONE,
        uneffective_reason="",
        audit_info=_proofs(leaf.cat_id, permit.proofs if permit else None),
        effective_time=permit.since if permit else 0,
        uneffective_time=0,
        qua_id=leaf.proof[0] or "0",
    )


@handles(ListUsableCategories)
def list_usable(app: App, call: ListUsableCategories) -> UsableCategories:
    """https://developers.weixin.qq.com/doc/store/shop/API/category/getavailablebizcat.html"""
    permits = app.state(Permits)
    usable = [
        UsableCategory(cat_id=permit.cat_id, qua_id=_qua_id(permit))
        for permit in permits.permits.values()
        if permits.may_use(permit.cat_id)
    ]
    return UsableCategories(list=usable)


def _qua_id(permit: Permit) -> str:
    return CATEGORIES[permit.cat_id].proof[0] or "0"
