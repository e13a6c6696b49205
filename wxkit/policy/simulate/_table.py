"""Orders of a CSV or Parquet file as facts: one row a line of an order.

Needed are `order_id`, `payer`, `paid_at` and `paid`; the other columns may be missing or empty. Money is in
fen; moments are Unix seconds or ISO 8601 (Asia/Shanghai unless they name a zone). What is said of an order as
a whole (payer, referrer, gift …) is taken from its first row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from wxkit._errors import ConfigError
from wxkit.policy.facts import (
    Fact,
    GiftAccepted,
    GiftExpired,
    GiftSent,
    Line,
    LineRefund,
    OrderPaid,
    OrderRefunded,
    OrderSettled,
)

__all__ = ["COLUMNS", "facts_of_rows", "facts_of_table"]

COLUMNS = {
    "order_id": "id of the order",
    "payer": "who paid; of a gift, the giver",
    "paid_at": "when",
    "paid": "fen really paid for the line, without freight",
    "product_id": "product of the line",
    "sku_id": "SKU of the line",
    "categories": "category ids from the root down, with / between them",
    "count": "pieces",
    "freight": "fen, of the order",
    "referrer": "who referred the order",
    "gift": "1 for a gift",
    "receiver": "who accepted the gift; empty when nobody did",
    "accepted_at": "when",
    "settled_at": "when the order was settled",
    "refunded": "fen given back on the line, without freight",
    "refunded_at": "when",
}
"""Every column, with what it holds."""
NEEDED = ("order_id", "payer", "paid_at", "paid")
SHANGHAI = ZoneInfo("Asia/Shanghai")
GIFT_LIVES = 24 * 3600

Row = Mapping[str, Any]


def facts_of_table(path: Path) -> list[Fact]:
    """Read a `.csv` or `.parquet` file. Raises ConfigError with the row and the column that are wrong."""
    rows = _parquet(path) if path.suffix == ".parquet" else _csv(path)
    return facts_of_rows(rows, str(path))


def facts_of_rows(rows: Iterable[Row], where: str = "the table") -> list[Fact]:
    """Facts of all orders, oldest first."""
    orders: dict[str, list[_Line]] = {}
    for number, row in enumerate(rows, 2):
        line = _Line(row, f"{where}, row {number}")
        orders.setdefault(line.text("order_id"), []).append(line)
    found = (fact for order_id, lines in orders.items() for fact in _order(order_id, lines))
    return sorted(found, key=lambda fact: fact.at)


def _csv(path: Path) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from None


def _parquet(path: Path) -> Iterator[Row]:
    try:
        parquet: Any = import_module("pyarrow.parquet")  # it comes without types
    except ModuleNotFoundError:
        raise ConfigError(f"{path}: Parquet needs pyarrow: pip install 'wxkit-sdk[parquet]'") from None
    try:
        for batch in parquet.ParquetFile(path).iter_batches():
            yield from batch.to_pylist()
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path} cannot be read: {error}") from None


class _Line:
    """One row, read with an eye on mistakes."""

    def __init__(self, row: Row, where: str) -> None:
        self._row = row
        self._where = where
        for column in NEEDED:
            if not self.text(column):
                raise ConfigError(f"{where}: {column} is missing ({COLUMNS[column]})")

    def text(self, column: str) -> str:
        value = self._row.get(column)
        return "" if value is None else str(value).strip()

    def whole(self, column: str, default: int = 0) -> int:
        text = self.text(column)
        if not text:
            return default
        try:
            return int(text)
        except ValueError:
            raise ConfigError(f"{self._where}: {column} is {text!r}, not a whole number") from None

    def moment(self, column: str) -> int:
        text = self.text(column)
        if not text or text.isdecimal():
            return int(text or 0)
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            raise ConfigError(
                f"{self._where}: {column} is {text!r}, neither Unix seconds nor ISO 8601"
            ) from None
        return int((found if found.tzinfo else found.replace(tzinfo=SHANGHAI)).timestamp())

    @property
    def key(self) -> str:
        return f"{self.text('product_id')}/{self.text('sku_id')}"


def _order(order_id: str, lines: list[_Line]) -> Iterator[Fact]:
    first = lines[0]
    about: dict[str, Any] = {"order_id": order_id, "payer": first.text("payer")}
    gift = first.text("gift") in ("1", "true", "True")
    paid = OrderPaid(
        id=f"order/{order_id}/paid",
        at=first.moment("paid_at"),
        lines=_lines(lines),
        freight=first.whole("freight"),
        gift=gift,
        referrer=first.text("referrer") or None,
        **about,
    )
    yield paid
    if gift:
        yield from _gift(paid, first, about)
    if first.text("settled_at"):
        yield OrderSettled(id=f"order/{order_id}/settled", at=first.moment("settled_at"), **about)
    for number, line in enumerate(lines, 1):
        if line.whole("refunded"):
            yield OrderRefunded(
                id=f"order/{order_id}/refund/{number}",
                at=line.moment("refunded_at") or paid.at,
                aftersale_id=str(number),
                lines=(LineRefund(key=_key(line, number, lines), fen=line.whole("refunded")),),
                **about,
            )


def _lines(lines: list[_Line]) -> tuple[Line, ...]:
    return tuple(
        Line(
            key=_key(line, number, lines),
            product_id=line.text("product_id"),
            sku_id=line.text("sku_id"),
            categories=tuple(part for part in line.text("categories").split("/") if part),
            count=line.whole("count", 1),
            paid=line.whole("paid"),
        )
        for number, line in enumerate(lines, 1)
    )


def _key(line: _Line, number: int, lines: list[_Line]) -> str:
    """Product and SKU; with the row's number where an order holds one twice, or names none."""
    same = sum(other.key == line.key for other in lines)
    return line.key if same == 1 else f"{line.key}#{number}"


def _gift(paid: OrderPaid, first: _Line, about: dict[str, Any]) -> Iterator[Fact]:
    ends = paid.at + GIFT_LIVES
    order_id = paid.order_id
    yield GiftSent(id=f"order/{order_id}/gift", at=paid.at, paid=paid.paid, deadline=ends, **about)
    if first.text("receiver"):
        at = first.moment("accepted_at") or paid.at
        receiver = first.text("receiver")
        yield GiftAccepted(id=f"order/{order_id}/accepted", at=at, receiver=receiver, paid=paid.paid, **about)
    else:
        yield GiftExpired(id=f"order/{order_id}/expired", at=ends, **about)
