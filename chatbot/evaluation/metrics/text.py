"""Whether the text says what it must, in French, and only numbers that a cited statement gives.

Sources: exact match and token F1 of SQuAD (Rajpurkar et al. 2016) with a French normal form (`french`);
answer inclusion as in DrQA (Chen et al. 2017, `has_answer`); the others are ours.
"""

from collections.abc import Iterator

from chatbot.evaluation.citing import emphasised, plain, read_sentences
from chatbot.evaluation.french import exact_match, includes, is_french, numbers, token_f1
from chatbot.evaluation.invariants import Citation
from chatbot.evaluation.matching import holds
from chatbot.evaluation.metrics.citations import is_answer
from chatbot.evaluation.model import Answered, Corpus, Interval, Metric


def must_include(answered: Answered, corpus: Corpus) -> float | None:
    """1 where the text holds every wanted item (`matching.holds`), else 0.

    Over answers to answerable questions that name some.
    """
    question = answered.question
    if not is_answer(answered) or not question.answerable or not question.must_include:
        return None
    return float(all(holds(answered.reply["text"], wanted) for wanted in question.must_include))


def must_not_include(answered: Answered, corpus: Corpus) -> float | None:
    """1 where the text holds an unwanted item, else 0; over answers to any question that names some."""
    if not is_answer(answered) or not answered.question.must_not_include:
        return None
    return float(any(holds(answered.reply["text"], word) for word in answered.question.must_not_include))


def numbers_cited(answered: Answered, corpus: Corpus) -> float | None:
    """1 where every number in digits of the claim sentences is in what they cite, else 0.

    What a sentence cites: of the statements marked in it (of the whole reply where it has no marker) the
    text; of their citations the quotation, the speaker's name, office and organisation, the session's number
    and title, the proceedings' title; and how many citations the sentence has (« 4
    intervenants [1] [2] [3] [4] »). Compared in the normal form of `french.numbers`. Over answers with a
    number in a claim sentence.
    """
    if not is_answer(answered):
        return None
    found = [*_numbered_claims(answered, corpus)]
    return float(all(said <= given for said, given in found)) if found else None


def _numbered_claims(answered: Answered, corpus: Corpus) -> Iterator[tuple[set[str], set[str]]]:
    """Of each claim sentence with numbers: its numbers, and those that it may give."""
    reply = answered.reply
    for sentence in read_sentences(reply["text"]):
        said = numbers(sentence.text)
        if sentence.is_claim and said:
            cited = [c for c in reply["citations"] if not sentence.numbers or c["number"] in sentence.numbers]
            given = {
                number
                for citation in cited
                for words in _words(citation, corpus)
                for number in numbers(words)
            }
            yield said, given | {str(len(cited))}


def _words(citation: Citation, corpus: Corpus) -> Iterator[str]:
    """Everything that a citation shows."""
    statement = corpus.statements.get(citation["statement_id"] or "")
    yield statement.text if statement else citation["quote"]
    yield citation["proceedings"]["title"]
    for part in (citation["speaker"] or {}, citation["session"] or {}):
        # an id holds digits that nobody said
        yield from (str(value) for key, value in part.items() if key != "id" and value is not None)


def candidates(answered: Answered) -> tuple[str, ...]:
    """What of an answer is compared with the short answers: what stands out in bold, and the whole text."""
    text = answered.reply["text"]
    whole = " ".join(sentence.text for sentence in read_sentences(text))
    return (*emphasised(text), whole)


def _has_answers(answered: Answered) -> bool:
    return is_answer(answered) and answered.question.answerable and bool(answered.question.answers)


def answer_exact_match(answered: Answered, corpus: Corpus) -> float | None:
    """1 where what stands out in bold, or the whole text, is one of the right short answers (`french`)."""
    if not _has_answers(answered):
        return None
    return max(exact_match(given, answered.question.answers) for given in candidates(answered))


def answer_f1(answered: Answered, corpus: Corpus) -> float | None:
    """The best token F1 of what stands out in bold, or the whole text, with one of the short answers."""
    if not _has_answers(answered):
        return None
    return max(token_f1(given, answered.question.answers) for given in candidates(answered))


def answer_included(answered: Answered, corpus: Corpus) -> float | None:
    """1 where one of the right short answers is in the text as a run of whole words, else 0."""
    if not _has_answers(answered):
        return None
    return float(includes(plain(candidates(answered)[-1]), answered.question.answers))


def french(answered: Answered, corpus: Corpus) -> float | None:
    """1 where the reply is French (`french.is_french`), else 0; None where it is too short to tell."""
    told = is_french(" ".join(sentence.text for sentence in read_sentences(answered.reply["text"])))
    return None if told is None else float(told)


_GROUP, _RATE = "text", Interval.WILSON
_WITH_ANSWERS = "Sur les réponses aux questions dont la réponse courte est connue : "
METRICS = (
    Metric(
        "must_include_rate",
        "mots attendus présents",
        "Sur les réponses aux questions qui en demandent : part de celles dont le texte contient tous les "
        "mots attendus.",
        _GROUP,
        "higher",
        _RATE,
        must_include,
    ),
    Metric(
        "must_not_include_rate",
        "mots interdits présents",
        "Sur les réponses aux questions qui en interdisent : part de celles dont le texte contient un mot "
        "interdit.",
        _GROUP,
        "lower",
        _RATE,
        must_not_include,
    ),
    Metric(
        "numbers_cited_rate",
        "nombres tous présents dans un passage cité",
        "Sur les réponses qui donnent un nombre en chiffres : part de celles dont chaque nombre est dans ce "
        "que la phrase cite.",
        _GROUP,
        "higher",
        _RATE,
        numbers_cited,
    ),
    Metric(
        "answer_exact_match",
        "réponse courte exacte",
        _WITH_ANSWERS
        + "part de celles où ce qui est mis en gras, ou tout le texte, est cette réponse, à la forme près.",
        _GROUP,
        "higher",
        _RATE,
        answer_exact_match,
    ),
    Metric(
        "answer_f1",
        "réponse courte, mots communs (F1)",
        _WITH_ANSWERS + "meilleur F1 des mots de ce qui est mis en gras, ou de tout le texte, en moyenne.",
        _GROUP,
        "higher",
        Interval.CLUSTER_BOOTSTRAP,
        answer_f1,
    ),
    Metric(
        "answer_included_rate",
        "réponse courte présente",
        _WITH_ANSWERS + "part de celles dont le texte contient cette réponse, à la forme près.",
        _GROUP,
        "higher",
        _RATE,
        answer_included,
    ),
    Metric(
        "french_rate",
        "réponses en français",
        "Sur les textes assez longs pour en juger : part de ceux dont les mots outils sont français.",
        _GROUP,
        "higher",
        _RATE,
        french,
    ),
)
