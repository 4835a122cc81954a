"""What a visitor asks.

About whom, where, about what, and which kind of reply that calls for. No model is needed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from chatbot.asked import Asked
from chatbot.bodies import is_town, tells_another_place
from chatbot.cast import Cast
from chatbot.events import EventMention, Events, is_to_come
from chatbot.extract import DATE
from chatbot.follow_ups import (
    Credited,
    FollowUps,
    has_content,
    leans_on_earlier,
    points_back,
    was_asked_back,
)
from chatbot.intents import (
    NOBODY,
    PEOPLE_ASKED,
    PEOPLE_BY_SEX,
    PEOPLE_CUE,
    PERSON,
    ROLE_CUE,
    SAID,
    SESSION,
    SESSION_OF,
    SPEECH,
    SPEECH_ASKED,
    STRUCTURE,
    TALKS,
    TO_SPEAK_OF,
    WHICH_ONE,
    Intent,
    about_event,
    about_person,
    about_session,
    about_topic,
    asks_attendance,
    asks_attendance_of,
    asks_for_all,
    asks_for_any,
    asks_for_no_one,
    asks_gender,
    asks_help,
    asks_only_presence,
    asks_stance,
    asks_when_or_where,
    asks_whether,
    asks_which_session,
    asks_who_led,
    asks_who_spoke_at,
    before_aside,
    before_claim,
    body_asked,
    claims,
    counts_attendance,
    is_english,
    name_asked,
    opening_or_closing,
    presumes,
    under_other_condition,
    who_is_there,
)
from chatbot.model import Exchange
from chatbot.places import ORDINALS, Place, Programme, fold_in_place, kinds_named
from chatbot.rewording import reworded
from chatbot.speaking import TITLES, is_speech
from chatbot.thesaurus import load_thesaurus
from chatbot.vocabulary import (
    ENGLISH_FRAME,
    ENGLISH_STRUCTURE,
    EVENT_WORDS,
    FRAME,
    FRAME_LEMMAS,
    IDENTITY_WORDS,
    LEADING_VERBS,
    PERSONAL_COMPANIONS,
    PERSONAL_WORDS,
    PROGRAMME_WORDS,
    SPELLINGS,
    STRUCTURE_LEMMAS,
    TOPIC_NOUNS,
)
from chatbot.voices import Mention, Voice
from chatbot.wanted import asks_value, expectation
from chatbot.whom import left_out, people_in, spoken_of
from chatbot.words import (
    STOP_WORDS,
    Word,
    fold,
    folded_words,
    is_english_word,
    is_french_word,
    is_verb,
    lemma,
    stands_as_noun,
    typos,
    words,
)
from ingest.french import ORGANISATION_NOUNS
from ingest.model import Proceedings, Session, SessionKind

__all__ = ["Asked", "Understanding"]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of a question, sorted by what they are."""

    question: str  # with the words of text messages in full
    free: tuple[Word, ...]  # those that name no session
    mentions: tuple[Mention, ...]
    topic: tuple[Word, ...]  # those that say about what
    frame: str
    events: tuple[EventMention, ...]  # the words that name events


