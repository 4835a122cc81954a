"""What went wrong, question by question, and what an organiser should know first."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from chatbot.evaluation.invariants import SWAPPED_SPEAKER, WRONG_PERSON
from chatbot.evaluation.model import Corpus, Question, Reply, Scored
from chatbot.evaluation.reports import wording
from chatbot.evaluation.verdict import Verdict, judge

_SWAPPED = (SWAPPED_SPEAKER, WRONG_PERSON)
_ALTERED = "changed quotation"  # how such violations begin


class Fault(Enum):
    """What can be wrong with a reply, the worst first: title, and what it means for a visitor."""

    WRONG_PERSON = (
        "paroles ou rôle prêtés à la mauvaise personne",
        "Un visiteur croirait que quelqu’un a dit ce qu’il n’a pas dit : c’est la faute la plus grave.",
    )
    ALTERED_QUOTATION = (
        "citation qui n’est pas dans les actes",
        "Des mots sont montrés comme cités alors que la source ne les porte pas.",
    )
    BROKEN_REPLY = (
        "réponse mal formée",
        "Un renvoi ne mène nulle part, ou une source citée n’existe pas : le lecteur ne peut rien vérifier.",
    )
    FALSE_ANSWER = (
        "réponse donnée alors que les actes n’en disent rien",
        "L’assistant aurait dû dire qu’il n’a rien trouvé.",
    )
    MISSING_SPEAKER = (
        "bonne personne non citée",
        "La réponse ne cite pas, ou pas toutes, les personnes attendues.",
    )
    WRONG_SESSION = (
        "bonne session non citée",
        "La réponse renvoie à une autre partie de l’événement que celle où la chose a été dite.",
    )
    WRONG_CONTENT = (
        "réponse incomplète ou à côté",
        "Il manque un élément attendu, ou la réponse contient ce qu’elle ne devait pas dire.",
    )
    REFUSAL = (
        "pas de réponse alors que les actes en donnent une",
        "Le visiteur repart sans rien : c’est gênant, mais rien de faux n’est publié.",
    )

    @property
    def title(self) -> str:
        """In a few words."""
        return self.value[0]

    @property
    def meaning(self) -> str:
        """What it means for a visitor."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Judged:
    """One result with what is wrong about it; nothing where it is right."""

    scored: Scored
    verdict: Verdict
    faults: tuple[Fault, ...]  # the worst first

    @property
    def question(self) -> Question:
        """What was asked."""
        return self.scored.answered.question

    @property
    def reply(self) -> Reply:
        """What was replied."""
        return self.scored.answered.reply

    @property
    def reasons(self) -> tuple[str, ...]:
        """Each fault with the names or words that it is about."""
        return tuple(_explain(fault, self) for fault in self.faults)


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of fault over the whole test."""

    fault: Fault
    ids: tuple[str, ...]  # of the questions, in their order
    asked: int  # how many questions could have shown it


def judge_all(results: Sequence[Scored], corpus: Corpus) -> tuple[Judged, ...]:
    """Judge every reply, failures first, the worst of them at the top; else in the order of the test set."""
    judged = [_judge(scored, corpus) for scored in results]
    return tuple(sorted(judged, key=lambda one: _RANK[one.faults[0]] if one.faults else len(_RANK)))


def _judge(scored: Scored, corpus: Corpus) -> Judged:
    answered = scored.answered
    verdict = judge(answered.question, answered.reply, corpus)
    return Judged(scored, verdict, faults(answered.question, verdict))


def faults(question: Question, verdict: Verdict) -> tuple[Fault, ...]:
    """What a verdict holds against a reply, the worst first."""
    broken = verdict.violations
    altered = any(text.startswith(_ALTERED) for text in broken)
    other = any(not text.startswith((*_SWAPPED, _ALTERED)) for text in broken)
    found = {
        Fault.WRONG_PERSON: verdict.cites_wrong_person,
        Fault.ALTERED_QUOTATION: altered,
        Fault.BROKEN_REPLY: other,
        Fault.FALSE_ANSWER: not verdict.kind_right and not question.answerable,
        Fault.MISSING_SPEAKER: not verdict.speakers_right,
        Fault.WRONG_SESSION: not verdict.sessions_right,
        Fault.WRONG_CONTENT: not verdict.content_right,
        Fault.REFUSAL: not verdict.kind_right and question.answerable,
    }
    return tuple(fault for fault in Fault if found[fault])


def worst_findings(judged: Sequence[Judged], limit: int = 3) -> tuple[Finding, ...]:
    """The gravest kinds of fault, each with its questions; a question counts once, under its worst fault."""
    worst: dict[str, Fault] = {}
    for one in judged:  # the worst first, so that the worst repetition of a question counts
        if one.faults:
            worst.setdefault(one.question.id, one.faults[0])
    ids: dict[Fault, dict[str, None]] = {}
    for name, fault in worst.items():
        ids.setdefault(fault, {})[name] = None
    return tuple(
        Finding(fault, tuple(ids[fault]), _could_show(fault, judged)) for fault in Fault if fault in ids
    )[:limit]


def _could_show(fault: Fault, judged: Sequence[Judged]) -> int:
    """How many questions could have had the fault."""
    answerable = {Fault.FALSE_ANSWER: False, Fault.REFUSAL: True}
    wanted = answerable.get(fault)
    return len({one.question.id for one in judged if wanted is None or one.question.answerable is wanted})


def _explain(fault: Fault, judged: Judged) -> str:
    """A fault with what it is about."""
    details = {
        Fault.WRONG_PERSON: ", ".join(judged.verdict.wrong_people),
        Fault.MISSING_SPEAKER: _expected(judged.question.gold_speakers),
        Fault.WRONG_SESSION: _expected([wording.session(key) for key in judged.question.gold_sessions]),
        Fault.WRONG_CONTENT: _content(judged.question),
        Fault.REFUSAL: _reason(judged.reply),
    }
    detail = details.get(fault, "")
    return f"{fault.title} ({detail})" if detail else fault.title


def _expected(names: Sequence[str]) -> str:
    return f"attendu : {', '.join(names)}" if names else ""


def _content(question: Question) -> str:
    unwanted = "interdit : " + ", ".join(question.must_not_include) if question.must_not_include else ""
    return " ; ".join(filter(None, (_expected(question.must_include), unwanted)))


def _reason(reply: Reply) -> str:
    reason = (reply["abstention"] or {}).get("reason", "")
    return f"motif donné : {wording.REASONS.get(reason, reason)}" if reason else ""


_RANK = {fault: rank for rank, fault in enumerate(Fault)}
