"""Questions that are one only with what came before: « et sur l'eau ? », « qui d'autre ? »."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from chatbot.asked import Asked
from chatbot.cast import Voice
from chatbot.intents import PERSON, SESSION, SPEECH, STRUCTURE, Intent
from chatbot.places import ORDINALS, Programme, fold_in_place, kinds_named
from chatbot.vocabulary import FRAME
from chatbot.words import STOP_WORDS, Word, is_verb, words
from ingest.model import Session
from ingest.people.genders import gender_of_name

Credited = Callable[[Asked], tuple[Voice, ...]]

_OF_PEOPLE = frozenset(
    {Intent.IDENTITY, Intent.MEMBERS, Intent.SESSIONS_OF, Intent.ALONGSIDE, Intent.NEXT_TO, Intent.PERSONAL}
)
_OF_TOPICS = frozenset({Intent.SAYS, Intent.SEARCH, Intent.WHO_TALKS, Intent.SESSIONS_ABOUT})
_OF_SESSIONS = frozenset(
    {
        Intent.SPEAKERS,
        Intent.COUNT_SPEAKERS,
        Intent.THEME,
        Intent.SUMMARY,
        Intent.FIRST_OR_LAST,
        Intent.MODERATOR,
    }
)
_LISTING = frozenset(
    {Intent.SPEAKERS, Intent.COUNT_SPEAKERS, Intent.WHO_TALKS, Intent.MEMBERS, Intent.ALONGSIDE}
)
_LINK = r"^\W*(?:(?:et|and|mais|alors|ah|ok|bon|donc|sinon)\W+)*"
_BEGINS = re.compile(r"^\W*(?:et|and|mais|alors|what about|how about|quid)\b")
# Pronouns, and possessives with what they are said of.
_PRONOUN = re.compile(r"\b(?:t )?(?:il|elle|lui|he|she|him|her)\b")
_POSSESSIVE = re.compile(r"\b(?:son|sa|ses|his|her) (?P<thing>\w+)")
_BACKWARD = frozenset(
    """
    il elle lui ils elles he she him leur leurs his her they their them celle celui ceux celles y son sa
    ses
    """.split()
)
# « est-il … ? », « il est … ? »: what follows is said of whoever the pronoun means.
_IS_ONE = re.compile(
    _LINK + r"(?:est ce qu'|n')?(?:(?:est|etait) (?:t )?(?:il|elle)|(?:il|elle) (?:est|etait))\b"
    r"(?! (?:possible|vrai|exact|prevu|question|utile|necessaire)\b)"
)
# « que dit le deuxième ? », « le rôle de la dernière »: one of the people that the answer before lists.
_NTH_OF_THEM = re.compile(
    r"\b(?P<to>du|de la|de l'|au|a la|a l'|le|la|l') ?"
    rf"(?P<nth>{'|'.join(ORDINALS)}|derni(?:er|ere)|\d{{1,2}} ?e(?:me)?)"
    r"(?=\W*$|,| (?:a(?! \w+(?:er|ir|re)\b)|est|etait|dit|parle|pense|propose|de|d'|du|des|sur)\b)"
)
_OF_A_PART = re.compile(
    r"\b(?:themes?|sujets?|titre|qui (?:a|ont|parl\w+)|tables?|sessions?|partie|programme)\b"
)
_IMPERSONAL = re.compile(
    r"\b(?:y a t|il y|il (?:faut|peut|est|s|se|ne)|"
    r"(?:faut|peut|fera t|fait|agit|passe t|existe t|reste t|suffit|vaut t|vaut|semble t) il|"
    r"est il (?:possible|vrai|prevu|question|utile|necessaire)|a t il ete question|etait il question|"
    r"y avait il)\b"
)
_MORE = re.compile(
    _LINK
    + r"(?:pourquoi|comment(?: ca)?|why|how|(?:rien|quoi) de plus|quoi d'autre|c'est a dire|lesquel(?:le)?s|"
    r"which ones?|(?:des |plus de )?(?:precisions?|details?)|(?:tell me |dis m'en |dites m'en )?(?:more|"
    r"plus)|"
    r"(?:tu peux |peux tu |pouvez vous |vous pouvez )?(?:en dire plus|precise[rsz]?|developpe[rsz]?|"
    r"continue[rsz]?|"
    r"detaille[rsz]?)|encore|la suite|apres|ensuite|lui|elle|eux|elles|ceux la"
    r")(?: donc)?\W*$"
)
_WHO_SAID_IT = re.compile(
    _LINK + r"(?:(?:c'est|par) qui|qui (?:l'a \w+|le \w+|l'\w+|(?:a )?(?:dit|affirme|annonce) (?:ca|cela))|"
    r"who (?:said|says) (?:that|so|it))(?: donc)?\W*$"
)
# A question word alone, or with words that say nothing: the same is asked again, for something else.
_BARE = re.compile(
    _LINK
    + r"(?:(?:depuis |jusqu'a |pour |a partir de |c'etait |c'est )?quand|ou|when|where|how much|how many|"
    r"(?:de |en |depuis |pendant |pour |dans )?combien(?: de temps| d'argent)?|"
    r"(?:en |de |depuis |a )?quel(?:le)? (?:annee|date|mois|jour|periode|prix|cout|montant)|"
    r"a combien|pour quelles? raisons?)"
    r"(?: (?:ca|cela|existe t (?:il|elle)|est ce|etait ce|exactement|precisement|au juste|donc|coute))*\W*$"
)
_WHERE = re.compile(_LINK + r"(?:ou|where)\W*$")
# « a-t-il été signé ? », « a-t-elle duré … ? » is asked of a thing, which the earlier topic names.
_OF_A_THING = re.compile(
    r"\b(?:a|ont)(?: t)? (?:il|elle)s? (?:ete \w|dure|coute|fonctionne|existe|commence|eu lieu)|"
    r"\b(?:dure|coute|fonctionne|existe)(?:nt|ra|ront)?(?: t)? (?:il|elle)s?\b"
)
_OTHER = re.compile(r"\bautres?\b")
_ELSE = re.compile(
    _LINK + r"(?:qui|quelqu'un|who) (?:d'autres?|else)\b|" + _LINK + r"(?:d'|les )autres?\W*$|"
    r"\bqui (?:d'autres? )?en (?:parle|a parle|discute)\b"
)
_WHICH_SESSION = re.compile(
    _LINK + r"(?:dans|a|lors de|pendant|in|at)? ?(?:quelle|which) "
    r"(?:tables? rondes?|session|round table|keynote|partie)\W*$"
)
_WITH_WHOM = re.compile(_LINK + r"(?:avec qui|with whom|who with)\W*$")
_THEIR_THEME = re.compile(
    _LINK + r"quel (?:etait|est) (?:le|son) (?:theme|sujet|titre)\W*$|" + _LINK + r"sur quoi\W*$"
)
_OF_IT = re.compile(
    r"\ben (?:dit|pense|parle|disent|pensent|parlent)\b|\b(?:think|say|said) (?:of|about) (?:it|that)\b"
)
_ONLY_SESSION = re.compile(
    r"^\W*(?:et|alors|mais|and|what about|how about)?\W*(?:pour|a|au|aux|dans|de|lors de|pendant|durant|in|"
    r"at|on|sur)?"
    r"\W*(?:la|le|l'|les|the)?\W*SESSION\W*$"
)
_ONLY_PERSON = re.compile(
    r"^\W*(?:et|alors|mais|and|what about|how about|quid de)?\W*(?:pour|chez|selon|de|d'|about|que dit|"
    r"qu'en dit|"
    r"qu'en pense|qu'en disent)?\W*PERSON\W*(?: (?:il|elle) en (?:dit|pense) quoi|"
    r",? (?:qu'en|qu'est ce qu'(?:il|elle) en) (?:dit|pense).*)?\W*$"
)
_BARE_NAME = re.compile(
    r"^\W*(?:et|and|what about|how about) (?!sur\b|de\b|du\b|des\b|d'|a\b|au\b|aux\b|en\b|pour\b)"
)
_GENDERS = {"elle": "f", "she": "f", "her": "f", "il": "m", "lui": "m", "he": "m", "him": "m"}
_STEPS = {
    "suivante": 1, "suivant": 1, "prochaine": 1, "next": 1,
    "précédente": -1, "précédent": -1, "precedente": -1, "previous": -1,
}  # fmt: skip


class Reader(Protocol):
    """What reads a question again, with people or sessions that it leaves out."""

    def __call__(
        self,
        question: str,
        *,
        frame: str = "",
        voices: Sequence[Voice] = (),
        sessions: Sequence[Session] = (),
    ) -> Asked:
        """Read a question; the frame replaces its own where one is given."""


def has_content(asked: Asked) -> bool:
    """Whether a question is about something that a later one can lean on."""
    about = asked.voices or asked.sessions or asked.topic or asked.mentioned
    return bool(about) or asked.intent in STRUCTURE


def leans_on_earlier(asked: Asked) -> bool:
    """Whether a question is one only with what came before.

    « et sur l'eau ? », « que dit-elle des capteurs ? », « pourquoi ? ».
    """
    if asked.intent is Intent.CHAT or asked.unknown_speaker or asked.unknown_session or asked.unknown_event:
        return False
    if _asks_of_one(asked) or _nth_of_them(asked):
        return True
    begins = bool(_BEGINS.search(asked.frame))
    if PERSON in asked.frame or SESSION in asked.frame:
        return not asked.topic and (begins or bool(_OF_IT.search(asked.frame)))
    ellipses = (_MORE, _WHO_SAID_IT, _BARE, _ELSE, _WHICH_SESSION, _WITH_WHOM, _THEIR_THEME, _OF_IT)
    return begins or any(cue.search(asked.frame) for cue in ellipses) or _points_back(words(asked.question))


def _asks_of_one(asked: Asked) -> bool:
    """« est-il maire ? » asks it of somebody before, whoever else holds that office."""
    return bool(asked.intent is Intent.MEMBERS and PERSON not in asked.frame and _IS_ONE.search(asked.frame))


def _nth_of_them(asked: Asked) -> re.Match[str] | None:
    """Where a question means one of several by their order, nobody and no session being named."""
    if PERSON in asked.frame or SESSION in asked.frame or _OF_A_PART.search(asked.frame):
        return None
    return _NTH_OF_THEM.search(fold_in_place(asked.question))


def _points_back(asked: Sequence[Word]) -> bool:
    """Whether « il », « sa »… mean something outside: nothing before them in the question is meant."""
    folded = " ".join(word.folded for word in asked)
    if _IMPERSONAL.search(folded):
        return False
    first = next((i for i, word in enumerate(asked) if word.folded in _BACKWARD), None)
    return first is not None and not any(_is_subject(asked, i) for i in range(first))


def _is_subject(asked: Sequence[Word], position: int) -> bool:
    """Whether a word may be what a later pronoun means: a noun that is not asked for itself."""
    word = asked[position]
    if word.folded in STOP_WORDS | FRAME or is_verb(word.raw) or len(word.folded) < 2:
        return False
    asked_for = {"quel", "quelle", "quels", "quelles", "combien", "which", "what"}
    return not asked_for & {one.folded for one in asked[max(0, position - 2) : position]}


class FollowUps:
    """Completes questions from the one before. Immutable once built."""

    def __init__(self, read: Reader, programme: Programme, credited: Credited) -> None:
        self._read = read
        self._programme = programme
        self._credited = credited

    def complete(self, asked: Asked, context: Asked) -> Asked:
        """Take what a follow-up leaves out (people, session, topic) from the question before it."""
        left = tuple(voice for voice in asked.candidates if voice not in context.voices)
        if _OTHER.search(asked.frame) and len(left) == 1:  # « et l'autre Lemoine ? »
            asked = replace(asked, voices=left, candidates=(), frame=f"et {PERSON} ?", intent=Intent.SAYS)
        if _asks_of_one(asked):
            return self._of_a_person_before(asked, context) or asked
        if asked.voices:
            return _of_another_person(asked, context)
        if (nth := _nth_of_them(asked)) and (picked := self._nth(asked, context, nth)):
            return picked
        if nth and not _BEGINS.search(asked.frame):
            return asked
        if SESSION in asked.frame:
            return _in_another_session(asked, context)
        return (
            self._in_numbered_session(asked, context)
            or self._others(asked, context)
            or _elliptical(asked, context)
            or _of_the_same(asked, context)
            or self._of_somebody_described(asked, context)
            or self._of_a_person_before(asked, context)
            or self._of_a_topic_or_session(asked, context)
        )

    def _answered(self, context: Asked) -> tuple[Voice, ...]:
        """The one person whom the answer before names; nobody where it names several."""
        found = self._credited(context)
        return found if len(found) == 1 else ()

    def _nth(self, asked: Asked, context: Asked, nth: re.Match[str]) -> Asked | None:
        """« que dit le deuxième ? », « et le deuxième ? »: the second of those whom the answer lists.

        « et la deuxième ? » after a round table is the second round table; elsewhere « la » is no man.
        """
        feminine = nth["to"] in {"la", "de la", "a la"} or nth["nth"].endswith("ere")
        kinds = [session.kind for session in context.sessions] or kinds_named(context.question)
        of_a_part = feminine and kinds and _BEGINS.search(asked.frame) and not SPEECH.search(asked.frame)
        listed = context.among or (self._credited(context) if context.intent in _LISTING else ())
        if of_a_part or len(listed) < 2:
            return None
        place = _place(nth["nth"], len(listed))
        if place > len(listed) or (feminine and gender_of_name(listed[place - 1].name) == "m"):
            return replace(asked, candidates=listed)
        voice = listed[place - 1]
        to = "de " if nth["to"].startswith("d") else "à " if nth["to"].startswith("a") else ""
        written = f"{asked.question[: nth.start()]}{to}{voice.name}{asked.question[nth.end() :]}"
        again = replace(self._read(written), question=asked.question, voices=(voice,), candidates=())
        if context.among or context.topic:
            again = _of_another_person(again, context)
        return replace(again, among=listed)

    def _in_numbered_session(self, asked: Asked, context: Asked) -> Asked | None:
        """« et à la 6 ? », « la suivante ? »: another session of the same kind."""
        kinds = [session.kind for session in context.sessions[-1:]] or kinds_named(context.question)[:1]
        found = self._beside(asked, context)
        if found is None and kinds and asked.topic:
            found = self._programme.numbered(kinds[0], asked.topic)
        if found is None:
            return None
        keys = {session.id for document in context.events for session in document.sessions}
        sessions = tuple(session for session in found if not keys or session.id in keys)
        unknown = "" if sessions else asked.topic
        if not context.sessions:
            again = replace(asked, sessions=sessions, intent=Intent.SUMMARY, topic="", about="")
            return replace(again, events=context.events, unknown_session=unknown)
        return replace(context, question=asked.question, sessions=sessions, unknown_session=unknown)

    def _beside(self, asked: Asked, context: Asked) -> tuple[Session, ...] | None:
        """The session of the same kind after or before the last one; None where neither is asked for."""
        step = _STEPS.get(asked.topic)
        if step is None or not context.sessions:
            return None
        last = context.sessions[-1]
        own = [session for session in self._programme.sessions if session.kind is last.kind]
        place = own.index(last) + step
        return tuple(own[place : place + 1]) if place >= 0 else ()

    def _others(self, asked: Asked, context: Asked) -> Asked | None:
        """« qui d'autre ? », « qui d'autre parle de ceci ? »: but whoever was asked about, or answered."""
        if not _ELSE.search(asked.frame):
            return None
        kept = replace(context, question=asked.question, wants="", focus="")
        if asked.topic and asked.intent is Intent.WHO_TALKS:  # « qui d'autre parle de ceci ? »
            return replace(asked, excluded=context.voices or self._answered(context))
        if context.topic and context.intent in _OF_TOPICS:
            excluded = context.voices or self._answered(context)
            return replace(kept, voices=(), excluded=excluded, intent=Intent.WHO_TALKS)
        return replace(kept, intent=Intent.ALONGSIDE) if context.voices else kept

    def _of_somebody_described(self, asked: Asked, context: Asked) -> Asked | None:
        """« et la Filature ? »: the same question about somebody who is described."""
        if not (asked.topic and context.voices and _BARE_NAME.match(asked.frame)):
            return None
        rest = re.sub(r"^\W*(?:et|and|what about|how about)\b", "", asked.question, flags=re.IGNORECASE)
        other = self._read(f"Que dit {rest.strip()}")
        if not other.voices or other.topic:
            return None
        return _of_another_person(replace(other, question=asked.question, frame=f"et {PERSON} ?"), context)

    def _of_a_person_before(self, asked: Asked, context: Asked) -> Asked | None:
        """« quel est son rôle ? », « que dit-elle de l'eau ? », « et sur l'eau ? »."""
        points = _PRONOUN.search(asked.frame) or _POSSESSIVE.search(asked.frame)
        answered = context.intent is Intent.NEXT_TO  # « qui a parlé après X ? »: the person is in the answer
        voices = () if points and answered else context.voices
        voices = voices or (self._answered(context) if points else ())
        if any(_is_another(voice, asked.frame) for voice in voices):
            return replace(asked, voices=(), candidates=voices)
        if not voices or (not points and context.intent is Intent.MEMBERS and not asked.topic):
            return None
        frame = _with_person(asked.frame)
        again = self._read(asked.question, frame=frame, voices=voices)
        if not points and again.topic:
            again = replace(again, intent=Intent.SAYS)
        return replace(again, events=context.events)

    def _of_a_topic_or_session(self, asked: Asked, context: Asked) -> Asked:
        """« et de l'eau ? » after who talks of something; « combien étaient-ils ? » after a session."""
        if (
            asked.topic
            and context.intent in {Intent.WHO_TALKS, Intent.SESSIONS_ABOUT}
            and not context.sessions
        ):
            return replace(asked, intent=context.intent)
        if not context.sessions:
            return asked
        again = self._read(asked.question, frame=f"{asked.frame} {SESSION}", sessions=context.sessions)
        return replace(again, events=context.events)


