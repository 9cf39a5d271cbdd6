## Les commandes import, export, erase et report

cli-import = Importe les commentaires d’un autre service : isso, wordpress, disqus, remark42, ou une autre instance (palier).
cli-import-source = le service qui a écrit le fichier
cli-import-file = sa base de données, son export ou sa sauvegarde
cli-import-site = la clé du site (par défaut : le seul qui soit décrit)
cli-import-dry-run = dit seulement ce qui serait importé
cli-import-official = un compte de l’autre service qui parlait au nom de la coopérative ; peut être répété
cli-export = Exporte tout un site, ou ce qui est gardé d’une personne.
cli-export-site = la clé du site (par défaut : le seul qui soit décrit)
cli-export-person = seulement ce qui est gardé de la personne qui a cette adresse e-mail
cli-export-output = le nouveau fichier à écrire (par défaut : la sortie standard)
cli-erase = Efface ce qu’une personne a écrit.
cli-erase-site = la clé du site (par défaut : le seul qui soit décrit)
cli-erase-person = la personne, par son adresse e-mail : tout ce qu’elle a écrit
cli-erase-comment = un seul commentaire, par son numéro
cli-erase-yes = efface vraiment ; sans cela, dit seulement ce qui serait effacé
cli-report = Écrit le rapport annuel de modération, prêt à publier.
cli-report-year = l’année
cli-report-site = la clé du site (par défaut : le seul qui soit décrit)
cli-report-language = la langue du rapport, fr ou en (par défaut : celle du site)
cli-report-orders = combien d’injonctions d’autorités vous avez reçues (par défaut, le rapport n’en parle pas)
cli-report-output = le nouveau fichier à écrire, une page du site (par défaut : la sortie standard)
command-site-needed = plusieurs sites sont décrits : dites lequel avec --site ({ $sites })
command-site-unknown = il n’y a pas de site « { $site } » ; ceux qui sont décrits : { $sites }
command-no-manifest = la liste des conversations du site n’a jamais été lue : { $detail }
command-not-a-file = { $file } n’existe pas, ou n’est pas un fichier
command-not-a-backup = { $file } est endommagé, ou n’est pas une sauvegarde ; la base n’a pas changé : { $detail }
command-exists = { $file } existe déjà : donnez un autre nom
command-disk = { $detail }
command-nothing-kept = rien n’est gardé sous cette adresse ou ce numéro
command-not-opened = la base { $file } ne s’ouvre pas : { $detail }
command-store-full = le disque est plein : { $detail }
command-store-read-only = la base ne peut pas être écrite : { $detail }
command-store-corrupt = la base est endommagée, remettez une sauvegarde en place : { $detail }
command-store-unavailable = la base ne répond pas, ou sert encore : { $detail }
command-store-failed = la base ne fait pas ce qui est demandé : { $detail }
export-done =
    { $count ->
        [0] Aucun commentaire.
        [one] Un commentaire exporté.
       *[other] { $count } commentaires exportés.
    }
erase-person =
    À effacer : { $comments ->
        [0] aucun commentaire
        [one] un commentaire
       *[other] { $comments } commentaires
    }, { $reports ->
        [0] aucun signalement.
        [one] le nom dans un signalement.
       *[other] le nom dans { $reports } signalements.
    }
erase-person-done =
    Effacé : { $comments ->
        [0] aucun commentaire
        [one] un commentaire
       *[other] { $comments } commentaires
    }, { $reports ->
        [0] aucun signalement.
        [one] le nom dans un signalement.
       *[other] le nom dans { $reports } signalements.
    }
erase-comment = À effacer : le commentaire n° { $number }.
erase-comment-done = Effacé : le commentaire n° { $number }.
erase-confirm = Rien n’a été effacé. Ajoutez --yes pour effacer : on ne peut pas revenir en arrière.
yearly-done = Le rapport est écrit. Relisez-le, puis publiez-le comme une page.
