"""Why a file, a folder or an address cannot be used, in French, as commands put it in brackets."""

import errno
import json
import re
from collections.abc import Iterator

_REFUSALS = {
    errno.ENOENT: "introuvable",
    errno.EACCES: "accès refusé",
    errno.EPERM: "opération refusée",
    errno.EEXIST: "un fichier porte déjà ce nom",
    errno.EISDIR: "c'est un dossier",
    errno.ENOTDIR: "ce n'est pas un dossier",
    errno.ENOSPC: "plus de place sur le disque",
    errno.EDQUOT: "quota de disque atteint",
    errno.EFBIG: "fichier trop grand",
    errno.EROFS: "disque en lecture seule",
    errno.EIO: "erreur du disque",
    errno.ENAMETOOLONG: "nom trop long",
    errno.ELOOP: "liens qui tournent en rond",
    errno.EMFILE: "trop de fichiers ouverts",
    errno.EADDRINUSE: "adresse déjà prise",
    errno.EADDRNOTAVAIL: "cette adresse n'est pas de cette machine",
    errno.EAFNOSUPPORT: "genre d'adresse inconnu de cette machine",
    errno.ECONNREFUSED: "connexion refusée",
    errno.ENETUNREACH: "réseau injoignable",
    errno.EHOSTUNREACH: "machine injoignable",
    errno.ETIMEDOUT: "pas de réponse à temps",
    errno.ECONNRESET: "connexion coupée",
}

_SHORT_WRITE = re.compile(r"\d+ requested and \d+ written")  # of numpy's tofile, without a number


def in_french(failure: Exception) -> str:
    """Say in a few words why something failed; what the system says itself, where nothing better is known."""
    if isinstance(failure, UnicodeDecodeError):
        return f"ce n'est pas du texte en UTF-8, octet {failure.start}"
    if isinstance(failure, json.JSONDecodeError):
        return f"ce n'est pas du JSON, ligne {failure.lineno}, colonne {failure.colno}"
    if isinstance(failure, KeyError):
        return f"il manque {failure}"
    if known := next(filter(None, map(_refusal, _behind(failure))), ""):
        return known
    if isinstance(failure, OSError) and _SHORT_WRITE.fullmatch(str(failure)):
        return "écriture incomplète : disque plein ?"
    return (str(failure).strip() or type(failure).__name__).splitlines()[0]


def _refusal(failure: BaseException) -> str:
    """What the system refused, in French; nothing where this failure is not the system's or is not known."""
    if type(failure).__name__ == "gaierror":  # of `socket`, which nothing that reads or indexes imports
        return "machine inconnue"
    return _REFUSALS.get(failure.errno or 0, "") if isinstance(failure, OSError) else ""


def _behind(failure: BaseException) -> Iterator[BaseException]:
    """A failure and those that it was raised for: a library's own error tells less than the system's."""
    cause: BaseException | None = failure
    while cause is not None:
        yield cause
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
