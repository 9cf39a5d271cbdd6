## The conversation, under a post and in its feeds

comments-title = Readers’ contributions
write-comment = Write a comment
ask-question = Ask a question
reply = Reply
reply-to = In reply to { $name }
replying-to = Your reply to { $name }
cancel = Cancel
no-comment-yet = Be the first to respond.
comment-count =
    { $count ->
        [0] No comment
        [one] { $count } comment
       *[other] { $count } comments
    }
card-count =
    { $count ->
        [one] { $count } comment
       *[other] { $count } comments
    }
official-reply = Reply from the cooperative
answered = Answered
awaiting-answer = Awaiting answer
settled = Settled
pinned = Pinned
edited-on = Edited on { $date }
deleted-comment = Deleted by its author
changed-comment = Edited comment, waiting for review
removed-comment = Removed by moderation: { $reason }
report = Report
edit = Edit
delete-mine = Delete my comment
permalink = Link to this comment
comments-closed = Comments are closed.
comments-suspended = Comments are paused for now. You can still read them.
comments-unavailable = Comments cannot be shown. Try later; the rest of the page works.
newest-comments-unavailable = The newest comments cannot be shown. Try later; the rest of the page works.
comments-questions = The cooperative answers questions here, without naming those who ask.
live-conversation = See the conversation as it stands now
back-to-post = Back to the page “{ $title }”
subscribe-to-thread = Follow this conversation (Atom)
anonymous-asker = Somebody
feed-thread-title = { $title } – comments
feed-programme-title = { $title } – comments of the programme
feed-site-title = { $title } – all comments
feed-item-title = { $name } on “{ $title }”

reason-insult = Insult or threat
reason-discrimination = Discriminatory
reason-accusation = Accusation against a person
reason-personal-data = Personal data
reason-advertising = Advertising
reason-off-topic = Off topic
reason-child-abuse = Sexual abuse of a child
reason-other = Another reason

## Writing

form-name = Name or nickname (required)
form-email = E-mail (optional, never published)
form-notify = Tell me when there is an answer
form-message = Your message (required)
form-question = This is a question to the cooperative
form-keep = Edit or delete from this device
form-website = Leave this field empty
form-left =
    { $count ->
        [one] { $count } character left
       *[other] { $count } characters left
    }
form-advice = Give no address, phone or neighbour’s name.
form-marks = You can write *in italics*, **in bold**, lists and quotations.
form-reviewed = Your message is reviewed before publication, within two working days.
form-privacy = { $site } uses what you write to publish and moderate this conversation, and your e-mail address to answer you if you ask for it. The address of your connection is kept apart, then erased. To read, correct or erase your data: { $contact }.
privacy-link = Personal data
charter-link = Comment charter
preview = Read it over before sending
preview-title = Read your message over
preview-help = This is your message as it will be published. Correct it below if need be, then send it.
send = Send
sending = Sending…
received = Thank you. Your message awaits review.
received-published = Thank you. Your message is published.
received-token-title = Edit or delete your message
received-token = Keep this link: it lets you edit or delete your message.

errors-title =
    { $count ->
        [one] Your message was not sent: one point needs correcting.
       *[other] Your message was not sent: { $count } points need correcting.
    }
error-name-missing = Enter a name or nickname.
error-name-too-long =
    { $count ->
        [one] Name too long: remove { $count } character.
       *[other] Name too long: remove { $count } characters.
    }
error-message-missing = Write your message before sending.
error-message-too-long =
    { $count ->
        [one] Too long: remove { $count } character.
       *[other] Too long: remove { $count } characters.
    }
error-email = Incomplete e-mail. Example: name@example.com
error-email-missing = Enter your e-mail address.
error-explanation-missing = Say in a few words what you report.
error-email-needed = Enter an e-mail address to be told of the answer.
error-too-many =
    { $count ->
        [one] Too many messages. Try again in { $count } minute.
       *[other] Too many messages. Try again in { $count } minutes.
    }
error-duplicate = You already sent this message.
error-deleted = You deleted this message. To send it again, send this form once more.
error-parent-gone = The comment you answer is no longer there. Your text is kept: send it as a new message.
error-not-sent = Sending failed. Your text is kept: try again.
