"""Whether words are given to the person who said them, in the session where they were said.

Sources: ours, after the accuracy of quotation attribution (Pareti et al. 2013, "Automatically detecting and
attributing indirect quotations"); no library tells a speaker from a name in a sentence.
"""

from collections.abc import Collection

from chatbot.evaluation.corpus import session_key, sessions
from chatbot.evaluation.invariants import Citation, Named, named_speakers, session_of, speaker_of
from chatbot.evaluation.matching import fold
from chatbot.evaluation.metrics.citations import is_answer
from chatbot.evaluation.model import Answered, Corpus, Interval, Metric, Question
from chatbot.evaluation.verdict import (
    judge,
    sessions_right,
    speakers_right,
    wrong_people,
)


def _answered_to(answered: Answered, gold: Collection[object]) -> bool:
    return is_answer(answered) and answered.question.answerable and bool(gold)


def speaker(answered: Answered, corpus: Corpus) -> float | None:
    """1 where the right people are credited (`verdict.speakers_right`), else 0.

    All gold speakers must be credited by a citation; for a fact one of them; in a list a name in the text
    will do. Over answers to answerable questions with gold speakers. Who is credited beside them is told by
    `wrong_person`.
    """
    if not _answered_to(answered, answered.question.gold_speakers):
        return None
    return float(speakers_right(answered.question, answered.reply))


def session(answered: Answered, corpus: Corpus) -> float | None:
    """1 where all gold sessions are cited, and for a question about a session no other; else 0.

    `verdict.sessions_right`; over answers to answerable questions with gold sessions.
    """
    if not _answered_to(answered, answered.question.gold_sessions):
        return None
    return float(sessions_right(answered.question, answered.reply))


def _gold_citations(answered: Answered) -> list[Citation]:
    """The citations of statements of the gold: where the right statement was found."""
    gold = {statement for group in answered.question.gold for statement in group}
    return [c for c in answered.reply["citations"] if c["statement_id"] in gold]


def speaker_given_statement(answered: Answered, corpus: Corpus) -> float | None:
    """1 where every citation of a gold statement credits a gold or accepted speaker, else 0.

    Over answers that cite a gold statement that somebody said, to questions with gold speakers: what is
    left of the errors of speakers once the right statement was found.
    """
    right = _right_names(answered.question)
    credited = [speaker_of(c) for c in _gold_citations(answered) if _was_said(c, corpus)]
    if not _answered_to(answered, answered.question.gold_speakers) or not credited:
        return None
    return float(all(fold(name or "") in right for name in credited))


def session_given_statement(answered: Answered, corpus: Corpus) -> float | None:
    """1 where every citation of a gold statement names a gold session, with or without its number; else 0.

    Over answers that cite a gold statement, to questions with gold sessions.
    """
    cited = [session_of(citation) or "" for citation in _gold_citations(answered)]
    gold = answered.question.gold_sessions
    if not _answered_to(answered, gold) or not cited:
        return None
    return float(all(one in gold or one.rpartition(" ")[0] in gold for one in cited))


def _right_names(question: Question) -> set[str]:
    return {fold(name) for name in (*question.gold_speakers, *question.accept_speakers)}


def _was_said(citation: Citation, corpus: Corpus) -> bool:
    """Whether somebody said it; the writer's own words are nobody's."""
    statement = corpus.statements.get(citation["statement_id"])
    return statement is not None and statement.speaker is not None


def name_mismatch(answered: Answered, corpus: Corpus) -> float | None:
    """1 where a name and a citation contradict each other; needs no gold, the strongest alarm in production.

    Either a citation credits somebody else than the proceedings do for its statement (or anybody for the
    writer's own words), or the person named last before a marker, outside the quotation itself, is the
    speaker of none of the statements marked there and is not what narration marked there tells of
    (`naming.named_speakers`). Over answers that cite a statement.
    """
    cited = _cited_statements(answered, corpus)
    if not is_answer(answered) or not cited:
        return None
    swapped = any(speaker_of(citation) != owner for citation, owner, _ in cited)
    return float(swapped or any(not named.is_shown for named in named_speakers(answered.reply, corpus)))


def session_mismatch(answered: Answered, corpus: Corpus) -> float | None:
    """1 where a citation names another session than that of its statement; over answers citing statements."""
    cited = _cited_statements(answered, corpus)
    if not is_answer(answered) or not cited:
        return None
    return float(any(session_of(citation) != held for citation, _, held in cited))


def _cited_statements(answered: Answered, corpus: Corpus) -> list[tuple[Citation, str | None, str | None]]:
    """Citations with the speaker and the session that the proceedings give their statement."""
    by_id = sessions(corpus)
    found = []
    for citation in answered.reply["citations"]:
        statement = corpus.statements.get(citation["statement_id"] or "")
        if statement is not None:
            held = by_id.get(statement.session_id or "")
            key = session_key(held.kind, held.number) if held else None
            found.append((citation, statement.speaker, key))
    return found


def mention_for_speech(answered: Answered, corpus: Corpus) -> float | None:
    """1 where somebody who is only talked about is credited with the words.

    Either a person credited by a citation, or named last before its marker, does not say the statement cited
    but is named in it; or a wrong person (`verdict.wrong_people`) is named in a gold statement that somebody
    else says. Over answers that cite a statement.
    """
    cited = _cited_statements(answered, corpus)
    if not is_answer(answered) or not cited:
        return None
    credited = any(
        speaker_of(citation) != owner and _mentions(citation, speaker_of(citation), corpus)
        for citation, owner, _ in cited
    )
    named = any(
        not one.is_shown and _is_mentioned(one, corpus) for one in named_speakers(answered.reply, corpus)
    )
    return float(credited or named or _talked_about_in_gold(answered, corpus))


