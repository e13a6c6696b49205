"""Rules by which a parametric QR code opens a mini-program (扫服务号二维码打开小程序)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum

__all__ = [
    "AddJumpRule",
    "AsyncQrCodeJump",
    "DeleteJumpRule",
    "GetJumpRules",
    "JumpRule",
    "JumpRules",
    "JumpState",
    "PublishJumpRule",
    "QrCodeJump",
]


class JumpState(OpenIntEnum):
    """Whether a rule works."""

    UNPUBLISHED = 1
    PUBLISHED = 2


class JumpRule(Output):
    """A rule."""

    prefix: str = ""
    """What the code says."""
    path: str = ""
    """The page of the mini-program."""
    state: JumpState = JumpState.UNPUBLISHED
    open_version: int | None = None
    """Of rules for ordinary codes: 1 development, 2 trial, 3 release version."""


class JumpRules(Reply):
    """Rules of a mini-program."""

    rule_list: list[JumpRule] = []
    qrcodejump_open: int = 0
    """1 when rules are turned on."""
    list_size: int = 0
    """How many rules this page has."""
    qrcodejump_pub_quota: int = 0
    """How many rules may still be published this month."""
    total_count: int = 0
    """How many rules there are altogether."""


class GetJumpRules(Call[JumpRules], post="/cgi-bin/wxopen/qrcodejumpget", repeatable=True):
    """The rules of a mini-program that is linked to the account (获取已设置的二维码规则).

    Errors: 40013 (appid), 40097 (arguments), 44990 (over 5 a second), 85075 (private mini-program).
    https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodejump/api_qrcodejumpget
    """

    appid: str
    """The mini-program."""
    get_type: Literal[0, 1, 2] = 0
    """0 the newest 10,000, 1 those of `prefix_list`, 2 a page."""
    prefix_list: Annotated[list[str], Field(max_length=200)] | None = None
    """For type 1, at most 200."""
    page_num: int | None = Field(default=None, ge=1)
    """For type 2, from 1."""
    page_size: int | None = Field(default=None, ge=1, le=200)
    """For type 2, at most 200."""


class AddJumpRule(Call[Ok], post="/cgi-bin/wxopen/qrcodejumpadd"):
    """Add a rule or change one that is not published (增加或修改二维码规则).

    Errors: 40013 (appid), 40097 (the rule is published), 44990 (over 5 a second), 85066 (prefix),
    85070 (prefix is banned), 85071 (exists), 85072 (belongs to somebody else), 85073 (no room for rules),
    85075 (private mini-program).
    https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodejump/api_qrcodejumpadd
    """

    prefix: str
    """What the code says: its `url`, which begins with http://weixin.qq.com/q/."""
    appid: str
    """The mini-program to open, linked to the account."""
    path: str
    """The page of the mini-program."""
    is_edit: int = Field(default=0, ge=0, le=1)
    """1 changes the rule of this prefix."""


class PublishJumpRule(Call[Ok], post="/cgi-bin/wxopen/qrcodejumppublish"):
    """Make a rule work for everybody (发布已设置的二维码规则), 100 a month.

    Errors: 40097 (no such rule), 44990 (over 5 a second), 85074 (the mini-program is not released),
    85075 (private mini-program), 85095 (delete the rule and add it again), 886000 (100 this month).
    https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodejump/api_qrcodejumppublish
    """

    prefix: str


class DeleteJumpRule(Call[Ok], post="/cgi-bin/wxopen/qrcodejumpdelete"):
    """Delete a rule (删除已设置的二维码规则).

    Errors: 40013 (appid), 40097 (no such rule), 44990 (over 5 a second), 85075 (private mini-program).
    https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodejump/api_qrcodejumpdelete
    """

    prefix: str
    appid: str
    """The mini-program."""


class QrCodeJumpCalls:
    """Rules by which codes open mini-programs."""

    list = endpoint(GetJumpRules)
    add = endpoint(AddJumpRule)
    publish = endpoint(PublishJumpRule)
    delete = endpoint(DeleteJumpRule)


class QrCodeJump(QrCodeJumpCalls, Sync):
    """Rules by which codes open mini-programs (二维码跳转规则)."""


class AsyncQrCodeJump(QrCodeJumpCalls, Async):
    """Rules by which codes open mini-programs (二维码跳转规则)."""
