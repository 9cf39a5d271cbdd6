## La conversation, sous un article et dans ses flux

comments-title = Espace de contributions des lecteurs
write-comment = Écrire un commentaire
ask-question = Poser une question
reply = Répondre
reply-to = En réponse à { $name }
replying-to = Votre réponse à { $name }
cancel = Annuler
no-comment-yet = Soyez la première personne à réagir.
comment-count =
    { $count ->
        [0] Aucun commentaire
        [one] { $count } commentaire
       *[other] { $count } commentaires
    }
card-count =
    { $count ->
        [one] { $count } commentaire
       *[other] { $count } commentaires
    }
official-reply = Réponse de la coopérative
answered = Réponse apportée
awaiting-answer = En attente de réponse
settled = Réglé
pinned = Épinglé
edited-on = Modifié le { $date }
deleted-comment = Commentaire supprimé par son auteur
changed-comment = Commentaire modifié, en attente de relecture
removed-comment = Commentaire retiré par la modération : { $reason }
report = Signaler
edit = Modifier
delete-mine = Supprimer mon commentaire
permalink = Lien vers ce commentaire
comments-closed = Les commentaires sont fermés.
comments-suspended = Les commentaires sont suspendus pour le moment. Vous pouvez toujours les lire.
comments-unavailable = Les commentaires ne s’affichent pas. Réessayez plus tard ; le reste de la page fonctionne.
newest-comments-unavailable = Les commentaires les plus récents ne s’affichent pas. Réessayez plus tard ; le reste de la page fonctionne.
comments-questions = La coopérative répond ici aux questions, sans nommer celles et ceux qui les posent.
live-conversation = Voir la conversation à jour
back-to-post = Revenir à la page « { $title } »
subscribe-to-thread = Suivre cette conversation (Atom)
anonymous-asker = Une personne
feed-thread-title = { $title } – commentaires
feed-programme-title = { $title } – commentaires du programme
feed-site-title = { $title } – tous les commentaires
feed-item-title = { $name } sur « { $title } »

reason-insult = Injure ou menace
reason-discrimination = Propos discriminatoire
reason-accusation = Accusation contre une personne
reason-personal-data = Données personnelles
reason-advertising = Publicité
reason-off-topic = Hors sujet
reason-child-abuse = Abus sexuel sur un enfant
reason-other = Autre raison

## Écrire

form-name = Nom ou pseudonyme (obligatoire)
form-email = Adresse e-mail (facultative, jamais publiée)
form-notify = Me prévenir de la réponse
form-message = Votre message (obligatoire)
form-question = C’est une question pour la coopérative
form-keep = Modifier ou supprimer depuis cet appareil
form-website = Laissez ce champ vide
form-left =
    { $count ->
        [one] { $count } caractère restant
       *[other] { $count } caractères restants
    }
form-advice = Ne donnez ni adresse, ni téléphone, ni nom de voisin.
form-marks = Vous pouvez écrire *en italique*, **en gras**, des listes et des citations.
form-reviewed = Votre message sera relu avant publication, sous deux jours ouvrés.
form-privacy = { $site } utilise ce que vous écrivez pour publier et modérer cette conversation, et votre adresse e-mail pour vous répondre si vous le demandez. L’adresse de votre connexion est gardée à part, puis effacée. Pour lire, corriger ou effacer vos données : { $contact }.
privacy-link = Données personnelles
charter-link = Charte des commentaires
preview = Relire avant d’envoyer
preview-title = Relisez votre message
preview-help = Voici votre message tel qu’il sera publié. Corrigez-le ci-dessous si besoin, puis envoyez-le.
send = Envoyer
sending = Envoi en cours…
received = Merci. Votre message attend la relecture.
received-published = Merci. Votre message est publié.
received-token-title = Modifier ou supprimer votre message
received-token = Gardez ce lien : il permet de modifier ou de supprimer votre message.

errors-title =
    { $count ->
        [one] Votre message n’est pas parti : un point est à corriger.
       *[other] Votre message n’est pas parti : { $count } points sont à corriger.
    }
error-name-missing = Écrivez un nom ou un pseudonyme.
error-name-too-long =
    { $count ->
        [one] Nom trop long : enlevez { $count } caractère.
       *[other] Nom trop long : enlevez { $count } caractères.
    }
error-message-missing = Écrivez votre message avant de l’envoyer.
error-message-too-long =
    { $count ->
        [one] Message trop long : enlevez { $count } caractère.
       *[other] Message trop long : enlevez { $count } caractères.
    }
error-email = Cette adresse e-mail n’est pas complète. Exemple : nom@exemple.fr
error-email-missing = Écrivez votre adresse e-mail.
error-explanation-missing = Dites en quelques mots ce que vous signalez.
error-email-needed = Écrivez une adresse e-mail pour être prévenu de la réponse.
error-too-many =
    { $count ->
        [one] Trop de messages en peu de temps. Réessayez dans { $count } minute.
       *[other] Trop de messages en peu de temps. Réessayez dans { $count } minutes.
    }
error-duplicate = Vous avez déjà envoyé ce message.
error-deleted = Vous avez supprimé ce message. Pour l’envoyer de nouveau, envoyez ce formulaire encore une fois.
error-parent-gone = Le commentaire auquel vous répondez n’est plus là. Votre texte est conservé : envoyez-le comme un nouveau message.
error-not-sent = L’envoi a échoué. Votre texte est conservé : réessayez.
