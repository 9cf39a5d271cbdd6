## The yearly moderation report

yearly-title = Comment moderation in { $year }
yearly-summary = What readers wrote, what we published, rejected or removed, and why.
yearly-introduction = This report accounts for the moderation of the readers’ contributions on { $site } in { $year }, as article 15 of the European Digital Services Act (EU 2022/2065) asks.
yearly-until = The figures stand as of { $day }.
yearly-section-received = What readers wrote
yearly-messages = Messages
yearly-number = Number
yearly-received = Received
yearly-published = Published
yearly-waiting = Still to review
yearly-deleted = Deleted by their authors
yearly-publication-delay = Half of the published messages were published within { $median }, nine out of ten within { $ninth }.
yearly-section-declined = What we rejected or removed
yearly-none-declined = No message was rejected or removed.
yearly-reason = Reason
yearly-refused = Rejected
yearly-removed = Removed
yearly-total = Total
yearly-told = The reason was sent to each author who had left an address.
yearly-spam-by-moderators =
    { $count ->
        [one] Moderators also sorted out one spam message.
       *[other] Moderators also sorted out { $count } spam messages.
    }
yearly-restored =
    { $count ->
        [one] One removed message was restored.
       *[other] { $count } removed messages were restored.
    }
yearly-section-automatic = Automatic means
yearly-filter = A filter sorts out by itself messages that are plainly spam, mostly advertising. It runs on our server, without any outside service, and learns only from the decisions of moderators, who can publish what it sorted out wrongly.
yearly-by-filter =
    { $count ->
        [0] It sorted out no message.
        [one] It sorted out one message, { $share } of all decisions.
       *[other] It sorted out { $count } messages, { $share } of all decisions.
    }
yearly-filter-errors =
    { $count ->
        [0] Moderators published none of them afterwards.
        [one] Moderators published one of them afterwards: { $share } known errors.
       *[other] Moderators published { $count } of them afterwards: { $share } known errors.
    }
yearly-by-people =
    { $count ->
        [0] No other decision was taken.
        [one] The other decision was taken by a person.
       *[other] The { $count } other decisions were taken by { $people ->
            [one] one person.
           *[other] { $people } people.
        }
    }
yearly-section-reports = Reports
yearly-no-reports = No message was reported.
yearly-reported = Received
yearly-upheld = Upheld
yearly-dismissed = Dismissed
yearly-open = Open
yearly-reports-by-people = Reports are examined by people; none is by automatic means.
yearly-report-delay = Half of the reports were decided within { $median }, nine out of ten within { $ninth }.
yearly-section-orders = Orders of authorities
yearly-orders =
    { $count ->
        [0] We received no order of an authority, neither to remove a message nor to give information.
        [one] We received one order of an authority.
       *[other] We received { $count } orders of authorities.
    }
yearly-section-questions = Questions
yearly-no-questions = No question was asked.
yearly-questions =
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
yearly-answer-delay = Half of the answers came within { $median }, nine out of ten within { $ninth }.
yearly-section-closings = What we closed
yearly-nothing-closed = Nothing was closed.
yearly-closed-threads =
    { $count ->
        [one] The comments of one page were closed.
       *[other] The comments of pages were closed { $count } times.
    }
yearly-closed-sections =
    { $count ->
        [one] The comments of one section were closed.
       *[other] The comments of sections were closed { $count } times.
    }
yearly-closed-site =
    { $count ->
        [one] The comments of the whole site were paused once.
       *[other] The comments of the whole site were paused { $count } times.
    }
yearly-reviewed-site =
    { $count ->
        [one] All messages of the site were reviewed before publication for one period.
       *[other] All messages of the site were reviewed before publication for { $count } periods.
    }
yearly-floods =
    { $count ->
        [one] One conversation that overflowed went to review by itself.
       *[other] { $count } times, a conversation that overflowed went to review by itself.
    }
yearly-section-language = Language
yearly-language-fr = Moderation is done in French.
yearly-language-en = Moderation is done in English.
yearly-minutes =
    { $count ->
        [one] one minute
       *[other] { $count } minutes
    }
yearly-hours =
    { $count ->
        [one] one hour
       *[other] { $count } hours
    }
yearly-days =
    { $count ->
        [one] one day
       *[other] { $count } days
    }
