"""What a web page prints around and between the paragraphs of an article: pointers, banners, contacts."""

import re
import unicodedata

_NETWORKS = (
    r"facebook|twitter|x|linkedin|whatsapp|instagram|bluesky|mastodon|threads|telegram|messenger|pinterest"
    r"|youtube|tiktok|e-?mail|mail|courriel|sms"
)
_TITLE = r"(?:\s*[:–—|→▶►>-]\s*\S.{1,220}|\s+(?-i:[A-ZÀ-Ý«“\"]).{1,220})"  # of what is pointed to
_POINTERS = (
    rf"(?:à\s+)?(?:lire|voir|écouter|regarder|revoir|relire|découvrir)\s+(?:aussi|également){_TITLE}?",
    r"(?:à\s+(?:lire|voir|écouter|découvrir|relire)|lire)\s*[:–—|→]\s*\S.{1,220}",
    r"(?:lire|voir|afficher)\s+(?:la\s+suite|plus|l['’]article(?:\s+complet)?|tous?\s+les\s+\w+)",
    r"(?:article|contenu)\s+(?:précédent|suivant)(?:\s*:.{2,160})?|retour\s+(?:en\s+haut|à\s+l['’]accueil|à\s+la\s+liste)"
    r"(?:\s+de\s+(?:la\s+)?page)?",
    r"(?:vous\s+êtes\s+ici\s*:\s*)?(?:accueil|home)\s*[>›»/]\s*\S.{1,200}",  # where the page is in its site
    r"la\s+suite\s+(?:après|sous)\s+(?:la|cette)\s+(?:publicité|vidéo|image|infographie)",
    r"(?:gestion|paramètres|politique|préférences)\s+(?:des|de|en\s+matière\s+de)\s+cookies",
    r"(?:fermer|passer|masquer)\s+(?:la|cette)\s+publicité|(?:poursuivez|continuez)\s+votre\s+lecture.{0,60}",
)
_READERS = (  # what only a site says to those who read it
    r"(?:cet|l['’])\s?article\b[^.,;!?]{0,60}\best\s+(?:exclusivement\s+)?réservée?\s+(?:aux|à\s+nos)\s+abonnés\b(?![,;])"
    r".{0,200}",
    r"(?:article|contenu|lecture|accès|la\s+suite(?:\s+de\s+(?:cet|l['’])\s?article)?)\s+(?:est\s+)?réservée?\s+"
    r"(?:aux|à\s+nos)\s+abonnés\b(?![,;]).{0,200}",
    r"il\s+(?:vous\s+)?reste\s+\d+\s*%\s+(?:de\s+(?:cet|l['’]|ce)\s?\w+\s+)?à\s+(?:lire|découvrir).{0,200}",
    r"déjà\s+abonnée?\s*\?.{0,120}",
    r"pour\s+(?:lire\s+la\s+suite|accéder\s+à\s+(?:la\s+suite|l['’]intégralité))\b.{0,60}"
    r"\b(?:abonnez|connectez|inscrivez|identifiez)-vous\b.{0,120}",
    r"(?:abonnez|inscrivez|connectez|identifiez)-vous\s+(?:gratuitement\s+)?(?:à|pour)\s+(?:(?:la|notre|nos)\s+(?:newsletters?"
    r"|lettres?(?:\s+d['’]information)?|infolettres?|alertes?)|lire\s+la\s+suite|accéder|poursuivre|recevoir)\b[^.,;]{0,80}",
    r"recevez\s+(?:chaque\s+\w+\s+|gratuitement\s+)*(?:la|notre|nos|l['’]essentiel|le\s+meilleur)\b[^.,;]{0,100}",
    r"(?:publié|posté|mis\s+en\s+ligne|mis\s+à\s+jour|modifié|actualisé)\s+(?:le|à|par|il\s+y\s+a)\s[^.,;]{0,120}\d[^.,;]{0,60}"
    r"(?:temps\s+de\s+lecture.{0,30})?",
    r"(?:temps|durée)\s+de\s+lecture\s*:?\s*.{1,20}|\d{1,2}\s*min(?:utes?)?\s+de\s+lecture|lecture\s*:?\s*\d{1,2}\s*min(?:utes?)?",
    r"votre\s+adresse\s+(?:e-?mail|électronique|de\s+messagerie)\b.{0,80}",
    r"(?:©|copyright)?\s*(?:\d{4}\s*)?[^.,;]{0,60}tous\s+droits\s+réservés",
)
_SHARING = (
    rf"(?:partager|partagez|tweeter|suivez-nous|retrouvez-nous)\b(?:\s+(?:cet?|cette|l['’]|sur|par|via|avec|article|page"
    rf"|contenu|:)\s?)*(?:[\s,|•·/:]*\b(?:{_NETWORKS}|et)\b)*",
)
_FURNITURE = re.compile(
    rf"\W*(?:{'|'.join((*_POINTERS, *_READERS, *_SHARING))})\W*", re.IGNORECASE | re.DOTALL
)
_MAX_LENGTH = 500  # characters: what is longer is the article
_MAX_LABEL = 80  # characters of a line that stands over a list
_COOKIES = re.compile(r"\bcookies?\b|\btraceurs?\b|\bconsentement\b", re.IGNORECASE)
_BANNER = re.compile(
    r"\W*(?:(?:ce|notre|le)\s+site\b|nous(?:\s+et\s+nos\s+partenaires)?[\s,]+(?:utilisons|déposons|stockons)\b|en\s+(?:poursuivant|continuant)"
    r"|avec\s+votre\s+(?:accord|consentement)|nos\s+partenaires\b|(?:le\s+)?respect\s+de\s+votre\s+vie\s+privée"
    r"|votre\s+vie\s+privée|(?:gestion|paramètres|politique|utilisation|préférences)\s+(?:des|de|en\s+matière\s+de)\s+cookies)",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"\b(?:votre|vos)\s+(?:expérience|navigation|visite|préférences|consentement|choix|accord|appareil|données)\b"
    r"|(?-i:\bTout\s+(?:accepter|refuser)\b|\b(?:Accepter|Refuser|Paramétrer|Personnaliser|Continuer\s+sans)\b)|\bvous\s+(?:acceptez|pouvez)\b"
    r"|\bmes\s+choix\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[«»“”]")

