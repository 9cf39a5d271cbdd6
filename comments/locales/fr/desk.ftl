## L’espace de modération

desk-title = Modération
desk-skip-list = Aller à la liste
desk-queue = À relire
desk-all = Tous les commentaires
desk-tools = Outils
desk-talk = Conversations
desk-menu = Menu
desk-close-menu = Fermer le menu
desk-next-work = Il reste ailleurs :
desk-select-all = Tout cocher
desk-select-none = Tout décocher
desk-message-title = Message n° { $number }
desk-message-past = Ce qui a été fait
desk-to-journal = Voir dans le journal
desk-ctrl-enter = Ctrl + Entrée publie.
desk-undo = Annuler
desk-sign-in = Se connecter à la modération
desk-sign-in-button = Se connecter
desk-sign-out = Se déconnecter
desk-email = Adresse e-mail
desk-password = Mot de passe
desk-code = Code du second facteur
desk-code-help = Les six chiffres que montre votre téléphone, ou un code de secours.
desk-session-ended = Votre session a pris fin : rien n’a été enregistré. Copiez votre texte avant de vous reconnecter.
desk-session-kept = Ce que vous aviez écrit
desk-sign-in-wrong = Cette adresse, ce mot de passe ou ce code ne convient pas.
desk-sign-in-code-needed = Écrivez le code du second facteur, et votre mot de passe une fois encore.
desk-sign-in-too-many =
    { $count ->
        [one] Trop d’essais. Réessayez dans une minute.
       *[other] Trop d’essais. Réessayez dans { $count } minutes.
    }
desk-sign-in-besieged =
    { $letter ->
        [yes] Trop d’essais pour cette adresse, peut-être par quelqu’un d’autre. Si vous avez un second facteur, donnez aussi son code. Sinon, ouvrez sur cet appareil le lien de l’e-mail envoyé à cette adresse.
       *[no] Trop d’essais pour cette adresse, peut-être par quelqu’un d’autre. Si vous avez un second facteur, donnez aussi son code.
    } { $count ->
        [one] Ou réessayez dans une minute.
       *[other] Ou réessayez dans { $count } minutes.
    }
