# Les mots de la ligne de commande.

cli-about = Palier fait d’un dossier de textes, de photos et de PDF le site d’une coopérative d’habitation.
cli-build = Construit le site.
cli-serve = Montre le site pendant qu’on l’écrit.
cli-check = Cherche les erreurs, sans rien écrire.
cli-new = Commence une page : avancement, appel-offres, document, avis-residence, evenement, actualite…
cli-init = Commence le site d’une nouvelle coopérative.
cli-next-change = Dit quand le site devra être reconstruit (publication, expiration, date limite).
cli-explain = Explique un message : ce qu’il veut dire, pourquoi, et que faire.
cli-completions = Écrit de quoi compléter les commandes dans un terminal.
cli-man = Écrit la page de manuel.
cli-commands = Commandes
cli-usage = Usage :
cli-value-command = COMMANDE
cli-value-dir = DOSSIER
cli-value-kind = SORTE
cli-value-title = TITRE
cli-value-address = ADRESSE
cli-value-format = FORME
cli-option-help = montre cette aide
cli-option-version = montre la version
cli-option-root = le dossier du site (par défaut : celui où vous êtes)
cli-option-now = l’instant auquel on regarde le site : 2026-11-23T09:00, ou avec Z en temps universel
cli-option-format = la forme des messages : human (pour une personne, par défaut), json ou github
cli-build-out = le dossier où écrire le site (par défaut : public, dans le dossier du site)
cli-build-base-url = l’adresse du site, à la place de celle de palier.toml
cli-build-drafts = publie aussi les brouillons
cli-build-future = publie aussi ce qui est prévu pour plus tard
cli-build-jobs = le nombre de fils d’exécution
cli-serve-host = l’adresse d’écoute (par défaut : 127.0.0.1, cet ordinateur seul)
cli-serve-port = le port d’écoute (par défaut : 4000) ; 0 pour n’importe lequel
cli-new-kind = la sorte de page
cli-new-words = le titre ; pour un avancement ou un avis, d’abord le dossier du programme ou de la résidence
cli-init-dir = le dossier du nouveau site
cli-explain-code = le code entre crochets d’un message ; sans code, tous sont listés
cli-completions-shell = l’interpréteur : bash, zsh, fish, elvish ou powershell

cli-man-name = NOM
cli-man-synopsis = SYNOPSIS
cli-man-options = OPTIONS
cli-man-commands = COMMANDES
cli-man-status = CODE DE RETOUR
cli-man-0 = Tout est fait.
cli-man-1 = Le contenu a des erreurs.
cli-man-2 = La commande est mal écrite, ou la machine a échoué.
cli-man-environment = ENVIRONNEMENT
cli-man-palier-now = L’instant auquel on regarde le site, comme --now, qui passe devant.
cli-man-palier-lang = La langue des messages : fr ou en. Sans elle, celle de LC_ALL, LC_MESSAGES ou LANG ; sinon le français.
cli-man-no-color = Pas de couleurs dans les messages.

cli-wrong-command = il n’existe pas de commande « { $value } »
    .aide = « palier --help » les montre toutes
    .suggestion = vouliez-vous dire « { $suggestion } » ?
cli-wrong-argument = « { $value } » n’a pas de sens ici
    .aide = « palier --help », ou « --help » après une commande, montre ce que l’on peut écrire
    .suggestion = vouliez-vous dire « { $suggestion } » ?
cli-missing-argument = il manque : { $value }
    .aide = ajoutez « --help » à la commande pour voir ce qu’elle attend
cli-wrong-value = « { $value } » ne convient pas à { $argument }
    .aide =
        { $choices ->
            [none] ajoutez « --help » à la commande pour voir ce qu’elle attend
           *[other] écrivez : { $choices }
        }
    .suggestion = vouliez-vous dire « { $suggestion } » ?
cli-now-unreadable = « { $value } » n’est pas un instant
    .aide = écrivez par exemple 2026-11-23T09:00
