"""Which kind of reply a question calls for, read from its frame.

The frame is the folded question in which people are written PERSON and sessions SESSION. Cues are tried in
order; the first that fits decides. French first; English frames of the same kinds stand beside the French.
"""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from chatbot.places import ORDINALS
from chatbot.vocabulary import FRAME


class Intent(StrEnum):
    """The kinds of question, each with its own way to a reply."""

    CHAT = "chat"  # a greeting, thanks, nothing at all
    SPEAKERS = "speakers"  # who spoke (in a session)
    SESSIONS_OF = "sessions_of"  # where somebody spoke
    WAS_THERE = "was_there"  # whether somebody spoke in a session
    TOGETHER = "together"  # whether people spoke in the same session
    IDENTITY = "identity"  # who somebody is
    MEMBERS = "members"  # who holds an office or belongs to an organisation
    ALONGSIDE = "alongside"  # who spoke in the same session as somebody
    NEXT_TO = "next_to"  # who spoke right after or before somebody
    FIRST_OR_LAST = "first_or_last"  # who spoke first or last
    COUNT_SESSIONS = "count_sessions"
    COUNT_SPEAKERS = "count_speakers"
    LARGEST = "largest"  # which session had most speakers
    THEME = "theme"  # what a session was about
    SESSIONS_ABOUT = "sessions_about"  # which session was about something
    ADJACENT = "adjacent"  # which session came right after or before another
    MODERATOR = "moderator"  # who led a session, which is printed or not
    DATE = "date"
    HOURS = "hours"  # at what time, which proceedings hardly print
    PLACE = "place"
    ORGANISERS = "organisers"
    EDITION = "edition"
    NEXT_EDITION = "next_edition"  # the event after, which the text may announce
    TITLE = "title"
    PROGRAMME = "programme"
    ORGANISATIONS = "organisations"
    MENTIONS = "mentions"  # what is said about somebody who takes part
    PERSONAL = "personal"  # somebody's age, birth, address: never in proceedings
    GENDER = "gender"  # women and men, which proceedings do not tell
    SUMMARY = "summary"  # of a session
    SAYS = "says"  # what somebody says (about something)
    WHO_TALKS = "who_talks"  # everybody who talks about something
    SEARCH = "search"  # anything else


STRUCTURE = frozenset(Intent) - {Intent.CHAT, Intent.SAYS, Intent.WHO_TALKS, Intent.SEARCH, Intent.SUMMARY}

PERSON, SESSION, NOBODY = "PERSON", "SESSION", "NOBODY"  # NOBODY: somebody who is not here


