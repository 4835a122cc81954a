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
# titles that only some bear: « le docteur Roux » may be another one than « Mme Roux »
_OFFICE_TITLES = {
    "dr": "docteur", "docteur": "docteur", "docteure": "docteur",
    "pr": "professeur", "professeur": "professeur",
    "professeure": "professeur",
    "me": "maitre", "maitre": "maitre",
}  # fmt: skip


def office_of_title(title: str) -> str:
    """Return the office that a folded title names, "" for « M. » and « Mme »."""
    return _OFFICE_TITLES.get(title.strip("."), "")


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
artisan artisane bénévole cogérant cogérante anthropologue politologue ethnologue démographe linguiste
statisticien statisticienne géomaticien géomaticienne hydrogéologue géologue écologue éleveur éleveuse
viticulteur viticultrice pédiatre psychiatre chirurgien chirurgienne pharmacien pharmacienne sage-femme
aide-soignant aide-soignante éducateur éducatrice comédien comédienne musicien musicienne cinéaste
réalisateur réalisatrice photographe illustrateur illustratrice plasticien plasticienne scénographe
chorégraphe astronome astrophysicien astrophysicienne physicien physicienne chimiste mathématicien
mathématicienne informaticien informaticienne restaurateur restauratrice hôtelier hôtelière électricien
électricienne conducteur conductrice cheminot cheminote ostréiculteur ostréicultrice horticulteur
horticultrice pépiniériste éclusier éclusière batelier batelière pompier pompière policier policière
magistrat magistrate syndicaliste militant militante traducteur traductrice interprète archiviste
documentaliste muséographe régisseur régisseuse ergonome graphiste acousticien acousticienne énergéticien
énergéticienne intendant intendante négociant négociante exploitant exploitante fabricant fabricante
soignant soignante surveillant surveillante suppléant suppléante remplaçant remplaçante
drh daf dgst rssi dpo cdo coordo navigatrice navigateur océanographe météorologue glaciologue
botaniste naturaliste ornithologue entomologiste
maire-adjoint maire-adjointe directeur-adjoint directrice-adjointe
adjudant adjudante adjudant-chef adjudante-chef brigadier brigadière brigadier-chef caporal caporale
caporal-chef sergent sergente sergent-chef lieutenante lieutenant-colonel colonelle contre-amiral vice-amiral
amiral
""")
# printed before a name with a capital, « Adjudant-chef Paul Martin »: no part of the name
RANKS = _words("""
adjudant adjudante adjudant-chef adjudante-chef brigadier brigadière brigadier-chef caporal caporale
caporal-chef sergent sergente sergent-chef lieutenant lieutenante lieutenant-colonel capitaine commandant
commandante colonel colonelle général générale contre-amiral vice-amiral amiral
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

