"""What a visitor asks: about whom, where, about what, and which kind of reply that calls for. No model is needed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from chatbot.cast import SPEECH_VERBS, TITLES, Cast, Mention, Voice, speaker_expected
from chatbot.model import Exchange
from chatbot.places import Place, Programme, fold_in_place
from chatbot.words import STOP_WORDS, Word, folded_words, words
from ingest.model import Proceedings, Session


class Intent(StrEnum):
    """The kinds of question, each with its own way to a reply."""

    CHAT = "chat"  # a greeting, thanks, nothing at all
    SPEAKERS = "speakers"  # who spoke (in a session)
    SESSIONS_OF = "sessions_of"  # where somebody spoke
    IDENTITY = "identity"  # who somebody is
    COUNT_SESSIONS = "count_sessions"
    COUNT_SPEAKERS = "count_speakers"
    THEME = "theme"  # what a session was about
    SESSIONS_ABOUT = "sessions_about"  # which session was about something
    DATE = "date"
    PLACE = "place"
    ORGANISERS = "organisers"
    EDITION = "edition"
    TITLE = "title"
    PROGRAMME = "programme"
    ORGANISATIONS = "organisations"
    SUMMARY = "summary"  # of a session, or of everything
    SAYS = "says"  # what somebody says (about something)
    WHO_TALKS = "who_talks"  # everybody who talks about something
    SEARCH = "search"  # anything else


STRUCTURE = frozenset(Intent) - {Intent.CHAT, Intent.SAYS, Intent.WHO_TALKS, Intent.SEARCH, Intent.SUMMARY}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was understood."""

    question: str
    intent: Intent
    voices: tuple[Voice, ...] = ()  # who is asked about
    sessions: tuple[Session, ...] = ()  # where
    topic: str = ""  # the words that say about what, as written
    wants: str = ""  # "number" or "date" where the answer must hold one
    focus: str = ""  # the noun that is asked for: « quel budget », « combien de capteurs »
    unknown_speaker: str = ""  # a name or description that nobody here has
    unknown_session: str = ""
    candidates: tuple[Voice, ...] = ()  # people between whom the words do not decide

    @property
    def query(self) -> str:
        """What is searched: the topic, or the names where there is none."""
        about = [voice.name for voice in self.voices] + [session.title for session in self.sessions]
        return self.topic or ", ".join(about) or self.question.strip()