_TEASERS = re.compile(
    r"\W*(?:(?:à\s+)?(?:lire|voir)\s+(?:aussi|également)|(?:sur|dans)\s+l[ea]\s+même\s+(?:sujet|thème|rubrique|dossier)"
    r"|(?:nos\s+|les\s+|autres\s+)?articles\s+(?:liés|similaires|associés|recommandés|connexes|les\s+plus\s+lus)"
    r"|les\s+plus\s+(?:lus|commentés|partagés)|vous\s+aimerez\s+(?:aussi|peut-être)"
    r"|(?:ces\s+articles\s+|cela\s+)?(?:peuvent|pourraient|devraient|pourrait|peut)\s+(?:aussi\s+)?vous\s+intéresser"
    r"|recommandé\s+pour\s+vous)\W*",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"\W*(?:(?:\d+|vos|les|derniers)\s+)?(?:commentaires?|réactions?(?=\s+(?:des|à)\s)|(?<=vos\s)réactions)(?:\s+des\s+(?:lecteurs"
    r"|internautes|abonnés)|\s+à\s+(?:cet|l['’])\s?article)?(?:\s*\(\d+\))?\W*"
    r"|\W*(?:laisser|écrire|ajouter|poster|publier)\s+un\s+commentaire\W*|\W*réagir(?:\s+à\s+cet\s+article)?\W*",
    re.IGNORECASE,
)

