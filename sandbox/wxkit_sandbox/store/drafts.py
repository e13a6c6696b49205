"""Drafts of products and free items: when they may be edited, and how WeChat takes them in."""

from __future__ import annotations

from datetime import datetime

from wxkit.store._product_enums import EditStatus, ProductStatus
from wxkit_sandbox.clock import SHANGHAI
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.auditing import submit
from wxkit_sandbox.store.shelf import Shelf, ShelfItem
from wxkit_sandbox.world import App

__all__ = ["DELETED", "editable", "moment", "take_in"]

DELETED = {ProductStatus.RECYCLED, ProductStatus.ERASED}


def editable(item: ShelfItem) -> ShelfItem:
    """The item, unless it is deleted (10020008) or in audit (10020049)."""
    if item.status in DELETED:
        raise Refusal(10020008)
    if item.edit_status == EditStatus.AUDITING:
        raise Refusal(10020049)
    return item


def take_in(app: App, item: ShelfItem, *, listing: bool, later: bool = False) -> None:
    """The draft was written: submit it when it shall be listed. Many SKUs take their time."""
    takes = app.world.settings.upload_takes
    if later and takes:
        item.edit_status = EditStatus.UPLOADING
        item.uploads += 1
        app.world.clock.call_after(takes, _taken_in, app, item.product_id, item.uploads, listing)
        return
    item.edit_status = EditStatus.EDITING
    if listing:
        submit(app, item)


def _taken_in(app: App, product_id: str, upload: int, listing: bool) -> None:
    """Timer: WeChat has written the SKUs, unless others were sent since."""
    item = app.state(Shelf).items[product_id]
    if item.edit_status == EditStatus.UPLOADING and item.uploads == upload:
        take_in(app, item, listing=listing)


def moment(now: float) -> str:
    """`YYYY-MM-DD HH:MM:SS` in Shanghai."""
    return datetime.fromtimestamp(now, SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
