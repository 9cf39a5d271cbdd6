## The yearly moderation report

report-title = Comment moderation in { $year }
report-summary = What readers wrote, what we published, rejected or removed, and why.
report-introduction = This report accounts for the moderation of the readers’ contributions on { $site } in { $year }, as article 15 of the European Digital Services Act (EU 2022/2065) asks.
report-until = The figures stand as of { $day }.
report-section-received = What readers wrote
report-messages = Messages
report-number = Number
report-received = Received
report-published = Published
report-waiting = Still to review
report-deleted = Deleted by their authors
report-publication-delay = Half of the published messages were published within { $median }, nine out of ten within { $ninth }.
report-section-declined = What we rejected or removed
report-none-declined = No message was rejected or removed.
report-reason = Reason
report-refused = Rejected
report-removed = Removed
report-total = Total
report-told = The reason was sent to each author who had left an address.
report-spam-by-moderators =
    { $count ->
        [one] Moderators also sorted out one spam message.
       *[other] Moderators also sorted out { $count } spam messages.
    }
report-restored =
    { $count ->
        [one] One removed message was restored.
       *[other] { $count } removed messages were restored.
    }
report-section-automatic = Automatic means
report-filter = A filter sorts out by itself messages that are plainly spam, mostly advertising. It runs on our server, without any outside service, and learns only from the decisions of moderators, who can publish what it sorted out wrongly.
report-by-filter =
    { $count ->
        [0] It sorted out no message.
        [one] It sorted out one message, { $share } of all decisions.
       *[other] It sorted out { $count } messages, { $share } of all decisions.
    }
report-filter-errors =
    { $count ->
        [0] Moderators published none of them afterwards.
        [one] Moderators published one of them afterwards: { $share } known errors.
       *[other] Moderators published { $count } of them afterwards: { $share } known errors.
    }
report-by-people =
    { $count ->
        [0] No other decision was taken.
        [one] The other decision was taken by a person.
       *[other] The { $count } other decisions were taken by { $people ->
            [one] one person.
           *[other] { $people } people.
        }
    }
report-section-reports = Reports
report-no-reports = No message was reported.
report-reported = Received
report-upheld = Upheld
report-dismissed = Dismissed
report-open = Open
report-reports-by-people = Reports are examined by people; none is by automatic means.
report-report-delay = Half of the reports were decided within { $median }, nine out of ten within { $ninth }.
report-section-orders = Orders of authorities
report-orders =
    { $count ->
        [0] We received no order of an authority, neither to remove a message nor to give information.
        [one] We received one order of an authority.
       *[other] We received { $count } orders of authorities.
    }
report-section-questions = Questions
report-no-questions = No question was asked.
report-questions =
    { $count ->
        [one] One question was asked
       *[other] { $count } questions were asked
    }; { $answered ->
        [0] none was answered by the cooperative
        [one] one was answered by the cooperative
       *[other] { $answered } were answered by the cooperative
    }, { $settled ->
        [0] none is called settled by its author.
        [one] one is called settled by its author.
       *[other] { $settled } are called settled by their authors.
    }
report-answer-delay = Half of the answers came within { $median }, nine out of ten within { $ninth }.
report-section-closings = What we closed
report-nothing-closed = Nothing was closed.
report-closed-threads =
    { $count ->
        [one] The comments of one page were closed.
       *[other] The comments of pages were closed { $count } times.
    }
report-closed-sections =
    { $count ->
        [one] The comments of one section were closed.
       *[other] The comments of sections were closed { $count } times.
    }
report-closed-site =
    { $count ->
        [one] The comments of the whole site were paused once.
       *[other] The comments of the whole site were paused { $count } times.
    }
report-reviewed-site =
    { $count ->
        [one] All messages of the site were reviewed before publication for one period.
       *[other] All messages of the site were reviewed before publication for { $count } periods.
    }
report-floods =
    { $count ->
        [one] One conversation that overflowed went to review by itself.
       *[other] { $count } times, a conversation that overflowed went to review by itself.
    }
report-section-language = Language
report-language-fr = Moderation is done in French.
report-language-en = Moderation is done in English.
report-minutes =
    { $count ->
        [one] one minute
       *[other] { $count } minutes
    }
report-hours =
    { $count ->
        [one] one hour
       *[other] { $count } hours
    }
report-days =
    { $count ->
        [one] one day
       *[other] { $count } days
    }
