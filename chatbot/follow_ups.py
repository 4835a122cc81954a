"""Questions that are one only with what came before: « et sur l'eau ? », « qui d'autre ? »."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from chatbot.asked import Asked
from chatbot.dated import MONTH, WEEKDAY
from chatbot.intents import PERSON, SESSION, SPEECH, STRUCTURE, Intent
from chatbot.places import LAST_WORDS, ORDINALS, Programme, fold_in_place, kinds_named
from chatbot.vocabulary import FRAME
from chatbot.voices import Voice
from chatbot.words import STOP_WORDS, Word, fold, folded_words, is_verb, words
from ingest.model import Proceedings, Session
from ingest.people.genders import gender_of_name

Credited = Callable[[Asked], tuple[Voice, ...]]

_OF_PEOPLE = frozenset(
    {Intent.IDENTITY, Intent.MEMBERS, Intent.SESSIONS_OF, Intent.ALONGSIDE, Intent.NEXT_TO, Intent.PERSONAL}
)
_OF_TOPICS = frozenset({Intent.SAYS, Intent.SEARCH, Intent.WHO_TALKS, Intent.SESSIONS_ABOUT})
_OPEN = frozenset({Intent.SEARCH, Intent.WHO_TALKS})
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
_A_TURN = re.compile(_LINK + r"(?:en|le) ")
_THE_OTHER = re.compile(_LINK + r"l'autre\W*$")
_THEY = re.compile(r"\b(?:ils|elles|they)\b")
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
    r"^\W*(?:et )?(?:alors|donc|puis)\W*$|"
    + _LINK
    + r"(?:(?:pourquoi|comment)(?: (?:ca|cela)(?: se fait)?)?|why|how|c'est a dire|"
    r"(?:(?:avec |des |plus |d'autres )(?:de |d')?)?(?:precisions?|details?|infos?|informations?|"
    r"explications?)|(?:tell me |dis m'en |dites m'en |en savoir )?(?:more|plus)|"
    r"(?:(?:donnez? (?:moi |nous )?|as tu |avez vous |par |for )?(?:(?:un|des|d'autres?|an) )?(?:exemples?|"
    r"examples?))|"
    r"(?:tu peux |peux tu |pouvez vous |vous pouvez )?(?:en dire plus|precise[rsz]?|developpe[rsz]?|"
    r"continue[rsz]?|explique[rsz]?(?: moi| nous)?|detaille[rsz]?)|encore|la suite|apres|ensuite)"
    r"(?: donc| s'il (?:te|vous) plait)?\W*$"
)
# Those of the answer before: they are told again, one by one where they were only counted.
_HOW_MANY_THEY = re.compile(
    _LINK + r"(?:combien (?:sont|etaient) (?:ils|elles)|(?:ils|elles) (?:sont|etaient) combien)\W*$"
)
_THEM = re.compile(_LINK + r"(?:lesquel(?:le)?s|which ones?|eux|elles|ceux la)(?: donc)?\W*$")
# What else the same people say: beyond what was asked about, where that was something.
_BEYOND = re.compile(
    _LINK + r"(?:(?:rien|quoi) de plus|(?:quoi|rien) d'autre|what else|anything else|"
    r"(?:c'est|est ce) (?:bien )?tout|"
    r"is that all)(?: donc)?\W*$"
)
# « et lui ? »: one of those before, if only one can be meant.
_ONE_OF_THEM = re.compile(_LINK + r"(?:lui|elle|him|her)\W*$")
_WHO_SAID_IT = re.compile(
    _LINK + r"(?:(?:(?:c'est|par) )?qui(?: ca)?|qui (?:l'a \w+|le \w+|l'\w+|"
    r"(?:a )?(?:dit|affirme|annonce) (?:ca|cela))|who(?: (?:said|says) (?:that|so|it))?)(?: donc)?\W*$"
)
_WHO_IS_IT = re.compile(_LINK + r"c'est qui\b(?! (?:dit|a dit|le dit))")  # after « que dit X ? »
# A question word alone, or with words that say nothing: the same is asked again, for something else.
_BARE = re.compile(
    _LINK
    + r"(?:(?:depuis |jusqu'a |pour |a partir de |c'etait |c'est )?quand|ou|when|where|how much|how many|"
    r"(?:de |en |depuis |pendant |pour |dans )?combien(?: de temps| d'argent)?|"
    r"(?:en |de |depuis |a )?quel(?:le)? (?:annee|date|mois|jour|periode|prix|cout|montant)|"
    r"a combien|pour quelles? raisons?)"
    r"(?: (?:ca|cela|existe t (?:il|elle)|est ce|etait ce|exactement|precisement|au juste|donc|coute))*\W*$"
)
_WHERE = re.compile(_LINK + r"(?:ou|where)(?: (?:ca|cela|donc|exactement|precisement|au juste))*\W*$")
# « a-t-il été signé ? », « a-t-elle duré … ? » is asked of a thing, which the earlier topic names.
_OF_A_THING = re.compile(
    r"\b(?:a|ont)(?: t)? (?:il|elle)s? (?:ete \w|dure|coute|fonctionne|existe|commence|eu lieu)|"
    r"\b(?:dure|coute|fonctionne|existe)(?:nt|ra|ront)?(?: t)? (?:il|elle)s?\b"
)
# « lequel est directeur ? »: one of those before; « qui est directeur ? » too, where several here are.
_WHICH_OF_THEM = re.compile(
    _LINK + r"(?P<whom>(?:lequel|laquelle|lesquel(?:le)?s|qui (?=d'entre|parmi))"
    r"(?: ?(?:d'entre|parmi) (?:eux|elles))?|qui) (?:est|sont|etait|etaient)\b(?P<held>.*)"
)
# « quel est son nom ? » after a question that gives it: another's is asked for.
_THEIR_NAME = re.compile(
    r"\b(?:s'appelle|se nomme)(?: t)? (?:il|elle)\b|\b(?:son|sa) (?:nom|identite)\b|"
    r"\b(?:il|elle) (?:s'appelle|se nomme)\b"
)
_OTHER = re.compile(r"\bautres?\b")
_ANOTHER = re.compile(r"\b(?:l'|un |une )autre\b")
_ELSE = re.compile(
    _LINK + r"(?:qui|quelqu'un|who) (?:d'autres?|else)\b|" + _LINK + r"(?:d'|les )autres?\W*$|"
    r"\bqui d'autres? en (?:parle|a parle|discute)\b"
)
_WHO_SPEAKS_OF_IT = re.compile(_LINK + r"qui en (?:parle|a parle|parlent|discute)\b(?: \w+)?\W*$")
_WHICH_SESSION = re.compile(
    _LINK + r"(?:dans|a|lors de|pendant|in|at)? ?(?:quelle|which) "
    r"(?:tables? rondes?|session|round table|keynote|partie)\W*$"
)
_WITH_WHOM = re.compile(_LINK + r"(?:avec qui|with whom|who with)\W*$")
_THEIR_THEME = re.compile(
    _LINK + r"quel (?:etait|est) (?:le|son) (?:theme|sujet|titre)\W*$|" + _LINK + r"sur quoi\W*$"
)
_ITS_THEME = re.compile(
    r"\b(?:de|sur) quoi (?:parl|trait|port)\w+(?: t)? elle\b|"
    r"\bquel (?:est|etait) son (?:theme|sujet)\b"
)
_OF_IT = re.compile(
    r"\ben (?:dit|pense|parle|disent|pensent|parlent)\b|\b(?:think|say|said) (?:of|about) (?:it|that)\b"
)
_AND_SESSION = (
    r"^\W*(?:et|alors|mais|and|what about|how about)?\W*(?:pour|a|au|aux|dans|de|lors de|pendant|durant|in|"
    r"at|on|sur)?\W*(?:la|le|l'|les|the)?\W*SESSION"
)
_ONLY_SESSION = re.compile(_AND_SESSION + r"\W*$")
_SESSION_OF_EVENT = re.compile(_AND_SESSION + r" (?:du|des|de|d'|aux?|of|at)(?! qu)\b[^,]*$")
_ONLY_PERSON = re.compile(
    r"^\W*(?:et|alors|mais|and|what about|how about|quid de)?\W*(?:pour|chez|selon|de|d'|about|que dit|"
    r"qu'en dit|"
    r"qu'en pense|qu'en disent)?\W*PERSON\W*(?: (?:il|elle) en (?:dit|pense) quoi|"
    r",? (?:qu'en|qu'est ce qu'(?:il|elle) en) (?:dit|pense).*)?\W*$"
)
_BARE_NAME = re.compile(
    r"^\W*(?:et|and|what about|how about) (?!sur\b|de\b|du\b|des\b|d'|a\b|au\b|aux\b|en\b|pour\b)"
)
_TIME = re.compile(rf"^(?:{WEEKDAY}|{MONTH}|(?:19|20)\d\d|matin|soir|ete|hiver|printemps|automne)s?$")
_INSTEAD = re.compile(  # « et la navette ? », « et pour un compteur ? », « et à Z ? »
    r"^\W*(?:et|and|mais|pareil) (?:(?:a|en|au|aux|chez|pour|dans|de|d'|du|des|for|in|at) ?)?"
    r"(?:la |le |l'|les |un |une |the )?(?:[\w'-]+ ){0,3}[\w'-]+\W*$"
)
_OPENING = re.compile(r"^\W*(?:et|and|what about|how about)\b", re.IGNORECASE)
_BARE_OFFICE = re.compile(
    _LINK + r"(?:le |la |l')(?!autre\b)(?P<office>[\w-]+(?: (?!d[eu]\b|des\b|a\b|aux?\b)\w+){0,2})\W*$"
)
_AT_BODY = re.compile(
    r"^(?:à|au|aux|chez|pour|côté|du côté d[eu]s?)\b ?(?:la |l['’]|le |les )?", re.IGNORECASE
)
_OF_THEM = re.compile(r"^\W*(?:de |d['’]|du |pour |chez |avec )", re.IGNORECASE)
# « avec quel matériel ? », « ça permet de prévoir quoi ? »: of what the answer before tells.
_WITH_WHAT = re.compile(
    _LINK + r"(?:avec|par|pour|dans|de|sur|en|a|grace a|vers|contre) (?:quel(?:le)?s?|which|what)\b"
)
_OF_THIS = re.compile(r"\b(?:ca|cela|la bas)\b")
_FEW = 2  # words of a topic that is not told in full
_AGREES_WITH = re.compile(rf"\bd'accord avec (?:l[ea] |m\.? |mme |monsieur |madame )?{PERSON}")
_GENDERS = {"elle": "f", "she": "f", "her": "f", "il": "m", "lui": "m", "he": "m", "him": "m"}
_STEPS = {
    "suivante": 1, "suivant": 1, "prochaine": 1, "next": 1,
    "précédente": -1, "précédent": -1, "precedente": -1, "previous": -1,
}  # fmt: skip


_THE_ONE = re.compile(
    _LINK + r"(?:(?:a|de|pour|dans|pendant|lors de) )?(?:la|le|cette|cet) ?|" + _LINK + r"(?:\w+ )?l'"
)
_PART_WORDS = 2  # of a part and nothing else: « table ronde », « visite guidée »


class Reader(Protocol):
    """What reads a question again, with people or sessions that it leaves out."""

    def __call__(
        self,
        question: str,
        *,
        frame: str = "",
        voices: Sequence[Voice] = (),
        sessions: Sequence[Session] = (),
        events: Sequence[Proceedings] = (),
    ) -> Asked:
        """Read a question; the frame replaces its own where one is given."""


def has_content(asked: Asked) -> bool:
    """Whether a question is about something that a later one can lean on."""
    about = asked.voices or asked.sessions or asked.topic or asked.mentioned
    unknown = asked.unknown_speaker or asked.unknown_session or asked.candidates
    return bool(about or unknown) or asked.intent in STRUCTURE


def was_asked_back(asked: Asked) -> bool:
    """Whether a follow-up found nobody or no part to be about: the next one leans on what came before it."""
    of_people = (asked.candidates or asked.unclear) and not asked.unknown_speaker
    return bool(of_people or (asked.unknown_session and not asked.sessions))


def leans_on_earlier(asked: Asked) -> bool:
    """Whether a question is one only with what came before.

    « et sur l'eau ? », « que dit-elle des capteurs ? », « pourquoi ? ».
    """
    if asked.intent is Intent.CHAT or asked.unknown_speaker or asked.unknown_session or asked.unknown_event:
        return False
    if _asks_of_one(asked) or _nth_of_them(asked) or _which_of_them(asked) or _is_of_theirs(asked):
        return True
    if asked.intent is Intent.MEMBERS and _BARE_OFFICE.match(asked.frame):
        return True
    if asked.intent in _OPEN and not has_content(asked):  # « combien sont concernés ? »
        return True
    begins = bool(_BEGINS.search(asked.frame))
    if PERSON in asked.frame or SESSION in asked.frame:
        of_it = _OF_IT.search(asked.frame) or (
            _AGREES_WITH.search(asked.frame) and _PRONOUN.search(asked.frame)
        )
        return not asked.topic and (begins or bool(of_it))
    ellipses = (
        *(_MORE, _BEYOND, _THEM, _WHO_SPEAKS_OF_IT, _ONE_OF_THEM, _WHO_SAID_IT, _BARE),
        *(_ELSE, _WHICH_SESSION, _WITH_WHOM, _THEIR_THEME, _OF_IT),
    )
    if len(asked.topic.split()) <= _FEW and any(cue.search(asked.frame) for cue in (_OF_THIS, _WITH_WHAT)):
        return True
    return begins or any(cue.search(asked.frame) for cue in ellipses) or points_back(words(asked.question))


def _asks_of_one(asked: Asked) -> bool:
    """« est-il maire ? » asks it of somebody before, whoever else holds that office."""
    return bool(asked.intent is Intent.MEMBERS and PERSON not in asked.frame and _IS_ONE.search(asked.frame))


def _is_of_theirs(asked: Asked) -> re.Match[str] | None:
    """« son maire »: somebody by the office that they hold where somebody else is."""
    described = asked.intent is Intent.MEMBERS or not _POSSESSIVE.search(asked.frame)
    return _POSSESSIVE.search(fold_in_place(asked.question)) if asked.voices and described else None


def _which_of_them(asked: Asked) -> re.Match[str] | None:
    """Where a question may ask which of several holds an office."""
    held = asked.candidates or asked.intent is Intent.MEMBERS or PERSON in asked.frame
    found = _WHICH_OF_THEM.match(fold_in_place(asked.question)) if held else None
    return None if found and found["whom"] == "qui" and not asked.candidates else found


def _nth_of_them(asked: Asked) -> re.Match[str] | None:
    """Where a question means one of several by their order, nobody and no session being named."""
    if PERSON in asked.frame or SESSION in asked.frame or _OF_A_PART.search(asked.frame):
        return None
    return _NTH_OF_THEM.search(fold_in_place(asked.question))


def points_back(asked: Sequence[Word]) -> bool:
    """Whether « il », « sa »… mean something outside: nothing before them in the question is meant."""
    folded = " ".join(word.folded for word in asked)
    if _IMPERSONAL.search(folded):
        return False
    return any(word.folded in _BACKWARD for word in asked) and not _names_what_is_meant(asked)


def _names_what_is_meant(asked: Sequence[Word]) -> bool:
    """« et le rendement, il … ? »: what a pronoun means stands before it in the same question."""
    first = next((i for i, word in enumerate(asked) if word.folded in _BACKWARD), 0)
    return any(_is_subject(asked, i) for i in range(first))


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
        if not asked.events:
            asked = self._at_the_same_event(asked, context)
        left = tuple(voice for voice in asked.candidates if voice not in context.voices)
        if _OTHER.search(asked.frame) and len(left) == 1:  # « et l'autre Lemoine ? »
            asked = replace(asked, voices=left, candidates=(), frame=f"et {PERSON} ?", intent=Intent.SAYS)
        if _is_of_a_stranger(asked, context):
            unknown = replace(asked, voices=(), unknown_speaker=context.unknown_speaker)
            unknown = replace(unknown, nearly=context.nearly, candidates=context.candidates)
            return self._of_somebody_described(asked, context) or unknown
        if _asks_of_one(asked):
            return self._of_a_person_before(asked, context) or replace(asked, voices=(), unclear=True)
        known = (self._agreeing, self._holding, self._of_their_body)
        if held := next((found for way in known if (found := way(asked, context))), None):
            return held
        if asked.voices and _ANOTHER.search(asked.frame) and set(asked.voices) <= set(context.voices):
            return replace(asked, voices=(), unknown_speaker=_OPENING.sub("", asked.question).strip(" ?!."))
        if asked.voices or asked.candidates:
            said = Intent.SAYS if asked.candidates else asked.intent
            return _of_another_person(replace(asked, intent=said), context)
        return self._without_names(asked, context)

    def _without_names(self, asked: Asked, context: Asked) -> Asked:
        """A follow-up that names nobody."""
        if (nth := _nth_of_them(asked)) and (picked := self._nth(asked, context, nth)):
            return picked
        if nth and not _BEGINS.search(asked.frame):
            return self._at_no_place(asked, context) or asked
        if SESSION in asked.frame:
            return _in_another_session(asked, context)
        return (
            _at_another_turn(asked, context)
            or self._in_numbered_session(asked, context)
            or self._at_no_place(asked, context)
            or self._others(asked, context)
            or self._one_of_them(asked, context)
            or _elliptical(asked, context)
            or _of_the_same(asked, context)
            or _the_same_value(asked, context)
            or self._where_or_when(asked, context)
            or self._of_somebody_described(asked, context)
            or self._of_a_person_before(asked, context)
            or self._of_what_was_answered(asked, context)
            or self._of_a_topic_or_session(asked, context)
        )

    def at_another_event(self, asked: Asked, context: Asked) -> Asked:
        """« et au Forum ? » after another follow-up: the same, of those people and parts there."""
        names = dict.fromkeys(voice.name for voice in context.voices)
        said = (
            voice for name in names for voice in self._read(f"Que dit {name} ?", events=asked.events).voices
        )
        voices = tuple(voice for voice in said if voice.name in names)
        sessions = self._programme.same_parts(context.sessions, asked.events)
        again = replace(
            context, question=asked.question, events=asked.events, voices=voices, sessions=sessions
        )
        again = replace(again, candidates=(), excluded=(), unknown_session="")
        if names and not voices:
            return replace(again, unknown_speaker=", ".join(names))
        return replace(again, unknown_session=asked.question) if context.sessions and not sessions else again

    def _at_the_same_event(self, asked: Asked, context: Asked) -> Asked:
        """The question read for the event asked about before, where that is one of several.

        Somebody who is named and was not there is meant all the same.
        """
        events = context.events or self._programme.event_of(context.sessions)
        if not events:
            return asked
        again = self._read(asked.question, events=events)
        elsewhere = asked.sessions and not again.sessions and not context.events
        stranger = again.unknown_speaker and not asked.unknown_speaker
        return asked if elsewhere or stranger else again

    def _answered(self, context: Asked) -> tuple[Voice, ...]:
        """The one person whom the answer before names; nobody where it names several."""
        found = self._credited(context)
        return found if len({voice.name for voice in found}) == 1 else ()

    def _nth(self, asked: Asked, context: Asked, nth: re.Match[str]) -> Asked | None:
        """« que dit le deuxième ? », « et le deuxième ? »: the second of those whom the answer lists.

        « et la deuxième ? » after a round table is the second round table; elsewhere « la » is no man.
        """
        feminine = nth["to"] in {"la", "de la", "a la"} or nth["nth"].endswith("ere")
        kinds = [session.kind for session in context.sessions] or kinds_named(context.frame)
        of_a_part = feminine and kinds and _BEGINS.search(asked.frame) and not SPEECH.search(asked.frame)
        listed = context.among or (context.voices if _are_several(context.voices) else ())
        listed = listed or (self._credited(context) if context.intent in _LISTING else ())
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

    def _agreeing(self, asked: Asked, context: Asked) -> Asked | None:
        """« est-il d'accord avec Y ? » after what X says: both of them, on the same."""
        if not (_AGREES_WITH.search(asked.frame) and asked.voices and _PRONOUN.search(asked.frame)):
            return None
        one = context.voices or self._answered(context)
        if len({voice.name for voice in one}) != 1:
            return replace(asked, voices=(), unclear=True)
        frame = f"{PERSON} et {PERSON} sont ils d'accord"
        kept = replace(asked, voices=(*one, *asked.voices), intent=Intent.SAYS, frame=frame, otherwise=None)
        return replace(kept, topic=asked.topic or context.topic, about=asked.about or context.about)

    def _holding(self, asked: Asked, context: Asked) -> Asked | None:
        """« lequel est directeur ? »: those whom the answer before lists and who hold that office."""
        listed = self._credited(context) if context.intent in _LISTING else ()
        found = _which_of_them(asked)
        if found is None or len(listed) < 2:
            return None
        office = asked.question[found.start("held") :]
        again = self._read(f"Qui est {office}", events=asked.events)
        held = again.voices or again.candidates or again.nearly
        again = replace(
            again, question=asked.question, candidates=(), nearly=(), topic="", unknown_speaker=""
        )
        if own := tuple(voice for voice in held if voice in listed):
            return replace(again, voices=own, intent=Intent.MEMBERS)
        if found["whom"] == "qui":
            return None
        if not (held and context.sessions):
            return replace(again, voices=(), unclear=True)
        elsewhere = replace(again, voices=held, sessions=context.sessions, intent=Intent.WAS_THERE)
        return replace(elsewhere, frame=f"qui est {PERSON} a la {SESSION}")

    def _of_their_body(self, asked: Asked, context: Asked) -> Asked | None:
        """« et son maire ? », « et le maire ? »: who holds that office where the person before is.

        Nobody of another town is meant.
        """
        bare = _BARE_OFFICE.match(fold_in_place(asked.question)) if asked.intent is Intent.MEMBERS else None
        if bare and not _is_of_theirs(asked):
            return self._of_their_body_too(asked, context, bare)
        meant = context.voices or self._credited(context)
        theirs = _is_of_theirs(asked)
        if not meant or not theirs:
            return None
        bodies = {fold(body) for voice in meant for _, body in voice.capacities if body}
        own = tuple(v for v in asked.voices if any(body and fold(body) in bodies for _, body in v.capacities))
        unknown = "" if own else asked.question[theirs.start() : theirs.end()]
        return replace(asked, voices=own, unknown_speaker=unknown)

    def _of_their_body_too(self, asked: Asked, context: Asked, bare: re.Match[str]) -> Asked | None:
        """« et le maire ? » after what one person says: of that person's body, if of any."""
        bodies = {body for voice in context.voices for _, body in voice.capacities if body}
        if len({voice.name for voice in context.voices}) != 1 or not bodies:
            return None
        own = tuple(v for v in asked.voices if any(body in bodies for _, body in v.capacities))
        office = asked.question[bare.start("office") : bare.end("office")]
        unknown = "" if own else f"{office}, {', '.join(sorted(bodies))}"
        return replace(asked, voices=own, unknown_speaker=unknown)

    def _at_no_place(self, asked: Asked, context: Asked) -> Asked | None:
        """« et le deuxième ? » after an answer that names nobody or one person."""
        if not _nth_of_them(asked) or fold(asked.topic) not in {*ORDINALS, *LAST_WORDS}:
            return None
        return replace(asked, candidates=self._credited(context)) if self._credited(context) else None

    def _in_numbered_session(self, asked: Asked, context: Asked) -> Asked | None:
        """« et à la 6 ? », « la suivante ? »: another session of the same kind."""
        kinds = [session.kind for session in context.sessions[-1:]] or kinds_named(context.frame)[:1]
        found = self._beside(asked, context)
        if found is None and kinds and asked.topic:
            found = self._programme.numbered(kinds[0], asked.topic)
        if found is None:
            return None
        keys = {session.id for document in asked.events for session in document.sessions}
        sessions = tuple(session for session in found if not keys or session.id in keys)
        unknown = "" if sessions else asked.topic
        if context.unknown_session and not context.sessions:
            again = self._read(context.question, sessions=sessions, events=asked.events)
            return replace(again, question=asked.question, unknown_session=unknown)
        if not context.sessions:
            again = replace(asked, sessions=sessions, intent=Intent.SUMMARY, topic="", about="")
            return replace(again, unknown_session=unknown)
        again = replace(context, question=asked.question, sessions=sessions, unknown_session=unknown)
        return replace(again, events=asked.events)

    def _beside(self, asked: Asked, context: Asked) -> tuple[Session, ...] | None:
        """The sessions of the same kind after or before the last of each event; None where none is asked for.

        What comes after the last round table of one event is no round table of another.
        """
        step = _STEPS.get(asked.topic)
        if step is None or not context.sessions:
            return None
        last = {self._programme.event_of([session]): session for session in context.sessions}
        return tuple(
            beside
            for session in last.values()
            for beside in self._programme.beside(session, step)
            if session.kind is context.sessions[-1].kind
        )

    def _others(self, asked: Asked, context: Asked) -> Asked | None:
        """« qui d'autre ? », « qui d'autre parle de ceci ? »: but whoever was asked about, or answered."""
        kept = replace(context, question=asked.question, wants="", focus="")
        if _WHO_SPEAKS_OF_IT.match(asked.frame) and context.topic and not context.voices:
            found = context.intent is Intent.SEARCH  # who the answer is from, where it is one figure or fact
            return (
                replace(context, question=asked.question) if found else replace(kept, intent=Intent.WHO_TALKS)
            )
        if not _ELSE.search(asked.frame):
            return None
        if asked.topic and asked.intent is Intent.WHO_TALKS:  # « qui d'autre parle de ceci ? »
            return replace(asked, excluded=context.voices or self._credited(context))
        if context.topic and context.intent in _OF_TOPICS:
            excluded = context.voices or self._credited(context)
            return replace(kept, voices=(), unknown_speaker="", excluded=excluded, intent=Intent.WHO_TALKS)
        if context.voices:
            return replace(kept, intent=Intent.ALONGSIDE)
        return replace(kept, intent=Intent.SPEAKERS) if context.sessions and not context.topic else kept

    def _one_of_them(self, asked: Asked, context: Asked) -> Asked | None:
        """« et elle ? »: the same asked of the one person before whom it can mean; else, who is meant."""
        if _THE_OTHER.match(asked.frame):
            left = tuple(voice for voice in context.among if voice not in context.voices)
            return replace(context, question=asked.question, voices=left) if len(left) == 1 else None
        if not _ONE_OF_THEM.match(asked.frame):
            return None
        kept = replace(context, question=asked.question, wants="", focus="")
        listed = context.voices or self._credited(context)
        meant = _meant_by(asked.frame, listed)
        if not listed or (meant and meant == context.voices and not _are_several(meant)):
            return replace(kept, intent=Intent.SAYS if context.intent is Intent.WHO_TALKS else kept.intent)
        if len({voice.name for voice in meant}) != 1:
            return replace(kept, candidates=meant or listed)
        topical = bool(context.topic) and context.intent in _OF_TOPICS
        said = Intent.SAYS if topical or context.intent in _LISTING else context.intent
        return replace(kept, voices=meant, intent=said)

    def _where_or_when(self, asked: Asked, context: Asked) -> Asked | None:
        """« quand ? » after what somebody says: at their event, and they stay in mind."""
        if not (_BARE.match(asked.frame) and asked.intent in STRUCTURE):
            return None
        own = self._programme.event_of([s for voice in context.voices for s in voice.proceedings.sessions])
        return replace(asked, voices=context.voices, sessions=context.sessions, events=asked.events or own)

    def _of_somebody_described(self, asked: Asked, context: Asked) -> Asked | None:
        """« et la Filature ? »: the same question about somebody who is described, or whom nobody knows."""
        if not (asked.topic and _BEGINS.match(asked.frame)):
            return None
        rest = _OPENING.sub("", asked.question).strip()
        if elsewhere := self._at_another_body(asked, context, rest):
            return elsewhere
        other = self._read(f"Que dit {_OF_THEM.sub('', rest)}", events=asked.events)
        bare = bool(_BARE_NAME.match(asked.frame))
        stranger = other.unknown_speaker and (bare or gender_of_name(other.unknown_speaker))
        if other.topic or not (stranger or (bare and other.voices and context.voices)):
            return None
        return _of_another_person(replace(other, question=asked.question, frame=f"et {PERSON} ?"), context)

    def _at_another_body(self, asked: Asked, context: Asked, rest: str) -> Asked | None:
        """« et à la Filature ? »: the same question about who is heard for another body than before."""
        at = _AT_BODY.match(rest)
        if at is None or not context.voices or not rest[at.end() :][:1].isupper():
            return None
        other = self._read(f"Que dit {rest[at.end() :]}", events=asked.events)
        if other.topic or not other.voices or set(other.voices) & set(context.voices):
            return None
        return _of_another_person(replace(other, question=asked.question, frame=f"et {PERSON} ?"), context)

    def _of_a_person_before(self, asked: Asked, context: Asked) -> Asked | None:
        """« quel est son rôle ? », « que dit-elle de l'eau ? », « et sur l'eau ? »."""
        own = _names_what_is_meant(words(asked.question)) and PERSON not in asked.frame
        points = (None if own else _PRONOUN.search(asked.frame)) or _POSSESSIVE.search(asked.frame)
        points = points or (_THEY.search(asked.frame) if context.voices and not context.sessions else None)
        answered = context.intent is Intent.NEXT_TO  # « qui a parlé après X ? »: the person is in the answer
        listed = () if points and answered else context.voices
        listed = listed or (self._credited(context) if points else ())
        voices = _meant_by(asked.frame, listed)
        one = _asks_of_one(asked) or context.voices or not _are_several(listed)
        if listed and not voices and one:
            return replace(asked, voices=(), candidates=listed)
        if not voices or (not points and context.intent is Intent.MEMBERS and not asked.topic):
            return None
        if _THEIR_NAME.search(asked.frame) and _gives_names(context, voices):
            return replace(asked, voices=(), unclear=True)
        frame = _with_person(asked.frame)
        again = self._read(asked.question, frame=frame, voices=voices, events=asked.events)
        if points and _are_several(voices) and not _THEY.match(points[0]):
            if context.sessions and not context.voices and _ITS_THEME.search(asked.frame):
                return None  # of the part
            of_one = _IS_ONE.search(asked.frame) or SPEECH.search(asked.frame) or again.intent in _OF_PEOPLE
            if of_one:
                return replace(asked, voices=(), candidates=voices)
            if voices != context.voices:
                return None
        intent = Intent.SAYS if again.topic and not points else again.intent
        return replace(again, intent=intent, among=context.among)

    def _of_what_was_answered(self, asked: Asked, context: Asked) -> Asked | None:
        """« avec quel matériel ? », « et les caméras, ça aide aussi ? »: of whoever answered, on the same."""
        named = any(word.capitalised and word.start for word in words(asked.question))
        if named or not asked.topic or asked.intent not in _OPEN or context.intent is not Intent.SEARCH:
            return None
        voices = () if context.voices else self._answered(context)
        topic = " ".join(dict.fromkeys([*asked.topic.split(), *context.topic.split()]))
        return replace(asked, intent=Intent.SAYS, voices=voices, topic=topic) if voices else None

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
        if _is_of_no_part(asked, context):
            return replace(asked, unknown_session=_OPENING.sub("", asked.question).strip(" ?!."))
        frame = f"{asked.frame} {SESSION}"
        return self._read(asked.question, frame=frame, sessions=context.sessions, events=asked.events)


