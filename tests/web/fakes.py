"""An invented event and a chatbot that knows it by heart: everything a page can be asked to show."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.model import (
    Abstention,
    AbstentionReason,
    Citation,
    Exchange,
    Reply,
    SourceReference,
    Timings,
    reference_to_proceedings,
    reference_to_session,
    speaker_of,
)
from ingest.model import (
    Appearance,
    AttributionStatus,
    Person,
    Proceedings,
    Session,
    SessionKind,
    Span,
    Statement,
    StatementKind,
)

HOSTILE = (
    '<img src=x onerror="window.hurt=1"> **gras** [lien](javascript:window.hurt=1)'
    " <script>window.hurt=1</script>"
)

SLOW_S = 4.0  # long enough to look at the page while it searches

SESSIONS = (
    ("ouverture", SessionKind.OPENING, None, "Ouverture"),
    ("table-1", SessionKind.ROUND_TABLE, 1, "L’eau, une ressource à partager"),
    ("table-2", SessionKind.ROUND_TABLE, 2, "Se déplacer demain dans les petites villes et les vallées"),
    ("keynote", SessionKind.KEYNOTE, 1, "Ce que les arbres disent aux capteurs"),
    ("visite", SessionKind.VISIT, None, "Le jardin des Tilleuls"),
)
PEOPLE = (
    ("odile", "Odile Marchetti", "ouverture", "maire", "ville de Valbrune"),
    (
        "awa",
        "Awa Nkomo-Delaunay",
        "table-1",
        "directrice de l’eau et de l’assainissement",
        "syndicat des Trois Rivières",
    ),
    ("bertrand", "Bertrand L’Hostis", "table-1", "hydrologue", "université de Kerlaz"),
    (
        "chloe",
        "Chloé d’Aubréac",
        "table-2",
        "vice-présidente chargée des mobilités",
        "communauté de communes du Haut-Mirail",
    ),
    ("dimitri", "Dimitri Vasseur", "keynote", "ingénieur forestier", "Bois & Données"),
    ("hostile", HOSTILE, "visite", "jardinier", "<b>Les Tilleuls</b>"),
)
SAID = (
    (
        "table-1",
        None,
        StatementKind.NARRATION,
        "La première table ronde s’interroge sur le partage de la ressource.",
    ),
    (
        "table-1",
        "awa",
        StatementKind.DIRECT_QUOTE,
        "Nous avons équipé 412 compteurs et les fuites ont reculé de 18 % en deux ans.",
    ),
    (
        "table-1",
        "awa",
        StatementKind.REPORTED,
        "Awa Nkomo-Delaunay ajoute que les relevés sont publiés chaque mois sur le site du syndicat.",
    ),
    (
        "table-1",
        "bertrand",
        StatementKind.DIRECT_QUOTE,
        "Une nappe ne se recharge pas en un hiver : il faut accepter de compter en décennies.",
    ),
    (
        "table-2",
        "chloe",
        StatementKind.REPORTED,
        "Chloé d’Aubréac décrit une navette à la demande qui dessert 23 hameaux pour deux euros le trajet.",
    ),
    (
        "keynote",
        "dimitri",
        StatementKind.TURN,
        "Chaque tilleul porte un capteur de sève ; l’arrosage suit ce que l’arbre demande.",
    ),
    ("visite", "hostile", StatementKind.DIRECT_QUOTE, f"Le jardin vous accueille.\n\n{HOSTILE}"),
    ("visite", None, StatementKind.DECISION, "Le jardin restera ouvert le dimanche."),
)


def make_proceedings() -> Proceedings:
    """Build the invented event."""
    people = {key: name for key, name, *_ in PEOPLE}
    capacity = {key: (role, organisation) for key, _, _, role, organisation in PEOPLE}
    return Proceedings(
        id="rencontres-valbrune",
        title="Rencontres de l’eau et des chemins",
        edition="7e édition",
        date_printed="12 mars 2031",
        date_iso="2031-03-12",
        place="Valbrune",
        organisers=("Ville de Valbrune",),
        language="fr",
        source_file="rencontres.md",
        sha256="0" * 64,
        source="",
        people=tuple(Person(key, name) for key, name in people.items()),
        appearances=tuple(
            Appearance(key, session, role, organisation, Span(order, order + 1))
            for order, (key, _, session, role, organisation) in enumerate(PEOPLE)
        ),
        sessions=tuple(
            Session(key, kind, number, title, order, order * 100, order * 100 + 99)
            for order, (key, kind, number, title) in enumerate(SESSIONS, start=1)
        ),
        statements=tuple(
            Statement(
                f"dit-{order}",
                session,
                kind,
                speaker,
                people.get(speaker or ""),
                role=capacity[speaker][0] if speaker else None,
                organisation=capacity[speaker][1] if speaker else None,
                text=text,
                spans=(Span(order * 10, order * 10 + 9),),
                rule="test",
                status=AttributionStatus.ATTRIBUTED,
            )
            for order, (session, speaker, kind, text) in enumerate(SAID)
        ),
        noise=(),
        warnings=(),
    )


@dataclass(frozen=True)
class FakeIndex:
    """An index that holds the invented event."""

    proceedings: tuple[Proceedings, ...]
    corpus_version: str = "version-de-test"


class FakeChatbot:
    """Answers by the words of the question; counts what it is asked."""

    def __init__(self) -> None:
        self.index = FakeIndex((make_proceedings(),))
        self.asked: list[str] = []
        self.conversations: list[int] = []

    def examples(self) -> tuple[str, ...]:
        """Questions that this event answers."""
        return (
            "Combien de compteurs sont équipés ?",
            "Qui a parlé à la table ronde 1 ?",
            "Que dit Chloé d’Aubréac ?",
        )

    def answer(self, question: str, conversation: Sequence[Exchange] = ()) -> Reply:
        """Abstain on the moon, break on a breakdown, quote the hostile gardener, else speak of water."""
        self.asked.append(question)
        self.conversations.append(len(conversation))
        time.sleep(SLOW_S if question.startswith("lent") else 0)
        if "panne" in question:
            raise RuntimeError("panne voulue")
        if "lune" in question:
            return self._abstain(question)
        if "jardin" in question:
            return self._reply(
                question, f"Le jardinier accueille le public [1]. {HOSTILE}", (self._cite(1, 6),)
            )
        return self._reply(question, ANSWER, (self._cite(1, 1), self._cite(2, 2), self._cite(3, 3)))

    def _cite(self, number: int, place: int) -> Citation:
        proceedings = self.index.proceedings[0]
        statement = proceedings.statements[place]
        session = next(found for found in proceedings.sessions if found.id == statement.session_id)
        return Citation(
            number,
            statement.id,
            statement.kind,
            statement.text,
            speaker_of(statement),
            reference_to_session(session),
            reference_to_proceedings(proceedings),
            SourceReference("rencontres.md", 0, 9, None, None),
            f"/statements/{statement.id}",
        )

    def _abstain(self, question: str) -> Reply:
        abstention = Abstention(
            AbstentionReason.NOTHING_RELEVANT,
            (self._cite(1, 4), self._cite(2, 7)),
            "accueil@valbrune.example",
        )
        return self._reply(question, "Dans ces actes, je n’ai rien trouvé sur la lune.", (), abstention)

    def _reply(
        self, question: str, text: str, citations: tuple[Citation, ...], abstention: Abstention | None = None
    ) -> Reply:
        suggestions = ("Que dit Bertrand L’Hostis ?", "Résume la table ronde 2")
        return Reply(
            "r",
            question,
            question,
            text,
            citations,
            abstention,
            suggestions,
            "extractive",
            "version-de-test",
            Timings(),
        )


ANSWER = (
    "À la table ronde 1, sur l’eau, **Awa Nkomo-Delaunay**, directrice de l’eau et de l’assainissement du"
    " syndicat des Trois Rivières, donne un chiffre : « Nous avons équipé **412 compteurs** et les fuites ont"
    " reculé de 18 % en deux ans. » [1] Elle ajoute que les relevés sont publiés chaque mois [2].\n\n"
    "Au même endroit, **Bertrand L’Hostis**, hydrologue à l’université de Kerlaz, invite à la patience :"
    " « Une nappe ne se recharge pas en un hiver : il faut accepter de compter en décennies. » [3]"
)
