"""Security (小程序安全): checks of what people write and upload, and how risky a person is."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply, Upload
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum, OpenStrEnum

__all__ = [
    "AsyncSecurity",
    "CheckImage",
    "CheckMedia",
    "CheckText",
    "CheckedScene",
    "ContentLabel",
    "GetUserRiskRank",
    "MediaCheckStarted",
    "RiskRank",
    "Security",
    "Suggestion",
    "TextCheck",
    "TextCheckDetail",
    "TextCheckResult",
]

CheckedScene: TypeAlias = Literal[1, 2, 3, 4]
"""1 profile (资料), 2 comment (评论), 3 forum (论坛), 4 social log (社交日志)."""


class Suggestion(OpenStrEnum):
    """What to do with the content."""

    PASS = "pass"
    REVIEW = "review"
    """A human should look."""
    RISKY = "risky"


class ContentLabel(OpenIntEnum):
    """What is wrong with the content."""

    NORMAL = 100
    ADVERTISEMENT = 10001
    POLITICS = 20001
    PORN = 20002
    ABUSE = 20003
    CRIME = 20006
    FRAUD = 20008
    VULGAR = 20012
    COPYRIGHT = 20013
    OTHER = 21000


class TextCheckResult(Output):
    """The verdict."""

    suggest: Suggestion = Suggestion("")
    label: ContentLabel = ContentLabel(0)


class TextCheckDetail(Output):
    """What one strategy says. It counts only when its own errcode is 0."""

    strategy: str = ""
    """`content_model` or `keyword`."""
    errcode: int = 0
    suggest: Suggestion | None = None
    label: ContentLabel | None = None
    level: int | None = None
    """Of the word that was found."""
    keyword: str | None = None
    """The word of the account's own list that was found."""
    prob: int | None = None
    """How sure the model is, 0 to 100."""


class TextCheck(Reply):
    """The verdict on a text."""

    trace_id: str = ""
    result: TextCheckResult = Field(default_factory=TextCheckResult)
    detail: list[TextCheckDetail] = []


class CheckText(Call[TextCheck], post="/wxa/msg_sec_check", repeatable=True):
    """Check a text (文本内容安全识别), version 2. 4,000 a minute, 2,000,000 a day.

    Errors: 40003, 40129 (scene), 43104 (another app's openid), 44991 (minute), 45009 (day),
    61010 (the person was not here within 2 hours).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_msgseccheck.html
    """

    content: str = Field(max_length=2500)
    """At most 2,500 characters."""
    openid: str
    """Who wrote it; used the mini-program within 2 hours."""
    scene: CheckedScene
    version: Literal[2] = 2
    title: str | None = None
    nickname: str | None = None
    signature: str | None = None
    """For scene 1 only."""


class MediaCheckStarted(Reply):
    """The check runs."""

    trace_id: str = ""
    """The event `wxa_media_check` with the result names it."""


class CheckMedia(Call[MediaCheckStarted], post="/wxa/media_check_async"):
    """Have a picture or a recording checked (多媒体内容安全识别), version 2, at most 10 MB.

    The result comes as the event `wxa_media_check` within 30 minutes. 2,000 a minute, 200,000 a day.
    Errors: 40003, 40004 (media_type), 43104 (another app's openid), 44991 (minute), 45009 (day),
    61010 (the person was not here within 2 hours), 87020 (asked already).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_mediacheckasync.html
    """

    media_url: str
    media_type: Literal[1, 2]
    """1 sound, 2 picture."""
    openid: str
    """Who uploaded it; used the mini-program within 2 hours."""
    scene: CheckedScene
    version: Literal[2] = 2


class CheckImage(Call[Ok], post="/wxa/img_sec_check", repeatable=True):
    """Check a picture at once (图片内容安全识别), version 1: not developed any more, use `CheckMedia`.

    Errors: 87014 (risky).
    https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/sec-check/security.imgSecCheck.html
    """

    media: Upload
    """At most 1 MB."""


class RiskRank(Reply):
    """How risky a person is."""

    risk_rank: int = 0
    """0 to 4; the higher the riskier."""
    unoin_id: int = 0
    """Spelt so by WeChat. It names the request, not the person."""


class GetUserRiskRank(Call[RiskRank], post="/wxa/getuserriskrank", repeatable=True):
    """How risky a person is (获取用户安全等级).

    Errors: 40003, 40129 (scene), 43104 (another app's openid), 61010 (the person was not here),
    61080 (not available), 61081 (too fast), 9410009 (test quota used up).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/safety-control-capability/api_getuserriskrank.html
    """

    appid: str
    """This mini-program."""
    openid: str
    scene: Literal[0, 1, 2]
    """0 registration, 1 fraud in promotions, 2 content of users."""
    client_ip: Annotated[str, Field(repr=False)]
    """Address from which the person came."""
    mobile_no: str | None = Field(default=None, repr=False)
    email_address: str | None = Field(default=None, repr=False)
    extended_info: str | None = None
    is_test: bool | None = None
    """A trial call, which is not charged and asks nothing about visits."""


class SecurityCalls:
    """Checks of content and people."""

    check_text = endpoint(CheckText)
    check_media = endpoint(CheckMedia)
    check_image = endpoint(CheckImage)
    user_risk_rank = endpoint(GetUserRiskRank)


class Security(SecurityCalls, Sync):
    """Security (小程序安全): checks of content and people."""


class AsyncSecurity(SecurityCalls, Async):
    """Security (小程序安全): checks of content and people."""
