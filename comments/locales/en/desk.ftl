## The moderation desk

desk-title = Moderation
desk-skip-list = Skip to the list
desk-queue = To review
desk-all = All comments
desk-tools = Tools
desk-talk = Conversations
desk-menu = Menu
desk-close-menu = Close the menu
desk-next-work = Waiting elsewhere:
desk-select-all = Tick all
desk-select-none = Untick all
desk-message-title = Message no. { $number }
desk-message-past = What was done
desk-to-journal = See it in the log
desk-ctrl-enter = Ctrl + Enter publishes.
desk-undo = Undo
desk-sign-in = Sign in to moderation
desk-sign-in-button = Sign in
desk-sign-out = Sign out
desk-email = E-mail address
desk-password = Password
desk-code = Code of the second factor
desk-code-help = The six digits that your telephone shows, or a recovery code.
desk-session-ended = Your session has ended: nothing was kept. Copy your text before you sign in again.
desk-session-kept = What you had written
desk-sign-in-wrong = This address, password or code will not do.
desk-sign-in-code-needed = Write the code of the second factor, and your password once more.
desk-sign-in-too-many =
    { $count ->
        [one] Too many attempts. Try again in a minute.
       *[other] Too many attempts. Try again in { $count } minutes.
    }
desk-sign-in-besieged =
    { $letter ->
        [yes] Too many attempts for this address, perhaps by somebody else. If you have a second factor, give its code too. If not, open on this device the link in the e-mail sent to this address.
       *[no] Too many attempts for this address, perhaps by somebody else. If you have a second factor, give its code too.
    } { $count ->
        [one] Or try again in a minute.
       *[other] Or try again in { $count } minutes.
    }
desk-account = My account
desk-account-wrong = This password is not the right one.
desk-account-wrong-code = This code is not the right one: write the one that the application shows now.
desk-account-weak = Choose a password of 12 to 256 characters.
desk-account-too-many = Too many attempts. Wait a few minutes.
desk-password-change = Change the password
desk-password-old = Present password
desk-password-new = New password
desk-password-help = { $count } characters at least. Four words that have nothing to do with one another make a good password.
desk-password-button = Change the password
desk-first-title = Choose your password
desk-first-why = The password that you were given serves once: somebody else has seen it. Choose your own now.
desk-first-button = Save and open moderation
desk-first-same = Choose another password than the one that you were given.
desk-first-over = The time to choose a password is over, or it was chosen already. Sign in again.
desk-save = Save
desk-mail = E-mails
desk-mail-when = When a message waits for review:
desk-mail-at-once = write to me at once
desk-mail-daily = write to me once a day, at eight
desk-mail-never = do not write to me
desk-totp = Second factor
desk-totp-is-on = The second factor is active: a code of the telephone is asked for at each sign-in.
desk-totp-is-off = With a second factor, a stolen password is not enough. It takes an authenticator application on your telephone.
desk-totp-add = Add a second factor
desk-totp-remove = Remove the second factor
desk-totp-how = Scan this code with your authenticator application, then write the six digits that it shows.
desk-totp-code = Code to scan, which says the same as the key below
desk-totp-open = Open the application on this device
desk-totp-secret = Or copy this key:
desk-totp-recovery = Keep these recovery codes on paper: each stands once for the telephone.
desk-totp-confirm = Activate the second factor
desk-everywhere = My other devices
desk-everywhere-button = Sign me out everywhere
desk-filter = Search and filter
desk-words = Words of the message, or a name
desk-unchecked = To check
desk-unchecked-title = Published, to be checked
desk-unchecked-mark = Not checked yet
desk-shown-before = Was published before
desk-unchecked-only = Only messages that are not checked yet
desk-approve = Checked
desk-state = State
desk-section = Section
desk-any-section = All sections
desk-programme = Programme or residence
desk-any-programme = All
desk-reported-only = Only reported messages
desk-search = Search
desk-back-to-queue = Back to what is to review
desk-own-word = Write under this page as the cooperative
desk-nothing = Nothing to review. Thank you.
desk-nothing-found = No message matches.
desk-total =
    { $count ->
        [one] One message
       *[other] { $count } messages
    }
