## L’espace de modération

desk-title = Modération
desk-queue = À relire
desk-all = Tous les commentaires
desk-tools = Outils
desk-undo = Annuler
desk-sign-in = Se connecter à la modération
desk-sign-in-button = Se connecter
desk-sign-out = Se déconnecter
desk-email = Adresse e-mail
desk-password = Mot de passe
desk-code = Code du second facteur
desk-code-help = Les six chiffres que montre votre téléphone, ou un code de secours.
desk-sign-in-wrong = Cette adresse, ce mot de passe ou ce code ne convient pas.
desk-sign-in-code-needed = Écrivez le code du second facteur, et votre mot de passe une fois encore.
desk-sign-in-too-many =
    { $count ->
        [one] Trop d’essais. Réessayez dans une minute.
       *[other] Trop d’essais. Réessayez dans { $count } minutes.
    }
desk-account = Mon compte
desk-account-wrong = Ce mot de passe ou ce code n’est pas le bon.
desk-account-weak = Ce mot de passe est trop court : douze caractères au moins.
desk-account-too-many = Trop d’essais. Attendez quelques minutes.
desk-password-change = Changer de mot de passe
desk-password-old = Mot de passe actuel
desk-password-new = Nouveau mot de passe
desk-password-help = { $count } caractères au moins. Quatre mots sans rapport entre eux font un bon mot de passe.
desk-password-button = Changer le mot de passe
desk-save = Enregistrer
desk-mail = Lettres
desk-mail-when = Quand un message attend la relecture :
desk-mail-at-once = m’écrire tout de suite
desk-mail-daily = m’écrire une fois par jour, à huit heures
desk-mail-never = ne pas m’écrire
desk-totp = Second facteur
desk-totp-is-on = Le second facteur est actif : un code du téléphone est demandé à chaque connexion.
desk-totp-is-off = Avec un second facteur, un mot de passe volé ne suffit plus. Il faut une application d’authentification sur votre téléphone.
desk-totp-add = Ajouter un second facteur
desk-totp-remove = Retirer le second facteur
desk-totp-how = Enregistrez ce compte dans votre application d’authentification, puis écrivez le code qu’elle montre.
desk-totp-open = Ouvrir l’application sur cet appareil
desk-totp-secret = Ou recopiez cette clé :
desk-totp-recovery = Gardez ces codes de secours sur du papier : chacun remplace une fois le téléphone.
desk-totp-confirm = Activer le second facteur
desk-everywhere = Mes autres appareils
desk-everywhere-button = Me déconnecter partout
desk-filter = Chercher et filtrer
desk-words = Mots du message ou nom
desk-state = État
desk-section = Rubrique
desk-any-section = Toutes les rubriques
desk-programme = Programme ou résidence
desk-any-programme = Tous
desk-reported-only = Seulement les messages signalés
desk-search = Chercher
desk-back-to-queue = Revenir à ce qui est à relire
desk-own-word = Écrire sous cette page au nom de la coopérative
desk-nothing = Rien à relire. Merci.
desk-nothing-found = Aucun message ne correspond.
desk-total =
    { $count ->
        [one] Un message
       *[other] { $count } messages
    }
desk-batch = Avec les messages cochés
desk-publish = Publier
desk-spam = Indésirable
desk-refuse = Refuser
desk-remove = Retirer
desk-reason = Choisissez une raison (envoyée à l’auteur)
desk-reason-choose = Choisir…
desk-note = Un mot de plus pour l’auteur (facultatif)
desk-choose = Cocher le message n° { $number }
desk-reports-count =
    { $count ->
        [one] un signalement
       *[other] { $count } signalements
    }
