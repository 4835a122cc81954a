"""What a visitor asks: about whom, where, about what, and which kind of reply that calls for. No model is needed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from chatbot.cast import SPEECH_VERBS, TITLES, Cast, Mention, Voice, speaker_expected
from chatbot.model import Exchange
from chatbot.places import Place, Programme, fold_in_place, kinds_named
from chatbot.words import STOP_WORDS, Word, folded_words, words
from ingest.model import Proceedings, Session, SessionKind


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
    MEMBERS = "members"  # who holds an office or belongs to an organisation
    ALONGSIDE = "alongside"  # who spoke in the same session as somebody
    FIRST_OR_LAST = "first_or_last"  # who spoke first or last
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
    otherwise: Intent | None = None  # what else the words may mean, where what they mean first finds nothing
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
    souhaite souhaiterais lister listez fais faites fasse faisons dites-moi parlez donne donner donnez donnes donnee moi merci bonjour bonsoir salut svp stp plait please hello
    resume resumer resumez resumes synthese synthetise synthetiser essentiel retenir retient bref points cles grandes lignes recapitule
    quelqu quelqu'un gens personne personnes tables ronde rondes table session sessions seance seances keynote keynotes
    moment passe passee lors cadre quel quelle quels quelles combien nombre quand lieu jour date qui etait etaient
    liste lister citez nommer nomme programme passage extrait extraits citation citations trouve trouver trouvent
    information informations info infos chose choses detail details differents differentes divers diverses principal
    principale principaux principales selon apres d'apres contenu compare comparer comparez comparaison difference differences versus
    vs oppose tour discute discutee discuter discutent debat debats debattu echange echanges echanger presente presentent presenter
    presentait fait faits propose proposent proposer aux vient viennent sait-on apprend appris dedans traitee
    mot ca est-ce quelque rapporte rapportes rapportent donne-moi montre montrer montrez affiche afficher cherche recherche
    veut dire signifie signifient signification definition definir message exactement precisement finalement globalement
    simplement concretement vraiment seulement souhaiterai pouvait pourriez pourrait sais savez ouvertes
    said says say saying talk talks talked talking speak speaks spoke spoken speaking speaker speakers mention mentions
    mentioned discuss discussed discusses discussing think thinks thought tell tells told explain explained explains
    describe described round tables event conference meeting summarise summarize summary give me us please list know
    statement statements panel panellist panelists opinion view views topic topics subject theme themes cover covered anyone
    anybody someone somebody everyone there people happen happened use used using
    """.split()
)
# What is asked of a person beside their words, folded.
_IDENTITY_WORDS = frozenset(
    """fonction fonctions role roles poste postes metier metiers titre titres profession organisation organisations
    organisme entreprise societe collectivite institution structure employeur travaille travaillent travaillait
    travaillaient represente representent representait representaient representant representants representante
    vient viennent venait responsabilite responsabilites qualite appelle s'appelle appelait nom prenom noms job work works
    working position responsable occupe exerce exact exacte service fait casquette casquettes occupation employer company
    organization compte pour chez intitule parler moment
    bosse bosser boulot vie venu venue venus venues venir envoye envoyee patron patronne statut grade mandat fonctionne""".split()
)
# Words about the programme that a structural question may add.
_PROGRAMME_WORDS = frozenset(
    """noms nom prenoms portait porte portaient portee portees consacre consacree consacrees dedie dediee liste complete complet
    ordre dernier derniere derniers dernieres premier premiere premiers premieres fin debut final finale ouvert ouvre ouvrir
    ouverte inaugure inaugurer lance lancer clos cloture clore conclu conclure ferme fermer termine terminer commence
    commencer entreprises entreprise societes societe organisations organismes institutions structures collectivites villes
    representees representes represente representee representaient present presente presents presentes presence total
    autre autres cotes cote compagnie ensemble partage partageait aussi egalement avait compte nombreux nombreuses eu lieu
    visite visites officiels femmes hommes chaque repartition organisee organisees animee anime ville attendance
    d'autres monte scene tribune micro pendant durant long nombreuse different intitule
        exactement precisement vrai venu venue venus venues derriere parmi sequence sequences temps forts ateliers atelier lister
    message messages retrouve retrouvait figurait figuraient figure figurent convie convies conviee conviees reuni reunis
    reunissait rassemble rassemblait inscrit inscrits tenait assistait assiste assister etape etapes edite mot mots invitee
    invitees trouver situer programme programmes deroulait deroules succede succedes succede enchaine
""".split()
)
_SPELLINGS = {
    "ki": "qui", "ke": "que", "kel": "quel", "kelle": "quelle", "koi": "quoi", "kan": "quand", "kand": "quand", "di": "dit",
    "nb": "nombre", "nbre": "nombre", "ds": "dans", "pr": "pour", "pk": "pourquoi", "pourkoi": "pourquoi", "cki": "c'est qui", "cmt": "comment", "kesk": "qu'est-ce que",
    "keske": "qu'est-ce que", "qd": "quand", "bcp": "beaucoup", "tt": "tout", "avc": "avec", "svp": "", "stp": "",
}  # fmt: skip
_EVENT_WORDS = frozenset(
    """assises evenement manifestation edition rencontre rencontres colloque journee journees salon forum seminaire congres
    conference conferences lieu eu tenu tenue tenues tenus deroule deroulee derouler deroulait deroules deroulees organise
    organisee organises organisait organiser organisateur organisateurs organisatrice organisation partenaire partenaires
    partenariat date jour ville endroit adresse salle passe passait quel annee edition numero combientieme nom titre
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
_SESSION_NOUN = r"(?:tables? rondes?|sessions?|sequences?|temps forts?|ateliers?|keynotes?|conferences?|seances?|debats?|moments?|parties?|round tables?|panels?)"
_PEOPLE_NOUN = r"(?:intervenant\w*|orat\w*|participant\w*|speakers?|personnes?|gens|invites?|panelistes?|people|participants)"
_DATE_WORDS = r"(?<!heure )\b(?:quand|date|jour|annee|when|mois|day)\b"
_PLACE_WORDS = r"\b(?:lieu|where|endroit|adresse|(?:dans|en) quelle ville|quelle ville|which city)\b|\bou\b"
# Questions for people rather than for what they say.
_PEOPLE_CUE = re.compile(rf"\b(?:qui|who|c'est qui|noms?|appell\w+|represent\w+|en charge de|{_PEOPLE_NOUN}|elus?|elues?)\b")
_TALKS = re.compile(
    r"\bqui (?:a |ont |est ce qui |d'autre )?(?:parl\w*|evoqu\w*|mentionn\w*|abord\w*|trait\w*|cit\w*|dit|disent|expliqu\w*|propos\w*|utilis\w*)"
    r"(?! (?:pour|au nom))|\b(?:parl|evoqu|mentionn|abord)\w* (?:de|des|du|d'|sur|les?|la)\b|travaill\w+ (?:sur|a|avec)\b|talks? about"
)
_ROLE_CUE = re.compile(r"\b(?:quel(?:le)?s?|list\w*|les|des|nom)\b")
# After a verb of speech these open what is said, not who says it.
_NOT_A_SPEAKER = frozenset("de des du d sur a au aux que qu en par pour dans the".split())


class Understanding:
    """Reads questions against the people and sessions of the proceedings. Immutable once built."""

    def __init__(self, proceedings: Iterable[Proceedings]) -> None:
        documents = tuple(proceedings)
        self.cast = Cast(documents)
        self.programme = Programme(documents)
        titles = " ".join(f"{document.title} {document.edition or ''}" for document in documents)
        titles += " " + " ".join(name for document in documents for name in document.organisers)
        self._structural = frozenset(folded_words(titles)) | _EVENT_WORDS | _IDENTITY_WORDS | _PROGRAMME_WORDS

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
                return self._in_session(asked, earlier)
            return asked
        return asked

    def _in_session(self, asked: Asked, earlier: Asked) -> Asked:
        """« Et à la 6 ? » means another session of the same kind, asked about in the same way."""
        last = earlier.sessions[-1]
        other = self.programme.numbered(last.kind, asked.topic) if asked.topic else None
        if other is not None:
            return replace(asked, sessions=other, intent=earlier.intent, topic=earlier.topic, unknown_session="" if other else asked.topic)
        return replace(asked, sessions=earlier.sessions, intent=_for_session(asked))

    def _read(self, question: str) -> Asked:
        question = _spelled_out(question)
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
        members = self._members(masked, base, topic)
        if members:
            return replace(base, voices=members, intent=Intent.MEMBERS, topic="")
        intent = self._intent(masked, base, topic)
        if intent is Intent.SPEAKERS and not base.sessions and not base.unknown_session:
            kinds = kinds_named(question)
            base = replace(base, sessions=tuple(s for s in self.programme.sessions if s.kind in kinds) or self._framing(masked))
        if intent is Intent.SAYS and (about := _about_person(masked)) is not Intent.SAYS:
            base = replace(base, otherwise=about)
        wants, focus, unit = _expectation(masked)
        if unit:
            base = replace(base, topic=" ".join(w.raw for w in topic if w.folded != unit))
        return replace(base, intent=intent, wants=wants, focus=focus)

    def _describes(self, voices: Sequence[Voice], topic: Sequence[Word]) -> bool:
        """Whether a question says somebody's role or organisation: « est-ce que X est le patron de … ? »."""
        telling = [word.folded for word in topic if word.folded not in self._structural or self.cast.is_role(word.folded)]
        return any(self.cast.is_role(word) for word in telling) and all(self.cast.is_described(voice, telling) for voice in voices)

    def _framing(self, masked: str) -> tuple[Session, ...]:
        """The part that a question about opening or closing the event means."""
        if re.search(r"\b(?:ouvert\w*|ouvre|ouvrir|inaugure\w*|ouverture|opened)\b", masked):
            return tuple(s for s in self.programme.sessions if s.kind is SessionKind.OPENING)
        if re.search(r"\b(?:clotur\w*|clos|conclu|closed)\b", masked):
            return tuple(s for s in self.programme.sessions if s.is_closing)
        return ()

    def _members(self, masked: str, base: Asked, topic: Sequence[Word]) -> tuple[Voice, ...]:
        """Those who hold an office or belong to an organisation: « qui est le maire de … ? », « qui représente … ? »."""
        if base.voices or base.sessions or base.candidates:
            return ()
        if not _PEOPLE_CUE.search(masked) or _TALKS.search(masked):
            if not any(self.cast.is_role(word.folded) for word in topic) or not _ROLE_CUE.search(masked):
                return ()
        content = [w.folded for w in topic if self.cast.is_role(w.folded) or w.folded not in self._structural]
        return self.cast.members(content) if content else ()

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
            if begin >= len(free) or free[start].folded in _NOT_A_SPEAKER:
                continue
            found = self.cast.described(free, begin)
            if found:
                return Mention(start, found.end, found.written, found.voices)
            if begin > start and self.cast.is_role(free[begin].folded) and free[begin - 1].folded not in {"les", "on", "il", "elle"}:
                return Mention(start, _phrase_end(free, begin), " ".join(w.raw for w in free[begin : _phrase_end(free, begin)]), ())
        return None

    def _intent(self, masked: str, base: Asked, topic: Sequence[Word]) -> Intent:
        if _GREETING.match(masked) or not words(base.question):
            return Intent.CHAT
        structural = all(word.folded in self._structural for word in topic)
        if base.voices:
            if topic and self._describes(base.voices, topic):
                return Intent.IDENTITY
            about = _about_person(masked) if structural else Intent.SAYS
            return about if not topic or about is not Intent.SAYS else Intent.SAYS
        if base.sessions and structural:
            return _about_session(masked)
        if structural and not base.unknown_session:
            about_event = _about_event(masked)
            if about_event:
                return about_event
        return _about_topic(masked, in_session=bool(base.sessions))


def _about_topic(masked: str, *, in_session: bool) -> Intent:
    if not in_session and re.search(rf"\b(?:quelles?|quels?|which|what|une?) {_SESSION_NOUN}\b", masked):
        return Intent.SESSIONS_ABOUT
    opens = rf"^\W*(?:et |mais |alors |svp |dites moi |je voudrais savoir |peux tu me dire |pouvez vous me dire |savez vous |sais tu )*" \
            rf"(?:qui|who|quelqu'un|quels? {_PEOPLE_NOUN}|quelles? {_PEOPLE_NOUN}|which {_PEOPLE_NOUN}|anyone|est ce que quelqu'un|y a t il quelqu'un)\b"
    names = rf"\b(?:quel(?:le)?s?|which|liste des|tous les|toutes les|all the|les) {_PEOPLE_NOUN}\b|\bpar qui\b|" \
            r"\bqui (?:a |ont |est ce qui )?(?:parl|evoqu|mentionn|abord|trait|cit)"
    return Intent.WHO_TALKS if re.search(opens, masked) or re.search(names, masked) else Intent.SEARCH


def _about_session(masked: str) -> Intent:
    if re.search(rf"\bcombien\b.*(?:{_PEOPLE_NOUN}|{_SPOKE})|how many", masked):
        return Intent.COUNT_SPEAKERS
    if re.search(r"\b(?:en dernier|en premier|le premier|le dernier|la premiere|first|last) ?(?:a |$|\?|speak|intervenant|orateur|personne)?", masked) and re.search(
        r"\b(?:qui|quel|who)\b", masked) and re.search(r"en (?:dernier|premier)|(?:le|la) (?:premier|dernier)e? (?:a|intervenant|orateur|personne)", masked):
        return Intent.FIRST_OR_LAST
    if re.search(r"\b(?:qui|who|noms?)\b(?! (?:est|etait) (?:le|la) (?:sujet|theme))|" + _PEOPLE_NOUN, masked):
        return Intent.SPEAKERS
    if re.search(r"(?:de quoi|sur quoi|qu) (?:a t on|ont|y a t|s'est|on a)|qu'a t on|que s'est|quoi (?:on a|ont)", masked):
        return Intent.SUMMARY
    if re.search(r"\b(?:themes?|thematique|sujets?|port(?:e|ait|ee)|portant|consacree?|dediee?|trait(?:ait|e)|abord(?:ait|e)|parl(?:e|ait)|intitulee?|"
                 r"titre|s'appelle|about|topic|subject|problematique|de quoi|sur quoi|question|objet|nom)\b", masked):
        return Intent.THEME
    return Intent.SUMMARY


def _about_person(masked: str) -> Intent:
    if re.search(r"\bqui d'autres?\b|\bavec qui\b|\baux cotes\b|\ba cote de\b|\bmeme (?:table|session|keynote)|\bavec PERSON\b|\bwho else\b|\balongside\b|en compagnie", masked):
        return Intent.ALONGSIDE
    if re.search(rf"\b(?:quelle?s?|which|what) {_SESSION_NOUN}|\bou (?:est|a|s'est|PERSON|parle|interv|peut)|\bwhere\b|\ba quel moment\b|\bquand\b|\bwhen\b|"
                 rf"(?:est ce que )?PERSON (?:etait|est|a|s'est)(?: t)? ?(?:il|elle)? ?(?:present|particip|interven|parl|venu|la\b|pris)|\bparticip\w+ PERSON", masked):
        return Intent.SESSIONS_OF if "travaill" not in masked else Intent.IDENTITY
    if re.search(r"\b(?:qui (?:est|etait|sont|represent\w+)|c'est qui|roles?|fonctions?|postes?|metier|titre|profession|travaill\w+|employeur|"
                 r"organisations?|organisme|entreprise|societe|collectivite|institution|structure|represent\w*|who (?:is|was|are)|job|works?|position of|"
                 r"responsabilites?|quelle qualite|casquettes?|vient|fait dans la vie|s'appelle|nom|prenom|appelle|occupe|pour qui|chez qui|exerce|qualite|presente?s?)\b", masked):
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
        (r"\ben (?:dernier|premier)\b|\b(?:le|la) (?:premiere?|derniere?) (?:a |intervenant|orateur|personne)|\bfirst to\b|\blast to\b", r"\b(?:qui|quel|quelle|who|intervenant|orateur|personne)\b", Intent.FIRST_OR_LAST),
        (r"\b(?:ouvert\w*|ouvre|ouvrir|inaugure\w*|ouverture|opened|clotur\w*|clos|conclu|closed)\b", r"\b(?:qui|par|who|quels?|quelles?)\b", Intent.SPEAKERS),
        (r"\bedition\b", r"\b(?:quelle|combien|numero|which|combientieme)\b", Intent.EDITION),
        (r"organis|partenaire|partner|partenariat", r"\bqui\b|\bpar qui\b|quels?|quelles?|avec|who|which|liste|organisateur|partenaire", Intent.ORGANISERS),
        (_DATE_WORDS, r"", Intent.DATE),
        (_PLACE_WORDS, r"", Intent.PLACE),
        (r"organisations|entreprises|collectivites|organismes|institutions|structures|societes", r"quel|list|which|qui|represent", Intent.ORGANISATIONS),
        (r"\b(?:qui|quels?|liste|tous|who|which|donne|noms?)\b", rf"{_PEOPLE_NOUN}|{_SPOKE}|\b(?:fait|anime|animait|assure|assurait|tenu|donne|etait|gave)\b", Intent.SPEAKERS),
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
        voices=() if unclear else cast.with_members(dict.fromkeys(v for m in mentions for v in m.voices)),
        sessions=tuple(dict.fromkeys(s for p in places for s in p.sessions)),
        unknown_speaker=unknown,
        unknown_session=missing,
        candidates=unclear.voices if unclear else (),
    )