# Words that build a question and are not what it is about (French, then English), folded.
_FRAME = frozenset(
    """
    dit dites dis dire disent disait disaient parle parler parlent parlait parlaient parlee parles evoque evoquee evoques
    evoquent evoquer evoquait mentionne mentionnes mentionnent mentionner aborde abordee abordent aborder abordait abordes
    abordees traite traitent traiter traitait cite citent citer explique expliquent expliquer expliquait pense pensent penser
    pensait raconte declare declarent declarer affirme affirment affirmer precise precisent preciser indique indiquent
    indiquer souligne soulignent estime estiment estimer propos sujet sujets question questions theme themes thematique
    thematiques matiere concernant concerne concernent concernait rapport regard quant point vue avis opinion opinions
    position positions intervention interventions intervenu intervenue intervenus intervenues intervenir intervient
    interviennent intervenait intervenant intervenante intervenants intervenantes orateur oratrice orateurs oratrices
    participant participante participants participantes participe participent participer participait invite invites
    panelistes paneliste exprime exprimee exprimes exprimer expriment exprimait prend prennent pris prendre parole paroles
    actes compte rendu comptes rendus texte document article evenement evenements colloque conference conferences journee
    congres rencontre rencontres existe existent faut peux pourrais pouvez dois doit savoir connaitre connais veux voudrais aimerais
    souhaite souhaiterais donne donner donnez donnes donnee moi merci bonjour bonsoir salut svp stp plait please hello
    resume resumer resumez resumes synthese synthetise synthetiser essentiel retenir retient bref points cles grandes lignes recapitule
    quelqu quelqu'un gens personne personnes tables ronde rondes table session sessions seance seances keynote keynotes
    moment passe passee lors cadre quel quelle quels quelles combien nombre quand lieu jour date qui etait etaient
    liste lister citez nommer nomme programme passage extrait extraits citation citations trouve trouver trouvent
    information informations info infos chose choses detail details differents differentes divers diverses principal
    principale principaux principales selon apres d'apres contenu compare comparer comparez comparaison difference differences versus
    vs oppose tour discute discutee discuter discutent debat debats debattu echange echanges echanger presente presentent presenter
    presentait fait faits propose proposent proposer aux vient viennent sait-on apprend appris dedans traitee
    mot ca est-ce quelque rapporte rapportes rapportent donne-moi montre montrer montrez affiche afficher cherche recherche
    said says say saying talk talks talked talking speak speaks spoke spoken speaking speaker speakers mention mentions
    mentioned discuss discussed discusses discussing think thinks thought tell tells told explain explained explains
    describe described round tables event conference meeting summarise summarize summary give me us please list know
    statement statements panel panellist panelists opinion view views topic topics subject theme themes cover covered anyone
    anybody someone somebody everyone there people happen happened use used using
    """.split()
)
_EVENT_WORDS = frozenset(
    """assises evenement manifestation edition rencontre rencontres colloque journee journees salon forum seminaire congres
    conference conferences lieu eu tenu tenue tenues tenus deroule deroulee derouler deroulait deroules deroulees organise
    organisee organises organisait organiser organisateur organisateurs organisatrice organisation partenaire partenaires
    partenariat date jour ville endroit adresse salle passe passait quel annee heure edition numero combientieme nom titre
    intitule appelle accueilli accueillie take place held event organised organized organizer organisers partners
    name called city day took nationales nationale officiel complet exacte exact trouve trouvait situe situait""".split()
)
_GREETING = re.compile(
    r"^\W*(?:(?:re)?bonjour|bonsoir|salut|coucou|hello|hi|hey|merci(?: beaucoup| bien)?|thanks?(?: you)?|ok(?:ay)?|d'accord|super|"
    r"parfait|au revoir|bye|bonne (?:journee|soiree)|ca va|oui|non|test|bien recu|a bientot|tres bien|cool|genial|bravo|"
    r"madame|monsieur|a tous|tout le monde|et|comment (?:ca va|allez[- ]vous|vas[- ]tu)|\W)*$"
)
_PERSON, _SESSION = "PERSON", "SESSION"
_SPOKE = r"(?:parl|interven|intervien|particip|exprim|prend|pris|parole|present|orateur|invit|spoke|speak|talk|pan[e]?list|discut|debat|autour de la table)"
_SESSION_NOUN = r"(?:tables? rondes?|sessions?|keynotes?|conferences?|seances?|debats?|moments?|parties?|round tables?|panels?)"
_PEOPLE_NOUN = r"(?:intervenant\w*|orat\w*|participant\w*|speakers?|personnes?|gens|invites?|panelistes?|people|participants)"
_DATE_WORDS = r"\b(?:quand|date|jour|annee|when|mois|day)\b"
_PLACE_WORDS = r"\b(?:lieu|where|endroit|adresse|(?:dans|en) quelle ville|quelle ville|which city)\b|\bou\b"


