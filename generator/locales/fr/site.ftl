# The words of the public site, in French, the source language. Each message is one line, but for plurals.
# An overriding file of a site (themes/<name>/messages.ftl) replaces messages one by one.

## Every page

skip-to-content = Aller au contenu
home = Accueil
close = Fermer
menu = Menu
main-menu = Menu principal
you-are-here = Vous êtes ici :
subscribe = S’abonner
search = Rechercher
search-no-result = Aucun résultat pour « { $query } ». Essayez un mot plus court.
search-label = Que cherchez-vous ?
search-loading = Recherche en cours…
search-one = 1 résultat
search-other = { $count } résultats
search-partial = Aucune page ne contient tous ces mots. Pages qui en contiennent une partie : { $count }.
search-error = La recherche n’a pas abouti. Votre texte est conservé : vérifiez la connexion, puis réessayez.
search-more = Afficher plus de résultats
search-filters = Affiner les résultats
facet-kind = Type de page
facet-parent = Programme ou résidence
facet-trade = Corps d’état
facet-year = Année
search-all = Toutes les pages, par type et par année :
search-no-script = La recherche a besoin de JavaScript. Sans lui, toutes les pages sont ici, et la recherche de votre navigateur (Ctrl + F) y trouve un titre :
site-map-title = Plan du site
site-map-text = Toutes les pages de ce site, par type et par année. Pour trouver un mot sur cette page : Ctrl + F.
site-map-undated = Sans date
published-on = Publié le { $date }
updated-on = Mis à jour le { $date }
reading-time =
    { $count ->
        [one] Lecture : { $count } minute
       *[other] Lecture : { $count } minutes
    }
written-by = Par { $author }
draft = Brouillon
contents-list = Sommaire
see-also = À voir aussi
read-also = À lire aussi
neighbours = Dans la même rubrique
newer-post = Plus récent :
older-post = Plus ancien :
download = Télécharger ({ $format }, { $size })
download-pages = Télécharger ({ $format }, { $pages }, { $size })
files = Fichiers à télécharger
chart-unit = en { $unit }
chart-source = Source : { $source }.
chart-download = Télécharger les données ({ $format }, { $size })
chart-table = Les chiffres en tableau
chart-table-of = Tableau : { $title }
# For those who do not see the drawing.
chart-described =
    { $shape ->
        [courbe] Courbe
        [empilees] Graphique en barres empilées
       *[barres] Graphique en barres
    }, de « { $first } » à « { $last } ».
chart-described-one =
    { $shape ->
        [courbe] Courbe
        [empilees] Graphique en barres empilées
       *[barres] Graphique en barres
    } : « { $first } ».
chart-described-series = { $name } : au plus bas { $low } ({ $low-label }), au plus haut { $high } ({ $high-label }).
chart-described-even = { $name } : { $low }.
chart-described-unit = Les nombres sont { $unit }.
chart-described-table = Tous sont dans le tableau qui suit.
photo-previous = Photo précédente
photo-next = Photo suivante
photos = Photos
file-pages =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
photo-credit = Photo : { $credit }
print = Imprimer
report-error = Signaler une erreur dans cette page
report-error-subject = Erreur dans la page
# Between a term and what it says, in one line.
colon = {" : "}
# Taken out of telephone numbers in addresses.
no-break-space = {"\u00A0"}
pages = Pages
previous-page = Page précédente
next-page = Page suivante
accessibility-mention = Accessibilité : { $state }
legal-links = Informations légales
telephone-label = Téléphone :
list-title = Liste
empty-tenders = Aucune consultation pour le moment. Abonnez-vous ci-dessous : la prochaine vous parviendra.
empty-list = Aucune publication pour le moment.
contact = Contact
address = Adresse
commune = Commune
homes-label = Logements
homes =
    { $count ->
        [one] { $count } logement
       *[other] { $count } logements
    }
posts-count =
    { $count ->
        [0] Aucune publication
        [one] { $count } publication
       *[other] { $count } publications
    }