def _topic(rest: Sequence[Word]) -> list[Word]:
    kept = [w for w in rest if w.folded not in STOP_WORDS and w.folded not in _FRAME and w.folded not in TITLES]
    return [w for w in kept if len(w.folded) > 1 or w.folded.isdigit()]


_EXPECTED_NUMBER = re.compile(r"\b(?:combien|how many|how much)\b")
_EXPECTED_DATE = re.compile(r"\b(?:quand|when|(?:a |en |depuis |de |pour )?(?:quel(?:le)? (?:est la |etait la )?|la |une )(?:date|annee|mois|jour|periode)|depuis combien de temps)\b")
# Nouns that call for a number with a certain unit; they need not be printed beside it.
_MEASURES = {
    "nombre": "number", "quantite": "number", "total": "number",
    "pourcentage": "percentage", "proportion": "percentage", "taux": "percentage", "part": "percentage",
    "longueur": "length", "distance": "length", "kilometres": "length", "kilometrage": "length", "taille": "number",
    "budget": "money", "cout": "money", "prix": "money", "montant": "money", "tarif": "money", "somme": "money", "depense": "money",
    "duree": "duration", "delai": "duration", "superficie": "area", "surface": "area",
}  # fmt: skip
_COSTS = re.compile(r"\bcombien\b.*\b(?:coute|coutent|coutait|couter|paye|payer|depense|depenser|investi|facture|vaut)\w*\b|how much .*\bcost")
_FOCUS = re.compile(
    r"\b(?:combien (?:y a t il |a t il |ont ils )?(?:de |d')|how many |nombre (?:de |d'|des |total de )|"
    r"quel(?:le)?s? (?:(?:est|sont|etait|etaient|sera|seront|a ete|fut) )?(?:le |la |l'|les |du |de )?|what (?:is|are|was) the |which )"
    r"(?P<noun>[a-z]{3,})"
)
_BROAD = frozenset("annee date mois jour periode plan programme cadre profil societe entreprise ville commune collectivite organisme territoire outil solution projet facon maniere personne "
                   "moyen type sorte technologie exemple exemples usage usages cas raison raisons objectif objectifs but avantages "
                   "intelligence artificielle temps services effet effets resultat resultats".split())


