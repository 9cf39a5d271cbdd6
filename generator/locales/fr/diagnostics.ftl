### Les messages de « palier check » et de « palier build ».
###
### Chaque code a son fait (la valeur), ce qui est dit à l’endroit (.label, ou .suggestion quand un mot proche
### existe), au second endroit (.autre), et le remède (.aide). Sa page est dans explain/fr/<code>.md.

## La gravité

severity-error = erreur
severity-warning = attention
severity-notice = note
severity-help = aide

## À qui appartient un champ, et comment il s’écrit : des morceaux des messages ci-dessous, jamais des messages

nom-du-groupe =
    { $groupe ->
        [programme] un programme
        [avancement] un avancement
        [appel-offres] un appel d’offres
        [document] un document
        [residence] une résidence
        [avis-residence] un avis aux résidents
        [evenement] un événement
        [actualite] une actualité
        [page] une page
        [section] une page de rubrique (_index.md)
        [tranches] une tranche
        [jalons] un jalon
        [report] un report
        [photos] une photo
        [pieces] une pièce
        [lots] un lot
        [visite] une visite
        [criteres] un critère
        [rectificatifs] un rectificatif
        [suivi] une étape du suivi
       *[autre] « { $groupe } »
    }

exemple-du-champ =
    { $champ ->
        [titre] « titre: Le bâtiment B est hors d’eau »
        [date] « date: 23/11/2026 »
        [commune] « commune: Valbrune »
        [nom] « nom: Bâtiment A »
        [etape] « etape: hors_eau »
        [ancienne_date] « ancienne_date: juin 2027 »
        [nouvelle_date] « nouvelle_date: septembre 2027 »
        [motif] « motif: la pluie a retardé le terrassement »
        [fichier] « fichier: toiture.jpg »
        [reference] « reference: 2026-014 »
        [objet] « objet: Charpente bois et couverture »
        [procedure] « procedure: procedure_adaptee »
        [date_limite] « date_limite: 11/12/2026 à 12 h 00 »
        [numero] « numero: 1 »
        [intitule] « intitule: Charpente »
        [poids] « poids: 40 »
        [resume] « resume: Le plan des haies est ajouté »
        [nature] « nature: proces_verbal »
        [date_seance] « date_seance: 06/10/2026 »
        [texte] « texte: Le plombier passe vendredi »
        [debut] « debut: 12/12/2026 à 15 h 00 »
        [programme] « programme: verger », ou rangez le fichier dans le dossier de son programme
        [residence] « residence: tilleuls », ou rangez le fichier dans le dossier de sa résidence
       *[autre] « { $champ }: … »
    }

## L’en-tête d’un fichier

fichier-vide = ce fichier est vide
    .label = rien n’est écrit ici
    .aide = écrivez un en-tête entre deux lignes « --- », avec au moins « titre: », puis le texte ; ou supprimez le fichier
entete-absent = ce fichier n’a pas d’en-tête
    .label = la première ligne devrait être « --- »
    .aide = ajoutez tout en haut une ligne « --- », puis « titre: … » et les autres champs, puis une seconde ligne « --- » ; le texte vient après
deux-points-manquants = cette ligne de l’en-tête n’est pas un champ : il lui manque deux-points
    .label = ni champ, ni suite d’un champ
    .suggestion = écrivez « { $suggestion } »
    .aide = ajoutez deux-points et une espace après le nom du champ ; si la ligne continue celle d’avant, mettez deux espaces devant ; si c’est du texte, placez-le sous la ligne « --- »
entete-non-ferme = l’en-tête n’est pas fermé
    .label = la ligne « --- » manque avant ou juste après cette ligne
    .aide = ajoutez une ligne qui ne contient que « --- » entre le dernier champ et le texte
tabulation = une tabulation décale cette ligne de l’en-tête
    .label = une touche Tab a été employée ici
    .aide = effacez ce blanc et tapez des espaces : deux espaces par niveau
entete-illisible = l’en-tête ne peut pas être lu à partir d’ici
    .label = la lecture s’arrête ici
    .aide = regardez cette ligne et celle d’avant : un guillemet ou un crochet resté ouvert, ou une ligne décalée (pour l’informaticien : { $detail })
virgule-sans-guillemets = « { $valeur } » n’est pas un champ : la virgule a coupé le texte en deux
    .label = ce texte contient une virgule
    .suggestion = écrivez { $suggestion }
    .aide = entre accolades, la virgule sépare les champs : mettez entre guillemets droits tout texte qui en contient une ; si « { $valeur } » est un champ, écrivez « : » et sa valeur après son nom
guillemet-non-ferme = un guillemet est ouvert et n’est pas fermé
    .label = ouvert ici
    .aide = ajoutez le même guillemet à la fin de la valeur, ou retirez celui-ci : le texte d’un champ n’a pas besoin de guillemets
ligne-decalee = ce champ de l’en-tête est plus à droite que les autres
    .label = des espaces le décalent
    .aide = retirez les espaces au début de la ligne ; si elle continue la phrase d’avant, mettez toute cette phrase entre guillemets droits
entete-sans-champ = l’en-tête ne contient aucun champ
    .label = ceci n’est pas un champ
    .aide = écrivez un champ par ligne : son nom, deux-points, une espace, sa valeur ; par exemple « titre: Pose de la charpente »
entete-trop-profond = l’en-tête contient trop de niveaux imbriqués
    .label = un niveau de trop ici
    .aide = ramenez cette ligne plus à gauche : un champ ne contient jamais plus de deux niveaux
yaml-refuse = cette écriture n’est pas acceptée dans l’en-tête
    .label = « & », « * » et « ! » ont ici un sens technique que Palier n’emploie pas
    .aide = si c’est du texte, mettez-le entre guillemets droits : "…"
groupe-attendu = { nom-du-groupe } s’écrit en plusieurs champs
    .label = ceci est un simple texte
    .aide = écrivez un champ par ligne, décalé de deux espaces ; l’exemple est donné par « palier explain groupe-attendu »
champ-inconnu = le champ « { $champ } » n’existe pas pour { nom-du-groupe }
    .label = champ inconnu
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = les champs possibles ici : { $choix }
champ-en-double = le champ « { $champ } » est écrit deux fois
    .label = la seconde fois
    .autre = la première fois
    .aide = gardez une seule des deux lignes
champ-manquant = il manque le champ « { $champ } », obligatoire pour { nom-du-groupe }
    .label = ajoutez ici « { $champ }: … »
    .aide = par exemple { exemple-du-champ }
champ-vide = le champ « { $champ } » est vide alors qu’il est obligatoire pour { nom-du-groupe }
    .label = rien n’est écrit après les deux-points
    .aide = par exemple { exemple-du-champ }
