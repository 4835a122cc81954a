"""Citations, attribution, quotations and text of single replies, worked out by hand."""

from dataclasses import replace
from typing import Any

import pytest

from chatbot.evaluation.corpus import make_corpus
from chatbot.evaluation.metrics import METRICS
from chatbot.evaluation.metrics.quotations import Outcome, look_up, outcomes
from chatbot.evaluation.model import QuestionType, Reply
from tests.evaluate_measures.invented import (
    ANNE,
    BRUNO,
    CHLOE,
    INVENTED,
    make_abstention,
    make_answer,
    make_answered,
    make_citation,
    make_question,
    make_speaker,
)

VALUE = {metric.name: metric.value for metric in METRICS}
TRUE = make_answer("**Anne Morvan**, maire, le dit. [1]", make_citation(1, "s1"))


def value(name: str, reply: Reply, **question: Any) -> float | None:
    """One metric of one reply to a question with these fields."""
    kind = question.pop("kind", QuestionType.FACTUAL)
    return VALUE[name](make_answered(reply, make_question(kind, **question)), INVENTED)


class TestCitations:
    """Resolvable, coverage, precision, recall."""

    @pytest.mark.parametrize(
        ("text", "citations", "expected"),
        [
            ("Un. [1] Deux. [2]", [make_citation(1, "s1"), make_citation(2, "s2")], 1.0),
            ("Un. [1] Deux. [2]", [make_citation(1, "s1")], 0.5),  # [2] has no citation
            ("Un. [1]", [make_citation(1, "s1"), make_citation(2, "s2")], 0.5),  # 2 has no marker
            ("Un. [1]", [make_citation(1, "s99")], 0.0),  # no such statement
            ("Un. [1]", [make_citation(1, "s1"), make_citation(1, "s2")], 0.0),  # which one?
            ("Un. [1]", [make_citation(1, None)], 1.0),  # a fact of the structure, inside the source
            (
                "Un. [1]",
                [make_citation(1, None, source={"start": 9, "end": 999_999})],
                0.0,
            ),
            ("Un.", [], 0.0),
        ],
    )
    def test_a_number_resolves_with_marker_citation_and_place(
        self, text: str, citations: list[dict[str, Any]], expected: float
    ) -> None:
        """Each number counts once, whichever side lacks it."""
        assert value("citation_resolvable_rate", make_answer(text, *citations)) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Le port est fermé. [1] La berge est ouverte. [1]", 1.0),
            ("Le port est fermé. La berge est ouverte. [1]", 0.5),
            ("Le port est fermé. [2]", 0.0),  # a marker without its citation covers nothing
            ("Voici ce qui est dit :\n\n- Le port est fermé. [1]", 1.0),  # a lead-in needs none
            ("Voici ce qui est dit :", None),
        ],
    )
    def test_coverage_is_of_claim_sentences(self, text: str, expected: float | None) -> None:
        """Claims with one of the reply's citations, over claims."""
        assert value("citation_coverage", make_answer(text, make_citation(1, "s1"))) == expected

    def test_precision_recall_and_f1_by_hand(self) -> None:
        """Two cited, one of them gold; one of two groups found."""
        reply = make_answer("Un. [1] Deux. [2]", make_citation(1, "s1"), make_citation(2, "s4"))
        gold = {"gold": (("s1", "s2"), ("s3",))}

        assert value("citation_precision", reply, **gold) == 0.5
        assert value("citation_recall", reply, **gold) == 0.5
        assert value("citation_f1", reply, **gold) == 0.5

    def test_nothing_cited_has_no_precision_and_no_recall(self) -> None:
        """An answer out of facts of the structure finds no gold statement."""
        reply = make_answer("Un. [1]", make_citation(1, None))

        assert value("citation_precision", reply, gold=(("s1",),)) is None
        assert value("citation_recall", reply, gold=(("s1",),)) == 0.0
        assert value("citation_f1", reply, gold=(("s1",),)) == 0.0

    def test_a_refusal_is_not_a_bad_citation(self) -> None:
        """Abstentions are counted by the metrics of abstention only."""
        for name in ("citation_precision", "citation_recall", "citation_f1", "citation_coverage"):
            assert value(name, make_abstention(), gold=(("s1",),)) is None

    def test_a_broken_promise_is_seen(self) -> None:
        """A true answer keeps its contract; a citation of another session does not."""
        other = make_answer("Un. [1]", make_citation(1, "s1", session=make_citation(1, "s3")["session"]))

        assert value("broken_promise_rate", TRUE) == 0.0
        assert value("broken_promise_rate", other) == 1.0


