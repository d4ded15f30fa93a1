"""What made an advice: the fingerprint of everything that decides, made by script/docs.

Stored advice carries it. What was made by another is decided anew when next looked at, so that
an upgrade leaves no old advice standing. A test recomputes it from the sources.
"""

FINGERPRINT = "79ceb7f4f85d"
