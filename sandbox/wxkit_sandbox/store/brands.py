"""Brands (品牌): the library, and proofs that the shop may sell one."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store.brands import (
    AddBrand,
    AddBrandOld,
    Brand,
    BrandApplication,
    BrandAudit,
    BrandFound,
    BrandGrant,
    BrandLibrary,
    BrandQualification,
    BrandQualifications,
    BrandRegister,
    BrandSubmitted,
    CancelBrandAudit,
    CancelBrandAuditOld,
    DeleteBrand,
    GetBrand,
    GrantType,
    ListAllBrands,
    ListAllBrandsOld,
    ListBrands,
    ListValidBrands,
    TradeMark,
    UpdateBrand,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.store.brand_book import (
    LIBRARY,
    BrandBook,
    BrandStatus,
    Proof,
    WrittenBrand,
    remove,
    submit,
    withdraw,
)
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.qualifications import check_files
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD, NOTHING = 10020055, 10020081
INVALID = {"*": BAD}


@handles(AddBrand, invalid=INVALID)
def add_brand(app: App, call: AddBrand) -> BrandSubmitted:
    """https://developers.weixin.qq.com/doc/store/shop/API/brand/api_addbrandlogic.html"""
    return _add(app, call)


@handles(AddBrandOld, invalid=INVALID)
def add_brand_old(app: App, call: AddBrandOld) -> BrandSubmitted:
    """https://developers.weixin.qq.com/doc/store/shop/API/brand/add.html"""
    return _add(app, call)


def _add(app: App, call: AddBrand | AddBrandOld) -> BrandSubmitted:
    before = app.state(BrandBook).proofs.get(call.brand_id)
    if before is not None and (before.valid or before.status == BrandStatus.AUDITING):
        raise Refusal(BAD)
    _check(app, call)
    now = app.world.clock.time()
    proof = Proof(call.brand_id, _audit_id(app), call, now, now)
    submit(app, proof, new=True)
    return BrandSubmitted(audit_id=proof.audit_id)


@handles(UpdateBrand, invalid=INVALID)
def update_brand(app: App, call: UpdateBrand) -> BrandSubmitted:
    """https://developers.weixin.qq.com/doc/store/shop/API/brand/update.html"""
    proof = _proof(app, call.brand_id)
    if proof.status == BrandStatus.AUDITING:
        raise Refusal(BAD)
    _check(app, call)
    proof.audit_id, proof.given, proof.update_time = _audit_id(app), call, app.world.clock.time()
    submit(app, proof, new=False)
    return BrandSubmitted(audit_id=proof.audit_id)


def _audit_id(app: App) -> str:
    return str(app.world.ids.count("brand-audit", 12_345_678))


def _check(app: App, call: WrittenBrand) -> None:
    """In the library, with a class, and with what its trade mark and its owner ask for."""
    class_fits = is_number(call.classification_no) and 1 <= int(call.classification_no) <= 45
    if call.brand_id not in LIBRARY or not class_fits:
        raise Refusal(BAD)
    if call.trade_mark_symbol == TradeMark.REGISTERED:
        register = call.register_details
        if not (register and register.registrant and register.register_no):
            raise Refusal(BAD)
        if not register.register_certifications:
            raise Refusal(BAD)
    elif not (call.application_details and call.application_details.acceptance_no):
        raise Refusal(BAD)
    grant = call.grant_details
    if call.grant_type == GrantType.GRANTED and not (grant and grant.grant_certifications):
        raise Refusal(BAD)
    check_files(app, _files(call), refusal=BAD)


def _files(call: WrittenBrand) -> list[str]:
    register, application, grant = call.register_details, call.application_details, call.grant_details
    lists = (
        register and register.register_certifications,
        register and register.renew_certifications,
        application and application.acceptance_certification,
        grant and grant.grant_certifications,
        grant and grant.brand_owner_id_photos,
    )
    return [file_id for files in lists for file_id in files or ()]


@handles(ListAllBrands, invalid=INVALID)
def list_library(app: App, call: ListAllBrands) -> BrandLibrary:
    """https://developers.weixin.qq.com/doc/store/shop/API/brand/api_getallbrandslogic.html"""
    return _library(call)