texte-attendu = le champ « { $champ } » doit contenir un seul texte
    .label = ceci est une liste ou un groupe de champs
    .aide = écrivez la valeur sur la même ligne, après « { $champ }: » ; si elle contient des crochets ou des accolades, entourez-la de guillemets droits : "…"
liste-attendue = le champ « { $champ } » doit être une liste
    .label = ceci est un simple texte
    .aide = allez à la ligne après « { $champ }: » et commencez chaque élément par deux espaces et un tiret ; voyez « palier explain liste-attendue »
oui-ou-non-attendu = le champ « { $champ } » se remplit par oui ou par non, pas par « { $valeur } »
    .label = ni oui, ni non
    .aide = écrivez « { $champ }: oui » ou « { $champ }: non »
date-illisible = « { $valeur } » n’est pas une date que Palier sait lire
    .label = date illisible
    .aide = écrivez par exemple « 11/12/2026 » ou « 11 décembre 2026 » ; l’heure, s’il en faut une, vient après : « à 12 h 00 »
heure-manquante = l’heure manque dans le champ « { $champ } »
    .label = un jour, mais pas d’heure
    .aide = ajoutez l’heure après la date, par exemple « 11/12/2026 à 12 h 00 »
jour-de-semaine-faux = le { $date } est un { $jour }
    .label = le jour de la semaine et la date ne vont pas ensemble
    .aide = corrigez la date, ou écrivez « { $jour } » ; vous pouvez aussi retirer le jour de la semaine
jour-inexistant = « { $valeur } » n’existe pas : ce mois a { $jours } jours
    .label = le mois finit le { $dernier }
    .aide = corrigez la date : le dernier jour de ce mois est le { $dernier }
heure-inexistante = le { $valeur } n’existe pas : cette nuit-là, on passe à l’heure d’été
    .label = les horloges sautent cette heure : ce serait le { $remplacee }
    .aide = écrivez une heure d’avant ou d’après le changement
mois-illisible = « { $valeur } » n’est ni un mois, ni une date que Palier sait lire
    .label = mois illisible
    .aide = écrivez un mois, « juin 2027 » ou « 2027-06 », ou une date, « 15/06/2027 »
nombre-attendu = le champ « { $champ } » doit être un nombre entier de { $min } à { $max }, pas « { $valeur } »
    .label = nombre attendu
    .aide = écrivez seulement des chiffres, sans mot ni virgule
montant-illisible = « { $valeur } » n’est pas un montant que Palier sait lire
    .label = montant illisible
    .aide = écrivez par exemple « 125 000 », « 12 500,50 € » ou « 1,2 M€ »
valeur-inconnue = le champ « { $champ } » ne peut pas valoir « { $valeur } »
    .label = mot inconnu
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = les mots possibles : { $choix }

## Le contenu d’une page

identifiant-illisible = l’identifiant « { $valeur } » contient des signes qui ne conviennent pas
    .label = des accents, des espaces ou d’autres signes
    .suggestion = par exemple « { $suggestion } »
    .aide = n’employez que des lettres sans accent, des chiffres, et les signes - _ . /
alias-illisible = « { $valeur } » n’est pas une ancienne adresse de ce site
    .label = adresse illisible
    .suggestion = plusieurs adresses s’écrivent entre crochets : { $suggestion }
    .aide = écrivez le chemin seul, sans le nom du site, sans espace, sans virgule et sans ce qui suit un point d’interrogation, par exemple « /actualites/ancien-titre/ »
description-vide = la photo « { $fichier } » a une description vide
    .label = rien n’est écrit après les deux-points
    .aide =
        { $champ ->
            [couverture_description] écrivez sur cette ligne, après « couverture_description: », une phrase qui dit ce que l’on voit, pour les personnes qui ne voient pas
           *[description] écrivez sur cette ligne, après « description: », une phrase qui dit ce que l’on voit, pour les personnes qui ne voient pas ; si la photo est un simple décor, remplacez cette ligne par « decorative: oui »
        }
photo-sans-description = la photo « { $fichier } » n’a pas de description
    .label = cette photo
    .aide = 
        { $champ ->
            [couverture_description] ajoutez sous cette ligne « couverture_description: » et une phrase qui dit ce que l’on voit, pour les personnes qui ne voient pas
           *[description] ajoutez sous cette ligne « description: » et une phrase qui dit ce que l’on voit, pour les personnes qui ne voient pas ; si la photo est un simple décor, « decorative: oui »
        }
adresse-web-illisible = « { $valeur } » n’est pas une adresse web complète
    .label = adresse incomplète
    .aide = copiez l’adresse entière depuis votre navigateur, « https:// » compris
metier-inconnu = le corps d’état « { $valeur } » n’existe pas dans ce site
    .label = corps d’état inconnu
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = prenez un mot de la liste (« palier explain metier-inconnu »), ou ajoutez ce corps d’état à la section [metiers] de palier.toml
lot-en-double = deux lots portent le numéro { $numero }
    .label = ici
    .autre = et ici
    .aide = donnez à chaque lot un numéro différent
etat-sans-date = l’état « { $etat } » n’est pas daté
    .label = depuis quand ?
    .aide = ajoutez à côté une ligne « etat_le: » avec le jour de la décision
criteres-somme = la somme des critères est { $somme }, au lieu de 100
    .label = le total de ces « poids » est { $somme }
    .aide = corrigez les « poids » pour que leur somme soit 100
rectificatif-numero = ce rectificatif porte le numéro { $numero }, alors que le suivant attendu est le { $attendu }
    .label = le numéro { $attendu } est attendu
    .aide = numérotez les rectificatifs dans l’ordre, à partir de 1, le plus ancien en premier
acces-manquant = il faut dire qui peut lire ce document
    .label = ajoutez ici « acces: … »
    .aide = ajoutez « acces: public », « acces: societaires » ou « acces: administrateurs » ; seul « public » met le document en ligne
report-sans-date = il manque la date à laquelle cet avis est reporté
    .label = reporté à quand ?
    .aide = ajoutez une ligne « reporte_au: » avec la nouvelle date ; si elle n’est pas connue, laissez « etat: en_cours » et dites-le dans le texte
fin-avant-debut = cet événement se termine avant d’avoir commencé
    .label = cette date est avant celle de « debut »
    .aide = corrigez « debut » ou « fin »

## Le site dans son ensemble

programme-inconnu =
    { $raison ->
        [retenu] le programme « { $valeur } » n’est pas en ligne : brouillon, ou à paraître
       *[absent] aucun programme ne s’appelle « { $valeur } »
    }
    .label =
        { $raison ->
            [retenu] programme qui n’est pas en ligne
           *[absent] programme inconnu
        }
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide =
        { $raison ->
            [retenu] publiez d’abord la page du programme, { $fichier }, ou attendez avec celle-ci (brouillon: oui)
           *[absent] le nom d’un programme est celui de son dossier : corrigez le champ « programme », rangez ce fichier dans le dossier du programme, ou corrigez d’abord la page du programme si elle a une erreur
        }