def _expectation(masked: str) -> tuple[str, str, str]:
    """What the answer must hold, the noun asked for, and the word of the question that only names a measure."""
    match = _FOCUS.search(masked)
    noun = match["noun"] if match else ""
    if re.search(r"\bquelle heure\b|\bhoraires?\b|what time", masked):
        return "time", "", ""
    if _COSTS.search(masked):
        return "money", "", ""
    measure = next((m for m in _MEASURES if re.search(rf"(?:\b(?:quel(?:le)?s?|what)\b[^?]*|^){m}\b", masked)), "")
    if measure and (not noun or noun == measure or _MEASURES[measure] == "number"):
        counted = re.search(rf"\b{measure} (?:total )?(?:de |d'|des )(?P<noun>[a-z]{{3,}})", masked)
        return _MEASURES[measure], _kept(counted["noun"]) if counted and _MEASURES[measure] == "number" else "", measure
    wants = "date" if _EXPECTED_DATE.search(masked) else "number" if _EXPECTED_NUMBER.search(masked) else ""
    return wants, _kept(noun) if noun else "", ""


def _kept(noun: str) -> str:
    """A noun that has to be in the answer; empty for one that builds questions or says little."""
    return "" if noun in _FRAME | STOP_WORDS | _BROAD else noun


def _mask(question: str, free: Sequence[Word], mentions: Sequence[Mention], places: Sequence[Place]) -> str:
    """The folded question with people and sessions replaced by a word, so that patterns see its frame."""
    spans = [(p.start, p.end, _SESSION) for p in places if p.sessions]
    spans += [(free[m.start].start, free[m.end - 1].end, _PERSON) for m in mentions if m.voices]
    text = fold_in_place(question)
    for start, end, name in sorted(spans, reverse=True):
        text = f"{text[:start]}{name}{text[end:]}"
    return re.sub(r"\s+", " ", text.replace("-", " ")).strip()


def _spelled_out(question: str) -> str:
    """Words of text messages in full."""
    return re.sub(r"[^\W\d_]+", lambda m: _SPELLINGS.get(m[0].lower(), m[0]), question)


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
