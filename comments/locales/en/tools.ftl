## The tools of the moderation desk

figures-title = Statistics
figures-help = What readers wrote in the last twelve months, by month of sending. Neither replies of the cooperative nor imported messages are counted.
figures-chart = Received and published, by month
figures-month = { $received } received, { $published } published
figures-summary = In twelve months
figures-details = In detail
figures-download = Download these figures (CSV)
figures-report = Yearly report { $year }
figures-nothing = No message was written here in the last twelve months.
figures-notes = Delays are medians: one half waited less, the other half longer. A message counts in the month in which it came, by what has become of it.
figures-table = Table
figures-line = Line
figures-months = By month
figures-months-line = Month
figures-programmes = By programme or residence
figures-programmes-line = Programme or residence
figures-sections = By section
figures-sections-line = Section
figures-received = Received
figures-published = Published
figures-refused = Rejected or removed
figures-spam = Spam
figures-questions = Questions
figures-answered = Answered
figures-rate = Share of questions answered
figures-publication-delay = Delay of publication
figures-answer-delay = Delay of answer
figures-in-minutes = { " " }(minutes)
figures-total = Twelve months
report-download = Download the page to publish (Markdown)
report-back = Back to the statistics
journal-title = Log
journal-help = What was decided, by whom, when and why. Nothing is ever erased here.
journal-of-message = message no. { $number }
journal-message = Number of the message
journal-page = Page
journal-reason = Reason
journal-why = Detail
journal-when = Date
journal-who = Who
journal-what = Gesture
journal-anybody = Everybody
journal-anything = Every gesture
journal-all = See the whole log
journal-nothing = No line matches.
journal-older = Older lines
journal-newest = Newest lines
journal-download = Export a month
journal-month = Month (for example 2026-11)
journal-download-button = Download the month (CSV)
journal-author = The author of the message
journal-system = The service
journal-moderator = Moderator no. { $number }
journal-moved-from = Before: { $key }
journal-cut = The month has more lines: those that follow are missing.
log-publish = Message published
log-refuse = Message rejected
log-remove = Message removed
log-approve = Shown message checked
log-mark-spam = Message marked as spam
log-restore = Message restored
log-hold = Message put back for review
log-delete = Message deleted
log-undo = Decision undone
log-reply = Reply of the cooperative published
log-edit-reply = Reply of the cooperative changed
log-pin = Message placed first
log-unpin = Message put back in its place
log-report-upheld = Report followed
log-report-dismissed = Report set aside
log-close-thread = Page closed
log-open-thread = Page opened
log-review-thread = Page put under review
log-trust-thread = Page back to its rule
log-move-thread = Conversation followed to its new page
log-close-section = Section closed
log-open-section = Section opened
log-close-site = Site made read-only
log-review-site = Site put under review
log-open-site = Site opened
log-add-moderator = Moderator added
log-reset-password = Password of a moderator renewed
log-remove-moderator = Moderator removed
log-keep-template = Reply template saved
log-delete-template = Reply template deleted
log-block-words = Blocked words changed
log-drop-delivery = Delivery given up
moderators-title = Moderators
moderators-password = First password of { $name }:
moderators-password-help = It is shown only once: note it, and hand it over in person or by telephone. At the first sign-in, the person chooses one of their own.
moderators-oneself = you
moderators-role = Role
moderators-moderator = reviews and answers
moderators-administrator = reviews, answers and manages moderators
moderators-yes = active
moderators-no = no
moderators-seen = Last seen
moderators-never = never
moderators-mail-at-once = at once
moderators-mail-daily = once a day
moderators-mail-never = never
moderators-own-account = Change your password and choices
moderators-own-password = Your own password
moderators-renew = New password
moderators-renew-help = A first password takes the place of the present one. The second factor is removed, and the person is signed out everywhere.
moderators-renew-button = Give a new password
moderators-remove = Remove
moderators-remove-help = The person is signed out at once and cannot sign in any more. The log keeps the name.
moderators-remove-button = Remove { $name }
moderators-add = Add a person
moderators-name = Name
moderators-name-help = It is shown beside replies of the cooperative.
moderators-manages = This person also manages moderators, blocked words and the opening of the site
moderators-add-button = Add this person
moderators-gone = Former moderators
moderators-gone-on = { $name }, until { $when }
moderators-wrong-password = Your password is not the right one. Nothing was changed.
moderators-wrong-name = Enter a name of 1 to { $count } characters.
moderators-taken = This address is already that of somebody who moderates.
templates-title = Reply templates
templates-help = Texts to insert into a reply, and to adapt before publishing it.
templates-nothing = No template yet.
templates-name = Title
templates-text = Text
templates-text-help = The same Markdown as in messages: *italic*, **bold**, lists, links.
templates-new = New template
templates-add = Add this template
templates-delete = Delete this template
templates-wrong-title = Give the template a title of 1 to { $count } characters.
templates-wrong-text = Give the template a text of 1 to { $count } characters.
templates-too-many = There are { $count } templates already: delete one first.
blocked-title = Blocked words
blocked-help = A message with one of these words waits for review, even where messages appear at once. It is not rejected for that.
blocked-list = Your words, one a line
blocked-limits = One word or phrase a line, { $longest } characters at most, { $most } lines at most. Accents and capitals do not matter.
blocked-too-long = Line { $number } is too long: { $most } characters at most. Nothing was saved.
blocked-sign = Line { $number } has neither letter nor digit. Nothing was saved.
blocked-too-many = There are { $number } words: { $most } at most. Nothing was saved.
blocked-configured = Words of the settings
blocked-configured-help = These are in the settings of the service; whoever administers it can change them.
deliveries-title = Deliveries
deliveries-help = E-mails, and calls to build the site again. What does not leave is tried again for a day and a half.
deliveries-no-mail = No mail server is set: no e-mail leaves.
deliveries-no-hook = The site is not built again after a publication: no build address is set.
deliveries-count-events =
    { $count ->
        [0] Nothing to announce
        [one] One fact to announce
       *[other] { $count } facts to announce
    }
