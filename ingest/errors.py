"""The errors that a command shows as one line.

    ProceedingsError
    ├── SourceError         a document that cannot be read or parsed
    ├── SettingsError       a setting that is unknown or has a wrong value
    ├── EncoderError        an encoder that is missing, altered or not the one asked for
    ├── IndexingError       an index that is missing, interrupted, corrupted, or made for something else
    └── InputError          anything else that the caller of a command got wrong

Each message says the place, what was found, what was expected and what to do next, on one line.
"""


class ProceedingsError(Exception):
    """Root of the failures that are the world's, not a bug: commands print the message and exit with 2."""


class SourceError(ProceedingsError):
    """A document cannot be read or parsed."""


class SettingsError(ProceedingsError):
    """A setting is unknown or has a wrong value."""


class EncoderError(ProceedingsError):
    """An encoder is missing, altered, or not the one that was asked for."""


class IndexingError(ProceedingsError):
    """An index is missing, interrupted, corrupted, or was made for something else."""


class InputError(ProceedingsError):
    """A caller of a command gave something that cannot be used."""