residence-inconnue =
    { $raison ->
        [retenu] la résidence « { $valeur } » n’est pas en ligne : brouillon, ou à paraître
       *[absent] aucune résidence ne s’appelle « { $valeur } »
    }
    .label =
        { $raison ->
            [retenu] résidence qui n’est pas en ligne
           *[absent] résidence inconnue
        }
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide =
        { $raison ->
            [retenu] publiez d’abord la page de la résidence, { $fichier }, ou attendez avec celle-ci (brouillon: oui)
           *[absent] le nom d’une résidence est celui de son dossier : corrigez le champ « residence », rangez ce fichier dans le dossier de la résidence, ou corrigez d’abord la page de la résidence si elle a une erreur
        }
tranche-en-double = deux tranches du programme s’appellent « { $nom } »
    .label = ici
    .autre = et ici
    .aide = donnez à chaque tranche un nom et un identifiant qui ne sont qu’à elle, sans compter les accents et les majuscules
etape-a-venir = « { $champ } » est une date à venir : l’étape n’est pas encore atteinte
    .label = ce jour n’est pas encore venu
    .aide =
        { $champ ->
            [atteint_le] corrigez la date ; si l’étape est seulement prévue, retirez « atteint_le » et dites-la « prevu_le »
           *[autre] corrigez la date, ou retirez cette ligne tant que l’étape n’est pas atteinte
        }
attribution-avant-limite = ce marché est attribué avant sa date limite, le { $limite }
    .label = la date limite est ici
    .aide = corrigez la date limite, « etat » ou « etat_le » : un marché s’attribue après la remise des offres
decision-a-venir =
    { $champ ->
        [rectificatif] ce rectificatif est daté d’un jour à venir
       *[etat_le] cette décision est datée d’un jour à venir
    }
    .label = ce jour n’est pas encore venu
    .aide = corrigez la date (jour, mois et année) ; ce qui n’a pas encore eu lieu s’écrira ce jour-là
limite-avant-date = la date limite est avant la date de la page, le { $date }
    .label = cette date limite est trop tôt
    .autre = la date de la page
    .aide = corrigez l’une des deux dates : la consultation commence à « date » et finit à « date_limite »
retrait-avant-date = « expire_le » est avant la date de la page, le { $date }
    .label = la page serait retirée avant d’avoir paru
    .autre = la date de la page
    .aide = corrigez l’une des deux dates, ou retirez la ligne « expire_le »
criteres-mal-ecrits = chaque critère s’écrit avec « nom » et « poids »
    .label = il manque « nom » et « poids »
    .suggestion = écrivez { $suggestion }
    .aide = sous « criteres: », commencez la ligne de chaque critère par deux espaces et un tiret, par exemple «   - {"{"} nom: Prix, poids: 60 {"}"} »
tranche-inconnue = le programme n’a pas de tranche « { $valeur } »
    .label = tranche inconnue
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = reprenez l’« identifiant » d’une tranche de la page du programme (à défaut, son nom sans accents, avec des tirets), ou ajoutez-y la tranche
lien-casse = ce lien ne mène à aucune page : « { $cible } »
    .label = page introuvable
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = corrigez le lien ; vers une autre page du site, écrivez le chemin de son fichier, par exemple « ../autre-page/index.md », ou son adresse, « /chantiers/ »
ancre-cassee = ce lien mène à un titre qui n’existe pas : « { $cible } »
    .label = titre introuvable dans la page
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = ce qui suit # est le titre visé, en minuscules, sans accents, avec des tirets à la place des espaces
fichier-introuvable = le fichier « { $cible } » est introuvable
    .label = fichier introuvable
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide =
        { $endroit ->
            [reglages] déposez le fichier à cet endroit, à partir du dossier de palier.toml, ou corrigez son chemin (accents, espaces et terminaison comptent)
           *[page] déposez le fichier à côté de cette page, ou corrigez son nom (accents, espaces et terminaison comptent)
        }
lien-mal-ecrit = « { $cible } » n’a pas la forme d’une adresse
    .label = adresse mal écrite
    .suggestion = écrivez « { $suggestion } »
    .aide = l’adresse d’un autre site commence par « https:// », celle d’un courriel par « mailto: » ; dans le chemin d’un fichier, les barres sont « / »
image-d-ailleurs = cette image se trouve sur un autre site, et ne serait pas montrée : « { $cible } »
    .label = image d’un autre site
    .aide = enregistrez l’image dans le dossier de cette page et écrivez son nom, par exemple photo.jpg (demandez l’accord de son auteur) ; une image d’ailleurs ferait connaître vos lecteurs à cet autre site
pas-une-image = « { $fichier } » n’est pas une image
    .label = un point d’exclamation devant les crochets montre une image
    .aide = retirez le point d’exclamation qui est devant les crochets : ce sera un lien vers le fichier
fichier-d-une-autre-sorte =
    { $sorte ->
        [image] « { $fichier } » est une image, et son nom dit que c’est un PDF
        [pdf] « { $fichier } » est un PDF, et son nom dit que c’est une image
        [page] « { $fichier } » est une page web enregistrée, et son nom dit autre chose
       *[bureautique] « { $fichier } » est un document de bureautique, et son nom dit autre chose
    }
    .label = les lecteurs ne pourraient pas l’ouvrir
    .aide =
        { $sorte ->
            [image] changez la fin de son nom en « .{ $fin } », ici et dans le dossier ; ou ouvrez-la et imprimez-la « en PDF »
            [pdf] changez la fin de son nom en « .pdf », dans le dossier, et faites ici un lien : [Le plan](plan.pdf), sans point d’exclamation
            [page] téléchargez de nouveau le fichier (un site qui demande un mot de passe donne souvent une page à la place) ; pour un PDF, vous pouvez aussi imprimer la page « en PDF »
           *[bureautique] ouvrez-le dans le logiciel qui l’a fait, puis enregistrez-le en PDF ou, pour une image, en JPEG
        }
