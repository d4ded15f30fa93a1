"""What a door holds between two use cases: whose records, and which application or person.

A door passes these on and says their names. What it shows of what belongs to them comes from the
`see_` use cases, as plain views; only records know how they are kept.
"""

from tactful.records.models import Application, Interview, Owner, Person, Request, Touch

__all__ = ["Application", "Interview", "Owner", "Person", "Request", "Touch"]
