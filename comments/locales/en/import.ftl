## Importing another service's comments

import-anonymous = Anonymous
import-ready =
    { $count ->
        [0] { $source }: nothing to import.
        [one] { $source }: one comment to import
       *[other] { $source }: { $count } comments to import
    }
import-threads =
    { $count ->
        [one] in one conversation.
       *[other] in { $count } conversations.
    }
import-state-published = { $count } to publish
import-state-pending = { $count } to review
import-state-refused = { $count } among the rejected
import-state-removed = { $count } among the removed
import-state-spam = { $count } among the spam
import-state-deleted =
    { $count ->
        [one] one place of a deleted comment
       *[other] { $count } places of deleted comments
    }
import-official =
    { $count ->
        [one] As the cooperative: one reply.
       *[other] As the cooperative: { $count } replies.
    }
import-known =
    { $count ->
        [one] Already there: one comment.
       *[other] Already there: { $count } comments.
    }
import-pingbacks =
    { $count ->
        [one] Left out: one pingback.
       *[other] Left out: { $count } pingbacks.
    }
import-gone =
    { $count ->
        [one] Left out: one deleted comment without a reply.
       *[other] Left out: { $count } deleted comments without a reply.
    }
import-without-email =
    { $count ->
        [one] One e-mail address is not taken over: incomplete, or older than addresses are kept.
       *[other] { $count } e-mail addresses are not taken over: incomplete, or older than addresses are kept.
    }
import-readers = Accounts taken over as those of readers: { $accounts }.
    .aide = To publish the replies of one of them as the cooperative: --official ACCOUNT
import-official-silent = the account “{ $account }” wrote nothing in this file: nothing was imported
import-unmapped =
    { $pages ->
        [one] One page is none of the site’s
       *[other] { $pages } pages are none of the site’s
    } ({ $count ->
        [one] one comment
       *[other] { $count } comments
    }):
import-unmapped-page =
    { $count ->
        [one] { $page }: one comment
       *[other] { $page }: { $count } comments
    }
import-unmapped-nearest = maybe { $url } (“{ $title }”): add “{ $page }” to its alias
import-unmapped-more =
    { $count ->
        [one] … and one more page
       *[other] … and { $count } more pages
    }
import-flawed =
    { $count ->
        [one] One comment cannot be imported:
       *[other] { $count } comments cannot be imported:
    }
import-flaw-number = it has no number
import-flaw-date = its date cannot be read
import-flaw-empty = it says nothing
import-flaw-too-long = its text is too long
import-flaw-page = it does not say under which page it stands
import-flaw-form = it is not of the form that this service writes
import-place-line = line { $number }
import-place-row = no. { $number }
import-flawed-more =
    { $count ->
        [one] … and one more comment
       *[other] … and { $count } more comments
    }
import-done =
    { $count ->
        [0] Nothing was imported.
        [one] One comment imported.
       *[other] { $count } comments imported.
    }
import-dry-run = Dry run: nothing was written.
import-unreadable-disk = the file cannot be read: { $detail }
import-unreadable-not-a-file = this is a folder, a pipe or a device, not a file: save what it gives into a file first
import-unreadable-not-one = this is no file of { $source }
import-unreadable-version = { $source } wrote this file in a version that this program does not know: { $version }
import-unreadable-cut = the file ends in the middle, at line { $line }
import-unreadable-form = the file is damaged: { $detail }
import-unreadable-line = the file is damaged, at line { $line }: { $detail }
import-unreadable-too-much = the file holds more than can be imported at once