def _either(words: str) -> str:
    """Words of a pattern, blanks between them; « _ » is a blank within one."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


# -- classes of words, as alternatives of patterns -----------------------------------------------------

_PEOPLE = _either(
    r"voix intervenant\w* orat\w* participant\w* speakers? personnes? gens invite[es]?s? panell?ist\w* "
    r"people collaborat\w+ monde personnalites? participants?"
)
_SESSIONS = _either(
    r"tables?_rondes? sessions? sequences? temps_forts? ateliers? occasions? keynotes? conferences? seances? "
    r"debats? discussions? moments? parties? round_tables? panels? plateaux?"
)
_BODIES = _either(
    r"organi[sz]ations entreprises collectivites organismes institutions structures societes villes communes "
    r"regions companies employers"
)
_BODIES_COUNTED = r"(?:organi[sz]ations?|organismes?|institutions?|structures?|entites?)"
_SPOKE = _either(
    r"parl interv[ei] particip exprim prend pris parole present orat invit spoke speak talk took_part "
    r"take_part panel discut debat sieg succed cause attend autour_de_la_table"
)
_ASKED = r"quel(?:le)?s?"
_NAMES = r"noms?|prenoms?|identites?|names?"
_WHICH_PEOPLE = r"lequel|laquelle|lesquel(?:le)?s"
# Questions for people rather than for what they say.
PEOPLE_ASKED = re.compile(rf"\b(?:qui|who|whom|{_NAMES})\b")
PEOPLE_CUE = re.compile(
    rf"{PEOPLE_ASKED.pattern}|\b(?:appell\w+|represent\w+|en charge de|elue?s?|{_WHICH_PEOPLE}|{_PEOPLE}|"
    rf"cadres|"
    r"quelqu'un|someone|somebody|anyone|anybody)\b"
)
ROLE_CUE = re.compile(rf"\b(?:{_ASKED}|combien|list\w*|les|des|nom)\b")
_WHO = rf"\b(?:qui|who|whom|{_NAMES}|{_ASKED} \w+|which \w+|{_WHICH_PEOPLE}|liste?|tous|toutes|all|donne)\b"
# Words for what somebody said, beside a description of who.
SAID = re.compile(
    r"\b(?:temoign\w+|point de vue|avis|opinion|positions?|propos|expos\w+|dit|dire|disait|"
    r"declar\w+|expliqu\w+|pens\w+|(?<!la )(?<!de )paroles?|discours|said|say|says|explain\w*|"
    r"message|regard|idees?|arguments?|retour d'experience|intervention|destine|preconis\w+|propose)\b"
)
_COUNT = r"\b(?:combien|how many|nombre)\b"
HOW_MANY_TALK = re.compile(  # « combien de personnes parlent d'eau ? »: they are counted, and told
    rf"{_COUNT}(?: (?:total|exact))? (?:de |d'|des )?{_PEOPLE}\b.*\b(?:parl|evoqu|mentionn|abord|trait|cit|"
    r"discut|soulign|talk|mention)\w*"
)
HOW_MANY_PARTS = re.compile(  # « combien de tables rondes parlent d'eau ? »: they are listed
    rf"{_COUNT}(?: (?:total|exact))? (?:de |d'|des )?{_SESSIONS} (?:parl|evoqu|abord|trait|port|concern|"
    r"mentionn|(?:sont |etaient )?(?:consacre|dedie))\w*"
)
TALKS = re.compile(
    r"\bqui (?:a |ont |est ce qui |d'autre |s'est |se sont |s'|se )?(?:parl|evoqu|mentionn|abord|trait|"
    r"cit|dit|disent|expliqu|propos|utilis|penche|interess|preoccup|souci|"
    r"soulign|fait (?:reference|allusion)|mis en avant)\w*\b(?! (?:pour|au nom))|\b(?:parl|evoqu|"
    r"mentionn|abord)\w* (?:de|des|du|d'|sur|les?|la)\b|"
    r"travaill\w+ (?:sur|avec)\b|talks? about|\bfait (?:reference|allusion)|touche un mot|l'echo|"
    rf"{HOW_MANY_TALK.pattern}"
)
HOURS = r"\bquelle heure\b|\bhoraires?\b|\bwhat time\b"
_COUNTED_NOUN = re.compile(rf"{_COUNT}(?: (?:total|exact))? ?(?:de |d'|des )(?P<noun>\w+)")
_VOTES = re.compile(r"\bvoix (?:contre|pour|favorables?|defavorables?)\b|\babsten\w+|\bvot\w+")
_OPENED = (
    r"\b(?:introdui\w*|ouvert\w*|ouvre|ouvrir|inaugur\w+|ouverture|opened|opens?|lancement|lance|demarr\w+|commenc\w+|"
    r"debut\w+)\b"
)
_CLOSED = r"\b(?:clotur\w*|clos|clot|conclu(?!sion)\w*|closed|closes?|referm\w+|termin\w+|mot de la fin)\b"
_TOOK_THE_FLOOR = r"(?:parl|interv|exprim|pass)\w+|pris la parole"
_FIRST = (
    r"\b(?:en (?:tout )?premier\b|(?:le|la) (?:tout )?premiere? (?:a |orat|interv|personne|voix|prise)|"
    rf"(?:{_TOOK_THE_FLOOR}) (?:le|la) (?:tout |toute )?premiere?\b|first\b)"
)
_LAST = (
    rf"\b(?:en (?:tout )?dernier\b|(?:le|la) (?:tout )?derni(?:er|ere) (?:a |orat|interv|personne|voix|"
    rf"prise)|(?:{_TOOK_THE_FLOOR}) (?:le|la) (?:tout |toute )?derni(?:er|ere)\b"
    r"(?! (?:jour|soir|matin|fois))|"
    rf"last\b)|{_CLOSED}"
)
LAST = re.compile(_LAST)  # rather than first
_NTH = re.compile(
    rf"\b(?:en|(?:le|la)(?= \w+ (?:a|qui|orat|interv|personne|voix|prise))) (?P<nth>{'|'.join(ORDINALS)}|"
    r"\d{1,2} ?e(?:me)?)\b"
)
_MODERATED = (
    r"\b(?:anim(?:e|ee|es|ait|aient|er|a|ent)\b|animat(?:eur|rice)|moder(?:e|ee|ait|er|a|at)\w*|meneur|"
    r"facilitat\w+)"
)
_AFTER = r"(?<!d')(?:apres|suivi\w*|suit|suite|suiva\w+|succed\w+|after|followed|following)"
_BEFORE = r"(?:avant|preced\w+|before)"
PREVIOUS = re.compile(rf"\b{_BEFORE}")  # rather than next
_BESIDE = rf"\b(?:{_AFTER}|{_BEFORE})(?: (?:de|a|la|l'|par))?"
_SPEECH = (
    r"(?:dit|dire|dis\w*|racont\w+|pens\w+|expliqu\w+|declar\w+|affirm\w+|propos\w+|annonc\w+|defend\w*|"
    r"avanc\w+|"
    r"evoqu\w+|soulign\w+|precis\w+|indiqu\w+|rappel\w+|ajout\w+|estim\w+|recommand\w+|preconis\w+|"
    r"reproch\w+|"
    r"critiqu\w+|regrett\w+|repond\w*|souhait\w+|parl\w+|said|says?|think\w*|thought|explain\w*|talk\w*|"
    r"told|tell|"
    r"suggest\w*|state[sd]?|mention\w*|discuss\w*|announc\w+|recommend\w*|describe[sd]?|claim\w*|argue\w*|"
    r"propose[sd]?)"
)
SPEECH = re.compile(rf"\b{_SPEECH}\b")
# « Que dit PERSON de son entreprise ? »: what follows is a topic, whatever the word.
SPEECH_ASKED = re.compile(
    rf"\b(?<!est ce )(?:que|qu|quoi|what|comment|how)\b.*\b{_SPEECH}\b|\b(?:selon|d'apres|"
    rf"according to) PERSON|"
    r"\b(?:avis|opinion|propos|regard|point de vue|views?) (?:de |d'|of )PERSON|\bposition (?:de |d')PERSON|"
    r"PERSON's (?:views?|opinion)\b"
)


def _cues(*rules: tuple[str, Intent]) -> tuple[tuple[re.Pattern[str], Intent], ...]:
    return tuple((re.compile(pattern), intent) for pattern, intent in rules)


def _first(cues: Sequence[tuple[re.Pattern[str], Intent]], frame: str) -> Intent | None:
    return next((intent for cue, intent in cues if cue.search(frame)), None)


# Somebody speaks of PERSON: « qui parle de PERSON ? », « qu'a-t-on dit de PERSON ? ».
_ABOUT = r"(?: (?:a|de|d'|du|sur|about|of|to|propos|au sujet de))* ?"
_SOMEBODY_WHO = rf"\b(?<!nom de )(?:qui|quelqu'un|who|anyone|anybody|somebody|autres?|others|{_PEOPLE})\b"
SPOKEN_OF = re.compile(
    rf"{_SOMEBODY_WHO}.*\b(?:cit|evoqu|mentionn|nomm|critiqu|salu|mention|quot|remerci|felicit|interpell|"
    rf"contredi|contest|approuv|accus|defend|soutien)\w*{_ABOUT}PERSON|"
    rf"{_SOMEBODY_WHO}.*\b(?:parl|repond|talk|say|said|dit|disent|pens)\w*(?: \w+)? (?:de|d'|du|sur|a|about|"
    rf"of|to) ?PERSON|"
    rf"{_SOMEBODY_WHO}.*\b(?:des)?accord avec PERSON|"
    rf"\b(?:dit|parle|pense|a|avons|ont|a t) (?:t )?on (?:\w+ )?(?:de|d'|du|sur) ?PERSON|"
    rf"\bon (?:a |en )?\w+ (?:de |d'|sur )PERSON|\bil question (?:de |d')PERSON"
)


def counts_others(frame: str) -> bool:
    """Whether something is counted that is no speaker, no part and no organisation: towns, votes, hours."""
    match = _COUNTED_NOUN.search(frame)
    if not match or _VOTES.search(frame):
        return bool(_VOTES.search(frame)) and bool(re.search(_COUNT, frame))
    known = rf"{_PEOPLE}|{_SESSIONS}|{_BODIES_COUNTED}|{PERSON}|{SESSION}"
    return not re.match(rf"(?:{known})\b", frame[match.start("noun") :])


def counts_attendance(frame: str) -> bool:
    """Whether those who came are counted: an office tells only who spoke."""
    return bool(re.search(rf"{_COUNT}.*\b(?:presente?s?|absente?s?|assist\w+|venue?s?|vot\w+)\b", frame))


# -- a session -----------------------------------------------------------------------------------------

_ABOUT_SESSION = _cues(
    (
        r"^\W*(?:c'est |indique\w* |trouve\w* )?(?:quelle|laquelle|which)(?: est| etait| is| was)? (?:la |"
        r"the )?SESSION\W*$",
        Intent.SESSIONS_ABOUT,
    ),
    (HOURS, Intent.HOURS),
    (rf"{_COUNT}.*\b(?:ont|a) SESSION", Intent.SEARCH),  # « combien ont | visité … ? »
    (rf"{_COUNT}|\bnombre d", Intent.COUNT_SPEAKERS),
    (rf"{_BESIDE} ?(?:la |le |l'|the )?SESSION", Intent.ADJACENT),
    (_MODERATED, Intent.MODERATOR),
    (
        rf"^(?=.*(?:{_FIRST}|{_LAST}|{_OPENED}|{_NTH.pattern})).*(?:{_WHO}|\bpar qui\b|intervention|"
        r"prise de parole)",
        Intent.FIRST_OR_LAST,
    ),
    (
        r"\b(?:conclusions|bilan|points?|resum\w*|synthe\w*|essentiel|retenir|retient|summar\w*)\b",
        Intent.SUMMARY,
    ),
    (
        r"(?:de quoi|sur quoi|\bqu)[ ']?(?:a t on|a t il ete|ont|y a t|s'est|on a|est ce qui (?:s'est|"
        r"a ete))|"
        r"qu'a t on|"
        r"que s'est|quoi (?:on a|ont)|qu'ont|se passe|s'est (?:il )?(?:dit|passe)|\b(?:que|quoi) disent|"
        r"\bwhat (?:did|was said|happened)",
        Intent.SUMMARY,
    ),
    (rf"(?:{_ASKED}|which|what|liste?) (?:des |les )?{_BODIES}", Intent.ORGANISATIONS),
    (
        rf"\b(?:qui|who|whom|{_NAMES})\b(?! (?:est|etait) (?:le|la) (?:sujet|theme))|{_PEOPLE}",
        Intent.SPEAKERS,
    ),
    (
        r"\b(?:themes?|thematique|sujets?|port(?:e|ait|ee)|portant|consacree?|dediee?|vouee?|trait(?:ait|e)|"
        r"abord(?:ait|e)|parl(?:e|ait)|articul\w+|attaqu\w+|intitul\w+|titre|s'appel\w+|about|topic|subject|"
        r"title|"
        r"called|problematique|de quoi|sur quoi|question|objet|nom)\b",
        Intent.THEME,
    ),
    (r"\b(?:casting|plateau|panel|line up)\b", Intent.SPEAKERS),
)


def about_session(frame: str) -> Intent:
    """What is asked of a session when nothing else is named."""
    if counts_others(frame):
        return Intent.SEARCH
    return _first(_ABOUT_SESSION, frame) or Intent.SUMMARY


# -- somebody ------------------------------------------------------------------------------------------

# « la table ronde de PERSON »: a session by who was there.
SESSION_OF = re.compile(
    rf"\b(?:la |sa |le |the |cette |l')?{_SESSIONS} (?:de |d'|avec |of |with |a laquelle participait |"
    r"ou (?:etait|siegeait|parlait|intervenait|s'exprimait|est intervenue?|a parle|participait) )PERSON"
)
_ABOUT_PERSON = _cues(
    (r"\b(?:de|sur|a propos de) quoi\b", Intent.SAYS),
    (
        r"^(?!.*\b(?:combien|quels?|quelles?)\b(?! (?:personne|intervenant|orat|invite)).*\bsuit\b)"
        rf".*(?:{_BESIDE} ?PERSON|PERSON\b.* (?:suivi|precede)e? (?:de|par)\b)",
        Intent.NEXT_TO,
    ),
    (
        r"\bqui d'autres?\b|\bavec qui\b|\baux? cotes\b|\ba cote de\b|\bmemes? (?:table|session|"
        r"keynote|panel|round)|\bavec PERSON\b|\bwho else\b|\bsame (?:round|session|panel)|"
        r"\b(?:alongside|with) (?:PERSON|whom|who)|\bwho\b.*\bwith$|en compagnie|"
        r"\bautres? (?:participant|intervenant|orat|invite|personne)|"
        r"\bother (?:participant|speaker|panel|people)|entour\w+|cotoy\w+|replique|"
        r"\bqui (?:accompagn|partag)\w+|\baccompagn\w+|PERSON partage\w*",
        Intent.ALONGSIDE,
    ),
    (
        r"\bou (?:travaill|bosse)\w*|\b(?:travaille|bosse|work)\w* (?:ou|where)\b|\bpour qui\b|\bchez qui\b|"
        r"\bau nom de\b|"
        r"\b(?:a quel titre|en quelle qualite|sous quelle)\b|"
        r"\bcompte de qui\b|\bwhere do(?:es)? PERSON work|PERSON (?:est|etait|c'est) qui\b|"
        r"\bposition of PERSON",
        Intent.IDENTITY,
    ),
    (r"\bque? (?:vient |venait )?fai(?:t|sait|re)(?: t)?(?: il| elle)? ?PERSON", Intent.IDENTITY),
    (SESSION_OF.pattern, Intent.SESSIONS_OF),
    (
        rf"\b(?:{_ASKED}|which|what) {_SESSIONS}|(?<!PERSON )\bou (?:est|a|s'est|PERSON|parle|interv|peut|"
        rf"retrouv|trouv)|"
        rf"\bwhere\b|\ba quel moment\b|\bquand\b|\bparticip\w+ a quoi\b|\ba quoi (?:a |PERSON ).*particip|"
        rf"\bwhen\b|\b(?:la|une) {_SESSIONS} (?:ou|dans laquelle|a laquelle)\b|\b(?:intervenue?|"
        rf"passee?) (?:ou|quand)\b|"
        rf"{_COUNT} de {_SESSIONS}|how many {_SESSIONS}|"
        r"PERSON (?:etait|est|a|s'est)(?: t)? ?(?:il|elle)? ?"
        r"(?:present|particip|interven|parl|venu|la\b(?! SESSION)|pris)|\bparticip\w+ PERSON|"
        r"\bdid PERSON (?:take part|participate|speak|attend)",
        Intent.SESSIONS_OF,
    ),
    (
        r"\b(?:qui (?:est|etait|sont|represent\w+)|c'est qui|qui ca|roles?|fonctions?|postes?|metier|"
        r"titre|profession|travaill\w+(?! avec)|bosse\w*(?! avec)|"
        r"employeur|organisations?|organisme|entreprise|societe|collectivite|commune|region|ville|"
        r"institution|"
        r"structure|represent\w*|"
        r"who (?:\w+ )?(?:is|was|are|does)|PERSON's (?:position|title|function)|job|works?|position of|"
        r"responsabilites?|qualite|casquettes?|etiquettes?|vient|"
        r"dans la vie|s'appelle|nom|prenom|employs?|employer|company|organi[sz]ation|what does PERSON do|"
        r"appelle|occup\w+|exerc\w+|(?<!a )presente[rsz]? (?:moi |nous )?PERSON|who PERSON|rattach\w+|"
        r"releve|statut|identite|mandat|presid\w+|dirig\w+|"
        r"introduce)\b",
        Intent.IDENTITY,
    ),
)
_TOGETHER = re.compile(
    r"\b(?:memes?|ensemble|same|together|simultan\w+)\b|PERSON (?:partag|ont (?:t ils )?partag)|"
    r"PERSON\b.*\b(?:avec|with) PERSON|\bcroise\w*\b"
)
_NEGATION = re.compile(r"\bn'(?=\w)|\bne |\b(?:pas|jamais) ")
# Acts beside others rather than among them: « débattre avec », « présenter » somebody or a part.
_ACTS = re.compile(
    r"\b(?:debat\w+|discut\w+|parl\w+|talk\w*|spoke|speak) (?:avec|with)\b|\bpresente t\b|"
    r"\b(?:a|ont)(?: t)?(?: (?:il|elle)s?)? presente\w*"
)
_OPEN = re.compile(
    rf"\b(?:qui|que|qu|quoi|{_ASKED}|comment|pourquoi|ou(?! bien)|quand|combien|who|what|which|where|when|"
    rf"how|why|"
    rf"propos|interventions?|avis|position|resum\w*|dis|(?<!\bil )(?<!elle )(?<!\bon )donne|"
    rf"cite|summar\w+|tell|{_WHICH_PEOPLE})\b"
)
_YES_OR_NO = re.compile(r"\b(?:est ce qu(?:e |'|i )|est il vrai qu(?:e |')|savez vous si |sais tu si )")
_PRESENCE = re.compile(
    r"\b(?:present|presente|particip\w+|interven\w+|parl\w+|exprim\w+|debatt\w+|pris|prend|venue?|assist\w+|"
    r"sieg\w+|figur\w+|speak|spoke|take part|took part|attend\w*)\b|"
    r"PERSON (?:etait|est|sera|fut|a|etaient|sont|seront|furent)(?: t)?(?: ils?| elles?)?"
    r"(?: aussi| egalement| tous| toutes)? (?:a|au|aux|dans|de|lors|pendant|la|bien)\b|"
    r"\b(?:was|were|is) PERSON\b|\bfai(?:t|sait)(?: il| elle)? partie\b"
)


# Words of a question about presence alone: with any other word it asks for more than who was there.
_OF_PRESENCE = re.compile(
    "(?:"
    + "|".join(
        r"""
        PERSON SESSION NOBODY \d+\w* a au aux avait avec avez bien bonjour c ce celles? celui cet
        cette ceux d dans de deja des dis dites dont du durant egalement aussi elles? en ensemble
        est et etaient etait ete eux furent fut ils? jamais je l la le les leurs? lors lui me memes?
        mme m mr moi n ne ni noms? nous on ont ou par parmi pas pendant peux plait pour pouvez qu
        que quel(?:le)?s? qui quoi s sais savez se sera seront ses si son sont svp t tu un une vous
        y autres? cotes? donn\w* dire lequel laquelle lesquel(?:le)?s trouv\w+ accompagn\w+
        assist\w+ compagnie cotoy\w+ crois\w+ debat\w* discut\w+ entour\w+ exprim\w+ fai\w+ figur\w+
        intervena\w+ interven\w+ intervien\w+ invit\w+ orat\w+ panel\w* parl(?:e|er|ait|aient|ent)
        part parties? partag\w+ particip\w+ parole personn\w+ pren\w+ presen\w+ pris replique
        represent\w+ retrouv\w+ scene sieg\w+ tribune venue?s? plateaux? tables? rondes? sessions?
        ateliers? keynotes? conferences? seances? debats? visites? moments? edition colloque
        journees? assises forum rencontres? evenement salon and appear\w* are at attend\w* both did
        do does else in is of other people round same share\w* speak\w* spoke take there together
        took was were who whom with the quelqu
        """.split()
    )
    + ")"
)


def asks_only_presence(frame: str, besides: Collection[str] = ()) -> bool:
    """Whether a frame asks for nothing but who was where with whom; some words may tell who or where."""
    return _is_of_presence(frame, besides) and not _ACTS.search(frame)


def _is_of_presence(frame: str, besides: Collection[str]) -> bool:
    tokens = re.findall(r"[^\W_]+", frame)
    return all(token in besides or _OF_PRESENCE.fullmatch(token) for token in tokens)


_WHETHER = re.compile(
    r"PERSON,? c'est (?:bien )?(?:le |la |l'|une? )\w+.*\?|"
    r"\best ce qu|(?:il|elle) est (?:de|du|d'|chez)\b|\by (?:a|avait|aurait|eut)\b|"
    r"\b(?:est|etait|sont|etaient|fut|a|ont|avait|fai(?:t|sai)t|\w+ t) (?:t )?"
    r"(?:il|elle|ils|elles|on)\b|\w+(?:ait|aient|ent|it) (?:il|elle|ils|elles)\b|"
    r"\b(?:est|etait|etaient|sont|a|ont) (?:bien |aussi |deja )?(?:la|present\w*|represent\w*|venue?s?|"
    r"interven\w+|pris la parole|exprim\w+|particip\w+)\W*$|^\W*(?:did|was|were|is|are|does|has)\b"
)
_AT_EVENT = re.compile(  # « X était-il au forum ? »
    rf"\b{PERSON} (?:est|etait|fut|sont|etaient)(?: t)?(?: ils?| elles?)?(?: bien| aussi)? "
    rf"(?:a|au|aux) (?!{SESSION})"
)
_ATTENDED = re.compile(
    rf"{_AT_EVENT.pattern}|"
    r"\bla\W*$|\b(?:present|represent|particip|interven|exprim|assist|sieg|figur)\w*|\bvenue?s?\b|"
    r"\bpri(?:s|t|se) (?:la )?parole|\bparle\b|\bparmi\b|\bfai(?:t|sait) (?:il |elle )?partie\b|"
    r"\b(?:attend|speak|spoke|there|take part)\b|"
    r"\b(?:est|etait|sont|etaient|fut)(?: (?:t )?(?:il|elle|ils|elles))?(?: bien)? "
    r"(?:a|lors|dans|pendant|au|de) (?:de )?(?:la |le |l')?SESSION"
)
_ANY_THERE = re.compile(r"\by (?:a|avait|aurait|eut)\b|\bil y a\b|\bil y avait\b|\b(?:was|were) there\b")


def asks_whether(frame: str) -> bool:
    """Whether the answer is yes or no: « est-ce que … ? », « … était-elle là ? »."""
    return bool(_WHETHER.search(frame)) and not _OPEN.search(_YES_OR_NO.sub("", frame))


_PREDICATE = re.compile(
    r"\b(?:est|sont|etait|etaient|serait|seraient|sera|seront) "
    r"(?:(?:bien|vraiment|tres|trop|plus|aussi|encore|toujours|deja|il|elle|ils|elles|t) )*"
    r"(?P<said>(?!gratuit|payant|cher)\w{4,})\W*$"  # a price tells whether
)


def predicate_asked(frame: str) -> str:
    """What a question of yes or no says of something: « les passages sont-ils inutiles ? »; else nothing."""
    found = _PREDICATE.search(frame) if asks_whether(frame) else None
    return found["said"] if found else ""


def denies(frame: str) -> bool:
    """Whether a question is asked in the negative, so that what is so is told with « si »."""
    return bool(re.search(r"\b(?:n'|ne )", frame))


def asks_attendance_of(frame: str) -> bool:
    """Whether it is asked if somebody took part: « la préfecture était-elle représentée ? »."""
    return asks_whether(frame) and bool(_ATTENDED.search(frame))


_ALL = re.compile(
    rf"\bparmi (?:les|nos|ces) {_PEOPLE}|\b(?:lesquel(?:le)?s|quel(?:le)?s|tou(?:te)?s) (?:sont )?les\b"
)


_WHO_IS_THERE = re.compile(rf"\bqui (?:est|etait)(?: (?:le|la|l'))? ?{PERSON}\b.*\b{SESSION}\b")


def who_is_there(frame: str) -> bool:
    """Whether it is asked who of a part somebody is: « qui est maire à la table ronde 1 ? »."""
    return bool(_WHO_IS_THERE.search(frame))


def asks_for_all(frame: str) -> bool:
    """Whether everybody is meant whom a description fits: « qui était maire parmi les intervenants ? »."""
    return bool(_ALL.search(frame))


_BODY_ASKED = re.compile(r"\bquel(?:le)?s? (?P<noun>\w+)")


def body_asked(frame: str) -> str:
    """The noun after « quel »: « de quel ministère … ? »; empty where there is none."""
    match = _BODY_ASKED.search(frame)
    return match["noun"] if match else ""


def asks_for_any(frame: str) -> bool:
    """Whether it is asked if there is anybody like that: « y avait-il un notaire ? »."""
    return asks_whether(frame) and bool(_ANY_THERE.search(frame))


WHICH_ONE = re.compile(
    r"\b(?:laquelle|lequel|which|indique\w*|trouve\w*|cherche\w*|repere\w*|qui d'autres?|autres)\b|"
    r"\bquelle (?:est|etait) SESSION"
)


def about_person(frame: str, besides: Collection[str] = ()) -> Intent:
    """What is asked of somebody when no topic is named; some words only tell who or which event is meant."""
    frame = _NEGATION.sub("", frame)
    closed = _YES_OR_NO.sub("", frame)
    only = asks_only_presence(frame, besides)
    if not _OPEN.search(closed):
        several = frame.count(PERSON) + frame.count(NOBODY) > 1
        if only and several and _TOGETHER.search(closed):
            return Intent.TOGETHER
        if only and SESSION in frame and _PRESENCE.search(closed):
            return Intent.WAS_THERE
        if only and _AT_EVENT.search(closed):
            return Intent.SESSIONS_OF
        if not only and SESSION in frame and re.search(f"{_FIRST}|{_LAST}|{_OPENED}", closed):
            return Intent.FIRST_OR_LAST
    beside = _is_of_presence(frame, besides)
    cues = _ABOUT_PERSON if beside else [cue for cue in _ABOUT_PERSON if cue[1] is not Intent.ALONGSIDE]
    return _first(cues, frame) or Intent.SAYS


# -- the event -----------------------------------------------------------------------------------------

_EVENT = _either(
    "evenement colloque journee assises forum conference manifestation rencontre salon seminaire congres"
)
_ABOUT_EVENT = _cues(
    (HOURS, Intent.HOURS),
    (_MODERATED, Intent.MODERATOR),
    (
        rf"^\W*(?:et )?{_ASKED} (?:etaient les |sont les )?(?:visites?|ateliers?)\b(?!.*{_WHO})",
        Intent.PROGRAMME,
    ),
    (rf"^(?=.*(?:{_FIRST}|{_LAST}|{_NTH.pattern})).*{_WHO}(?!.*{_CLOSED})", Intent.FIRST_OR_LAST),
    (rf"^(?=.*(?:{_OPENED}|{_CLOSED})).*\b(?:qui|who|{_ASKED}|{_PEOPLE})\b", Intent.SPEAKERS),
    (
        r"\b(?:titre|intitule)\b|\b(?:s'appel\w+|nom (?:exact |complet |officiel )?(?:de l'|du |"
        rf"de la |des |de cet?t?e? ?)|c'est quoi|what (?:is|was)|{_ASKED}) ?(?:(?:le|the) (?:nom|"
        rf"name) (?:de l'|of the )?)?"
        rf"(?:cet |cette |ce |l'|le |la |the |this )?(?:{_EVENT}|event)\b(?! about)",
        Intent.TITLE,
    ),
    (
        r"^(?=.*\bedition\b)(?!.*\b(?:date|jour|annee|mois|lieu|ville|endroit)\b).*\b(?:quelle|combien|numero|which|combientieme|what)\b|\bcombientieme\b",
        Intent.EDITION,
    ),
    (
        r"^(?=.*(?:organis(?!ation|me)|organiz(?!ation)|instigat|partenai|partenaria|partner|monte\b)).*"
        r"(?:\bqui\b|\bquels?\b|\bquelles?\b|avec|who|which|liste|organisat|partenai)|\bderriere\b",
        Intent.ORGANISERS,
    ),
    (r"\b(?:quand|date|jour|annee|when|mois|day|year|month)\b", Intent.DATE),
    (
        r"\b(?:lieu|where|endroit|adresse|quelle (?:ville|metropole|region)|(?:which|what) (?:city|town|"
        r"place))\b|\bou\b",
        Intent.PLACE,
    ),
    (
        rf"^(?=.*{_BODIES}).*(?:quel|list|which|qui|represent|what)",
        Intent.ORGANISATIONS,
    ),
    (
        rf"\b{_PEOPLE}\b|^(?=.*{_WHO}).*(?:{_SPOKE}|\b(?:fait|assure|assurait|tenu|donne|etait|gave|"
        r"defile|passe|venue?s?|there)\b)",
        Intent.SPEAKERS,
    ),
    (r"\b(?:titre|nom|intitule|s'appelle|appelait|called|name|title)\b", Intent.TITLE),
    (
        rf"(?:programme|deroul|themes?|sujets?|thematiques?|topics|agenda|{_SESSIONS})|"
        rf"^(?=.*(?:liste?|{_ASKED})).*(?:evenement|assises|journee|colloque|rencontres?)",
        Intent.PROGRAMME,
    ),
    (r"resum|synthese|essentiel|retenir|summar|quoi|parle|what .*about", Intent.PROGRAMME),
)
_PROGRAMME_ASKED = re.compile(
    r"\b(?:programme|agenda|schedule|ordre du jour|sommaire|(?:le|du|un) deroule|deroulement)\b|"
    rf"^\W*{_ASKED} (?:(?:etaient|sont|furent|grands) )?(?:les )?"
    r"(?:themes|thematiques|sujets|problematiques)\b"
)


def about_event(frame: str) -> Intent | None:
    """What is asked of the event itself, or of everything in it; None where the frame does not tell."""
    counted = re.search(rf"{_COUNT}|\bune seule\b.*\bplusieurs\b", frame)
    if counts_others(frame):
        return Intent.SEARCH
    if counted and re.search(_SESSIONS, frame) and not re.search(_PEOPLE, frame):
        return Intent.COUNT_SESSIONS
    if _LARGEST.search(frame):
        return Intent.LARGEST
    if counted and re.search(rf"{_COUNT} (?:de |d'){_BODIES_COUNTED}\b", frame):
        return Intent.ORGANISATIONS
    if counted and re.search(rf"{_PEOPLE}|{_SPOKE}|etaient ils|ils etaient", frame):
        return Intent.COUNT_SPEAKERS
    if _PROGRAMME_ASKED.search(frame) and not re.search(r"\bqui\b|\bwho\b", frame):
        return Intent.PROGRAMME
    return _first(_ABOUT_EVENT, frame)


_OPENING_OR_CLOSING = ((re.compile(_OPENED), "opening"), (re.compile(_CLOSED), "closing"))


_TIMES = re.compile(
    r"(?<!les )(?<!des )(?<!aux )(?<!ces )\b(?P<times>deux|trois|quatre|plusieurs|[2-9]) "
    r"(?:fois|tables rondes|sessions)\b"
)
_SPOKE_AT = re.compile(
    r"\bqui (?:a |ont )?(?:parl|interv|pris la parole)\w* (?:pendant|durant|lors d|au|a la|a l)\b"
)
_MOST_SPOKEN = re.compile(r"\bqui\b.*\b(?:le (?:plus|moins)|the (?:most|least))\b")


def sessions_at_least(frame: str) -> int:
    """In how many sessions those asked for took part: 2 for « qui est intervenu plusieurs fois ? »."""
    match = _TIMES.search(frame)
    times = match["times"] if match else "0"
    return int(times) if times.isdigit() else {"trois": 3, "quatre": 4}.get(times, 2)


def asks_who_spoke_at(frame: str) -> bool:
    """Whether those who spoke at some part are asked for: « qui a parlé au déjeuner ? »."""
    return bool(_SPOKE_AT.search(frame))


def asks_most_spoken(frame: str) -> bool:
    """Whether those are asked for who spoke longest, which proceedings do not tell."""
    return bool(_MOST_SPOKEN.search(frame))


_AUDIENCE = r"\b(?:assist\w+|public|auditoire|spectateurs|visiteurs|dans la salle)\b"
_COUNTS_AUDIENCE = re.compile(rf"{_COUNT}.*{_AUDIENCE}")
_PUBLIC = re.compile(
    rf"{_COUNT} (?:de )?(?:personnes|gens|monde)\W*$|"
    rf"{_COUNT}.*(?:{_AUDIENCE}|"
    r"\b(?:monde|participants?|presente?s|venue?s?|vient|deplacee?s?|etaient (?:la|ici))\b)|"
    rf"{_COUNT} (?:de )?(?:personnes|gens) (?:au|aux|a l'|a la|dans l[ea]) ?{_EVENT}\W*$"
)


def counts_public(frame: str) -> bool:
    """Whether those who came are counted, not those who spoke: « combien de personnes sont venues ? »."""
    return bool(_PUBLIC.search(frame)) and not re.search(r"\b(?:intervenant|orat|parl|panel)\w*", frame)


def counts_audience(frame: str) -> bool:
    """Whether those who listened are counted: those who speak are not all of them."""
    return bool(_COUNTS_AUDIENCE.search(frame))


BODIES = {  # kinds of public bodies, by words of which one is printed where one speaks
    "region": re.compile(r"\bregion"),
    "departement": re.compile(r"\bdepartement"),
    "metropole": re.compile(r"\bmetropol|\bagglo|\bcommunaute|\bintercommunal"),
    "ville": re.compile(r"\bvilles?\b|\bmairie|\bcommune|\bmunicipal|\bmaires?\b"),
    "etat": re.compile(r"\betat\b|\bminist|\bgouvern|\bprefe"),
}
_BODY_NOUNS = {
    "region": "region", "departement": "departement", "metropole": "metropole", "agglomeration": "metropole",
    "agglo": "metropole", "ville": "ville", "commune": "ville", "mairie": "ville", "municipalite": "ville",
    "etat": "etat", "ministere": "etat", "gouvernement": "etat",
}  # fmt: skip
_BODY_AS_SUBJECT = re.compile(
    rf"\b(?:la |le |l')(?P<body>{'|'.join(_BODY_NOUNS)})(?: \w+)? \w+(?: t)? (?:il|elle)\b|"
    rf"^\W*(?:la |le |l')(?P<first>{'|'.join(_BODY_NOUNS)}) (?!d[eu'])\w+"
)


def body_as_subject(frame: str) -> str:
    """The kind of body that does what is asked about, of `BODIES`; nothing where none is."""
    found = _BODY_AS_SUBJECT.search(frame)
    return _BODY_NOUNS[found["body"] or found["first"]] if found else ""


def place_in_order(frame: str) -> int:
    """Which turn is asked for: 2 for « en deuxième »; 0 for the first, the last, and where none is."""
    match = _NTH.search(frame)
    if match is None:
        return 0
    digits = re.match(r"\d+", match["nth"])
    number = int(digits[0]) if digits else ORDINALS[match["nth"]]
    return number if number > 1 else 0


def opening_or_closing(frame: str) -> str:
    """`opening` or `closing` where the frame asks for one of them, else nothing."""
    return next((name for cue, name in _OPENING_OR_CLOSING if cue.search(frame)), "")


# -- a topic, women and men ----------------------------------------------------------------------------

_WHICH_SESSION = re.compile(
    rf"{HOW_MANY_PARTS.pattern}|"
    rf"\b(?:{_ASKED}|which|what|une?|laquelle des|lesquelles des|lequel des) {_SESSIONS}\b|"
    r"^\W*(?:et )?(?:ou|a quel moment|quand) (?:a t on|est ce qu'on a|on a|parle t on|il est|"
    r"est il question|avez vous)\b|"
    r"\bwhere (?:did|was|is)\b"
)
_LARGEST = re.compile(
    rf"\b(?:le|la) (?:plus (?:de |d'|grande?|nombreu\w+)|moins (?:de |d'|nombreu\w+)).*"
    rf"(?:{_PEOPLE}|intervenant|monde|table|session)|{_SESSIONS}.*\b(?:le|la) moins (?:de |d')|"
    rf"\b(?:most|fewest) (?:speakers|people)"
)
LEAST = re.compile(r"\b(?:le|la) moins\b|\bfewest\b")  # rather than most
_POLITE = (
    r"(?:et|mais|alors|svp|bonjour|dites moi|dis moi|je voudrais savoir|j'aimerais savoir|"
    r"peux tu me dire|pouvez vous me dire|tell me|do you know|"
    r"savez vous|sais tu|[a-z]+ez(?: moi| nous)?|celles et|tous|chez|lequel des|laquelle des)"
)
_SOMEBODY = _either("quelqu'un someone somebody anyone anybody une_personne")
_WHO_TALKS = re.compile(
    rf"^\W*(?:{_POLITE} )*(?:qui|who|ceux qui|{_SOMEBODY}|{_ASKED} {_PEOPLE}|les {_PEOPLE}|"
    rf"which {_PEOPLE}|(?:did|does|has|have) {_SOMEBODY}|est ce que {_SOMEBODY}|"
    rf"y a t il {_SOMEBODY}|{_WHICH_PEOPLE})\b|\b(?:{_ASKED}|which|liste des|tous les|"
    rf"toutes les|all the|les|des) {_PEOPLE}\b|"
    r"\b(?:par|chez|a) qui\b|\b(?:ceux|celles) qui\b|\bquels? (?:sont )?(?:ceux|celles)\b|"
    r"\bles noms\b|\bnoms? associe|\bqui (?:en )?(?:parle|cause)\b|"
    r"\bqui (?:a |ont |s'est |se sont |s'en est )?(?:parl|evoqu|mentionn|abord|trait|cit|soulign)"
)


_TO_WHOM = re.compile(r"^\W*(?:et |mais |alors )?a qui \w+(?:er|ir|re)\b")


def asks_for_no_one(frame: str) -> bool:
    """Whether « qui » asks for no person: « qu'est-ce qui a fermé ? », « à qui confier les données ? »."""
    return bool(_TO_WHOM.search(frame) or re.search(r"\bqu'?est ce qui\b", frame))


