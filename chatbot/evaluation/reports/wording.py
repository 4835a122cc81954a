"""French words and numbers of the reports."""

import re
from collections.abc import Sequence

from chatbot.evaluation.model import Figure, Metric, QuestionType

NARROW = "\u202f"  # no-break, before %
WIDE = "\u00a0"
UNKNOWN = "—"
_BEFORE_PUNCTUATION = re.compile(" (?=[:;?!»])")

TYPES = {
    QuestionType.FACTUAL: "Fait précis",
    QuestionType.WHO_SAID: "Qui a dit… ?",
    QuestionType.BY_SPEAKER: "Que dit telle personne ?",
    QuestionType.BY_SESSION: "Que s’est-il dit à telle session ?",
    QuestionType.LIST: "Liste (qui, combien, quels thèmes)",
    QuestionType.COMPARE: "Comparaison",
    QuestionType.FOLLOW_UP: "Question de suite",
    QuestionType.OUT_OF_SCOPE: "Hors sujet",
    QuestionType.NEAR_MISS: "Détail que personne n’a donné",
    QuestionType.WRONG_SPEAKER: "Sujet d’une autre personne",
    QuestionType.FALSE_PREMISE: "Question fondée sur une erreur",
    QuestionType.UNKNOWN_PERSON: "Personne absente de l’événement",
    QuestionType.UNKNOWN_SESSION: "Session qui n’existe pas",
    QuestionType.AMBIGUOUS: "Question ambiguë",
    QuestionType.NOT_A_QUESTION: "Ce n’est pas une question",
}

GROUPS = {
    "attribution": "Qui l’a dit, et où",
    "quotations": "Citations entre guillemets",
    "citations": "Sources citées",
    "abstention": "Répondre ou s’abstenir",
    "text": "Contenu des réponses",
    "retrieval": "Recherche dans les actes",
    "operations": "Temps de réponse et moyens",
}

SESSIONS = {
    "introduction": "Introduction",
    "opening": "Ouverture",
    "round_table": "Table ronde",
    "keynote": "Keynote",
    "visit": "Visite",
    "closing": "Clôture",
    "agenda_item": "Point",
    "sitting": "Séance",
    "other": "Autre partie",
}

REASONS = {
    "nothing_relevant": "rien de pertinent dans les actes",
    "speaker_silent_on_this": "cette personne n’en parle pas",
    "unknown_speaker": "personne inconnue des actes",
    "unknown_session": "session inconnue des actes",
    "ambiguous": "question ambiguë",
    "not_a_question": "ce n’est pas une question",
    "model_unavailable": "modèle indisponible",
    "unverifiable": "réponse retirée faute de preuve",
}


def bind(text: str) -> str:
    """Keep French punctuation on the line of its word, by no-break spaces."""
    return _BEFORE_PUNCTUATION.sub(WIDE, text).replace("« ", f"«{WIDE}")


def number(value: float, decimals: int = 1) -> str:
    """A number with a decimal comma."""
    return f"{value:.{decimals}f}".replace(".", ",")


def percent(value: float, decimals: int = 1) -> str:
    """A share as a percentage; what is not all is never rounded up to 100."""
    shown = number(100 * value, decimals)
    if value < 1 and shown == number(100, decimals):
        shown = number(100 - 10**-decimals, decimals)
    return f"{shown.removesuffix(',0')}{NARROW}%"


def quantity(value: float | None, unit: str = "") -> str:
    """The value of a metric in its unit; shares have none."""
    if value is None:
        return UNKNOWN
    if unit:
        return f"{number(value, 0 if abs(value) >= 10 else 1)}{WIDE}{unit}"
    return percent(value)


def interval(low: float | None, high: float | None, unit: str = "") -> str:
    """A 95 % interval: « de … à … »."""
    if low is None or high is None:
        return UNKNOWN
    return f"{quantity(low, unit)} à {quantity(high, unit)}"


def points(value: float | None, unit: str = "") -> str:
    """A difference, signed: of shares in points, else in the unit."""
    if value is None:
        return UNKNOWN
    sign = "+" if value > 0 else "−" if value < 0 else ""
    shown = number(abs(value) * (1 if unit else 100)).removesuffix(",0")
    return f"{sign}{shown}{WIDE}{unit or ('point' if abs(value) < 0.02 else 'points')}"


def count(n: int, one: str, several: str = "") -> str:
    """A number of things: « 1 question », « 3 questions »."""
    return f"{n}{WIDE}{one if n < 2 else several or one + 's'}"


def common_questions(n: int) -> str:
    """A number of common questions."""
    return count(n, "question commune", "questions communes")


def session(key: str) -> str:
    """A session as question sets write it ("round_table 3") → « Table ronde 3 »."""
    kind, _, order = key.partition(" ")
    return f"{SESSIONS.get(kind, kind)} {order}".strip() if kind in SESSIONS else key


def capital(text: str) -> str:
    """A text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def title_of(name: str, metrics: Sequence[Metric]) -> str:
    """The French title of a metric; its name where nobody described it."""
    return capital(next((metric.title for metric in metrics if metric.name == name), name))


def unit_of(name: str, metrics: Sequence[Metric]) -> str:
    """The unit of a metric."""
    return next((metric.unit for metric in metrics if metric.name == name), "")


def figure(measured: Figure, unit: str = "") -> str:
    """A figure in one cell: value and interval."""
    if measured.value is None:
        return UNKNOWN
    if measured.low is None:
        return quantity(measured.value, unit)
    return f"{quantity(measured.value, unit)} ({interval(measured.low, measured.high, unit)})"


def shorten(text: str, length: int) -> str:
    """The beginning of a text on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + WIDE + "…"
