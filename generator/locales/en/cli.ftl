# The words of the command line.

cli-about = Palier turns a folder of texts, photos and PDFs into the site of a housing cooperative.
cli-build = Build the site.
cli-serve = Show the site while it is written.
cli-check = Look for mistakes, write nothing.
cli-new = Start a page: avancement, appel-offres, document, avis-residence, evenement, actualite…
cli-init = Start the site of a new cooperative.
cli-next-change = Say when the site will have to be built again (publication, expiry, deadline).
cli-explain = Explain a message: what it means, why, and what to do.
cli-completions = Print completions for a shell.
cli-man = Print the manual page.
cli-commands = Commands
cli-usage = Usage:
cli-value-command = COMMAND
cli-value-dir = DIR
cli-value-kind = KIND
cli-value-title = TITLE
cli-value-address = ADDRESS
cli-value-format = FORMAT
cli-option-help = shows this help
cli-option-version = shows the version
cli-option-root = the site’s folder (by default: the one where you are)
cli-option-now = the instant at which the site is looked at: 2026-11-23T09:00, or with Z in universal time
cli-option-format = the form of messages: human (by default), json or github
cli-build-out = the folder to write the site to (default: public, in the site’s folder)
cli-build-base-url = the site’s address, in place of the one in palier.toml
cli-build-drafts = publish drafts too
cli-build-future = publish what is planned for later too
cli-build-jobs = the number of threads
cli-serve-host = the address to listen on (by default: 127.0.0.1, this computer alone)
cli-serve-port = the port to listen on (by default: 4000); 0 for any
cli-new-kind = the kind of page
cli-new-words = the title; for an update or a notice, first the folder of its programme or residence
cli-init-dir = the new site’s folder
cli-explain-code = the code in a message’s brackets; without one, all are listed
cli-completions-shell = the shell: bash, zsh, fish, elvish or powershell

cli-man-name = NAME
cli-man-synopsis = SYNOPSIS
cli-man-options = OPTIONS
cli-man-commands = COMMANDS
cli-man-status = EXIT STATUS
cli-man-0 = All is done.
cli-man-1 = The content has errors.
cli-man-2 = Wrong usage, or the machine failed.
cli-man-environment = ENVIRONMENT
cli-man-palier-now = The instant at which the site is looked at, like --now, which goes before it.
cli-man-palier-lang = The language of messages: fr or en. Without it, that of LC_ALL, LC_MESSAGES or LANG; or else French.
cli-man-no-color = No colours in messages.

cli-wrong-command = there is no command “{ $value }”
    .aide = “palier --help” shows them all
    .suggestion = did you mean “{ $suggestion }”?
cli-wrong-argument = “{ $value }” means nothing here
    .aide = “palier --help”, or “--help” after a command, shows what can be written
    .suggestion = did you mean “{ $suggestion }”?
cli-missing-argument = missing: { $value }
    .aide = add “--help” to the command to see what it expects
cli-wrong-value = “{ $value }” does not suit { $argument }
    .aide =
        { $choices ->
            [none] add “--help” to the command to see what it expects
           *[other] write: { $choices }
        }
    .suggestion = did you mean “{ $suggestion }”?
cli-now-unreadable = “{ $value }” is not an instant
    .aide = write for instance 2026-11-23T09:00
cli-base-url-unreadable = “{ $value }” is not a site’s address
    .aide = write a complete address, for instance https://www.example.org
cli-no-folder = there is no folder { $dir }
    .aide = give the folder that holds palier.toml with --root
cli-not-a-folder = { $dir } is a file, not a folder
    .aide = give the folder that holds palier.toml with --root
cli-closed-folder = the folder { $dir } cannot be opened ({ $cause })
    .aide = give the folder that holds palier.toml with --root
cli-unknown-code = there is no message “{ $code }”
    .aide = “palier explain” lists all codes
    .suggestion = did you mean “{ $suggestion }”?
cli-count = { $errors ->
        [0] No error
        [one] 1 error
       *[other] { $errors } errors
    }{ $warnings ->
        [0] .
        [one] , 1 warning.
       *[other] , { $warnings } warnings.
    }
cli-no-change = Nothing is to come: no publication, no expiry, no deadline.
cli-checked = { $posts } pages checked: nothing stands in the way of publishing.
cli-photos = { $photos ->
        [one] 1 photo
       *[other] { $photos } photos
    }: { $decoded ->
        [0] none to prepare
       *[other] { $decoded } prepared as { $made } files
    }, { $kept } from the cache.
cli-photos-bar = Photos
cli-photos-progress = Photos prepared: { $done } of { $all }.
cli-banners = { $banners ->
        [one] 1 share image
       *[other] { $banners } share images
    }: { $drawn } drawn, { $kept } from the cache.