def _is_of_no_part(asked: Asked, context: Asked) -> bool:
    """Whether a follow-up names a kind of part of which there is none here: « et la visite ? »."""
    kinds = set(kinds_named(asked.question)) - {session.kind for session in context.sessions}
    about = asked.topic.split()
    alone = not about or (len(about) <= _PART_WORDS and kinds & set(kinds_named(asked.topic)))
    one = asked.intent is Intent.PROGRAMME and _THE_ONE.match(asked.frame)
    return bool(kinds and alone) and bool(one or asked.intent not in STRUCTURE)


def _is_of_a_stranger(asked: Asked, context: Asked) -> bool:
    """Whether a follow-up is about somebody asked about before who is not known, or not which of several."""
    known = PERSON in asked.frame or asked.unknown_speaker or context.voices
    before = context.unknown_speaker or context.candidates
    if known or not before or _ELSE.search(asked.frame):
        return False
    theirs = _BARE.match(asked.frame) or _WHICH_SESSION.match(asked.frame)
    return bool(theirs or points_back(words(asked.question))) or asked.intent not in STRUCTURE


def _meant_by(frame: str, voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Those whom the pronoun of a question can mean; all, where it has none."""
    return tuple(voice for voice in voices if not _is_another(voice, frame))


def _gives_names(context: Asked, voices: Sequence[Voice]) -> bool:
    """Whether a question about something writes the first and last name of everybody meant."""
    written = set(folded_words(context.question))
    return bool(context.topic) and all(set(folded_words(voice.name)) <= written for voice in voices)


def _are_several(voices: Sequence[Voice]) -> bool:
    """Whether different people are meant, not an organisation and those who speak for it."""
    bodies = {fold(voice.name) for voice in voices if voice.id is None}
    apart = [
        voice
        for voice in voices
        if voice.id and not any(body and fold(body) in bodies for _, body in voice.capacities)
    ]
    return len({voice.name for voice in apart}) + len(bodies) > 1


def _at_another_turn(asked: Asked, context: Asked) -> Asked | None:
    """« et en dernier ? » after who spoke first; « et la dernière ? » is a part."""
    turn = fold(asked.topic)
    known = turn in ORDINALS or turn in LAST_WORDS
    if context.intent is not Intent.FIRST_OR_LAST or not known or not _A_TURN.match(asked.frame):
        return None
    return replace(context, question=asked.question, frame=f"qui a parle en {turn.replace('iere', 'ier')}")


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
    replaced = (_PRONOUN if _PRONOUN.search(frame) else _THEY).sub(PERSON, frame, count=1)
    return replaced if PERSON in replaced else f"{frame.rstrip(' ?!.')} {PERSON} ?"


def _of_another_person(asked: Asked, context: Asked) -> Asked:
    """« et Mme X ? », « qu'en pense Mme X ? »: the same question about somebody else."""
    if asked.topic or not (_ONLY_PERSON.match(asked.frame) or _OF_IT.search(asked.frame)):
        return asked
    if context.topic and context.intent in _OF_TOPICS:
        return replace(asked, topic=context.topic, about=context.about, intent=Intent.SAYS)
    if context.intent in _OF_PEOPLE:
        return replace(asked, intent=context.intent, frame=context.frame)
    own = [session for voice in asked.voices for session in voice.proceedings.sessions]
    sessions = tuple(session for session in context.sessions if session in own)
    if sessions and context.intent in {*_OF_SESSIONS, Intent.WAS_THERE}:
        return replace(asked, sessions=sessions, intent=Intent.WAS_THERE)
    return asked


def _in_another_session(asked: Asked, context: Asked) -> Asked:
    """« et à la table ronde 2 ? »: the same question about another session."""
    of_event = asked.events and _SESSION_OF_EVENT.match(asked.frame)
    if asked.topic or not (of_event or _ONLY_SESSION.match(asked.frame)):
        return asked
    said = context.intent is Intent.SAYS and context.voices
    if said or (context.topic and context.intent in _OF_TOPICS):
        return replace(context, question=asked.question, sessions=asked.sessions, events=asked.events)
    if context.intent in _OF_SESSIONS:
        return replace(asked, intent=context.intent, frame=context.frame)
    if context.intent is Intent.WAS_THERE:
        return replace(asked, intent=context.intent, frame=context.frame, voices=context.voices)
    return asked


def _elliptical(asked: Asked, context: Asked) -> Asked | None:
    """« avec qui ? », « où ? », « dans quelle table ronde ? »; « pourquoi ? » asks the same again."""
    kept = replace(context, question=asked.question, wants="", focus="")
    if _WHERE.match(asked.frame) and context.voices:
        return replace(kept, intent=Intent.SESSIONS_OF)
    if _WITH_WHOM.match(asked.frame) and context.voices:
        return replace(kept, intent=Intent.ALONGSIDE)
    if _WHICH_SESSION.match(asked.frame):
        if context.topic and not context.voices:
            return replace(kept, intent=Intent.SESSIONS_ABOUT)
        return replace(kept, intent=Intent.SESSIONS_OF) if context.voices else None
    return _told_again(asked, context, kept)


def _told_again(asked: Asked, context: Asked, kept: Asked) -> Asked | None:
    """« pourquoi ? », « lesquels ? », « quoi d'autre ? », « qui l'a dit ? »."""
    if _MORE.match(asked.frame):
        return replace(kept, repeated=True)
    if _THEM.match(asked.frame) or (context.intent is Intent.WHO_TALKS and _HOW_MANY_THEY.match(asked.frame)):
        return kept
    if _BEYOND.match(asked.frame):
        beyond = bool(context.topic and context.voices) and context.intent is Intent.SAYS
        return replace(kept, topic="", about="") if beyond else replace(kept, repeated=True)
    of_session = context.sessions and not context.voices and not context.topic
    if _WHO_IS_IT.match(asked.frame) and context.voices and context.intent is Intent.SAYS:
        return replace(kept, intent=Intent.IDENTITY, topic="", about="")
    if _WHO_SAID_IT.match(asked.frame) and asked.intent not in STRUCTURE and not of_session:
        return replace(kept, wants=context.wants, focus=context.focus)
    return None


def _of_the_same(asked: Asked, context: Asked) -> Asked | None:
    """« quand ? », « combien de temps a-t-elle duré ? »: what was asked about, asked for something else."""
    bare = _BARE.match(asked.frame)
    others = any(_is_another(voice, asked.frame) for voice in context.voices) and asked.topic
    passive = (_OF_A_THING.search(asked.frame) or others) and not SPEECH.search(asked.frame)
    if not context.topic or context.intent not in _OF_TOPICS or not (bare or passive):
        return None
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
        otherwise=asked.intent if bare and asked.intent in STRUCTURE else None,
    )


