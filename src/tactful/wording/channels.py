"""How a channel is said after a verb."""

from __future__ import annotations

BY_CHANNEL = {"email": "by email", "phone": "by phone", "linkedin": "on LinkedIn"}
