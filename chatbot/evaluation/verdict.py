"""One reply against one question: is it right, and does it credit a wrong person?

A reply credits a wrong person when it gives somebody words or a part that are not theirs:

- in any reply, a citation whose speaker is not that of its statement, or a person named before a marker who
  is not the one cited (see `invariants`);
- where people are asked for or about (what X says, a comparison, who talks about Y, a complete list), anybody
  cited who is neither a gold nor an accepted speaker; in a complete list, anybody named too;
- for a fact, a first citation by somebody else: that is whom the answer credits. Further passages, rightly
  credited to their own speakers, are not a failure;
- where the proceedings hold nothing by the person asked about, anybody else who is cited in that place.

Where the row does not say whose words answer, nobody is wrong; but where its gold is the writer's own, nobody
may be credited.
"""

from dataclasses import dataclass

from chatbot.evaluation.corpus import people
from chatbot.evaluation.invariants import SWAPPED_SPEAKER, WRONG_PERSON, session_of, speaker_of, violations
from chatbot.evaluation.matching import fold, holds
from chatbot.evaluation.model import Corpus, Question, QuestionType, Reply

_ABOUT_PEOPLE = frozenset(
    {
        QuestionType.BY_SPEAKER,
        QuestionType.COMPARE,
        QuestionType.WHO_SAID,
        QuestionType.FOLLOW_UP,
        QuestionType.FALSE_PREMISE,
    }
)
_LISTS = frozenset({QuestionType.LIST, QuestionType.FOLLOW_UP})  # names in the text count, where complete
_NOBODY_ELSE = frozenset({QuestionType.WRONG_SPEAKER, QuestionType.UNKNOWN_PERSON})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is right about one reply."""

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
        worst = (SWAPPED_SPEAKER, WRONG_PERSON)
        return bool(self.wrong_people) or any(broken.startswith(worst) for broken in self.violations)


def judge(question: Question, reply: Reply, corpus: Corpus) -> Verdict:
    """Judge one reply."""
    answered = reply["kind"] == "answer"
    reason = None if answered else reply["abstention"]["reason"]
    accepted = not answered and reason in question.reasons
    checked = answered and question.answerable
    return Verdict(
        answered=answered,
        kind_right=(answered or accepted) if question.answerable else not answered,
        reason_right=None if answered or question.answerable or not question.reasons else accepted,
        speakers_right=not checked or speakers_right(question, reply),
        sessions_right=not checked or sessions_right(question, reply),
        content_right=not checked or content_right(question, reply),
        wrong_people=wrong_people(question, reply, corpus) if answered else (),
        violations=violations(reply, corpus),
    )


def speakers_right(question: Question, reply: Reply) -> bool:
    """All gold speakers are credited; one of them, where the question asks for one thing."""
    gold = set(map(fold, question.gold_speakers))
    credited = set(map(fold, cited_people(reply)))
    if question.type is QuestionType.LIST or _is_complete_list(question):
        credited |= {name for name in gold if name in fold(reply["text"])}
    if question.type is QuestionType.FACTUAL:
        return bool(gold & credited) or not gold
    return gold <= credited


def sessions_right(question: Question, reply: Reply) -> bool:
    """All gold sessions are cited; a summary cites no other."""
    cited = {session for session in map(session_of, reply["citations"]) if session}
    complete = all(any(_same_session(gold, session) for session in cited) for gold in question.gold_sessions)
    if question.type is not QuestionType.BY_SESSION:
        return complete
    return complete and all(
        any(_same_session(gold, session) for gold in question.gold_sessions) for session in cited
    )


def _same_session(gold: str, session: str) -> bool:
    """Kinds that need no number (`visit`) match with and without one."""
    return session == gold or session.rpartition(" ")[0] == gold


def content_right(question: Question, reply: Reply) -> bool:
    """The text holds what it must and nothing that it must not; one statement of each gold group is cited."""
    cited = {citation["statement_id"] for citation in reply["citations"]}
    return (
        all(holds(reply["text"], wanted) for wanted in question.must_include)
        and not any(holds(reply["text"], unwanted) for unwanted in question.must_not_include)
        and all(cited & set(group) for group in question.gold)
    )


def wrong_people(question: Question, reply: Reply, corpus: Corpus) -> tuple[str, ...]:
    """Who is credited and should not be; the module's docstring says when."""
    allowed = {fold(name) for name in (*question.gold_speakers, *question.accept_speakers)}
    if question.answerable and not allowed and not _is_narrated(question, corpus):
        return ()
    return tuple(sorted({name for name in _credited(question, reply, corpus) if fold(name) not in allowed}))


def _credited(question: Question, reply: Reply, corpus: Corpus) -> set[str]:
    """The people whom this type of question holds to account."""
    if not question.answerable:
        return cited_people(reply) if question.type in _NOBODY_ELSE else set()
    if _is_complete_list(question):
        named = fold(reply["text"])
        return cited_people(reply) | {name for name in people(corpus) if fold(name) in named}
    if question.type in _ABOUT_PEOPLE:
        return cited_people(reply)
    if question.type is QuestionType.FACTUAL or (
        question.type is QuestionType.LIST and question.gold_speakers
    ):
        first = speaker_of(reply["citations"][0]) if reply["citations"] else None
        return {first} if first else set()
    return set()


def _is_narrated(question: Question, corpus: Corpus) -> bool:
    """Whether the answer is known to be in the writer's own words."""
    gold = [corpus.statements[name] for group in question.gold for name in group]
    return bool(gold) and not any(statement.speaker for statement in gold)


def _is_complete_list(question: Question) -> bool:
    return question.exhaustive and question.type in _LISTS


def cited_people(reply: Reply) -> set[str]:
    """Everybody whom a citation credits."""
    return {name for name in map(speaker_of, reply["citations"]) if name}
