## The command line of palier-comments

cli-about = The readers’ conversations of a Palier site, and their moderation.
cli-serve = Puts the conversations in service.
cli-serve-log = the form of the log: text (by default) or json
cli-serve-level = what is logged: warn, info (by default) or debug
cli-serve-now = the instant at which the clock begins, for a trial: 2026-11-23T08:00:00Z
cli-moderator = Who moderates.
cli-moderator-add = Adds a person; the first password is shown once.
cli-moderator-add-email = the e-mail address
cli-moderator-add-name = the name, shown beside official replies
cli-moderator-add-administrator = also manages moderators and whether the site is open
cli-moderator-list = Shows who moderates.
cli-moderator-remove = Removes a person; the log keeps the name.
cli-moderator-remove-email = the e-mail address
cli-moderator-reset = Gives a new first password, and takes the second factor away.
cli-moderator-reset-email = the e-mail address
cli-backup = Copies the database while it is in use.
cli-backup-file = the new file to write
cli-restore = Puts a backup in place; what was erased since is erased again.
cli-restore-file = the backup
cli-check = Checks the whole database.
cli-commands = Commands
cli-usage = Usage:
cli-value-command = COMMAND
cli-value-file = FILE
cli-value-form = FORM
cli-value-level = LEVEL
cli-value-instant = INSTANT
cli-value-key = KEY
cli-value-email = ADDRESS
cli-value-name = NAME
cli-value-number = NUMBER
cli-value-year = YEAR
cli-value-language = LANGUAGE
cli-value-count = COUNT
cli-value-account = ACCOUNT
cli-value-source = SERVICE
cli-option-help = shows this help
cli-option-version = shows the version
cli-option-config = the settings (by default: commentaires.toml)
cli-option-site = the site’s key (by default: the only one that is described)
cli-wrong-command = there is no command “{ $value }”
    .aide = “palier-comments --help” shows them all
    .suggestion = did you mean “{ $suggestion }”?
cli-wrong-argument = “{ $value }” means nothing here
    .aide = “--help” after a command shows what can be written
    .suggestion = did you mean “{ $suggestion }”?
cli-missing-argument = missing: { $value }
    .aide = add “--help” to the command to see what it expects
cli-wrong-value = “{ $value }” does not suit { $argument }
    .aide = add “--help” to the command to see what it expects
    .suggestion = did you mean “{ $suggestion }”?
cli-error = error:
cli-no-settings = the settings { $file } cannot be read: { $cause }
    .aide = copy config.default.toml, change what you need, and give it with --config
cli-port-taken = { $address } cannot be listened on: { $cause }
    .aide = another program may be using it; change “listen” in the settings
cli-serving = The conversations are in service at { $url }
moderator-added = { $email } may moderate. First password, to be changed at the first sign-in: { $password }
moderator-reset = New first password of { $email }: { $password }
moderator-removed = { $email } moderates no more.
moderator-none = Nobody moderates yet: palier-comments moderator add ADDRESS --name NAME
moderator-role-moderator = moderates
moderator-role-administrator = administers
moderator-has-totp = second factor
moderator-is-removed = moderates no more
moderator-unknown = nobody moderates under this address
moderator-refused = this address or name will not do, or the address is that of somebody who moderates already
backup-done = Backup written: { $file }. Also keep the file of erasures, beside the database.
restore-done =
    The backup is in place. { $erased ->
        [0] Nothing had been erased since.
        [one] One comment that was erased since has been erased again.
       *[other] { $erased } comments that were erased since have been erased again.
    }
restore-unreadable =
    { $lines ->
        [one] One line of the file of erasures cannot be read
       *[other] { $lines } lines of the file of erasures cannot be read
    }: check what had to be erased.
restore-replaced = The old database is here: { $file }. Delete it once all is well: it holds personal data.
check-schema = Schema: version { $schema } (this program knows { $newest }).
check-sound = The database is sound.
check-damaged = the database is damaged: stop the service and put a backup in place