cli-banners-bar = Share images
cli-banners-progress = Share images drawn: { $done } of { $all }.
cli-built = Site built: { $posts } pages of content, { $files } files, { $size }. { $written ->
        [0] Nothing changed
        [one] 1 file written
       *[other] { $written } files written
    }{ $removed ->
        [0] {""}
        [one] , 1 removed
       *[other] , { $removed } removed
    } in { $out }.
cli-withheld = { $count ->
        [one] 1 page is not published:
       *[other] { $count } pages are not published:
    }
cli-withheld-draft = { $file }: draft
cli-withheld-incomplete = { $file }: incomplete draft (“palier check” says what is missing)
cli-withheld-until = { $file }: from { $date }
cli-withheld-expired = { $file }: expired since { $date }
cli-withheld-restricted = { $file }: restricted (its access is not public)
cli-serving = The site is at { $url }
    .aide = Change a file: the page reloads. Ctrl+C to stop.
cli-conversations = Comments are moderated at { $url }
    .aide = E-mail address: { $email } – password: { $password }. E-mails are written to .palier/courrier, and are not sent.
cli-conversations-failed = the comments are not in service: { $cause }
    .aide = the site can be read all the same; if their database is damaged, rename .palier/commentaires.db, then run “palier serve” again
cli-mended = No error any more.
cli-port-taken = cannot listen on { $address }: { $cause }
    .aide = another program probably uses it, or the computer reserves it (below 1024); choose another port with --port
cli-reloaded = Site read again in { $ms } ms.
cli-unknown-kind = “{ $kind }” is not a kind of page
    .aide = write avancement, appel-offres, document, avis-residence, evenement, actualite, page, programme or residence
cli-new-needs-parent = the folder that this page belongs to is missing
    .aide = { $kind ->
        [avancement] write the programme’s folder, then the title: palier new avancement les-terrasses "La charpente est posée"
       *[other] write the residence’s folder, then the title: palier new avis-residence les-glycines "Coupure d’eau"
    }
cli-new-unknown-parent = there is no folder “{ $parent }” in { $folder }
    .aide = check its name in { $folder }
    .suggestion = did you mean “{ $suggestion }”?
cli-new-several-words = the title must stand between quotation marks
    .aide = { $kind ->
        [avancement] write the folder of the programme first, then the title: palier new avancement les-terrasses "The whole title"
        [avis-residence] write the folder of the residence first, then the title: palier new avis-residence les-glycines "The whole title"
       *[other] write for instance: palier new { $kind } "The whole title"; only an update and a notice have a folder before their title
    }
cli-new-no-folder = no folder of content/ is meant for this kind of page ({ $kind })
    .aide = { $kind ->
        [programme] in palier.toml, under [dossiers], give a folder the kind avancement
        [residence] in palier.toml, under [dossiers], give a folder the kind avis-residence
       *[other] in palier.toml, under [dossiers], give a folder the kind { $kind }
    }
cli-new-exists = { $file } exists already
    .aide = choose another title, or open that file
cli-new-title-unusable = this title cannot make a file’s name
    .aide = write a title with letters or digits
cli-new-done = Page started: { $file }
cli-new-next = It is a draft: fill it in, run “palier check”, then delete the line “brouillon: oui”.
cli-init-not-empty = the folder { $dir } is not empty
    .aide = choose a folder that is empty or does not exist yet
cli-init-done = Site started: { $dir }
cli-init-next = Open palier.toml and fill it in, then run: palier serve --root { $dir }
cli-write-failed = { $path } could not be written ({ $cause })
    .aide = check that you may write there and that there is space left

system-cause =
    { $kind ->
        [introuvable] not found
        [interdit] permission denied
        [plein] there is no space left on the disk
        [quota] the space allowed on the disk is used up
        [lecture-seule] this disk can only be read
        [dossier] it is a folder, not a file
        [pas-un-dossier] a file stands in the place of a folder
        [pas-un-fichier] it is a pipe or a device, not a file
        [nom-long] name too long or impossible
        [trop-ouverts] too many files open at a time
        [trop-gros] file too large
        [existe] exists already
        [occupe] another program is using it
        [panne] the disk does not answer as it should
        [ferme] the other program has stopped listening
        [adresse-prise] another program has this address already
        [adresse-absente] this computer does not have this address
        [change] the file changed while the site was being built
       *[autre] { $own }
    }

serve-error-title = The site has errors
serve-error-text = The page reloads as soon as you have corrected them.
serve-error-meanwhile = Meanwhile the last version without errors can still be read.
serve-error-draft-title = This draft has errors
serve-error-draft-text = The page reloads as soon as you have corrected them. The rest of the site can be read without this draft.
serve-error-continue = See the last version without errors
serve-draft = Draft
