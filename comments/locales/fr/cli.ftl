## La ligne de commande de palier-comments

cli-about = Les espaces de contributions des lecteurs d’un site Palier, et leur modération.
cli-serve = Met les espaces de contributions en service.
cli-serve-log = la forme du journal : text (par défaut) ou json
cli-serve-level = ce qui est écrit au journal : warn, info (par défaut) ou debug
cli-serve-now = l’instant auquel l’horloge commence, pour un essai : 2026-11-23T08:00:00Z
cli-moderator = Les personnes qui modèrent.
cli-moderator-add = Ajoute une personne ; son mot de passe provisoire est montré une fois.
cli-moderator-add-email = son adresse e-mail
cli-moderator-add-name = son nom, montré à côté des réponses officielles
cli-moderator-add-administrator = gère aussi les modérateurs et l’ouverture du site
cli-moderator-list = Montre qui modère.
cli-moderator-remove = Retire une personne ; le journal garde son nom.
cli-moderator-remove-email = son adresse e-mail
cli-moderator-reset = Donne un nouveau mot de passe provisoire, et retire le second facteur.
cli-moderator-reset-email = son adresse e-mail
cli-backup = Copie la base de données pendant qu’elle sert.
cli-backup-file = le nouveau fichier à écrire
cli-restore = Remet une sauvegarde en place ; ce qui a été effacé depuis l’est de nouveau.
cli-restore-file = la sauvegarde
cli-check = Vérifie toute la base de données.
cli-commands = Commandes
cli-usage = Usage :
cli-value-command = COMMANDE
cli-value-file = FICHIER
cli-value-form = FORME
cli-value-level = NIVEAU
cli-value-instant = INSTANT
cli-value-key = CLÉ
cli-value-email = ADRESSE
cli-value-name = NOM
cli-value-number = NUMÉRO
cli-value-year = ANNÉE
cli-value-language = LANGUE
cli-value-count = NOMBRE
cli-value-account = COMPTE
cli-value-source = SERVICE
cli-option-help = montre cette aide
cli-option-version = montre la version
cli-option-config = les réglages (par défaut : commentaires.toml)
cli-option-site = la clé du site (par défaut : le seul qui soit décrit)
cli-wrong-command = il n’existe pas de commande « { $value } »
    .aide = « palier-comments --help » les montre toutes
    .suggestion = vouliez-vous dire « { $suggestion } » ?
cli-wrong-argument = « { $value } » n’a pas de sens ici
    .aide = « --help » après une commande montre ce que l’on peut écrire
    .suggestion = vouliez-vous dire « { $suggestion } » ?
cli-missing-argument = il manque : { $value }
    .aide = ajoutez « --help » à la commande pour voir ce qu’elle attend
cli-wrong-value = « { $value } » ne convient pas à { $argument }
    .aide = ajoutez « --help » à la commande pour voir ce qu’elle attend
    .suggestion = vouliez-vous dire « { $suggestion } » ?
cli-error = erreur :
cli-no-settings = les réglages { $file } ne peuvent pas être lus : { $cause }
    .aide = copiez config.default.toml, changez ce qu’il faut, et donnez-le avec --config
cli-port-taken = impossible d’écouter sur { $address } : { $cause }
    .aide = un autre programme s’en sert peut-être ; changez « listen » dans les réglages
cli-serving = Les espaces de contributions sont en service sur { $url }
moderator-added = { $email } peut modérer. Mot de passe provisoire, à changer dès la première connexion : { $password }
moderator-reset = Nouveau mot de passe provisoire de { $email } : { $password }
moderator-removed = { $email } ne modère plus.
moderator-none = Personne ne modère encore : palier-comments moderator add ADRESSE --name NOM
moderator-role-moderator = modère
moderator-role-administrator = administre
moderator-has-totp = second facteur
moderator-is-removed = ne modère plus
moderator-unknown = personne ne modère sous cette adresse
moderator-refused = cette adresse ou ce nom ne convient pas, ou l’adresse est déjà celle de quelqu’un qui modère
backup-done = Sauvegarde écrite : { $file }. Gardez aussi le fichier des effacements, à côté de la base.
restore-done =
    La sauvegarde est en place. { $erased ->
        [0] Rien n’avait été effacé depuis.
        [one] Un commentaire effacé depuis l’a été de nouveau.
       *[other] { $erased } commentaires effacés depuis l’ont été de nouveau.
    }
restore-unreadable =
    { $lines ->
        [one] Une ligne du fichier des effacements est illisible
       *[other] { $lines } lignes du fichier des effacements sont illisibles
    } : vérifiez ce qu’il fallait effacer.
restore-replaced = L’ancienne base est ici : { $file }. Supprimez-la quand tout va bien : elle contient des données personnelles.
check-schema = Schéma : version { $schema } (ce programme connaît la { $newest }).
check-sound = La base est intacte.
check-damaged = la base est endommagée : arrêtez le service et remettez une sauvegarde en place
