## Les outils de l’espace de modération

figures-title = Statistiques
figures-help = Ce que les lecteurs ont écrit depuis douze mois, par mois d’envoi. Ni les réponses de la coopérative ni les messages importés ne sont comptés.
figures-chart = Reçus et publiés, par mois
figures-month =
    { $received ->
        [one] { $received } reçu
       *[other] { $received } reçus
    }, { $published ->
        [one] { $published } publié
       *[other] { $published } publiés
    }
figures-summary = En douze mois
figures-details = En détail
figures-download = Télécharger ces chiffres (CSV)
figures-report = Rapport annuel { $year }
figures-nothing = Aucun message n’a été écrit ici depuis douze mois.
figures-notes = Les délais sont des médianes : la moitié a attendu moins, la moitié davantage. Un message est compté dans le mois où il est arrivé, selon ce qu’il est devenu.
figures-table = Tableau
figures-line = Ligne
figures-months = Par mois
figures-months-line = Mois
figures-programmes = Par programme ou résidence
figures-programmes-line = Programme ou résidence
figures-sections = Par rubrique
figures-sections-line = Rubrique
figures-received = Reçus
figures-published = Publiés
figures-refused = Refusés ou retirés
figures-spam = Indésirables
figures-questions = Questions
figures-answered = Avec une réponse
figures-rate = Part des questions avec une réponse
figures-publication-delay = Délai de publication
figures-answer-delay = Délai de réponse
figures-in-minutes = { " " }(minutes)
figures-total = Douze mois
report-download = Télécharger la page à publier (Markdown)
report-back = Revenir aux statistiques
journal-title = Journal
journal-help = Ce qui a été décidé, par qui, quand et pourquoi. Rien ne s’y efface.
journal-of-message = message n° { $number }
journal-message = Numéro du message
journal-page = Page
journal-reason = Raison
journal-why = Précision
journal-when = Date
journal-who = Qui
journal-what = Geste
journal-anybody = Tout le monde
journal-anything = Tous les gestes
journal-all = Voir tout le journal
journal-nothing = Aucune ligne ne correspond.
journal-older = Lignes plus anciennes
journal-newest = Lignes les plus récentes
journal-download = Exporter un mois
journal-month = Mois (par exemple 2026-11)
journal-download-button = Télécharger le mois (CSV)
journal-author = L’auteur du message
journal-system = Le service
journal-moderator = Modérateur n° { $number }
journal-moved-from = Avant : { $key }
journal-cut = Le mois a davantage de lignes : les suivantes manquent.
log-publish = Message publié
log-refuse = Message refusé
log-remove = Message retiré
log-approve = Message publié, vérifié
log-mark-spam = Message classé indésirable
log-restore = Message rétabli
log-hold = Message remis à relire
log-delete = Message supprimé
log-undo = Décision annulée
log-reply = Réponse de la coopérative publiée
log-edit-reply = Réponse de la coopérative modifiée
log-pin = Message placé en premier
log-unpin = Message remis à sa place
log-report-upheld = Signalement suivi
log-report-dismissed = Signalement écarté
log-close-thread = Page fermée
log-open-thread = Page ouverte
log-review-thread = Page mise sous relecture
log-trust-thread = Page rendue à sa règle
log-move-thread = Conversation suivie vers sa nouvelle page
log-close-section = Rubrique fermée
log-open-section = Rubrique ouverte
log-close-site = Site mis en lecture seule
log-review-site = Site mis sous relecture
log-open-site = Site ouvert
log-add-moderator = Modérateur ajouté
log-reset-password = Mot de passe d’un modérateur renouvelé
log-remove-moderator = Modérateur retiré
log-keep-template = Modèle de réponse enregistré
log-delete-template = Modèle de réponse supprimé
log-block-words = Mots bloqués modifiés
log-drop-delivery = Envoi abandonné
moderators-title = Modérateurs
moderators-password = Mot de passe provisoire de { $name } :
moderators-password-help = Il n’est montré qu’une fois : notez-le et remettez-le en mains propres ou par téléphone. À sa première connexion, la personne choisira le sien.
moderators-oneself = vous
moderators-role = Rôle
moderators-moderator = relit et répond
moderators-administrator = relit, répond et gère les modérateurs
moderators-yes = actif
moderators-no = non
moderators-seen = Vu pour la dernière fois
moderators-never = jamais
moderators-mail-at-once = tout de suite
moderators-mail-daily = une fois par jour
moderators-mail-never = jamais
moderators-own-account = Changer votre mot de passe et vos choix
moderators-own-password = Votre propre mot de passe
moderators-renew = Nouveau mot de passe
moderators-renew-help = Un mot de passe provisoire remplace l’ancien. Le second facteur est retiré, et la personne est déconnectée partout.
moderators-renew-button = Donner un nouveau mot de passe
moderators-remove = Retirer
moderators-remove-help = La personne est déconnectée aussitôt et ne peut plus se connecter. Le journal garde son nom.
moderators-remove-button = Retirer { $name }
moderators-add = Ajouter une personne
moderators-name = Nom
moderators-name-help = Il est montré à côté des réponses de la coopérative.
moderators-manages = Cette personne gère aussi les modérateurs, les mots bloqués et l’ouverture du site
moderators-add-button = Ajouter cette personne
moderators-gone = Anciens modérateurs
moderators-gone-on = { $name }, jusqu’au { $when }
moderators-wrong-password = Votre mot de passe n’est pas le bon. Rien n’a été changé.
moderators-wrong-name = Écrivez un nom de 1 à { $count } caractères.
moderators-taken = Cette adresse est déjà celle d’une personne qui modère.
templates-title = Modèles de réponse
templates-help = Des textes à insérer dans une réponse, puis à adapter avant de la publier.
templates-nothing = Aucun modèle pour le moment.
templates-name = Titre
templates-text = Texte
templates-text-help = Le même Markdown que dans les messages : *italique*, **gras**, listes, liens.
templates-new = Nouveau modèle
templates-add = Ajouter ce modèle
templates-delete = Supprimer ce modèle
templates-wrong-title = Donnez au modèle un titre de 1 à { $count } caractères.
templates-wrong-text = Donnez au modèle un texte de 1 à { $count } caractères.
templates-too-many = Il y a déjà { $count } modèles : supprimez-en un d’abord.
blocked-title = Mots bloqués
blocked-help = Un message qui contient l’un de ces mots attend la relecture, même là où les messages paraissent aussitôt. Il n’est pas refusé pour autant.
blocked-list = Vos mots, un par ligne
blocked-limits = Un mot ou une expression par ligne, { $longest } caractères au plus, { $most } lignes au plus. Les accents et les majuscules ne comptent pas.
blocked-too-long = La ligne { $number } est trop longue : { $most } caractères au plus. Rien n’a été enregistré.
blocked-sign = La ligne { $number } n’a ni lettre ni chiffre. Rien n’a été enregistré.
blocked-too-many = Il y a { $number } mots : { $most } au plus. Rien n’a été enregistré.
blocked-configured = Mots du réglage
blocked-configured-help = Ceux-là sont dans la configuration du service ; la personne qui l’administre peut les changer.
deliveries-title = Envois
deliveries-help = Les e-mails, et les demandes de reconstruction du site. Ce qui ne part pas est essayé de nouveau pendant un jour et demi.
deliveries-no-mail = Aucun serveur de courrier n’est réglé : aucun e-mail ne part.
deliveries-no-hook = Le site n’est pas reconstruit après une publication : aucune adresse de reconstruction n’est réglée.
deliveries-count-events =
    { $count ->
        [0] Rien à annoncer
        [one] Un fait à annoncer
       *[other] { $count } faits à annoncer
    }