## The sections and their lists

section-chantiers = Chantiers
section-appels-offres = Appels d’offres
section-conseil = Documents du conseil
section-documents = Documents du conseil
section-residences = Ma résidence
section-agenda = Agenda
section-actualites = Vie de la coopérative
section-programmes = Nos programmes
latest-updates = Les dernières nouvelles des chantiers
all-updates = Toutes les nouvelles des chantiers
next-deadlines = Prochaines dates limites
past-tenders = Consultations terminées
latest-documents = Les derniers documents du conseil
all-documents = Tous les documents
next-events = Prochains rendez-vous
past-events = Rendez-{"\u2060"}vous passés
current-notices = À savoir dans les résidences
all-notices = Tous les avis
see-all = Tout voir : { $section }
latest-articles = Vie de la coopérative
residences-list = Nos résidences
tenders-of-trade = Appels d’offres : { $trade }
tenders-of-commune = Appels d’offres à { $commune }
tenders-of-year = Appels d’offres de { $year }
documents-of-year = Documents du conseil de { $year }
documents-of-nature = Documents du conseil : { $nature }
news-of-year = Publications de { $year }
past-notices-of = Avis passés : { $residence }
archives-title = Archives
archives-text = Tout ce que ce site a publié, année par année.
not-found-title = Page introuvable
not-found-text = Cette page n’existe pas ou a été déplacée.
not-found-help = Vérifiez l’adresse, ou repartez d’ici :
filter-by-trade = Filtrer par corps d’état
filter-by-commune = Filtrer par commune
filter-by-year = Filtrer par année
filter-by-nature = Filtrer par type de document
filters = Affiner la liste
page-number = page { $number }

## Progress of the works

progress-title = Où en est le chantier ?
progress = Avancement : { $count } %
progress-of = Avancement du programme { $title }
progress-of-works = Travaux réalisés
tranche = Tranche
current-stage = Étape en cours
next-stage = Prochaine étape
stage-reached-on = Étape atteinte le { $date }
reached-on = Atteinte le { $date }
stage-planned = Prévue : { $date }
stages-label = Les étapes du chantier
stages-of = Les étapes : { $tranche }
stages-reached =
    { $count ->
        [one] { $count } étape atteinte sur { $all }
       *[other] { $count } étapes atteintes sur { $all }
    }
planned-handover = Livraison prévue : { $date }
date-moved = Date repoussée de { $before } à { $after }. Raison : { $reason }
announced-dates = Historique des dates annoncées
announced-on = Annoncée le
announced-handover = Livraison annoncée
announced-before = Date précédente
announced-reason = Raison
first-announcement = Première annonce
ask-about-programme = Poser une question sur ce programme
programme-facts = Le programme en bref
programme-type = Type de programme
architect = Architecte
viewpoints-title = Le même endroit, mois après mois
programme-updates = Les nouvelles du chantier
programme-no-update = Les premières nouvelles du chantier paraîtront ici.
latest-update = Dernière nouvelle, le { $date }
programme-tenders = Les appels d’offres de ce programme
programme-events = Les rendez-vous de ce programme
funds-ceiling = Plafond légal des appels de fonds : { $percent } % du prix
funds-balance = Solde du prix à la remise des clés
funds-notice = Information donnée à titre indicatif ; seuls l’attestation du maître d’œuvre et l’appel de fonds font foi.

## Tenders