class TestAttribution:
    """Speakers and sessions."""

    def test_a_true_answer_passes_every_check(self) -> None:
        """The right person, session and statement."""
        gold = {"gold": (("s1",),), "gold_speakers": (ANNE,), "gold_sessions": ("round_table 1",)}
        expected = {
            "right_rate": 1.0,
            "wrong_person_rate": 0.0,
            "speaker_accuracy": 1.0,
            "speaker_accuracy_given_statement": 1.0,
            "session_accuracy": 1.0,
            "session_accuracy_given_statement": 1.0,
            "name_citation_mismatch_rate": 0.0,
            "session_citation_mismatch_rate": 0.0,
            "mention_for_speech_rate": 0.0,
        }

        assert {name: value(name, TRUE, **gold) for name in expected} == expected

    def test_a_swapped_speaker_is_seen_without_gold(self) -> None:
        """A citation that credits Bruno with Anne's words contradicts the proceedings."""
        reply = make_answer("Un. [1]", make_citation(1, "s1", speaker=make_speaker(BRUNO)))

        assert value("name_citation_mismatch_rate", reply) == 1.0
        assert value("wrong_person_rate", reply) == 1.0

    def test_a_wrong_name_in_the_sentence_is_seen_without_gold(self) -> None:
        """The citation is right and the sentence names somebody else."""
        reply = make_answer("**Bruno Le Dantec** le dit. [1]", make_citation(1, "s1"))

        assert value("name_citation_mismatch_rate", reply) == 1.0

    def test_the_last_name_before_the_marker_is_the_one_who_says_it(self) -> None:
        """A person mentioned before the speaker is no error."""
        reply = make_answer("Après Bruno Le Dantec, Anne Morvan le dit. [1]", make_citation(1, "s1"))

        assert value("name_citation_mismatch_rate", reply) == 0.0

    def test_narration_may_show_whom_it_names(self) -> None:
        """« Chloé Sarr ouvre la visite » is shown by the writer's sentence about her."""
        reply = make_answer("Chloé Sarr ouvre la visite. [1]", make_citation(1, "s4"))

        assert value("name_citation_mismatch_rate", reply) == 0.0

    def test_a_speaker_given_to_narration_is_a_mismatch(self) -> None:
        """Nobody said the writer's words; she is only mentioned in them."""
        reply = make_answer("Un. [1]", make_citation(1, "s4", speaker=make_speaker(CHLOE)))

        assert value("name_citation_mismatch_rate", reply) == 1.0
        assert value("mention_for_speech_rate", reply) == 1.0

    def test_another_session_is_seen_without_gold(self) -> None:
        """A statement of the first round table cited as of the second."""
        reply = make_answer("Un. [1]", make_citation(1, "s1", session=make_citation(1, "s3")["session"]))

        assert value("session_citation_mismatch_rate", reply) == 1.0
        assert (
            value(
                "session_accuracy_given_statement", reply, gold=(("s1",),), gold_sessions=("round_table 1",)
            )
            == 0
        )
        assert value("session_accuracy", reply, gold_sessions=("round_table 1",)) == 0.0

    def test_somebody_mentioned_is_not_the_speaker(self) -> None:
        """Bruno's statement mentions Anne: crediting her is an error of its own kind."""
        credited = make_answer("Un. [1]", make_citation(1, "s2", speaker=make_speaker(ANNE)))
        named = make_answer("Anne Morvan le dit. [1]", make_citation(1, "s2"))
        other = make_answer("Un. [1]", make_citation(1, "s2", speaker=make_speaker(CHLOE)))

        assert value("mention_for_speech_rate", credited) == 1.0
        assert value("mention_for_speech_rate", named) == 1.0
        assert value("mention_for_speech_rate", other) == 0.0  # wrong, but she is not mentioned

    def test_a_wrong_person_mentioned_in_the_gold_is_an_error_of_mention(self) -> None:
        """Asked who said it, Anne is cited with her own words; the gold is Bruno's and mentions her."""
        question = {"kind": QuestionType.WHO_SAID, "gold": (("s2",),), "gold_speakers": (BRUNO,)}

        assert value("mention_for_speech_rate", TRUE, **question) == 1.0
        assert value("wrong_person_rate", TRUE, **question) == 1.0
        assert value("speaker_accuracy", TRUE, **question) == 0.0

    def test_given_the_statement_only_its_citations_count(self) -> None:
        """The gold statement is credited rightly; a further citation of another is not looked at."""
        reply = make_answer("Un. [1] Deux. [2]", make_citation(1, "s1"), make_citation(2, "s3"))
        swapped = make_answer("Un. [1]", make_citation(1, "s1", speaker=make_speaker(CHLOE)))
        question = {"gold": (("s1",),), "gold_speakers": (ANNE,)}

        assert value("speaker_accuracy_given_statement", reply, **question) == 1.0
        assert value("speaker_accuracy_given_statement", swapped, **question) == 0.0
        assert (
            value("speaker_accuracy_given_statement", make_answer("", make_citation(1, "s3")), **question)
            is None
        )


