"""A question that was understood: what every later step reads."""

import re
from dataclasses import dataclass

from chatbot.intents import Intent
from chatbot.voices import Voice
from ingest.model import Proceedings, Session

_AND = re.compile(  # between two things spoken of, with the little word before the second
    r"(?:,? (?:et|ou|ainsi que) |, )"
    r"(?:(?:de la|de l['’]|du|des|de|d['’]|sur|la|le|les|l['’]|aux?)(?: |(?<=['’])))+"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was understood."""

    question: str
    intent: Intent
    frame: str = ""  # folded, with PERSON and SESSION for those it names
    voices: tuple[Voice, ...] = ()  # who is asked about
    excluded: tuple[Voice, ...] = ()  # of whom nothing is wanted: « qui d'autre que X ? »
    among: tuple[Voice, ...] = ()  # whom an answer listed, where one was picked: « que dit le deuxième ? »
    mentioned: tuple[Voice, ...] = ()  # of whom somebody may speak: « que dit X de Y ? »
    sessions: tuple[Session, ...] = ()  # where
    events: tuple[Proceedings, ...] = ()  # at which of several events; none where the question does not say
    topic: str = ""  # the words that say about what, as written
    about: str = ""  # the same with the little words between, for a person to read
    repeated: bool = False  # the same is asked again: « développe », « c'est tout ? »
    wants: str = ""  # "number" or "date" where the answer must hold one
    focus: str = ""  # the noun that is asked for: « quel budget », « combien de capteurs »
    name_of: str = ""  # "company" or "thing" where the answer must name one
    presumes: bool = False  # that something was done: « pourquoi X a-t-il … ? »
    claims: bool = False  # it makes a claim that the answer must not contradict
    negated: bool = False  # who does not, who is not: the proceedings show only who does
    unknown_speaker: str = ""  # a name or description that nobody here has
    elsewhere: tuple[Voice, ...] = ()  # who has that name at another event than those asked about
    unknown_session: str = ""
    unknown_event: str = ""  # an edition that is not here
    otherwise: Intent | None = None  # what else the words may mean, where what they mean first finds nothing
    nearly: tuple[Voice, ...] = ()  # whom the words fit but for a gender: an office, « Mme X » for a man
    misspelt: tuple[tuple[str, Voice], ...] = ()  # names as written, with who was understood
    holds: bool | None = None  # yes or no, where that is asked of somebody's role or presence and is printed
    office: str = ""  # an office that those asked about hold in its other gender
    unclear: bool = False  # « est-il maire ? » where nobody was spoken of
    candidates: tuple[Voice, ...] = ()  # people between whom the words do not decide

    @property
    def query(self) -> str:
        """What is searched: the topic, or the names where there is none."""
        about = [voice.name for voice in self.voices] + [session.title for session in self.sessions]
        return self.topic or ", ".join(about) or self.question.strip()


def things(about: str) -> list[str]:
    """« ceci et de cela » → both, without the little words before the second."""
    return _AND.split(about)
