"""User tags: made, renamed, deleted, put on followers and taken off."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.service_account.tags import (
    CreateTag,
    DeleteTag,
    GetTagIds,
    GetTagMembers,
    GetTags,
    OpenidPage,
    TagCount,
    TagCreated,
    TagIds,
    TagList,
    TagMembers,
    TagSummary,
    TagUsers,
    UntagMembers,
    UpdateTag,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.followers import Follower, Followers, follower_of
from wxkit_sandbox.world import App

__all__ = ["TagBook"]

TAGS = 100
TAGS_A_USER = 20
PAGE = 10_000
SYSTEM = (0, 1, 2)
FIRST = 100
NAME_CODES = {"name": 45158, "id": 45159}


@dataclass(slots=True)
class TagBook:
    """Names of the account's tags by id."""

    names: dict[int, str] = field(default_factory=dict[int, str])
    next_id: int = FIRST

    def check_name(self, name: str) -> None:
        if not name or name in self.names.values():
            raise Refusal(45157)

    def check_own(self, tag_id: int) -> None:
        """The tag exists and is not one of WeChat's."""
        if tag_id in SYSTEM:
            raise Refusal(45058)
        if tag_id not in self.names:
            raise Refusal(45159)


@handles(CreateTag, invalid=NAME_CODES)
def create_tag(app: App, call: CreateTag) -> TagCreated:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_createtag"""
    book = app.state(TagBook)
    book.check_name(call.name)
    if len(book.names) >= TAGS:
        raise Refusal(45056)
    tag_id, book.next_id = book.next_id, book.next_id + 1
    book.names[tag_id] = call.name
    return TagCreated(tag=TagSummary(id=tag_id, name=call.name))


@handles(GetTags)
def get_tags(app: App, call: GetTags) -> TagList:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_gettags"""
    counts: dict[int, int] = {}
    for follower in app.state(Followers).active():
        for tag_id in follower.tags:
            counts[tag_id] = counts.get(tag_id, 0) + 1
    names = app.state(TagBook).names.items()
    return TagList(
        tags=[TagCount(id=tag_id, name=name, count=counts.get(tag_id, 0)) for tag_id, name in names]
    )


@handles(UpdateTag, invalid=NAME_CODES)
def update_tag(app: App, call: UpdateTag) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_updatetag"""
    book = app.state(TagBook)
    book.check_own(call.id)
    if book.names[call.id] != call.name:
        book.check_name(call.name)
    book.names[call.id] = call.name
    return Ok()


@handles(DeleteTag, invalid=NAME_CODES)
def delete_tag(app: App, call: DeleteTag) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_deletetag"""
    book = app.state(TagBook)
    book.check_own(call.id)
    del book.names[call.id]
    for follower in app.state(Followers).by_openid.values():
        follower.tags = [tag_id for tag_id in follower.tags if tag_id != call.id]
    return Ok()


@handles(GetTagMembers, invalid={"tagid": 45159})
def get_tag_members(app: App, call: GetTagMembers) -> TagUsers:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_gettagfans"""
    _known(app, call.tagid)
    if call.next_openid and app.person(call.next_openid) is None:
        raise Refusal(40003)
    openids = [follower.openid for follower in app.state(Followers).active() if call.tagid in follower.tags]
    page = after(openids, call.next_openid)[:PAGE]
    if not page:
        return TagUsers(count=0)
    return TagUsers(count=len(page), data=OpenidPage(openid=page), next_openid=page[-1])


@handles(TagMembers, invalid={"tagid": 45159})
def tag_members(app: App, call: TagMembers) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_batchtagging"""
    _known(app, call.tagid)
    followers = _followers(app, call.openid_list)
    if any(len(follower.tags) >= TAGS_A_USER and call.tagid not in follower.tags for follower in followers):
        raise Refusal(45059)
    for follower in followers:
        follower.tags = [tag_id for tag_id in follower.tags if tag_id != call.tagid] + [call.tagid]
    return Ok()


@handles(UntagMembers, invalid={"tagid": 45159})
def untag_members(app: App, call: UntagMembers) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_batchuntagging"""
    _known(app, call.tagid)
    for follower in _followers(app, call.openid_list):
        follower.tags = [tag_id for tag_id in follower.tags if tag_id != call.tagid]
    return Ok()


@handles(GetTagIds)
def get_tag_ids(app: App, call: GetTagIds) -> TagIds:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_getidlist"""
    return TagIds(tagid_list=follower_of(app, call.openid, unknown=49003).tags)


def after(openids: list[str], cursor: str | None) -> list[str]:
    """What follows the cursor; everything when there is none."""
    if not cursor:
        return openids
    return openids[openids.index(cursor) + 1 :] if cursor in openids else []


def _known(app: App, tag_id: int) -> None:
    if tag_id not in SYSTEM and tag_id not in app.state(TagBook).names:
        raise Refusal(45159)


def _followers(app: App, openids: list[str]) -> list[Follower]:
    return [follower_of(app, openid, unknown=49003) for openid in openids]