class TestQuotations:
    """Found, misattributed, not found."""

    @pytest.mark.parametrize(
        ("words", "credited", "outcome"),
        [
            ("On ne peut pas attendre", {ANNE}, Outcome.FOUND),
            ("On ne peut pas attendre", {BRUNO}, Outcome.MISATTRIBUTED),
            ("On ne peut pas attendre", {None}, Outcome.MISATTRIBUTED),
            ("On peut attendre", {ANNE}, Outcome.NOT_FOUND),  # the negation is gone
            ("80\u00a0018 habitants", {ANNE}, Outcome.FOUND),
            ("80 019 habitants", {ANNE}, Outcome.NOT_FOUND),
            ("80 habitants", {ANNE}, Outcome.NOT_FOUND),
            ("possible à draguer", {CHLOE}, Outcome.NOT_FOUND),  # from « impossible »
            ("impossible à draguer...", {CHLOE}, Outcome.FOUND),
            ("qui veut l’eau creuse un puits", {CHLOE}, Outcome.FOUND),
            ("Nos anciens disaient \"qui veut l'eau creuse un puits\" ; c'est vrai.", {CHLOE}, Outcome.FOUND),
            ("ouvre la visite", {None}, Outcome.FOUND),
            ("ouvre la visite", {CHLOE}, Outcome.MISATTRIBUTED),
            ("Les berges et la rivière", {CHLOE}, Outcome.FOUND),  # printed as a title
        ],
    )
    def test_a_quotation_is_looked_up(self, words: str, credited: set[str | None], outcome: Outcome) -> None:
        """Verbatim at the credited person, at somebody else only, or nowhere."""
        assert look_up(words, credited, INVENTED) is outcome

    def test_passages_of_the_text_and_quotes_of_citations_both_count(self) -> None:
        """One passage in the text, one quote in the list: one altered of two."""
        reply = make_answer("Anne Morvan : « On peut attendre » [1]", make_citation(1, "s1"))

        assert value("quotation_found_rate", reply) == 0.5
        assert value("quotation_not_found_rate", reply) == 0.5
        assert value("quotation_misattributed_rate", reply) == 0.0

    def test_a_passage_belongs_to_the_citations_of_its_sentence(self) -> None:
        """Anne's words in the sentence that cites Bruno are misattributed, though Anne is cited elsewhere."""
        text = "Bruno Le Dantec : « On ne peut pas attendre ». [2] Anne Morvan aussi. [1]"
        reply = make_answer(text, make_citation(1, "s1"), make_citation(2, "s2"))

        assert value("quotation_misattributed_rate", reply) == pytest.approx(1 / 3)

    def test_a_nested_quotation_is_one_passage(self) -> None:
        """The outer quotation with the inner one in it is found as a whole."""
        text = "Chloé Sarr : « Nos anciens disaient « qui veut l’eau creuse un puits » ; c’est vrai. » [1]"
        answered = make_answered(make_answer(text, make_citation(1, "s3")))

        assert outcomes(answered, INVENTED) == (Outcome.FOUND, Outcome.FOUND)

    def test_an_echo_of_the_question_is_no_quotation(self) -> None:
        """Unmarked, the visitor's own words are not looked up; marked, they are."""
        question = make_question(question="Qu'est-ce que « le canal fantôme » ?")
        echo = make_answer(
            "« Le canal fantôme » : autre sujet. Anne Morvan le dit. [1]", make_citation(1, "s1")
        )
        claimed = make_answer("Anne Morvan dit « le canal fantôme » [1]", make_citation(1, "s1"))

        assert outcomes(make_answered(echo, question), INVENTED) == (Outcome.FOUND,)
        assert outcomes(make_answered(claimed, question), INVENTED) == (Outcome.NOT_FOUND, Outcome.FOUND)

    def test_a_fact_of_the_structure_quotes_the_source(self) -> None:
        """A heading is found where it is printed."""
        true = make_answer("Titre. [1]", make_citation(1, None, quote="Rencontres du fleuve"))
        false = make_answer("Titre. [1]", make_citation(1, None, quote="Rencontres du canal"))

        assert value("quotation_found_rate", true) == 1.0
        assert value("quotation_not_found_rate", false) == 1.0

    def test_an_abstention_quotes_nothing(self) -> None:
        """Its text repeats the question; it has no share of anything."""
        assert value("quotation_found_rate", make_abstention()) is None


