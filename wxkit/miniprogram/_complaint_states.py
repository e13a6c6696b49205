"""The states of a complaint (交易投诉), of its steps, and of an appeal."""

from __future__ import annotations

from wxkit._enums import OpenIntEnum

__all__ = ["AppealState", "ComplaintItem", "ComplaintState"]


class ComplaintState(OpenIntEnum):
    """How far a complaint is (投诉单状态)."""

    WAIT_SERVICE = 101
    """WeChat's service handles it, as in 103, 104, 105, 107, 109, 305, 307 and 310."""
    WITHDRAWN = 102
    IN_SERVICE = 103
    WAIT_BUYER_PROOF = 104
    BUYER_PROVED = 105
    WAIT_MERCHANT_PROOF = 106
    MERCHANT_PROVED = 107
    WAIT_BOTH_PROOF = 108
    BOTH_PROOF_OVERDUE = 109
    NOT_AT_FAULT = 112
    """Over: the merchant is not at fault."""
    REFUNDED = 115
    """Over: the buyer has the money."""
    DONE = 116
    """Over."""
    WAIT_MERCHANT = 201
    """The merchant has 48 hours to answer."""
    MERCHANT_OVERDUE = 202
    """The merchant did not answer; the buyer decides how to go on."""
    AGREED = 203
    """The merchant agreed to a settlement; the buyer has to confirm."""
    REFUSED = 204
    """The merchant refused; the buyer has to confirm."""
    SETTLED = 205
    """Over: merchant and buyer came to terms."""
    WAIT_REFUND_PROOF = 206
    """The merchant is at fault and has 48 hours to prove the refund."""
    CHECKING_REFUND = 207
    REFUND_PROOF_OVERDUE = 208
    CLOSED = 209
    """Over: the proof of the refund was not accepted."""
    BUYER_PROOF_OVERDUE = 305
    MERCHANT_PROOF_OVERDUE = 307
    WAIT_RETURN = 308
    """The merchant is at fault; the buyer sends the goods back."""
    RETURNED = 309
    """The goods are on their way back."""
    RECEIPT_FAULTY = 311
    PLATFORM_REFUNDS = 312
    """The merchant is at fault; WeChat pays the money back."""


class ComplaintItem(OpenIntEnum):
    """What happened in a step (投诉节点状态)."""

    OPENED = 1
    BUYER_WROTE = 2
    MERCHANT_WROTE = 3
    BUYER_PROVED = 7
    MERCHANT_PROVED = 8
    SERVICE_ASKED_FOR = 11
    WITHDRAWN = 12
    IN_SERVICE = 13
    WAIT_BUYER_PROOF = 14
    WAIT_MERCHANT_PROOF = 16
    WAIT_BOTH_PROOF = 18
    REFUND_NOT_PROVED = 26
    NOT_AT_FAULT = 30
    AT_FAULT = 31
    AT_FAULT_STILL = 32
    NOT_AT_FAULT_AFTER_ALL = 33
    REFUND_PROVED = 36
    CLOSED = 37
    MERCHANT_OVERDUE = 101
    BUYER_ACCEPTED = 104
    REFUND_PROOF_OVERDUE = 107
    BUYER_OVERDUE = 108
    MERCHANT_ANSWERED = 109
    REFUND_PROOF_GIVEN = 110
    BUYER_PROOF_OVERDUE = 111
    MERCHANT_PROOF_OVERDUE = 112
    BOTH_PROOF_OVERDUE = 113
    PLATFORM_PAID = 118


class AppealState(OpenIntEnum):
    """Whether the merchant appeals against the verdict (申诉状态)."""

    NONE = 0
    WON = 117
    LOST = 118
    OPEN = 401
    """The merchant may appeal."""
    OVERDUE = 402
    RUNNING = 403
