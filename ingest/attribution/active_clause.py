"""A clause that leads to its subject's words by what the subject does, though no verb in it is one of speech.

« X, directeur, a choisi de sortir de ses murs : « Nous jouons… » »: a verb of choosing or acting, in the
active voice; nothing in the clause is somebody else or holds words; and what is said says « je » or « nous ».
Any other verb may lead to what the subject reads, hears or provokes: « a tendu l'oreille : « … » ».
"""

import re

from ingest.attribution.evidence import Evidence
from ingest.french import (
    ACTS,
    HUMAN,
    HUMAN_NOUN,
    ORGANISATION_NOUNS,
    PEOPLE_NOUNS,
    RELATION_NOUNS,
    ROLE_NOUNS,
    SPEECH,
    TRANSFER,
    fold,
)

# in small letters, without a comma: nothing that can begin another clause
_CLAUSE = re.compile(rf"\s*,?\s*{ACTS}(?P<rest>[a-zà-ÿ0-9œ'’ -]{{0,90}})\s*:\s*")
_JOINS = re.compile(
    r"\b(?:et|ou|ni|mais|puis|que|qui|dont|où|quand|lorsque|comme|si|par|selon|d['’]après|on|ils?|elles?|lui|leur"
    r"|celles?|celui|ceux|ce|ceci|cela|autrui|ailleurs|dessus|voici|voilà)\b|\bqu['’]",
    re.IGNORECASE,
)
# verbs of taking in, keeping, showing or repeating what others say, of wishing and fearing it, or of what
# somebody might say
_OTHERS_WORDS = re.compile(
    r"(?<![\w])(?:re|ré)?(?:cit|l[iu](?:s|t|re|sait)?\b|pris|pren|repr|rappel|entend|écout|reçoi|reçu|racont|relat|rapport"
    r"|relay|relai|souvien|souven|retien|retenu|retrouv|trouv|découv|montr|affich|brandi|projet|diffus|accroch|coll"
    r"|écri|trad|imit|parodi|moqu|dénonc|détourn|chant|récit|répét|répèt|titr|intitul|baptis|appel|nomm|attend|rencontr"
    r"|subi|essuy|obten|connaî|connai|connu|devin|pressent|crain|redout|ador|aim|déteste?|appren|appri|voi|vu\b|regard|sai[st]?\b|su\b"
    r"|ignor|affront|appliqu|sui[tv]|hérit|emprunt|inspir|dis\b|dit|dire|redi|répond|répliqu|rétorq|lanc|demand|interrog|question"
    r"|interpell|contre[dt]|imagin|rêv|song|fai(?:t|sait|re)\s+\w+[ei]r\b|laiss|entour|revien|salu|félicit|remerci|oppos|vis(?:e|é|ait)\b"
    r"|oubli|évoqu|cach|serv|sign|grav|peint|peind|imprim|port[eé]?\b|gard[eé]?\b|conserv|croi[st]|cru\b|pens"
    r"|réclam|exig|suppli|encaiss|heurt|bute?\b|buté\b|tomb|accueil|parl|sembl|paraî|devien|figur|ressort|proven|vien|reste?\b|existe"
    r"|commen|termin|conclu|clo[rs]|début|suffi|faut\b|faudr|rend\b|rendu|tradui|signifi|constitu|compos|form|résum|illustr"
    r"|incarn|défend|soutien|souten|promet|promis|jur|prêt|attribu|reproch|critiqu|accus|raill|attaqu|combat|refus|rejet|contest"
    r"|jou|interprét|sing|plagi|scand|clam|tagu|griffonn|consign|feuillet|compil|dépouill|fredonn|enton|psalmod"
    r"|sond|consult|provoqu|déclench|suscit|tend|décroch|pastich|caricatur|conna|admir|lou[eé]|vant|célèbr|célébr|applaudi|hu[eé]\b|siffl|traîn|perd|échapp|tenai|tien|tenu|tir[eé]\b|cherch)\w*",
    re.IGNORECASE,
)
# what holds words, or is made of them
_WORDY = re.compile(
    r"\b(?:mentions?|légendes?|serments?|credos?|dogmes?|hymnes?|épitaphes?|enseignes?|bannières?|surnoms?|aveux?|tirades?"
    r"|quolibets?|coupures?|papiers?|verdicts?|sentences?|offres?|propositions?|ultimatums?|excuses?|échos?|préjugés?|fresques?"
    r"|pastiches?|menaces?|avertissements?|doctrines?|pactes?|manifestes?|hashtags?|badges?|bulles?|confidences?|dialogues?"
    r"|bulletins?|doléances?|téléphones?|combinés?|poches?|sacs?|boîtes?|dossiers?|robots?|siens?|siennes?|oreilles?|slogans?|titres?|mots?|phrases?|formules?|questions?|réponses?|remarques?|critiques?|lettres?|messages?|courriers?|enveloppes?"
    r"|courriels?|mails?|sms|tweets?|posts?|notes?|billets?|affiches?|banderoles?|pancartes?|panneaux?|pages?|livres?|articles?"
    r"|rapports?|textes?|vers(?:ets?)?|poèmes?|chansons?|refrains?|proverbes?|adages?|dictons?|devises?|maximes?|citations?"
    r"|discours|lois?|règles?|règlements?|chartes?|consignes?|avis|voix|propos|paroles?|cris?|rumeurs?|reproches?|refus"
    r"|objections?|accusations?|soupçons?|récits?|histoires?|anecdotes?|souvenirs?|rêves?|extraits?|passages?|écrans?|vidéos?"
    r"|films?|pièces?|spectacles?|romans?|noms?|programmes?|projets?|thèmes?|labels?|cartes?|presse|journa(?:l|ux)|annonces?"
    r"|publicités?|questionnaires?|sondages?|enquêtes?|études?|témoignages?|déclarations?|promesses?|répondeurs?|motions?"
    r"|tribunes?|pétitions?|tracts?|plaques?|inscriptions?|mantras?|enregistrements?|dessins?|arrêtés?|décrets?|prières?"
    r"|principes?|leçons?|conseils?|ordres?|appels?|cahiers?|registres?|carnets?|albums?|expressions?|versions?|arguments?"
    r"|regards?|intentions?|réactions?|répliques?|interventions?|réputation|étiquette|image|opinion|colère|plaintes?|demandes?"
    r"|sur\s+(?:le|la|un|une|les|des|son|sa|ses)\s+(?:\w+\s+)?(?:murs?|tableaux?|façades?|portes?|vitres?|bureaux?|tables?))\b",
    re.IGNORECASE,
)
# « agriculteurs », « parisiens », « manifestants »: who acts or lives somewhere
_AGENT = re.compile(
    r"(?!(?:sous-)?(?:heures?|valeurs?|ailleurs|plusieurs|couleurs?|lumières?|matières?|rivières?|manières?|filières?|chantiers?|papiers?"
    r"|calendriers?|métiers?|moyens?|biens?|liens?|riens?)$)"
    r"\w{2,}(?:eurs?|euses?|trices?|iers?|ières?|istes?|iens?|iennes?|ants|antes?|ois|oise|oises|ards?|ains)"
)
_SAYS = re.compile(rf"(?<![\w'’-]){SPEECH}")
_OWN_WORDS = re.compile(r"\b(?:je|nous|notre|nos|mon|ma|mes|moi)\b|\b(?:j|m)['’](?=\w)", re.IGNORECASE)
_TO_SOMEBODY = re.compile(r"\b(?:vous|votre|vos|tu|te|toi|ton|ta|tes)\b|\bt['’](?=\w)|\?\s*$", re.IGNORECASE)


