//! Thousands of calls to a server that does everything wrong: each ends soon, with a value or a typed error, and leaves nothing behind.

#![cfg(feature = "reqwest")]
#![allow(clippy::all, clippy::pedantic, dead_code)]

mod answers;
mod call;
mod fault;
mod raw;
mod server;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use call::{Outcome, make};
use fault::Fault;
use fixture_faults::Client;
use server::Server;
use tokio::task::JoinSet;

/// How many calls there are, unless the environment says another number.
const CALLS: usize = 1000;

/// How many of them are under way at once.
const AT_ONCE: usize = 200;

/// The longest response that is read.
const LIMIT: usize = 64 * 1024;

/// How long a call may take, and how long a server may be silent.
const TIMEOUT: Duration = Duration::from_millis(300);

/// How long a call can take at the most: a stream that drips on for as long as the server lets it, on a machine that is busy.
const SOON: Duration = Duration::from_secs(8);

/// How much more memory the last call may find in use than the call after which all buffers have had their largest size.
///
/// Nothing is kept from call to call, so what differs is which calls are under way: at the most 200 with a response of 64 KiB each,
/// 12.5 MiB in all, and as much again for the buffers of the connections. A leak of 4 KiB a call is 31 MiB after 8,000 calls.
const GROWTH_KIB: u64 = 25 * 1024;

fn number(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).map_or(otherwise, |text| text.parse().unwrap())
}

fn client(url: &str) -> Client {
    let builder = Client::builder().all_servers(url).timeout(TIMEOUT);
    builder.max_response_bytes(LIMIT).build().unwrap()
}

/// Makes that many calls; gives what came of them, and the memory in use after a fifth and at the end.
async fn make_all(calls: usize, server: &Server) -> (BTreeMap<Outcome, usize>, Option<(u64, u64)>) {
    let client = client(server.url());
    let nowhere = self::client(&server::nowhere());
    let mut under_way = JoinSet::new();
    let mut outcomes = BTreeMap::new();
    let (mut ended, mut after_a_fifth) = (0, None);
    for call in 0..calls + AT_ONCE {
        if call >= AT_ONCE || call >= calls {
            let Some(result) = under_way.join_next().await else { break };
            // A call that panicked is an error here.
            *outcomes.entry(result.unwrap()).or_insert(0) += 1;
            ended += 1;
            if ended == calls / 5 {
                after_a_fifth = resident();
            }
        }
        if call < calls {
            // Not even a connection can be had with each fiftieth.
            let client = if call % 50 == 49 { nowhere.clone() } else { client.clone() };
            under_way.spawn(in_time(call, client));
        }
    }
    (outcomes, after_a_fifth.zip(resident()))
}

async fn in_time(call: usize, client: Client) -> Outcome {
    let start = Instant::now();
    let outcome = tokio::time::timeout(SOON, make(call, &client)).await;
    outcome.unwrap_or_else(|_| panic!("call {call} has not ended after {:?}", start.elapsed()))
}

/// The memory in use, in KiB, where the system tells.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_call_ends_with_a_value_or_a_typed_error() {
    let (calls, seed) = (number("COPPERPLATE_FAULT_CALLS", CALLS), number("COPPERPLATE_SEED", 4));
    let server = Server::start(u64::try_from(seed).unwrap()).await;
    let start = Instant::now();
    let (outcomes, memory) = make_all(calls, &server).await;
    let faults = server.faults();
    println!("{calls} calls in {:?}, seed {seed}\n{outcomes:?}\n{faults:?}\n{memory:?} KiB", start.elapsed());
    assert_eq!(outcomes.values().sum::<usize>(), calls);
    for outcome in Outcome::ALL {
        assert!(outcomes.contains_key(&outcome), "no call ended with {outcome:?}: {outcomes:?}");
    }
    for fault in Fault::ALL {
        assert!(faults.contains_key(&fault), "the server never chose {fault:?}: {faults:?}");
    }
    assert_eq!(server.strangers_bodies(), 0, "a body went to another origin");
    if let Some((after_a_fifth, at_the_end)) = memory {
        let growth = at_the_end.saturating_sub(after_a_fifth);
        assert!(
            growth <= GROWTH_KIB,
            "{growth} KiB more than after a fifth of the calls, which were {after_a_fifth} KiB"
        );
    }
}

/// A connection that was kept open may be closed just as the next request is sent: what can be sent twice is worth another try.
#[tokio::test]
async fn a_connection_that_is_closed_before_the_response_is_worth_another_try() {
    let server = raw::Server::start(b"".to_vec()).await;
    let client = client(server.url());
    let error = client.read_value().await.unwrap_err();
    assert!(error.is_retryable(), "{error:?}");
    let error = client.write_value(&fixture_faults::models::Value::new(1)).await.unwrap_err();
    assert!(!error.is_retryable(), "{error:?}");
}