rectified-on = Rectifié le { $date }
what-changed = Ce qui a changé
deadline-label = Date limite :
deadline-at = { $date } à { $time } (heure de Paris)
deadline-at-zone = { $date } à { $time } (heure locale, { $zone })
days-left-one = Il reste {"{n}"} jour
days-left-other = Il reste {"{n}"} jours
last-day = Dernier jour : clôture à { $time }
deadline-passed = La date limite est passée.
opens-on = Ouverture le { $date }
tender-facts = L’essentiel
tender-reference = Référence
tender-nature = Nature
lots = Lots
lots-caption = Les lots de cette consultation
lot = Lot
lot-title = Intitulé
trade = Corps d’état
cpv-codes = Codes CPV
procedure = Procédure
criteria = Critères
criteria-caption = Comment les offres sont jugées
criterion = Critère
weight = Poids
weight-percent = { $count } %
progress-percent = { $count } %
duration = Durée
place = Lieu
programme = Programme
mandatory-visit = Visite obligatoire
optional-visit = Visite facultative
answer-on-buyer-profile = Retirer le dossier et répondre sur le profil d’acheteur
do-not-answer-here = Ne répondez pas par ce site.
outcome = Résultat
outcome-on = Décision du { $date }
winning-firm = Entreprise retenue
amount-excl-vat = Montant hors taxes
outcome-reason = Raison
no-outcome = En attente
tender-files = Pièces de la consultation
rectification-number = Rectificatif n° { $number }
deadline-before = Date limite précédente
changed-papers = Pièces modifiées :
versions = Versions publiées de cet avis
versions-caption = Chaque version de cet avis, avec sa date et ses empreintes
version = Version
version-number = Version { $number }
version-published = Publiée le
version-changes = Ce qui a changé
version-change =
    { $field ->
        [titre] titre
        [resume] résumé
        [auteur] auteur
        [image] image
        [image_description] description de l’image
        [date] date d’ouverture
        [reference] référence
        [objet] objet
        [procedure] procédure
        [nature] nature
        [date_limite] date limite
        [programme] programme
        [commune] commune
        [lieu] lieu
        [duree] durée
        [contact] contact
        [dce_url] lien vers le profil d’acheteur
        [pieces] pièces de la consultation
        [visite] visite
        [criteres] critères
        [lots] lots
        [rectificatifs] rectificatifs
        [etat] état
        [etat_le] date de la décision
        [attributaire] entreprise retenue
        [montant_ht] montant hors taxes
        [motif] raison
        [texte] texte
       *[other] autre renseignement
    }
version-first = Première publication
version-checksums = Empreintes
version-show-checksums = Voir les empreintes (SHA-256)
version-text = Texte de l’avis
versions-notice = L’empreinte SHA-256 d’un texte ou d’un fichier prouve qu’il n’a pas changé depuis sa publication.
versions-unknown = L’historique des versions de cet avis n’est pas disponible : ce site a été construit sans l’historique de ses contenus. Écrivez à la coopérative pour l’obtenir.
add-to-calendar = Ajouter à mon agenda
follow-trade = Suivre les appels d’offres « { $trade } »
follow-trades = Pour suivre les appels d’offres d’un corps d’état, choisissez-le dans ce tableau : sa page en donne le flux.

## Board, notices, events

document-withdrawn = Ce document a été retiré le { $date }.
document-facts = Le document
document-nature = Type de document
document-body = Instance
document-meeting = Séance du
meeting-of = Séance du { $date }
document-keep-until = Consultable jusqu’au { $date }
document-not-accessible = Ce fichier n’est pas entièrement accessible aux lecteurs d’écran. La coopérative vous en donne le contenu sous une autre forme sur simple demande.
document-accessible-version = Version accessible
document-ask = Demander une version accessible
document-ask-subject = Demande de version accessible
notice-postponed-to = Reporté au { $date }
notice-valid-until = Valable jusqu’au { $date }
notice-expired = Cet avis n’est plus en vigueur.
notice-pinned = À la une
notice-category = Sujet
notice-state = État
notice-follow-up = Ce qui s’est passé depuis
poster-scan = Pour la suite de cet avis, ou pour poser une question, visez ce carré avec votre téléphone.
poster-code = Code à viser avec un téléphone
notice-contact = Qui prévenir ?
residence = Résidence
residence-facts = La résidence en bref
residence-management = Gestion
residence-notices = Les avis du moment
residence-no-notice = Aucun avis en ce moment dans cette résidence.
residence-events = Les rendez-vous de la résidence
residence-archive = Voir les avis passés
event-facts = L’essentiel
event-when = Quand
event-start = Début
event-end = Fin
event-where = Où
event-organiser = Organisé par
event-accessibility = Accès
event-past = Ce rendez-vous est passé.

