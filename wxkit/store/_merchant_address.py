"""Places as the merchant's addresses and freight templates write them."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Input, Output

__all__ = ["PlaceInfo", "PlaceInput"]


class PlaceInput(Input):
    """A person and a place; freight templates need the place only."""

    user_name: str | None = Field(default=None, repr=False)
    tel_number: str | None = Field(default=None, repr=False)
    province_name: str
    """First level, in the words of `basics.address_codes`."""
    city_name: str | None = None
    """Second level; in Beijing, Shanghai, Tianjin and Chongqing the district."""
    county_name: str | None = None
    detail_info: str | None = Field(default=None, repr=False)
    postal_code: str | None = None
    national_code: str | None = None
    """Country code."""
    house_number: str | None = Field(default=None, repr=False)
    lat: float | None = None
    """Latitude."""
    lng: float | None = None
    """Longitude."""


class PlaceInfo(Output):
    """A person and a place."""

    user_name: str | None = Field(default=None, repr=False)
    tel_number: str | None = Field(default=None, repr=False)
    province_name: str = ""
    city_name: str | None = None
    county_name: str | None = None
    detail_info: str | None = Field(default=None, repr=False)
    postal_code: str | None = None
    national_code: str | None = None
    """Country code."""
    house_number: str | None = Field(default=None, repr=False)
    lat: float | None = None
    """Latitude."""
    lng: float | None = None
    """Longitude."""
