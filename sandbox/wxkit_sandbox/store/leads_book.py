"""Numbers that people leave in the shop's live rooms (留资), and the forms that ask for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store.leads import LeadsComponentStatus
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.lives import Room
from wxkit_sandbox.world import App

__all__ = ["Component", "Lead", "LeadsBook", "LiveForm", "leave_number", "new_component", "show_form"]


@dataclass(slots=True)
class Component:
    """A form that asks for a number (留资组件)."""

    component_id: str
    description: str
    status: LeadsComponentStatus = LeadsComponentStatus.APPROVED
    lives: list[str] = field(default_factory=list[str])
    """Ids of the live rooms' requests in which it was shown, oldest first."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Somebody left a number."""

    person: Person
    at: int
    request_id: str


@dataclass(slots=True)
class LiveForm:
    """A form in a live room."""

    request_id: str
    component_id: str
    room: Room
    opened: dict[str, None] = field(default_factory=dict[str, None])
    """Who opened it."""
    leads: list[int] = field(default_factory=list[int])
    """Places of the leads in the book."""


@dataclass(slots=True)
class LeadsBook:
    """All forms and leads of the shop's Channels account, oldest first."""

    components: dict[str, Component] = field(default_factory=dict[str, Component])
    lives: dict[str, LiveForm] = field(default_factory=dict[str, LiveForm])
    """By the id by which calls ask for one live room (request_id)."""
    leads: list[Lead] = field(default_factory=list[Lead])
    by_component: dict[str, list[int]] = field(default_factory=dict[str, list[int]])

    def form(self, room: Room, component_id: str) -> LiveForm | None:
        """The form in this live room, if it is shown there."""
        for request_id in self.components[component_id].lives:
            if self.lives[request_id].room is room:
                return self.lives[request_id]
        return None


def new_component(app: App, description: str) -> Component:
    """The merchant makes a form, and its review passes."""
    component = Component(str(app.world.ids.count("leads-component", 100_000_001)), description)
    app.state(LeadsBook).components[component.component_id] = component
    return component


def show_form(app: App, room: Room, component: Component) -> LiveForm:
    """Show the form in a live room."""
    request_id = str(app.world.ids.count("leads-request", 500_000_001))
    book = app.state(LeadsBook)
    book.lives[request_id] = form = LiveForm(request_id, component.component_id, room)
    component.lives.append(request_id)
    return form


def leave_number(app: App, form: LiveForm, person: Person) -> None:
    """Somebody opens the form and leaves their number."""
    book = app.state(LeadsBook)
    form.opened[person.id] = None
    place = len(book.leads)
    book.leads.append(Lead(person, app.world.clock.time(), form.request_id))
    form.leads.append(place)
    book.by_component.setdefault(form.component_id, []).append(place)
