"""Security (小程序安全): checks of texts and media, and how risky people are. The world's settings decide."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.callbacks.events import MediaCheck, MediaCheckDetail, MediaCheckResult
from wxkit.miniprogram.security import (
    CheckImage,
    CheckMedia,
    CheckText,
    ContentLabel,
    GetUserRiskRank,
    MediaCheckStarted,
    RiskRank,
    Suggestion,
    TextCheck,
    TextCheckDetail,
    TextCheckResult,
)
from wxkit_sandbox.censorship import judged
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.visits import check_visitor
from wxkit_sandbox.world import App

__all__ = ["MediaChecks", "check_media", "check_text", "user_risk_rank"]

MEGABYTE = 1 << 20
FORBIDDEN = ContentLabel.OTHER
UNREACHABLE = -1008
TESTS = 1000
"""Trial calls of getuserriskrank; WeChat publishes no figure."""
SUCCESS = "getuserriskrank succ"


@dataclass(slots=True)
class MediaChecks:
    """What is being checked: pairs of a person and an address, and the trial calls of risk ranks."""

    running: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    tests_left: int = TESTS


@handles(CheckText, invalid={"scene": 40129, "*": 47001})
def check_text(app: App, call: CheckText) -> TextCheck:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_msgseccheck.html"""
    check_visitor(app, call.openid)
    texts = [text for text in (call.content, call.title, call.nickname, call.signature) if text]
    verdict = judged(app.world, *texts)
    model = TextCheckDetail(
        strategy="content_model",
        errcode=0,
        suggest=Suggestion(verdict.suggest),
        label=ContentLabel(verdict.label),
        prob=verdict.prob,
    )
    words = [_forbidden(word) for word in app.world.settings.forbidden_words if any(word in t for t in texts)]
    result = TextCheckResult(suggest=Suggestion(verdict.suggest), label=ContentLabel(verdict.label))
    if words and verdict.suggest != "risky":
        result = TextCheckResult(suggest=Suggestion.RISKY, label=FORBIDDEN)
    trace_id = app.world.ids.rid(app.world.clock.now())
    return TextCheck(trace_id=trace_id, result=result, detail=[model, *words])


@handles(CheckMedia, invalid={"media_type": 40004, "scene": 40129, "*": 47001})
def check_media(app: App, call: CheckMedia) -> MediaCheckStarted:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_mediacheckasync.html"""
    check_visitor(app, call.openid)
    running, asked = app.state(MediaChecks).running, (call.openid, call.media_url)
    if asked in running:
        raise Refusal(87020)
    running.add(asked)
    trace_id = f"{app.world.ids.random.getrandbits(128):032x}"
    takes = app.world.settings.media_check_takes
    app.world.clock.call_after(takes, tell_verdict, app, trace_id, *asked)
    return MediaCheckStarted(trace_id=trace_id)


@handles(CheckImage)
def check_image(app: App, call: CheckImage) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/sec-check/security.imgSecCheck.html"""
    content = call.media.content
    if len(content) > MEGABYTE:
        raise Refusal(40006)
    if judged(app.world, content.decode(errors="replace"), call.media.filename).suggest == "risky":
        raise Refusal(87014)
    return Ok()


@handles(GetUserRiskRank, invalid={"scene": 40129, "appid": 40013, "*": 47001})
def user_risk_rank(app: App, call: GetUserRiskRank) -> RiskRank:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/safety-control-capability/api_getuserriskrank.html

    A trial call asks nothing about visits.
    """
    if call.appid != app.appid:
        raise Refusal(40013)
    person, checks = check_visitor(app, call.openid, recently=not call.is_test), app.state(MediaChecks)
    if call.is_test and not checks.tests_left:
        raise Refusal(9410009)
    checks.tests_left -= bool(call.is_test)
    rank = app.world.settings.risk_ranks.get(person.id, 0)
    number = app.world.ids.count("risk-rank", 100_001)
    return RiskRank(errmsg=SUCCESS, risk_rank=rank, unoin_id=number)


def tell_verdict(app: App, trace_id: str, openid: str, media_url: str) -> None:
    """The check is done: the merchant hears of it."""
    app.state(MediaChecks).running.discard((openid, media_url))
    if any(part in media_url for part in app.world.settings.unreachable_media):
        unread = MediaCheck(appid=app.appid, trace_id=trace_id, version=2, errcode=UNREACHABLE)
        app.emit(unread.model_copy(update={"errmsg": "download failed"}))
        return
    verdict = judged(app.world, media_url)
    label = str(verdict.label)
    detail = MediaCheckDetail(
        strategy="content_model", errcode=0, suggest=verdict.suggest, label=label, prob=verdict.prob
    )
    app.emit(
        MediaCheck(
            appid=app.appid,
            trace_id=trace_id,
            version=2,
            errcode=0,
            errmsg="ok",
            result=MediaCheckResult(suggest=verdict.suggest, label=label),
            detail=(detail,),
        )
    )


def _forbidden(word: str) -> TextCheckDetail:
    """A word of the account's own list (自定义关键词) was found."""
    return TextCheckDetail(
        strategy="keyword", errcode=0, suggest=Suggestion.RISKY, label=FORBIDDEN, keyword=word
    )