class Understanding:
    """Reads questions against the people and sessions of the proceedings. Immutable once built."""

    def __init__(self, proceedings: Iterable[Proceedings]) -> None:
        documents = tuple(proceedings)
        self.cast = Cast(documents)
        self.programme = Programme(documents)
        titles = " ".join(f"{document.title} {document.edition or ''}" for document in documents)
        self._event_words = frozenset(folded_words(titles)) | _EVENT_WORDS

    def understand(self, question: str, conversation: Sequence[Exchange] = ()) -> Asked:
        """Understand a question, with the earlier ones where it leans on them."""
        asked = self._read(question)
        if conversation and _leans_on_earlier(question, asked):
            return self._completed(asked, conversation)
        return asked

    def _completed(self, asked: Asked, conversation: Sequence[Exchange]) -> Asked:
        """Take the people, the session or the topic that a follow-up leaves out from the latest question that has them."""
        for exchange in reversed(conversation):
            earlier = self._read(exchange.question)
            if not (earlier.voices or earlier.sessions or earlier.topic):
                continue
            if asked.voices or asked.sessions:  # « et Mme X ? »: the topic goes on
                if not asked.topic and earlier.topic:
                    return replace(asked, topic=earlier.topic, intent=_says_or(asked), focus="", wants="")
                return asked
            if earlier.voices and (asked.topic or asked.intent is not Intent.SEARCH):
                intent = asked.intent if asked.intent in {Intent.IDENTITY, Intent.SESSIONS_OF} else Intent.SAYS
                return replace(asked, voices=earlier.voices, intent=_for_person(asked, intent))
            if earlier.sessions:
                return replace(asked, sessions=earlier.sessions, intent=_for_session(asked))
            return asked
        return asked

    def _read(self, question: str) -> Asked:
        places = self.programme.find(question)
        asked_words = words(question)
        free = [w for w in asked_words if not any(p.start <= w.start < p.end for p in places)]
        mentions = self.cast.named(free)
        masked = _mask(question, free, mentions, places)
        if not any(m.voices for m in mentions):
            described = self._described(free)
            if described:
                mentions = [described] if described.voices else [*mentions, described]
                masked = _mask(question, free, mentions, places)
        base = _entities(question, mentions, places, self.cast)
        taken = {i for m in mentions for i in range(m.start, m.end)}
        rest = [word for i, word in enumerate(free) if i not in taken]
        topic = _topic(rest)
        base = replace(base, topic=" ".join(word.raw for word in topic))
        intent = self._intent(masked, base, [word.folded for word in rest], topic)
        wants, focus = _expectation(masked)
        return replace(base, intent=intent, wants=wants, focus=focus)

    def _described(self, free: Sequence[Word]) -> Mention | None:
        """Somebody described where a speaker is expected: « que dit la juriste de … », « selon Leakmited »."""
        for start in range(len(free)):
            if not (speaker_expected(free, start) and free[start].folded not in TITLES):
                continue
            if start and free[start].folded in SPEECH_VERBS and free[start - 1].folded not in {"le", "la", "l", "les"}:
                continue
            begin = start
            while begin < len(free) and free[begin].folded in {"l", "le", "la", "les", "t", "il", "elle", "on", "the", "un", "une"}:
                begin += 1
            if begin >= len(free):
                continue
            found = self.cast.described(free, begin)
            if found:
                return Mention(start, found.end, found.written, found.voices)
            if begin > start and self.cast.is_role(free[begin]) and free[begin - 1].folded not in {"les", "on", "il", "elle"}:
                return Mention(start, _phrase_end(free, begin), " ".join(w.raw for w in free[begin : _phrase_end(free, begin)]), ())
        return None

    def _intent(self, masked: str, base: Asked, rest: Sequence[str], topic: Sequence[Word]) -> Intent:
        if _GREETING.match(masked) or not words(base.question):
            return Intent.CHAT
        bare = not topic
        event_only = all(word.folded in self._event_words for word in topic)
        if base.sessions and bare:
            return _about_session(masked)
        if base.voices and bare:
            return _about_person(masked)
        if base.voices:
            return Intent.SAYS
        if not base.sessions and event_only:
            about_event = _about_event(masked)
            if about_event:
                return about_event
        if not base.sessions and re.search(rf"\b(?:quelles?|quels?|which|what|une?) {_SESSION_NOUN}\b", masked):
            return Intent.SESSIONS_ABOUT
        if re.search(rf"^\W*(?:et |mais |alors )?(?:qui|who|quelqu'un|quels? {_PEOPLE_NOUN}|which {_PEOPLE_NOUN}|anyone|est-ce que quelqu'un)\b", masked) or (
            re.search(rf"\b(?:quels?|which|liste des|tous les|all the) {_PEOPLE_NOUN}\b|\bpar qui\b|\bqui (?:parle|evoque|mentionne|aborde|traite)", masked)
        ):
            return Intent.WHO_TALKS
        return Intent.SEARCH