_LEAST_SPELT = 5  # letters of a word that is meant by a misspelt one
_LEAST_KNOWN = 4  # letters of a misspelt word
_ELIDED = re.compile(  # « dappels », « quil »: an apostrophe is missing
    r"(?P<before>d|l|j|qu|c(?=est|etait|était)|n(?=est|ont|a))(?P<word>[aeiouyhàâéèêëîïôûœ]\w+)"
)
_BUILDING = frozenset(
    word for word in STOP_WORDS | FRAME | EVENT_WORDS | IDENTITY_WORDS if len(word) >= _LEAST_SPELT
)
_THEME_TOLD = re.compile(  # « la table ronde 3 sur l'eau »: a part told by its number and by its theme
    r"\W*\b(?:portant )?(?:sur|(?:consacrée?|dédiée?) (?:à|aux?))\b(?P<theme>[^?,;]*[^?,;\s])", re.IGNORECASE
)
_SPOKEN_ABOUT = re.compile(  # « a-t-on parlé du DSI ? »: a topic, and nobody's office
    r"\b(?:parl|evoqu|mentionn|abord|discut)\w* (?:de |des |du |d'|sur |l[ea] |les |l')"
)
_LONGEST_CHOICE = 3  # words that say who of several people is meant
_REMEMBERED = 8  # earlier questions at most
_GREETING = re.compile(
    r"^\W*(?:(?:re)?bonjour|bonsoir|salut|coucou|hello|hi|hey|merci(?: beaucoup| bien)?|"
    r"thanks?(?: you)?|ok(?:ay)?|d'accord|super|"
    r"parfait|au revoir|bye|bonne (?:journee|soiree|continuation)|a (?:toute l'equipe|toutes|vous)|ca va|"
    r"oui|non|test|bien recu|a bientot|"
    r"tres bien|cool|genial|bravo|"
    r"madame|monsieur|a tous|tout le monde|et|comment (?:ca va|allez[- ]vous|vas[- ]tu)|\W)*$"
)
_NEGATED = re.compile(r"\b(?:n'|ne )\S*.*\b(?:pas|jamais|aucune?|ni)\b|\bwho (?:did|was|is|are) not\b")
_OF_PEOPLE = frozenset({Intent.MEMBERS, Intent.WHO_TALKS, Intent.SPEAKERS, Intent.COUNT_SPEAKERS})
_WHETHER_HOLDS = re.compile(
    r"PERSON (?:est|etait)(?: t)? (?:il|elle)\b|PERSON,? c'est (?:bien )?(?:le|la|l'|une?)\b|"
    r"\best ce que PERSON (?:est|etait)\b|\b(?:is|was) PERSON\b"
)
_OF_THEMSELVES = frozenset({Intent.IDENTITY, Intent.MEMBERS, Intent.SESSIONS_OF})
_BELONGS = re.compile(
    r"PERSON,? (?:(?:il|elle) est|est(?: t)? (?:il|elle)|etait(?: il| elle)?|est) (?:bien )?"
    r"(?:de|du|d'|chez)\b|"
    r"PERSON\b.*\b(?:represent|(?:travaill|boss)(?!\w*(?: t)?(?: il| elle)? avec\b)|appart|vien|ven|dirig|"
    r"presid|fai(?:t|sait)(?: il| elle)? partie)\w*"
)
# Of a place: a body's name does not tell where somebody comes from, came to or lives.
_WENT_TO = re.compile(r"PERSON\b.* (?:venue?s?|arrivee?|habit\w+|vit|vivait|nee?) ")
_WORKS_AT = re.compile(
    r"PERSON\b.* (?:travaill|boss|exerc)\w*(?: t)?(?: il| elle)? (?:a|au|en|dans|pres de) "
)
_IS_OF = re.compile(
    r"PERSON(?:,? (?:il|elle))? (?:est|etait|vient|venait)(?: t)?(?: il| elle)?(?: bien)? (?:de |d')(?!l[a'])"
)
# « dans quel département est la commune de X ? »: asked of the place, and nowhere told by a role
_THEIR_PLACE = re.compile(
    r"\b(?:ville|commune|village|mairie|entreprise|societe) (?:de |d')(?:\w+\.? )?PERSON"
)
_OF_PRESENCE = frozenset({Intent.SESSIONS_OF, Intent.FIRST_OR_LAST})
_REPRESENTS = re.compile(r"\W*qui (?:represent\w+|parl\w+ (?:pour|au nom))\b")
_ABSENT = re.compile(r"\babsente?s?\b")
_AFTER_ANOTHER = re.compile(r"PERSON\b.*\b(?:apres|avant|after|before) PERSON")
_WORKS_WITH = re.compile(
    r"\bqui\b(?: \w+)? (?:travaill|boss|collabor)\w* avec PERSON|\bavec qui (?:travaill|boss|collabor)\w*"
)
_SAYS_OF = re.compile(r"\b(?:que|qu'|quoi|comment)\b.* PERSON (?:de |du |des |d')")
_APPOSITION = re.compile(r"PERSON ?(?:,|\(| de | du | des | d'| a la | from | of )")
_OF_EVENT = frozenset({Intent.DATE, Intent.PLACE})
_OF_NO_EVENT = frozenset({Intent.SEARCH, Intent.MEMBERS, Intent.IDENTITY})
_OPEN = frozenset({Intent.WHO_TALKS, Intent.SEARCH})
_TOPICAL = frozenset({Intent.WHO_TALKS, Intent.SESSIONS_ABOUT})
_AUXILIARIES = frozenset("a ont est sont avait avaient etait etaient il elle ils elles on fait".split())
_OF_OTHERS = re.compile(rf"\b(?:sauf|hormis|excepte|a part|en dehors|mais pas)\b|{TO_SPEAK_OF}")
_OF = re.compile(r"\s*(?:de|du|d['’]|de la|de l['’]|des|à|au|of)\s*", re.IGNORECASE)
_WHY_OR_HOW = re.compile(r"\b(?:pourquoi|comment|why|how)\b")  # what somebody says, not who they are
_WHY = re.compile(r"^\W*(?:et |mais )?(?:pourquoi|why)\b")
_WHEN_DONE = re.compile(
    r"^\W*(?:quand|ou)\b.*(?:\b(?:a|est|ont|sont)(?: t)? PERSON|PERSON,? (?:a|est)(?: t)? (?:il|elle))\b"
)
_ABOUT = re.compile(r"PERSON.* (?:sur|concernant|quant a|a propos d[eu]) ")
_OPENING = re.compile(r"^\W*(?:et|mais|alors|and)\b", re.IGNORECASE)
_HOMOGRAPHS = frozenset({"né", "née", "nés", "nées"})  # no stop words, though they are without their accents


def _asks_of_their_place(frame: str) -> bool:
    """« dans quel département est la commune de X ? »: of the place, so nobody's office answers."""
    return body_asked(frame) not in {"", "est", "etait"} and bool(_THEIR_PLACE.search(frame))


def _goes_on(asked: Asked) -> bool:
    """Whether a question leaves out what an earlier one said."""
    return leans_on_earlier(asked) or asks_when_or_where(asked.frame)


def _choosing(question: str) -> list[str]:
    """The folded words of a reply that may say who is meant."""
    return [word.folded for word in words(question) if word.folded not in STOP_WORDS | FRAME]


def _nobody(_asked: Asked) -> tuple[Voice, ...]:
    return ()