def about_topic(frame: str, *, in_session: bool) -> Intent:
    """What is asked where a topic is named and nobody."""
    if asks_for_no_one(frame):
        return Intent.SEARCH
    if not in_session and _WHICH_SESSION.search(frame):
        return Intent.SESSIONS_ABOUT
    return Intent.WHO_TALKS if _WHO_TALKS.search(frame) or HOW_MANY_TALK.search(frame) else Intent.SEARCH


_WHO_SPEAKS = re.compile(
    r"\b(?:qui|who)(?: d'autres?| else)? (?:en |a |ont |y )*(?:parl|evoqu|abord|mentionn|cite|discut|talk)\w*"
)


def asks_who_speaks(frame: str) -> bool:
    """Whether those who speak of something are asked for, not those who did it."""
    return bool(_WHO_SPEAKS.search(frame))


TO_SPEAK_OF = r"\bpour (?:en )?(?:parl|debatt|discut|evoqu|echang|trait)\w+"
_TOOK_PART = re.compile(
    r"\bqui (?:a |ont |etait |etaient )?(?:debat|particip|discut|sieg)\w*|"
    rf"\bqui (?:est|sont|etait|etaient) .*{TO_SPEAK_OF}"
)
_HOW_MANY_TOOK_PART = re.compile(
    rf"{_COUNT}.*(?:{_PEOPLE}|etaient ils|ils etaient|\b(?:debat|particip|discut)\w*)"
)


