"""Events that mini-programs and service accounts share.

https://developers.weixin.qq.com/doc/service/guide/dev/push
https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/subscribe-message.html
"""

from __future__ import annotations

from typing import Any, cast

from pydantic import model_validator
from pydantic.alias_generators import to_pascal

from wxkit.callbacks._push import Event, Id, Many, PascalWire, WireFormat, named

__all__ = [
    "PopupAnswer",
    "SubscribeMsgChange",
    "SubscribeMsgPopup",
    "SubscribeMsgSent",
    "SubscriptionChange",
    "SubscriptionSend",
    "UserAuthorizationCancellation",
    "UserAuthorizationRevoke",
    "UserInfoModified",
]


class _SubscribeMsg(Event):
    """Its items are under `List`: at the top in JSON, inside an element named after the event in XML."""

    @model_validator(mode="before")
    @classmethod
    def _lift(cls, data: Any) -> Any:
        wrapper = to_pascal(cls.model_fields["event"].default)
        if not isinstance(data, dict) or wrapper not in data:
            return cast("Any", data)
        rest = dict(cast("dict[str, Any]", data))
        wrapped = rest.pop(wrapper)
        return rest | (cast("dict[str, Any]", wrapped) if isinstance(wrapped, dict) else {})

    def to_wire(self, format: WireFormat = "json") -> dict[str, Any]:  # noqa: A002 - as in Push
        """In JSON every value is a text and a single item stands without its list, as WeChat sends it."""
        fields = super().to_wire(format)
        items = fields.pop("List", [])
        if format == "xml":
            return fields | {
                to_pascal(cast("str", type(self).model_fields["event"].default)): {"List": items}
            }
        texts = {name: str(value) for name, value in fields.items()}
        return texts | {"List": items[0] if len(items) == 1 else items}


class PopupAnswer(PascalWire):
    """What the person chose for one template."""

    template_id: Id = ""
    subscribe_status_string: str = ""
    """`accept` or `reject`."""
    popup_scene: str = ""
    """0 mini-program page, 1 H5 page, 2 article."""


class SubscribeMsgPopup(_SubscribeMsg, event="subscribe_msg_popup_event"):
    """The person answered the subscription dialog (订阅消息弹窗)."""

    items: Many[PopupAnswer] = named("List", ())


class SubscriptionChange(PascalWire):
    """A template the person no longer wants."""

    template_id: Id = ""
    subscribe_status_string: str = ""
    """Only `reject` is pushed."""


class SubscribeMsgChange(_SubscribeMsg, event="subscribe_msg_change_event"):
    """The person changed subscriptions on the settings page."""

    items: Many[SubscriptionChange] = named("List", ())


class SubscriptionSend(PascalWire):
    """What became of one send."""

    template_id: Id = ""
    msg_id: Id = named("MsgID")
    error_code: str = ""
    """`0` when it arrived."""
    error_status: str = ""
    """`success`, else the reason."""


class SubscribeMsgSent(_SubscribeMsg, event="subscribe_msg_sent_event"):
    """A subscribe message (订阅消息) was delivered, or not."""

    items: Many[SubscriptionSend] = named("List", ())


class _ProfileEvent(Event):
    open_id: Id = named("OpenID")
    app_id: str = named("AppID")
    union_id: str = named("UnionID")


class UserInfoModified(_ProfileEvent, event="user_info_modified"):
    """The person changed their profile (授权用户资料变更)."""


class UserAuthorizationRevoke(_ProfileEvent, event="user_authorization_revoke"):
    """The person withdrew an authorisation (授权用户资料撤回); delete that data."""

    revoke_info: str = ""
    """In a mini-program 1 plate, 2 address, 3 invoice, 4 bluetooth, 5 microphone, 6 nickname and avatar,
    7 camera, 8 phone, 12 steps, 13 place, 14 picture or video, 15 file, 16 email, 18 chosen place,
    19 nickname typed, 20 avatar chosen; on web pages 201 address, 202 invoice, 203 card, 204 microphone,
    205 nickname and avatar, 206 place, 207 picture or video."""
    plugin_id: str = named("PluginID")
    open_pid: str = named("OpenPID")


class UserAuthorizationCancellation(_ProfileEvent, event="user_authorization_cancellation"):
    """The person closed their WeChat account (用户注销); delete their data."""