desk-batch = With the ticked messages
desk-publish = Publish
desk-spam = Spam
desk-refuse = Reject
desk-remove = Remove
desk-reason = Choose a reason (sent to the author)
desk-reason-choose = Choose…
desk-note = Another word to the author (optional)
desk-choose = Tick message no. { $number }
desk-reports-count =
    { $count ->
        [one] one report
       *[other] { $count } reports
    }
desk-answers-gone = In reply to a deleted message
desk-answers = In answer to { $name }
desk-removed-for = Reason: { $reason }.
desk-pin = Place first
desk-unpin = No longer place first
desk-pin-it = Place this reply first
desk-restore = Restore
desk-restore-title = Restore a removed message
desk-restore-why = Why restore it? (kept in the log)
desk-restore-confirm = I confirm that everybody may read this message again.
desk-restore-why-missing = Write why you restore this message.
desk-restore-not-confirmed = Tick the box to confirm.
desk-reply-short = Reply
desk-reply-as = Published in the cooperative’s name.
desk-reply = Reply as the cooperative
desk-reply-text = Reply
desk-reply-publish = Publish the reply
desk-template = Reply template
desk-template-none = None
desk-template-insert = Insert
desk-log-of = History
desk-author-all = Mark all as spam
desk-author-all-help = All messages of the same person, published or waiting, will be marked as spam. You can undo it.
desk-author-all-button = Mark all messages
desk-next = Next page
desk-keys = By keyboard: j and k go from one message to the next; the key of each gesture is on its button.
desk-state-pending = To review
desk-state-published = Published
desk-state-refused = Rejected
desk-state-removed = Removed
desk-state-spam = Spam
desk-state-deleted = Deleted by its author
desk-state-all = All
desk-question-waiting = Question awaiting an answer
desk-question-answered = Answered
desk-question-settled = Question settled
desk-question-reopened = Not a satisfactory answer
desk-score = Risk of spam: { $percent }%
desk-history-none = First message of this person
desk-history-unknown = Without an address, no other message known
desk-history =
    This person: { $published ->
        [0] no published message
        [one] one published message
       *[other] { $published } published messages
    }, { $refused ->
        [0] none rejected
        [one] one rejected
       *[other] { $refused } rejected
    }, { $spam ->
        [0] no spam
        [one] one spam
       *[other] { $spam } spam
    }
desk-signal-links = Links: { $detail }
desk-signal-blocked-word = Watched word: { $detail }
desk-signal-bayes = Resembles what was marked as spam ({ $detail })
desk-signal-too-fast = Sent too fast to have been written by hand
desk-signal-honeypot = Filled the field that nobody sees
desk-signal-no-work = Without proof of work during a flood
desk-signal-elsewhere = The same text came under another post
desk-signal-capitals = Many capitals
desk-signal-impersonation = Poses as the cooperative or its moderators
desk-done-none = Tick messages first.
desk-done-publier =
    { $count ->
        [one] Message published.
       *[other] { $count } messages published.
    }
desk-done-verifier =
    { $count ->
        [one] Message checked: it stays published.
       *[other] { $count } messages checked: they stay published.
    }
desk-done-indesirable =
    { $count ->
        [0] Nothing to mark.
        [one] Message marked as spam.
       *[other] { $count } messages marked as spam.
    }
desk-done-refuser =
    { $count ->
        [one] Message rejected. Its author is told, if there is an address.
       *[other] { $count } messages rejected. Their authors are told, if there is an address.
    }
desk-done-retirer =
    { $count ->
        [one] Message removed. If it has replies, its place and the reason stay visible.
       *[other] { $count } messages removed. The places of those that have replies and the reason stay visible.
    }
desk-done-restored = Message restored.
desk-done-epingler = Message placed first.
desk-done-desepingler = Message put back in its place.
desk-done-reason-missing = Choose a reason: it is sent to the author.
desk-done-already =
    { $count ->
        [one] This message has been dealt with already, or is gone.
       *[other] These { $count } messages have been dealt with already, or are gone.
    }