class TestText:
    """Wanted words, numbers, short answers, language."""

    def test_wanted_and_unwanted_words(self) -> None:
        """All wanted items, any unwanted one."""
        assert value("must_include_rate", TRUE, must_include=("Morvan", "adjoint|maire")) == 1.0
        assert value("must_include_rate", TRUE, must_include=("Morvan", "adjoint")) == 0.0
        assert value("must_not_include_rate", TRUE, must_not_include=("préfet",)) == 0.0
        assert value("must_not_include_rate", TRUE, must_not_include=("préfet", "maire")) == 1.0
        assert value("must_include_rate", TRUE) is None

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Ils sont 80018 habitants. [1]", 1.0),
            ("Ils sont 80 019 habitants. [1]", 0.0),
            ("Lors de la table ronde 1, Anne Morvan le dit. [1]", 1.0),
            ("1 personne en parle. [1]", 1.0),  # as many as are cited
            ("2 personnes en parlent. [1]", 0.0),
            ("Le réseau fuit à 14,2 %. [1]", 0.0),  # that is in another statement
            ("3 passages ont été lus :\n\n- Anne Morvan le dit. [1]", None),  # a lead-in claims nothing
            ("Anne Morvan le dit. [1]", None),
        ],
    )
    def test_every_number_is_in_what_is_cited(self, text: str, expected: float | None) -> None:
        """In the statement, the speaker, the session, the event, or the count of citations."""
        assert value("numbers_cited_rate", make_answer(text, make_citation(1, "s1"))) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("2 personnes en parlent. [1] [2]", 1.0),
            ("3 personnes en parlent. [1] [2]", 0.0),
            ("Le réseau fuit à 14,2 %. [1] Anne Morvan aussi. [2]", 0.0),
            ("Le réseau fuit à 14,2 %. [2] Anne Morvan aussi. [1]", 1.0),
        ],
    )
    def test_numbers_are_those_of_the_sentence_s_own_citations(self, text: str, expected: float) -> None:
        """A number in another citation of the reply does not count; how many are cited does."""
        reply = make_answer(text, make_citation(1, "s1"), make_citation(2, "s2"))

        assert value("numbers_cited_rate", reply) == expected

    def test_what_stands_out_is_compared_with_the_short_answer(self) -> None:
        """The bold passage is the answer; the sentence around it is not."""
        reply = make_answer("Le réseau fuit à **14,2 %**, dit Bruno Le Dantec. [1]", make_citation(1, "s2"))

        assert value("answer_exact_match", reply, answers=("14.2%",)) == 1.0
        assert value("answer_exact_match", reply, answers=("14",)) == 0.0
        assert value("answer_f1", reply, answers=("14,2 % du réseau",)) == pytest.approx(2 * 2 / (2 + 4))
        assert value("answer_included_rate", reply, answers=("Bruno Le Dantec",)) == 1.0
        assert value("answer_exact_match", reply) is None

    def test_the_language_of_a_reply(self) -> None:
        """French, English, or too short to tell."""
        assert value("french_rate", make_abstention()) == 1.0
        assert value("french_rate", make_answer("He said that this is the answer to it. [1]")) == 0.0
        assert value("french_rate", make_answer("Oui. [1]")) is None


def test_a_theme_that_a_sentence_of_the_writer_announces_is_nobody_s_words() -> None:
    """Shown beside a person, the words of a session's theme are not taken for somebody else's."""
    (event,) = INVENTED.proceedings
    sessions = tuple(replace(session, title="On ouvre la visite") for session in event.sessions)
    announced = make_corpus([replace(event, sessions=sessions)], INVENTED.version)

    assert look_up("ouvre la visite", {CHLOE}, announced) is Outcome.FOUND
    assert look_up("devant 120 personnes", {CHLOE}, announced) is Outcome.MISATTRIBUTED