lien-vers-page-retenue =
    { $raison ->
        [brouillon] ce lien mène à un brouillon, que personne ne voit encore : « { $cible } »
        [incomplet] ce lien mène à un brouillon qui n’est pas complet : « { $cible } »
        [date] ce lien mène à une page qui paraîtra le { $date } : « { $cible } »
        [expiree] ce lien mène à une page qui a expiré le { $date } : « { $cible } »
       *[acces] ce lien mène à un document d’accès réservé : « { $cible } »
    }
    .label = page qui n’est pas en ligne : { $fichier }
    .aide =
        { $raison ->
            [brouillon] publiez-le, en retirant « brouillon: oui » de { $fichier }, ou retirez le lien : en attendant, il mène à la rubrique de la page
            [incomplet] complétez { $fichier } et publiez-le, ou retirez le lien : en attendant, il mène à la rubrique de la page
            [date] rien à faire si vous pouvez attendre : d’ici là, le lien mène à la rubrique de la page
            [expiree] retirez ce lien, ou changez « expire_le » dans { $fichier } : il mène à la rubrique de la page
           *[acces] retirez ce lien si cela ne convient pas : il mène à la rubrique de la page
        }
date-limite-changee = la date limite a changé sans rectificatif : { $avant } est devenu { $maintenant }
    .label = publiée auparavant : { $avant }
    .aide = annoncez le changement aux entreprises : ajoutez dans « rectificatifs » un rectificatif avec « date_limite_avant: { $a-ecrire } », ou rétablissez la date
identifiant-en-double = deux pages ont l’identifiant « { $valeur } »
    .label = l’identifiant de cette page
    .autre = et de celle-ci
    .aide = changez « identifiant » dans la plus récente des deux ; celui d’une page déjà publiée ne doit jamais changer
reference-en-double = deux appels d’offres ont la référence « { $valeur } »
    .label = ici
    .autre = et ici
    .aide = donnez au plus récent des deux une référence différente
adresse-en-double = deux pages auraient la même adresse : { $adresse }
    .label = cette page
    .autre = et celle-ci
    .aide = renommez le fichier ou le dossier de l’une des deux, ou supprimez celle qui est de trop
adresse-reservee = l’adresse { $adresse } est celle d’une page que Palier fait lui-même
    .label = cette page ne peut pas la prendre
    .aide = renommez le fichier ou le dossier de cette page
alias-deja-pris = l’ancienne adresse { $adresse } est déjà celle d’une autre page
    .label = adresse déjà prise
    .autre = par cette page
    .aide = retirez cet alias, ou renommez l’autre page
fichier-en-double = deux fichiers auraient la même adresse : { $adresse }
    .label = ce fichier
    .autre = et celui-ci
    .aide = renommez l’un des deux (les majuscules et les accents disparaissent des adresses)
fichier-non-public = cette page publique emploie le fichier « { $fichier } » d’un document qui n’est pas public
    .label = ce fichier serait mis en ligne
    .autre = le document d’accès réservé auquel il appartient
    .aide = retirez ce lien, ou écrivez « acces: public » dans le document si tout le monde peut le lire
fichier-non-public-dans-static = le fichier « { $fichier } » n’est pas public, mais il serait mis en ligne
    .label = tout ce qui est dans « static » est publié
    .aide = déplacez le fichier à côté de cette page
programme-sans-nouvelle = ce programme n’a encore aucune nouvelle
    .label = aucun avancement publié
    .aide = publiez un premier avancement dans son dossier, même court : les acquéreurs l’attendent
programme-silencieux = ce programme n’a pas donné de nouvelles depuis { $jours } jours
    .label = dernier avancement il y a { $jours } jours
    .aide = publiez un avancement, même pour dire que rien n’a changé
donnees-personnelles =
    { $sorte ->
        [courriel] ce document public contient une adresse de courriel : { $valeur }
        [telephone] ce document public contient un numéro de téléphone : { $valeur }
        [iban] ce document public contient un numéro de compte bancaire : { $valeur }
       *[autre] ce document public contient une donnée personnelle : { $valeur }
    }
    .label =
        { $endroit ->
            [titre] dans ce document
           *[texte] ici
        }
    .aide = retirez cette donnée du texte, ou restreignez le document par « acces: societaires » ou « acces: administrateurs »

## Les fichiers du site

configuration-absente = il n’y a pas de fichier palier.toml dans ce dossier
    .label = fichier attendu ici
    .aide = placez-vous dans le dossier du site, ou créez un site avec « palier init »
contenu-absent = ce site ne contient aucune page
    .label = rien dans ce dossier
    .aide = créez une première page, par exemple « palier new page Bienvenue »
fichier-illisible = ce fichier ne peut pas être ouvert
    .label = lecture refusée
    .aide = vérifiez qu’il existe encore, qu’aucun autre programme ne le bloque et que vous avez le droit de le lire (pour l’informaticien : { $raison })
page-renommee = cette page a changé d’adresse le { $date } : l’ancienne, « { $ancienne } », ne mène plus nulle part
    .label = l’ancienne adresse n’est dite nulle part
    .aide =
        { $deja ->
            [oui] remplacez la ligne « alias » par celle-ci : { $ligne }
           *[non] sous cette ligne, ajoutez celle-ci : { $ligne }
        }
page-mal-nommee = ce fichier ressemble à une page, mais son nom ne finit pas par un seul « .md » en minuscules
    .label = nom à corriger
    .aide = renommez-le en « { $nom } » ; si la fin du nom n’est pas visible, faites montrer les extensions de noms de fichiers à votre ordinateur
nom-sans-adresse = le nom de ce fichier ou de son dossier ne contient ni lettre, ni chiffre : la page n’aurait pas d’adresse
    .label = nom refusé
    .aide = renommez-le avec des lettres ou des chiffres, par exemple « fete-des-voisins.md »
fichier-trop-gros = ce fichier dépasse 4 Mo, trop pour un texte
    .label = fichier trop gros
    .aide = découpez-le en plusieurs pages ; une image se dépose à côté de la page, jamais dedans
pas-utf8 = ce fichier n’est pas enregistré en UTF-8
    .label = un caractère illisible ici
    .aide = rouvrez-le dans votre éditeur et enregistrez-le avec l’encodage « UTF-8 »
conflit-de-fusion =
    { $reste ->
        [oui] Git a laissé ici une ligne de signes
       *[non] Git a laissé ici deux versions du même passage
    }
    .label =
        { $reste ->
            [oui] elle serait publiée
           *[non] la première version commence ici
        }
    .autre = la seconde finit ici
    .aide =
        { $reste ->
            [oui] effacez cette ligne, et regardez si le texte au-dessous et au-dessus est le bon
           *[non] gardez le bon texte, effacez l’autre, puis les lignes qui commencent par « <<<<<<< », « ======= » et « >>>>>>> »
        }
nom-illisible = le nom de ce fichier contient un caractère illisible
    .label = nom illisible
    .aide = renommez-le avec des lettres simples, des chiffres et des tirets
lien-symbolique = ce fichier est un raccourci : il est laissé de côté
    .label = raccourci vers un autre fichier
    .aide = copiez le vrai fichier à cet endroit
photo-illisible = cette image ne peut pas être lue
    .label = image abîmée ou d’un autre format que son nom
    .aide = ouvrez-la dans un logiciel de photos et enregistrez-la de nouveau en JPEG ou en PNG