desk-done-changed =
    { $count ->
        [one] Its author has just changed this message: read it again.
       *[other] Their authors have just changed these { $count } messages: read them again.
    }
desk-done-partly =
    { $count ->
        [one] One message done; the others had been already.
       *[other] { $count } messages done; the others had been already.
    }
desk-done-undone =
    { $count ->
        [one] Decision undone for one message.
       *[other] Decision undone for { $count } messages.
    }
desk-done-not-undone = Nothing to undo: it is done already, somebody has decided otherwise since, or more than an hour has passed. A removed message is restored from “All comments”.
desk-done-reply = Reply published.
desk-done-password = Password changed. Your other devices are signed out.
desk-done-mail = Choice saved.
desk-done-totp = Second factor active.
desk-done-no-totp = Second factor removed.

## Questions, reports, opening

desk-list = List
desk-whole-thread = The whole conversation
desk-oldest-first =
    { $count ->
        [one] Here is the oldest.
       *[other] Here are the { $count } that have waited longest.
    }
desk-waits-minutes =
    { $count ->
        [0] Has just come in
        [one] Has waited for a minute
       *[other] Has waited for { $count } minutes
    }
desk-waits-hours =
    { $count ->
        [one] Has waited for an hour
       *[other] Has waited for { $count } hours
    }
desk-waits-days =
    { $count ->
        [one] Has waited for a day
       *[other] Has waited for { $count } days
    }
desk-questions = Questions
desk-questions-title = Questions without an answer
desk-questions-none = Every question has an answer. Thank you.
desk-questions-total =
    { $count ->
        [one] One question awaits an answer.
       *[other] { $count } questions await an answer.
    }
desk-reply-empty = Write the reply before you publish it.
desk-reply-too-long =
    { $count ->
        [one] Reply too long: remove { $count } character.
       *[other] Reply too long: remove { $count } characters.
    }
desk-reply-gone = This message is no longer published, so it cannot be answered. Your text is kept; you can publish it under the page.
desk-reply-own = Your reply will be published under “{ $title }”, in answer to no message.
desk-reports = Reports
desk-reports-none = No report awaits a decision. Thank you.
desk-reports-total =
    { $count ->
        [one] One report awaits a decision.
       *[other] { $count } reports await a decision.
    }
desk-reports-back = Back to the reports
desk-report-title = Report no. { $number }: { $reason }
desk-report-about = Message of { $name }:
desk-report-what = What is reported
desk-report-number = Receipt number
desk-report-when = Received on
desk-report-reason = Reason
desk-report-explanation = Details
desk-report-name = Reported by
desk-report-nameless = without a name, as the law allows for the sexual abuse of a child
desk-report-faith = Good faith
desk-report-faith-yes = declared when it was sent
desk-report-told = Answer
desk-report-told-yes = your decision will be sent by e-mail
desk-report-told-no = no address: nobody will be told
desk-report-others =
    { $count ->
        [one] Another report is about this message:
       *[other] { $count } other reports are about this message:
    }
desk-report-keep-all =
    { $count ->
        [one] Close the other report of this message too, with these words
       *[other] Close the { $count } other reports of this message too, with these words
    }