cli-base-url-unreadable = « { $value } » n’est pas une adresse de site
    .aide = écrivez une adresse complète, par exemple https://www.exemple.fr
cli-no-folder = le dossier { $dir } n’existe pas
    .aide = donnez le dossier qui contient palier.toml avec --root
cli-not-a-folder = { $dir } est un fichier, et non un dossier
    .aide = donnez le dossier qui contient palier.toml avec --root
cli-closed-folder = le dossier { $dir } ne peut pas être ouvert ({ $cause })
    .aide = donnez le dossier qui contient palier.toml avec --root
cli-unknown-code = il n’existe pas de message « { $code } »
    .aide = « palier explain » liste tous les codes
    .suggestion = vouliez-vous dire « { $suggestion } » ?
cli-count = { $errors ->
        [0] Aucune erreur
        [one] 1 erreur
       *[other] { $errors } erreurs
    }{ $warnings ->
        [0] .
        [one] , 1 avertissement.
       *[other] , { $warnings } avertissements.
    }
cli-no-change = Rien de prévu : ni publication, ni expiration, ni date limite.
cli-checked = { $posts } pages relues : rien n’empêche de publier.
cli-photos = { $photos ->
        [one] 1 photo
       *[other] { $photos } photos
    } : { $decoded ->
        [0] aucune à préparer
        [one] 1 préparée en { $made } fichiers
       *[other] { $decoded } préparées en { $made } fichiers
    }, { $kept ->
        [0] aucune reprise
        [one] 1 reprise
       *[other] { $kept } reprises
    } du cache.
cli-photos-bar = Photos
cli-photos-progress = Photos préparées : { $done } sur { $all }.
cli-banners = { $banners ->
        [one] 1 image de partage
       *[other] { $banners } images de partage
    } : { $drawn ->
        [0] aucune à dessiner
        [one] 1 dessinée
       *[other] { $drawn } dessinées
    }, { $kept ->
        [0] aucune reprise
        [one] 1 reprise
       *[other] { $kept } reprises
    } du cache.
cli-banners-bar = Images de partage
cli-banners-progress = Images de partage dessinées : { $done } sur { $all }.
cli-built = Site construit : { $posts } pages de contenu, { $files } fichiers, { $size }. { $written ->
        [0] Rien n’a changé
        [one] 1 fichier écrit
       *[other] { $written } fichiers écrits
    }{ $removed ->
        [0] {""}
        [one] , 1 retiré
       *[other] , { $removed } retirés
    } dans { $out }.
cli-withheld = { $count ->
        [one] 1 page n’est pas publiée :
       *[other] { $count } pages ne sont pas publiées :
    }
cli-withheld-draft = { $file } : brouillon
cli-withheld-incomplete = { $file } : brouillon incomplet (« palier check » dit ce qui manque)
cli-withheld-until = { $file } : à partir du { $date }
cli-withheld-expired = { $file } : expirée depuis le { $date }
cli-withheld-restricted = { $file } : réservée (son accès n’est pas public)
cli-serving = Le site se lit à l’adresse { $url }
    .aide = Modifiez un fichier : la page se recharge. Ctrl+C pour arrêter.
cli-conversations = Les commentaires se modèrent à l’adresse { $url }
    .aide = Adresse e-mail : { $email } – mot de passe : { $password }. Les e-mails s’écrivent dans .palier/courrier, et ne partent pas.
cli-conversations-failed = les commentaires ne sont pas en service : { $cause }
    .aide = le site se lit quand même ; si leur base est abîmée, renommez .palier/commentaires.db, puis relancez « palier serve »
cli-mended = Plus aucune erreur.
cli-port-taken = impossible d’écouter sur { $address } : { $cause }
    .aide = un autre programme l’utilise sans doute, ou l’ordinateur le réserve (au-dessous de 1024) ; choisissez un autre port avec --port
cli-reloaded = Site relu en { $ms } ms.
cli-unknown-kind = « { $kind } » n’est pas une sorte de page
    .aide = écrivez avancement, appel-offres, document, avis-residence, evenement, actualite, page, programme ou residence