pdf-sans-texte = « { $fichier } » ne contient pas de texte : c’est une image de document
    .label = document numérisé
    .aide = publiez le PDF enregistré par le logiciel qui a écrit le document, ou passez celui-ci à la reconnaissance de caractères ; un lecteur d’écran et une recherche n’y trouvent rien
pdf-ferme = « { $fichier } » ne s’ouvre pas
    .label =
        { $raison ->
            [mot-de-passe] ce PDF demande un mot de passe
           *[abime] fichier incomplet ou abîmé
        }
    .aide =
        { $raison ->
            [mot-de-passe] enregistrez-le de nouveau sans mot de passe : les lecteurs ne l’ont pas
           *[abime] ouvrez-le pour vérifier, puis enregistrez-le de nouveau en PDF depuis le logiciel qui l’a écrit
        }
photo-tronquee = cette photo s’arrête avant sa fin
    .label = fichier incomplet
    .aide = la copie a été interrompue : copiez de nouveau la photo depuis l’appareil ou le message d’où elle vient
photo-trop-grande = cette photo est trop grande pour être préparée
    .label = { $sorte ->
        [octets] { $taille } Mo : c’est plus que 256
       *[pixels] { $largeur } × { $hauteur } pixels
    }
    .aide = réduisez-la dans un logiciel de photos : 4 000 pixels de large suffisent toujours
photo-format = tous les navigateurs ne montrent pas ce format d’image
    .label = image { $format }
    .aide = enregistrez-la en JPEG dans un logiciel de photos ; sur un iPhone, choisissez Réglages › Appareil photo › Formats › Le plus compatible
theme-introuvable = le thème « { $theme } » n’existe pas dans ce site
    .label = thème introuvable
    .aide = créez le dossier « themes/{ $theme } », ou retirez « theme » de palier.toml pour employer celui de Palier
gabarit-invalide = ce gabarit du thème contient une erreur
    .label = gabarit en erreur
    .aide = montrez ce message à la personne qui s’occupe du thème : { $detail }

boucle-sans-ordre = cette boucle parcourt un objet, et les objets n’ont pas d’ordre
    .label = sans ordre
    .aide = parcourez-le par ordre de noms : « { "{%" } for paire in objet | pairs { "%}" } », puis « paire[0] » et « paire[1] »

message-illisible = cette phrase du thème ne peut pas être lue
    .label = illisible
    .aide = écrivez sur une ligne le nom de la phrase, le signe = entre deux espaces, puis le texte ; une accolade ouverte doit être fermée
gabarit-sans-emploi = ce gabarit ne remplace rien : aucune page ne s’en sert
    .label = nom inconnu
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = donnez-lui le nom de celui qu’il remplace (themes/parvis/README.md les énumère), ou nommez-le dans un autre gabarit du thème
message-inconnu = le thème remplace une phrase qui n’existe pas : « { $message } »
    .label = phrase inconnue
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = les noms des phrases sont dans le fichier site.ftl de Palier ; retirez cette ligne, ou employez cette phrase dans un gabarit du thème

## La configuration (palier.toml)

configuration-illisible = palier.toml ne peut pas être lu à partir d’ici
    .label = la lecture s’arrête ici
    .aide = écrivez chaque réglage sur sa ligne, entre guillemets droits : nom = "valeur" ; un guillemet, un crochet ou le signe = manque peut-être
signe-egal-attendu = ce réglage s’écrit avec le signe =
    .label = deux-points ne conviennent pas dans palier.toml
    .suggestion = écrivez { $suggestion }
    .aide = dans palier.toml, un nom et sa valeur sont séparés par le signe = ; les deux-points sont pour l’en-tête des pages
section-mal-ecrite = la ligne d’une section est mal écrite
    .label = le nom seul, entre crochets, sur sa propre ligne
    .suggestion = écrivez { $suggestion }, seul sur sa ligne
    .aide = le nom d’une section s’écrit entre crochets, sans espace ni accent, et ses réglages suivent sur les lignes d’après
guillemets-courbes = des guillemets typographiques entourent cette valeur
    .label = il faut des guillemets droits
    .suggestion = écrivez { $suggestion }
    .aide = remplacez-les par des guillemets droits (touche 3 du clavier) : un traitement de texte les a sans doute changés
guillemets-manquants = il manque des guillemets autour de cette valeur
    .label = texte sans guillemets
    .suggestion = écrivez { $suggestion }
    .aide = dans palier.toml, tout texte s’écrit entre guillemets droits : "…"
section-manquante = il manque la section [{ $section }] dans palier.toml
    .label = section attendue
    .aide = ajoutez une ligne [{ $section }], puis ses réglages ; voyez « palier explain section-manquante »
section-attendue = « { $section } » est une section, pas un réglage
    .label = section attendue
    .aide = écrivez une ligne [{ $section }] seule, puis ses réglages en dessous
section-inconnue = la section [{ $section }] n’existe pas
    .label = section inconnue
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = les sections possibles : { $choix }
reglage-hors-section = le réglage « { $reglage } » n’est dans aucune section
    .label = avant la première section
    .aide = déplacez-le sous sa section, par exemple sous la ligne [site]
reglage-en-double = « { $reglage } » est écrit deux fois
    .label = la seconde fois
    .aide = gardez un seul des deux
reglage-manquant =
    { $section ->
        [menu] il manque le réglage « { $reglage } » dans cette entrée du menu
       *[autre] il manque le réglage « { $reglage } » dans [{ $section }]
    }
    .label =
        { $section ->
            [menu] à ajouter entre ces accolades
           *[autre] à ajouter dans cette section
        }
    .aide =
        { $section ->
            [menu] écrivez {"{"} titre = "Nos chantiers", adresse = "/chantiers/" {"}"}
           *[autre] ajoutez sous la ligne [{ $section }] : { $reglage } = "…"
        }
reglage-vide = le réglage « { $reglage } » est vide
    .label = rien entre les guillemets
    .aide = donnez-lui une valeur, ou retirez la ligne s’il n’est pas obligatoire
reglage-inconnu = le réglage « { $reglage } » n’existe pas dans [{ $section }]
    .label = réglage inconnu
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = les réglages possibles ici : { $choix }
reglage-texte-attendu = le réglage « { $reglage } » doit être un texte entre guillemets
    .label = ceci n’est pas un texte
    .suggestion = écrivez { $suggestion }
    .aide = entourez la valeur de guillemets droits : "…"
reglage-oui-ou-non-attendu = le réglage « { $reglage } » se remplit par oui ou par non
    .label = ni oui, ni non
    .aide = écrivez { $reglage } = "oui" ou { $reglage } = "non"