COMPARING = r"\b(?:compar|differen|oppos|rapproch|distingu)\w+"
SIDE_BY_SIDE = (  # « d accord » among words, which have no apostrophe
    r"\bmeme (?:chose|facon|maniere|avis)\b|\bd[' ]accord\b|\bpoints? communs?\b|\brespectivement\b"
)
_COMPARED = re.compile(rf"{COMPARING}|{SIDE_BY_SIDE}|\bde leur cote\b|\b(?:agree|differ)\w*")


def compares(frame: str) -> bool:
    """Whether people are compared: « X et Y sont-ils d'accord sur … ? »."""
    return frame.count(PERSON) > 1 and bool(_COMPARED.search(frame))


def asks_attendance(frame: str) -> Intent | None:
    """How many or who took part in something, where that is asked; a topic says in what."""
    if _HOW_MANY_TOOK_PART.search(frame) and not counts_others(frame):
        return Intent.COUNT_SPEAKERS
    return Intent.SPEAKERS if _TOOK_PART.search(frame) else None


_HELP = re.compile(
    r"^\W*(?:aide(?:z?[ -]moi)?|help(?: me)?|qui (?:es tu|etes vous|(?:t'|vous )a \w+)|"
    r"(?:es tu|etes vous|tu es|vous etes)(?: une?)? \w+|(?:tu es|vous etes|t'es) qui|"
    r"who are you|what are you|"
    r"que (?:sais|peux|savez|pouvez)[ -](?:tu|vous)(?: faire)?|que puis je (?:te |vous )?(?:demander|faire|"
    r"poser)|"
    r"qu'est ce que (?:je peux|tu peux|tu sais|vous pouvez|vous savez)(?: (?:te|vous))?(?: (?:demander|"
    r"faire|poser))?|"
    r"comment (?:ca marche|tu marches|tu fonctionnes|ca fonctionne|fonctionnes tu|fonctionnez vous|"
    r"t'utiliser|poser une question)|"
    r"a quoi (?:sers[ -]tu|servez vous|tu sers|ca sert)|what can (?:you do|i ask(?: you)?)|how does (?:this|"
    r"it) work)\W*$"
)