## Comments, as a page without the service shows them

no-comment-yet = Soyez la première personne à réagir.
cooperative-reply = Réponse de la coopérative
answered = Réponse apportée
awaiting-answer = En attente de réponse

## Feeds and calendars

follow-title = Suivre cette page
copy-feed-address = Copier l’adresse du flux
copy-address-of = Copier l’adresse du flux : { $title }
copy-calendar-address = Copier l’adresse du calendrier
copy-calendar-address-of = Copier l’adresse du calendrier : { $title }
address-copied = Adresse copiée
calendar = Calendrier
what-is-a-feed = Qu’est-ce qu’un flux RSS ?
subscribe-title = S’abonner
subscribe-lead = Recevez les nouvelles de la coopérative sans revenir voir si quelque chose a changé. C’est gratuit, sans compte et sans donner votre adresse e-mail.
feed-explained-1 = Un flux est une adresse que vous donnez à une application de lecture. Elle regarde pour vous si ce site a publié quelque chose, et vous le montre.
feed-explained-2 = Personne ne sait que vous êtes abonné : vous ne laissez ni nom ni adresse. Pour arrêter, retirez l’adresse de votre application.
feed-steps-title = Comment faire ?
feed-step-1 = Installez une application de lecture de flux sur votre téléphone ou votre ordinateur. Thunderbird, Feeder ou NetNewsWire, par exemple, sont gratuits.
feed-step-2 = Choisissez sur cette page ce que vous voulez suivre, puis copiez l’adresse du flux.
feed-step-3 = Dans l’application, choisissez « Ajouter un flux » et collez l’adresse.
calendar-explained-title = Et les calendriers ?
calendar-explained = L’adresse d’un calendrier s’ajoute dans l’application d’agenda de votre téléphone ou de votre ordinateur, par « S’abonner à un calendrier ». Les dates limites et les rendez-vous s’y mettent à jour tout seuls.
feed-groups-title = Que voulez-vous suivre ?
feed-formats-caption = Les flux et calendriers : { $title }
feed-subject = Sujet
feed-addresses = Flux
feed-title-all = { $site } : toutes les publications
feed-title-of = { $title } – { $site }
calendar-of = Calendrier : { $title }
feed-group-news = Toute la coopérative
feed-group-news-text = Pour ne rien manquer : toutes les publications du site, la vie de la coopérative et l’agenda.
feed-group-programmes = Les chantiers
feed-group-programmes-text = Pour les acquéreurs et les voisins : les photos, les étapes et les dates de chaque programme.
feed-group-tenders = Tous les appels d’offres
feed-group-tenders-text = Pour les entreprises : chaque consultation, ses rectificatifs et son résultat.
feed-group-trades = Les appels d’offres par corps d’état
feed-group-trades-text = Pour ne recevoir que les consultations de votre métier. Un flux encore vide est prêt pour la première.
feed-group-communes = Les appels d’offres par commune
feed-group-communes-text = Pour les entreprises qui travaillent près de chez elles.
feed-group-residences = Les résidences
feed-group-residences-text = Pour les habitants : coupures, travaux, ascenseurs et vie de l’immeuble.
feed-group-documents = Les documents du conseil
feed-group-documents-text = Pour les sociétaires et les habitants : les documents publics du conseil et de l’assemblée générale.
rectification-title = RECTIFICATIF n° { $number } — { $title }
award-title = ATTRIBUÉ — { $title }
unsuccessful-title = INFRUCTUEUX — { $title }
discontinued-title = SANS SUITE — { $title }
postponed-title = REPORTÉ — { $title }
withdrawn-title = RETIRÉ — { $title }
fact-deadline = Date limite
fact-place = Lieu
fact-lots = Lots
fact-procedure = Procédure
fact-reference = Référence
fact-stage = Étape
fact-progress = Avancement
fact-handover = Livraison prévue
fact-meeting = Séance du
fact-files = Fichiers
fact-when = Quand
fact-where = Où
fact-visit = Visite du site
calendar-deadline = { $time } : date limite { $reference } – { $title }
calendar-visit = Visite obligatoire { $reference } – { $title }