desk-answers = En réponse à { $name }
desk-removed-for = Raison : { $reason }.
desk-pin = Placer en premier
desk-unpin = Ne plus placer en premier
desk-pin-it = Placer cette réponse en premier
desk-restore = Rétablir
desk-restore-title = Rétablir un message retiré
desk-restore-why = Pourquoi le rétablir ? (gardé au journal)
desk-restore-confirm = Je confirme que ce message peut être lu de nouveau par tous.
desk-restore-why-missing = Écrivez pourquoi vous rétablissez ce message.
desk-restore-not-confirmed = Cochez la case pour confirmer.
desk-reply = Répondre au nom de la coopérative
desk-reply-text = Réponse
desk-reply-publish = Publier la réponse
desk-template = Réponse type
desk-template-none = Aucune
desk-template-insert = Insérer
desk-log-of = Historique
desk-author-all = Tout classer indésirable
desk-author-all-help = Tous les messages de la même personne, publiés ou à relire, seront classés comme indésirables. Vous pourrez annuler.
desk-author-all-button = Classer tous ses messages
desk-next = Page suivante
desk-keys = Au clavier : j et k pour passer d’un message à l’autre, p publier, r refuser, i indésirable, o répondre, ? montrer cette aide.
desk-state-pending = À relire
desk-state-published = Publié
desk-state-refused = Refusé
desk-state-removed = Retiré
desk-state-spam = Indésirable
desk-state-deleted = Supprimé par son auteur
desk-state-all = Tous
desk-question-waiting = Question en attente de réponse
desk-question-answered = Réponse apportée
desk-question-settled = Question réglée
desk-question-reopened = Question qui n’est toujours pas réglée
desk-score = Risque d’indésirable : { $percent } %
desk-history-none = Premier message de cette personne
desk-history =
    Cette personne : { $published ->
        [0] aucun message publié
        [one] un message publié
       *[other] { $published } messages publiés
    }, { $refused ->
        [0] aucun refusé
        [one] un refusé
       *[other] { $refused } refusés
    }, { $spam ->
        [0] aucun indésirable
        [one] un indésirable
       *[other] { $spam } indésirables
    }
desk-signal-links = Liens : { $detail }
desk-signal-blocked-word = Mot surveillé : { $detail }
desk-signal-bayes = Ressemble à ce qui a été classé indésirable ({ $detail })
desk-signal-too-fast = Envoyé trop vite pour avoir été écrit à la main
desk-signal-honeypot = A rempli le champ que personne ne voit
desk-signal-no-work = Sans preuve de travail pendant un afflux
desk-signal-elsewhere = Formulaire ouvert depuis une autre connexion
desk-signal-capitals = Beaucoup de capitales
desk-signal-impersonation = Se fait passer pour la coopérative
desk-done-none = Cochez d’abord les messages.
desk-done-publier =
    { $count ->
        [one] Message publié.
       *[other] { $count } messages publiés.
    }
desk-done-indesirable =
    { $count ->
        [0] Rien à classer.
        [one] Message classé comme indésirable.
       *[other] { $count } messages classés comme indésirables.
    }
desk-done-refuser =
    { $count ->
        [one] Message refusé. Son auteur est prévenu s’il a laissé une adresse.
       *[other] { $count } messages refusés. Leurs auteurs sont prévenus s’ils ont laissé une adresse.
    }
desk-done-retirer =
    { $count ->
        [one] Message retiré. Sa place et la raison restent visibles.
       *[other] { $count } messages retirés. Leur place et la raison restent visibles.
    }
desk-done-restored = Message rétabli.
desk-done-epingler = Message placé en premier.
desk-done-desepingler = Message remis à sa place.
desk-done-reason-missing = Choisissez une raison : elle est envoyée à l’auteur.
desk-done-already =
    { $count ->
        [one] Ce message avait déjà été traité par quelqu’un d’autre.
       *[other] Ces { $count } messages avaient déjà été traités par quelqu’un d’autre.
    }
desk-done-partly =
    { $count ->
        [one] Un message traité ; les autres l’avaient déjà été.
       *[other] { $count } messages traités ; les autres l’avaient déjà été.
    }
desk-done-undone =
    { $count ->
        [one] Décision annulée pour un message.
       *[other] Décision annulée pour { $count } messages.
    }
desk-done-not-undone = Rien à annuler : quelqu’un a décidé autrement depuis.
desk-done-reply = Réponse publiée.
desk-done-reply-empty = Écrivez la réponse avant de la publier.
desk-done-password = Mot de passe changé. Vos autres appareils sont déconnectés.
desk-done-mail = Choix enregistré.
desk-done-totp = Second facteur actif.
desk-done-no-totp = Second facteur retiré.