reglage-nombre-attendu = le réglage « { $reglage } » doit être un nombre entier de { $min } à { $max }
    .label = nombre attendu
    .aide = écrivez seulement des chiffres, sans guillemets
reglage-date-attendue = le réglage « { $reglage } » doit être une date
    .label = date illisible
    .aide = écrivez par exemple { $reglage } = "06/11/2026"
reglage-liste-attendue = le réglage « { $reglage } » doit être une liste
    .label = liste attendue
    .aide = entourez les éléments de crochets et séparez-les par des virgules
reglage-valeur-inconnue = le réglage « { $reglage } » ne peut pas valoir « { $valeur } »
    .label = mot inconnu
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = les mots possibles : { $choix }
adresse-du-site-invalide = « { $valeur } » n’est pas l’adresse complète d’un site
    .label = adresse incomplète
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = écrivez l’adresse comme dans un navigateur, par exemple "https://www.exemple.fr"
fuseau-inconnu = le fuseau horaire « { $valeur } » n’existe pas
    .label = fuseau inconnu
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = écrivez une région et une ville, par exemple "Europe/Paris", "Indian/Reunion" ou "America/Martinique"
nom-de-dossier-invalide = « { $valeur } » n’est pas le nom d’un dossier
    .label = nom refusé
    .aide = écrivez le nom d’un seul dossier, sans barre oblique ni point au début
couleur-invalide = « { $valeur } » n’est pas une couleur
    .label = couleur inconnue
    .suggestion = écrivez "{ $suggestion }"
    .aide = écrivez un dièse et six chiffres ou lettres de a à f, comme dans les logiciels de dessin, par exemple "#17503c"
couleur-illisible = un texte de cette couleur ne se lit pas bien sur fond blanc : son contraste est de { $contraste }, il en faut 4.5
    .label = couleur trop claire
    .suggestion = la plus proche qui se lise est "{ $suggestion }"
    .aide = prenez la couleur proposée, ou une plus foncée ; la couleur claire a sa place dans couleur_secondaire
dessin-actif = ce dessin contient un programme : { $detail }
    .label = dessin refusé
    .aide = enregistrez-le de nouveau en « SVG simple », ou en PNG
logo-refuse = ce dessin contient autre chose que des traits et des formes : { $detail }
    .label = logo refusé
    .aide = enregistrez-le de nouveau en « SVG simple », ou en PNG
chemin-invalide = « { $valeur } » n’est pas le chemin d’un fichier de ce site
    .label = chemin refusé
    .aide = écrivez le chemin depuis le dossier du site, avec des barres obliques, par exemple "static/logo.svg"
entree-de-menu-attendue = chaque entrée du menu a un titre et une adresse
    .label = entrée incomplète
    .aide = écrivez {"{"} titre = "Nos chantiers", adresse = "/chantiers/" {"}"}
courriel-invalide = « { $valeur } » n’est pas une adresse de courriel
    .label = adresse incomplète
    .aide = écrivez une adresse entière, par exemple "accueil@exemple.fr"
valeurs-d-exemple = la section [{ $section }] garde des valeurs d’exemple : { $reglages }
    .label = valeur de l’exemple
    .aide = mettez les vôtres avant de publier : les mentions légales du site en sont faites
adresse-de-menu-invalide = « { $valeur } » n’est pas une adresse pour le menu
    .label = adresse refusée
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = écrivez une adresse de ce site, "/chantiers/", ou d’un autre, "https://www.exemple.fr/"
metier-invalide = « { $valeur } » ne convient pas comme nom court d’un corps d’état
    .label = nom court refusé
    .suggestion = par exemple « { $suggestion } »
    .aide = écrivez un mot en minuscules sans accent, avec des tirets ; le nom complet se met à droite du signe =
chemin-du-service-invalide = « { $valeur } » n’est pas un chemin pour le service des commentaires
    .label = chemin refusé
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = le service est sur le même site : écrivez seulement un chemin, par exemple "/commentaires"
instantane-indisponible = les commentaires n’ont pas pu être lus à « { $source } »
    .label = adresse ou fichier des commentaires
    .aide =
        { $garde ->
            [oui] le site est publié avec les derniers commentaires connus ; vérifiez que le service des commentaires répond (pour l’informaticien : { $cause })
           *[non] le site est publié sans les commentaires déjà écrits ; vérifiez l’adresse, et que le service des commentaires répond (pour l’informaticien : { $cause })
        }
instantane-illisible = ce qui se trouve à « { $source } » n’est pas un instantané de commentaires
    .label = adresse ou fichier des commentaires
    .aide =
        { $garde ->
            [oui] le site est publié avec les derniers commentaires connus ; l’adresse se termine d’habitude par /commentaires/instantane.json (pour l’informaticien : { $cause })
           *[non] le site est publié sans les commentaires déjà écrits ; l’adresse se termine d’habitude par /commentaires/instantane.json (pour l’informaticien : { $cause })
        }
instantane-autre-site = les commentaires lus à « { $source } » sont ceux d’un autre site, « { $cause } »
    .label = adresse ou fichier des commentaires
    .aide =
        { $garde ->
            [oui] le site est publié avec les derniers commentaires connus ; indiquez l’instantané du site « { $site } », ou corrigez son adresse dans la configuration du service
           *[non] le site est publié sans les commentaires déjà écrits ; indiquez l’instantané du site « { $site } », ou corrigez son adresse dans la configuration du service
        }
audit-incomplet = l’audit d’accessibilité n’est pas complet : il manque « { $reglage } »
    .label = dans cette section
    .aide = ajoutez { $reglage } = "…" ; sans audit, retirez les autres réglages : le site se dira « non conforme »

## Le texte d’une page

liste-collee = ces lignes ne forment pas une liste : elles se suivront sur la page
    .label = signe d’un traitement de texte
    .suggestion = écrivez « { $suggestion } »
    .aide = commencez chaque ligne de la liste par un trait d’union et une espace
gras-manque = ces étoiles se liront telles quelles : rien ne sera en gras
    .label = étoiles mal placées
    .aide = collez les étoiles au texte, sans espace entre elles et lui, et mettez une espace après les dernières : **important**
lien-refuse = ce lien commence par « { $schema }: », ce qui n’est pas permis
    .label = lien refusé
    .aide =
        { $sorte ->
            [collee] enregistrez l’image dans un fichier à côté de cette page, puis écrivez son nom
            [ordinateur] déposez le fichier à côté de cette page, puis écrivez seulement son nom : le chemin de votre ordinateur ne mène nulle part ailleurs
           *[autre] un lien commence par « https:// », « mailto: » ou « tel: », ou mène à une page ou à un fichier du site
        }
