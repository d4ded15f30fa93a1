"""What a note or a message means: pure, and it would rather say nothing than guess."""

from tactful.reading.debrief_note import Heard, read_note
from tactful.reading.requests import Asked

__all__ = ["Asked", "Heard", "read_note"]