desk-account = Mon compte
desk-account-wrong = Ce mot de passe n’est pas le bon.
desk-account-wrong-code = Ce code n’est pas le bon : écrivez celui que l’application montre maintenant.
desk-account-weak = Choisissez un mot de passe de 12 à 256 caractères.
desk-account-too-many = Trop d’essais. Attendez quelques minutes.
desk-password-change = Changer de mot de passe
desk-password-old = Mot de passe actuel
desk-password-new = Nouveau mot de passe
desk-password-help = { $count } caractères au moins. Quatre mots sans rapport entre eux font un bon mot de passe.
desk-password-button = Changer le mot de passe
desk-first-title = Choisissez votre mot de passe
desk-first-why = Le mot de passe que vous avez reçu ne sert qu’une fois : quelqu’un d’autre l’a vu. Choisissez maintenant le vôtre.
desk-first-button = Enregistrer et ouvrir la modération
desk-first-same = Choisissez un autre mot de passe que celui que vous avez reçu.
desk-first-over = Le temps de choisir un mot de passe est passé, ou il est déjà choisi. Connectez-vous à nouveau.
desk-save = Enregistrer
desk-mail = E-mails
desk-mail-when = Quand un message attend la relecture :
desk-mail-at-once = m’écrire tout de suite
desk-mail-daily = m’écrire une fois par jour, à huit heures
desk-mail-never = ne pas m’écrire
desk-totp = Second facteur
desk-totp-is-on = Le second facteur est actif : un code du téléphone est demandé à chaque connexion.
desk-totp-is-off = Avec un second facteur, un mot de passe volé ne suffit plus. Il faut une application d’authentification sur votre téléphone.
desk-totp-add = Ajouter un second facteur
desk-totp-remove = Retirer le second facteur
desk-totp-how = Scannez ce code avec votre application d’authentification, puis écrivez les six chiffres qu’elle montre.
desk-totp-code = Code à scanner, qui dit la même chose que la clé ci-dessous
desk-totp-open = Ouvrir l’application sur cet appareil
desk-totp-secret = Ou recopiez cette clé :
desk-totp-recovery = Gardez ces codes de secours sur du papier : chacun remplace une fois le téléphone.
desk-totp-confirm = Activer le second facteur
desk-everywhere = Mes autres appareils
desk-everywhere-button = Me déconnecter partout
desk-filter = Chercher et filtrer
desk-words = Mots du message ou nom
desk-unchecked = À vérifier
desk-unchecked-title = Publiés, à vérifier
desk-unchecked-mark = Pas encore vérifié
desk-shown-before = A déjà été publié
desk-unchecked-only = Seulement les messages pas encore vérifiés
desk-approve = Vérifié
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
desk-answers-gone = En réponse à un message supprimé
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
desk-reply-short = Répondre
desk-reply-as = Publiée au nom de la coopérative.
desk-reply = Répondre au nom de la coopérative
desk-reply-text = Réponse
desk-reply-publish = Publier la réponse
desk-template = Modèle de réponse
desk-template-none = Aucun
desk-template-insert = Insérer
desk-log-of = Historique
desk-author-all = Tout classer indésirable
desk-author-all-help = Tous les messages de la même personne, publiés ou à relire, seront classés comme indésirables. Vous pourrez annuler.
desk-author-all-button = Classer tous ses messages
desk-next = Page suivante
desk-keys = Au clavier : j et k pour passer d’un message à l’autre ; la touche de chaque geste est sur son bouton.
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
desk-question-reopened = Réponse non satisfaisante
desk-score = Risque d’indésirable : { $percent } %
desk-history-none = Premier message de cette personne
desk-history-unknown = Sans adresse, aucun autre message connu
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
desk-signal-elsewhere = Le même texte est arrivé sous un autre article
desk-signal-capitals = Beaucoup de capitales
desk-signal-impersonation = Se fait passer pour la coopérative ou la modération
desk-done-none = Cochez d’abord les messages.
desk-done-publier =
    { $count ->
        [one] Message publié.
       *[other] { $count } messages publiés.
    }
desk-done-verifier =
    { $count ->
        [one] Message vérifié : il reste publié.
       *[other] { $count } messages vérifiés : ils restent publiés.
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
        [one] Message retiré. S’il a des réponses, sa place et la raison restent visibles.
       *[other] { $count } messages retirés. La place de ceux qui ont des réponses et la raison restent visibles.
    }
desk-done-restored = Message rétabli.
desk-done-epingler = Message placé en premier.
desk-done-desepingler = Message remis à sa place.
desk-done-reason-missing = Choisissez une raison : elle est envoyée à l’auteur.
desk-done-already =
    { $count ->
        [one] Ce message a déjà été traité, ou n’est plus là.
       *[other] Ces { $count } messages ont déjà été traités, ou ne sont plus là.
    }
