//! How long printing and laying out take, over all threads.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Sums of nanoseconds.
#[derive(Debug, Default)]
pub(super) struct Clock {
    printing: AtomicU64,
    formatting: AtomicU64,
}

impl Clock {
    /// Adds what one file took.
    pub(super) fn add(&self, printing: Duration, formatting: Duration) {
        let nanoseconds = |time: Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        self.printing.fetch_add(nanoseconds(printing), Ordering::Relaxed);
        self.formatting.fetch_add(nanoseconds(formatting), Ordering::Relaxed);
    }

    /// How much of the time that passed was spent with laying out.
    pub(super) fn share_of_formatting(&self, passed: Duration) -> Duration {
        let seconds = |sum: &AtomicU64| Duration::from_nanos(sum.load(Ordering::Relaxed)).as_secs_f64();
        let (printing, formatting) = (seconds(&self.printing), seconds(&self.formatting));
        let all = printing + formatting;
        if all > 0.0 { passed.mul_f64((formatting / all).min(1.0)) } else { Duration::ZERO }
    }
}
