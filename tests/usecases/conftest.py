"""The same records as the tests of the rows have, and a visitor who sees their pages."""

from tests.records.conftest import owner
from tests.web.conftest import client

__all__ = ["client", "owner"]
