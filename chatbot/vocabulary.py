"""General French (and a little English) vocabulary of questions about an event: nothing of one event's own.

Words are folded (`chatbot.words.fold`). The *_LEMMAS are dictionary forms: every conjugation counts.
"""

# Words that build a question and are not what it is about (French, then English), folded.
FRAME = frozenset(
    """
    dit dites dis dire disent disait disaient parle parler parlent parlait parlaient parlee parles
    evoque evoquee evoques evoquent evoquer evoquait mentionne mentionnes mentionnent mentionner aborde
    abordee abordent aborder abordait abordes abordees traite traitent traiter traitait cite citent
    citer explique expliquent expliquer expliquait pense pensent penser pensait raconte declare
    declarent declarer affirme affirment affirmer precise precisent preciser indique indiquent indiquer
    souligne soulignent estime estiment estimer propos sujet sujets question questions theme themes
    thematique thematiques matiere concernant concerne concernent concernait rapport regard quant point
    vrai vue avis opinion opinions position positions intervention interventions intervenu intervenue
    intervenus intervenues intervenir intervient interviennent intervenait intervenant intervenante
    intervenants intervenantes orateur oratrice orateurs oratrices participant participante participants
    participantes participe participent participer participait invite invites panelistes paneliste
    exprime exprimee exprimes exprimer expriment exprimait prend prennent pris prendre parole paroles
    actes compte rendu comptes rendus texte document article evenement evenements colloque conference
    conferences journee congres rencontre rencontres existe existent faut peux pourrais pouvez dois doit
    savoir connaitre connais veux voudrais aimerais souhaite souhaiterais lister listez fais faites
    fasse faisons dites-moi parlez donne donner donnez donnes donnee moi merci bonjour bonsoir salut svp
    stp plait please hello resume resumer resumez resumes synthese synthetise synthetiser essentiel
    retenir retient bref points cles grandes lignes recapitule quelqu quelqu'un gens personne personnes
    tables ronde rondes table session sessions seance seances keynote keynotes moment passe passee lors
    cadre quel quelle quels quelles combien nombre quand lieu jour date qui etait etaient liste citez
    nommer nomme programme passage extrait extraits citation citations trouve trouver trouvent
    information informations info infos chose choses detail details differents differentes divers
    diverses principal principale principaux principales selon apres d'apres contenu compare comparer
    comparez comparaison difference differences facon maniere versus vs oppose tour discute discutee discuter
    discutent debat debats debattu echange echanges echanger presente presentent presenter presentait
    fait faits propose proposent proposer aux vient viennent sait-on apprend appris dedans traitee mot
    ca est-ce quelque rapporte rapportes rapportent donne-moi montre montrer montrez affiche afficher
    cherche recherche veut signifie signifient signification definition definir message exactement
    precisement finalement globalement simplement concretement vraiment seulement souhaiterai pouvait
    pourriez pourrait sais savez ouvertes prie quid entendre planche planchent planchait souleve
    soulevee souleves soulevees annonce annoncent avance avancent expose exposent besoin papier manque
    juste rate envie aimerait verbatim verbatims transcription comprise comprises inclus incluse incluses
    juste rate envie aimerait verbatim verbatims transcription favorable favorables defavorable defavorables
    hostile hostiles partisan partisans partisane dehors traites traitees debattus debattues enseignements
    """.split()
)

# The English ones.
ENGLISH_FRAME = frozenset(
    """
    said says say saying talk talks talked talking speak speaks spoke spoken speaking speaker speakers
    mention mentions mentioned mentioning discuss discussed discusses discussing discussion think thinks
    thought thinking tell tells told telling explain explained explains describe described describes
    announce announces announced recommend recommends recommended suggest suggests suggested propose
    proposes proposed state stated report reported round tables event conference meeting summarise
    summarize summarised summary sum overview give gave given me us please list lists know statement
    statements quote quotes quoted quotation quotations cite cited panel panels panellist panellists
    panelist panelists opinion opinions view views position positions topic topics subject subjects
    theme themes cover covered covers anyone anybody someone somebody everyone everybody nobody there
    people happen happened happens use used using anything something everything nothing else want wanted
    need could would should must regarding concerning according raise raised raises bring brought
    contribution contributions point points show shows shown find main key proceedings session
    sessions keynote keynotes talks detail details exactly more other others information words remarks
    comments comment commented argue argued argues claim claimed claims
    """.split()
)

