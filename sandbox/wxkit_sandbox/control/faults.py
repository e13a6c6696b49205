"""`/_sandbox/faults`: what goes wrong on demand."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._registry import load_all, registry
from wxkit_sandbox.control.listed import Listed
from wxkit_sandbox.control.steering import steers
from wxkit_sandbox.faults import Fault, FaultKind, full_name
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import World

__all__ = ["AddFault", "AsyncFaults", "DeleteFaults", "FaultAdded", "FaultShown", "Faults", "GetFaults"]


class FaultShown(Output):
    """One rule, and how often it fired."""

    id: int = 0
    kind: str = ""
    match: str = "*"
    errcode: int = 0
    errmsg: str = ""
    status: int = 0
    seconds: float = 0.0
    times: int | None = None
    every: int = 1
    probability: float = 1.0
    seen: int = 0
    """How many requests matched."""
    fired: int = 0


class FaultAdded(Reply):
    """The id of the new rule."""

    id: int = 0


class FaultsDeleted(Reply):
    """How many rules are gone."""

    deleted: int = 0


class GetFaults(Call[Listed[FaultShown]], get="/_sandbox/faults", auth="none"):
    """All rules of the world; the first that matches and fires wins."""


class AddFault(Call[FaultAdded], post="/_sandbox/faults", auth="none"):
    """Let matching requests go wrong: the next `times`, every `every`-th, or with `probability`.

    `errcode` refuses, `drop_reply` carries the call out and cuts the connection, `delay` answers late,
    `http_status` answers with a gateway's page, `close` cuts the connection before anything happens.
    """

    kind: FaultKind
    match: str = "*"
    """A path, the name of a Call class, or `*` for every request."""
    errcode: int = -1
    errmsg: str = ""
    """Text instead of WeChat's own (`errcode` only)."""
    status: int = Field(default=502, ge=400, le=599)
    seconds: float = Field(default=0.0, ge=0, allow_inf_nan=False)
    """How late the answer is (`delay` only)."""
    times: int | None = Field(default=None, ge=1)
    every: int = Field(default=1, ge=1)
    probability: float = Field(default=1.0, ge=0, le=1)

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if self.kind == "errcode" and self.errcode == 0:
            raise ValueError("errcode 0 is no error")
        if self.kind == "delay" and not self.seconds:
            raise ValueError("a delay needs seconds")
        return self


class DeleteFaults(Call[FaultsDeleted], post="/_sandbox/faults/delete", auth="none"):
    """Forget one rule, or all."""

    id: int | None = None


@steers(GetFaults)
def get_faults(world: World, call: GetFaults) -> Listed[FaultShown]:
    """In the order in which they are tried."""
    names = tuple(FaultShown.model_fields)
    return Listed[FaultShown](
        items=[FaultShown(**{name: getattr(fault, name) for name in names}) for fault in world.faults]
    )


@steers(AddFault)
def add_fault(world: World, call: AddFault) -> FaultAdded:
    """A name that no call has is refused, because it would never fire."""
    if call.match != "*" and not call.match.startswith("/") and not _declared(call.match):
        raise Refusal(400, f"no call is named {call.match!r}; give a path, the name of a Call class, or *")
    return FaultAdded(id=world.faults.add(Fault(**call.model_dump())).id)


@steers(DeleteFaults)
def delete_faults(world: World, call: DeleteFaults) -> FaultsDeleted:
    """With an id it has to exist."""
    if call.id is None:
        return FaultsDeleted(deleted=world.faults.clear())
    if not world.faults.remove(call.id):
        raise Refusal(400, f"there is no fault {call.id}")
    return FaultsDeleted(deleted=1)


def _declared(name: str) -> bool:
    load_all()
    return any(name in (call.__name__, full_name(call)) for _, call in registry.rows())


class FaultCalls:
    """What goes wrong on demand."""

    list = endpoint(GetFaults)
    add = endpoint(AddFault)
    delete = endpoint(DeleteFaults)


class Faults(FaultCalls, Sync):
    """What goes wrong on demand."""


class AsyncFaults(FaultCalls, Async):
    """What goes wrong on demand."""