deliveries-count-letters =
    { $count ->
        [0] Aucun e-mail en attente
        [one] Un e-mail en attente
       *[other] { $count } e-mails en attente
    }
deliveries-count-calls =
    { $count ->
        [0] Aucune reconstruction en attente
        [one] Une reconstruction en attente
       *[other] { $count } reconstructions en attente
    }
deliveries-count-dead =
    { $count ->
        [0] Aucun envoi en échec
        [one] Un envoi en échec
       *[other] { $count } envois en échec
    }
deliveries-dead = Ce qui n’est pas parti
deliveries-none-dead = Rien n’est en échec.
deliveries-pending = Ce qui attend
deliveries-none-pending = Rien n’attend.
deliveries-call = Reconstruire le site
deliveries-digest = Résumé de la modération
deliveries-made = Préparé le { $when }
deliveries-next = prochain essai le { $when }
deliveries-attempts =
    { $count ->
        [one] un essai
       *[other] { $count } essais
    }
deliveries-again = Essayer de nouveau
deliveries-drop = Abandonner
deliveries-more = D’autres ne sont pas montrés ici.
delivery-failed-mail-answered = Le serveur de courrier a refusé l’e-mail (réponse { $number }).
delivery-failed-mail-timeout = Le serveur de courrier n’a pas répondu à temps.
delivery-failed-mail-tls = La liaison avec le serveur de courrier n’est pas sûre (TLS).
delivery-failed-mail-unreachable = Le serveur de courrier est injoignable.
delivery-failed-mail-missing = Aucun serveur de courrier n’est réglé.
delivery-failed-letter = L’adresse n’en est pas une : l’e-mail ne peut pas être écrit.
delivery-failed-folder = Le dossier des e-mails ne peut pas être écrit.
delivery-failed-hook-answered = L’hébergeur du site a répondu { $number } à la demande de reconstruction.
delivery-failed-hook-timeout = L’hébergeur du site n’a pas répondu à temps.
delivery-failed-hook-unreachable = L’hébergeur du site est injoignable.
delivery-failed-hook-missing = Aucune adresse de reconstruction n’est réglée.
delivery-failed-site = Ce site n’est plus en service.
delivery-failed-internal = Le service a rencontré une erreur ; son journal technique en dit plus.
desk-done-moderator-removed = Personne retirée et déconnectée.
desk-done-template = Modèle enregistré.
desk-done-template-deleted = Modèle supprimé.
desk-done-template-gone = Ce modèle avait déjà été supprimé.
desk-done-blocked =
    { $count ->
        [0] Liste enregistrée : aucun mot.
        [one] Liste enregistrée : un mot.
       *[other] Liste enregistrée : { $count } mots.
    }
desk-done-delivery-again = L’envoi est essayé de nouveau.
desk-done-delivery-dropped = Envoi abandonné.
desk-done-delivery-gone = Cet envoi n’est plus en échec.
