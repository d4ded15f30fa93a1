"""The same records as the tests of the rows have."""

from tests.records.conftest import owner

__all__ = ["owner"]
