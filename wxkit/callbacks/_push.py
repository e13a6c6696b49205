"""What every push has in common, and how a class comes to stand for one event or message.

https://developers.weixin.qq.com/doc/service/guide/dev/push
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, TypeVar, Unpack, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic.alias_generators import to_pascal

from wxkit._numbers import as_number

__all__ = [
    "AnyPush",
    "Event",
    "Id",
    "Many",
    "Message",
    "NumberId",
    "PascalWire",
    "Push",
    "Secret",
    "SnakeEvent",
    "UnknownEvent",
    "UnknownMessage",
    "Wire",
    "WireFormat",
    "named",
]

T = TypeVar("T")
WireFormat: TypeAlias = Literal["xml", "json"]


class _Identifies:
    """Marks the fields that tell two pushes of one second apart."""


def _as_tuple(value: Any) -> Any:
    if value is None or value == "":
        return ()
    return cast("Iterable[Any]", value) if isinstance(value, list | tuple) else (value,)


Id: TypeAlias = Annotated[str, _Identifies()]
"""The object a push is about; part of `dedup_key`."""

NumberId: TypeAlias = Annotated[str, _Identifies(), PlainSerializer(as_number)]
"""An id that travels as a bare number above 2^53 and is a str here, so that no digit is lost."""

Many: TypeAlias = Annotated[tuple[T, ...], BeforeValidator(_as_tuple)]
"""A list; one item may come without its list, and none as an empty element."""

Secret: TypeAlias = Annotated[str, Field(repr=False)]
"""A value that reprs leave out, such as a phone number."""


def named(wire: str, default: Any = "") -> Any:
    """A field whose name on the wire is irregular."""
    return Field(default=default, validation_alias=wire, serialization_alias=wire)


class Wire(BaseModel):
    """An object of a push; its fields have the same names on the wire. Unknown fields are kept.

    Every field has a zero value as its default, so that a field WeChat left out never breaks a handler.
    """

    model_config = ConfigDict(
        extra="allow",
        frozen=True,
        coerce_numbers_to_str=True,
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
    )

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Only known fields that were set: what is unknown may be private."""
        for name, info in type(self).model_fields.items():
            if info.repr and name in self.model_fields_set:
                yield name, getattr(self, name)


class PascalWire(Wire):
    """An object whose fields are in PascalCase on the wire."""

    model_config = ConfigDict(alias_generator=to_pascal)


class Push(PascalWire):
    """The envelope of every push. Times are in Unix seconds."""

    to_user_name: str = named("ToUserName")
    """The account's original id (`gh_…`)."""
    from_user_name: str = named("FromUserName")
    """The person's openid; for some events an openid of WeChat's own."""
    create_time: int = named("CreateTime", 0)
    msg_type: str = named("MsgType")

    __kinds__: ClassVar[dict[tuple[str, str], type[Push]]] = {}

    @property
    def dedup_key(self) -> str:
        """The same for every delivery of this push, and another for every other push."""
        parts = (self.msg_type, self.from_user_name, str(self.create_time), *_identity(self))
        return ":".join(filter(None, parts))

    def to_wire(self, format: WireFormat = "json") -> dict[str, Any]:  # noqa: A002 - WeChat's word for it
        """The fields that were set, under their names on the wire, the envelope first."""
        fields = self.model_dump(mode="json", by_alias=True, exclude_unset=True)
        return self._envelope() | fields

    def _envelope(self) -> dict[str, Any]:
        return {
            "ToUserName": self.to_user_name,
            "FromUserName": self.from_user_name,
            "CreateTime": self.create_time,
            "MsgType": self.msg_type,
        }

    @classmethod
    def _register(cls, msg_type: str, event: str = "") -> None:
        key = (msg_type, event.lower())
        known = Push.__kinds__.setdefault(key, cls)
        if known is not cls:
            raise TypeError(
                f"{event or msg_type} is {known.__qualname__} already, not also {cls.__qualname__}"
            )


class Event(Push):
    """A push with `MsgType` event. A subclass names its event: `class Subscribe(Event, event="subscribe")`.

    `also` is a second name of the same event. Names are looked up without regard to case.
    """

    event: str = named("Event")

    def __init_subclass__(cls, event: str = "", also: str = "", **kwargs: Unpack[ConfigDict]) -> None:
        super().__init_subclass__(**kwargs)

    @classmethod
    def __pydantic_init_subclass__(cls, event: str = "", also: str = "", **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls.model_fields["msg_type"].default = "event"
        if event:
            cls.model_fields["event"].default = event
        for name in filter(None, (event, also)):
            cls._register("event", name)

    @property
    def dedup_key(self) -> str:
        """Sender, second, event and the ids of what it is about: events have no id of their own."""
        parts = (self.event, self.from_user_name, str(self.create_time), *_identity(self))
        return ":".join(filter(None, parts))

    def _envelope(self) -> dict[str, Any]:
        return super()._envelope() | {"Event": self.event}


class SnakeEvent(Event):
    """An event whose own fields are in snake_case on the wire, after the same envelope."""

    model_config = ConfigDict(alias_generator=None)


class Message(Push):
    """Something a person sent. A subclass names its type: `class Text(Message, msg_type="text")`."""

    msg_id: Id = ""
    """64-bit; the same in every delivery of the message."""
    msg_data_id: str = ""
    """The article a reply refers to."""
    idx: str = ""
    """Which article of several, from 1."""

    def __init_subclass__(cls, msg_type: str = "", **kwargs: Unpack[ConfigDict]) -> None:
        super().__init_subclass__(**kwargs)

    @classmethod
    def __pydantic_init_subclass__(cls, msg_type: str = "", **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if msg_type:
            cls.model_fields["msg_type"].default = msg_type
            cls._register(msg_type)

    @property
    def dedup_key(self) -> str:
        """MsgId, or sender and second when there is none."""
        return f"message:{self.msg_id}" if self.msg_id else super().dedup_key

    def to_wire(self, format: WireFormat = "json") -> dict[str, Any]:  # noqa: A002 - as in Push
        """As in Push, with MsgId behind the message's own fields, where WeChat puts it."""
        fields = super().to_wire(format)
        last = {name: fields.pop(name) for name in ("MsgId", "MsgDataId", "Idx") if name in fields}
        return fields | {name: as_number(value) for name, value in last.items()}


class _Whole(Push):
    """A push of a kind that wxkit does not know, kept as it came."""

    _raw: dict[str, Any] = {}
    _text: str = ""

    @property
    def raw(self) -> dict[str, Any]:
        """Every field as it came."""
        return self._raw

    @property
    def text(self) -> str:
        """The XML or JSON as it came, decrypted."""
        return self._text

    def keep(self, raw: dict[str, Any], text: str) -> None:
        """Remember what came."""
        self._raw = raw
        self._text = text


class UnknownEvent(_Whole, Event):
    """An event that has no class here; `raw` and `text` hold all of it."""


class UnknownMessage(_Whole, Message):
    """A message that has no class here; `raw` and `text` hold all of it."""


AnyPush: TypeAlias = Event | Message


def _identity(wire: Wire) -> Iterator[str]:
    for name, info in type(wire).model_fields.items():
        value = getattr(wire, name)
        if any(isinstance(mark, _Identifies) for mark in info.metadata):
            yield value
        elif isinstance(value, Wire):
            yield from _identity(value)
        elif isinstance(value, tuple):
            for item in cast("Iterable[Any]", value):
                if isinstance(item, Wire):
                    yield from _identity(item)