_MENU_ITEM = re.compile(
    rf"\W*(?:accueil|home|menu|programme|intervenante?s|orat(?:eurs|rices)|partenaires|sponsors|exposants|billetterie|billets"
    r"|tarifs|inscriptions?|s['’]inscrire|je\s+m['’]inscris|se\s+connecter|connexion|mon\s+compte|s['’]identifier|panier|boutique"
    r"|contacts?|(?:nous\s+)?contacter|contactez-nous|actualités?|actus?|(?:espace\s+)?presse|blog|agenda|le\s+mag(?:azine)?"
    r"|à\s+propos|qui\s+sommes-nous|l['’]événement|(?:infos?|informations)(?:\s+pratiques)?|accès|plan\s+(?:du\s+site|d['’]accès)"
    r"|mentions\s+légales|cookies|cg[uv]|(?:politique\s+de\s+)?confidentialité|données\s+personnelles"
    r"|accessibilité(?:\s*:\s*\w+\s+conforme)?|recherche(?:r)?|faq|newsletter|archives|éditions\s+précédentes|galerie|photos"
    r"|vidéos|replays?|podcasts?|fr|en|français|english|partager|copier\s+le\s+lien|imprimer|envoyer|s['’]abonner|je\s+m['’]abonne"
    r"|suivez-nous|nous\s+suivre|aller\s+(?:au|à\s+la)\s+(?:contenu(?:\s+principal)?|menu|navigation|recherche|pied\s+de\s+page)|haut\s+de\s+page|faire\s+un\s+don|adhérer|rss|\+"
    rf"|{_NETWORKS})\W*",
    re.IGNORECASE,
)
_BETWEEN_ITEMS = re.compile(r"[\r\n|•·›»>/]+|\s{2,}|\s[–—-]\s")
_LINK = re.compile(r"\[([^\]\n]{1,60})\]\([^)\s]{0,300}\)")
LEAST_MENU = 3  # items: fewer may be the headings of an event

_NUMBER = r"(?:\+33\s?\(?0?\)?\s?\d|0\d)(?:[\s.-]?\d{2}){4}|0\s?8\d{2}(?:[\s.]?\d{3}){2}"
_DOMAIN = r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+(?:fr|com|eu|org|net|io|gouv|info|coop|example)(?:/\S*)?"
_STREET = (
    r"\d{1,4}(?:\s?(?:bis|ter))?\s?,?\s(?:rue|avenue|av\.|boulevard|bd|place|chemin|allée|quai|route|impasse|cours"
    r"|square)\s[^.!?«»]{2,60}\d{5}\s[^.!?«»,]{2,40}"
)
_CONTACT = re.compile(
    r"\W*(?:(?:(?:tél(?:éphone)?|fax|mobile|e-?mail|mail|courriel|site(?:\s+web|\s+internet)?|contact|web|infos?"
    r"|renseignements|réservations?|adresse)[\s.:]*)*"
    rf"(?:{_NUMBER}|{_DOMAIN}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|{_STREET})(?:[\s|•·/,;–—-]+|$))+\W*",
    re.IGNORECASE,
)


def is_web_furniture(text: str) -> bool:
    """Tell whether a block is what a web page says of itself: « Lire aussi », cookies, subscribers only.

    A block that begins in lower case goes on with a sentence.
    """
    if len(text) > _MAX_LENGTH:
        return False
    text = unicodedata.normalize("NFC", text).strip()
    first = re.search(r"\w", text)
    if first is None or first.group().islower():
        return False
    return (
        _FURNITURE.fullmatch(text) is not None
        or opens_teasers(text)
        or opens_comments(text)
        or _is_cookie_banner(text)
    )


def opens_teasers(text: str) -> bool:
    """Tell whether a line stands over a list of other articles."""
    return len(text) < _MAX_LABEL and _TEASERS.fullmatch(text) is not None


def opens_comments(text: str) -> bool:
    """Tell whether a line stands over what readers wrote below the article."""
    return len(text) < _MAX_LABEL and _COMMENTS.fullmatch(text) is not None


def _is_cookie_banner(text: str) -> bool:
    """Tell whether a site asks its readers for leave; who only speaks of cookies offers no choice."""
    if _QUOTED.search(text) or _COOKIES.search(text) is None or _BANNER.match(text) is None:
        return False
    return _CHOICE.search(text) is not None


def count_menu_items(printed: str) -> int:
    """Return how many links of a site's menu a block consists of; none where it holds anything else.

    Args:
        printed: the block's source, line breaks included: they part the items.
    """
    if len(printed) > _MAX_LENGTH:
        return 0
    items = [item for item in _BETWEEN_ITEMS.split(_LINK.sub(r"\1", printed)) if re.search(r"\w", item)]
    return len(items) if all(_MENU_ITEM.fullmatch(item) for item in items) else 0


def is_contact(text: str) -> bool:
    """Tell whether a line is nothing but an address: of a site, a mailbox, a street, a telephone number."""
    return len(text) < 200 and _CONTACT.fullmatch(text) is not None
