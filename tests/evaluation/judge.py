"""One reply against one question: is it right, and does it credit a wrong person?

A reply credits a wrong person when it gives somebody words or a part that are not theirs:

- in any reply, a citation whose speaker is not that of its statement, or a person named before a marker who
  is not the one cited (see `invariants`);
- where people are asked for or about (what X says, a comparison, who talks about Y, a complete list), anybody
  cited who is neither a gold nor an accepted speaker; in a complete list of the structure, anybody named too;
- for a fact or an open question, a first citation by somebody else: that is whom the answer credits. Further
  passages, rightly credited to their own speakers, are not a failure;
- where the proceedings hold nothing by the person asked about, anybody else who is cited in that place.
"""

from dataclasses import dataclass

from tests.evaluation.invariants import Record, Reply, session_of, speaker_of, violations
from tests.evaluation.matching import fold, holds
from tests.evaluation.question_set import Question, QuestionKind

_ABOUT_PEOPLE = frozenset(
    {
        QuestionKind.BY_SPEAKER,
        QuestionKind.BY_SPEAKER_TOPIC,
        QuestionKind.COMPARISON,
        QuestionKind.WHO_TALKS_ABOUT,
    }
)
_ONE_IS_ENOUGH = frozenset({QuestionKind.FACT, QuestionKind.OTHER})
_NOBODY_ELSE = frozenset({"wrong_speaker", "unknown_person"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is right about one reply."""

    id: str
    kind: str  # of the question; its type where there is no answer
    answerable: bool
    answered: bool
    kind_right: bool  # answered or abstained as it should
    reason_right: bool | None  # None where no abstention was due or given
    speakers_right: bool
    sessions_right: bool
    content_right: bool
    wrong_people: tuple[str, ...]
    violations: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Everything is right; the reason of an abstention is reported apart."""
        parts = (self.kind_right, self.speakers_right, self.sessions_right, self.content_right)
        return all(parts) and not self.wrong_people and not self.violations

    @property
    def cites_wrong_person(self) -> bool:
        """The failure that must not happen."""
        return bool(self.wrong_people) or any(
            broken.startswith(("swapped speaker", "wrong person")) for broken in self.violations
        )


def judge(question: Question, reply: Reply, record: Record) -> Verdict:
    """Judge one reply."""
    answered = reply["kind"] == "answer"
    reason = None if answered else reply["abstention"]["reason"]
    accepted = not answered and reason in question.reason
    checked = answered and question.answerable
    return Verdict(
        id=question.id,
        kind=question.kind.value if question.answerable else question.type,
        answerable=question.answerable,
        answered=answered,
        kind_right=(answered or accepted) if question.answerable else not answered,
        reason_right=None if answered or question.answerable else accepted,
        speakers_right=not checked or speakers_right(question, reply),
        sessions_right=not checked or sessions_right(question, reply),
        content_right=not checked or content_right(question, reply, record),
        wrong_people=wrong_people(question, reply, record) if answered else (),
        violations=violations(reply, record),
    )


def speakers_right(question: Question, reply: Reply) -> bool:
    """All gold speakers are credited; one of them, where the question asks for one thing."""
    gold = set(map(fold, question.gold_speakers))
    credited = set(map(fold, cited_people(reply)))
    if question.kind is QuestionKind.STRUCTURE:
        credited |= {name for name in gold if name in fold(reply["text"])}
    return bool(gold & credited) or not gold if question.kind in _ONE_IS_ENOUGH else gold <= credited


def sessions_right(question: Question, reply: Reply) -> bool:
    """All gold sessions are cited; a summary cites no other."""
    cited = {session for session in map(session_of, reply["citations"]) if session}
    complete = all(any(_same_session(gold, session) for session in cited) for gold in question.gold_sessions)
    if question.kind is not QuestionKind.SUMMARY:
        return complete
    return complete and all(
        any(_same_session(gold, session) for gold in question.gold_sessions) for session in cited
    )


def _same_session(gold: str, session: str) -> bool:
    """Kinds that need no number (`visit`) match with and without one."""
    return session == gold or session.rpartition(" ")[0] == gold


def content_right(question: Question, reply: Reply, record: Record) -> bool:
    """The text holds what it must and nothing that it must not; the gold statements are cited."""
    cited = [record.statements.get(citation["statement_id"] or "") for citation in reply["citations"]]
    statements = [statement.text for statement in cited if statement]
    return (
        all(holds(reply["text"], wanted) for wanted in question.must_include)
        and not any(holds(reply["text"], unwanted) for unwanted in question.must_not_include)
        and all(any(holds(text, wanted) for text in statements) for wanted in question.gold_text)
    )


def wrong_people(question: Question, reply: Reply, record: Record) -> tuple[str, ...]:
    """Who is credited and should not be; the module's docstring says when."""
    allowed = {fold(name) for name in (*question.gold_speakers, *question.accept_speakers)}
    return tuple(sorted({name for name in _credited(question, reply, record) if fold(name) not in allowed}))


def _credited(question: Question, reply: Reply, record: Record) -> set[str]:
    """The people whom this kind of question holds to account."""
    if not question.answerable:
        return cited_people(reply) if question.type in _NOBODY_ELSE else set()
    if question.kind is QuestionKind.STRUCTURE and question.exhaustive:
        return cited_people(reply) | {name for name in record.names if fold(name) in fold(reply["text"])}
    if question.kind in _ABOUT_PEOPLE:
        return cited_people(reply)
    if question.kind in _ONE_IS_ENOUGH or (
        question.kind is QuestionKind.STRUCTURE and question.gold_speakers
    ):
        first = speaker_of(reply["citations"][0]) if reply["citations"] else None
        return {first} if first else set()
    return set()


def cited_people(reply: Reply) -> set[str]:
    """Everybody whom a citation credits."""
    return {name for name in map(speaker_of, reply["citations"]) if name}
