"""Cooperation accounts of the shop: invited, answered, ended."""

from __future__ import annotations

import re
from base64 import b64encode

from wxkit._call import Ok
from wxkit.store.cooperation import (
    CancelCooperationInvitation,
    CooperationAccount,
    CooperationAccounts,
    CooperationQrcode,
    CooperationQrcodeReply,
    CooperationState,
    CooperationStateReply,
    CooperationStatus,
    CooperationType,
    GetCooperationAccounts,
    GetCooperationInvitation,
    InviteCooperation,
    UnbindCooperation,
    UnbindCooperationInvitation,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.cooperation_book import Account, Cooperations, answer, invite
from wxkit_sandbox.synth import PIXEL
from wxkit_sandbox.world import App

__all__: list[str] = []

WRONG_STATE = 788191005
NOT_BOUND = 788191008
BAD_ID = 803131000
INVALID = {"*": BAD_ID}
S = CooperationStatus
FORMS = {
    CooperationType.OFFICIAL_ACCOUNT: re.compile(r"gh_[0-9a-f]{12}"),
    CooperationType.MINI_PROGRAM: re.compile(r"wx[0-9a-f]{16}"),
}

WithAccount = (
    InviteCooperation
    | GetCooperationInvitation
    | CancelCooperationInvitation
    | UnbindCooperation
    | UnbindCooperationInvitation
)


def _check_id(call: WithAccount) -> CooperationType:
    kind = CooperationType(call.sharer_type)
    form = FORMS.get(kind)
    if form is None or not form.fullmatch(call.sharer_id):
        raise Refusal(BAD_ID)
    return kind


def _account(app: App, call: WithAccount, *needed: CooperationStatus) -> Account:
    """The account, when the cooperation stands there."""
    _check_id(call)
    account = app.state(Cooperations).accounts.get(call.sharer_id)
    if account is None or account.status not in needed:
        raise Refusal(WRONG_STATE)
    return account


@handles(InviteCooperation, invalid=INVALID)
def invite_account(app: App, call: InviteCooperation) -> CooperationQrcodeReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/cooperation/generate_invitation_qrcode.html"""
    kind = _check_id(call)
    accounts = app.state(Cooperations).accounts
    account = accounts.get(call.sharer_id) or _new(app, call.sharer_id, kind)
    if account.invitations and account.status in (S.BOUND, S.INVITED):
        raise Refusal(WRONG_STATE)
    accounts[account.sharer_id] = account
    invite(app, account)
    return CooperationQrcodeReply(data=CooperationQrcode(qrcode_base64=b64encode(PIXEL).decode()))


def _new(app: App, sharer_id: str, kind: CooperationType) -> Account:
    """One of the world's apps, or a stranger's."""
    for known in app.world.apps.values():
        if sharer_id in (known.appid, known.original_id):
            return Account(sharer_id, known.appid, known.name, kind)
    own = kind == CooperationType.MINI_PROGRAM
    account_id = sharer_id if own else "wx" + app.world.ids.hex(16, "appid", sharer_id)
    return Account(sharer_id, account_id, sharer_id, kind)


@handles(GetCooperationInvitation, invalid=INVALID)
def get_invitation(app: App, call: GetCooperationInvitation) -> CooperationStateReply:
    """https://developers.weixin.qq.com/doc/store/API/cooperation/get_invitation.html"""
    _check_id(call)
    account = app.state(Cooperations).accounts.get(call.sharer_id)
    if account is None:
        raise Refusal(NOT_BOUND)
    return CooperationStateReply(data=CooperationState(status=account.status))


@handles(CancelCooperationInvitation, invalid=INVALID)
def cancel_invitation(app: App, call: CancelCooperationInvitation) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/cooperation/cancel_invitation.html"""
    answer(app, _account(app, call, S.INVITED), S.CANCELLED)
    return Ok()


@handles(UnbindCooperation, invalid=INVALID)
def unbind(app: App, call: UnbindCooperation) -> Ok:
    """https://developers.weixin.qq.com/doc/store/API/cooperation/unbind.html"""
    answer(app, _account(app, call, S.BOUND), S.UNBOUND)
    return Ok()


@handles(UnbindCooperationInvitation, invalid=INVALID)
def unbind_invitation(app: App, call: UnbindCooperationInvitation) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/cooperation/unbind.html"""
    answer(app, _account(app, call, S.BOUND), S.UNBOUND)
    return Ok()


@handles(GetCooperationAccounts, invalid=INVALID)
def list_accounts(app: App, call: GetCooperationAccounts) -> CooperationAccounts:
    """https://developers.weixin.qq.com/doc/store/shop/API/cooperation/list_sharer.html"""
    if CooperationType(call.sharer_type) not in FORMS:
        raise Refusal(BAD_ID)
    found = [a for a in app.state(Cooperations).accounts.values() if a.kind == call.sharer_type]
    latest = sorted(found, key=lambda account: account.changed, reverse=True)
    return CooperationAccounts(data_list=[_shown(account) for account in latest])


def _shown(account: Account) -> CooperationAccount:
    shown = CooperationAccount(
        sharer_id=account.sharer_id,
        account_id=account.account_id,
        sharer_name=account.name,
        sharer_type=account.kind,
        status=account.status,
    )
    times = {
        "bind_time": account.times.get(S.BOUND),
        "unbind_time": account.times.get(S.UNBOUND),
        "reject_time": account.times.get(S.REFUSED),
        "cancel_time": account.times.get(S.CANCELLED),
    }
    return shown.model_copy(update={name: at for name, at in times.items() if at is not None})