class Understanding:
    """Reads questions against the people and sessions of the proceedings. Immutable once built."""

    def __init__(self, proceedings: Iterable[Proceedings], credited: Credited = _nobody) -> None:
        """Prepare to read.

        Args:
            proceedings: what the questions are about.
            credited: whom an answer to a question names, for « quel est son rôle ? » after it.
        """
        documents = tuple(proceedings)
        self.cast = Cast(documents)
        self.programme = Programme(documents)
        self.events = Events(documents)
        self._follow_ups = FollowUps(self.read, self.programme, credited)
        titles = " ".join(f"{document.title} {document.edition or ''}" for document in documents)
        self._names_in = _names_in_sessions(documents)
        self._organisers = tuple(
            frozenset(folded_words(name)) for document in documents for name in document.organisers
        )
        self._structural = (
            frozenset(folded_words(titles))
            | EVENT_WORDS
            | IDENTITY_WORDS
            | PROGRAMME_WORDS
            | ENGLISH_STRUCTURE
            | frozenset(ORDINALS)
        )

    def understand(self, question: str, conversation: Sequence[Exchange] = ()) -> Asked:
        """Understand a question, with the earlier ones where it leans on them."""
        asked = self.read(question)
        chooses = 0 < len(_choosing(question)) <= _LONGEST_CHOICE
        if not conversation or not (_goes_on(asked) or chooses):
            return asked
        last: Asked | None = None
        context: Asked | None = None
        for exchange in conversation[-_REMEMBERED:]:
            earlier = self.read(exchange.question)
            last = replace(self._in_turn(earlier, last, context), repeated=False)
            follows = context is not None and leans_on_earlier(earlier)
            if has_content(last) and not (follows and was_asked_back(last) and not earlier.candidates):
                context = last
        return self._in_turn(asked, last, context)

    def _in_turn(self, asked: Asked, last: Asked | None, context: Asked | None) -> Asked:
        """A question as the answer to the reply before it, as a follow-up or by itself."""
        if last and not points_back(words(asked.question)):
            chosen = self._chosen_person(asked.question, last)
            if chosen:
                return chosen
        return self._after(asked, context) if context and _goes_on(asked) else asked

    def _chosen_person(self, question: str, last: Asked) -> Asked | None:
        """« Sophie », « le médecin » after a question that fits several people: that question about one."""
        content = _choosing(question)
        chosen = [
            voice
            for voice in last.candidates
            if set(content) <= set(folded_words(voice.name)) or self.cast.is_described(voice, content)
        ]
        if not content or len(content) > _LONGEST_CHOICE or len(chosen) != 1:
            return None
        meant = replace(last, voices=tuple(chosen), candidates=(), nearly=(), unknown_speaker="")
        again = self.read(last.question)
        if not leans_on_earlier(again):
            again = self.read(last.question, voices=chosen, events=last.events)
        else:
            named = again.candidates or (last.nearly and not points_back(words(last.question)))
            again = meant if named else self._follow_ups.complete(again, meant)
        return replace(again, question=question, candidates=(), nearly=())

    def _after(self, asked: Asked, context: Asked) -> Asked:
        """A follow-up with what it leaves out; « et aux 3es Assises ? » leaves out the whole question."""
        under_other = "" if asked.events else under_other_condition(asked.question, context.question)
        if under_other and context.topic:
            return self.read(under_other)
        if not asked.events or asked.topic or asked.voices or asked.sessions:
            return self._of_what(asked, context, self._follow_ups.complete(asked, context))
        earlier = context.question
        if leans_on_earlier(self.read(earlier)):
            return self._follow_ups.at_another_event(asked, context)
        for event in sorted(self.events.find(earlier), key=lambda one: -one.start):
            earlier = f"{earlier[: event.start]} {earlier[event.end :]}"
        again = self.read(f"{earlier.rstrip(' ?!.')} {_OPENING.sub('', asked.question)}")
        return replace(again, question=asked.question)

    def _of_what(self, asked: Asked, context: Asked, completed: Asked) -> Asked:
        """« quand ? », « où ? » after something that is no event: of that, never of the event itself."""
        if not asks_when_or_where(asked.frame):
            return completed
        if context.voices and asked.topic and asked.intent is Intent.PLACE:  # « qui est maire ? »
            return replace(context, question=asked.question, intent=Intent.IDENTITY, topic="", about="")
        if context.intent is Intent.SAYS and context.voices and completed.intent is Intent.DATE:
            return self._when_told(asked, context, completed)
        did = context.intent is Intent.WHO_TALKS and context.claims  # « qui a interdit … ? »
        if context.intent not in _OF_NO_EVENT and not did:
            return completed
        if completed.intent not in _OF_EVENT:
            return replace(completed, otherwise=None)
        telling = [w.raw for w in words(context.question) if w.folded not in STOP_WORDS | FRAME]
        topic = context.topic or " ".join(telling)
        again = replace(context, question=asked.question, intent=Intent.SEARCH, voices=(), topic=topic)
        return replace(again, about="", wants=asked.wants, focus=asked.focus, otherwise=None)

    def _when_told(self, asked: Asked, context: Asked, completed: Asked) -> Asked:
        """« quand ? » after what somebody says: by the date in their words; else when the event was."""
        told = replace(context, question=asked.question, wants="date", focus="")
        dated = any(DATE.search(statement.text) for voice in context.voices for statement in voice.statements)
        return replace(told, otherwise=Intent.DATE) if dated else completed

    def read(
        self,
        question: str,
        *,
        frame: str = "",
        voices: Sequence[Voice] = (),
        sessions: Sequence[Session] = (),
        events: Sequence[Proceedings] = (),
    ) -> Asked:
        """Understand a question by itself, or with what it leaves out: people, sessions, events, a frame."""
        spelled = self._spelled_out(question)
        named = self.events.find(spelled)
        events = self._chosen(named) or tuple(events)
        places = self.programme.find(spelled, events)
        if asks_whether(fold_in_place(spelled).replace("-", " ")) and not SPEECH.search(fold(spelled)):
            places = [_with_theme(place, spelled) for place in places]
        free = tuple(w for w in words(spelled) if not any(p.start <= w.start < p.end for p in places))
        mentions = tuple(people_in(self.cast, free))
        taken = {i for mention in mentions for i in range(mention.start, mention.end)}
        counted = {i - 1 for i, word in enumerate(free) if i and _counts_sessions(free[i - 1], word)}
        asking = counted | {_verb_before(free, mention.start) for mention in mentions}
        rest = [word for i, word in enumerate(free) if i not in taken and i not in asking]
        topic = self._topic([word for word in rest if not self._qualifies(word, places, spelled)], named)
        own_frame = _mask(spelled, free, mentions, places)
        if is_english(own_frame):
            topic = tuple(map(self._no_english_name, topic))
        reading = _Reading(spelled, free, mentions, topic, frame or own_frame, tuple(named))
        asked = replace(
            self._entities(reading, places, events),
            question=question,
            topic=" ".join(word.raw for word in topic),
            about=_read_aloud(spelled[topic[0].start : topic[-1].end]) if topic else "",
        )
        asked = replace(
            asked, voices=asked.voices or tuple(voices), sessions=asked.sessions or tuple(sessions)
        )
        asked = self._with_intent(self._in_their_session(asked, reading), reading)
        if events and all(_is_in(word, named) for word in topic):
            asked = replace(asked, topic="", about="")
        unknown = next((spelled[one.start : one.end] for one in named if not one.documents), "")
        return self._at_unknown_event(asked, unknown) if unknown and self._is_framing(reading) else asked

    def _at_unknown_event(self, asked: Asked, written: str) -> Asked:
        """A question about an event that is not here; of the one after, the text may tell something."""
        to_come = is_to_come(written, self.events.documents)
        return replace(asked, unknown_event=written, intent=Intent.NEXT_EDITION if to_come else asked.intent)

    # -- who and where

    def _is_word(self, written: str) -> bool:
        """Whether a dictionary or the proceedings have a word."""
        return is_french_word(written) or self.cast.prints(fold(written))

    def _no_english_name(self, word: Word) -> Word:
        """A word that English writes with a capital as no name: « on Sundays », « the Olympic Games »."""
        plain = is_english_word(word.raw) and not self.cast.prints(word.folded) and not word.raw.isupper()
        return replace(word, raw=word.raw.lower()) if plain else word

    def _spelled_out(self, question: str) -> str:
        """The question with words of text messages in full and words that build questions spelt right."""
        english = is_english(fold(question))
        return re.sub(r"[^\W\d_]+", lambda match: self._meant(match[0], english=english), reworded(question))

    def _meant(self, word: str, *, english: bool) -> str:
        spoken = english if is_english_word(word) else (word.lower(),) in load_thesaurus().places
        word = word if spoken else self.cast.name_of(word)  # « agglo », though a body is « l'Agglo »
        folded = fold(word)
        if word.lower() in SPELLINGS:
            return SPELLINGS[word.lower()]
        if len(word) < _LEAST_KNOWN or not word.islower() or self.cast.prints(folded) or is_french_word(word):
            return word
        if (word,) in load_thesaurus().places:
            return word
        if (elided := _ELIDED.fullmatch(word)) and self._is_word(elided["word"]):
            return f"{elided['before']}'{elided['word']}"
        if is_english_word(word):
            return word
        near = [other for other in _BUILDING if typos(folded, other) == 1 and other[0] == folded[0]]
        return near[0] if len(near) == 1 and folded not in _BUILDING else word

    def _qualifies(self, word: Word, places: Sequence[Place], spelled: str) -> bool:
        """Whether a name only tells which session is meant: « la visite de X », where X is printed there."""
        return any(
            _OF.fullmatch(spelled[place.end : word.start])
            and all(word.folded in self._names_in.get(session.id, ()) for session in place.sessions)
            for place in places
            if place.sessions
        )

    def _chosen(self, named: Sequence[EventMention]) -> tuple[Proceedings, ...]:
        """The events that fit all that is said of them; none where nothing is said, or it fits none."""
        known = [set(map(id, mention.documents)) for mention in named if mention.documents]
        documents = self.events.documents
        chosen = tuple(d for d in documents if known and all(id(d) in fitting for fitting in known))
        return () if len(chosen) == len(documents) else chosen

    def _entities(self, reading: _Reading, places: Sequence[Place], events: Sequence[Proceedings]) -> Asked:
        sessions = tuple(dict.fromkeys(s for p in places for s in p.sessions))
        here = [_of_events(mention, events) for mention in reading.mentions]
        both = zip(here, reading.mentions, strict=True)
        elsewhere = next((named.voices for found, named in both if not found.voices), ())
        mentions = [_there(mention, sessions) for mention in here]
        unwanted = left_out(mentions, reading.free)
        unclear = next(
            (
                mention
                for mention in mentions
                if mention.is_ambiguous
                and not (mention in unwanted and self._is_office(mention))  # « sauf les élus »
                and not self._means_all(mention, reading)
            ),
            None,
        )
        excluded = self.cast.with_members(voice for mention in unwanted for voice in mention.voices)
        mentions = [mention for mention in mentions if mention not in unwanted]
        others = spoken_of(mentions, reading.free, reading.frame)
        mentioned = tuple(dict.fromkeys(voice for mention in others for voice in mention.voices))
        voices = dict.fromkeys(v for m in mentions if m not in others for v in m.voices)
        nearly = next((m.nearly for m in mentions if m.nearly), ())
        return Asked(
            reading.question,
            Intent.SEARCH,
            frame=reading.frame,
            voices=() if unclear else self.cast.with_members(voices),
            excluded=excluded,
            mentioned=() if unclear else mentioned,
            sessions=sessions,
            events=tuple(events),
            unknown_speaker=next((m.written for m in mentions if not m.voices), ""),
            elsewhere=elsewhere,
            unknown_session=next((p.written for p in places if not p.sessions), ""),
            office=next((m.office for m in mentions if m.office), ""),
            nearly=nearly,
            misspelt=tuple((m.written, m.voices[0]) for m in mentions if m.misspelt and len(m.voices) == 1),
            candidates=unclear.voices if unclear else nearly,
        )

    def _is_office(self, mention: Mention) -> bool:
        return any(self.cast.is_role(word) for word in folded_words(mention.written))

    def _means_all(self, mention: Mention, reading: _Reading) -> bool:
        """Whether everybody is meant whom words fit: an organisation's people, « les deux Vasseur »."""
        before = [word.folded for word in reading.free[max(0, mention.start - 2) : mention.start]]
        office = self._is_office(mention)
        events = {voice.proceedings.id for voice in mention.voices}
        one_of_each = len(mention.voices) == len(events)  # « le maire » where each event has one
        if office and (one_of_each or asks_for_all(f"{reading.frame} {fold(mention.written)}")):
            return True
        if office and who_is_there(reading.frame):
            return True
        return self.cast.colleagues(mention) or before in (["les", "deux"], ["les", "trois"], ["both"])

    def _in_their_session(self, asked: Asked, reading: _Reading) -> Asked:
        """« la table ronde de X »: the sessions of X, who is not asked about otherwise."""
        found = SESSION_OF.search(asked.frame)
        if not found or asked.sessions:
            return asked
        known = [mention for mention in reading.mentions if mention.voices]
        host = known[asked.frame[: found.end()].count(PERSON) - 1]
        keys = {key for voice in host.voices for key in voice.session_ids}
        kinds = kinds_named(found[0])
        own = [session for session in self.programme.sessions if session.id in keys]
        sessions = tuple(session for session in own if not kinds or session.kind in kinds)
        frame = f"{asked.frame[: found.start()]}{SESSION}{asked.frame[found.end() :]}"
        if not sessions or WHICH_ONE.search(frame):
            return asked
        voices = tuple(voice for voice in asked.voices if voice not in host.voices)
        mentioned = tuple(voice for voice in asked.mentioned if voice not in host.voices)
        return replace(asked, sessions=sessions, voices=voices, mentioned=mentioned, frame=frame)

    def _members(self, asked: Asked, topic: Sequence[Word]) -> Mention:
        """Those who hold an office or belong to an organisation.

        « qui est le maire de … ? », « qui représente … ? ».
        """
        nobody = Mention(0, 0, "", ())
        if asked.voices or asked.candidates or asked.mentioned or asked.unknown_speaker:
            return nobody
        # « contre la mairie », « sauf les élus », « là pour parler de transition écologique »
        if asks_stance(asked.frame) or _OF_OTHERS.search(asked.frame) or asks_for_no_one(asked.frame):
            return nobody
        if asks_attendance_of(asked.frame) or asks_for_any(asked.frame):
            return nobody if _SPOKEN_ABOUT.search(asked.frame) else self._attending(asked, topic)
        led = next(filter(_verb_of_leading, topic), None)
        if led is not None and PEOPLE_ASKED.search(asked.frame):
            return self._leading(asked, topic, led)
        opens = bool(topic) and self.cast.is_role(topic[0].folded) and not SPEECH.search(asked.frame)
        by_role = any(self.cast.is_role(word.folded) for word in topic) and (
            opens or ROLE_CUE.search(asked.frame)
        )
        if asks_who_led(asked.frame) or (asks_which_session(asked.frame) and not by_role):
            return nobody
        if not by_role and (not PEOPLE_CUE.search(asked.frame) or TALKS.search(asked.frame)):
            return nobody
        content = self._who_words(topic)
        found = _of_events(self.cast.members(content), asked.events) if content else nobody
        there = tuple(voice for voice in found.voices if _takes_part(voice, asked.sessions))
        if there and (by_role or not asked.sessions):
            return replace(found, voices=there)
        strange = content and all(word.capitalised for word in content) and not found.voices
        written = " ".join(word.raw for word in content)
        return replace(nobody, written=written) if strange and _REPRESENTS.match(asked.frame) else nobody

    def _leading(self, asked: Asked, topic: Sequence[Word], verb: Word) -> Mention:
        """« qui dirige Z ? »: whoever leads it; else nobody, where Z has other people here."""
        content = self._who_words([word for word in topic if word is not verb])
        known = _of_events(self.cast.members(content), asked.events) if content else Mention(0, 0, "", ())
        leaders = self.cast.leaders(content, _verb_of_leading(verb)) if content else ()
        own = tuple(voice for voice in known.voices if voice in leaders)
        written = asked.question.strip(" ?!.") if known.voices and not own else ""
        return replace(known, voices=own, written=written)

    def _who_words(self, topic: Sequence[Word]) -> list[Word]:
        """The words that tell who is meant: offices, names, and what makes another place of a name."""
        return [
            word
            for word in topic
            if self.cast.is_role(word.folded) or tells_another_place(word) or not self._is_structural(word)
        ]

    def _attending(self, asked: Asked, topic: Sequence[Word]) -> Mention:
        """« y avait-il un notaire ? », « la préfecture était-elle là ? »: those, or who nobody here is."""
        content = self._who_words(topic)
        offices = [self.cast.is_role(word.folded) for word in content]
        members = self.cast.members(content, bodies=True) if content else Mention(0, 0, "", ())
        found = _of_events(members, asked.events)
        if any(offices):
            of_office = offices[0] and all(
                office or w.capitalised for office, w in zip(offices, content, strict=True)
            )
            written = " ".join(word.raw for word in content) if of_office else ""
            return replace(found, written=written)
        attended = asks_attendance_of(asked.frame)
        people = attended or PEOPLE_CUE.search(asked.frame)
        town = any(is_town(word.folded) for word in topic)
        own = tuple(v for v in found.voices if people and self.cast.is_organisation(content, v, town=town))
        strange = attended and all(w.capitalised and not self.cast.prints(w.folded) for w in content)
        written = " ".join(word.raw for word in content) if strange else ""
        return replace(found, voices=own, written=written)

    def _were_there(self, asked: Asked, members: Mention) -> Asked:
        """Whether those described took part in the sessions asked about; of several, those who did."""
        there = tuple(voice for voice in members.voices if _takes_part(voice, asked.sessions))
        return replace(asked, voices=there or members.voices, intent=Intent.WAS_THERE, topic="")

    def _holds(self, asked: Asked, reading: _Reading) -> bool | None:
        """Yes or no to « est-ce que X est … ? » and « X était-il là ? », where what is printed tells."""
        telling = [word.folded for word in reading.topic if self._tells(word)]
        if asked.intent not in _OF_THEMSELVES or asked.unknown_speaker or asked.office:
            return None
        if not asks_whether(asked.frame):
            return None
        if not telling:
            return self._attended(asked, reading)
        if len(asked.voices) != 1 or _WENT_TO.search(asked.frame):
            return None
        holds = self._says_of(asked.voices[0], reading.topic)
        placed = _IS_OF.search(asked.frame) or _WORKS_AT.search(asked.frame)
        bare = placed and not any(self.cast.is_role(word) for word in telling)
        return holds or None if bare and not self.cast.is_whole_body(reading.topic) else holds

    def _attended(self, asked: Asked, reading: _Reading, telling: Iterable[Word] = ()) -> bool | None:
        """Yes where nothing is asked but whether those who are printed were there; some words tell who."""
        which = self._telling_which(asked, reading) | {word.folded for word in telling}
        attended = asks_attendance_of(asked.frame) or asks_for_any(asked.frame)
        return True if attended and asks_only_presence(asked.frame, which) else None

    def _says_of(self, voice: Voice, topic: Sequence[Word]) -> bool | None:
        """Whether what a question says of somebody is printed: their office, their body, what they lead."""
        telling = [word for word in topic if self._tells(word)]
        verb = next(filter(None, map(_verb_of_leading, topic)), "")
        led = [word for word in telling if not _verb_of_leading(word)]
        holds = self.cast.holds(voice, [word.folded for word in led]) if led else None
        if holds and verb:
            return voice in self.cast.leaders(led, verb) or None
        return holds

    def _tells(self, word: Word) -> bool:
        """Whether a word says what somebody is: an office, a body, anything that builds no question."""
        noun = word.folded in ORGANISATION_NOUNS
        return noun or self.cast.is_role(word.folded) or not self._is_structural(word)

    def _framing(self, frame: str) -> tuple[Session, ...]:
        """The part that a question about opening or closing the event means."""
        part = opening_or_closing(frame)
        sessions = self.programme.sessions
        if part == "opening":
            return tuple(s for s in sessions if s.kind is SessionKind.OPENING) or tuple(
                s for s in sessions if s.kind is SessionKind.INTRODUCTION
            )
        heard = {key for voice in self.cast.voices for key in voice.session_ids}
        closing = tuple(s for s in sessions if s.kind is SessionKind.CLOSING and s.id in heard)
        return (closing or tuple(s for s in sessions if s.is_closing)) if part == "closing" else ()

    # -- which kind of question

    def _with_intent(self, asked: Asked, reading: _Reading) -> Asked:
        """The kind of question, and what an answer to it must hold."""
        frame = asked.frame
        titled = fold(asked.unknown_speaker).split(" ")[0] in TITLES
        if asked.nearly and not titled and PEOPLE_ASKED.search(frame) and not SPEECH.search(frame):
            held = replace(asked, voices=asked.nearly, nearly=(), candidates=(), office=asked.unknown_speaker)
            return replace(held, intent=Intent.MEMBERS, unknown_speaker="")
        members = Mention(0, 0, "", ()) if counts_attendance(frame) else self._members(asked, reading.topic)
        attended = self._attended(asked, reading, filter(self._tells, reading.topic))
        if members.voices and attended and asked.sessions:
            return self._were_there(asked, members)
        if members.voices:
            said = SAID.search(frame) and not PEOPLE_ASKED.search(frame)
            intent = Intent.SAYS if said else Intent.MEMBERS
            voices = tuple(voice for voice in members.voices if voice not in asked.excluded)
            held = replace(asked, voices=voices, office=members.office)
            return replace(held, intent=intent, topic="", holds=attended, negated=_is_negated(frame, intent))
        if members.written:
            return replace(asked, unknown_speaker=members.written)
        intent = self._intent(asked, reading)
        wants, focus, unit = expectation(frame)
        if intent is Intent.SAYS and wants == "money" and not asks_value(frame):
            wants, unit = "", ""  # « que pense X du budget ? » is about it
        if intent is Intent.IDENTITY and wants:
            intent = (
                Intent.PERSONAL
            )  # « depuis combien de temps … ? » asks for more than is printed of a role
        asked = self._narrowed(replace(asked, intent=intent), reading)
        told = [word.raw for word in reading.topic if word.folded != unit]
        if unit and told:
            asked = replace(asked, topic=" ".join(told))
        asked = replace(asked, holds=self._holds(asked, reading))
        asked = replace(asked, wants=wants, focus=focus, presumes=presumes(frame), name_of=name_asked(frame))
        asked = replace(asked, claims=claims(frame))
        return self._unanswerable(asked)

    def _unanswerable(self, asked: Asked) -> Asked:
        """The question with what no proceedings tell: who did not, was absent, spoke at no part here."""
        absent = _ABSENT.search(asked.frame)
        negated = _is_negated(asked.frame, asked.intent) or bool(absent and not self.cast.prints(absent[0]))
        asked = replace(asked, negated=negated and not asked.excluded)
        at_part = asked.intent is Intent.WHO_TALKS and asks_who_spoke_at(asked.frame) and not asked.sessions
        return replace(asked, unknown_session=asked.topic) if at_part and asked.topic.isalpha() else asked

    def _narrowed(self, asked: Asked, reading: _Reading) -> Asked:
        """The question with what its kind still needs: the topic of what is said, the sessions meant."""
        if asked.intent is Intent.SAYS:
            return self._says(asked, reading)
        counts = asked.intent is Intent.COUNT_SPEAKERS and opening_or_closing(asked.frame)
        if (asked.intent is Intent.SPEAKERS or counts) and not (asked.sessions or asked.unknown_session):
            return replace(asked, sessions=self._of_kinds(asked))
        if asked.voices and asked.intent in STRUCTURE:
            return _of_whom(asked)
        if asked.intent in _OPEN and (theirs := self._attendance(asked, reading)):
            return theirs
        if asked.intent in _TOPICAL:
            asked = replace(asked, topic=" ".join(word.raw for word in self._telling(reading.topic)))
        if asked.intent is Intent.SESSIONS_ABOUT and not asked.sessions:
            kinds = kinds_named(asked.question)
            return replace(asked, sessions=self.programme.about(asked.topic, kinds, asked.events))
        return asked

    def _attendance(self, asked: Asked, reading: _Reading) -> Asked | None:
        """« combien étaient-ils à débattre de … ? »: who took part in the one session of that theme."""
        intent = asks_attendance(asked.frame)
        if intent is None or asked.sessions:
            return None
        topic = " ".join(word.raw for word in self._telling(reading.topic))
        sessions = self.programme.about(topic, kinds_named(asked.question), asked.events)
        return replace(asked, intent=intent, sessions=sessions, topic="") if sessions else None

    def _of_kinds(self, asked: Asked) -> tuple[Session, ...]:
        """The sessions of a kind that is named in general, or the ones that open or close."""
        kinds = kinds_named(asked.question)
        found = tuple(s for s in self.programme.sessions if s.kind in kinds) or self._framing(asked.frame)
        keys = {session.id for document in asked.events for session in document.sessions}
        return tuple(session for session in found if not asked.events or session.id in keys)

    def _says(self, asked: Asked, reading: _Reading) -> Asked:
        """What somebody says: words that only frame the question are no topic of theirs."""
        which = self._telling_which(asked, reading)
        asked_for = about_person(asked.frame, which)
        if asks_whether(asked.frame) and not asks_only_presence(asked.frame, which):  # they may be there
            asked_for = Intent.SAYS if asked_for in _OF_PRESENCE else asked_for
        telling = any(cue.search(asked.frame) for cue in (_WHY_OR_HOW, SPEECH, _ABOUT))
        topical = sum(self._is_topical(asked, word) for word in reading.topic)
        deed = asks_whether(asked.frame) or _WHEN_DONE.search(asked.frame)
        telling = telling or topical > (0 if deed else 1)  # « quand X a-t-il écrit … ? »
        telling = telling or bool(expectation(asked.frame)[0]) or _asks_of_their_place(asked.frame)
        otherwise = None if asked_for is Intent.SAYS or telling else asked_for
        if reading.topic and (own := self._in_apposition(asked, reading.topic)):
            return replace(asked, voices=own, topic="", otherwise=otherwise)
        others = [word for word in reading.topic if not self._is_own(asked, word)]
        if len(others) < len(reading.topic) and not all(map(self._is_structural, others)):
            return replace(asked, topic=" ".join(word.raw for word in others), otherwise=otherwise)
        if self._is_framing(reading):
            topic = [word for word in reading.topic if word.folded in TOPIC_NOUNS]
            return replace(asked, topic=" ".join(word.raw for word in topic), otherwise=otherwise)
        return replace(asked, otherwise=otherwise)

    def _is_topical(self, asked: Asked, word: Word) -> bool:
        """Whether a word says what somebody speaks of, not who they are or which part is meant."""
        telling = self._is_own(asked, word) or self.cast.is_role(word.folded)
        return not telling and not self._is_structural(word)

    def _is_own(self, asked: Asked, word: Word) -> bool:
        """Whether a word names the organisation or town of everybody asked about: it tells who they are."""
        named = word.capitalised or word.start == 0
        return named and all(self.cast.is_described(voice, [word.folded]) for voice in asked.voices)

    def _in_apposition(self, asked: Asked, topic: Sequence[Word]) -> tuple[Voice, ...]:
        """Those of whom words only tell who they are: « Mme X, de la région Y, qu'a-t-elle dit ? »."""
        content = [word.folded for word in topic]
        own = tuple(voice for voice in asked.voices if self.cast.is_described(voice, content))
        namesakes = len({voice.name for voice in asked.voices}) == 1
        if _SAYS_OF.search(asked.frame) and not any(word.capitalised for word in topic):
            return ()  # « que dit X des commerces ? »: of these, whatever his office
        return own if _APPOSITION.search(asked.frame) and (namesakes or own == asked.voices) else ()

    def _intent(self, asked: Asked, reading: _Reading) -> Intent:
        frame = asked.frame
        if _GREETING.match(frame) or asks_help(frame) or not words(asked.question):
            return Intent.CHAT
        if asked.mentioned:
            return Intent.MENTIONS
        if asked.voices:
            return self._about_people(asked, reading)
        if asks_gender(frame) and not TALKS.search(frame) and self._is_framing(reading, PEOPLE_BY_SEX):
            return Intent.GENDER
        structural = self._is_framing(reading)
        if asked.sessions and structural:
            return about_session(frame)
        why = _WHY.search(frame)
        if structural and not (why or asked.unknown_session or self._talks_of_noun(asked, reading.topic)):
            event = about_event(frame)
            if event:
                return event
        return about_topic(frame, in_session=bool(asked.sessions))

    def _about_people(self, asked: Asked, reading: _Reading) -> Intent:
        speech = bool(SPEECH_ASKED.search(asked.frame)) or _asks_of_their_place(asked.frame)
        if self._is_personal(reading):
            return Intent.PERSONAL
        if self._asks_body(asked, reading) or (not speech and self._describes(asked, reading.topic)):
            return Intent.IDENTITY
        if not self._is_framing(reading) or (speech and not asked.sessions):
            return Intent.SAYS
        return about_person(asked.frame, self._telling_which(asked, reading))

    def _telling_which(self, asked: Asked, reading: _Reading) -> frozenset[str]:
        """The words that only say which event or person is meant: « X, styliste, était-elle à Y ? »."""
        named = {word.folded for word in words(reading.question) if _is_in(word, reading.events)}
        telling = [w.folded for w in reading.topic if w.capitalised or w.folded not in ORGANISATION_NOUNS]
        own = {w for w in telling if all(self.cast.is_described(voice, [w]) for voice in asked.voices)}
        return frozenset(named | own)

    def _is_personal(self, reading: _Reading) -> bool:
        """Whether somebody's age, birth, family or address is asked for."""
        if _WORKS_WITH.search(reading.frame):
            return True
        personal = any(_is_among(word, PERSONAL_WORDS) for word in reading.topic)
        if not personal or SPEECH.search(reading.frame):
            return False
        return self._is_framing(reading, PERSONAL_WORDS | PERSONAL_COMPANIONS)

    def _asks_body(self, asked: Asked, reading: _Reading) -> bool:
        """Whether the body that somebody belongs to is asked for: « de quel ministère est X ? »."""
        noun = "" if _asks_of_their_place(asked.frame) else body_asked(asked.frame)
        rest = [word for word in reading.topic if word.folded != noun and not self._is_structural(word)]
        return noun in ORGANISATION_NOUNS and not rest and not SPEECH.search(asked.frame)

    def _describes(self, asked: Asked, topic: Sequence[Word]) -> bool:
        """Whether a question says somebody's role or organisation: « est-ce que X est le patron de … ? »."""
        telling = [w for w in topic if self.cast.is_role(w.folded) or not self._is_structural(w)]
        belongs = telling and _BELONGS.search(asked.frame) and asks_whether(asked.frame)
        if belongs and all(self._says_of(voice, telling) is not None for voice in asked.voices):
            return True
        if not any(self.cast.is_role(word.folded) for word in telling):
            return False
        if _WHETHER_HOLDS.search(asked.frame):
            return True
        content = [word.folded for word in telling]
        return all(self.cast.is_described(voice, content) for voice in asked.voices)

    def _talks_of_noun(self, asked: Asked, topic: Sequence[Word]) -> bool:
        """« qui parle des entreprises ? » is no question about who was there."""
        return bool(TALKS.search(asked.frame)) and any(word.folded in TOPIC_NOUNS for word in topic)

    def _is_framing(self, reading: _Reading, besides: frozenset[str] = frozenset()) -> bool:
        """Whether all words belong to questions about who, where and when, or to some others."""
        written = {word.folded for word in words(reading.question)}
        organisers = frozenset().union(*(name for name in self._organisers if name <= written))
        return all(
            self._is_structural(word)
            or word.folded in organisers
            or _is_among(word, besides)
            or _is_in(word, reading.events)
            for word in reading.topic
        )

    def _topic(self, rest: Sequence[Word], named: Sequence[EventMention]) -> tuple[Word, ...]:
        """The words that say about what; those that name the event only where there is nothing else."""
        rest = [
            replace(w, raw=w.raw.lower()) if w.start == 0 and not w.raw.isupper() else w for w in rest
        ]  # no name by its place
        kept = [
            word
            for i, word in enumerate(rest)
            if word.raw.lower() in _HOMOGRAPHS
            or stands_as_noun(rest, i)
            or not (_is_frame(word) or _is_said(rest, i))
        ]
        kept = [word for word in kept if len(word.folded) > 1 or word.folded.isdigit()]
        events = [one for one in named if one.documents]
        apart = [word for word in kept if not _is_in(word, events)]
        return tuple(kept if all(map(self._is_structural, apart)) else apart)

    def _telling(self, topic: Sequence[Word]) -> Sequence[Word]:
        """A topic without the nouns that only build questions about who and where: « noms », no « ville ».

        A verb among few words tells: « qui a accueilli l'événement dans ses locaux ? ».
        """
        left_out = [word for word in topic if self._only_frames(word)]
        telling = [word for word in topic if word not in left_out]
        enough = len(telling) > len(left_out) or not any(is_verb(word.raw) for word in left_out)
        return telling if telling and enough else topic

    def _only_frames(self, word: Word) -> bool:
        building = word.folded in IDENTITY_WORDS | PROGRAMME_WORDS | EVENT_WORDS | ENGLISH_STRUCTURE
        return (building or _is_among(word, STRUCTURE_LEMMAS)) and word.folded not in TOPIC_NOUNS

    def _is_structural(self, word: Word) -> bool:
        """Whether a word belongs to questions about who, where and when rather than to a topic."""
        return word.folded in self._structural or _is_among(word, STRUCTURE_LEMMAS)