_POLITENESS = {
    "thanked": re.compile(r"\b(?:merci|thanks?|thank you)\b"),
    "left": re.compile(r"\b(?:au revoir|bye|bonne (?:journee|soiree|continuation)|a bientot)\b"),
    "acknowledged": re.compile(
        r"\b(?:ok(?:ay)?|d'accord|super|parfait|oui|non|bien recu|tres bien|cool|genial|bravo)\b"
    ),
}


def politeness(frame: str) -> str:
    """What a visitor does who asks nothing: `thanked`, `left`, `acknowledged`, else `not_a_question`."""
    return next((name for name, cue in _POLITENESS.items() if cue.search(frame)), "not_a_question")


def asks_help(frame: str) -> bool:
    """Whether the assistant itself is asked about."""
    return bool(_HELP.match(frame))


def asks_which_session(frame: str) -> bool:
    """Whether a session is asked for: « laquelle des tables rondes … ? »."""
    return bool(_WHICH_SESSION.search(frame))


def asks_who_led(frame: str) -> bool:
    """Whether a moderator is asked for."""
    return bool(re.search(_MODERATED, frame))


PEOPLE_BY_SEX = frozenset(
    "femme homme parite genre women men gender woman man feminin masculin proportion sexe".split()
)
_WOMEN_OR_MEN = re.compile(r"\b(?:femmes?|hommes?|parite|genres?|women|men|gender|feminin\w*|masculin\w*)\b")