def _about_session(masked: str) -> Intent:
    if re.search(rf"\bcombien\b.*(?:{_PEOPLE_NOUN}|{_SPOKE})|how many", masked):
        return Intent.COUNT_SPEAKERS
    if re.search(r"\b(?:qui|who)\b(?! (?:est|etait) (?:le|la) (?:sujet|theme))|" + _PEOPLE_NOUN, masked):
        return Intent.SPEAKERS
    if re.search(r"\b(?:theme|themes|thematique|sujet|porte|portait|portant|consacree?|traitait|traite|abordait|aborde|intitulee?|titre|"
                 r"s'appelle|about|topic|subject|problematique|de quoi|sur quoi|question centrale|objet)\b", masked):
        return Intent.THEME
    return Intent.SUMMARY


def _about_person(masked: str) -> Intent:
    if re.search(rf"\b(?:quelle?s?|which|what) {_SESSION_NOUN}|\b(?:a|dans) quel\w* {_SESSION_NOUN}|\bou (?:est|a|s'est|PERSON|parle|interv)|\bwhere\b|\ba quel moment\b|\bquand\b|\bwhen\b|\bparticip\w+ a quo|\best-ce que PERSON (?:a|est)", masked):
        return Intent.SESSIONS_OF
    if re.search(r"\b(?:qui (?:est|etait|represent\w+)|c'est qui|role|fonctions?|poste|metier|titre|profession|travaille|employeur|"
                 r"organisations?|organisme|entreprise|societe|collectivite|institution|represente\w*|who is|who was|job|work|works|position of|"
                 r"responsabilites?|quelle qualite|casquettes?|vient|fait dans la vie|who are|qui sont|s'appelle|nom|appelle)\b", masked):
        return Intent.IDENTITY
    return Intent.SAYS


def _about_event(masked: str) -> Intent | None:
    """Questions about the event itself or everything in it; the topic holds nothing but words for the event."""
    if re.search(r"\bcombien\b|\bhow many\b|\bnombre\b", masked):
        if re.search(r"\b(?:tables? rondes?|sessions?|keynotes?|conferences?|seances?|round tables?|debats)\b", masked):
            return Intent.COUNT_SESSIONS
        if re.search(rf"{_PEOPLE_NOUN}|{_SPOKE}", masked):
            return Intent.COUNT_SPEAKERS
    rules = (
        (r"\bedition\b", r"\b(?:quelle|combien|numero|which|combientieme)\b", Intent.EDITION),
        (r"organis|partenaire|partner|partenariat", r"\bqui\b|\bpar qui\b|quels?|quelles?|avec|who|which|liste|organisateur|partenaire", Intent.ORGANISERS),
        (_DATE_WORDS, r"", Intent.DATE),
        (_PLACE_WORDS, r"", Intent.PLACE),
        (r"organisations|entreprises|collectivites|organismes|institutions|structures|societes", r"quel|liste|which|qui|represent", Intent.ORGANISATIONS),
        (r"\b(?:qui|quels?|liste|tous|who|which|donne|noms?)\b", rf"{_PEOPLE_NOUN}|{_SPOKE}", Intent.SPEAKERS),
        (r"\b(?:titre|nom|intitule|s'appelle|appelait|called|name)\b", r"", Intent.TITLE),
        (rf"programme|deroul|themes?|sujets?|thematiques?|liste|quelles|quels|quelle|topics|agenda|{_SESSION_NOUN}",
         rf"{_SESSION_NOUN}|programme|themes?|sujets?|thematiques?|topics|agenda|evenement|assises|journee", Intent.PROGRAMME),
        (r"resum|synthese|essentiel|retenir|summar|quoi|parle", r"", Intent.PROGRAMME),
    )
    for first, second, intent in rules:
        if re.search(first, masked) and re.search(second, masked):
            return intent
    return None


def _entities(question: str, mentions: Sequence[Mention], places: Sequence[Place], cast: Cast) -> Asked:
    unknown = next((m.written for m in mentions if not m.voices), "")
    unclear = next((m for m in mentions if m.is_ambiguous and not cast.colleagues(m)), None)
    missing = next((p.written for p in places if not p.sessions), "")
    return Asked(
        question,
        Intent.SEARCH,
        voices=() if unclear else tuple(dict.fromkeys(v for m in mentions for v in m.voices)),
        sessions=tuple(dict.fromkeys(s for p in places for s in p.sessions)),
        unknown_speaker=unknown,
        unknown_session=missing,
        candidates=unclear.voices if unclear else (),
    )


