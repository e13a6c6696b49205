"""Settings and helpers that the tests of callbacks share."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from wxkit.callbacks import Event, Id, Message, NumberId, Push, Receiver, Sender, Wire, events
from wxkit.callbacks._push import WireFormat
from wxkit.callbacks._receiver import Mode, to_text

W = TypeVar("W", bound=Wire)

TOKEN = "AAAAA"
KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
OTHER_KEY = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg"
APPID = "wx0"
NOW = 1714036504


def now() -> float:
    return NOW


def sender(mode: Mode = "secure", wire_format: WireFormat = "xml") -> Sender:
    return Sender(TOKEN, appid=APPID, aes_key=KEY, mode=mode, wire_format=wire_format, clock=now)


def receiver(mode: Mode = "secure", **options: Any) -> Receiver:
    return Receiver(TOKEN, **{"appid": APPID, "aes_key": KEY, "mode": mode, "clock": now} | options)


def body_of(push: Push, wire_format: WireFormat) -> bytes:
    return to_text(push.to_wire(wire_format), wire_format).encode()


def kinds() -> list[type[Push]]:
    """Every class that stands for an event or a message."""
    events.load_all()
    return sorted(set(Push.__kinds__.values()), key=lambda kind: kind.__qualname__)


def filled(kind: type[W]) -> W:
    """An instance with every field set to something that is not its zero value."""
    envelope = {"msg_type", "event"} if issubclass(kind, Event | Message) else set[str]()
    names = [name for name in kind.model_fields if name not in envelope]
    return kind(**{name: _value(kind.model_fields[name].annotation, i) for i, name in enumerate(names, 1)})


def _value(annotation: Any, number: int) -> Any:
    if annotation in (str, Id, NumberId):
        return str(3705115058471208928 + number)
    if annotation in (int, float):
        return annotation(number)
    if issubclass(type(annotation), type) and issubclass(annotation, Wire):
        return filled(annotation)
    return (_value(get_args(annotation)[0], number), _value(get_args(annotation)[0], number + 1))
