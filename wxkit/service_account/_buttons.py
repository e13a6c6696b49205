"""Buttons and rules of menus as they are sent, with the limits of WeChat."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self, TypeAlias, cast

from pydantic import Field, model_validator

from wxkit._call import Input
from wxkit.service_account._checks import max_bytes, problem

__all__ = ["REMOVED", "Button", "ButtonType", "MatchRule", "SubButton"]

ButtonType: TypeAlias = Literal[
    "click",
    "view",
    "scancode_push",
    "scancode_waitmsg",
    "pic_sysphoto",
    "pic_photo_or_album",
    "pic_weixin",
    "location_select",
    "media_id",
    "view_limited",
    "article_id",
    "article_view_limited",
    "miniprogram",
]
NEEDS: dict[str, tuple[str, ...]] = {
    "view": ("url",),
    "media_id": ("media_id",),
    "view_limited": ("media_id",),
    "article_id": ("article_id",),
    "article_view_limited": ("article_id",),
    "miniprogram": ("url", "appid", "pagepath"),
}
"""What a type needs; the others need a key."""
REMOVED = ("sex", "country", "province", "city", "language", "group_id")
"""What a rule can no longer ask for."""


class _Action(Input):
    """What happens at a tap."""

    type: ButtonType | None = None
    """What the button does; left out by a button that opens others."""
    key: Annotated[str, Field(min_length=1), max_bytes(128)] | None = None
    """Comes back as EventKey; for click, scan, picture and location buttons. At most 128 bytes."""
    url: Annotated[str, Field(min_length=1), max_bytes(1024)] | None = None
    """For view, and for miniprogram on old clients. At most 1024 bytes."""
    media_id: str | None = None
    """For media_id and view_limited: permanent material."""
    article_id: str | None = None
    """For article_id and article_view_limited: a published article."""
    appid: str | None = None
    """For miniprogram: one that is linked to the account."""
    pagepath: str | None = None
    """For miniprogram: the page."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.type is not None:
            for name in NEEDS.get(self.type, ("key",)):
                if not getattr(self, name):
                    raise problem(f"a button of type {self.type} needs it", name)
        return self


class SubButton(_Action):
    """A button below another (二级菜单)."""

    name: Annotated[str, Field(min_length=1), max_bytes(60)]
    """At most 60 bytes; 8 Han characters show."""
    sub_button: list[Input] | None = Field(default=None, max_length=0)
    """Always empty: menus have two levels."""

    @model_validator(mode="after")
    def _acts(self) -> Self:
        if self.type is None:
            raise problem("a button without others below it needs a type", "type")
        return self


class Button(_Action):
    """A button of the bar (一级菜单): it acts, or it opens others."""

    name: Annotated[str, Field(min_length=1), max_bytes(16)]
    """At most 16 bytes; 4 Han characters show."""
    sub_button: list[SubButton] | None = Field(default=None, max_length=5)
    """1 to 5 buttons; then `type` is left out."""

    @model_validator(mode="after")
    def _acts_or_opens(self) -> Self:
        if self.type is None and not self.sub_button:
            raise problem(
                "a button has a type or sub buttons", "type" if self.sub_button is None else "sub_button"
            )
        return self


class MatchRule(Input):
    """Whom a conditional menu is for; at least one field."""

    tag_id: str | None = None
    """A tag's id. Somebody with several tags counts by the one given last."""
    client_platform_type: Literal["1", "2", "3"] | None = None
    """`1` iOS, `2` Android, `3` other."""

    @model_validator(mode="before")
    @classmethod
    def _no_privacy(cls, data: Any) -> Any:
        if isinstance(data, dict):
            for name in REMOVED:
                if cast("dict[str, Any]", data).get(name):
                    raise problem("WeChat no longer matches by it", name)
        return cast("Any", data)

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.tag_id and not self.client_platform_type:
            raise problem("a matchrule has at least one field")
        return self
