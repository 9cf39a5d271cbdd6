## The moderation desk

desk-title = Moderation
desk-queue = To review
desk-all = All comments
desk-tools = Tools
desk-undo = Undo
desk-sign-in = Sign in to moderation
desk-sign-in-button = Sign in
desk-sign-out = Sign out
desk-email = E-mail address
desk-password = Password
desk-code = Code of the second factor
desk-code-help = The six digits that your telephone shows, or a recovery code.
desk-sign-in-wrong = This address, password or code will not do.
desk-sign-in-code-needed = Write the code of the second factor, and your password once more.
desk-sign-in-too-many =
    { $count ->
        [one] Too many attempts. Try again in a minute.
       *[other] Too many attempts. Try again in { $count } minutes.
    }
desk-account = My account
desk-account-wrong = This password or code is not the right one.
desk-account-weak = This password is too short: twelve characters at least.
desk-account-too-many = Too many attempts. Wait a few minutes.
desk-password-change = Change the password
desk-password-old = Present password
desk-password-new = New password
desk-password-help = { $count } characters at least. Four words that have nothing to do with one another make a good password.
desk-password-button = Change the password
desk-save = Save
desk-mail = Letters
desk-mail-when = When a message waits for review:
desk-mail-at-once = write to me at once
desk-mail-daily = write to me once a day, at eight
desk-mail-never = do not write to me
desk-totp = Second factor
desk-totp-is-on = The second factor is active: a code of the telephone is asked for at each sign-in.
desk-totp-is-off = With a second factor, a stolen password is not enough. It takes an authenticator application on your telephone.
desk-totp-add = Add a second factor
desk-totp-remove = Remove the second factor
desk-totp-how = Add this account to your authenticator application, then write the code that it shows.
desk-totp-open = Open the application on this device
desk-totp-secret = Or copy this key:
desk-totp-recovery = Keep these recovery codes on paper: each stands once for the telephone.
desk-totp-confirm = Activate the second factor
desk-everywhere = My other devices
desk-everywhere-button = Sign me out everywhere
desk-filter = Search and filter
desk-words = Words of the message, or a name
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
desk-keys = By keyboard: j and k to go from message to message, p publish, r reject, i spam, o reply, ? show this help.
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
desk-question-reopened = Question that is still not settled
desk-score = Risk of spam: { $percent }%
desk-history-none = First message of this person
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
desk-signal-elsewhere = Form opened from another connection
desk-signal-capitals = Many capitals
desk-signal-impersonation = Poses as the cooperative
desk-done-none = Tick messages first.
desk-done-publier =
    { $count ->
        [one] Message published.
       *[other] { $count } messages published.
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
        [one] Message removed. Its place and the reason stay visible.
       *[other] { $count } messages removed. Their place and the reason stay visible.
    }
desk-done-restored = Message restored.
desk-done-epingler = Message placed first.
desk-done-desepingler = Message put back in its place.
desk-done-reason-missing = Choose a reason: it is sent to the author.
desk-done-already =
    { $count ->
        [one] Somebody else had dealt with this message.
       *[other] Somebody else had dealt with these { $count } messages.
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
desk-done-not-undone = Nothing to undo: somebody has decided otherwise since.
desk-done-reply = Reply published.
desk-done-reply-empty = Write the reply before publishing it.
desk-done-password = Password changed. Your other devices are signed out.
desk-done-mail = Choice saved.
desk-done-totp = Second factor active.
desk-done-no-totp = Second factor removed.