def _mentions(citation: Citation, name: str | None, corpus: Corpus) -> bool:
    return bool(name) and fold(name or "") in fold(corpus.statements[citation["statement_id"]].text)


def _is_mentioned(named: Named, corpus: Corpus) -> bool:
    return any(
        _mentions(c, named.name, corpus) for c in named.citations if c["statement_id"] in corpus.statements
    )


def _talked_about_in_gold(answered: Answered, corpus: Corpus) -> bool:
    gold = [corpus.statements[name] for group in answered.question.gold for name in group]
    return any(
        fold(name) in fold(statement.text)
        for name in wrong_people(answered.question, answered.reply, corpus)
        for statement in gold
        if fold(statement.speaker or "") != fold(name)
    )


def wrong_person(answered: Answered, corpus: Corpus) -> float:
    """1 where the reply credits a wrong person: gives somebody words or a part that are not theirs.

    The definition is that of `verdict`:

    - in any reply, a citation whose speaker is not that of its statement, or a person named before a marker
      who is not the one cited;
    - where people are asked for or about (what X says, a comparison, who talks about Y, a complete list),
      anybody cited who is neither a gold nor an accepted speaker; in a complete list, anybody named too;
    - for a fact, a first citation by somebody else: that is whom the answer credits. Further passages,
      rightly credited to their own speakers, are not a failure;
    - where the proceedings hold nothing by the person asked about, anybody else who is cited in that place.

    Where the row does not say whose words answer, nobody is wrong; but where its gold is the writer's own,
    nobody may be credited.
    Over all questions: an abstention whose nearest passages swap speakers counts too.
    """
    return float(judge(answered.question, answered.reply, corpus).cites_wrong_person)


def right(answered: Answered, corpus: Corpus) -> float:
    """1 where the reply is right as a whole (`verdict.Verdict.right`), else 0.

    Kind (answered or abstained as it should), speakers, sessions and content are all right, nobody is
    credited wrongly and no invariant is broken. The reason of an abstention is measured apart.
    Over all questions.
    """
    return float(judge(answered.question, answered.reply, corpus).right)


_GROUP, _RATE = "attribution", Interval.WILSON
METRICS = (
    Metric(
        "right_rate",
        "réponses justes en tout point",
        "Sur toutes les questions : part de celles où répondre ou s'abstenir était juste et où intervenants, "
        "parties de l'événement et contenu sont justes, sans personne citée à tort ni contrat rompu.",
        _GROUP,
        "higher",
        _RATE,
        right,
    ),
    Metric(
        "wrong_person_rate",
        "propos donnés à la mauvaise personne",
        "Sur toutes les questions : part de celles où la réponse donne à quelqu'un des propos ou un rôle qui "
        "ne sont pas les siens.",
        _GROUP,
        "lower",
        _RATE,
        wrong_person,
    ),
    Metric(
        "speaker_accuracy",
        "bons intervenants",
        "Sur les réponses aux questions dont les intervenants sont connus : part de celles qui créditent "
        "tous les intervenants attendus (un seul suffit pour un fait).",
        _GROUP,
        "higher",
        _RATE,
        speaker,
    ),
    Metric(
        "speaker_accuracy_given_statement",
        "bon intervenant quand le bon passage est cité",
        "Sur les réponses qui citent un passage attendu : part de celles où chacune de ces citations "
        "crédite un intervenant attendu ou admis.",
        _GROUP,
        "higher",
        _RATE,
        speaker_given_statement,
    ),
    Metric(
        "session_accuracy",
        "bonnes parties de l'événement",
        "Sur les réponses aux questions dont les parties sont connues : part de celles qui citent toutes "
        "les parties attendues (et aucune autre pour une question sur une partie).",
        _GROUP,
        "higher",
        _RATE,
        session,
    ),
    Metric(
        "session_accuracy_given_statement",
        "bonne partie quand le bon passage est cité",
        "Sur les réponses qui citent un passage attendu : part de celles où chacune de ces citations nomme "
        "une partie attendue.",
        _GROUP,
        "higher",
        _RATE,
        session_given_statement,
    ),
    Metric(
        "name_citation_mismatch_rate",
        "nom et citation qui se contredisent",
        "Sur les réponses qui citent un passage : part de celles où la personne créditée ou nommée devant "
        "un numéro n'est pas celle du passage cité ; se mesure sans réponse attendue.",
        _GROUP,
        "lower",
        _RATE,
        name_mismatch,
    ),
    Metric(
        "session_citation_mismatch_rate",
        "partie et citation qui se contredisent",
        "Sur les réponses qui citent un passage : part de celles où une citation nomme une autre partie de "
        "l'événement que celle du passage ; se mesure sans réponse attendue.",
        _GROUP,
        "lower",
        _RATE,
        session_mismatch,
    ),
    Metric(
        "mention_for_speech_rate",
        "personne mentionnée prise pour celle qui parle",
        "Sur les réponses qui citent un passage : part de celles où une personne dont on parle est créditée "
        "de propos tenus par une autre.",
        _GROUP,
        "lower",
        _RATE,
        mention_for_speech,
    ),
)
