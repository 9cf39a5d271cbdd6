## Les lettres

mail-hello = Bonjour,
mail-hello-name = Bonjour { $name },
mail-signature =
    { $cooperative }
    Cet e-mail est envoyé par un automate : votre réponse ne serait lue par personne. Pour nous écrire : { $contact }
    Voir, exporter ou effacer ce qui est gardé à votre sujet : { $data }
mail-confirm =
    Vous avez demandé à être prévenu quand une réponse à votre message est publiée sur le site { $site }.

    Pour le confirmer, ouvrez ce lien et appuyez sur le bouton :
    { $confirm }

    Ce n’est pas vous ? Ne faites rien : votre adresse est effacée au bout de sept jours.
    .subject = Confirmez que vous voulez être prévenu de la réponse
mail-answer =
    { $author } a répondu à votre message, sous « { $title } » :

    { $text }

    Lire et répondre :
    { $page }

    Ne plus être prévenu au sujet de cette conversation :
    { $stop }
    .subject = Une réponse est publiée : { $title }
mail-official-answer =
    { $cooperative } a répondu à votre message, sous « { $title } » :

    { $text }

    Lire et répondre :
    { $page }

    Ne plus être prévenu au sujet de cette conversation :
    { $stop }
    .subject = Réponse de la coopérative : { $title }
mail-answered =
    Vous avez écrit, sous « { $title } » :

    { $asked }

    { $cooperative } vous répond :

    { $text }

    La réponse sur le site :
    { $page }

    Est-ce réglé ?
    Oui : { $yes }
    Non, toujours pas : { $no }

    Modifier ou supprimer votre message :
    { $own }

    Ne plus être prévenu au sujet de cette conversation :
    { $stop }
    .subject = Réponse de la coopérative : { $title }
mail-refused =
    Votre message sous « { $title } » n’a pas été publié.

    Raison : { $reason }
    { $note }
    Votre message était :

    { $text }

    Cette décision a été prise par une personne de l’équipe de modération, d’après notre charte :
    { $charter }

    Vous n’êtes pas d’accord ? Écrivez-nous : { $contact }. Votre message sera relu par quelqu’un d’autre. Vous pouvez aussi saisir un organe de règlement des litiges certifié, ou le tribunal.
    .subject = Votre message n’a pas été publié
mail-removed =
    Votre message sous « { $title } » a été retiré du site.

    Raison : { $reason }
    { $note }
    Votre message était :

    { $text }

    Cette décision a été prise par une personne de l’équipe de modération, d’après notre charte :
    { $charter }

    Vous n’êtes pas d’accord ? Écrivez-nous : { $contact }. Votre message sera relu par quelqu’un d’autre. Vous pouvez aussi saisir un organe de règlement des litiges certifié, ou le tribunal.
    .subject = Votre message a été retiré
mail-receipt =
    Nous avons bien reçu votre signalement n° { $number } d’un message de { $author }, sous « { $title } » :
    { $page }

    Raison : { $reason }

    Une personne va le lire. Nous vous écrirons ce qui a été décidé.
    .subject = Signalement n° { $number } bien reçu
mail-report-upheld =
    Vous nous aviez signalé un message de { $author }, sous « { $title } » (signalement n° { $number }, { $reason }).

    Après lecture, nous avons retiré ce message. Merci de votre vigilance.
    .subject = Signalement n° { $number } : le message est retiré
mail-report-dismissed =
    Vous nous aviez signalé un message de { $author }, sous « { $title } » (signalement n° { $number }, { $reason }).

    Après lecture, une personne de l’équipe de modération a décidé que ce message peut rester :
    { $page }
    { $why }
    Vous n’êtes pas d’accord ? Écrivez-nous : { $contact }. Vous pouvez aussi saisir un organe de règlement des litiges certifié, ou le tribunal.
    .subject = Signalement n° { $number } : le message reste publié
mail-data =
    Vous avez demandé à voir ce que le site { $site } garde à votre sujet. Ce lien vous le montre, et vous permet de l’exporter ou de l’effacer. Il est valable un jour :
    { $link }

    Ce n’est pas vous ? Ne faites rien : personne d’autre n’a reçu ce lien.
    .subject = Vos données sur le site { $site }
mail-besieged =
    Beaucoup d’essais ont été faits pour ouvrir l’espace de modération du site { $site } avec votre adresse. Chaque appareil où vous vous êtes connecté reste libre d’entrer.

    Vous voulez vous connecter sur un autre appareil ? Ouvrez-y ce lien, puis donnez votre mot de passe. Il vaut une fois, pendant un jour :
    { $link }

    Sinon, ne faites rien. Un mot de passe long que vous n’utilisez nulle part ailleurs, et un second facteur (page « Mon compte »), vous protègent.
    .subject = Des essais pour entrer dans la modération du site { $site }
mail-waiting =
    Un message attend la relecture, sous « { $title } ».

    { $author } écrit :

    { $text }

    Publier : { $accept }
    Classer comme indésirable : { $spam }
    Répondre ou refuser, dans l’espace de modération :
    { $desk }

    Les deux premiers liens ouvrent une page avec un seul bouton. Ils servent une fois, pendant sept jours, et à vous seul.
    .subject = À relire : { $title }
mail-unchecked =
    Un message vient de paraître sans relecture, sous « { $title } » :
    { $page }

    { $author } écrit :

    { $text }

    Rien à redire : { $accept }
    Classer comme indésirable : { $spam }
    Répondre ou retirer, dans l’espace de modération :
    { $desk }

    Le lien « Rien à redire » et le suivant ouvrent une page avec un seul bouton. Ils servent une fois, pendant sept jours, et à vous seul.
    .subject = À vérifier : { $title }
mail-edited =
    Un message déjà publié vient d’être modifié par son auteur, sous « { $title } » :
    { $page }

    { $author } écrit maintenant :

    { $text }

    Rien à redire : { $accept }
    Classer comme indésirable : { $spam }
    Répondre ou retirer, dans l’espace de modération :
    { $desk }

    Le lien « Rien à redire » et le suivant ouvrent une page avec un seul bouton. Ils servent une fois, pendant sept jours, et à vous seul.
    .subject = Modifié, à vérifier : { $title }
mail-reported =
    Un message de { $author } est signalé, sous « { $title } » (signalement n° { $number }).

    { $text }

    Raison : { $reason }
    { $explanation }

    Décider, dans l’espace de modération :
    { $desk }
    .subject = Message signalé : { $title }
mail-flooded =
    Trop de messages arrivent à la fois sous « { $title } ». Ils sont maintenant tous relus avant d’être publiés.

    Rouvrir cette conversation, ou fermer davantage :
    { $desk }
    .subject = Afflux de messages : { $title }
mail-digest =
    { $waiting ->
        [0] Aucun message n’attend la relecture.
        [one] Un message attend la relecture.
       *[other] { $waiting } messages attendent la relecture.
    }{ $unchecked ->
        [0] {""}
        [one] {" "}Un message publié reste à vérifier.
       *[other] {" "}{ $unchecked } messages publiés restent à vérifier.
    }
    { $reports ->
        [0] Aucun signalement n’attend une décision.
        [one] Un signalement attend une décision.
       *[other] { $reports } signalements attendent une décision.
    }
    { $questions ->
        [0] Aucune question n’attend une réponse.
        [one] Une question attend une réponse.
       *[other] { $questions } questions attendent une réponse.
    }

    { $list }

    L’espace de modération :
    { $desk }
    .subject =
        { $waiting ->
            [0] Modération : ce qui attend
            [one] Modération : un message à relire
           *[other] Modération : { $waiting } messages à relire
        }