def _the_same_value(asked: Asked, context: Asked) -> Asked | None:
    """« et la navette ? », « et à Z ? » after what something costs, counts or measures: that of this.

    A name stands for the names in the question before, a thing for its thing.
    """
    if not (context.wants and context.topic and asked.topic and _INSTEAD.match(asked.frame)):
        return None
    if context.voices or asked.wants or asked.intent not in _OPEN:
        return None
    named = all(word.capitalised for word in words(asked.topic))
    day = _TIME.search(fold(asked.topic)) is not None
    kept = [word.raw for word in words(context.topic) if _stays(word, context.question, named=named, day=day)]
    counted = context.focus if named or day or not context.focus else folded_words(asked.topic)[0]
    topic = " ".join([asked.topic, *kept])
    return replace(context, question=asked.question, topic=topic, about="", focus=counted)


def _stays(word: Word, question: str, *, named: bool, day: bool) -> bool:
    """Whether a word of a question is asked about still where a name, a day or a thing takes another's place.

    « la plage du Lavoir » is a thing with its name, « à Lavoir » a place where another thing may be.
    """
    if day:
        return _TIME.search(word.folded) is None
    if named or not word.capitalised:
        return named and not word.capitalised
    return re.search(rf"(?:\bà|\ba|\bau|\ben|\bchez|\bin|\bat) {re.escape(word.raw)}", question) is not None