deliveries-count-letters =
    { $count ->
        [0] No e-mail waits
        [one] One e-mail waits
       *[other] { $count } e-mails wait
    }
deliveries-count-calls =
    { $count ->
        [0] No build waits
        [one] One build waits
       *[other] { $count } builds wait
    }
deliveries-count-dead =
    { $count ->
        [0] Nothing has failed
        [one] One delivery has failed
       *[other] { $count } deliveries have failed
    }
deliveries-dead = What did not leave
deliveries-none-dead = Nothing has failed.
deliveries-pending = What waits
deliveries-none-pending = Nothing waits.
deliveries-call = Build the site again
deliveries-digest = Digest of moderation
deliveries-made = Prepared on { $when }
deliveries-next = next attempt on { $when }
deliveries-attempts =
    { $count ->
        [one] one attempt
       *[other] { $count } attempts
    }
deliveries-again = Try again
deliveries-drop = Give up
deliveries-more = Others are not shown here.
delivery-failed-mail-answered = The mail server refused the e-mail (answer { $number }).
delivery-failed-mail-timeout = The mail server did not answer in time.
delivery-failed-mail-tls = The connection to the mail server is not safe (TLS).
delivery-failed-mail-unreachable = The mail server cannot be reached.
delivery-failed-mail-missing = No mail server is set.
delivery-failed-letter = The address is none: the e-mail cannot be written.
delivery-failed-folder = The folder of e-mails cannot be written.
delivery-failed-hook-answered = The site’s host answered { $number } to the call to build.
delivery-failed-hook-timeout = The site’s host did not answer in time.
delivery-failed-hook-unreachable = The site’s host cannot be reached.
delivery-failed-hook-missing = No build address is set.
delivery-failed-site = This site is no longer in service.
delivery-failed-internal = The service met an error; its technical log says more.
desk-done-moderator-removed = Person removed and signed out.
desk-done-template = Template saved.
desk-done-template-deleted = Template deleted.
desk-done-template-gone = This template had been deleted already.
desk-done-blocked =
    { $count ->
        [0] List saved: no word.
        [one] List saved: one word.
       *[other] List saved: { $count } words.
    }
desk-done-delivery-again = The delivery is tried again.
desk-done-delivery-dropped = Delivery given up.
desk-done-delivery-gone = This delivery is no longer a failed one.
