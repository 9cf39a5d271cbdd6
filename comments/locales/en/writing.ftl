## Writing, changing, reporting

skip-to-content = Skip to content
error-prefix = Error:
error-form-not-opened = Read your message again, then send it.
error-reported-often = Many people have already reported this message for this reason. The team will review it: there is nothing more for you to do.
error-reason-missing = Choose a reason.
error-good-faith-missing = Tick the good-faith box to send the report.
own-title = Edit or delete your message
own-kept =
    { $count ->
        [one] Keep this link: for one minute, it lets you edit or delete your message.
       *[other] Keep this link: for { $count } minutes, it lets you edit or delete your message.
    }
own-save = Save
own-reviewed = An edited message may be reviewed before it is shown again.
own-not-changed = Your message was not changed.
own-deleted = Your message is deleted.
own-delete-help = Text and name are erased at once. Under replies, the words “Deleted by its author” remain.
error-too-late = The time to edit or delete this message with this link is over.
own-late-help = Did you leave your e-mail address? Ask for a link on the page below: it still lets you edit or delete it. Otherwise, write to { $contact }.
own-late-text = What you have just written is not saved: copy it if you care for it
report-title = Report a message
report-comment = The message that you report
report-why = Why are you reporting this message?
report-required = (required)
report-explanation = Details (optional, except for “Another reason”)
report-name = Your name (required)
report-email = Your e-mail address (required, never published)
report-identity = To report sexual abuse of a child, you may leave name and address empty.
report-good-faith = I declare in good faith that this is accurate.
report-send = Send the report
report-received = Report received. Number: { $number }
report-next = Somebody of the team reviews this message. If you gave your address, the decision is sent there.
report-errors-title =
    { $count ->
        [one] The report was not sent: one point needs correcting.
       *[other] The report was not sent: { $count } points need correcting.
    }

## The links in letters

confirm-title = Be told of the answer
confirm-sentence = Confirm that you want an e-mail when an answer is published.
confirm-button = Yes, tell me
confirm-done = Noted. You will get an e-mail when an answer is published.
device-title = Signing in on this device
device-sentence = This device will be known for 90 days: attempts by strangers will no longer keep you from signing in on it. You will still need your password.
device-button = Make this device known
unsubscribe-title = No longer be told
unsubscribe-sentence = You will get no more e-mails about this conversation.
unsubscribe-button = Stop telling me
unsubscribe-done = Done. You will get no more e-mails about this conversation.
settle-title = Is it settled?
settle-yes-sentence = You say that your question is settled.
settle-yes-button = Yes, it is settled
settle-yes-done = Thank you. Your question is marked as settled.
settle-no-sentence = You say that your question is not settled. It goes back among those that await an answer.
settle-no-button = Not yet
settle-no-done = Noted. Your question awaits an answer again.
moderate-back = See this message on the moderation desk
moderate-already = This message has been dealt with already, or is gone.
moderate-changed = Its author has changed this message since this e-mail: read it again in the moderation pages.
moderate-title = Decide about a message
moderate-publish-sentence = Message no. { $id } will be published.
moderate-publish-button = Publish
moderate-publish-done = Message no. { $id } is published.
moderate-approve-sentence = Message { $id } is published. You have checked that it may stay so.
moderate-approve-button = Checked
moderate-approve-done = Message { $id } is checked: it stays published.
moderate-spam-sentence = Message no. { $id } will be sorted out as spam.
moderate-spam-button = Sort out as spam
moderate-spam-done = Message no. { $id } is sorted out as spam.

## My data

data-title = My data
data-help = Enter the e-mail address that you gave with your messages. A link is sent there: it shows what is kept about you, to export or erase.
data-email = Your e-mail address
data-ask = Get the link
data-sent = If we know this address, a link is sent there. It is valid for one day. After three links in a day no other leaves: the last one received still works.
data-contact = You gave no address, or have another question? Write to { $contact }.
data-kept =
    { $count ->
        [one] { $count } message is kept under the address { $email }.
       *[other] { $count } messages are kept under the address { $email }.
    }
data-nothing = No message is kept under the address { $email }.
data-export = Export my data (JSON)
data-subscribed = told of answers
data-change = Edit or delete
data-erase-title = Erase everything
data-erase-help = Your messages, name and address are erased at once. This cannot be undone.
data-erase-confirm = Yes, erase everything that I wrote
data-erase = Erase my data
data-erased = Your data are erased.
data-state-pending = to review
data-state-published = published
data-state-refused = rejected
data-state-removed = removed
data-state-spam = spam
data-state-deleted = deleted
