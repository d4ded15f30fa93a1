"""How Tactful says no."""


class Refused(Exception):
    """Something a person asked for cannot be done; the message says why and what to do.

    ``exit_code`` is what the command line ends with: 1 refused, 2 wrongly asked.
    """

    exit_code = 1


class Misused(Refused):
    """The question itself is wrong: an option, a date or a place nobody can read."""

    exit_code = 2
