"""The proofs of a brand (品牌资质), as the merchant sends them and as the Store answers them.

Files are the `file_id` that `basics.upload_qualification` gave. Times are Unix seconds.
"""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Input, Output
from wxkit._enums import OpenIntEnum

__all__ = [
    "BrandApplication",
    "BrandApplicationInput",
    "BrandAudit",
    "BrandGrant",
    "BrandGrantInput",
    "BrandQualification",
    "BrandRegister",
    "BrandRegisterInput",
    "GrantType",
    "TradeMark",
]


class TradeMark(OpenIntEnum):
    """How far a trade mark is."""

    NONE = 0
    REGISTERED = 1
    """R 标."""
    APPLIED = 2
    """TM 标."""


class GrantType(OpenIntEnum):
    """Whose brand it is."""

    NONE = 0
    OWN = 1
    """自有品牌."""
    GRANTED = 2
    """授权品牌."""


class BrandRegisterInput(Input):
    """The registration of the trade mark; needed for `TradeMark.REGISTERED`."""

    registrant: str | None = None
    register_no: str | None = None
    start_time: int | None = None
    end_time: int | None = None
    is_permanent: bool
    """It never ends; the times may be absent."""
    register_certifications: list[str] | None = Field(default=None, max_length=1)
    """The certificate, one file."""
    renew_certifications: list[str] | None = None
    """Renewals and changes."""


class BrandApplicationInput(Input):
    """The application for the trade mark; needed for `TradeMark.APPLIED`."""

    acceptance_no: str | None = None
    acceptance_time: int | None = None
    acceptance_certification: list[str] | None = None


class BrandGrantInput(Input):
    """The permission to sell the brand; needed for `GrantType.GRANTED`."""

    grant_level: int | None = None
    """How many steps from the owner."""
    start_time: int | None = None
    end_time: int | None = None
    is_permanent: bool | None = None
    """It never ends; the times may be absent."""
    grant_certifications: list[str] | None = None
    brand_owner_id_photos: list[str] | None = None
    """The owner's identity card, when a person owns it."""


class BrandRegister(Output):
    """The registration of the trade mark."""

    registrant: str | None = None
    register_no: str | None = None
    start_time: int | None = None
    end_time: int | None = None
    is_permanent: bool = False
    register_certifications: list[str] = []
    renew_certifications: list[str] | None = None


class BrandApplication(Output):
    """The application for the trade mark."""

    acceptance_no: str | None = None
    acceptance_time: int | None = None
    acceptance_certification: list[str] | None = None


class BrandGrant(Output):
    """The permission to sell the brand."""

    grant_level: int | None = None
    start_time: int | None = None
    end_time: int | None = None
    is_permanent: bool | None = None
    grant_certifications: list[str] | None = None
    brand_owner_id_photos: list[str] | None = None


class BrandAudit(Output):
    """What the platform said."""

    audit_id: str = ""
    reject_reason: str | None = None


class BrandQualification(Output):
    """A brand that the shop proved, or wants to prove."""

    brand_id: str = ""
    ch_name: str = ""
    en_name: str = ""
    classification_no: str = ""
    """Class of goods, 1 to 45."""
    trade_mark_symbol: TradeMark = TradeMark.NONE
    register_details: BrandRegister | None = None
    application_details: BrandApplication | None = None
    grant_type: GrantType = GrantType.NONE
    grant_details: BrandGrant | None = None
    status: int = 0
    create_time: int = 0
    update_time: int = 0
    audit_result: BrandAudit | None = None