@handles(ListAllBrandsOld, invalid=INVALID)
def list_library_old(app: App, call: ListAllBrandsOld) -> BrandLibrary:
    """https://developers.weixin.qq.com/doc/store/shop/API/brand/all_get.html"""
    return _library(call)


def _library(call: ListAllBrands | ListAllBrandsOld) -> BrandLibrary:
    page = page_of(list(LIBRARY), call.page_size, call.next_key, "library", mismatch=BAD)
    brands = [
        Brand(brand_id=brand_id, ch_name=LIBRARY[brand_id][0], en_name=LIBRARY[brand_id][1])
        for brand_id in page.ids
    ]
    return BrandLibrary(brands=brands, next_key=page.next_key, continue_flag=bool(page.next_key))


@handles(CancelBrandAudit, invalid=INVALID)
def cancel_audit(app: App, call: CancelBrandAudit) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/brand/api_cancelauditbrandlogic.html"""
    return _cancel(app, call)


@handles(CancelBrandAuditOld, invalid=INVALID)
def cancel_audit_old(app: App, call: CancelBrandAuditOld) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/brand/audit_cancel.html"""
    return _cancel(app, call)


def _cancel(app: App, call: CancelBrandAudit | CancelBrandAuditOld) -> Ok:
    proof = _proof(app, call.brand_id)
    if proof.audit_id != call.audit_id or proof.status != BrandStatus.AUDITING:
        raise Refusal(BAD)
    withdraw(app, proof)
    return Ok()


@handles(DeleteBrand, invalid=INVALID)
def delete_brand(app: App, call: DeleteBrand) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/brand/delete.html"""
    remove(app, _proof(app, call.brand_id))
    return Ok()


def _proof(app: App, brand_id: str) -> Proof:
    proof = app.state(BrandBook).proofs.get(brand_id)
    if proof is None:
        raise Refusal(NOTHING)
    return proof


@handles(GetBrand, invalid=INVALID)
def get_brand(app: App, call: GetBrand) -> BrandFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/brand/get.html"""
    proof = _proof(app, call.brand_id)
    return BrandFound(brand=_view(proof, proof.given, proof.status))


@handles(ListBrands, invalid=INVALID)
def list_brands(app: App, call: ListBrands) -> BrandQualifications:
    """https://developers.weixin.qq.com/doc/store/shop/API/brand/list_get.html"""
    proofs = app.state(BrandBook).proofs
    ids = [proof.brand_id for proof in proofs.values() if call.status in (None, 0, proof.status)]
    page = page_of(ids, call.page_size, call.next_key, ("all", call.status), mismatch=BAD)
    shown = [_view(proofs[one], proofs[one].given, proofs[one].status) for one in page.ids]
    return BrandQualifications(brands=shown, total_num=len(ids), next_key=page.next_key)


@handles(ListValidBrands, invalid=INVALID)
def list_valid_brands(app: App, call: ListValidBrands) -> BrandQualifications:
    """https://developers.weixin.qq.com/doc/store/shop/API/brand/valid_list_get.html"""
    valid = {
        proof.brand_id: _view(proof, proof.valid, BrandStatus.EFFECTIVE)
        for proof in app.state(BrandBook).proofs.values()
        if proof.valid is not None
    }
    page = page_of(list(valid), call.page_size, call.next_key, "valid", mismatch=BAD)
    shown = [valid[brand_id] for brand_id in page.ids]
    return BrandQualifications(brands=shown, total_num=len(valid), next_key=page.next_key)


def _view(proof: Proof, given: WrittenBrand, status: BrandStatus) -> BrandQualification:
    """Names come from the library."""
    chinese, english = LIBRARY[proof.brand_id]
    fields = given.model_dump(exclude_none=True)
    return BrandQualification(
        brand_id=proof.brand_id,
        ch_name=chinese,
        en_name=english,
        classification_no=given.classification_no,
        trade_mark_symbol=TradeMark(given.trade_mark_symbol),
        register_details=BrandRegister.model_validate(fields.get("register_details", {})),
        application_details=BrandApplication.model_validate(fields.get("application_details", {})),
        grant_type=GrantType(given.grant_type or GrantType.NONE),
        grant_details=BrandGrant.model_validate(fields.get("grant_details", {})),
        status=status,
        create_time=proof.create_time,
        update_time=proof.update_time,
        audit_result=BrandAudit(audit_id=proof.audit_id, reject_reason=proof.reason),
    )
