"""What French lends to the rules: verbs of speech, titles.

Nouns of roles and organisations. Nothing of any one event.
"""

import re
import unicodedata
from functools import lru_cache

# letters that Unicode does not take apart: « YILMAZ » is Yılmaz
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=20_000)  # the words of a document come again and again
def fold(text: str) -> str:
    """Return a text without case, accents and typographic variants, to compare words."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‑", "-"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_PLAIN)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


TITLES = _words(
    "m m. mm mm. mr mr. mme mmes mlle monsieur madame mademoiselle messieurs mesdames dr dr. "
    "docteur docteure pr pr. "
    "professeur professeure me maître sir lord"
)
PLURAL_TITLES = _words("mm mm. mmes messieurs mesdames")
FEMININE_TITLES = _words("mme mlle madame mademoiselle docteure professeure")
MASCULINE_TITLES = _words("m m. mr mr. monsieur")

ROLE_NOUNS = _words("""
adjoint adjointe administrateur administratrice agriculteur agricultrice ambassadeur ambassadrice analyste
animateur animatrice architecte assistant assistante associé associée attaché attachée auteur auteure
autrice avocat avocate ceo cfo cto coo cio dsi dgs dga dg pdg p-dg p.-d.g. pdg. cadre capitaine chanteur
charge chargé chargée chef cheffe chercheur chercheuse chroniqueur coach codirecteur codirectrice
cofondateur cofondatrice co-fondateur co-fondatrice co-président co-présidente coprésident coprésidente
collaborateur collaboratrice colonel commandant commandante commissaire comptable concepteur conceptrice
conseil conseiller conseillère consultant consultante contrôleur contrôleuse coordinateur coordinatrice
coordonnateur coordonnatrice correspondant créateur créatrice data délégué déléguée député députée designer
développeur développeuse directeur directrice dirigeant dirigeante docteur doctorant doctorante doyen
doyenne économiste éditeur éditrice élu élue enseignant enseignante entrepreneur entrepreneuse expert
experte fondateur fondatrice formateur formatrice gendarme général générale gérant gérante gestionnaire
global gouverneur gouverneure historien historienne ingénieur ingénieure inspecteur inspectrice investisseur
investisseuse journaliste juge juriste lead lieutenant maire maître maîtresse manager manageuse médecin
médiateur médiatrice membre ministre modérateur modératrice notaire officier paysagiste pilote philosophe
porte-parole préfet préfète premier première présentateur présentatrice président présidente procureur
procureure product professeur professeure proviseur psychologue rapporteur rapporteure recteur rectrice
rédacteur rédactrice référent référente représentant représentante responsable secrétaire sénateur sénatrice
senior sociologue sous-directeur sous-directrice sous-préfet sous-préfète spécialiste stagiaire startuppeur
startuppeuse superviseur technicien technicienne titulaire trésorier trésorière urbaniste vétérinaire
vice-président vice-présidente vice-doyen chief head officer partner vp géographe climatologue hydrologue
biologiste agronome bibliothécaire infirmier infirmière artiste écrivain écrivaine maraîcher maraîchère
libraire apiculteur apicultrice boulanger conservateur conservatrice archéologue commerçant commerçante
artisan artisane bénévole cogérant cogérante
""")
FEMININE_ROLES = frozenset(
    word
    for word in ROLE_NOUNS
    if re.search(
        (
            r"(?:trice|euse|ere|dente|jointe|guee|gee|effe|ciee|chee|ienne|elue|experte|sultante|neure"
            r"|euree|deputee|prefete)$"
        ),
        word,
    )
)
MASCULINE_ROLES = frozenset(
    word
    for word in ROLE_NOUNS
    if re.search(
        (
            r"(?:teur|seur|ller|dent|joint|legue|charge|chef|associe|attache|ien|elu|expert|sultant"
            r"|nieur|depute|prefet)$"
        ),
        word,
    )
)
ROLE_QUALIFIERS = _words(
    "ancien ancienne nouveau nouvelle jeune futur future premier première second seconde deuxième "
    "troisième et"
)

ORGANISATION_NOUNS = _words("""
académie agence agglomération ademe archives assemblée association atelier ateliers banque bibliothèque
bureau cabinet caisse centrale centre chambre clinique club cluster collectif collectivité collège comité
commission commune communauté compagnie comptoir confédération conseil conservatoire consortium coopérative
cour département direction éditions école ecole entreprise entreprises établissement fabrique faculté
fédération filiale fondation fonds france gie gip groupe groupement haras hôpital hub incubateur institut
laboratoire laboratoires lycée mairie maison métropole ministère musée observatoire office ong ordre
organisation parc parti pays pme police préfecture réseau régie région scic scop secrétariat service
services société start-up startup jeune-pousse station studio syndicat théâtre tribunal union université
usine village ville pôle opérateur éditeur bailleur cité
""")
# may begin what follows a role, but are more often part of the role ("responsable du service Patrimoine")
INNER_UNITS = _words(
    "service services direction bureau pôle cabinet secrétariat france commission réseau conseil "
    "parc laboratoire opérateur éditeur"
)
SPEAKING_ORGANISATIONS = ORGANISATION_NOUNS - _words(
    "pays archives cabinet bureau village opérateur bailleur station cour france"
)
DOMAIN_NOUNS = _words("""
accueil achat achats action actions administration affaires aménagement analyse animation appui art arts
audit biodiversité business cabinet citoyen citoyenne clientèle climat commerce commercial commerciale
commande communication conception conduite connaissance contrôle coopération création croissance culture
cycle data délégation déplacements design développement digital digitale direction données durable durables
eau eaux économie écologie écosystème éducation emploi énergie énergies environnement espace espaces étude
études europe exploitation expertise finance finances financement foncier formation général générale gestion
gouvernance grands habitat ia ingénierie information informations infrastructure infrastructures innovation
innovations intelligence international investissement jeunesse juridique logement logistique maintenance
management manager marché marchés marketing mécénat mission missions mobilité mobilités numérique numériques
nature opérations partenariat partenariats patrimoine paysage performance petite pilotage planification
politique politiques port prévention produit produits production programme programmes projet projets
prospective propreté public publics publique publiques qualité recherche ressources relation relations
renouvellement rénovation responsabilité risques santé schéma schémas secteur sécurité service services
smart solution solutions solidarité solidarités sport sports stratégie stratégies support système systèmes
technique techniques technologie technologies territoire territoires territorial territoriale territoriaux
tourisme transformation transition transitions transport transports travaux tranquillité urbain urbaine
urbanisme valorisation vente ventes vie ville voirie adjoint délégué technical technology global practice
innovation
""")
ORGANISATION_QUALIFIERS = _words("""
régional régionale départemental départementale municipal municipale métropolitain métropolitaine national
nationale mixte urbain urbaine intercommunal intercommunale français française européen européenne central
centrale public publique général générale
""")
NOT_NAMES = (
    _words("""