# The same by dictionary form, so that every conjugation counts: speaking, asking for something, looking at
# something.
FRAME_LEMMAS = frozenset(
    """
    dire parler evoquer mentionner aborder traiter citer expliquer penser raconter declarer affirmer
    preciser indiquer souligner estimer defendre exposer livrer prodiguer annoncer rapporter temoigner
    soutenir plaider argumenter detailler developper partager confier commenter analyser juger
    considerer insister conclure remarquer observer noter signaler suggerer avertir alerter reclamer
    regretter saluer revendiquer formuler emettre enoncer resumer restituer synthetiser condenser
    presenter decrire raconter songer pencher toucher avancer preoccuper interesser retenir garder
    comparer opposer confronter identifier retrouver reperer recenser dresser enumerer relever lister
    nommer rappeler montrer trouver chercher savoir connaitre vouloir aimer souhaiter pouvoir devoir
    falloir donner faire fournir consister porter concerner discuter debattre echanger mettre tirer
    apprendre relire lire consulter agir constituer ressortir idee argument temoignage message discours
    regard vision reflexion constat expose apport these substance teneur propos avis opinion point vue
    position intervention theme sujet thematique question problematique allusion echo reference mention
    inventaire liste ligne bref condense synthese essentiel resume grande tete terme voix prise parole
    micro oratrice orateur intervenante intervenant participante participant invite laquelle lequel
    lesquels lesquelles celui celle retour contribution remarque reponse cote part egard matiere
    evenement causer apporter revenir passage extrait citation replique avancer annoncer explication
    declaration conclusion discussion soulever colloque rencontre journee congres debat
    rapprocher rejoindre distinguer differer diverger converger ressembler accorder accord desaccord
    approche ressemblance divergence convergence topo recap recapituler topic
    """.split()
)

# What is asked of a person beside their words, folded.
IDENTITY_WORDS = frozenset(
    """
    fonction fonctions role roles poste postes metier metiers titre titres profession organisation
    organisations organisme entreprise societe collectivite institution structure employeur travaille
    travaillent travaillait travaillaient represente representent representait representaient
    representant representants representante vient viennent venait responsabilite responsabilites
    qualite appelle s'appelle appelait nom prenom noms job work works working position responsable
    occupe exerce exact exacte service fait casquette casquettes occupation employer company
    organization compte pour chez intitule parler moment bosse bosser boulot vie venu venue venus venues
    venir envoye envoyee patron patronne statut grade mandat fonctionne
    """.split()
)

# The same by dictionary form: taking part, holding an office, being organised, in every conjugation.
STRUCTURE_LEMMAS = frozenset(
    """
    participer intervenir sieger figurer debattre representer entourer accompagner cotoyer succeder
    preceder suivre clore cloturer refermer fermer ouvrir lancer inaugurer reunir rassembler consacrer
    vouer dedier articuler attaquer etaler derouler tenir organiser monter deplacer venir mobiliser
    envoyer depecher occuper exercer travailler relever rattacher appartenir dependre compter assister
    convier inviter accueillir commencer debuter terminer finir appeler intituler nommer programmer
    prevoir enchainer defiler passer prendre avoir etre situer reserver confier beneficier associer
    diriger siege replique tour occasion identite collaborateur collaboratrice cadre affiche lancement
    instigateur initiative partenariat organisateur organisatrice partenaire magazine revue scene
    tribune plateau plusieurs seul seule unique autre autour instant etape sequence programme ordre fois
    seance debut fin lieu date jour mois heure horaire posee cause causer ville metropole region commune
    departement monde personnalite casting poser composer composition suite moderer animer modere anime
    animateur animatrice moderateur moderatrice pitch line up grand nombreux equipe personne etiquette
    partie presider introduire comprendre inclure croiser
    """.split()
)

LEADING_VERBS = frozenset({"diriger", "presider", "fonder", "creer"})

# Words about the programme that a structural question may add.
PROGRAMME_WORDS = frozenset(
    """
    noms nom prenoms portait porte portaient portee portees consacre consacree consacrees dedie dediee
    liste complete complet ordre dernier derniere derniers dernieres premier premiere premiers premieres
    fin debut final finale ouvert ouvre ouvrir ouverte inaugure inaugurer lance lancer clos cloture
    clore conclu conclure ferme fermer termine terminer commence commencer entreprises entreprise
    societes societe organisations organismes institutions structures collectivites villes representees
    representes represente representee representaient present presente presents presentes presence total
    autre autres cotes cote compagnie ensemble partage partageait aussi egalement avait compte nombreux
    nombreuses eu lieu visite visites officiels chaque repartition organisee organisees ville attendance
    d'autres monte scene tribune micro pendant durant long nombreuse different intitule exactement
    precisement vrai venu venue venus venues derriere parmi sequence sequences temps forts ateliers
    atelier lister petit message messages retrouve retrouvait figurait figuraient figure figurent convie
    convies conviee conviees reuni reunis reunissait rassemble rassemblait inscrit inscrits tenait
    experience objet bilan sommaire deroule plus juste just right etape etapes edite mot mots invitee
    invitees trouver situer programme programmes deroulait deroules succede succedes succede enchaine suivi
    """.split()
)