lien-vide = ce lien ou cette image n’a pas d’adresse
    .label = rien entre les parenthèses
    .aide = écrivez entre les parenthèses l’adresse ou le nom du fichier, par exemple [le règlement](reglement.pdf) ; ou gardez seulement les mots, sans crochets ni parenthèses
remarque-non-fermee = une remarque commence ici et ne se termine pas : ce qui suit disparaîtrait de la page
    .label = ouverte ici, et jamais refermée
    .aide = terminez-la par deux traits d’union et le signe « plus grand que », « --> » (les traitements de texte en font « –> ») ; ou effacez-la
code-non-ferme = ce bloc de code n’est pas fermé : tout ce qui suit y est pris
    .label = ouvert ici, et jamais refermé
    .aide = ajoutez la même ligne de signes, seule, là où le code se termine ; si ce n’est pas du code, effacez celle-ci
titre-vide = ce titre n’a pas de texte
    .label = rien après les dièses
    .aide = écrivez le titre sur la même ligne, après une espace, ou effacez la ligne
titre-colle = ce titre sera publié comme du texte, avec ses dièses
    .label = il manque une espace ordinaire après les dièses
    .aide = écrivez { $ligne }
titre-souligne = les lignes au-dessus de ce trait deviennent un grand titre : « { $titre } »
    .label = un trait juste sous un texte en fait un titre
    .aide = pour un simple trait ou une signature, laissez une ligne vide au-dessus ; pour un titre, effacez ce trait et écrivez ## { $titre }
tableau-colle = ce tableau collé n’en est pas un : ses lignes se suivront dans un seul paragraphe, sans colonnes
    .label = les cases sont séparées par des tabulations
    .aide =
        { $entier ->
            [oui] remplacez ces lignes par :
           *[non] écrivez ainsi toutes les lignes de ce tableau ({ $lignes }) :
        }
        { $tableau }
tableau-case-en-trop = cette ligne du tableau a plus de cases que la première, qui en a { $colonnes } : la suite ne sera pas publiée
    .label = perdu
    .aide = ajoutez la colonne à la première ligne et à celle des tirets, ou retirez ces cases ; si la barre est un signe du texte, écrivez \|
note-sans-texte = cette note n’a pas de texte : « [^{ $note }] » sera publié tel quel
    .label = note introuvable
    .aide = écrivez plus bas, au début d’une ligne, [^{ $note }]: puis le texte de la note (sans espace avant les deux-points) ; ou retirez cet appel
directive-mal-ecrite =
    { $sorte ->
        [deux-points] un bloc commence par trois deux-points
        [ordre] le titre vient en dernier
        [photo] dans une galerie, une photo s’écrit comme ailleurs
       *[guillemets] un nom de fichier avec des espaces se met entre guillemets
    }
    .label =
        { $sorte ->
            [deux-points] il en manque un : cette ligne serait publiée telle quelle
            [ordre] le titre est écrit trop tôt
            [photo] le nom serait publié tel quel, sans la photo
           *[guillemets] le nom s’arrêterait à la première espace
        }
    .aide = écrivez { $ligne }
directive-inconnue = « ::: { $directive } » n’existe pas
    .label = mot inconnu
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = les mots possibles après « ::: » : note, attention, astuce, galerie, video, fichier, graphique
directive-non-fermee = le bloc « ::: { $directive } » n’est pas fermé
    .label = ouvert ici, et jamais refermé
    .aide = ajoutez une ligne « ::: » seule là où il se termine
directive-orpheline = cette ligne « ::: » ne ferme rien
    .label = aucun bloc n’est ouvert ici
    .aide = supprimez cette ligne, ou ajoutez au-dessus celle qui ouvre le bloc, par exemple « ::: note »
directive-imbriquee =
    { $endroit ->
        [liste] « ::: { $directive } » ne peut pas être dans une liste
        [citation] « ::: { $directive } » ne peut pas être dans une citation
        [note] « ::: { $directive } » ne peut pas être dans une note de bas de page
       *[marge] « ::: { $directive } » est trop loin de la marge
    }
    .label = cette ligne serait publiée telle quelle
    .aide =
        { $endroit ->
            [citation] mettez une ligne vide après la citation, et commencez la ligne par « ::: », sans « > »
            [marge] commencez la ligne par « ::: », sans espace devant ; de même pour les lignes qui suivent
           *[autre] mettez une ligne vide après la liste ou la note, et commencez la ligne par « ::: », sans espace devant
        }
directive-incomplete =
    { $manque ->
        [adresse] il manque l’adresse de la vidéo
        [fichier] il manque le nom du fichier
       *[titre] il manque un titre après « ::: { $directive } »
    }
    .label = ligne incomplète
    .aide =
        { $directive ->
            [video] écrivez ::: video https://… "Ce que montre la vidéo"
            [graphique] écrivez ::: graphique energie.csv "L’énergie consommée"
           *[fichier] écrivez ::: fichier reglement.pdf "Le règlement de la résidence"
        }
graphique-option-inconnue = un graphique ne connaît pas « { $option } »
    .label = mot inconnu
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = après le fichier et le titre entre guillemets viennent, au choix : unité: "kWh", source: "Nos relevés", type: courbe
graphique-option-incomplete =
    { $sorte ->
        [double] « { $option } » est écrit deux fois
       *[vide] il manque quelque chose après « { $option } »
    }
    .label =
        { $sorte ->
            [double] déjà dit plus haut dans la ligne
           *[vide] rien n’est écrit après
        }
    .aide =
        { $sorte ->
            [double] gardez-en un seul
           *[vide] écrivez { $option }: "…", ou retirez ce mot
        }
graphique-type-inconnu = « { $valeur } » n’est pas un type de graphique
    .label = type inconnu
    .suggestion = vouliez-vous dire « { $suggestion } » ?
    .aide = écrivez type: barres (sans rien dire, c’est celui-ci), type: empilées ou type: courbe
graphique-format = un graphique se dessine à partir d’un fichier CSV du site, et « { $fichier } » n’en est pas un
    .label = pas un fichier CSV
    .aide = dans votre tableur, choisissez Fichier › Enregistrer sous › CSV, et déposez le fichier obtenu à côté de cette page
graphique-illisible = ce fichier ne contient pas de texte : ce n’est pas un vrai fichier CSV
    .label = fichier d’une autre sorte
    .aide = ouvrez-le dans votre tableur, puis choisissez Fichier › Enregistrer sous › CSV ; changer la fin de son nom ne suffit pas
graphique-titre-au-dessus = ce fichier commence par un titre, et non par le nom des colonnes
    .label = le tableau commence plus bas
    .aide =
        { $sorte ->
            [une] effacez cette ligne du fichier, et écrivez le titre dans la page, après le nom du fichier
           *[plusieurs] effacez les { $lignes } lignes au-dessus du tableau, et écrivez le titre dans la page, après le nom du fichier
        }