def asks_gender(frame: str) -> bool:
    """Whether women and men are counted or listed."""
    return bool(_WOMEN_OR_MEN.search(frame))


_WHEN_OR_WHERE = re.compile(
    r"^\W*(?:et |mais |alors )*(?:c'est |c'etait )?(?:(?:depuis |jusqu'a |pour |d')?(?:quand|ou|when|where)|"
    rf"(?:(?:a|en|dans|de|depuis) )?(?:{_ASKED}|which|what) "
    r"(?:ville|commune|region|departement|pays|lieu|endroit|date|annee|mois|jour|periode))"
    r"(?: (?:ca|cela|c'est|exactement|precisement|au juste|donc))*\W*$"
)
_CONDITIONS = (
    re.compile(r"\b(?:(?:en|pour|depuis|dès|d['’]ici|avant|après) )?(?:19|20)\d\d\b", re.IGNORECASE),
    re.compile(
        r"\b(?:en|sur|depuis|pendant|pour) [\w-]+ "
        r"(?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|années?)\b",
        re.IGNORECASE,
    ),
)
_LINKED = re.compile(r"^\W*(?:et|mais|alors)\W+|\W+$", re.IGNORECASE)


def asks_when_or_where(frame: str) -> bool:
    """Whether a question is only « quand ? », « où ? », « de quelle ville ? »."""
    return bool(_WHEN_OR_WHERE.match(frame))