def _counts_sessions(number: Word, noun: Word) -> bool:
    """« les 6 tables rondes »: a number that says how many parts there are."""
    return number.folded.isdigit() and bool(kinds_named(noun.raw) or noun.folded in {"tables", "sessions"})


def _verb_before(free: Sequence[Word], position: int) -> int:
    """Where the verb of speech stands whose subject comes next: « que demande X ? »; -1 where none does."""
    index = position - 1
    while index >= 0 and free[index].folded in TITLES | {"l", "la", "le", "t", "il", "elle"}:
        index -= 1
    return index if index >= 0 and is_speech(free[index]) else -1


def _verb_of_leading(word: Word) -> str:
    """The verb by which somebody leads something; empty for another word."""
    base = lemma(word.raw)
    return next((verb for verb in LEADING_VERBS if verb in {base, f"{base}r"}), "")


def _is_among(word: Word, lemmas: frozenset[str]) -> bool:
    """Whether a word or its dictionary form is one of some; of « vouée » it is « voué », or « vouer »."""
    base = lemma(word.raw)
    return bool({base, f"{base}r", word.folded} & lemmas)


def _is_in(word: Word, events: Sequence[EventMention]) -> bool:
    """Whether a word is one of those that name an event."""
    return any(event.start <= word.start < event.end for event in events)


