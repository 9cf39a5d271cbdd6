## Letters

mail-hello = Hello,
mail-hello-name = Hello { $name },
mail-signature =
    { $cooperative }
    This e-mail was sent by a machine: nobody would read an answer. To write to us: { $contact }
    See, export or erase what is kept about you: { $data }
mail-confirm =
    You asked to be told when an answer to your message is published on the site { $site }.

    To confirm it, open this link and press the button:
    { $confirm }

    It was not you? Do nothing: your address is erased after seven days.
    .subject = Confirm that you want to be told of the answer
mail-answer =
    { $author } answered your message, under “{ $title }”:

    { $text }

    Read and answer:
    { $page }

    No longer be told about this conversation:
    { $stop }
    .subject = An answer is published: { $title }
mail-official-answer =
    { $cooperative } answered your message, under “{ $title }”:

    { $text }

    Read and answer:
    { $page }

    No longer be told about this conversation:
    { $stop }
    .subject = Answer of the cooperative: { $title }
mail-answered =
    You wrote, under “{ $title }”:

    { $asked }

    { $cooperative } answers:

    { $text }

    The answer on the site:
    { $page }

    Is it settled?
    Yes: { $yes }
    Not yet: { $no }

    Change or delete your message:
    { $own }

    No longer be told about this conversation:
    { $stop }
    .subject = Answer of the cooperative: { $title }
mail-refused =
    Your message under “{ $title }” was not published.

    Reason: { $reason }
    { $note }
    Your message was:

    { $text }

    This decision was taken by a person of the moderation team, by our charter:
    { $charter }

    You do not agree? Write to us: { $contact }. Somebody else will read your message. You can also turn to a certified dispute settlement body, or to the court.
    .subject = Your message was not published
mail-removed =
    Your message under “{ $title }” was removed from the site.

    Reason: { $reason }
    { $note }
    Your message was:

    { $text }

    This decision was taken by a person of the moderation team, by our charter:
    { $charter }

    You do not agree? Write to us: { $contact }. Somebody else will read your message. You can also turn to a certified dispute settlement body, or to the court.
    .subject = Your message was removed
mail-receipt =
    We received your report no. { $number } about a message of { $author }, under “{ $title }”:
    { $page }

    Reason: { $reason }

    A person will read it. We shall write to you what was decided.
    .subject = Report no. { $number } received
mail-report-upheld =
    You reported a message of { $author }, under “{ $title }” (report no. { $number }, { $reason }).

    We read it, and removed it. Thank you for your watchfulness.
    .subject = Report no. { $number }: the message is removed
mail-report-dismissed =
    You reported a message of { $author }, under “{ $title }” (report no. { $number }, { $reason }).

    A person of the moderation team read it, and decided that it may stay:
    { $page }
    { $why }
    You do not agree? Write to us: { $contact }. You can also turn to a certified dispute settlement body, or to the court.
    .subject = Report no. { $number }: the message stays
mail-data =
    You asked to see what the site { $site } keeps about you. This link shows it, and lets you export or erase it. It is valid for one day:
    { $link }

    It was not you? Do nothing: nobody else received this link.
    .subject = Your data on the site { $site }
mail-besieged =
    Many attempts were made to open the moderation desk of the site { $site } with your address. Every device on which you signed in before can still enter.

    Do you want to sign in on another device? Open this link there, then give your password. It is valid once, for one day:
    { $link }

    If not, do nothing. A long password that you use nowhere else, and a second factor (page “My account”), protect you.
    .subject = Attempts to enter the moderation desk of the site { $site }
mail-waiting =
    A message waits for review, under “{ $title }”.

    { $author } writes:

    { $text }

    Publish: { $accept }
    Mark as spam: { $spam }
    Answer or refuse, on the moderation desk:
    { $desk }

    The first two links open a page with one button. They work once, for seven days, and for you alone.
    .subject = To review: { $title }
mail-unchecked =
    A message has just been shown without review, below “{ $title }”:
    { $page }

    { $author } writes:

    { $text }

    Nothing to say against it: { $accept }
    Sort out as unwanted: { $spam }
    Reply or remove, on the moderation desk:
    { $desk }

    The link “Nothing to say against it” and the next one open a page with a single button. They work once, for seven days, and for you alone.
    .subject = To check: { $title }
mail-edited =
    A message that is shown has just been edited by its author, below “{ $title }”:
    { $page }

    { $author } writes now:

    { $text }

    Nothing to say against it: { $accept }
    Sort out as unwanted: { $spam }
    Reply or remove, on the moderation desk:
    { $desk }

    The link “Nothing to say against it” and the next one open a page with a single button. They work once, for seven days, and for you alone.
    .subject = Edited, to check: { $title }
mail-reported =
    A message of { $author } is reported, under “{ $title }” (report no. { $number }).

    { $text }

    Reason: { $reason }
    { $explanation }

    Decide, on the moderation desk:
    { $desk }
    .subject = Message reported: { $title }
mail-flooded =
    Too many messages arrive at once under “{ $title }”. All are now reviewed before they are shown.

    Reopen this conversation, or close more:
    { $desk }
    .subject = Flood of messages: { $title }
mail-digest =
    { $waiting ->
        [0] No message waits for review.
        [one] One message waits for review.
       *[other] { $waiting } messages wait for review.
    }{ $unchecked ->
        [0] {""}
        [one] {" "}One shown message is still to be checked.
       *[other] {" "}{ $unchecked } shown messages are still to be checked.
    }
    { $reports ->
        [0] No report waits for a decision.
        [one] One report waits for a decision.
       *[other] { $reports } reports wait for a decision.
    }
    { $questions ->
        [0] No question waits for an answer.
        [one] One question waits for an answer.
       *[other] { $questions } questions wait for an answer.
    }

    { $list }

    The moderation desk:
    { $desk }
    .subject =
        { $waiting ->
            [0] Moderation: what waits
            [one] Moderation: one message to review
           *[other] Moderation: { $waiting } messages to review
        }