def _topic(rest: Sequence[Word]) -> list[Word]:
    kept = [w for w in rest if w.folded not in STOP_WORDS and w.folded not in _FRAME and w.folded not in TITLES]
    return [w for w in kept if len(w.folded) > 1 or w.folded.isdigit()]


_EXPECTED_NUMBER = re.compile(r"\b(?:combien|how many|how much|quel(?:le)? (?:est |etait )?(?:le |la |l')?(?:nombre|pourcentage|proportion|part|taux|pour cent|quantite|longueur|montant|cout|prix|budget|duree|taille|superficie))\b")
_EXPECTED_DATE = re.compile(r"\b(?:quand|when|(?:a |en |depuis |de )?quel(?:le)? (?:est la )?(?:date|annee|mois|jour)|depuis combien de temps)\b")
_FOCUS = re.compile(
    r"\b(?:combien (?:de |d')|how many |nombre (?:de |d'|des )|quel(?:le)?s? (?:(?:est|sont|etait|etaient|sera|seront|a ete|fut) )?"
    r"(?:le |la |l'|les |du |de )?|what (?:is|are|was) the |which )(?P<noun>[a-z]{3,})"
)


def _expectation(masked: str) -> tuple[str, str]:
    wants = "number" if _EXPECTED_NUMBER.search(masked) else "date" if _EXPECTED_DATE.search(masked) else ""
    match = _FOCUS.search(masked)
    noun = match["noun"] if match and match["noun"] not in _FRAME | STOP_WORDS else ""
    return wants, noun


def _mask(question: str, free: Sequence[Word], mentions: Sequence[Mention], places: Sequence[Place]) -> str:
    """The folded question with people and sessions replaced by a word, so that patterns see its frame."""
    spans = [(p.start, p.end, _SESSION) for p in places if p.sessions]
    spans += [(free[m.start].start, free[m.end - 1].end, _PERSON) for m in mentions if m.voices]
    text = fold_in_place(question)
    for start, end, name in sorted(spans, reverse=True):
        text = f"{text[:start]}{name}{text[end:]}"
    return re.sub(r"\s+", " ", text.replace("-", " ")).strip()


def _leans_on_earlier(question: str, asked: Asked) -> bool:
    """Whether a question is one only with what came before: « et sur l'eau ? », « que dit-elle des capteurs ? »."""
    if asked.intent is Intent.CHAT or asked.unknown_speaker or asked.unknown_session:
        return False
    folded = [word.folded for word in words(question)]
    if not folded:
        return False
    begins = folded[0] in {"et", "and", "mais", "alors"} or folded[:2] in (["what", "about"], ["how", "about"])
    pronoun = bool({"il", "elle", "lui", "ils", "elles", "he", "she", "leur", "his", "her", "they", "celle", "celui", "y"} & set(folded))
    if asked.voices or asked.sessions:
        return begins and not asked.topic
    return begins or (pronoun and not re.search(r"\b(?:y a|il y|faut il|il faut|peut il|est il possible|ia .*elle)\b", " ".join(folded)))


def _says_or(asked: Asked) -> Intent:
    return Intent.SAYS if asked.voices else Intent.SEARCH


def _for_person(asked: Asked, intent: Intent) -> Intent:
    masked = " ".join(word.folded for word in words(asked.question))
    if asked.topic:
        return Intent.SAYS
    found = _about_person(masked)
    return found if found is not Intent.SAYS else intent


def _for_session(asked: Asked) -> Intent:
    masked = " ".join(word.folded for word in words(asked.question))
    return Intent.SEARCH if asked.topic and asked.intent is not Intent.WHO_TALKS else (
        asked.intent if asked.topic else _about_session(masked)
    )


def _phrase_end(free: Sequence[Word], begin: int) -> int:
    """Where the description of somebody unknown ends: before what is said of a topic."""
    end = begin + 1
    while end < len(free) and free[end].folded not in {"sur", "concernant", "about", "propos", "quand", "pour", "a", "est"}:
        end += 1
    return end
