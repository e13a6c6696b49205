"""Members of live streaming (直播成员) and their roles."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.miniprogram.live_members import (
    DeleteRole,
    GetRoles,
    LiveMember,
    LiveRole,
    LiveRoles,
    RoleGiven,
    SetRole,
)
from wxkit.miniprogram.live_rooms import LiveStatus
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.live_book import LiveBook
from wxkit_sandbox.miniprogram.live_checks import proof_address, proved, wechat_user
from wxkit_sandbox.people import Person
from wxkit_sandbox.service_account.media import picture_url
from wxkit_sandbox.world import App

__all__ = ["Members"]

BAD = {"*": 200002}
NOT_ACCEPTED, NOT_PROVED, FULL, HAS_IT, PLANNED, HAS_IT_NOT = 400001, 400002, 400003, 400004, 400005, 2003
MOST = {LiveRole.ADMIN: 10, LiveRole.ANCHOR: 500, LiveRole.OPERATOR: 500}


@dataclass(slots=True)
class Member:
    """Somebody with roles."""

    person: Person
    roles: list[LiveRole] = field(default_factory=list[LiveRole])
    updated: int = 0


@dataclass(slots=True)
class Members:
    """All members by person id, oldest first."""

    members: dict[str, Member] = field(default_factory=dict[str, Member])

    def count(self, role: LiveRole) -> int:
        return sum(role in member.roles for member in self.members.values())


@handles(SetRole, invalid=BAD)
def set_role(app: App, call: SetRole) -> RoleGiven:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/role-management/api_getrolelistdw"""
    person, role = _person(app, call.username), LiveRole(call.role)
    book = app.state(Members)
    member = book.members.get(person.id, Member(person))
    if role in member.roles:
        raise Refusal(HAS_IT)
    if role == LiveRole.ANCHOR and not proved(app, person):
        raise Refusal(NOT_PROVED, codeurl=proof_address(app))
    if book.count(role) >= MOST[role]:
        raise Refusal(FULL)
    member.roles.append(role)
    member.updated = app.world.clock.time()
    book.members[person.id] = member
    return RoleGiven()


@handles(DeleteRole, invalid=BAD)
def delete_role(app: App, call: DeleteRole) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/role-management/api_deleterole"""
    person, role = _person(app, call.username), LiveRole(call.role)
    members = app.state(Members).members
    member = members.get(person.id)
    if member is None or role not in member.roles:
        raise Refusal(HAS_IT_NOT)
    if role == LiveRole.ANCHOR and _has_plans(app, person):
        raise Refusal(PLANNED)
    member.roles.remove(role)
    member.updated = app.world.clock.time()
    if not member.roles:
        del members[person.id]
    return Ok()


@handles(GetRoles, invalid=BAD)
def get_roles(app: App, call: GetRoles) -> LiveRoles:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/role-management/api_getrolelist"""
    keyword = call.keyword or ""
    found = [
        member
        for member in app.state(Members).members.values()
        if call.role in (LiveRole.ALL, *member.roles)
        and (keyword in member.person.id or keyword in member.person.nickname)
    ]
    page = found[call.offset : call.offset + call.limit]
    return LiveRoles(list=[_seen(app, member) for member in page], total=len(found))


def _person(app: App, wechat_id: str) -> Person:
    return wechat_user(app, wechat_id, malformed=NOT_ACCEPTED, unknown=NOT_ACCEPTED)


def _has_plans(app: App, person: Person) -> bool:
    rooms = app.state(LiveBook).rooms.values()
    return any(room.anchor is person and room.status == LiveStatus.NOT_STARTED for room in rooms)


def _seen(app: App, member: Member) -> LiveMember:
    person = member.person
    return LiveMember(
        openid=app.openid(person),
        username=f"{person.id[:2]}****{person.id[-2:]}",
        nickname=person.nickname,
        headingimg=picture_url(app, f"head/{person.id}"),
        roleList=list(member.roles),
        updateTimestamp=member.updated,
    )