## Words of the domain: kinds of post

kinds-programme = Programmes
kinds-avancement = Nouvelles des chantiers
kinds-appel-offres = Appels d’offres
kinds-document = Documents du conseil
kinds-residence = Résidences
kinds-avis-residence = Avis aux habitants
kinds-evenement = Rendez-vous
kinds-actualite = Actualités
kinds-page = Pages
kind-programme = Programme
kind-avancement = Nouvelle du chantier
kind-appel-offres = Appel d’offres
kind-document = Document du conseil
kind-residence = Résidence
kind-avis-residence = Avis aux habitants
kind-evenement = Rendez-vous
kind-actualite = Actualité
kind-page = Page

## Words of the domain: how homes are sold or let

programme-kind-vefa = Achat sur plan (VEFA)
programme-kind-psla = Location-accession (PSLA) : louer, puis acheter
programme-kind-brs = Bail réel solidaire (BRS) : acheter le logement sans le terrain
programme-kind-locatif = Location sociale
programme-kind-rehabilitation = Réhabilitation de logements occupés

## Words of the domain: stages of the works

stage-etudes = Études
stage-permis_depose = Permis de construire déposé
stage-permis_obtenu = Permis de construire obtenu
stage-permis_purge = Permis de construire purgé de tout recours
stage-commercialisation = Commercialisation
stage-ouverture_chantier = Ouverture du chantier
stage-terrassement = Terrassement
stage-fondations_achevees = Fondations achevées
stage-dalle_rdc = Dalle du rez-de-chaussée
stage-gros_oeuvre = Gros œuvre
stage-hors_eau = Hors d’eau
stage-hors_air = Hors d’air
stage-cloisons = Cloisons
stage-second_oeuvre = Second œuvre
stage-finitions = Finitions
stage-exterieurs = Aménagements extérieurs
stage-achevement = Achèvement
stage-reception = Réception des travaux
stage-pre_livraison = Visites de pré-livraison
stage-livraison = Livraison : remise des clés
stage-levee_reserves = Levée des réserves
stage-fin_parfait_achevement = Fin de la garantie de parfait achèvement

## Words of the domain: tenders

tender-state-a_venir = À venir
tender-state-en_cours = En cours
tender-state-clos = Clos
tender-state-attribue = Attribué
tender-state-infructueux = Infructueux
tender-state-sans_suite = Sans suite
procedure-procedure_adaptee = Procédure adaptée (MAPA)
procedure-appel_offres_ouvert = Appel d’offres ouvert
procedure-appel_offres_restreint = Appel d’offres restreint
procedure-procedure_avec_negociation = Procédure avec négociation
procedure-dialogue_competitif = Dialogue compétitif
procedure-concours = Concours
procedure-sans_publicite = Procédure sans publicité ni mise en concurrence préalables
procedure-consultation_directe = Consultation directe
tender-nature-travaux = Travaux
tender-nature-services = Services
tender-nature-fournitures = Fournitures

## Words of the domain: board documents

document-nature-ordre_du_jour = Ordre du jour
document-nature-proces_verbal = Procès-verbal
document-nature-releve_de_decisions = Relevé de décisions
document-nature-compte_rendu_bureau = Compte rendu du bureau
document-nature-pv_assemblee_generale = Procès-verbal de l’assemblée générale
document-nature-resolutions = Résolutions
document-nature-rapport_activite = Rapport d’activité
document-nature-comptes_annuels = Comptes annuels
document-nature-statuts = Statuts
document-nature-autre = Autre document
governance-conseil_administration = Conseil d’administration
governance-bureau = Bureau
governance-assemblee_generale = Assemblée générale
access-public = Public
access-societaires = Réservé aux sociétaires
access-administrateurs = Réservé aux administrateurs

