//! What every bus promises, checked on each: the embedded log and a real Apache Kafka. Kafka's half needs a broker:
//! `compose/kafka/run.sh cargo test -p pipeline --test conformance` starts one for as long as the tests run.
#![allow(
    clippy::disallowed_methods,
    reason = "tests are told by the environment where a broker is"
)]
#![cfg(test)]

mod bed;
mod check;
mod crash;
mod embedded_alone;
mod frozen;
mod group;
mod kafka_alone;
mod read;
mod stage;
mod state;
mod store;
mod store_alone;
mod sum;
mod write;

/// Every check, once on each bus.
macro_rules! on_both {
    ($($module:ident :: $check:ident,)*) => {
        mod embedded {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $check() {
                crate::$module::$check(crate::bed::Bed::embedded()).await;
            })*
        }
        mod kafka {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $check() {
                crate::$module::$check(crate::bed::Bed::kafka().await).await;
            })*
        }
    };
}

on_both! {
    write::order_is_kept_in_each_partition,
    write::records_come_back_as_they_were,
    write::keys_choose_partitions_as_java_does,
    write::what_is_published_stays,
    write::what_the_bus_cannot_take_is_refused,
    write::keys_have_a_bound,
    read::tails_begin_where_they_are_told,
    read::a_snapshot_is_what_stood_then,
    read::limits_are_honoured,
    read::an_idle_reader_wakes_when_something_comes,
    read::polls_that_are_dropped_lose_nothing,
    group::groups_are_independent,
    group::offsets_go_on_after_a_restart,
    group::a_note_stands_with_its_commit,
    group::partitions_move_to_a_second_worker_and_back,
    group::two_inputs_come_together,
    group::a_poll_for_nothing_keeps_the_place,
    group::how_far_a_group_is_behind_is_seen_from_outside,
    state::a_commit_is_all_or_nothing,
    state::a_commit_of_what_is_not_ours_is_undone,
    state::a_dropped_commit_is_settled,
    state::restore_brings_the_latest_of_each_key,
    state::state_moves_with_its_partition,
    store::keys_are_put_found_scanned_and_deleted,
    store::a_moment_stands_still,
    store::what_is_read_by_offset_is_each_key_once,
    stage::the_loop_runs_a_stage_to_the_end,
    stage::a_stage_speaks_without_a_record,
    stage::the_loop_goes_on_after_what_a_stage_fails_on,
    crash::killed_at_any_moment,
    frozen::frozen_past_its_session,
}