def _place(nth: str, count: int) -> int:
    """Which of a number of people « deuxième », « 2e » or « dernier » is, from 1."""
    if nth.startswith("derni"):
        return count
    digits = re.match(r"\d+", nth)
    return int(digits[0]) if digits else ORDINALS[nth]


def _is_another(voice: Voice, frame: str) -> bool:
    """Whether the pronoun of a question cannot mean somebody: « elle » after a man."""
    pronoun = _PRONOUN.search(frame)
    meant = _GENDERS.get(pronoun[0].split()[-1], "") if pronoun else ""
    return bool(meant and (borne := gender_of_name(voice.name))) and borne != meant


def _with_person(frame: str) -> str:
    """The frame with somebody in the place of the words that mean them."""
    if _POSSESSIVE.search(frame):
        return _POSSESSIVE.sub(lambda match: f"le {match['thing']} de {PERSON}", frame, count=1)
    if _IS_ONE.search(frame):
        return _IS_ONE.sub(f"{PERSON} est il", frame, count=1)
    replaced = _PRONOUN.sub(PERSON, frame, count=1)
    return replaced if PERSON in replaced else f"{frame.rstrip(' ?!.')} {PERSON} ?"


def _of_another_person(asked: Asked, context: Asked) -> Asked:
    """« et Mme X ? », « qu'en pense Mme X ? »: the same question about somebody else."""
    if asked.topic or not (_ONLY_PERSON.match(asked.frame) or _OF_IT.search(asked.frame)):
        return asked
    if context.topic and context.intent in _OF_TOPICS:
        return replace(asked, topic=context.topic, about=context.about, intent=Intent.SAYS)
    if context.intent in _OF_PEOPLE:
        return replace(asked, intent=context.intent, frame=context.frame)
    if context.sessions and context.intent in _OF_SESSIONS:
        return replace(asked, sessions=context.sessions, intent=Intent.WAS_THERE)
    return asked


