"""Questions that are one only with what came before: « et sur l'eau ? », « et lui ? », « qui d'autre ? »."""

import re
from collections.abc import Sequence
from dataclasses import replace

from chatbot.asked import Asked
from chatbot.intents import STRUCTURE, Intent, about_person, about_session
from chatbot.places import Programme, kinds_named
from chatbot.words import STOP_WORDS, Word, is_verb, words

_OF_PEOPLE = frozenset(
    {Intent.IDENTITY, Intent.SESSIONS_OF, Intent.ALONGSIDE, Intent.NEXT_TO, Intent.PERSONAL}
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
_BEGINS = re.compile(r"^\W*(?:et|and|mais|alors|ou|what about|how about|quid)\b")
_BACKWARD = frozenset(
    """
    il elle lui ils elles he she him leur leurs his her they their them celle celui ceux celles y son sa
    ses
    """.split()
)
_IMPERSONAL = re.compile(
    r"\b(?:y a t|il y|il (?:faut|peut|est|s|se|ne)|(?:faut|peut|fera t|fait|agit|passe t|existe t|reste t|"
    r"suffit|"
    r"vaut t|vaut|semble t) il|est il (?:possible|vrai|prevu|question|utile|necessaire)|a t il ete question|"
    r"etait il question|y avait il)\b"
)
# Nothing but a question word, or the wish for more.
_BARE = re.compile(
    r"^\W*(?:et |mais |alors |ah |ok |and )*(?:pourquoi|comment(?: ca)?|why|how|qui d'autres?|d'autres?|"
    r"who else|"
    r"quoi d'autre|(?:rien|quoi) de plus|c'est a dire|plus de details?|(?:des |plus de )?(?:precisions?|"
    r"details?)|developpe[sz]?|"
    r"precise[sz]?|continue[sz]?|encore|la suite|(?:tell me )?more|(?:et )?(?:apres|ensuite)|lui|elle|eux|"
    r"elles|ceux la)(?: donc)?\W*$"
)
_ELSE = re.compile(r"\bqui d'autres?\b|\bd'autres?\b|\bwho else\b")
_ONLY_SESSION = re.compile(
    r"^\W*(?:et|alors|mais|and|what about|how about)?\W*(?:pour|a|au|aux|dans|de|lors de|pendant|durant|in|"
    r"at|on|sur)?\W*"
    r"(?:la|le|l'|les|the)?\W*SESSION\W*$"
)
_ONLY_PERSON = re.compile(
    r"^\W*(?:et|alors|mais|and|what about|how about|quid de)?\W*(?:pour|chez|selon|de|d'|about|que dit|"
    r"qu'en dit|qu'en pense)?\W*PERSON\W*"
    r"(?: (?:il|elle) en (?:dit|pense) quoi|,? (?:qu'en|qu'est ce qu'(?:il|elle) en) (?:dit|pense).*)?\W*$"
)


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
    begins = bool(_BEGINS.search(asked.frame))
    if asked.voices or asked.sessions:
        return begins and not asked.topic
    return begins or bool(_BARE.match(asked.frame)) or _points_back(words(asked.question))


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
    if word.folded in STOP_WORDS or is_verb(word.raw) or len(word.folded) < 2:
        return False
    asked_for = {"quel", "quelle", "quels", "quelles", "combien", "which", "what"}
    return not asked_for & {one.folded for one in asked[max(0, position - 2) : position]}


def complete(asked: Asked, context: Asked, programme: Programme) -> Asked:
    """Take what a follow-up leaves out (people, session, topic) from the question before it."""
    if asked.voices:
        return _of_another_person(asked, context)
    if asked.sessions:
        return _in_another_session(asked, context)
    other = _numbered(asked, context, programme)
    if other is not None:
        return other
    if _BARE.match(asked.frame):
        return _more(asked, context)
    if context.voices and (asked.topic or asked.intent is not Intent.SEARCH):
        return replace(asked, voices=context.voices, events=context.events, intent=_for_person(asked))
    if asked.topic and context.intent in {Intent.WHO_TALKS, Intent.SESSIONS_ABOUT} and not context.sessions:
        return replace(asked, intent=context.intent)
    if context.sessions:
        return replace(asked, sessions=context.sessions, events=context.events, intent=_for_session(asked))
    return asked


def _of_another_person(asked: Asked, context: Asked) -> Asked:
    """« et Mme X ? »: the same question about somebody else."""
    if asked.topic or not _ONLY_PERSON.match(asked.frame):
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
    if (context.voices and context.intent is Intent.SAYS) or (context.topic and context.intent in _OF_TOPICS):
        return replace(
            asked, voices=context.voices, topic=context.topic, about=context.about, intent=context.intent
        )
    if context.intent in _OF_SESSIONS:
        return replace(asked, intent=context.intent, frame=context.frame)
    return asked


def _numbered(asked: Asked, context: Asked, programme: Programme) -> Asked | None:
    """« et à la 6 ? »: another session of the same kind; None where no session is meant."""
    kinds = [session.kind for session in context.sessions[-1:]] or kinds_named(context.question)[:1]
    if not kinds or (not asked.topic and "suivante" not in asked.frame):
        return None
    found = programme.numbered(kinds[0], asked.topic)
    if found is None:
        return None
    keys = {session.id for document in context.events for session in document.sessions}
    sessions = tuple(session for session in found if not keys or session.id in keys)
    return replace(
        asked,
        sessions=sessions,
        voices=context.voices if context.sessions else (),
        events=context.events,
        intent=context.intent if context.sessions else Intent.SUMMARY,
        frame=context.frame if context.sessions else asked.frame,
        topic=context.topic if context.sessions else "",
        about=context.about if context.sessions else "",
        unknown_session="" if sessions else asked.topic,
    )


def _more(asked: Asked, context: Asked) -> Asked:
    """« pourquoi ? », « qui d'autre ? »: the same again, less narrowly or of the others."""
    kept = replace(context, question=asked.question, wants="", focus="")
    if not _ELSE.search(asked.frame):
        return kept
    if context.topic and context.intent in _OF_TOPICS:
        return replace(kept, voices=(), intent=Intent.WHO_TALKS)
    return replace(kept, intent=Intent.ALONGSIDE) if context.voices else kept


def _for_person(asked: Asked) -> Intent:
    if asked.topic and asked.intent not in _OF_PEOPLE:
        return Intent.SAYS
    found = about_person(asked.frame)
    if found is Intent.SAYS and asked.intent in {Intent.IDENTITY, Intent.SESSIONS_OF}:
        return asked.intent
    return found


def _for_session(asked: Asked) -> Intent:
    if not asked.topic:
        return about_session(asked.frame)
    return asked.intent if asked.intent is Intent.WHO_TALKS else Intent.SEARCH