## Words of the domain: residences and notices

management-syndic = Copropriété, dont la coopérative est le syndic
management-location = Logements loués par la coopérative
notice-category-incident = Incident
notice-category-travaux = Travaux
notice-category-coupure = Coupure
notice-category-vie = Vie de l’immeuble
notice-state-en_cours = En cours
notice-state-reporte = Reporté
notice-state-regle = Réglé

## Legal notice

legal-notice-title = Mentions légales
legal-publisher-title = Éditeur du site
legal-publisher = Ce site est publié par { $name }, { $form }.
legal-fact-name = Dénomination
legal-fact-form = Forme
legal-fact-capital = Capital social
legal-fact-register = Immatriculation
legal-fact-seat = Siège social
legal-fact-telephone = Téléphone
legal-fact-email = Adresse e-mail
legal-publisher-status = La coopérative est un organisme d’habitations à loyer modéré, régi par les articles L. 422-3 et suivants du code de la construction et de l’habitation.
legal-director-title = Direction de la publication
legal-director = Directeur ou directrice de la publication : { $director }.
legal-host-title = Hébergement
legal-host = Ce site est hébergé par : { $host }.
legal-content-title = Valeur des informations
legal-content-progress = Les informations sur l’avancement et les dates des chantiers sont données de bonne foi, à titre indicatif. Elles ne modifient ni les contrats, ni les délais qu’ils prévoient. Seuls l’attestation du maître d’œuvre et l’appel de fonds font foi pour les paiements.
legal-content-tenders = Les appels d’offres publiés ici informent les entreprises. Les offres se remettent uniquement sur le profil d’acheteur indiqué dans chaque avis.
legal-content-errors = Une erreur ? Chaque page permet de la signaler. Vous pouvez aussi écrire à { $email }.
legal-property-title = Propriété intellectuelle
legal-property = Les textes, photos, plans et dessins de ce site sont protégés par le code de la propriété intellectuelle. Ils appartiennent à { $name } ou à leurs auteurs, dont le nom figure à côté des photos.
legal-property-reuse = Vous pouvez faire un lien vers toute page, et citer un court passage en indiquant sa source et son adresse. Toute autre reproduction demande l’accord écrit de { $name }.
legal-comments-title = Contributions des lecteurs
legal-comments = Les commentaires sont publiés dans un espace de contributions personnelles, signalé comme tel. Ils expriment l’avis de leurs auteurs. { $name } en est l’hébergeur, au sens de la loi n° 2004-575 du 21 juin 2004 pour la confiance dans l’économie numérique.
legal-comments-report = Pour signaler un commentaire illicite, utilisez le lien « Signaler » placé sous ce commentaire, ou écrivez à { $email } en donnant l’adresse de la page, le passage en cause et la raison. Vous recevez un numéro de suivi, et la décision prise est motivée.
legal-comments-contact = Point de contact unique des autorités et des lecteurs, au sens des articles 11 et 12 du règlement (UE) 2022/2065 sur les services numériques : { $email }, en français.
legal-mediation-title = Réclamation et médiation
legal-mediation-first = Pour toute réclamation, écrivez d’abord à { $name }, { $seat }, ou à { $email }.
legal-mediation = Si la réponse ne vous convient pas, ou sans réponse sous deux mois, vous pouvez, en tant que consommateur, saisir gratuitement le médiateur de la consommation (articles L. 612-1 et suivants du code de la consommation) : { $mediator }.
legal-mediation-unnamed = Si la réponse ne vous convient pas, ou sans réponse sous deux mois, vous pouvez, en tant que consommateur, recourir gratuitement à un médiateur de la consommation (articles L. 612-1 et suivants du code de la consommation). La coopérative vous communique ses coordonnées sur demande.
legal-law-title = Droit applicable
legal-law = Ce site est soumis au droit français. Ces mentions sont celles que demande l’article 1-{"\u2060"}1 de la loi n° 2004-575 du 21 juin 2004.