# English words of questions about who, where and when.
ENGLISH_STRUCTURE = frozenset(
    """
    came come comes most take takes took taken taking part participate participates participated
    participating participant participants attend attends attended attending attendee attendees
    represent represents represented representing representative representatives company companies
    organisation organisations organization organizations institution institutions title titles called
    name names named first last final opening closing open opens opened close closes closed conclude
    concluded start started starts begin began end ended order programme program agenda schedule held
    hold happen happened place city cities town country day date year month time edition organise
    organised organize organized organiser organisers organizer organizers partner partners host hosted
    hosts moderate moderated moderates moderator moderators chair chaired chairs animated guest guests
    attendance many number total same together alongside with next previous before after followed
    introduce introduced presented presenting presents who whom work works working job employed employs
    employer role roles function functions present invited included includes appear appears appeared sat
    sit sits seated
    """.split()
)

# Structural words that people also speak of: « que dit X de son entreprise ? ».
TOPIC_NOUNS = frozenset(
    """
    organisation organisations organisme organismes entreprise entreprises societe societes collectivite
    collectivites institution institutions structure structures metier metiers employeur employeurs
    service services ville villes commune communes region regions metropole metropoles departement
    departements visite visites partenariat partenariats partenaire partenaires programme programmes
    mandat mandats suivi company companies city cities town towns organization organizations
    """.split()
)

# What no proceedings tell of those who take part: by dictionary form or as written, folded.
PERSONAL_WORDS = frozenset(
    """
    naitre ne nee nes nees naissance born birth birthday anniversaire age old marier marie mariee
    married epoux epouse mari conjoint enfant enfants children famille salaire salary gagner gagne
    remuneration adresse address telephone phone mail email courriel mel contacter joindre linkedin
    twitter facebook instagram parti nationalite nationality diplome etude etudes religion parcours
    carriere career cv biographie biography bio habiter habite vivre vit domicile loisir hobby encarter
    encarte
    """.split()
)
# Words that only stand beside those.
PERSONAL_COMPANIONS = frozenset(
    """
    politique politiques numero date lieu personnel personnelle personnels electronique compte gauche
    droite reseaux sociaux univers how faire avoir professionnel professionnelle scolaire
    """.split()
)

SPELLINGS = {
    "ki": "qui", "ke": "que", "kel": "quel", "kelle": "quelle", "koi": "quoi", "kan": "quand",
    "kand": "quand", "di": "dit", "nb": "nombre", "nbre": "nombre", "ds": "dans", "pr": "pour",
    "pk": "pourquoi",    "pourkoi": "pourquoi", "cki": "c'est qui", "cmt": "comment", "kesk": "qu'est-ce que",
    "keske": "qu'est-ce que", "qd": "quand", "bcp": "beaucoup", "tt": "tout", "avc": "avec",
    "svp": "", "stp": "", "kes": "qu'est-ce", "kelkun": "quelqu'un", "cb": "combien", "cbn": "combien",
    "qqn": "quelqu'un", "qq": "quelques",
    "qqch": "quelque chose", "jsuis": "je suis", "pdt": "pendant", "dc": "donc", "ac": "avec", "ya": "y a",
}  # fmt: skip

EVENT_WORDS = frozenset(
    """
    assises evenement manifestation edition rencontre rencontres colloque journee journees salon forum
    seminaire congres conference conferences lieu eu tenu tenue tenues tenus deroule deroulee derouler
    deroulait deroules deroulees organise organisee organises organisait organiser organisateur
    organisateurs organisatrice organisation partenaire partenaires partenariat date jour ville endroit
    adresse salle passe passait quel annee edition numero combientieme nom titre intitule appelle
    accueilli accueillie take place held event organised organized organizer organisers partners name
    called city day took nationales nationale officiel complet exacte exact trouve trouvait situe
    situait
    """.split()
)
