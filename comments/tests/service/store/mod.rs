//! What every store must do: each case is written against `&dyn Store` and runs on every store that there is.

mod accounts;
mod conversation;
mod deciding;
mod desk;
mod figures;
mod given;
mod keeping;
mod outbox;
mod sqlite;
mod writing;

/// Runs the cases on every store.
macro_rules! contract {
    ($($module:ident { $($case:ident),* $(,)? })*) => {
        mod on_sqlite {
            $(mod $module {$(
                #[tokio::test]
                async fn $case() {
                    let directory = tempfile::tempdir().unwrap();
                    let store = palier_comments::store::SqliteStore::open(&directory.path().join("comments.db")).unwrap();
                    crate::store::$module::$case(&store).await;
                    let health = palier_comments::store::Keeping::integrity(&store).await.unwrap();
                    assert_eq!(health.faults, [""; 0]);
                }
            )*})*
        }
    };
}

contract! {
    conversation {
        comments_come_in_the_order_of_their_writing,
        a_clock_that_goes_back_puts_no_reply_before_what_it_answers,
        what_readers_saw_keeps_its_place,
        a_reply_below_a_hidden_comment_hangs_on_what_is_seen_above,
        counts_and_newest_speak_of_published_comments_alone,
        a_conversation_follows_its_post,
        conversations_that_meet_are_joined,
        what_was_decided_moves_with_its_conversation,
        sites_know_nothing_of_one_another,
    }
    writing {
        a_form_that_is_posted_twice_makes_one_comment,
        the_same_text_is_a_duplicate_for_a_while,
        a_text_that_is_gone_is_recognised_for_a_month,
        only_what_is_shown_can_be_answered,
        each_state_tells_who_has_to_know,
        her_own_comment_is_known_by_its_token,
        an_edit_of_a_shown_comment_waits_again,
        an_edit_of_a_hidden_comment_shows_nothing,
        what_was_taken_out_of_sight_stays_as_it_was,
        deleting_leaves_the_place_and_nothing_else,
        a_report_needs_a_shown_comment_and_gets_a_number,
        reports_of_one_comment_for_one_reason_have_a_bound_until_they_are_decided,
        a_subscription_is_confirmed_once_and_ended_for_good,
        nobody_is_asked_to_confirm_again_and_again,
        trust_needs_a_confirmed_address,
        a_link_is_used_once,
    }
    deciding {
        each_comment_is_decided_by_itself,
        a_removed_comment_comes_back_with_a_reason_and_a_second_word,
        what_was_shown_at_once_waits_for_a_look,
        an_undone_batch_leaves_nothing_behind,
        what_was_decided_again_is_not_undone,
        what_was_taken_from_readers_an_hour_ago_is_restored_and_not_undone,
        what_waits_again_is_removed_and_not_refused,
        what_nobody_read_is_not_shown,
        the_filter_learns_and_forgets,
        a_reply_publishes_what_it_answers_and_answers_the_question,
        a_removed_answer_opens_the_question_again,
        she_says_whether_it_is_settled,
        a_reply_is_edited_and_pinned,
        closing_is_written_in_the_log_once,
        a_report_is_decided_once_with_its_comment,
        a_report_of_what_is_gone_is_only_closed,
        the_abuse_of_a_child_is_read_first,
    }
    desk {
        a_comment_comes_with_its_context,
        each_filter_finds_its_own,
        words_are_found_without_accents,
        pages_follow_one_another_both_ways,
        totals_stop_at_a_thousand,
        questions_wait_the_oldest_first,
        the_log_is_read_backwards,
        templates_and_words_are_kept,
    }
    figures {
        months_begin_in_the_zone_of_the_site,
        a_year_is_counted_for_the_report,
        the_year_knows_where_the_filter_erred_and_what_was_closed,
        years_and_months_count_what_was_written_here,
    }
    accounts {
        an_address_has_one_moderator,
        a_removed_moderator_keeps_her_name_in_the_log_alone,
        a_code_counts_once,
        a_session_ends,
        a_new_password_ends_every_session,
        administrators_manage_others_and_never_themselves,
        it_is_known_when_a_moderator_was_seen_last,
    }
    outbox {
        an_event_becomes_its_deliveries_once,
        a_delivery_of_a_key_waits_once_but_not_for_one_that_was_begun,
        a_failed_delivery_is_tried_again_until_it_is_dead,
        the_backlog_is_counted_and_listed,
        who_has_to_hear_of_what,
        whoever_confirms_after_the_answer_is_told_of_it_then,
        nobody_of_whom_nothing_is_kept_is_written_to,
    }
    keeping {
        each_thing_is_kept_as_long_as_it_may_be,
        an_edit_that_nobody_read_leaves_no_place,
        an_address_is_forgotten_after_the_last_comment,
        an_address_that_nobody_confirmed_goes_with_the_wish,
        a_person_sees_what_is_kept_of_her,
        a_site_is_exported_in_parts,
        an_erased_person_leaves_places,
        an_import_changes_nothing_the_second_time,
        an_imported_answer_is_known_as_such,
        an_import_that_fails_leaves_nothing,
    }
}