## Accessibility statement

accessibility-title = Accessibilité
conformance-non_conforme = non conforme
conformance-partiellement_conforme = partiellement conforme
conformance-totalement_conforme = totalement conforme
accessibility-statement-title = Déclaration d’accessibilité
accessibility-commitment = { $name } s’engage à rendre son site internet accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.
accessibility-scope = Cette déclaration d’accessibilité s’applique à l’ensemble des pages du présent site.
accessibility-state-title = État de conformité
accessibility-state = Ce site est { $state } au référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.
accessibility-results-title = Résultats des tests
accessibility-no-audit = Aucun audit de conformité en cours de validité ne permet de mesurer le respect des critères. C’est pourquoi ce site est déclaré { $state }.
accessibility-audit = L’audit de conformité réalisé par { $auditor } le { $date } révèle que { $rate } % des critères du RGAA sont respectés.
accessibility-audit-unrated = L’audit de conformité sur lequel s’appuie cette déclaration a été réalisé par { $auditor } le { $date }.
accessibility-measures-title = Ce qui est fait pour l’accessibilité
accessibility-measures-reading = Ce site se lit au clavier, avec un lecteur d’écran, agrandi jusqu’à 400 %, en mode sombre, avec des couleurs forcées, et sans script.
accessibility-measures-photos = La publication d’une photo sans description est refusée par le programme qui fabrique le site, sauf si elle est purement décorative.
accessibility-limits-title = Contenus non accessibles
accessibility-limits-files = Certains fichiers à télécharger, en particulier les pièces numérisées et les plans, peuvent ne pas être accessibles. Leur page le dit, et leur contenu vous est donné sous une autre forme sur demande.
accessibility-limits-external = Les vidéos et les sites vers lesquels mènent des liens, dont le profil d’acheteur, ne dépendent pas de la coopérative.
accessibility-technology-title = Technologies utilisées
accessibility-technology = HTML, CSS, SVG et JavaScript. Aucune fonction nécessaire à la lecture ne dépend de JavaScript.
accessibility-contact-title = Retour d’information et contact
accessibility-contact = Si vous n’arrivez pas à accéder à un contenu ou à un service, contactez { $name } pour être orienté vers une alternative accessible, ou obtenir le contenu sous une autre forme.
accessibility-contact-email = Par e-mail : { $email }.
accessibility-contact-telephone = Par téléphone : { $telephone }.
accessibility-contact-post = Par courrier : { $name }, { $seat }.
accessibility-appeal-title = Voies de recours
accessibility-appeal = Si vous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à un service, et que vous n’avez pas obtenu de réponse satisfaisante, vous pouvez saisir le Défenseur des droits.
accessibility-appeal-form = Par son formulaire : https://formulaire.defenseurdesdroits.fr/
accessibility-appeal-delegate = Auprès de son délégué dans votre département : https://www.defenseurdesdroits.fr/saisir/delegues
accessibility-appeal-post = Par courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.

## Personal data