desk-done-changed =
    { $count ->
        [one] L’auteur vient de modifier ce message : relisez-le.
       *[other] Les auteurs viennent de modifier ces { $count } messages : relisez-les.
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
desk-done-not-undone = Rien à annuler : c’est déjà fait, quelqu’un a décidé autrement depuis, ou plus d’une heure a passé. Un message retiré se rétablit depuis « Tous les commentaires ».
desk-done-reply = Réponse publiée.
desk-done-password = Mot de passe changé. Vos autres appareils sont déconnectés.
desk-done-mail = Choix enregistré.
desk-done-totp = Second facteur actif.
desk-done-no-totp = Second facteur retiré.

## Questions, signalements, ouverture

desk-list = Liste
desk-whole-thread = Toute la conversation
desk-oldest-first =
    { $count ->
        [one] Voici le plus ancien.
       *[other] Voici les { $count } qui attendent depuis le plus longtemps.
    }
desk-waits-minutes =
    { $count ->
        [0] Vient d’arriver
        [one] Attend depuis une minute
       *[other] Attend depuis { $count } minutes
    }
desk-waits-hours =
    { $count ->
        [one] Attend depuis une heure
       *[other] Attend depuis { $count } heures
    }
desk-waits-days =
    { $count ->
        [one] Attend depuis un jour
       *[other] Attend depuis { $count } jours
    }
desk-questions = Questions
desk-questions-title = Questions sans réponse
desk-questions-none = Toutes les questions ont une réponse. Merci.
desk-questions-total =
    { $count ->
        [one] Une question attend une réponse.
       *[other] { $count } questions attendent une réponse.
    }
desk-reply-empty = Écrivez la réponse avant de la publier.
desk-reply-too-long =
    { $count ->
        [one] Réponse trop longue : enlevez { $count } caractère.
       *[other] Réponse trop longue : enlevez { $count } caractères.
    }
desk-reply-gone = Ce message n’est plus publié : il ne peut pas recevoir de réponse. Votre texte est conservé ; vous pouvez le publier sous la page.
desk-reply-own = Votre réponse sera publiée sous « { $title } », sans répondre à un message.
desk-reports = Signalements
desk-reports-none = Aucun signalement n’attend une décision. Merci.
desk-reports-total =
    { $count ->
        [one] Un signalement attend une décision.
       *[other] { $count } signalements attendent une décision.
    }
desk-reports-back = Revenir aux signalements
desk-report-title = Signalement n° { $number } : { $reason }
desk-report-about = Message de { $name } :
desk-report-what = Ce qui est signalé
desk-report-number = Numéro de reçu
desk-report-when = Reçu le
desk-report-reason = Raison
desk-report-explanation = Précisions
desk-report-name = Signalé par
desk-report-nameless = sans nom, comme la loi le permet pour un abus sexuel sur un enfant
desk-report-faith = Bonne foi
desk-report-faith-yes = déclarée à l’envoi
desk-report-told = Réponse
desk-report-told-yes = votre décision lui sera envoyée par e-mail
desk-report-told-no = aucune adresse : personne ne sera prévenu
desk-report-others =
    { $count ->
        [one] Un autre signalement vise ce message :
       *[other] { $count } autres signalements visent ce message :
    }
desk-report-keep-all =
    { $count ->
        [one] Clore aussi l’autre signalement de ce message, avec ces mots
       *[other] Clore aussi les { $count } autres signalements de ce message, avec ces mots
    }
desk-report-comment = Le message
desk-report-decision = Votre décision
desk-report-law = La loi demande de lire chaque signalement, de décider vite et sans parti pris, et de dire à chacun ce qui est décidé et pourquoi : à qui a signalé, et à l’auteur d’un message retiré. Si la vie ou la sécurité d’une personne est en danger, prévenez aussi la police : 17.
desk-report-urgent = Abus sexuel sur un enfant : décidez tout de suite. Retirez le message, n’en faites aucune copie, et prévenez les autorités sur internet-signalement.gouv.fr.
desk-report-remove = Retirer le commentaire
desk-report-keep = Laisser en ligne
desk-report-why = Pourquoi le laisser en ligne ? (envoyé à la personne qui a signalé, gardé au journal)
desk-report-why-missing = Écrivez pourquoi vous laissez ce message en ligne.
desk-report-reason-missing = Choisissez une raison : elle est envoyée à l’auteur.
desk-report-gone = Ce message n’est plus en ligne
desk-report-gone-help = Il a été retiré, supprimé ou classé depuis. Il reste à clore le signalement.
desk-report-close = Clore le signalement
desk-report-was-upheld = Ce signalement est traité : le message n’est plus en ligne.
desk-report-was-dismissed = Ce signalement est traité : le message est resté en ligne.
desk-opening = Ouverture
desk-opening-site = Tout le site
desk-opening-site-help = En cas de débordement, un bouton suffit. Les messages déjà publiés restent lisibles.
desk-opening-administrator = Pour changer ce réglage, adressez-vous à une personne qui administre le site.
desk-opening-reviewed = Conversations relues avant publication
desk-opening-reviewed-help = Trop de messages y sont arrivés à la fois, ou quelqu’un l’a décidé. Chaque nouveau message y attend la relecture.
desk-opening-pages = Pages fermées
desk-opening-pages-none = Aucune page n’est fermée.
desk-opening-find = Fermer ou rouvrir une autre page : mots de son titre
desk-opening-not-found = Aucune page ne s’appelle « { $words } ».
desk-opening-sections = Rubriques
desk-section-open = Ouverte
desk-section-closed = Fermée : on peut lire, personne ne peut écrire.
desk-section-closed-by-site = Fermée par le site : chaque page l’est dans son fichier. Pour la rouvrir, changez « commentaires » en tête de ce fichier.
desk-section-change = Fermer ou rouvrir
desk-page-opening = Fermer ou rouvrir cette page
desk-page-closed = Les commentaires de cette page sont fermés.
desk-page-reviewed = Sous cette page, chaque message est relu avant publication.
desk-page-questions = Le site n’y prend que des questions : seule la coopérative répond.
desk-page-closed-by-site = Le site ferme cette page, dans son fichier : personne n’y écrit. Pour la rouvrir, changez « commentaires » en tête de ce fichier.
desk-site-open = Ouvert : chacun peut écrire, sauf sous les pages et dans les rubriques fermées.
desk-site-all-to-review = Sur tout le site, chaque message est relu avant publication.
desk-site-read-only = Sur tout le site, les commentaires sont suspendus : on peut lire, personne ne peut écrire.
desk-alert-flood = Afflux de messages sous « { $title } » : chacun est relu avant publication.
desk-alert-floods-more =
    { $count ->
        [one] Une autre conversation déborde aussi.
       *[other] { $count } autres conversations débordent aussi.
    }
desk-lift = Lever la relecture
desk-alert-see = Voir et rouvrir
desk-since = Depuis le { $when }, par { $name }.
desk-by-itself = le service lui-même
desk-why = Raison (gardée au journal)
desk-why-more = Précision (facultative)
desk-why-overflow = Débordement
desk-why-calm = Retour au calme
desk-why-hostile = Propos hostiles
desk-why-absence = Absence de l’équipe
desk-why-settled = Sujet clos
desk-why-return = Retour de l’équipe
desk-why-mistake = Fermeture par erreur
desk-why-other = Autre (à préciser)
desk-why-flood = Trop de messages en dix minutes.
desk-gesture-fermer-page = Fermer les commentaires de cette page
desk-gesture-rouvrir-page = Rouvrir les commentaires de cette page
desk-gesture-relire-page = Tout relire avant publication
desk-gesture-ne-plus-relire-page = Ne plus relire avant publication
desk-gesture-fermer-rubrique = Fermer les commentaires de cette rubrique
desk-gesture-rouvrir-rubrique = Rouvrir les commentaires de cette rubrique
desk-gesture-suspendre-site = Suspendre les commentaires de tout le site
desk-gesture-relire-site = Tout relire avant publication
desk-gesture-rouvrir-site = Rouvrir les commentaires de tout le site
desk-done-fermer-page = Les commentaires de cette page sont fermés.
desk-done-rouvrir-page = Les commentaires de cette page sont rouverts.
desk-done-relire-page = Sous cette page, chaque message est maintenant relu avant publication.
desk-done-ne-plus-relire-page = Les messages de cette page suivent de nouveau la règle du site.
desk-done-fermer-rubrique = Les commentaires de cette rubrique sont fermés.
desk-done-rouvrir-rubrique = Les commentaires de cette rubrique sont rouverts.
desk-done-suspendre-site = Les commentaires de tout le site sont suspendus.
desk-done-relire-site = Sur tout le site, chaque message est maintenant relu avant publication.
desk-done-rouvrir-site = Les commentaires de tout le site sont rouverts.
desk-done-administrator-only = Seule une personne qui administre le site peut décider pour tout le site.
desk-done-why-missing = Écrivez pourquoi : c’est gardé au journal.
desk-done-report-upheld = Signalement traité : le message n’est plus en ligne.
desk-done-report-dismissed = Signalement traité : le message reste en ligne.
desk-done-report-already = Ce signalement avait déjà été traité par quelqu’un d’autre.
desk-done-author-more = { $count } messages classés comme indésirables. Il en reste de cette personne : recommencez.
