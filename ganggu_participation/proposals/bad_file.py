"""What is wrong with a file, as the sentence that its giver reads."""


class BadFile(ValueError):
    """Its text is the sentence."""
