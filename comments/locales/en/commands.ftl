## The commands import, export, erase and report

cli-import = Imports the comments of another service: isso, wordpress, disqus, remark42, or another instance (palier).
cli-import-source = the service that wrote the file
cli-import-file = its database, export or backup
cli-import-site = the site’s key (default: the only one there is)
cli-import-dry-run = only says what would be imported
cli-import-official = an account of the other service that spoke for the cooperative; may be repeated
cli-export = Exports a whole site, or what is kept of one person.
cli-export-site = the site’s key (default: the only one there is)
cli-export-person = only what is kept of the person with this e-mail address
cli-export-output = the new file to write (default: the standard output)
cli-erase = Erases what a person wrote.
cli-erase-site = the site’s key (default: the only one there is)
cli-erase-person = the person, by her e-mail address: all that she wrote
cli-erase-comment = one comment, by its number
cli-erase-yes = really erases; without it, only says what would be erased
cli-report = Writes the yearly moderation report, ready to publish.
cli-report-year = the year
cli-report-site = the site’s key (default: the only one there is)
cli-report-language = the report’s language, fr or en (default: the site’s)
cli-report-orders = how many orders of authorities you received (by default the report does not speak of them)
cli-report-output = the new file to write, a page of the site (default: the standard output)
command-site-needed = several sites are described: say which with --site ({ $sites })
command-site-unknown = there is no site “{ $site }”; those that are described: { $sites }
command-no-manifest = the list of the site’s conversations was never read: { $detail }
command-not-a-file = { $file } is not there, or is no file
command-not-a-backup = { $file } is damaged, or is no backup; the database has not changed: { $detail }
command-exists = { $file } is there already: give another name
command-disk = { $detail }
command-nothing-kept = nothing is kept under this address or number
command-not-opened = the database { $file } cannot be opened: { $detail }
command-store-full = the disk is full: { $detail }
command-store-read-only = the database cannot be written: { $detail }
command-store-corrupt = the database is damaged, restore a backup: { $detail }
command-store-unavailable = the database does not answer, or is in use: { $detail }
command-store-failed = the database does not do what is asked: { $detail }
export-done =
    { $count ->
        [0] No comment.
        [one] One comment exported.
       *[other] { $count } comments exported.
    }
erase-person =
    To erase: { $comments ->
        [0] no comment
        [one] one comment
       *[other] { $comments } comments
    }, { $reports ->
        [0] no report.
        [one] the name in one report.
       *[other] the name in { $reports } reports.
    }
erase-person-done =
    Erased: { $comments ->
        [0] no comment
        [one] one comment
       *[other] { $comments } comments
    }, { $reports ->
        [0] no report.
        [one] the name in one report.
       *[other] the name in { $reports } reports.
    }
erase-comment = To erase: comment no. { $number }.
erase-comment-done = Erased: comment no. { $number }.
erase-confirm = Nothing was erased. Add --yes to erase: there is no way back.
yearly-done = The report is written. Read it, then publish it as a page.