personal-data-title = Données personnelles
comment-charter-title = Charte des commentaires
privacy-summary-title = En bref
privacy-summary = Lire ce site ne demande aucune donnée : ni compte, ni cookie, ni mesure d’audience, ni contenu chargé chez un tiers. C’est pourquoi aucun bandeau ne vous demande d’accord.
privacy-summary-storage = Rien n’est enregistré dans votre appareil par ce site pendant la lecture.
privacy-controller-title = Responsable du traitement
privacy-controller = { $name }, { $seat }. E-mail : { $email }. Téléphone : { $telephone }.
privacy-dpo = Délégué à la protection des données : { $dpo }.
privacy-connection-title = Données de connexion
privacy-connection = Pour envoyer les pages et protéger le site, l’hébergeur traite l’adresse IP de votre appareil, la date et l’adresse de la page demandée. Hébergeur : { $host }.
privacy-connection-basis = Base légale : l’intérêt légitime à fournir un site sûr (article 6, 1, f du RGPD). La coopérative ne s’en sert pas pour savoir qui lit quoi. Si l’hébergeur traite ces données hors de l’Union européenne, il applique les garanties du chapitre V du RGPD.
privacy-comments-title = Commentaires
privacy-comments-data = Quand vous écrivez un commentaire, sont traités : le nom ou le pseudonyme que vous choisissez, votre message et sa date, qui sont publiés ; votre adresse e-mail si vous la donnez, qui est facultative et n’est jamais publiée ; votre adresse IP, gardée à part.
privacy-comments-purpose = Ces données servent à publier la conversation, à la modérer, à vous prévenir d’une réponse si vous le demandez, et à répondre aux autorités quand la loi l’impose.
privacy-comments-basis = Bases légales : l’intérêt légitime à animer et à modérer une conversation avec les habitants (article 6, 1, f du RGPD) ; votre consentement, confirmé par un lien reçu par e-mail, pour les messages que vous demandez (article 6, 1, a) ; l’obligation légale de conserver les données de connexion de qui publie un contenu (article 6, 1, c).
privacy-comments-recipients = Seules les personnes chargées de la modération à la coopérative, et les prestataires techniques qui travaillent pour elle, y ont accès. Ces données ne sont ni vendues, ni louées, ni utilisées pour de la publicité.
privacy-comments-automatic = Un filtre automatique peut écarter les messages indésirables. Une personne relit sa décision si vous le demandez.
privacy-duration-title = Durées de conservation
privacy-duration-comments = Commentaires : tant que la page est publiée, ou jusqu’à ce que vous supprimiez le vôtre.
privacy-duration-email = Adresses e-mail : jusqu’à ce que vous arrêtiez les messages ou supprimiez votre commentaire ; sept jours quand l’adresse n’a pas été confirmée.
privacy-duration-connection = Adresses IP des auteurs de commentaires : un an au plus, puis elles sont effacées.
privacy-duration-letters = Courriers, appels et e-mails adressés à la coopérative : le temps d’y répondre, puis trois ans au plus après le dernier échange, sauf contrat ou litige en cours.
privacy-letters-title = Quand vous nous écrivez ou nous appelez
privacy-letters = Les coordonnées et les informations que vous donnez servent seulement à traiter votre demande. Base légale : l’intérêt légitime à répondre, ou les démarches préalables à un contrat quand votre demande y mène (article 6, 1, f et b du RGPD).
privacy-photos-title = Photos et documents
privacy-photos = Les photos sont publiées sans les données que l’appareil y inscrit, comme le lieu de la prise de vue. Personne n’y est reconnaissable sans son accord. Pour demander le retrait d’une photo ou d’un document, écrivez à { $email }.
privacy-rights-title = Vos droits
privacy-rights = Vous pouvez demander l’accès à vos données, leur rectification, leur effacement, leur portabilité ou la limitation de leur traitement, vous opposer à ce traitement, retirer votre consentement à tout moment, et donner des instructions pour après votre décès.
privacy-rights-how = Pour exercer ces droits, écrivez à { $email } ou à { $name }, { $seat }. Une réponse vous est faite sous un mois. Vous pouvez aussi exporter ou supprimer un commentaire vous-même, par le lien personnel affiché quand vous l’avez envoyé.
privacy-appeal-title = Réclamation
privacy-appeal = Si vous estimez que vos droits ne sont pas respectés, vous pouvez adresser une réclamation à la CNIL : https://www.cnil.fr/fr/plaintes, ou par courrier : CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris CEDEX 07.