def _takes_part(voice: Voice, sessions: Sequence[Session]) -> bool:
    """Whether somebody takes part in one of some sessions; anywhere, where none is given."""
    return not sessions or any(session.id in voice.session_ids for session in sessions)


def _of_events(mention: Mention, events: Sequence[Proceedings]) -> Mention:
    """A mention with those only who take part in some events."""
    own = tuple(voice for voice in mention.voices if voice.proceedings in events)
    return replace(mention, voices=own) if events else mention


def _of_whom(asked: Asked) -> Asked:
    """A question about people with those it is about, and with the way to say that none of them was there."""
    if asked.intent in {Intent.TOGETHER, Intent.ALONGSIDE} and asked.unknown_speaker:
        return replace(asked, voices=())
    if asked.intent is Intent.NEXT_TO and _AFTER_ANOTHER.search(asked.frame):
        return replace(asked, voices=asked.voices[-1:])
    absent = not any(_takes_part(voice, asked.sessions) for voice in asked.voices)
    if asked.intent is Intent.IDENTITY and absent and who_is_there(asked.frame):
        return replace(asked, intent=Intent.WAS_THERE)  # « qui est maire à la table ronde 1 ? »
    return asked


def _there(mention: Mention, sessions: Sequence[Session]) -> Mention:
    """A mention that fits several people with those of them only who take part in some sessions, if any."""
    there = tuple(voice for voice in mention.voices if _takes_part(voice, sessions))
    return replace(mention, voices=there) if there and mention.is_ambiguous else mention