a à afin ainsi bienvenue certes cher chère chers concernant contredit derrière désormais devant dont
excepté félicité hélas hormis lorsqu maintenant moyennant néanmoins naturellement puisque quoique rejoint
relancé seul seule seuls sitôt suivant voire alors après au aucun aucune aussi autre autres aux avant avec
beaucoup bien bref car ce cela
celle celui certains certaines ces cet cette chacun chaque chez ci comme comment contre côté d dans de début
depuis dernier dernière des dès deux du durant elle elles en enfin ensuite entre et eux extrait face fin
finalement grâce hier hors ici il ils invité invitée interrogé interrogée interpellé je jusque la là le les
leur leurs lors lorsque lui mais malgré mes mieux moi moins mon ne ni nombre non nos notre nous nul on or ou
où oui outre par parallèlement parce pareil parfois parmi pas pendant personne peu peut photo photos plus
plusieurs pour pourquoi pourtant près présent présente presque puis quand quant que quel quelle quelles
quels quelque quelques qui quoi réaction réponse sa sans sauf se selon ses si sinon soit son sous souvent
suite sur surtout tandis tant telle tel tels ton toujours tous tout toute toutefois toutes très trois trop
tu un une vers via voici voilà vos votre vous y premièrement deuxièmement également même autant merci
bonjour bravo question parole conclusion introduction témoignage éclairage ouverture clôture table tables
ronde rondes keynote conférence visite atelier débat accueil discours mot session séance plénière
intervention édition programme constat avis exemple résultat objectif bilan matin matinée soir soirée
journée janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi
mercredi jeudi vendredi samedi dimanche état république paris lyon marseille toulouse nice nantes strasbourg
montpellier bordeaux lille rennes reims europe nord sud est ouest ia gold silver bronze sponsor sponsors
partenaire partenaires publicité grand grande grands grandes petit petite nouveau nouvelle nouvelles île ile
val smart city green data web digital tech news mag magazine group groupe international solutions consulting
systems sas sarl sa hub lab park centre assises forum journées rencontres congrès salon colloque sommet
universités états etats trophées prix fête festival semaine
""")
    | ORGANISATION_NOUNS
)
DETERMINERS = _words(
    "le la les l' l un une du des au aux ce cet cette ces notre nos votre vos son sa ses leur leurs "
    "quelques plusieurs chaque"
)
GIVEN_NAMES = _words("""
aaron abdel abdou abel achille adam adama adele adeline adele adil adrien adrienne agathe agnes ahmed aicha
aime aimee alain alan alban albane albert alex alexandra alexandre alexia alexis alfred ali alice alicia
aline alix alma aloys amandine ambre amelie amin amina aminata amine amir anais anatole andre andrea andree
ange angela angele angelique anicet anissa anita ann anna annabelle anne annick annie anouk anselme anthony
antoine antoinette antonin apolline ariane aristide arlette armand armelle arnaud arsene arthur assia astrid
aude audrey augustin aurelie aurelien auriane aurore axel axelle aya aymeric baptiste barbara barnabe
bastien baudouin beatrice bella ben benedicte benjamin benoit berangere berenice bernadette bernard berthe
bertrand bettina bilal blaise blanche blandine boris brahim brice brigitte bruno camille candice capucine
carine carla carlos carole caroline cassandra catherine cecile cedric celeste celestin celia celine cesar
chantal charles charlene charlie charlotte chloe christel christelle christian christiane christine
christophe cindy claire clara clarisse claude claudette claudia claudie claudine clea clelia clemence
clement clementine cleo clotilde colette colin coline constance constant constantin coralie coraline
corentin corinne cyprien cyril cyrille cyrielle damien daniel daniela daniele danielle daphne david deborah
delphine denis denise desire diane didier dimitri djamel djamila dominique donatien dorian doriane dorothee
dylan edgar edith edmond edouard edwige eleonore eliane elias elie eliette elif eline eliott elisa elisabeth
elise ella ellen elodie eloi eloise elsa elvire emeline emeric emile emilie emilien emma emmanuel emmanuelle
enora enzo eric erica erik erwan erwann esteban estelle esther ethan etienne eudes eugene eugenie eva evan
eve evelyne fabien fabienne fabrice fanny farah farid fatiha fatima fatou fatoumata faustine felicie felix
ferdinand fernand fernando fiona flavie flavien fleur flora florence florent florian floriane florine
francine francis franck francois francoise frank fred frederic frederique gabin gabriel gabrielle gael
gaelle gaetan gaspard gaston gautier genevieve geoffrey geoffroy george georges georgette gerald geraldine
gerard germain germaine ghislain ghislaine gilbert gilberte gildas gilles gisele giulia godefroy gonzague
grace gregoire gregory guilhem guillaume gustave guy gwenael gwenaelle gwendoline habib hadrien hakim halima
hamid hamza hannah hanna harold hassan heidi helena helene heloise henri henriette herve hicham hilaire
honore hortense hubert hugo hugues ibrahim ida idir idris igor ilan ilona ilyes imane ines ingrid irene iris
irma isaac isabelle isaure ismael ivan jacinthe jack jacky jacqueline jacques jade jamal james jane janine
jasmine jean jeanne jeannine jennifer jeremie jeremy jerome jessica jim joachim joan joanna jocelyn jocelyne
joel joelle johan johanna john johnny jonas jonathan jordan jose josee joseph josephine josette joshua
josiane josselin judith jules julia julian juliana julie julien julienne juliette justin justine kader kamel
karen karim karima karine karl kassandra katia kelly kenza kevin khadija khaled killian kim klara klaus
konstantin ladislas laetitia laila lambert lamia lara larissa latifa laura laure laureen laurence laurent
laurette laurie laurine lea leila lena leo leon leonard leonie leopold leslie lila lilia lilian liliane
lilou lina linda line lionel lisa lise lisette livia loan loic lola lorene lorenzo lorraine lou louane louis
louisa louise louison luc luca lucas lucette lucia lucie lucien lucienne lucile lucille ludivine ludovic
luis luna lydia lydie lynda mabrouk madeleine madeline mae mael maelle maelys maeva magali magalie mahamadou
maia malek malik malika mallory mamadou manon manu manuel manuela mara marc marceau marcel marceline
marcelle marco margaux margot marguerite maria mariam marianne marie marielle marilyne marin marina marine
mario marion marius marjolaine marjorie mark marlene martial martin martine mary maryline maryse maryvonne
mateo mathias mathieu mathilde mathis mathurin matteo matthias matthieu maud maurice mauricette max maxence
maxime maximilien maya maylis mehdi melanie melina melissa melodie meryem michael michel michele micheline
michelle miguel mila milan milo mireille miriam mohamed mohammed moise monique morgan morgane mounir mourad
moussa muriel murielle mustapha myriam mylene nabil nadege nadia nadine nadir naima nancy naomi narcisse
nasser natacha nathalie nathan nathanael nelly nestor nicolas nicole nina nino noe noel noelle noemie
nolwenn nora norbert nordine oceane octave odette odile olga olive oliver olivia olivier omar ophelie orane
oriane oscar osman othman pablo paola paolo pascal pascale pascaline patrice patricia patrick paul paula
paule paulette pauline pedro peggy perrine peter philibert philip philippe philippine pierre pierrick
pierrette priscilla prosper prune quentin rachel rachid rachida rafael raoul raphael raphaelle raymond
raymonde rebecca regine regis reine remi remy renaud rene renee reynald richard rim robert roberta roberto
robin rodolphe rodrigue roger roland rolande romain romane romeo romuald ronan rosa rosalie rose roseline
roxane ruben rudy sabine sabrina sacha said salima salma salome sam samia samir samira samuel samy sandra
sandrine sara sarah sebastien segolene selim selma serge sergio severin severine sharon sheila sibylle
sidonie simon simone sixtine slimane sofia sofiane soizic solal solange solene soline sonia sophie soraya
stanislas stella stephan stephane stephanie steve steven suzanne suzie sybille sylvain sylvaine sylvestre
sylvette sylviane sylvie tanguy tania tatiana tessa thaddee thais thea theo theodore theophile therese
thibaud thibault thibaut thierry thomas tiago tifany tiffany tim timothe timothee tiphaine titouan tom tony
toussaint tristan tugdual ugo ulysse urbain valentin valentine valerie valery vanessa vera veronique vianney
victoire victor victoria vincent violaine violette virgile virginie viviane vivien vladimir walid walter
wassim wilfried william willy xavier yacine yael yann yanis yannick yannis yasmina yasmine yassine yoann
yohan yolande youcef youssef yves yvette yvon yvonne zacharie zahra zelie zineb zoe
""")
# given names that only women, or only men, bear; the others (Camille, Dominique…) show nothing
FEMININE_NAMES = _words("""
adele adeline agathe agnes alexandra alice aline alix amandine amelie amina anais angela angelique anita anna
anne annick annie antoinette assia astrid audrey aurelie aurore barbara beatrice benedicte berangere
bernadette blandine brigitte capucine carine carole caroline catherine cecile celine chantal charlotte
chloe christelle christiane christine claire clara clarisse claudine clemence clementine clotilde colette
constance coralie corinne cyrielle danielle daphne delphine denise diane dorothee edith eleonore eliane
elisa elisabeth elise elodie elsa emeline emilie emma emmanuelle estelle esther eugenie eva eve evelyne
fabienne fanny fatima fatou fiona flavie flora florence florine francine francoise frederique gabrielle
gaelle genevieve georgette geraldine ghislaine gisele hanna hannah heloise helene henriette hortense ines
ingrid irene iris isabelle isaure jacqueline jade janine jeanne jennifer jessica joanna jocelyne joelle
josephine josette josiane judith julia julie juliette justine karima karine katia khadija laetitia laila
laura laure laurence lea leila lena leonie liliane lina linda line lise louise lucie lucienne lucile
lucille ludivine lydia lydie madeleine maelle magali magalie manon margaux margot marguerite maria marianne
marie marielle marina marine marion marjorie marlene martine maryline maryse mathilde maud melanie melissa
melodie micheline mireille monique muriel murielle myriam nadege nadia nadine naima nancy natacha nathalie
nelly nicole nina noemie nora oceane odette odile olga olivia ophelie orane pascale patricia paula pauline
peggy perrine priscilla rachida raphaelle regine renee roberta rosa rosalie rose roxane sabine sabrina
salima salome samira sandra sandrine sara sarah segolene selma severine simone sixtine sofia solange solene
sonia sophie soraya stella stephanie suzanne sybille sylviane sylvie tania tatiana thea therese tiphaine
valentine valerie vanessa veronique victoire victoria violaine violette virginie viviane yasmina yasmine
yolande yvette yvonne zoe
""")
MASCULINE_NAMES = _words("""
aaron abdel adam adrien ahmed alain alban albert alexandre alexis alfred ali amaury anatole andre anthony
antoine antonin aristide armand arnaud arthur auguste augustin aurelien aymeric baptiste bastien baudouin
benjamin benoit bernard bertrand boris brahim brice bruno cedric cesar charles christian christophe clement
corentin cyprien cyril damien daniel david denis didier dimitri edgar edmond edouard emile emilien emmanuel
enzo eric erik erwan etienne eugene fabien fabrice felix fernand florent florian francis franck francois
frank frederic gabriel gaetan gaspard gaston gautier geoffrey geoffroy georges gerald gerard germain gilbert
gildas gilles gregoire gregory guillaume gustave guy hakim hassan henri herve hubert hugo hugues ibrahim
idriss igor ivan jacques james jean jeremie jeremy jerome joachim joel johan john jonathan jordan joris jose
joseph jules julien justin karim karl kevin khaled lambert laurent leo leon leonard lilian lionel louis
loic luc lucas lucien ludovic mamadou manuel marc marcel marcel marco marius martial martin mathias mathieu
mathis matthias matthieu maurice max maxence maxime mehdi michael michel mickael miguel mohamed mohammed
moise mourad mustapha nabil nathan nicolas noel norbert octave oliver olivier omar oscar pablo pascal
patrice patrick paul pedro philibert philippe pierre quentin rachid rafael raoul raphael raymond remi remy
renaud rene richard robert rodolphe rodrigue roger roland romain romuald ronan said samir samuel sebastien
serge simon slimane stanislas stephane steve steven sylvain tanguy theo theodore theophile thibaud thibault
thibaut thierry thomas tim timothe titouan tom toussaint tristan ulysse valentin victor vincent vivien
vladimir walter william xavier yacine yann yannick yassine yoann yohan youcef youssef yves yvon
""")
PARTICLES = _words("de du des d la le les van von der den di da do dos del della della ben bin ibn el al y e")

_ER = [
    "affirm",
    "ajout",
    "alert",
    "analys",
    "annonc",
    "appuy",
    "argument",
    "assur",
    "attest",
    "avanc",
    "avou",
    "aval",
    "clam",
    "comment",
    "compar",
    "concéd",
    "confess",
    "confi",
    "confirm",
    "considér",
    "constat",
    "contest",
    "conseill",
    "corrig",
    "déclar",
    "déplor",
    "détaill",
    "développ",
    "dénonc",
    "dévoil",
    "démontr",
    "dress",
    "énonc",
    "énumér",
    "encourag",
    "enchaîn",
    "espér",
    "estim",
    "évoqu",
    "explicit",
    "expliqu",
    "expos",
    "exprim",
    "exclam",
    "formul",
    "glaç",
    "glis",
    "gliss",
    "illustr",
    "indiqu",
    "inform",
    "insist",
    "invit",
    "ironis",
    "justifi",
    "lâch",
    "lanc",
    "livr",
    "martel",
    "mentionn",
    "mont",
    "montr",
    "murmur",
    "narr",
    "not",
    "nuanc",
    "object",
    "observ",
    "opin",
    "partag",
    "plaid",
    "plaisant",
    "point",
    "précis",
    "préconis",
    "présent",
    "prévois",
    "proclam",
    "promett",
    "propos",
    "protest",
    "prôn",
    "questionn",
    "racont",
    "rappel",
    "rappell",
    "rapport",
    "rassur",
    "recommand",
    "regrett",
    "relat",
    "relativis",
    "relev",
    "remarqu",
    "répliqu",
    "résum",
    "révél",
    "revendiqu",
    "rétorqu",
    "salu",
    "signal",
    "souffl",
    "souhait",
    "soulign",
    "soupir",
    "suggér",
    "synthétis",
    "témoign",
    "temporis",
    "tempér",
    "tempèr",
    "tranch",
    "vant",
    "aborder",
    "abord",
    "cit",
    "décrypt",
    "déroul",
    "martèl",
    "pes",
    "rappel",
    "considèr",
    "espèr",
    "révèl",
    "suggèr",
    "énumèr",
    "concèd",
    "répèt",
    "répét",
    "préfèr",
    "relèv",
]
_PRESENT = [stem + "e" for stem in _ER] + [
    "dit",
    "redit",
    "prédit",
    "décrit",
    "défend",
    "admet",
    "convient",
    "croit",
    "craint",
    "conclut",
    "conclue",
    "exclut",
    "répond",
    "reprend",
    "poursuit",
    "renchérit",
    "avertit",
    "prévient",
    "soutient",
    "retient",
    "revient",
    "maintient",
    "tient",
    "reconnaît",
    "reconnait",
    "promet",
    "prédit",
    "introduit",
    "sourit",
    "juge",
    "résume",
    "fait-valoir",
    "s'inquiète",
    "s'étonne",
    "s'interroge",
    "s'exclame",
    "s'indigne",
    "s'agace",
    "s'amuse",
    "s'insurge",
    "se-félicite",
    "se-réjouit",
    "souvient",
    "félicite",
    "réjouit",
    "désole",
    "ajoute",
    "abonde",
    "glisse",
    "lâche",
    "pense",
    "interroge",
    "demande",
    "complète",
    "tempère",
    "répète",
    "insiste",
    "espère",
    "suggère",
    "révèle",
    "martèle",
    "confie",
    "décrit",
    "débute",
    "commence",
]
_PARTICIPLES = [stem + "é" for stem in _ER] + [
    "dit",
    "redit",
    "prédit",
    "décrit",
    "défendu",
    "admis",
    "convenu",
    "cru",
    "conclu",
    "exclu",
    "répondu",
    "repris",
    "poursuivi",
    "renchéri",
    "averti",
    "prévenu",
    "soutenu",
    "retenu",
    "revenu",
    "maintenu",
    "tenu",
    "reconnu",
    "promis",
    "introduit",
    "souri",
    "interrompu",
    "résumé",
    "jugé",
    "inquiété",
    "étonné",
    "interrogé",
    "exclamé",
    "indigné",
    "agacé",
    "amusé",
    "insurgé",
    "félicité",
    "réjoui",
    "souvenu",
    "désolé",
    "abondé",
    "pensé",
    "demandé",
    "complété",
    "répété",
    "commencé",
    "débuté",
]
_PAST = [stem + "a" for stem in _ER] + [
    "dit",
    "répondit",
    "reprit",
    "poursuivit",
    "conclut",
    "défendit",
    "admit",
    "convint",
    "renchérit",
    "soutint",
    "rétorqua",
]


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


ADVERBS = (  # in lower case only: Clément is no adverb
    r"(?-i:(?:(?:tout\s+)?d['’]abord|d['’]emblée|d['’]entrée|en\s+préambule|en\s+introduction"
    r"|en\s+conclusion|pour\s+(?:sa|leur)\s+part"
    r"|de\s+son\s+côté|à\s+son\s+tour|lui\s+aussi|elle\s+aussi|en\s+substance|en\s+retour"
    r"|à\s+ce\s+(?:sujet|propos)|sur\s+ce\s+point|par\s+ailleurs"
    r"|en\s+effet|de\s+nouveau|à\s+nouveau|aussi|également|ensuite|enfin|encore|ainsi|alors|bien"
    r"|donc|notamment|par\s+exemple|longuement"
    r"|clairement|même|toutefois|cependant|néanmoins|surtout|plus\s+tard|quant\s+à\s+(?:lui|elle)"
    r"|[a-zà-ÿ]{3,14}ment)\b[, ]*\s*)"
)
_PHRASES_PAST = (
    r"fait\s+(?:remarquer|observer|savoir|valoir|noter|part|état|le\s+point)|tenu\s+à\s+\w+er"
    r"|voulu\s+\w+er|souhaité\s+\w+er|mis\s+en\s+(?:avant|garde|lumière|évidence)|mis\s+l['’]accent"
    r"|tiré\s+la\s+sonnette|pris\s+l['’]exemple|donné\s+l['’]exemple|fini\s+par\s+\w+er"
)
_PHRASES_PRESENT = (
    r"fait\s+(?:remarquer|observer|savoir|valoir|noter|part|état|le\s+point)|tient\s+à\s+\w+er"
    r"|veut\s+\w+er|met\s+en\s+(?:avant|garde|lumière|évidence)|met\s+l['’]accent|prend\s+l['’]exemple"
)
SPEECH_PAST = (
    rf"(?:(?:l['’]|lui\s+|leur\s+|nous\s+|s['’]|se\s+|y\s+|en\s+)?(?:a|ont|avait|avaient|est|sont|était"
    rf"|étaient)\s+{ADVERBS}{{0,3}}(?:{_PHRASES_PAST}|{_alternatives(_PARTICIPLES)})(?:e?s|e)?)"
)
SPEECH_PRESENT = (
    rf"(?:(?:l['’]|lui\s+|leur\s+|nous\s+|s['’]|se\s+|y\s+|en\s+)?(?:{_PHRASES_PRESENT}"
    rf"|{_alternatives(_PRESENT + _PAST)})(?:nt)?)"
)
SPEECH = rf"(?:{SPEECH_PAST}|{SPEECH_PRESENT})(?![\w'’])(?!-(?!(?:t-)?(?:ils?|elles?|on)\b))"
FINITE = (
    r"(?:a|ont|avait|avaient|est|sont|était|étaient|n['’]a|n['’]est|s['’]est|s['’]était|se\s+sont|fait"
    r"|font|met|appelle|ouvre|clôt|anime|animait|participe|intervient|évoque)"
)
NEGATION = re.compile(r"\b(?:n['’]|ne\s)", re.IGNORECASE)

_HUMANS = r"""participante?s?|habitante?s?|élue?s?|agente?s?|riveraine?s?|usagers?|usagère|citoyen(?:ne)?s?|
audit(?:eur|rice)s?|spectat(?:eur|rice)s?|journalistes?|animat(?:eur|rice)|modérat(?:eur|rice)|
collègues?|confrère|consœur|adjointe?s?|maires?|voisine?s?|cliente?s?|étudiante?s?|jeunes?|experte?s?|
ministre|présidente?|direct(?:eur|rice)|représentante?s?|responsables?|intervenante?s?|salle|public|
assistance|assemblée|témoins?|bénévoles?|opposition|syndicalistes?|homme|femme|dame|monsieur|
interlocut(?:eur|rice)s?|conseill(?:er|ère)|chef|cheffe|patron(?:ne)?|prédécesseure?|successeure?|
secrétaire|ami|amie|père|mère|fils|fille|frère|sœur|époux|épouse|autre|autres|préfète?|député[e]?|
sénat(?:eur|rice)|chercheu(?:r|se)s?|ingénieure?|retraitée?s?|visit(?:eur|euse)s?|technicien(?:ne)?s?|
enseignante?s?|parents?|locataires?|commerçante?s?|personnes?|porte-parole|quelqu['’]un|certains|
certaines|plusieurs|beaucoup|un\s+autre|une\s+autre|voix|équipes?|professeure?|médecin|agricult(?:eur|
rice)s?|entrepreneurs?|dirigeante?s?|fondat(?:eur|rice)"""
HUMAN = re.compile(
    r"\b(?:(?:un|une|le|la|les|son|sa|ses|leur|leurs|ce|cet|cette|ces|deux|trois|quelques|au|aux"
    r"|l['’]un|l['’]une|d['’]un|d['’]une|du|des)\s+(?:\w+\s+)?|l['’]|d['’]|un\s+|cet\s+)"
    r"(?:"
    + re.sub(r"\s*\n\s*", "", _HUMANS)
    + r")\b|\bl['’]une?\b|\bd['’]autres\b|\bquelqu['’]une?\b|\bcertaine?s\b|\bon\s+entend\b",
    re.IGNORECASE,
)
TRANSFER = re.compile(
    r"\bparole\b|\bmicro\b|\blaiss|\binvit(?:e|ent|é|ée)\b|\bpropos\s+d|\bmots\s+d|\bphrase\b"
    r"|\bformule\b|\bentend(?:u|re)?\b|\bécout|\blit\b|\blu\b|\blecture\b"
    r"|\bcitations?\b|\bproverbe|\bslogan|\bdevise|\bmessage\s+d|\blettre\b|\bcourrier\b"
    r"|\bs['’]entend|\bparaphras|\bempruntant|\breprenant|\bintitulé|\bbaptis"
    r"|\brapport\b.{0,40}$|\bl['’]article\s+\d|\bla\s+loi\b.{0,30}$|\bcharte\b.{0,30}$"
    r"|\btémoigne(?:r|nt)\s+d|\bdit-on\b|\bparaît\b",
    re.IGNORECASE,
)
_STATES = (
    r"formel|catégorique|clair|direct|franc|lucide|confiant|inquiet|inquiète|prudent|convaincu|persuadé|serein|réaliste"
    r"|ferme|sceptique|enthousiaste|optimiste|pessimiste|rassurant|volontaire|déterminé|précis|explicite|partagé"
    r"|admirati[fv]|nuancé|mesuré|offensi[fv]|alarmiste|ravi|fier|fière|satisfait|surpris|déçu|amer|amère|intraitable"
)
# what a person does who is about to say something: « X hausse le ton : « … » »
SPEAKING_IDIOMS = (
    rf"(?:(?:est|était|reste|demeure|(?:se|s['’])\s*(?:veut|dit|montre|déclare|avoue))\s+{ADVERBS}{{0,2}}(?:plus\s+|très\s+)?"
    rf"(?:{_STATES})(?:le|te|ne)?e?s?"
    r"|(?:ne\s+mâche|n['’]a\s+pas\s+mâché)\s+(?:pas\s+)?ses\s+mots|(?:enfonce|a\s+enfoncé)\s+le\s+clou"
    r"|(?:hausse|a\s+haussé)\s+le\s+ton|(?:tire|a\s+tiré)\s+la\s+sonnette\s+d['’]alarme"
    r"|(?:prend|a\s+pris|reprend)\s+(?:ensuite\s+|alors\s+|enfin\s+)?la\s+parole"
    r"|(?:pose|plante)\s+le\s+décor|(?:donne|a\s+donné)\s+le\s+ton"
    r"|(?:met|a\s+mis)\s+les\s+pieds\s+dans\s+le\s+plat|(?:va|est\s+allée?)\s+plus\s+loin"
    r"|(?:va|abonde)\s+dans\s+le\s+même\s+sens|n['’]en\s+démord\s+pas|persiste\s+et\s+signe"
    r"|n['’]y\s+va\s+pas\s+par\s+quatre\s+chemins|(?:fait|dresse|partage)\s+le\s+(?:même\s+)?constat"
    r"|(?:en\s+)?tire\s+(?:les|une)\s+leçons?|(?:prend|donne)\s+un\s+exemple|(?:lève|a\s+levé)\s+le\s+voile"
    r"|(?:livre|a\s+livré)\s+(?:son\s+analyse|ses\s+conseils|sa\s+(?:recette|méthode|vision))"
    r"|(?:partage|a\s+partagé)\s+(?:son\s+expérience|cet\s+avis|ce\s+constat)|en\s+veut\s+pour\s+preuve"
    r"|(?:a\s+eu|a)\s+(?:ces\s+mots|cette\s+(?:formule|phrase))|conclut\s+(?:par|sur)\s+ces\s+mots"
    r"|(?:résume|conclut)\s+d['’]une\s+(?:formule|phrase))"
)
# what is done to somebody by speaking to them: the words are the subject's
ADDRESSING = (
    r"(?:(?:a\s+|avait\s+|l['’]a\s+)?(?:remerci|félicit|salu|interpell|apostroph|rassur|relanc|taquin|interrog"
    r"|questionn|contredi)\w*"
    r"|(?:a\s+)?abond\w*\s+dans\s+le\s+sens\s+de|s['’](?:est\s+)?(?:adress|oppos)\w+\s+à|se\s+tourne\s+vers"
    r"|(?:est|n['’]est\s+pas)\s+(?:tout\s+à\s+fait\s+)?d['’]accord\s+avec"
    r"|partage\s+(?:l['’](?:avis|analyse)|le\s+constat|les\s+\w+)\s+de)"
)
