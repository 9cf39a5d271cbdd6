## Écrire, changer, signaler

skip-to-content = Aller au contenu
error-prefix = Erreur :
error-form-not-opened = Relisez votre message, puis envoyez-le.
error-reported-often = Beaucoup de personnes ont déjà signalé ce message pour cette raison. L’équipe va le relire : vous n’avez plus rien à faire.
error-reason-missing = Choisissez une raison.
error-good-faith-missing = Cochez la case de bonne foi pour envoyer le signalement.
own-title = Modifier ou supprimer votre message
own-kept =
    { $count ->
        [one] Gardez ce lien : pendant une minute, il permet de modifier ou de supprimer votre message.
       *[other] Gardez ce lien : pendant { $count } minutes, il permet de modifier ou de supprimer votre message.
    }
own-save = Enregistrer
own-reviewed = Un message modifié peut être relu avant d’être publié de nouveau.
own-not-changed = Votre message n’a pas été modifié.
own-deleted = Votre message est supprimé.
own-delete-help = Le texte et le nom sont effacés aussitôt. Sous les réponses, il reste la mention « Commentaire supprimé par son auteur ».
error-too-late = Le temps prévu pour modifier ou supprimer ce message avec ce lien est passé.
own-late-help = Vous avez laissé votre adresse e-mail ? Demandez un lien depuis la page ci-dessous : il permet encore de le modifier ou de le supprimer. Sinon, écrivez à { $contact }.
own-late-text = Ce que vous venez d’écrire n’est pas enregistré : copiez-le si vous y tenez
report-title = Signaler un message
report-comment = Le message que vous signalez
report-why = Pourquoi signalez-vous ce message ?
report-required = (obligatoire)
report-explanation = Précisions (facultatives, sauf pour « Autre raison »)
report-name = Votre nom (obligatoire)
report-email = Votre adresse e-mail (obligatoire, jamais publiée)
report-identity = Pour signaler un abus sexuel sur un enfant, vous pouvez laisser le nom et l’adresse vides.
report-good-faith = Je déclare de bonne foi que ces informations sont exactes.
report-send = Envoyer le signalement
report-received = Signalement reçu. Numéro : { $number }
report-next = Une personne de l’équipe relit ce message. Si vous avez donné votre adresse, la décision vous y est envoyée.
report-errors-title =
    { $count ->
        [one] Le signalement n’est pas parti : un point est à corriger.
       *[other] Le signalement n’est pas parti : { $count } points sont à corriger.
    }

## Les liens des lettres

confirm-title = Être prévenu de la réponse
confirm-sentence = Confirmez que vous voulez recevoir un e-mail quand une réponse est publiée.
confirm-button = Oui, me prévenir
confirm-done = C’est noté. Vous recevrez un e-mail quand une réponse sera publiée.
device-title = Se connecter sur cet appareil
device-sentence = Cet appareil sera reconnu pendant 90 jours : les essais d’inconnus ne vous empêcheront plus de vous y connecter. Il vous faudra toujours votre mot de passe.
device-button = Reconnaître cet appareil
unsubscribe-title = Ne plus être prévenu
unsubscribe-sentence = Vous ne recevrez plus d’e-mail au sujet de cette conversation.
unsubscribe-button = Ne plus me prévenir
unsubscribe-done = C’est fait. Vous ne recevrez plus d’e-mail au sujet de cette conversation.
settle-title = Est-ce réglé ?
settle-yes-sentence = Vous indiquez que votre question est réglée.
settle-yes-button = Oui, c’est réglé
settle-yes-done = Merci. Votre question est marquée comme réglée.
settle-no-sentence = Vous indiquez que votre question n’est pas réglée. Elle revient parmi celles qui attendent une réponse.
settle-no-button = Non, toujours pas
settle-no-done = C’est noté. Votre question attend de nouveau une réponse.
moderate-back = Voir ce message dans la modération
moderate-already = Ce message a déjà été traité, ou n’est plus là.
moderate-changed = Son auteur a modifié ce message depuis cet e-mail : relisez-le dans la modération.
moderate-title = Décider d’un message
moderate-publish-sentence = Le message n° { $id } sera publié.
moderate-publish-button = Publier
moderate-publish-done = Le message n° { $id } est publié.
moderate-approve-sentence = Le message n° { $id } est publié. Vous avez vérifié qu’il peut le rester.
moderate-approve-button = Vérifié
moderate-approve-done = Le message n° { $id } est vérifié : il reste publié.
moderate-spam-sentence = Le message n° { $id } sera classé comme indésirable.
moderate-spam-button = Classer comme indésirable
moderate-spam-done = Le message n° { $id } est classé comme indésirable.

## Mes données

data-title = Mes données
data-help = Écrivez l’adresse e-mail que vous avez donnée avec vos messages. Un lien y est envoyé : il montre ce qui est gardé à votre sujet et permet de l’exporter ou de l’effacer.
data-email = Votre adresse e-mail
data-ask = Recevoir le lien
data-sent = Si cette adresse nous est connue, un lien y est envoyé. Il est valable un jour. Après trois liens dans la journée, il n’en part plus : le dernier reçu fonctionne toujours.
data-contact = Vous n’avez pas donné d’adresse, ou il vous reste une question ? Écrivez à { $contact }.
data-kept =
    { $count ->
        [one] { $count } message est gardé sous l’adresse { $email }.
       *[other] { $count } messages sont gardés sous l’adresse { $email }.
    }
data-nothing = Aucun message n’est gardé sous l’adresse { $email }.
data-export = Exporter mes données (JSON)
data-subscribed = prévenu des réponses
data-change = Modifier ou supprimer
data-erase-title = Tout effacer
data-erase-help = Vos messages, votre nom et votre adresse sont effacés aussitôt. On ne peut pas revenir en arrière.
data-erase-confirm = Oui, effacer tout ce que j’ai écrit
data-erase = Effacer mes données
data-erased = Vos données sont effacées.
data-state-pending = à relire
data-state-published = publié
data-state-refused = refusé
data-state-removed = retiré
data-state-spam = indésirable
data-state-deleted = supprimé
