"""Agreements: what sides have settled, once however often it is told."""

from taut.extract.agreements.records import agreements

__all__ = ["agreements"]
