## Importer les commentaires d’un autre service

import-anonymous = Anonyme
import-ready =
    { $count ->
        [0] { $source } : rien à importer.
        [one] { $source } : un commentaire à importer
       *[other] { $source } : { $count } commentaires à importer
    }
import-threads =
    { $count ->
        [one] dans une conversation.
       *[other] dans { $count } conversations.
    }
import-state-published = { $count } à publier
import-state-pending = { $count } à relire
import-state-refused = { $count } parmi les refusés
import-state-removed = { $count } parmi les retirés
import-state-spam = { $count } parmi les indésirables
import-state-deleted =
    { $count ->
        [one] une place de commentaire supprimé
       *[other] { $count } places de commentaires supprimés
    }
import-official =
    { $count ->
        [one] Au nom de la coopérative : une réponse.
       *[other] Au nom de la coopérative : { $count } réponses.
    }
import-known =
    { $count ->
        [one] Déjà là : un commentaire.
       *[other] Déjà là : { $count } commentaires.
    }
import-pingbacks =
    { $count ->
        [one] Laissé de côté : un rétrolien.
       *[other] Laissés de côté : { $count } rétroliens.
    }
import-gone =
    { $count ->
        [one] Laissé de côté : un commentaire supprimé sans réponse.
       *[other] Laissés de côté : { $count } commentaires supprimés sans réponse.
    }
import-without-email =
    { $count ->
        [one] Une adresse e-mail n’est pas reprise : incomplète, ou plus ancienne que la durée de conservation.
       *[other] { $count } adresses e-mail ne sont pas reprises : incomplètes, ou plus anciennes que la durée de conservation.
    }
import-readers = Comptes repris comme ceux de lecteurs : { $accounts }.
    .aide = Pour publier les réponses de l’un d’eux au nom de la coopérative : --official COMPTE
import-official-silent = le compte « { $account } » n’a rien écrit dans ce fichier : rien n’a été importé
import-unmapped =
    { $pages ->
        [one] Une page n’est pas du site
       *[other] { $pages } pages ne sont pas du site
    } ({ $count ->
        [one] un commentaire
       *[other] { $count } commentaires
    }) :
import-unmapped-page =
    { $count ->
        [one] { $page } : un commentaire
       *[other] { $page } : { $count } commentaires
    }
import-unmapped-nearest = peut-être { $url } (« { $title } ») : ajoutez « { $page } » à ses alias
import-unmapped-more =
    { $count ->
        [one] … et une autre page
       *[other] … et { $count } autres pages
    }
import-flawed =
    { $count ->
        [one] Un commentaire ne peut pas être importé :
       *[other] { $count } commentaires ne peuvent pas être importés :
    }
import-flaw-number = il n’a pas de numéro
import-flaw-date = sa date ne se lit pas
import-flaw-empty = il ne dit rien
import-flaw-too-long = son texte est trop long
import-flaw-page = il ne dit pas sous quelle page il se trouve
import-flaw-form = il n’a pas la forme que ce service écrit
import-place-line = ligne { $number }
import-place-row = n° { $number }
import-flawed-more =
    { $count ->
        [one] … et un autre commentaire
       *[other] … et { $count } autres commentaires
    }
import-done =
    { $count ->
        [0] Rien n’a été importé.
        [one] Un commentaire importé.
       *[other] { $count } commentaires importés.
    }
import-dry-run = Essai : rien n’a été écrit.
import-unreadable-disk = le fichier ne se lit pas : { $detail }
import-unreadable-not-a-file = c’est un dossier, un tube ou un périphérique, pas un fichier : enregistrez d’abord ce qu’il donne dans un fichier
import-unreadable-not-one = { $source } n’écrit pas de fichiers comme celui-ci
import-unreadable-version = { $source } a écrit ce fichier dans une version que ce programme ne connaît pas : { $version }
import-unreadable-cut = le fichier s’arrête au milieu, à la ligne { $line }
import-unreadable-form = le fichier est abîmé : { $detail }
import-unreadable-line = le fichier est abîmé, à la ligne { $line } : { $detail }
import-unreadable-too-much = le fichier contient plus que ce qui peut être importé d’un coup