def under_other_condition(question: str, earlier: str) -> str:
    """« et en 2030 ? » after « combien de X en 2026 ? »: that question with the other year or span."""
    new = _LINKED.sub("", question)
    condition = next((one for one in _CONDITIONS if one.fullmatch(new)), None)
    if condition is None or not question.strip().lower().startswith("et "):
        return ""
    put = condition.sub(new, earlier, count=1)
    return put if condition.search(earlier) else f"{earlier.rstrip(' ?!.')} {new} ?"


_WHO_ASKED = re.compile(
    r"\bqui (?:a |ont |s'est |se )?(?:demand|interrog|question)\w*(?: \w+)? "
    r"(?:combien|si|s'|quand|comment|pourquoi|ou|quel(?:le)?s?|qui|ce que?|ce qu')\b"
)
_ASKING = re.compile(r"\?|\b(?:demand|interrog|question)\w*")


def asks_who_asked(frame: str) -> bool:
    """Whether those who ask something are asked for: « qui demande combien coûtera … ? »."""
    return bool(_WHO_ASKED.search(frame))


def tells_of_asking(folded: str) -> bool:
    """Whether a folded text asks something or tells that somebody does."""
    return bool(_ASKING.search(folded))


_OF_EVENT = re.compile(
    rf"^(?=.*\b(?:dur\w+|cout\w*|prix|tarifs?|budget|financ\w+|pay\w+|subvention\w*|sponsor\w*|mecen\w*|"
    rf"visiteurs?|spectateurs?|inscri\w+|frequentation|public)\b)"
    r".*(?<!pendant )(?<!durant )(?<!dans )(?<!lors de )(?<!lors )(?<!cours de )(?<!cours )(?<!selon )"
    rf"(?<!sur )(?<!\ba )\b(?:l'|la |le |les |cet |cette |ce |ces |du |des ){_EVENT}\b|"
    r"\bdur\w+ (?:la |le |l'|les )?SESSION"
)
_EVENT_TOLD = re.compile(
    rf"\b(?:l'|la |le |les |cet |cette |ce |ces |du |des |notre |nos |une? )(?:{_EVENT}|{_SESSIONS})s?\b"
)


def of_event(frame: str) -> bool:
    """Whether the length, the price or the visitors of the event itself are asked for."""
    return bool(_OF_EVENT.search(frame))


def tells_of_event(folded: str) -> bool:
    """Whether a folded text is about an event or a part of it."""
    return bool(_EVENT_TOLD.search(folded))


_IN_ENGLISH = re.compile(
    r"\b(?:what|who|whom|how|which|where|why|when|does|did|is|are|was|were|the|of|about|say|says|talk|tell)\b"
)


def is_english(frame: str) -> bool:
    """Whether a question is asked in English."""
    return len({match[0] for match in _IN_ENGLISH.finditer(frame)}) > 1


