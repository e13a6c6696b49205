"""The tracks of parcels that a mini-program sent by express (物流助手)."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks.events import AddExpressPath, ExpressAction
from wxkit_sandbox.world import App

__all__ = ["Tracks", "move_parcel"]


@dataclass(slots=True)
class Tracks:
    """What was scanned of each parcel, by courier and waybill, oldest first."""

    actions: dict[tuple[str, str], list[ExpressAction]] = field(
        default_factory=dict[tuple[str, str], list[ExpressAction]]
    )


def move_parcel(app: App, delivery_id: str, waybill_id: str, order_id: str, kind: int, text: str) -> None:
    """A courier scans a parcel: event `add_express_path`, with its whole track."""
    track = app.state(Tracks).actions.setdefault((delivery_id, waybill_id), [])
    track.append(ExpressAction(action_time=app.world.clock.time(), action_type=kind, action_msg=text))
    app.emit(
        AddExpressPath(
            delivery_id=delivery_id,
            waybill_id=waybill_id,
            order_id=order_id,
            version=len(track),
            count=len(track),
            actions=tuple(track),
        )
    )
