"""User tags (用户标签): at most 100 an account and 20 a user; ids 0, 1 and 2 belong to WeChat."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import cursor

__all__ = [
    "AsyncTags",
    "CreateTag",
    "DeleteTag",
    "GetTagIds",
    "GetTagMembers",
    "GetTags",
    "OpenidPage",
    "TagCount",
    "TagCreated",
    "TagIds",
    "TagList",
    "TagMembers",
    "TagSummary",
    "TagUsers",
    "Tags",
    "UntagMembers",
    "UpdateTag",
]

OpenidList = Annotated[list[str], Field(min_length=1, max_length=50)]


class TagSummary(Output):
    """A tag."""

    id: int = 0
    name: str = ""


class TagCreated(Reply):
    """The new tag."""

    tag: TagSummary = Field(default_factory=TagSummary)


class CreateTag(Call[TagCreated], post="/cgi-bin/tags/create", bare=True, within="tag"):
    """Create a user tag (创建标签).

    Errors: 45056 (over 100 tags), 45157 (name taken or invalid), 45158 (name over 30 characters).
    https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_createtag
    """

    name: str = Field(max_length=30)
    """Name, unique in the account, at most 30 characters."""


class TagCount(TagSummary):
    """A tag and how many followers carry it."""

    count: int = 0


class TagList(Reply):
    """All tags of the account."""

    tags: list[TagCount] = []


class GetTags(Call[TagList], get="/cgi-bin/tags/get", bare=True):
    """All tags with their counts (获取标签).

    https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_gettags
    """


class UpdateTag(Call[Ok], post="/cgi-bin/tags/update", repeatable=True, within="tag"):
    """Rename a tag (编辑标签).

    Errors: 45157, 45158, 45058 (WeChat's own tag), 45159 (no such tag).
    https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_updatetag
    """

    id: int
    name: str = Field(max_length=30)
    """New name, unique in the account, at most 30 characters."""


class DeleteTag(Call[Ok], post="/cgi-bin/tags/delete", within="tag"):
    """Delete a tag (删除标签). With over 100,000 followers on it, untag them first.

    Errors: 45058 (WeChat's own tag), 45159 (no such tag).
    https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_deletetag
    """

    id: int


class OpenidPage(Output):
    """Openids of one page."""

    openid: list[str] = []


class TagUsers(Reply):
    """A page of the followers of a tag."""

    count: int = 0
    data: OpenidPage | None = None
    """Absent when the page is empty."""
    next_openid: str = ""
    """The last openid of this page."""


class GetTagMembers(Call[TagUsers], post="/cgi-bin/user/tag/get", bare=True, repeatable=True):
    """Followers who carry a tag (获取标签下粉丝列表), 10,000 a page.

    Errors: 45159 (no such tag), 40003.
    https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_gettagfans
    """

    tagid: int
    next_openid: str | None = None
    """Begin after this openid; absent for the first page."""


class TagMembers(Call[Ok], post="/cgi-bin/tags/members/batchtagging", repeatable=True):
    """Put a tag on up to 50 followers (批量为用户打标签).

    Errors: 40003, 40032 (list length), 45159, 45059 (over 20 tags on one), 49003 (another app's openid),
    45171 (some failed, see `reply["fail_openid_list"]` of the error).
    https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_batchtagging
    """

    openid_list: OpenidList
    tagid: int


class UntagMembers(Call[Ok], post="/cgi-bin/tags/members/batchuntagging", repeatable=True):
    """Take a tag off up to 50 followers (批量为用户取消标签).

    Errors: 40003, 40032, 45159, 49003, 45171.
    https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_batchuntagging
    """

    openid_list: OpenidList
    tagid: int


class TagIds(Reply):
    """Tags of a follower."""

    tagid_list: list[int] = []


class GetTagIds(Call[TagIds], post="/cgi-bin/tags/getidlist", bare=True, repeatable=True):
    """Tags of one follower (获取用户身上的标签列表).

    Errors: 40003, 49003.
    https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_getidlist
    """

    openid: str


def _openids(page: TagUsers) -> list[str]:
    return page.data.openid if page.data else []


class TagCalls:
    """User tags."""

    create = endpoint(CreateTag)
    list = endpoint(GetTags)
    update = endpoint(UpdateTag)
    delete = endpoint(DeleteTag)
    members = endpoint(GetTagMembers)
    iter_members = paged(GetTagMembers, _openids, cursor("next_openid"))
    tag = endpoint(TagMembers)
    untag = endpoint(UntagMembers)
    of_user = endpoint(GetTagIds)


class Tags(TagCalls, Sync):
    """User tags (用户标签)."""


class AsyncTags(TagCalls, Async):
    """User tags (用户标签)."""