_COMPANY_ASKED = re.compile(
    r"\b(?:quel(?:le)?s?|which|what)(?: est| sont| etait)?(?: la| le| l'| les)? ?"
    r"(?:marques?|entreprises?|societes?|start ?up|fabricants?|fournisseurs?|prestataires?|editeurs?|"
    r"industriels?|cabinets?|company|companies|firms?|brands?)\b|"
    r"^\W*(?:qui|who) (?:a |ont )?"
    r"(?:fabriqu|construi|fourni|vend|makes?\b|made\b|builds?\b|sells?\b|supplie)\w*|"
    r"\bqui (?:est|sont|etait|etaient) (?:la |le |l'|les )"
    r"(?:fabricants?|fournisseurs?|prestataires?|editeurs?|constructeurs?|concepteurs?|installateurs?)\b"
)
_THING_ASKED = re.compile(
    r"\bcomment (?:s'appel|se nomm)\w+|\bou (?:se (?:trouv|situ)|est (?:situ|bas|install|implant))\w*|"
    r"\b(?:quel(?:le)?s?|what)(?: est| etait| is| was)? ?(?:le |l'|la |the )?"
    r"(?:noms?|names?|logiciels?|application|modele d'ia|satellites?|drones?|banques?|magazine|journal)\b"
)


def name_asked(frame: str) -> str:
    """`company` or `thing` where the name of one is asked for, else nothing."""
    return "company" if _COMPANY_ASKED.search(frame) else "thing" if _THING_ASKED.search(frame) else ""


_PRESUMED = re.compile(
    r"\b(?:pourquoi|why|(?:pour )?quelles? raisons?|a cause de quoi|en quelle annee)\b|"
    r"\b(?:depuis|jusqu'a) quand\b|^\W*(?:quand|when)\b|"
    r"(?<!\bde )\bcombien (?!de |d'|y |faut|ca |cela )|"
    r"(?<!reduire )(?<!baisser )(?<!diminuer )\bde combien (?!(?:peut|peuvent|pourrait|reduit|divise)\b)|"
    r"\bcomment (?!s'appel|se nomm)\S+(?: \S+){0,3} "
    r"(?:a|ont|s'est|se sont|justifie\w*)(?: t)? (?:il|elle)s?\b"
)


_WHO_DID = re.compile(
    r"^\W*(?:et |mais )?qui (?:a|ont|avait|avaient|veut|veulent|va|vont) (?:deja |aussi )?(?P<verb>\w+)"
)


def deed_asked(frame: str) -> str:
    """The verb of « qui a financé … ? »: whoever only speaks of it did not do it; else nothing."""
    did = _WHO_DID.match(frame)
    speaks = did and (TALKS.search(frame) or SPEECH.match(did["verb"]) or did["verb"] in FRAME)
    return did["verb"] if did and not speaks else ""


_WHEN_PLANNED = re.compile(
    r"^\W*(?:et )?(?:quand|when)\b"
    r"(?!.*\b(?:a|ont|avait|avaient|est(?! ce que)|sont|etait|etaient|fut|did|was|were)\b)"
)


def asks_when_planned(frame: str) -> bool:
    """Whether it is asked when something happens or will: « quand commencent les travaux ? »."""
    return bool(_WHEN_PLANNED.search(frame))


def presumes(frame: str) -> bool:
    """Whether a question takes for granted what its verb says: « pourquoi X a-t-il arrêté … ? ».

    « Qui a interdit … ? » asks for who did something; who says something need not use the verb.
    """
    if asks_who_asked(frame):
        return False
    return bool(_PRESUMED.search(frame)) or bool(deed_asked(frame))


_SAYS_THAT = re.compile(
    rf"\b(?:qui|who|quelqu'un|personne|(?:quel(?:le)?s?|which) \w+)\b[^,]*"
    rf"\b(?:{_SPEECH}|jug\w+|consider\w+|trouv\w+|croi\w+|crai\w+|deplor\w+|assur\w+|soutien\w+|admet\w*|"
    rf"reconnai\w+|constat\w+|remarqu\w+|observ\w+)(?: \w+)? (?:que?\b|qu'|that\b)"
)
_SIDES_WITH = re.compile(
    r"(?:^|[,;:.]|\b(?:et|mais|savoir|moi|dire|est ce))\W*qui\b(?: \S+){0,3} "  # no « ceux qui veulent »
    r"(?:veu(?:t|lent)|voulai\w+|refus\w+|accept\w+|soutien\w+|defend\w*|approuv\w+|"
    r"rejet\w+|contest\w+|dout\w+|croi\w+|souhait\w+|reclam\w+|"
    r"(?:demand|exig)\w+(?! (?:qu|(?:combien|si|s'|comment|pourquoi|ou)\b))|"
    r"reserve\w*|hostiles?|sceptiques?|reticent\w*)\b"
)

_WHO_DOES = re.compile(r"^\W*qui (?:se |s'|n'|ne )?(?P<verb>\w{3,}(?:e|ent|t|d|s)) ")
_HOW_DONE = re.compile(r"\bcomment (?!s'appel|se nomm).* (?:a|ont|s'est|se sont)(?: t)? (?:il|elle)s?\b")


def asks_who_does(frame: str) -> bool:
    """Whether those are asked for who do something, today or always: « qui perd du temps ? »."""
    does = _WHO_DOES.match(frame)
    return does is not None and not (
        TALKS.search(frame) or SPEECH.match(does["verb"]) or does["verb"] in FRAME
    )


_IS_TRUE = re.compile(r"\best il vrai qu")


def claims(frame: str) -> bool:
    """Whether a question makes a claim, which an answer must not contradict.

    « Pourquoi X a-t-il … ? », « qui dit que … ? », « qui est contre … ? ».
    """
    cues = (_SAYS_THAT, _SIDES_WITH, _STANCE, _HOW_DONE, _IS_TRUE)
    return presumes(frame) or any(cue.search(frame) for cue in cues)


def says_that(frame: str) -> bool:
    """Whether those are asked for who say so and so: « qui affirme que … ? »."""
    return bool(_SAYS_THAT.search(frame))


def side_taken(frame: str) -> str:
    """The verb by which those are asked for who want or refuse something: « qui défend … ? »."""
    found = None if _SAYS_THAT.search(frame) else _SIDES_WITH.search(frame)
    return found[0].split()[-1] if found else ""


def before_claim(frame: str) -> str:
    """A question without what it claims that somebody says or holds."""
    found = [match.end() for cue in (_SAYS_THAT, _SIDES_WITH) if (match := cue.search(frame))]
    return "" if asks_stance(frame) else frame[: min(found, default=len(frame))]


_ASIDE = re.compile(
    rf"\b(?!{_PEOPLE}|ce\b|ceux\b|celles?\b|celui\b|voix\b|elues?\b)(?P<noun>\w{{3,}}) (?:qui|que|dont) "
)


def before_aside(frame: str) -> str:
    """A question up to what it says of a thing beside: « la phrase sur les villes qui ne … pas »."""
    aside = _ASIDE.search(frame)
    return frame[: aside.start()] if aside else frame


_STANCE = re.compile(
    r"\bqui (?:est|sont|etait|etaient|serait|seraient) pour\b|"
    r"(?<!lutter )(?<!lutte )\bcontre\b|\b(?:de)?favorables? (?:a|au|aux)\b|\boppos\w+ (?:a|au|aux)\b|"
    r"\bd'accord (?:avec|pour)\b|\bpartisane?s? d|\bqui\b(?: \S+){0,3} vot\w+ (?:pour|contre)\b"
)


def asks_stance(frame: str) -> bool:
    """Whether those for or against something are asked for."""
    return bool(_STANCE.search(frame))