def _in_another_session(asked: Asked, context: Asked) -> Asked:
    """« et à la table ronde 2 ? »: the same question about another session."""
    if asked.topic or not _ONLY_SESSION.match(asked.frame):
        return asked
    said = context.intent is Intent.SAYS and context.voices
    if said or (context.topic and context.intent in _OF_TOPICS):
        again = replace(asked, topic=context.topic, about=context.about, intent=context.intent)
        return replace(again, voices=context.voices)
    if context.intent in _OF_SESSIONS:
        return replace(asked, intent=context.intent, frame=context.frame)
    return asked


def _elliptical(asked: Asked, context: Asked) -> Asked | None:
    """« pourquoi ? », « qui d'autre ? », « avec qui ? », « dans quelle table ronde ? »."""
    kept = replace(context, question=asked.question, wants="", focus="")
    if _MORE.match(asked.frame):
        others = any(_is_another(voice, asked.frame) for voice in context.voices)
        return replace(kept, candidates=context.voices) if others else kept
    if _WHO_SAID_IT.match(asked.frame):
        return replace(kept, wants=context.wants, focus=context.focus)
    if _WHERE.match(asked.frame) and context.voices:
        return replace(kept, intent=Intent.SESSIONS_OF)
    if _WITH_WHOM.match(asked.frame) and context.voices:
        return replace(kept, intent=Intent.ALONGSIDE)
    if _WHICH_SESSION.match(asked.frame):
        if context.topic and not context.voices:
            return replace(kept, intent=Intent.SESSIONS_ABOUT)
        return replace(kept, intent=Intent.SESSIONS_OF) if context.voices else None
    return None


def _of_the_same(asked: Asked, context: Asked) -> Asked | None:
    """« quand ? », « combien de temps a-t-elle duré ? »: what was asked about, asked for something else."""
    bare = _BARE.match(asked.frame)
    others = any(_is_another(voice, asked.frame) for voice in context.voices) and asked.topic
    passive = (_OF_A_THING.search(asked.frame) or others) and not SPEECH.search(asked.frame)
    if not context.topic or context.intent not in _OF_TOPICS or not (bare or passive):
        return asked if bare and asked.intent in STRUCTURE else None
    own = "" if bare else asked.topic
    return replace(
        context,
        question=asked.question,
        intent=Intent.SAYS if context.voices else Intent.SEARCH,
        topic=f"{own} {context.topic}".strip(),
        about=f"{asked.about} {context.about}".strip() if own else context.about,
        wants=asked.wants,
        focus=asked.focus,
        presumes=context.presumes,
        otherwise=asked.intent if asked.intent in STRUCTURE else None,
    )