def _names_in_sessions(documents: Iterable[Proceedings]) -> dict[str, frozenset[str]]:
    """By session: the folded names printed in its title and statements."""
    texts: dict[str, list[str]] = {}
    for document in documents:
        for session in document.sessions:
            texts.setdefault(session.id, []).append(session.title)
        for statement in document.statements:
            if statement.session_id:
                texts.setdefault(statement.session_id, []).append(statement.text)
    return {
        key: frozenset(word.folded for text in found for word in words(text) if word.capitalised)
        for key, found in texts.items()
    }


def _is_frame(word: Word) -> bool:
    framing = STOP_WORDS | FRAME | ENGLISH_FRAME | TITLES
    return word.folded in framing or lemma(word.raw) in FRAME_LEMMAS


def _is_said(rest: Sequence[Word], position: int) -> bool:
    """Whether a word is the participle of a verb that frames questions: « se sont penchés »."""
    word = rest[position]
    participle = word.raw.endswith(("é", "és", "ée", "ées")) and position > 0
    return participle and f"{lemma(word.raw)}r" in FRAME_LEMMAS and rest[position - 1].folded in _AUXILIARIES


def _with_theme(place: Place, question: str) -> Place:
    """A place with the theme told after it, where that is its own: no topic of a question who was there."""
    told = _THEME_TOLD.match(question, place.end)
    own = {word for session in place.sessions for word in folded_words(session.title)}
    themes = {word for word in folded_words(told["theme"]) if word not in STOP_WORDS} if told else set()
    return replace(place, end=told.end()) if told and themes and themes <= own else place


def _mask(question: str, free: Sequence[Word], mentions: Sequence[Mention], places: Sequence[Place]) -> str:
    """The folded question with people and sessions replaced by a word, so that patterns see its frame."""
    spans = [(p.start, p.end, SESSION) for p in places if p.sessions]
    spans += [(free[m.start].start, free[m.end - 1].end, PERSON if m.voices else NOBODY) for m in mentions]
    text = fold_in_place(question)
    for start, end, name in sorted(spans, reverse=True):
        text = f"{text[:start]}{name}{text[end:]}"
    return re.sub(r"\s+", " ", text.replace("-", " ")).strip()


def _is_negated(masked: str, intent: Intent) -> bool:
    """Whether those are asked for who did not; what somebody says that is not so has its answer."""
    return intent in _OF_PEOPLE and bool(_NEGATED.search(before_aside(before_claim(masked))))


def _read_aloud(text: str) -> str:
    """Words of a visitor without signs that could be read as mark-up."""
    return " ".join(re.sub(r"[^\w\s'’%.,-]", " ", text).split())