cli-new-needs-parent = il manque le dossier auquel rattacher cette page
    .aide = { $kind ->
        [avancement] écrivez le dossier du programme, puis le titre : palier new avancement les-terrasses "La charpente est posée"
       *[other] écrivez le dossier de la résidence, puis le titre : palier new avis-residence les-glycines "Coupure d’eau"
    }
cli-new-unknown-parent = le dossier « { $parent } » n’existe pas dans { $folder }
    .aide = vérifiez son nom dans { $folder }
    .suggestion = vouliez-vous dire « { $suggestion } » ?
cli-new-several-words = le titre doit tenir entre guillemets
    .aide = { $kind ->
        [avancement] écrivez d’abord le dossier du programme, puis le titre : palier new avancement les-terrasses "Le titre en entier"
        [avis-residence] écrivez d’abord le dossier de la résidence, puis le titre : palier new avis-residence les-glycines "Le titre en entier"
       *[other] écrivez par exemple : palier new { $kind } "Le titre en entier" ; seuls un avancement et un avis ont un dossier avant leur titre
    }
cli-new-no-folder = aucun dossier de content/ n’attend cette sorte de page ({ $kind })
    .aide = { $kind ->
        [programme] dans palier.toml, sous [dossiers], donnez à un dossier la sorte avancement
        [residence] dans palier.toml, sous [dossiers], donnez à un dossier la sorte avis-residence
       *[other] dans palier.toml, sous [dossiers], donnez à un dossier la sorte { $kind }
    }
cli-new-exists = { $file } existe déjà
    .aide = choisissez un autre titre, ou ouvrez ce fichier
cli-new-title-unusable = ce titre ne peut pas donner un nom de fichier
    .aide = écrivez un titre avec des lettres ou des chiffres
cli-new-done = Page commencée : { $file }
cli-new-next = C’est un brouillon : remplissez-le, lancez « palier check », puis effacez la ligne « brouillon: oui ».
cli-init-not-empty = le dossier { $dir } n’est pas vide
    .aide = choisissez un dossier vide ou qui n’existe pas encore
cli-init-done = Site commencé : { $dir }
cli-init-next = Ouvrez palier.toml et remplissez-le, puis lancez : palier serve --root { $dir }
cli-write-failed = { $path } n’a pas pu être écrit ({ $cause })
    .aide = vérifiez que vous avez le droit d’écrire à cet endroit et qu’il reste de la place

system-cause =
    { $kind ->
        [introuvable] introuvable
        [interdit] accès refusé
        [plein] il n’y a plus de place sur le disque
        [quota] la place accordée sur le disque est épuisée
        [lecture-seule] ce disque ne peut qu’être lu
        [dossier] c’est un dossier, et non un fichier
        [pas-un-dossier] un fichier se trouve à la place d’un dossier
        [pas-un-fichier] c’est un tube ou un appareil, et non un fichier
        [nom-long] nom trop long ou impossible
        [trop-ouverts] trop de fichiers ouverts à la fois
        [trop-gros] fichier trop gros
        [existe] existe déjà
        [occupe] un autre programme s’en sert
        [panne] le disque ne répond pas comme il devrait
        [ferme] l’autre programme a cessé d’écouter
        [adresse-prise] cette adresse est déjà prise par un autre programme
        [adresse-absente] cet ordinateur n’a pas cette adresse
        [change] le fichier a changé pendant la construction du site
       *[autre] { $own }
    }

serve-error-title = Le site contient des erreurs
serve-error-text = La page se recharge dès que vous les avez corrigées.
serve-error-meanwhile = En attendant, la dernière version sans erreur reste consultable.
serve-error-draft-title = Ce brouillon contient des erreurs
serve-error-draft-text = La page se recharge dès que vous les avez corrigées. Le reste du site se lit sans ce brouillon.
serve-error-continue = Voir la dernière version sans erreur
serve-draft = Brouillon