def tells_of_its_subject(text: str) -> bool:
    """Tell whether a clause up to its colon says what its subject does, and brings in nobody and no text."""
    clause = _CLAUSE.fullmatch(text)
    if clause is None:
        return False
    rest = clause["rest"]
    if any(found.search(rest) for found in (_JOINS, _OTHERS_WORDS, _WORDY, HUMAN, TRANSFER, _SAYS)):
        return False
    return not any(may_speak(word) for word in re.findall(r"[\w-]+", rest))


def are_own_words(evidence: Evidence) -> bool:
    """Tell whether a quotation is in the first person, asks nothing and addresses nobody."""
    quotation = evidence.quotation
    words = evidence.paragraph.text[quotation.inner_start : quotation.inner_end]
    return _OWN_WORDS.search(words) is not None and _TO_SOMEBODY.search(words) is None


def may_speak(word: str) -> bool:
    """Tell whether a word alone, without its article, may be people or what people belong to."""
    folded = fold(word)
    return (
        not _SOURCES.isdisjoint({folded, folded.removesuffix("s")})
        or HUMAN_NOUN.fullmatch(word) is not None
        or _AGENT.fullmatch(word.lower()) is not None
    )


_SOURCES = PEOPLE_NOUNS | ORGANISATION_NOUNS | ROLE_NOUNS | RELATION_NOUNS