graphique-guillemet = une case commence par un guillemet qui n’est pas refermé
    .label = ouvert ici
    .aide = retirez ce guillemet, ou ajoutez-en un à la fin de la case
graphique-sans-nombre =
    { $sorte ->
        [colonne] la colonne « { $colonne } » ne contient aucun nombre
       *[tableau] ce fichier ne contient aucun nombre à dessiner
    }
    .label =
        { $sorte ->
            [colonne] aucun nombre au-dessous
           *[tableau] le tableau attendu commence ici
        }
    .aide =
        { $sorte ->
            [colonne] retirez cette colonne du fichier : la première nomme les lignes, les autres ne contiennent que des nombres
           *[tableau] la première ligne nomme les colonnes, la première colonne nomme les lignes ; entre deux cases, un point-virgule
        }
graphique-trop-grand =
    { $sorte ->
        [colonnes] ce tableau a trop de colonnes pour un graphique
        [lignes] ce tableau a trop de lignes pour un graphique
       *[octets] ce fichier est trop gros pour un graphique
    }
    .label =
        { $sorte ->
            [colonnes] la première colonne de trop
            [lignes] la première ligne de trop
           *[octets] plus de { $maximum } Kio
        }
    .aide =
        { $sorte ->
            [colonnes] gardez { $maximum } colonnes de nombres au plus : au-delà, personne ne les distingue ; le reste peut faire un second graphique
            [lignes] gardez { $maximum } lignes au plus : regroupez les jours par mois, par exemple
           *[octets] gardez { $maximum } Kio au plus : ne laissez dans le fichier que ce que montre le graphique
        }
graphique-nombre-illisible = « { $valeur } » n’est pas un nombre
    .label = nombre attendu
    .aide = n’écrivez que le nombre, par exemple 1 234,5 ; l’unité se dit dans la page (unité: "kWh") ; laissez la case vide s’il n’y a pas de valeur
graphique-colonne-sans-nom = une colonne de nombres n’a pas de nom
    .label = nom attendu ici
    .aide = nommez-la sur la première ligne, par exemple « Chauffage »
graphique-case-en-trop = cette ligne a plus de cases que la première, qui en a { $colonnes }
    .label = case en trop
    .aide = nommez la colonne sur la première ligne ; si les cases sont séparées par des virgules, mettez les nombres à virgule entre guillemets : "12,5"
html-trop-imbrique = le code HTML de cette page est trop imbriqué
    .label = le premier code HTML de la page
    .aide = remplacez ce code par du texte ordinaire ; un contenu collé depuis un autre site en est souvent la cause
html-nettoye = « { $element } » est retiré de la page
    .label = ceci ne sera pas publié
    .aide =
        { $sorte ->
            [video] à la place, mettez au début d’une ligne un lien vers la vidéo, avec son titre : { $ligne }
            [carte] à la place, mettez un lien vers la carte : { $ligne }
           *[autre] supprimez-le ; pour une vidéo, un encadré ou un fichier, employez une ligne « ::: » (voyez « palier explain html-nettoye »)
        }
titre-de-niveau-1 = ce titre est du même niveau que celui de la page
    .label = un seul #
    .aide = commencez la ligne par deux # : le titre de la page est déjà le titre principal
niveau-de-titre-saute = ce titre est de niveau { $niveau }, alors que le niveau { $attendu } est attendu
    .label = un niveau est sauté
    .aide = commencez la ligne par { $attendu } signes # au lieu de { $niveau }
image-sans-description = cette image n’a pas de description
    .label = rien entre les crochets
    .aide = écrivez entre les crochets ce que l’on voit : ![La charpente est posée](photo.jpg)
note-sans-appel = rien dans le texte ne renvoie à cette note
    .label = note jamais appelée
    .aide = placez son appel dans le texte, par exemple [^1], ou supprimez la note

## L’écriture du site

sortie-pas-vide = le dossier « { $chemin } » contient des fichiers que Palier n’a pas faits
    .label = dossier déjà occupé
    .aide = choisissez avec --out un dossier vide ou qui n’existe pas encore ; rien n’a été modifié
sortie-sur-les-sources = le site ne peut pas être écrit dans « { $chemin } » : vos textes « { $source } » seraient touchés
    .label = sortie et sources se recouvrent
    .aide = choisissez avec --out un dossier à part, par exemple « public »
sortie-pas-un-dossier = « { $chemin } » n’est pas un dossier
    .label = un fichier porte ce nom
    .aide = déplacez ce fichier, ou choisissez avec --out un autre dossier
sortie-occupee = le site est déjà en train d’être écrit par un autre Palier
    .label = dossier occupé : { $chemin }
    .aide = attendez qu’il ait fini ou arrêtez-le, puis recommencez
sortie-manifeste-illisible = le fichier « { $chemin } », où Palier note ce qu’il a écrit, est abîmé
    .label = fichier abîmé
    .aide = supprimez le dossier de sortie entier, puis recommencez : Palier le refera depuis vos textes
sortie-chemin-invalide = le site ne peut pas contenir de fichier nommé « { $chemin } »
    .label = nom refusé
    .aide = renommez la page ou le fichier qui donne ce nom, avec des lettres simples, des chiffres et des tirets
sortie-fichier-en-double = deux pages du site voudraient écrire le même fichier « { $chemin } »
    .label = fichier demandé deux fois
    .aide = renommez l’une des deux pages
sortie-fichier-etranger = le fichier « { $chemin } » n’a pas été fait par Palier, et se trouve là où Palier doit écrire
    .label = fichier étranger
    .aide = déplacez-le hors du dossier de sortie ; s’il doit être publié, mettez-le dans « static »
sortie-dossier-a-la-place = un dossier se trouve là où Palier doit écrire le fichier « { $chemin } »
    .label = dossier à la place d’un fichier
    .aide = déplacez ce dossier hors du dossier de sortie, puis recommencez
sortie-incomplete = une partie du site n’a pas pu être préparée : rien n’a été publié
    .label = site incomplet
    .aide = corrigez les erreurs affichées au-dessus ; le site en ligne n’a pas changé
sortie-disque-plein = il n’y a plus de place sur le disque pour écrire « { $chemin } »
    .label = disque plein
    .aide = libérez de la place, puis recommencez ; le site en ligne n’a pas changé (pour l’informaticien : { $cause })
sortie-interdite = Palier n’a pas le droit d’écrire « { $chemin } »
    .label = écriture interdite
    .aide = choisissez avec --out un dossier qui vous appartient, ou demandez ce droit (pour l’informaticien : { $cause })
sortie-impossible = « { $chemin } » ne peut pas être lu ou écrit
    .label = lecture ou écriture impossible
    .aide = recommencez ; si cela se répète, montrez ce message à votre informaticien : { $cause }