desk-report-comment = The message
desk-report-decision = Your decision
desk-report-law = The law asks you to read each report, to decide soon and without bias, and to tell everybody what was decided and why: whoever reported the message, and the author of one that is removed. If somebody’s life or safety is in danger, tell the police too.
desk-report-urgent = Sexual abuse of a child: decide at once. Remove the message, make no copy of it, and tell the authorities on internet-signalement.gouv.fr.
desk-report-remove = Remove the comment
desk-report-keep = Leave it online
desk-report-why = Why leave it online? (sent to whoever reported it, kept in the log)
desk-report-why-missing = Write why you leave this message online.
desk-report-reason-missing = Choose a reason: it is sent to the author.
desk-report-gone = This message is no longer online
desk-report-gone-help = It was removed, deleted or sorted out since. The report only has to be closed.
desk-report-close = Close the report
desk-report-was-upheld = This report is decided: the message is no longer online.
desk-report-was-dismissed = This report is decided: the message stayed online.
desk-opening = Opening
desk-opening-site = The whole site
desk-opening-site-help = When it overflows, one button is enough. What is published can still be read.
desk-opening-administrator = To change this, ask somebody who administers the site.
desk-opening-reviewed = Conversations reviewed before publication
desk-opening-reviewed-help = Too many messages came in at once, or somebody decided so. Each new message awaits review there.
desk-opening-pages = Closed pages
desk-opening-pages-none = No page is closed.
desk-opening-find = Close or reopen another page: words of its title
desk-opening-not-found = No page is called “{ $words }”.
desk-opening-sections = Sections
desk-section-open = Open
desk-section-closed = Closed: it can be read, nobody can write.
desk-section-closed-by-site = Closed by the site: each page is, in its file. To open one, change “commentaires” at the head of its file.
desk-section-change = Close or reopen
desk-page-opening = Close or reopen this page
desk-page-closed = Comments are closed on this page.
desk-page-reviewed = Under this page, each message is reviewed before publication.
desk-page-questions = The site takes only questions here: the cooperative alone answers.
desk-page-closed-by-site = The site closes this page, in its file: nobody writes there. To open it, change “commentaires” at the head of that file.
desk-site-open = Open: anybody can write, but for closed pages and sections.
desk-site-all-to-review = On the whole site, each message is reviewed before publication.
desk-site-read-only = On the whole site, comments are paused: they can be read, nobody can write.
desk-alert-flood = A flood of messages under “{ $title }”: each is reviewed before it is published.
desk-alert-floods-more =
    { $count ->
        [one] One other conversation floods too.
       *[other] { $count } other conversations flood too.
    }
desk-lift = Lift the review
desk-alert-see = See and reopen
desk-since = Since { $when }, by { $name }.
desk-by-itself = the service itself
desk-why = Reason (kept in the log)
desk-why-more = Details (optional)
desk-why-overflow = Overflow
desk-why-calm = Calm again
desk-why-hostile = Hostile messages
desk-why-absence = The team is away
desk-why-settled = The matter is settled
desk-why-return = The team is back
desk-why-mistake = Closed by mistake
desk-why-other = Other (say which)
desk-why-flood = Too many messages in ten minutes.
desk-gesture-fermer-page = Close comments on this page
desk-gesture-rouvrir-page = Reopen comments on this page
desk-gesture-relire-page = Review all before publication
desk-gesture-ne-plus-relire-page = No longer review before publication
desk-gesture-fermer-rubrique = Close comments in this section
desk-gesture-rouvrir-rubrique = Reopen comments in this section
desk-gesture-suspendre-site = Pause comments on the whole site
desk-gesture-relire-site = Review all before publication
desk-gesture-rouvrir-site = Reopen comments on the whole site
desk-done-fermer-page = Comments are closed on this page.
desk-done-rouvrir-page = Comments are open again on this page.
desk-done-relire-page = Under this page, each message is now reviewed before publication.
desk-done-ne-plus-relire-page = The messages of this page follow the site’s rule again.
desk-done-fermer-rubrique = Comments are closed in this section.
desk-done-rouvrir-rubrique = Comments are open again in this section.
desk-done-suspendre-site = Comments are paused on the whole site.
desk-done-relire-site = On the whole site, each message is now reviewed before publication.
desk-done-rouvrir-site = Comments are open again on the whole site.
desk-done-administrator-only = Only somebody who administers the site can decide for the whole site.
desk-done-why-missing = Write why: it is kept in the log.
desk-done-report-upheld = Report decided: the message is no longer online.
desk-done-report-dismissed = Report decided: the message stays online.
desk-done-report-already = Somebody else had decided this report already.
desk-done-author-more = { $count } messages marked as spam. There are more of this person: do it once more.
