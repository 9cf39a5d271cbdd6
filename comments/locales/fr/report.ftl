## Le rapport annuel de modération

yearly-title = Modération des commentaires en { $year }
yearly-summary = Ce que les lecteurs ont écrit, ce que nous avons publié, refusé ou retiré, et pourquoi.
yearly-introduction = Ce rapport rend compte de la modération de l’espace de contributions des lecteurs du site { $site } en { $year }, comme le demande l’article 15 du règlement européen sur les services numériques (UE 2022/2065).
yearly-until = Les chiffres sont arrêtés au { $day }.
yearly-section-received = Ce que les lecteurs ont écrit
yearly-messages = Messages
yearly-number = Nombre
yearly-received = Reçus
yearly-published = Publiés
yearly-waiting = Encore à relire
yearly-deleted = Supprimés par leur auteur
yearly-publication-delay = La moitié des messages publiés l’ont été en { $median } au plus, et neuf sur dix en { $ninth } au plus.
yearly-section-declined = Ce que nous avons refusé ou retiré
yearly-none-declined = Aucun message n’a été refusé ni retiré.
yearly-reason = Raison
yearly-refused = Refusés
yearly-removed = Retirés
yearly-total = Total
yearly-told = La raison a été envoyée à chaque auteur qui avait laissé une adresse.
yearly-spam-by-moderators =
    { $count ->
        [one] Les modérateurs ont aussi écarté un message indésirable.
       *[other] Les modérateurs ont aussi écarté { $count } messages indésirables.
    }
yearly-restored =
    { $count ->
        [one] Un message retiré a été rétabli.
       *[other] { $count } messages retirés ont été rétablis.
    }
yearly-section-automatic = Les moyens automatiques
yearly-filter = Un filtre classe seul les messages manifestement indésirables, surtout la publicité. Il fonctionne sur notre serveur, sans aucun service extérieur, et n’apprend que des décisions des modérateurs, qui peuvent publier ce qu’il a classé à tort.
yearly-by-filter =
    { $count ->
        [0] Il n’a écarté aucun message.
        [one] Il a écarté un message, soit { $share } des décisions.
       *[other] Il a écarté { $count } messages, soit { $share } des décisions.
    }
yearly-filter-errors =
    { $count ->
        [0] Les modérateurs n’en ont publié aucun après coup.
        [one] Les modérateurs en ont publié un après coup : { $share } d’erreurs connues.
       *[other] Les modérateurs en ont publié { $count } après coup : { $share } d’erreurs connues.
    }
yearly-by-people =
    { $count ->
        [0] Aucune autre décision n’a été prise.
        [one] L’autre décision a été prise par une personne.
       *[other] Les { $count } autres décisions ont été prises par { $people ->
            [one] une personne.
           *[other] { $people } personnes.
        }
    }
yearly-section-reports = Les signalements
yearly-no-reports = Aucun message n’a été signalé.
yearly-reported = Reçus
yearly-upheld = Suivis
yearly-dismissed = Écartés
yearly-open = En cours
yearly-reports-by-people = Les signalements sont examinés par des personnes ; aucun ne l’est par des moyens automatiques.
yearly-report-delay = La moitié des signalements ont été traités en { $median } au plus, et neuf sur dix en { $ninth } au plus.
yearly-section-orders = Les injonctions des autorités
yearly-orders =
    { $count ->
        [0] Nous n’avons reçu aucune injonction d’une autorité, ni pour retirer un message, ni pour donner des informations.
        [one] Nous avons reçu une injonction d’une autorité.
       *[other] Nous avons reçu { $count } injonctions d’autorités.
    }
yearly-section-questions = Les questions
yearly-no-questions = Aucune question n’a été posée.
yearly-questions =
    { $count ->
        [one] Une question a été posée
       *[other] { $count } questions ont été posées
    } ; { $answered ->
        [0] aucune n’a reçu de réponse de la coopérative
        [one] une a reçu une réponse de la coopérative
       *[other] { $answered } ont reçu une réponse de la coopérative
    }, { $settled ->
        [0] aucune n’est dite réglée par son auteur.
        [one] une est dite réglée par son auteur.
       *[other] { $settled } sont dites réglées par leur auteur.
    }
yearly-answer-delay = La moitié des réponses sont venues en { $median } au plus, et neuf sur dix en { $ninth } au plus.
yearly-section-closings = Ce que nous avons fermé
yearly-nothing-closed = Rien n’a été fermé.
yearly-closed-threads =
    { $count ->
        [one] Les commentaires d’une page ont été fermés.
       *[other] Les commentaires de pages ont été fermés { $count } fois.
    }
yearly-closed-sections =
    { $count ->
        [one] Les commentaires d’une rubrique ont été fermés.
       *[other] Les commentaires de rubriques ont été fermés { $count } fois.
    }
yearly-closed-site =
    { $count ->
        [one] Les commentaires de tout le site ont été suspendus une fois.
       *[other] Les commentaires de tout le site ont été suspendus { $count } fois.
    }
yearly-reviewed-site =
    { $count ->
        [one] Tous les messages du site ont été relus avant publication pendant une période.
       *[other] Tous les messages du site ont été relus avant publication pendant { $count } périodes.
    }
yearly-floods =
    { $count ->
        [one] Une conversation qui débordait est passée d’elle-même en relecture.
       *[other] { $count } fois, une conversation qui débordait est passée d’elle-même en relecture.
    }
yearly-section-language = Langue
yearly-language-fr = La modération se fait en français.
yearly-language-en = La modération se fait en anglais.
yearly-minutes =
    { $count ->
        [one] une minute
       *[other] { $count } minutes
    }
yearly-hours =
    { $count ->
        [one] une heure
       *[other] { $count } heures
    }
yearly-days =
    { $count ->
        [one] un jour
       *[other] { $count } jours
    }
