"""How Tactful says no."""


class Refused(Exception):
    """Something a person asked for cannot be done; the message says why and what to do.

    ``sentence`` is for every door, ``command`` what somebody at a command line can do about it;
    the message is both. ``exit_code`` is what the command line ends with: 1 refused, 2 wrongly
    asked.
    """

    exit_code = 1

    def __init__(self, sentence: str, command: str = "") -> None:
        super().__init__(" ".join(filter(None, (sentence, command))))
        self.sentence = sentence
        self.command = command


class Coded(Exception):
    """What a room raises that has no words: a code, and the values that its sentence needs. The
    sentences stand in `wording.refusals`; `explained` says them.
    """

    def __init__(self, code: str, **about: object) -> None:
        super().__init__(code)
        self.code = code
        self.about = about


class CodedRefusal(Coded, Refused):
    """A refusal without words."""


class Misused(Refused):
    """The question itself is wrong: an option, a date or a place nobody can read."""

    exit_code = 2


class CodedMisuse(Coded, Misused):
    """A question that is wrong in itself, said without words."""
