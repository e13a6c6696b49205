"""The shop's home page (店铺主页): background and featured banners, proposed, withdrawn, removed."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store.homepage import (
    ApplyState,
    ApplySubmitted,
    BackgroundApply,
    BackgroundFound,
    BannerApply,
    BannerItem,
    BannerItemInput,
    BannersFound,
    CancelBackgroundApply,
    CancelBannerApply,
    FeaturedBanners,
    GetBackground,
    GetBanner,
    JudgedBanner,
    RemoveBackground,
    RemoveBanner,
    SubmitBackgroundApply,
    SubmitBannerApply,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.basics import IMAGES, Pictures
from wxkit_sandbox.store.homepage_book import Application, Page, Part, apply, part
from wxkit_sandbox.world import App

__all__: list[str] = []

MISSING, NO_PICTURE, BAD_ADDRESS, NOT_TAKEN = 268549818, 268555602, 268555603, 268555744
BUSY, NEITHER = 268549841, 268549676
BAD_APPLY, NO_APPLY, NOT_UNDER_WAY = 268549835, 268549854, 268549848
NO_STORE = 268555516
BAD_SCALE, BAD_COUNT, BAD_TYPE = 268552764, 268553714, 268549928
NO_BANNER, NO_TITLE, BANNER_NOT_TAKEN = 268553252, 268552767, 268555797
LARGE, SMALL = 1, 2
MOST, LEAST_SMALL = 5, 3
TYPES = {1: "product", 3: "finder", 4: "official_account"}


@handles(SubmitBackgroundApply, invalid={"*": MISSING}, stranger=NO_STORE)
def submit_background(app: App, call: SubmitBackgroundApply) -> ApplySubmitted:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/background/submit_background_apply.html"""
    _check_picture(app, call.img_url, NOT_TAKEN)
    _check_free(app, "background")
    return ApplySubmitted(apply_id=apply(app, "background", call))


def _check_picture(app: App, url: str, not_taken: int) -> None:
    """It is one that the shop has uploaded."""
    if not url:
        raise Refusal(NO_PICTURE)
    if not url.startswith(IMAGES):
        raise Refusal(BAD_ADDRESS)
    if url not in app.state(Pictures).urls:
        raise Refusal(not_taken)


def _check_free(app: App, which: Part) -> None:
    latest = part(app, which).latest
    if latest is not None and latest.state == ApplyState.AUDITING:
        raise Refusal(BUSY)


@handles(GetBackground, stranger=NO_STORE)
def get_background(app: App, call: GetBackground) -> BackgroundFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/background/get_background.html"""
    slot = part(app, "background")
    if slot.shown is None and slot.latest is None:
        raise Refusal(NEITHER)
    found = BackgroundFound()
    if isinstance(slot.shown, SubmitBackgroundApply):
        found.img_url = slot.shown.img_url
    if slot.latest is not None and isinstance(slot.latest.proposal, SubmitBackgroundApply):
        found.apply = BackgroundApply(
            apply_id=slot.latest.apply_id,
            state=slot.latest.state,
            audit_desc=slot.latest.reason,
            img_url=slot.latest.proposal.img_url,
        )
    return found


@handles(CancelBackgroundApply, invalid={"*": BAD_APPLY}, stranger=NO_STORE)
def cancel_background(app: App, call: CancelBackgroundApply) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/background/cancel_background_apply.html"""
    return _cancel(app, "background", call.apply_id)


def _cancel(app: App, which: Part, apply_id: int) -> Ok:
    if apply_id <= 0:
        raise Refusal(BAD_APPLY)
    if app.state(Page).known.get(apply_id) != which:
        raise Refusal(NO_APPLY)
    slot = part(app, which)
    if slot.latest is None or slot.latest.apply_id != apply_id or slot.latest.state != ApplyState.AUDITING:
        raise Refusal(NOT_UNDER_WAY)
    slot.latest = None
    return Ok()


@handles(RemoveBackground, stranger=NO_STORE)
def remove_background(app: App, call: RemoveBackground) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/background/remove_background.html"""
    return _remove(app, "background")


def _remove(app: App, which: Part) -> Ok:
    slot = part(app, which)
    slot.shown = slot.latest = None
    return Ok()


@handles(
    SubmitBannerApply,
    invalid={"*": NO_BANNER, "banner": BAD_COUNT, "scale": BAD_SCALE},
    stranger=NO_STORE,
)
def submit_banner(app: App, call: SubmitBannerApply) -> ApplySubmitted:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/banner/submit_banner_apply.html"""
    if call.scale not in (LARGE, SMALL):
        raise Refusal(BAD_SCALE)
    if not (LEAST_SMALL if call.scale == SMALL else 1) <= len(call.banner) <= MOST:
        raise Refusal(BAD_COUNT)
    for banner in call.banner:
        _check_banner(app, banner)
    _check_free(app, "banner")
    return ApplySubmitted(apply_id=apply(app, "banner", call))


def _check_banner(app: App, given: BannerItemInput) -> None:
    """It leads somewhere, and shows a picture with a title."""
    if given.type not in TYPES:
        raise Refusal(BAD_TYPE)
    if given.banner is None or getattr(given, TYPES[given.type]) is None:
        raise Refusal(NO_BANNER)
    _check_picture(app, given.banner.img_url, BANNER_NOT_TAKEN)
    if not given.banner.title:
        raise Refusal(NO_TITLE)


@handles(GetBanner, stranger=NO_STORE)
def get_banner(app: App, call: GetBanner) -> BannersFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/banner/get_banner.html"""
    slot, found = part(app, "banner"), BannersFound()
    if isinstance(slot.shown, SubmitBannerApply):
        found.banner = FeaturedBanners(
            banner=[_banner(one) for one in slot.shown.banner], scale=slot.shown.scale, title=slot.shown.title
        )
    if slot.latest is not None and isinstance(slot.latest.proposal, SubmitBannerApply):
        found.apply = _banner_apply(slot.latest, slot.latest.proposal)
    return found


def _banner_apply(latest: Application, proposal: SubmitBannerApply) -> BannerApply:
    judged = [
        JudgedBanner(audit_state=latest.state, audit_desc=latest.reason, banner=_banner(one))
        for one in proposal.banner
    ]
    return BannerApply(
        apply_id=latest.apply_id,
        state=latest.state,
        banner=judged,
        scale=proposal.scale,
        title=proposal.title,
    )


def _banner(given: BannerItemInput) -> BannerItem:
    return BannerItem.model_validate(given.model_dump(exclude_none=True))


@handles(CancelBannerApply, invalid={"*": BAD_APPLY}, stranger=NO_STORE)
def cancel_banner(app: App, call: CancelBannerApply) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/banner/cancel_banner_apply.html"""
    return _cancel(app, "banner", call.apply_id)


@handles(RemoveBanner, stranger=NO_STORE)
def remove_banner(app: App, call: RemoveBanner) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/banner/remove_banner.html"""
    return _remove(app, "banner")