# people who are not called by an office, with or without an article
PEOPLE_NOUNS = _words("""
élève élèves enfant enfants ado ados adolescent adolescents gamin gamins gens famille familles client
clients patient patients malade malades électeur électeurs administré administrés ouvrier ouvriers ouvrière
ouvrières convive convives lecteur lecteurs contribuable contribuables opposant opposants adversaire
adversaires sceptique sceptiques détracteur détracteurs partisan partisans militant militants touriste
touristes fille filles garçon garçons homme hommes femme femmes grand-mère grand-père grands-parents mamie
papi grévistes gréviste population foule monde village quartier commune ville état gouvernement région
département opposition majorité conjoint conjointe mari compagnon compagne tante oncle neveu nièce aîné
aînés ancien anciens anciennes jeune jeunes camarade camarades copain copains copine copines ministre élu
élus élue élues maire maires
""")
# who somebody is to the person named before: « son collègue Paul Martin »
RELATION_NOUNS = _words(
    "collègue confrère consœur homologue complice compère acolyte camarade prédécesseur prédécesseure "
    "successeur successeure homonyme binôme voisin voisine frère sœur cousin cousine compatriote"
)
# who somebody of the same family name may be: « Mme Durand, sa belle-mère »
KIN_NOUNS = _words("""
mère père maman papa frère sœur fils fille épouse époux femme mari cousin cousine tante oncle neveu nièce
veuve veuf compagne compagnon conjoint conjointe gendre bru grand-mère grand-père belle-mère beau-père
belle-sœur beau-frère belle-fille beau-fils demi-frère demi-sœur petite-fille petit-fils homonyme
""")
# what a writer calls somebody the second time, by what the person was introduced as
ANAPHORS = {
    fold(noun): _words(roles)
    for nouns, roles in (
        ("édile", "maire"),
        (
            "élu élue",
            "maire adjoint adjointe conseiller conseillère député députée sénateur sénatrice vice-président "
            "vice-présidente",
        ),
        ("parlementaire", "député députée sénateur sénatrice"),
        (
            "dirigeant dirigeante patron patronne",
            "pdg p-dg ceo dg président présidente directeur directrice gérant gérante fondateur fondatrice",
        ),
        (
            "chercheur chercheuse scientifique universitaire",
            "chercheur chercheuse professeur professeure maître maîtresse économiste sociologue géographe "
            "climatologue hydrologue hydrogéologue biologiste historien historienne anthropologue géologue "
            "physicien physicienne",
        ),
        ("responsable", "responsable directeur directrice chef cheffe drh"),
        (
            "entrepreneur entrepreneuse",
            "gérant gérante fondateur fondatrice cofondateur cofondatrice pdg ceo",
        ),
        (
            "docteur",
            "docteur docteure médecin chirurgien chirurgienne pédiatre psychiatre vétérinaire pharmacien "
            "pharmacienne",
        ),
        ("professeur", "professeur professeure enseignant enseignante chirurgien chirurgienne médecin"),
        ("maître", "maître avocat avocate notaire"),
    )
    for noun in nouns.split()
}

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
aaron abdel abdou abdoulaye abel abraham achille adam adama adele adeline adil adolphe adrien adrienne
agathe agnes ahmadou ahmed aicha aida aime aimee aissa aissata aissatou alain alan alassane alban albane
alberic albert albertine aldo alex alexandra alexandre alexane alexia alexis alfred alfredo ali alice alicia
aline aliou alioune alix alizee alma aloys alphonse alphonsine alvaro amadou amaia amandine amaury ambre
ambroise amedee amel amelia amelie amin amina aminata amine amir amira anais anastasia anatole andre andrea
andree andrei ange angela angele angelina angelique angelo anicet anissa anita ann anna annabelle anne
annette annick annie anouchka anouk anselme anthony antoine antoinette antonella antonia antonin antonio
aodren aodrenn apollinaire apolline archibald ariane ariel aristide arlette armand armande armelle arnaud
arsene artem arthur arwen assane assia astou astrid athanase aubin aude audrey augusta augustin aurele
aurelia aurelie aurelien auriane aurore awa axel axelle aya aymar aymeric ayoub aziz babacar bakary
balthazar baptiste barbara barnabe basile bastien baudouin beatrice belkacem bella ben benedict benedicte
benjamin benoit berangere berenger berengere berenice bernadette bernard bernardin berthe bertille bertrand
bertrande bettina bianca bilal bineta bintou birgit bjorn blaise blanche blandine bleuenn bogdan bonaventure
boris boubacar brahim brendan brice brieuc brigid brigitte bruna brunehilde bruno calixte camelia camila
camille candice capucine carine carla carlo carlos carmela carmen carole caroline carolyn casimir cassandra
cassandre catalina caterina catherine cathy catia cecile cecilia cedric celeste celestin celia celine
cesaire cesar chafik chantal charlene charles charlie charlotte cheikh cherif cheryl chiara chloe christa
christel christelle christian christiana christiane christina christine christophe cindy claire clairette
clara clarisse claude claudette claudia claudie claudine claudio clea clelia clemence clement clementine
cleo clothilde clotilde clovis colette colin coline colombine conrad constance constant constantin consuelo
coralie coraline corentin corinne cornelius coumba cristina cyprien cyprienne cyriaque cyrielle cyril
cyrille cyrus dagmar dalila damien damienne daniel daniela daniele danielle dany daouda daphne dario darius
david deborah delphine demba denis denise desire diana diane dianne didier diego dieudonne dimitri djamel
djamila djeneba djibril dolores domenico dominique domitille donata donatien dorian doriane doris dorothee
dorothy dounia dylan eddy edgar edgard edith edmee edmond edouard eduardo edwige eglantine eileen ekaterina
eleanor elena eleonor eleonore elia eliana eliane elias elie eliette elif elina eline elinor eliott elisa
elisabeth elisabetta elise elizabeth elke ella ellen elodie eloi eloise elsa elvire elvis emeline emerance
emeric emil emile emilia emiliano emilie emilien emma emmanuel emmanuelle enguerrand enora enrico enrique
enzo eponine eric erica erik erika ernest ernestine erwan erwann erwin esperanza esteban estella estelle
esther ethan ethel etienne eudes eugene eugenie eulalie eusebe eustache eva evan evangeline evariste eve
evelina evelyn evelyne evrard ewen eymeric ezechiel fabien fabienne fabio fabiola fabrice fabrizio fadela
fadi fadila fanny faouzi farah farid farouk fathi fatiha fatima fatma fatou fatoumata faustine fausto
felicia felicie felipe felix ferdinand fernand fernande fernando filippo fiona firmin flaminia flavie
flavien fleur flora floran flore florence florent florentin florentine florian floriane florine foulques
francesca francesco francine francis francisco franck francois francoise frank franz fred frederic frederik
frederique friedrich fulbert fulgence gabin gabriel gabrielle gael gaelig gaelle gaetan galina gaspard
gaston gatien gautier gedeon gemma genevieve geoffrey geoffroy george georges georgette georgina gerald
geraldine gerard germain germaine gervais ghislain ghislaine giacomo gianni gilbert gilberte gilda gildas
gilles giorgio giovanna giovanni gisele giulia giuliana giulio giuseppe gladys godefroy gontran gonzague
gonzalo goulven grace graziella gregoire gregor gregory guenola guenole guido guilaine guilhem guillaume
guillemette guillermo gunther gurvan gustave guy gwenael gwenaelle gwendal gwendoline gwenola gwenole
gwilherm habib habiba hadrien hafid hafida hakim halima hamed hamid hamza hanae hanane hanna hannah harold
haroun hassan hector hedi hedwige heidi heike heinrich helena helene helga heloise hendrik henri henriette
herbert hermance hermine hermione herve hicham hilaire hilda hildegarde hippolyte hocine honore honorine
horace hortense houcine houda houria hubert hugh hugo hugolin hugues huguette hussein hyacinthe ibrahim
ibrahima ida idir idris idrissa ignace igor ikram ilan ildiko ilona ilyas ilyes imad imane inaya ines
ingeborg ingrid ioana irene irina iris irma isaac isabel isabella isabelle isaure iseult isidore ismael
ismaila issa ivan ivana ivo iwan jacinthe jack jacky jacob jacopo jacqueline jacques jade jalil jamal jamel
james jamila jane janet janick janine janis jasmin jasmine javier jean jeanne jeannette jeannine jeannot
jeffrey jennifer jens jeremiah jeremie jeremy jerome jerzy jessica jim joachim joan joanna jocelyn jocelyne
joel joelle joerg johan johann johanna johannes john johnny jonas jonathan jordan jordi jorge joris jose
josee joseph josepha josephine josette joshua josiane josselin juan juana judicael judith jules julia julian
juliana juliane julie julien julienne juliet juliette julio jurgen justin justine kacem kader kadiatou
kalidou kamal kamel kamil kaoutar karel karen karim karima karin karine karl karole kassandra katarina
katell kathleen kathy katia katrin keiko kelly kenny kenza kevin khadidja khadija khady khaled khalid khalil
killian kim klara klaus kofi konan konstantin kouadio kouame kristel kristell kristina kurt kylian ladislas
laetitia lahcen laila lambert lamia lamine landry lara larbi larissa lars lassana latifa laura laure laureen
laurence laurent laurette laurie laurine lazare lea leandra leandre leila lena leo leocadie leon leonard
leonce leonid leonie leonor leontine leopold leopoldine leslie leticia levi lidia lieve lila lilia lilian
liliana liliane lilou lina linda line lionel lisa lise lisette livia loan loeiz loic lola lorena lorene
lorenzo loris lorraine lothaire lou louane loubna louis louisa louise louison luana luc luca lucas lucette
lucia lucie lucien lucienne lucile lucille lucrece ludivine ludmila ludovic ludwig luigi luis luisa luka
lukas lukasz luna lurdes lydia lydie lyes lylia lynda maarten mabrouk maceo maddalena madeleine madeline mae
mael maelle maelys maeva magali magalie magda magdalena mahamadou mahaut mahdi maher mahmoud maia maimouna
maiwenn malcolm malek malik malika mallory mamadou mamoudou manal manel manon mansour manu manuel manuela
mara marc marceau marcel marcelin marceline marcelle marcello marcin marco marek margareth margarita margaux
margerie margot marguerite maria mariam mariama mariana marianna marianne mariano marie marielle mariette
marijke marilyne marin marina marine marinette mario marion marius marjolaine marjorie mark marlene marlyse
marta martha marthe martial martin martina martine marwan mary maryline maryse maryvonne massimo mateo
mathias mathieu mathilde mathis mathurin matilda matilde matisse matteo matthias matthieu maud maurice
mauricette mauricio mauro max maxence maxim maxime maximilien maya mayeul maylis mederic mehdi mehmet
melaine melanie melchior melina melinda melissa melodie melvin meriadec meriem meryem messaoud michael
michel michele micheline michelle miguel mihai mikael mike mikel mila milan milena milo mirabelle mireille
miriam mirjam miroslav mohamadou mohamed mohammed mohand mohsen moise moktar mona moncef monique morgan
morgane morvan mouhamadou mouloud mounia mounir mourad moussa moustapha muriel murielle mustafa mustapha
mylene myriam myrtille nabil nabila nacer nacera nacim nadege nadia nadine nadir nafissa nahla naima najat
najib nancy naomi naoufel narcisse nasreddine nasser nassim nassima natacha natalia nathalie nathan
nathanael nawal nazim neil nelly nelson nestor nguyen nicolas nicole niels nikita nikolai nikos nils nina
nino ninon noe noel noelle noemie nolan nolwenn nominoe noor nora norah norbert nordine noura noureddine
nouria oceane octave octavia octavian octavie odette odile odilon olaf oleg olena olga olive oliver olivia
olivier oluf olympe omar ombeline omer ondine ondrej onesime ophelie orane oriana oriane oscar osman othman
ottavia otto oumar oumou ousmane ousseynou ovide pablo paloma pamela paola paolo papiss paquita parfait
pascal pascale pascaline patrice patricia patricio patrick patrik patrizia paul paula paule paulette paulin
pauline pavel pawel pedro peggy penelope perceval perrette perrin perrine peter petra petronille philemon
philibert philip philippa philippe philippine philomene phoebe piero pierre pierrette pierrick pieter pietro
piotr polycarpe primael priscilla privat prosper prune pulcherie quentin quitterie quoc rabah rabia rachel
rachelle rachid rachida radu rafael rafik raissa rajaa ralph ramata ramona rania raoul raphael raphaelle
raquel rayan raymond raymonde rebecca redouane regina regine regis reine reinhard reinhold remi remy renan
renaud rene renee renzo reynald ricardo riccardo richard richarde ridha rim rinaldo rita rizlane robert
roberta roberte roberto robin rodolphe rodrigo rodrigue roel roger rokhaya rokia roland rolande romain
romane romaric romeo romuald romy ronald ronan rosa rosalba rosalie rose roseline roselyne rosemarie rosine
rosita roxana roxane roxanne ruben rudy rufin rupert ryad saadia sabah sabine sabrina sacha safia said saida
saidou salah salima salimata saliou salma salome salvador salvatore sam samba sami samia samir samira samuel
samy sandra sandrine sandro sara sarah saturnin savinien scarlett sebastian sebastien segolene selim selma
senou seraphin seraphine serena serge sergei sergio servane severin severine seydou sharon sheila shirley
siaka sibylle sidonie siegfried sigismond sigrid siham silas silvana silvere silvia silvio simeon simon
simona simone siobhan sixte sixtine slavica slimane soazig sofia sofiane sohan soizic solal solange solene
solenn solenne soline solveig sonia sonja sophia sophiane sophie soraya sosthene souad soufiane souhila
soukaina souleymane soumaya stan stanislas stanislawa stefan stefania stefano stella sten stephan stephane
stephanie stephen steve steven stuart susan susana suzanne suzie sven svetlana sybil sybille sylvain
sylvaine sylvana sylvere sylvestre sylvette sylvia sylviane sylvie symphorien tadeusz tahar tamara tancrede
tanguy tania tarek tarik tatiana teddy teodor teresa tessa thaddee thais thea thelma theo theodora theodore
theodule theophane theophile theresa therese thiago thibaud thibauld thibault thibaut thierno thierry thomas
thomasine tiago tibor tidiane tifany tiffany tim timoleon timothe timothee timothy tiphaine tiphanie titouan
tiziana tobias tom tomas tommaso tony toussaint tristan tristane tudi tugdual typhaine ugo ulrich
ulrike ulysse umberto urbain uriel ursule valentin valentine valere valeria valeriane valerie valerio valery
vanda vanessa vera veronika veronique vianney vicente victoire victor victoria victorien victorine vincent
vincente violaine violette virgile virgilio virginie vittoria vivian viviana viviane vivien vladimir
vladislav walid walter wassila wassim wenceslas wendy werner wiebke wilfred wilfrid wilfried wilhelm
wilhelmine william willy wim wladimir wojciech wolfgang xavier xaviere xenia yacine yael yaelle yana yanis
yann yannick yannis yasmin yasmina yasmine yassine yoann yohan yolaine yolande youcef youenn younes younous
youri yousra youssef youssouf ysaline yseult ysoline yuri yvain yvan yveline yves yvette yvon yvonne
zacharie zahia zahra zakaria zakia zaynab zelie zenaide zephir zephyr zephyrin zina zineb zinedine zita zoe
zohra zoltan zoubida
""")
# given names that only women, or only men, bear; the others (Camille, Dominique…) show nothing
FEMININE_NAMES = _words("""
adele adeline agathe agnes aissata aissatou albertine alexandra alice aline alix alphonsine amandine amelie
amina anais angela angelique anita anna anne annick annie antoinette apolline armande armelle assetou assia
astrid audrey aurelie aurore awa aya barbara beatrice benedicte berangere bernadette bertille bintou
blandine bleuenn brigitte capucine carine carole caroline cassandre catherine catia cecile celine chantal
charlotte chloe christelle christiane christine claire clairette clara clarisse claudine clemence clementine
clothilde clotilde colette coline constance coralie corinne coumba cyrielle danielle daphne delphine denise
diane djeneba domitille dorothee edith eglantine eleonora eleonore eliane elisa elisabeth elise elodie elsa
emeline emilie emma emmanuelle eponine ernestine estelle esther eugenie eulalie eva eve evelyne fabienne
fanny fantine fatiha fatima fatou fatoumata faustine felicie fernande fiona flavie flora florence florine
francine francoise frederique gabrielle gaelig gaelle genevieve georgette georgina geraldine ghislaine ghita
gisele giulia graziella guenola gwendoline gwenola hafida hanna hannah helene heloise henriette hermine
hildegarde honorine hortense houria huguette ines ingrid irene iris isabella isabelle isadora isaure iseult
iwona jacqueline jade janine jeanne jeannette jennifer jessica joanna jocelyne joelle josepha josephine
josette josiane judith julia juliane julie juliette justine karima karine katia khadidja khadija klervi
laetitia laila laura laure laurence lea leila lena leonie leontine leopoldine lidia liliana liliane lina
linda line lise loubna louise lucie lucienne lucile lucille lucrece ludivine ludmila lydia lydie madeleine
maelle magali magalie magda mahaut maiwenn manon margaux margot marguerite maria mariama mariana marianne
marie marielle marina marine marinette marion marjorie marlene marthe martine maryline maryse mathilda
mathilde maud maylis melanie melina melissa melodie micheline mireille monique mounia muriel murielle myriam
myrtille nadege nadia nadine naima najat nancy natacha natalia nathalie nawal ndeye nelly nicole nina noemie
nolwenn nora oceane octavie odette odile olga olivia ombeline ondine ophelie orane ottavia pascale patricia
paula pauline peggy penelope perrette perrine petronille philippine philomene pierrette priscilla prune
quitterie rachel rachida rania raphaelle rebecca regine renee roberta rokhaya romane rosa rosalie rose
roseline roxane roxanne sabine sabrina salima salimata salome samia samira sandra sandrine sara sarah
segolene selma seraphine severine sibylle sidonie simone sixtine soazig sofia solange solene solveig sonia
sophia sophie soraya soukaina stella stephanie suzanne sybille sylvette sylviane sylvie tania tatiana thea
theodora therese tiphaine tiphanie ursule valentine valeriane valerie vanessa veronique victoire victoria
violaine violette virginie viviane wilhelmine yael yasmina yasmine yolande ysaline yseult ysoline yveline
yvette yvonne zineb zita zoe
""")
MASCULINE_NAMES = _words("""
aaron abdel abdoulaye adam adolphe adrien ahmed alain alassane alban albert alexandre alexis alfred ali
alphonse amadou amaury ambroise amedee anatole andre anselme anthony antoine antonin archibald aristide
armand armel arnaud arthur aubin auguste augustin aurelien aymeric babacar bakary balthazar baptiste barnabe
barthelemy basile bastien baudouin benjamin benoit bernard bertrand blaise bonaventure boris boubacar brahim
brice bruno casimir cedric cesar charles cheikh christian christophe clement clovis come conrad constantin
corentin cyprien cyriaque cyril damien daniel david denis didier dieudonne dimitri donatien edgar edmond
edouard elie emile emilien emilio emmanuel enguerrand enzo eric erik ernest erwan etienne eudes eugene
eusebe evariste fabien fabrice fadi faouzi fausto felix ferdinand fernand firmin flavien florent florian
francis franck francois frank frederic fulgence gabriel gaetan gaspard gaston gatien gautier gedeon geoffrey
geoffroy georges gerald gerard germain gervais ghislain gilbert gildas gilles giovanni giuseppe gontran
gonzalo goulven gregoire gregory guillaume gustave guy gwenael hakim hassan hector henri henrik herve
hippolyte horace houcine hubert hugo hugues hyacinthe ibrahim ibrahima idriss ignace igor innocent isidore
ivan jacob jacques james jean jeremie jeremy jerome joachim joaquin joel johan john jonathan jordan joris
jose joseph josselin judicael jules julien justin karim karl kevin khaled kylian lambert landry laurent
lazare leandre leo leon leonard leonce leonid leopold lilian lionel loic lorenzo louis luc lucas lucien
ludovic lukas mamadou manuel marc marcel marcelin marcin marco marius martial martin mathias mathieu mathis
mathurin matthias matthieu maurice max maxence maxime maximilien mederic mehdi melchior meriadec michael
michel mickael miguel mohamed mohammed mohand moise morvan mourad moussa mustafa mustapha nabil nathan
nestor nicolas noel norbert octave octavian oliver olivier omar onesime orlando oscar ousmane pablo paolo
pascal patrice patrick paul paulin pedro philemon philibert philippe pierre pierrick piotr polycarpe prosper
quentin rachid rafael rainier ramon raoul raphael raymond regis remi remy renan renaud rene ricardo richard
robert rodolphe rodrigo rodrigue roger roland romain romuald ronan ruben said salvador samba samir samuel
sebastian sebastien serge severin sidoine silvere simeon simon sixte slimane souleymane stanislas stefan
stephane steve steven sylvain sylvere tadeusz tancrede tanguy theo theodore theodule theophane theophile
thibaud thibault thibaut thierry thomas tidiane tim timoleon timothe timothee titouan tom toussaint tristan
tugdual ugo ulrich ulysse umberto urbain valentin valere vianney victor victorien vincent virgile vivien
vladimir vladislav walter wilfried william wojciech xavier yacine yann yannick yannis yassine yoann yohan
youcef youenn youssef youssouf yunus yves yvon zacharie zephyrin zoltan
""")
# that bear people's names: « Rue Marie Durand »
PLACE_NOUNS = _words(
    "allée amphithéâtre amphi auditorium avenue bâtiment boulevard complexe espace gymnase médiathèque place"
    " port pont quai résidence rue salle site square stade stand tramway"
)
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
_PHRASES_MOVED = r"venue?s?\s+(?:dire|expliquer|rappeler|raconter|témoigner|exposer|détailler|plaider)"
_PHRASES_PRESENT = (
    r"fait\s+(?:remarquer|observer|savoir|valoir|noter|part|état|le\s+point)|tient\s+à\s+\w+er"
    r"|veut\s+\w+er|met\s+en\s+(?:avant|garde|lumière|évidence)|met\s+l['’]accent|prend\s+l['’]exemple"
)
_BE = r"(?:est|sont|était|étaient)"
# after « être » only what one does oneself: « est interrompue », « était prévenu » are done to the subject
SPEECH_PAST = (
    r"(?:(?:(?:l['’]|lui\s+|leur\s+|nous\s+|y\s+|en\s+)?(?:a|ont|avait|avaient)"
    rf"\s+{ADVERBS}{{0,3}}(?:{_PHRASES_PAST}|{_alternatives(_PARTICIPLES)})"
    rf"|(?:s['’]|se\s+){_BE}\s+{ADVERBS}{{0,3}}(?:{_alternatives(_PARTICIPLES)})"
    rf"|(?:y\s+|en\s+)?{_BE}\s+{ADVERBS}{{0,3}}(?:{_PHRASES_MOVED}|(?:re|con)venu))(?:e?s|e)?)"
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

# offices of which a body has one, so that « Mme la maire » means one person there
HEADS_OF_BODIES = _words("""
bâtonnier bâtonnière doyen doyenne gouverneur gouverneure maire ministre préfet préfète président présidente
recteur rectrice
""")
_HUMANS = r"""participante?s?|habitante?s?|élue?s?|agente?s?|riveraine?s?|usagers?|usagère|citoyen(?:ne)?s?|
audit(?:eur|rice)s?|spectat(?:eur|rice)s?|journalistes?|animat(?:eur|rice)|modérat(?:eur|rice)|
collègues?|confrère|consœur|adjointe?s?|maires?|voisine?s?|cliente?s?|étudiante?s?|jeunes?|experte?s?|
ministre|présidente?|direct(?:eur|rice)|représentante?s?|responsables?|intervenante?s?|salle|public|
assistance|assemblée|témoins?|bénévoles?|opposition|syndicalistes?|homme|femme|dame|monsieur|
interlocut(?:eur|rice)s?|conseill(?:er|ère)|chef|cheffe|patron(?:ne)?|prédécesseure?|successeure?|
secrétaire|ami|amie|père|mère|fils|fille|frère|sœur|époux|épouse|autre|autres|préfets?|préfètes?|
pédagogue|philosophe|poète|écrivaine?|économiste|scientifiques?|sociologue|avocate?s?|
pêcheurs?|jardiniers?|passante?s?|cyclistes?|salariée?s?|député[e]?|
sénat(?:eur|rice)|chercheu(?:r|se)s?|ingénieure?|retraitée?s?|visit(?:eur|euse)s?|technicien(?:ne)?s?|
enseignante?s?|parents?|locataires?|commerçante?s?|personnes?|porte-parole|quelqu['’]un|certains|
certaines|plusieurs|beaucoup|un\s+autre|une\s+autre|voix|équipes?|professeure?|médecin|agricult(?:eur|
rice)s?|entrepreneurs?|dirigeante?s?|fondat(?:eur|rice)"""
HUMAN_NOUN = re.compile(re.sub(r"\s*\n\s*", "", _HUMANS), re.IGNORECASE)
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
    rf"|(?:pose|plante|(?:a|avait)\s+{ADVERBS}{{0,2}}(?:posé|planté))\s+le\s+décor|(?:donne|a\s+donné)\s+le\s+ton"
    r"|(?:met|a\s+mis)\s+les\s+pieds\s+dans\s+le\s+plat|(?:va|est\s+allée?)\s+plus\s+loin"
    r"|(?:va|abonde)\s+dans\s+le\s+même\s+sens|n['’]en\s+démord\s+pas|persiste\s+et\s+signe"
    r"|n['’]y\s+va\s+pas\s+par\s+quatre\s+chemins|(?:fait|dresse|partage)\s+le\s+(?:même\s+)?constat"
    r"|(?:en\s+)?tire\s+(?:les|une)\s+leçons?|(?:prend|donne)\s+un\s+exemple|(?:lève|a\s+levé)\s+le\s+voile"
    r"|(?:livre|a\s+livré)\s+(?:son\s+analyse|ses\s+conseils|sa\s+(?:recette|méthode|vision))"
    r"|(?:partage|a\s+partagé)\s+(?:son\s+expérience|cet\s+avis|ce\s+constat)|en\s+veut\s+pour\s+preuve"
    r"|(?:n['’]y\s+(?:croit|tient)|n['’]en\s+(?:doute|revient))\s+(?:pas|guère|plus|toujours\s+pas)"
    r"|y\s+(?:voit|décèle)\s+(?:(?:plutôt|surtout|aussi)\s+)?(?:une?|le|la|l['’])\s*[\w'’ -]{3,40}"
    r"|(?:en\s+)?(?:sourit|rit|plaisante|soupire)|(?:ouvre|a\s+ouvert)\s+(?:le\s+(?:feu|bal)|les\s+débats)"
    r"|s['’]en\s+(?:amuse|félicite|explique|défend|réjouit|inquiète|agace|désole)|remet\s+les\s+pendules\s+à\s+l['’]heure"
    r"|joue\s+(?:les\s+\w+|la\s+\w+)|ne\s+(?:se\s+démonte|s['’]est)\s+pas(?:\s+démontée?)?|coupe\s+court|fait\s+les\s+comptes"
    r"|(?:ne\s+cache|n['’]a\s+pas\s+caché|cache\s+mal)\s+(?:pas\s+)?(?:son|sa|ses)\s+[\w'’-]{3,20}"
    r"|(?:ne\s+partage|n['’]a\s+pas\s+partagé)\s+pas\s+(?:cet\s+avis|ce\s+constat|cet\s+optimisme|ces\s+craintes)"
    r"|n['’]est\s+pas\s+(?:(?:tout\s+à\s+fait|vraiment)\s+)?(?:de\s+cet\s+avis|du\s+même\s+avis)"
    r"|(?:est|se\s+dit)\s+(?:du\s+même|d['’]un\s+autre)\s+avis|garde\s+(?:la\s+tête\s+froide|espoir)"
    r"|(?:revendique|assume|relativise|temporise|modère|insiste|persiste)(?:\s+(?:sa|son|ses)\s+\w+)?"
    r"|se\s+(?:veut|montre)\s+\w+|n['’]hésite\s+pas|(?:appelle|invite|plaide)\s+(?:à|pour)\s+[\w'’ -]{3,40}"
    r"|(?:a(?:vait)?\s+eu|aura)\s+le\s+(?:dernier\s+mot|mot\s+de\s+la\s+fin)"
    r"|(?:a\s+eu|a)\s+(?:ces\s+mots|cette\s+(?:formule|phrase))|conclut\s+(?:par|sur)\s+ces\s+mots"
    r"|(?:résume|conclut)\s+d['’]une\s+(?:formule|phrase))"
)
# what a person chooses or does and then gives reasons for: « X a choisi de sortir de ses murs : « … » ».
# A choice takes an infinitive: what is chosen, accepted or refused may be somebody's words
_CHOICES = "accept cess chois décid efforc engag essay préfér os réuss refus renonc tent".split()
_ACT_STEMS = (
    "aménag augment automatis bascul consacr dépens déménag déplac doubl économis équip expériment ferm"
    " généralis install mutualis numéris plant quitt rénov réaménag réorganis simplifi supprim tripl"
    " végétalis"
).split()
_ACTS_PAST = [f"{stem}é" for stem in _ACT_STEMS] + (
    "acheté bâti construit converti élargi investi réduit rempli vendu".split()
)
_ACTS_PRESENT = [f"{stem}e" for stem in _ACT_STEMS] + (
    "achète bâtit construit convertit élargit investit réduit vend".split()
)
_HAS = (
    rf"(?:(?:n['’]|y\s+|en\s+)?(?:a|avait)|s['’]est)\s+(?:{ADVERBS}|(?:pas|jamais|toujours|déjà)\s+){{0,2}}"
)
ACTS = (
    rf"(?:(?:{_HAS}|(?:ne\s+|n['’]|s['’])?)(?:{_alternatives(_CHOICES)}|préfèr)(?:ée?|i|e|it)\s+"
    r"(?:(?:pas|plus|jamais)\s+)?(?:(?:de\s+|d['’]|à\s+)(?:ne\s+(?:pas|plus|rien)\s+)?|(?<=préfère\s))"
    r"(?:se\s+|s['’]|y\s+|en\s+)?(?=[a-zà-ÿ]{2,}(?:er|ir|re)\b)"
    rf"|(?:{_HAS}(?:{_alternatives(_ACTS_PAST)})|(?:ne\s+|n['’]|en\s+|y\s+)?(?:{_alternatives(_ACTS_PRESENT)}))"
    rf"(?=[\s:])|(?:{_HAS})?(?:chang(?:e|é)\s+(?=d[e'’])|(?:mis|pari)(?:e|é)\s+(?=sur\s)|opt(?:e|é)\s+(?=pour\s))"
    rf"|(?:ne\s+)?compte\s+(?:(?:pas|plus)\s+)?(?=sur\s)|ne\s+veut\s+(?:pas|plus)\s+(?=[^:]{{0,20}}\bd(?:e|u|es)\b|[^:]{{0,20}}\bd['’])"
    r"|ne\s+baisse\s+pas\s+les\s+bras"
    rf"|(?:est|était)\s+{ADVERBS}{{0,2}}(?:passée?\s+(?=aux?\s|à\s)|sortie?\s+(?=d[eu'’])))"
)
# what holds words, or is made of them
TEXT_NOUNS = _words("""
mention légende serment credo dogme hymne épitaphe enseigne bannière surnom aveu tirade quolibet coupure
papier verdict sentence offre proposition ultimatum excuse écho préjugé fresque pastiche menace
avertissement doctrine pacte manifeste hashtag badge bulle confidence dialogue bulletin doléance téléphone
combiné poche sac boîte dossier robot sien sienne oreille slogan titre mot phrase formule question réponse
remarque critique lettre message courrier enveloppe courriel mail sms tweet post note billet affiche
banderole pancarte panneau page livre article rapport texte vers verset poème chanson refrain proverbe adage
dicton devise maxime citation discours loi règle règlement charte consigne avis voix propos parole cri
rumeur reproche refus objection accusation soupçon récit histoire anecdote souvenir rêve extrait passage
écran vidéo film pièce spectacle roman nom programme projet thème label carte presse journal journaux
annonce publicité questionnaire sondage enquête étude témoignage déclaration promesse répondeur motion
tribune pétition tract plaque inscription mantra enregistrement dessin arrêté décret prière principe leçon
conseil ordre appel cahier registre carnet album expression version argument regard intention réaction
réplique intervention réputation étiquette image opinion colère plainte demande
""")
# what a rubric, a document, a medium or a business is called by, with capitals: « Règlement Intérieur »,
# « Micro Trottoir », « Radio Garel »; as the first or last word of a name nobody's
THING_NOUNS = _words("""
règlement règlements statut statuts charte article édition éditions réédition numéro numéros prochain
prochaine prochains prochaines micro trottoir radio radios télé télévision chaîne antenne journal gazette
hebdo hebdomadaire magazine revue quotidien mensuel podcast émission émissions rubrique chronique courrier
sondage quiz jeu concours enquête info infos information informations météo horaire horaires tarif tarifs
adresse accès inscription inscriptions billetterie renseignement renseignements réservation réservations
newsletter lettre communiqué communiqués dépêche date dates lieu mémo guide notice exposition expo budget
chiffre chiffres convention programme programmes planning contrat avertissement mention mentions annonce
annonces slogan devise citation proverbe dicton message messages affiche panneau banderole pétition tract
site internet blog forum réseaux galerie librairie restaurant brasserie hôtel camping garage boulangerie
cinéma assurance assurances mutuelle résidence amicale chorale orchestre équipe rédaction collection
intérieur intérieure pratique pratiques point points presse bon bonne bons bonnes plan plans fil coup coups
temps tour arrêt parole paroles vox code opération domaine café bar ferme atelier bleu bleue vert verte rouge
jaune rivière tribune carte rural rurale libre
""") | _words("compte-rendu procès-verbal micro-trottoir rendez-vous")
# folded beginnings of verbs of taking in, keeping or repeating what others say, of wishing or fearing it
TAKING_IN = """
cit lire$ lis lit$ lisai lu$ pris pren repr rappel entend ecout recoi recev percev recue?s?$ racont relat
rapport relay relai souvien souven retien retenu retrouv trouv decouv montr affich brandi projet diffus
accroch coll ecri trad imit parodi moqu denonc detourn chant recit repet titr intitul baptis appel nomm attend
rencontr subi essuy obten connai connu devin pressent crain redout ador aim detest appren appri voi vu$ regard
sai[st]?$ su$ ignor affront appliqu sui[tv] herit emprunt inspir dis$ dit dire redi repond repliqu retorq lanc
demand interrog question interpell contre[dt] imagin rev song faire$ fais laiss entour revien salu felicit
remerci oppos vis[ea] oubli evoqu cach serv sign grav peint peind imprim porte?$ garde?$ conserv croi[st] cru$
pens reclam exig suppli encaiss heurt bute?$ tomb accueil parl sembl parai devien figur ressort proven vien
reste?$ existe commen termin conclu clo[rs] debut suffi faut$ faudr rend$ rendu signifi constitu compos form
resum illustr incarn defend soutien souten promet promis jur pret attribu reproch critiqu accus raill attaqu
combat refus rejet contest jou interpret sing plagi scand clam tagu griffonn consign feuillet compil depouill
fredonn enton psalmod sond consult provoqu declench suscit tend decroch pastich caricatur admir lou vant
celebr applaudi hue?$ siffl train perd echapp tenai tien tenu tire?$ cherch
""".split()
# what is done to somebody by speaking to them: the words are the subject's
ADDRESSING = (
    r"(?:(?:l[ae]s?\s+|l['’])(?:a\s+|avait\s+)?(?:rejoin\w*|rassur\w*|corrig\w*|détromp\w*|pri(?:s|t)\s+au\s+mot)"
    r"|(?:a\s+|avait\s+|l['’]a\s+)?(?:remerci|félicit|salu|interpell|apostroph|rassur|relanc|taquin|interrog"
    r"|questionn|contredi)\w*"
    r"|(?:a\s+)?abond\w*\s+dans\s+le\s+sens\s+de|s['’](?:est\s+)?(?:adress|oppos)\w+\s+à|se\s+tourne\s+vers"
    r"|(?:est|n['’]est\s+pas)\s+(?:tout\s+à\s+fait\s+)?d['’]accord\s+avec"
    r"|partage\s+(?:l['’](?:avis|analyse)|le\s+constat|les\s+\w+)\s+de)"
)
# verbs of speech that take a person as what they speak to or of: « a interrogé la préfète »
PERSON_OBJECT = re.compile(
    r"(?:l['’]|(?:l[ae]s?|lui|leur)\s+)?(?:(?:a|avait|ont|avaient)\s+)?(?:interrog|questionn|interpell|invit|félicit|salu"
    r"|rassur|encourag|alert|avert|préven|prévien|inform|conseill|présent|introdui|relanc|corrig|cit|remerci)",
    re.IGNORECASE,
)

# ---- what minutes note between the speeches; on folded text (`fold`), anchored where a sentence begins

_NOISES = (
    r"(?:applaudissements?|rires?|sourires?|huees?|sifflets?|brouhaha|exclamations?|protestations?|murmures?"
    r"|silence|ovation|acclamations?|bravos?|hilarite|interruptions?|mouvements?\s+divers|tumulte)"
)
# « (Vifs applaudissements et rires sur plusieurs bancs.) », « Des huées fusent », « La salle rit »
STAGE_NOTE = re.compile(
    rf"(?:(?:(?:tonnerre|salves?|eclats?|concert)\s+d(?:'|e\s+))?(?:(?:des|quelques|de|nouve\w+|vi(?:f|ve)s?|lon(?:g|gue)s?|leger\w*|grand\w*|nombreu\w+|dernier\w*)\s+){{0,3}}{_NOISES}"
    rf"(?:(?:\s*,\s*|\s+(?:et|puis)\s+)(?:\w+\s+)?{_NOISES}){{0,2}}"
    r"(?:\s+(?:nourri|prolonge|fourni|general|repete|divers)\w*|\s+unanimes?)?"
    r"(?:\s+(?:dans|sur|a|au|aux|du|de|des|parmi|chez)\s[^,:;.!?«»]{1,80})?"
    rf"|(?:des|quelques)\s+{_NOISES}\s+(?:fus|retenti|s'elev|salu|accueill|interromp)\w+[^:;.!?«»]{{0,80}}"
    r"|(?:le\s+public|la\s+salle|l'(?:assistance|auditoire|assemblee))\s+(?:applaudit|rit|siffle|hue|murmure|reagit|se\s+leve|quitte)\b"
    r"[^:;.!?«»]{0,80})\W*"
)
# what is put to the vote or conducted in a sitting
_MATTERS = (
    r"(?:(?:sous-)?amendements?|deliberations?|votes?|scrutins?|motions?|seances?|debats?|discussions?|reunion"
    r"|ordre\s+du\s+jour|rapports?|questions?|resolutions?|v(?:oe|œ)ux?|proces-verba(?:l|ux)|comptes?[\s-]rendus?"
    r"|comptes?\s+(?:administratifs?|de\s+gestion)|budgets?|conventions?|propositions?|projets?|textes?|points?"
    r"|dossiers?|articles?|quorum|depouillement|suspension\s+de\s+seance|huis\s+clos|observations?|remarques?"
    r"|conclusions|ensemble\s+d(?:u|es|e)|parole|minute\s+de\s+silence)"
)
_PASSED = r"(?:adopte|accepte|approuve|rejete|vote|ajourne|retire|reporte)e?s?"
_TALLY = r"(?:a\s+(?:l'unanimite|la\s+majorite|mains?\s+levees?)|par\s+\w+\s+voix)\b"
_VOICES = r"(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|aucune?|zero|neant)"
_DONE = (
    rf"(?:{_PASSED}|(?:leve|cloture|renvoye|epuise|prononce|formule|demande|accorde|proclame|observe|donne|rendu)e?s?|ouverte?s?|close?s?"
    r"|suspendue?s?|reprise?s?|atteinte?|reunie?|acquis|(?:mise?s?|soumise?s?)\s+(?:aux\s+voix|au\s+vote|en\s+discussion)"
    r"|a\s+m(?:me|\.)\s)"
)
_IS_DONE = (
    r"(?:n')?(?:est|sont|fut|furent|etait|etaient|(?:a|ont)\s+(?:pas\s+)?ete)\s+"
    rf"(?:(?:pas|donc|ensuite|alors|enfin|ainsi|finalement|\w{{3,14}}ment)\s+){{0,2}}{_DONE}\b"
)
_GOES = (
    r"(?:(?:s'ouvre|se\s+clot|s'acheve|se\s+termine|reprend)(?:nt)?|a\s+lieu\s+a\s+(?:bulletin|main|scrutin)"
    rf"|(?:recueille|obtient|donne)(?:nt)?\s+(?:{_VOICES}\s+voix|le\s+resultat))\b"
)
# what an assembly does; its past tense too
_DECIDES = (
    r"(?:(?:n'|ne\s+)?(?:adopte|approuve|rejette|vote|ajourne|delibere|suspend|leve|procede)(?:nt)?\b"
    rf"|(?:n')?(?:a|ont)\s+(?:pas\s+)?{_PASSED}\b|(?:prend|a\s+pris|prennent)\s+acte\b|passe(?:nt)?\s+au\s+vote\b"
    r"|s'abst\w+|(?:emet|rend|(?:a|ont)\s+(?:emis|rendu))\s+un\s+avis\b|passe(?:nt)?\s+(?:a\s+l'ordre\s+du\s+jour|au\s+point)\b"
    r"|decide(?:nt)?\s+d|quitte(?:nt)?\s+la\s+s)"
)
_ASSEMBLIES = (
    r"(?:conseil|assemblee|commission|bureau|comite|conseillers|conseilleres|elue?s|membres|majorite|opposition"
    r"|groupe)"
)
# not into a clause of its own: « le rapport dit que la séance est levée »
_WITHIN = r"(?:(?!(?<!,)\s(?:que|qui|dont|ou)\b|\bqu')(?:[^:;.!?«»]|(?<=\bm)\.|(?<=\bmm)\.)){0,90}?"
# « Mise aux voix, … »; what « elle » does, or what happens if or when, is no procedure
_FRONTED = (
    r"(?:(?P<fronted>(?!(?:elles?|ils?(?!\s+est\s+\d)|je|nous|si|s'il|quand|selon|pour|d'apres)\b)"
    r"[^,:;.!?«»]{1,80}),\s+)?"
)
PROCEDURE = re.compile(
    rf"{_FRONTED}(?:(?:(?:le|la|les|une?|chaque|ce|cet|cette|ces|aucune?)\s+|l'){_MATTERS}\b(?:{_WITHIN}(?<![\w'])(?:{_IS_DONE}|{_GOES}))"
    rf"|(?:(?:le|la|les|une?)\s+|l'){_ASSEMBLIES}\b{_WITHIN}(?<![\w'])(?:{_DECIDES})"
    rf"|(?:le|la|les|l')\s?{_WITHIN}(?<![\w'])(?:est|sont|(?:a|ont)\s+ete)\s[^,:;.!?«»]{{1,60}}?(?<!\w){_TALLY}"
    rf"|(?:il|elle)s?\s+(?:est|sont)\s+(?:donc\s+|ensuite\s+|alors\s+)?(?:(?:adopte|approuve|rejete|vote|ajourne)e?s?\b|mise?s?\s+aux\s+voix)"
    r"|(?:plus\s+)?personne\s+ne\s+demand\w+\s+(?:plus\s+)?la\s+parole\b"
    r"|il\s+est\s+(?:ensuite\s+|alors\s+)?(?:procede|passe\s+au|donne\s+lecture|pris\s+acte)\b"
    r"|on\s+(?:passe|procede)\s+(?:ensuite\s+|alors\s+)?au\s+(?:vote|scrutin)\b)"
    # without an article or a verb: « Délibération adoptée », « Vote : … », « Levée de séance », « Pour : 12 »
    rf"|{_MATTERS}\b[^,:;.!?«»]{{0,60}}?\s(?::\s+)?{_DONE}(?!\w)"
    r"|(?:nombre\s+de\s+)?(?:votants|presents|absents|excuses|exprimes|suffrages|bulletins|quorum|pouvoirs"
    r"|procurations)\b[^,:;.!?«»]{0,40}:"
    r"|(?:(?:resultats?|votes?|scrutin|decision|mise\s+aux\s+voix)\b[^,:;.!?«»]{0,40}(?::|\W*$))"
    r"|(?:fin|levee|cloture|suspension|reprise|ouverture)\s+(?:de\s+(?:la\s+)?|du\s+|des\s+)"
    r"(?:seance|debats?|discussions?|votes?|scrutin)\b"
    rf"|{_PASSED}(?:\W*$|\s+(?:{_TALLY}|par\s+(?:le\s+conseil|l'assemblee|la\s+commission)\b))"
    r"|pour\s+\d+\s*,\s*contre\s+\d|avis\s+(?:de)?favorable\b|accord\s+unanime\b"
    r"|fait\s+a\s+\w[^:;.!?«»]{0,40},\s+le\s+\d|(?:a|ont)\s+signe\s*:|est\s+(?:designe|elu)e?\s+(?:secretaire|president)"
    r"|(?:a\s+l')?unanimite\b[^,:;.!?«»]{0,40}\W*$|(?:a\s+)?(?:l'unanimite|la\s+majorite)\W*$"
    rf"|(?:(?:voix\s+)?(?:pour|contre)|abstentions?)\s*:\s*(?:{_VOICES}\b|unanim|mm?(?:e|es|lle)?\.?\s)"
    r"|(?:(?:a|ont)\s+vote|votent?|s'abstien\w+|se\s+sont\s+abstenu\w+|(?:n'(?:a|ont)|ne\s+pren\w+)\s+pas\s+(?:pris\s+)?part)"
    r"\b[^:;.!?«»]{0,40}:"
    rf"|{_VOICES}\s+(?:voix\s+)?(?:pour|contre|abstentions?)\b|\d+\s+(?:voix|votants|suffrages|bulletins)\b"
)
# closely behind it, or before its subject: it happened another day, and somebody recalls it
PAST_EVENT = (
    r"\b(?:(?:en|depuis|des|jusqu'en)\s+(?:\w+\s+)?(?:19|20)\d\d|depuis(?!\s+\d+\s*h)|hier"
    r"|il\s+y\s+a\s+[\w\s]{1,20}(?:ans?|mois|jours|semaines?|annees?|siecles?)"
    r"|(?:an|annee|mois|semaine|mandat|ete|hiver|printemps|automne)\s+(?:dernier|derniere|passee?))\b"
)
# what the editors add, whatever stands around it: « NDLR : », « (Note de la rédaction : »
EDITORIAL = re.compile(
    r"(?<![\w.])(?:n\.?\s?d\.?\s?l\.?\s?r\b|(?:notes?|précisions?|remarques?|commentaires?|ajouts?|rappels?)"
    r"\s+(?:de\s+la\s+rédaction|du\s+rédacteur|de\s+la\s+rédactrice|de\s+l['’]éditeur|du\s+traducteur)"
    r"|(?:erratum|rectificatif)(?=\s*:))\W",
    re.IGNORECASE,
)
# as words of a heading they name nobody: « ### Vote — délibération n° 3 », « ### Reportage — le port »
PROCEDURE_NOUNS = _words("""
reportage reportages sommaire crédit crédits ndlr note notes rédaction encadré encadrés encart focus zoom
verbatim brève brèves repère repères chiffres contexte interview interviews entretien entretiens portrait
portraits édito éditorial dossier annexe annexes synthèse réponses questions échanges erratum rectificatif
glossaire lexique bibliographie ours contact contacts agenda calendrier ambiance coulisses pause déjeuner
salle abonnement index actualité actualités
vote votes scrutin délibération délibérations motion motions amendement amendements discussion discussions
résolution vœu applaudissements décision décisions procès-verbal suspension reprise levée quorum appel
""")
# who conducts a sitting or speaks for its bench; with « M. le » before it any role is somebody's
OFFICES = _words("""
maire président présidente vice-président vice-présidente rapporteur rapporteure secrétaire modérateur
modératrice animateur animatrice doyen doyenne greffier greffière adjoint adjointe préfet préfète sous-préfet
sous-préfète directeur directrice commissaire ministre député députée sénateur sénatrice trésorier trésorière
conseiller conseillère
""")
