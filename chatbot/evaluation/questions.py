"""A test set → questions, checked and resolved against the proceedings, or one line that says why not."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from chatbot.evaluation.gold import Gold
from chatbot.evaluation.matching import fold
from chatbot.evaluation.model import Corpus, Question, QuestionType
from chatbot.evaluation.rows import Row, read_rows
from chatbot.model import AbstentionReason
from ingest.errors import InputError

_TYPES = tuple(QuestionType)
_WITHOUT_ANSWER = frozenset(_TYPES[_TYPES.index(QuestionType.OUT_OF_SCOPE) :])
_EITHER = frozenset({QuestionType.FALSE_PREMISE, QuestionType.FOLLOW_UP})  # answered, or with no answer
_OF_AN_ANSWER = ("gold", "gold_speakers", "gold_sessions", "answers", "must_include", "exhaustive")
_ENOUGH = ("gold", "gold_speakers", "gold_sessions", "answers", "must_include")
_SOURCES = ("human", "generated")
_MAX_QUESTION_CHARS = 2000


def load_questions(path: Path, corpus: Corpus, *, only: str = "") -> tuple[Question, ...]:
    """Read a test set.

    Args:
        path: JSONL or CSV.
        corpus: the proceedings that the questions are about.
        only: read the questions that carry this tag; empty for all of them.

    Raises:
        InputError: a row that cannot be asked or judged, with its file, its line and what to do.
    """
    rows = tuple(row for row in read_rows(path) if not only or only in row.values.get("tags", ()))
    if not rows:
        raise InputError(
            f"{path} : aucune question n'a l'étiquette {only!r} ; attendu une étiquette de la colonne tags ; "
            "corrigez --only"
        )
    gold = Gold(corpus)
    questions = tuple(_question(row, gold) for row in rows)
    _refuse_twice(rows, [question.id for question in questions], "l'identifiant")
    _refuse_twice(rows, [fold(" / ".join((*q.history, q.question))) for q in questions], "la question")
    return questions


def _question(row: Row, gold: Gold) -> Question:
    """One row, checked."""
    values = {
        "id": f"q{row.number:03}",
        "source": "human",
        **{name: value for name, value in row.values.items() if value not in ("", ())},
    }
    if not values.get("question"):
        raise InputError(f"{row.place} : pas de question ; attendu du texte ; écrivez-la ou retirez la ligne")
    _decide_type(row.place, values)
    _check_words(row.place, values)
    _check_consistency(row.place, values)
    _check_patterns(row.place, values)
    for name in ("gold_speakers", "accept_speakers"):
        values[name] = tuple(_speaker(row.place, name, one, gold) for one in values.get(name, ()))
    values["gold_sessions"] = tuple(_session(row.place, one, gold) for one in values.get("gold_sessions", ()))
    values["gold"] = tuple(_group(row.place, item, values, gold) for item in values.get("gold", ()))
    _derive_speakers(values, gold)
    values.setdefault("cluster", _cluster(values, gold))
    return Question(**values)


def _decide_type(place: str, values: dict[str, Any]) -> None:
    """Fill in what was left out of `type` and `answerable`, and refuse what contradicts itself."""
    written = values.get("type")
    if written is not None and written not in _TYPES:
        raise InputError(
            f"{place} : type {written!r} inconnu ; attendu {', '.join(_TYPES)} ; corrigez la ligne"
        )
    if "answerable" not in values:
        has_gold = any(values.get(name) for name in _ENOUGH)
        if written is None and not has_gold:
            raise InputError(
                f"{place} : rien ne dit si les actes répondent ; attendu answerable = oui ou non, ou un "
                "type ; complétez la ligne"
            )
        values["answerable"] = written not in _WITHOUT_ANSWER if written not in _EITHER else has_gold
    usual = QuestionType.FACTUAL if values["answerable"] else QuestionType.OUT_OF_SCOPE
    kind = values["type"] = QuestionType(written or usual)
    if kind not in _EITHER and values["answerable"] == (kind in _WITHOUT_ANSWER):
        said = "oui" if values["answerable"] else "non"
        raise InputError(
            f"{place} : answerable = {said} contredit le type {kind.value!r} ; attendu l'un ou l'autre ; "
            "corrigez la ligne"
        )


def _check_words(place: str, values: dict[str, Any]) -> None:
    """Closed sets and lengths."""
    if len(values["question"]) > _MAX_QUESTION_CHARS:
        raise InputError(
            f"{place} : question de {len(values['question'])} caractères ; attendu {_MAX_QUESTION_CHARS} au "
            "plus ; raccourcissez-la"
        )
    if values["source"] not in _SOURCES:
        raise InputError(
            f"{place} : source vaut {values['source']!r} ; attendu {' ou '.join(_SOURCES)} ; corrigez"
        )
    if not re.fullmatch(r"[a-z]{2,3}", values.get("lang", "fr")):
        raise InputError(
            f"{place} : lang vaut {values['lang']!r} ; attendu un code tel que fr ou en ; corrigez la ligne"
        )
    known = tuple(AbstentionReason)
    for reason in values.get("reasons", ()):
        if reason not in known:
            raise InputError(
                f"{place} : motif {reason!r} inconnu ; attendu {', '.join(known)} ; corrigez la ligne"
            )


def _check_consistency(place: str, values: dict[str, Any]) -> None:
    """What one field says another may not deny."""
    if values["answerable"] and not any(values.get(name) for name in _ENOUGH):
        raise InputError(
            f"{place} : les actes répondent, mais rien ne dit quoi ; attendu au moins un de "
            f"{', '.join(_ENOUGH)} ; complétez la ligne"
        )
    if not values["answerable"]:
        wrong = [name for name in _OF_AN_ANSWER if values.get(name)]
        if wrong:
            raise InputError(
                f"{place} : sans réponse dans les actes, mais {wrong[0]} est rempli ; attendu l'un ou "
                "l'autre ; corrigez la ligne"
            )
    if values.get("exhaustive") and not values.get("gold_speakers"):
        raise InputError(
            f"{place} : exhaustive sans gold_speakers ; attendu la liste complète des personnes ; "
            "complétez-la"
        )
    if values["type"] is QuestionType.FOLLOW_UP and not values.get("history"):
        raise InputError(
            f"{place} : type follow_up sans history ; attendu la question précédente ; complétez la ligne"
        )
    both = {*values.get("must_include", ())} & {*values.get("must_not_include", ())}
    if both:
        raise InputError(
            f"{place} : {sorted(both)[0]!r} doit et ne doit pas être dans la réponse ; choisissez"
        )


def _check_patterns(place: str, values: dict[str, Any]) -> None:
    """Words that are none are in every text."""
    for name in ("gold", "must_include", "must_not_include"):
        for item in values.get(name, ()):
            if not all(fold(part.removesuffix("*")) for part in item.split("|")):
                raise InputError(
                    f"{place} : {name} contient {item!r:.60}, qui est dans tout texte ; attendu des mots, "
                    "par exemple eau ou financ* ; corrigez-le"
                )


def _speaker(place: str, name: str, written: str, gold: Gold) -> str:
    printed = gold.speaker(written)
    if printed is None:
        raise InputError(
            f"{place} : {name} nomme {written!r}, que les actes ne connaissent pas ; attendu un nom tel "
            f"qu'imprimé, par exemple {gold.like_speaker(written)} ; corrigez le nom, "
            "ou nommez l'index de ces actes avec --index"
        )
    return printed


def _session(place: str, written: str, gold: Gold) -> str:
    key = gold.session(written)
    if key is None:
        raise InputError(
            f"{place} : gold_sessions nomme {written!r}, que les actes ne connaissent pas ; attendu par "
            f"exemple {gold.like_session()} ; corrigez-le, ou nommez l'index de ces actes avec --index"
        )
    return key


def _group(place: str, item: str, values: dict[str, Any], gold: Gold) -> tuple[str, ...]:
    """The statements of which one must be cited."""
    speakers = (*values["gold_speakers"], *values["accept_speakers"])
    found = gold.statements(item, speakers)
    if not found:
        raise InputError(
            f"{place} : gold contient {item!r:.60}, qui n'est d'aucun propos ; attendu un identifiant, un "
            "intervalle tel que 120-240, ou des mots exacts d'un propos ; corrigez-le"
        )
    said_by = {*map(gold.speaker_of, found)}
    if values["gold_speakers"] and not said_by & {*speakers, ""}:  # "": whose it is was not recognised
        raise InputError(
            f"{place} : gold contient {item!r:.60}, que dit {' ou '.join(sorted(said_by))} et non "
            f"{' ni '.join(speakers)} ; attendu un propos de gold_speakers ; corrigez l'un des deux"
        )
    return found


def _derive_speakers(values: dict[str, Any], gold: Gold) -> None:
    """Whom the gold credits, where nobody wrote it: a group that one person says asks for that person.

    Of a group that several say, and for a fact, each of them will do; so will nobody, where the writer's own
    words say it too.
    """
    if values["gold_speakers"] or values["type"] in (QuestionType.BY_SESSION, QuestionType.LIST):
        return
    said_by = [dict.fromkeys(map(gold.speaker_of, group)) for group in values["gold"]]  # "": the writer's own
    is_fact = values["type"] is QuestionType.FACTUAL
    required = [
        name for names in said_by if "" not in names and (is_fact or len(names) == 1) for name in names
    ]
    others = [name for names in said_by for name in names if name and name not in required]
    values["gold_speakers"] = tuple(dict.fromkeys(required))
    values["accept_speakers"] = tuple(dict.fromkeys((*values["accept_speakers"], *others)))


def _cluster(values: dict[str, Any], gold: Gold) -> str:
    """What an answer depends on: the session of the gold, which other questions are about too."""
    sessions = [gold.session_of(name) for group in values["gold"] for name in group]
    return next(filter(None, (*sessions, *values["gold_sessions"])), "")


def _refuse_twice(rows: Sequence[Row], keys: Iterable[str], what: str) -> None:
    seen: dict[str, str] = {}
    for row, key in zip(rows, keys, strict=True):
        if key in seen:
            raise InputError(
                f"{row.place} : {what} {key!r:.60} est déjà dans {seen[key]} ; attendu une seule fois ; "
                "changez ou retirez l'une des deux lignes"
            )
        seen[key] = row.place
