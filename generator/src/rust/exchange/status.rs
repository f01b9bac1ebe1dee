//! Statuses that stand for a response in tests.

use crate::model::{Operation, StatusPattern};

/// A status for which no response stands, of those that any server may answer.
pub(super) fn undescribed(operation: &Operation) -> Option<u16> {
    let described = |status: u16| {
        operation.responses.iter().any(|response| match response.status {
            StatusPattern::Exact(exact) => exact == status,
            StatusPattern::Range(digit) => u16::from(digit) == status / 100,
            StatusPattern::Default => true,
        })
    };
    [500, 404, 418, 599, 299, 399].into_iter().find(|status| !described(*status))
}

/// Statuses that a pattern stands for and that can be served; `with_body` leaves out those that never have one.
pub(super) fn representatives(
    operation: &Operation,
    pattern: StatusPattern,
    success: bool,
    with_body: bool,
) -> Vec<u16> {
    let exact =
        |status: u16| operation.responses.iter().any(|response| response.status == StatusPattern::Exact(status));
    let range = |status: u16| {
        operation
            .responses
            .iter()
            .any(|response| matches!(response.status, StatusPattern::Range(digit) if u16::from(digit) == status / 100))
    };
    let statuses: Vec<u16> = match pattern {
        StatusPattern::Exact(status) => vec![status],
        StatusPattern::Range(digit) => {
            let first = u16::from(digit) * 100;
            [first + 1, first + 99, first + 2, first + 3, first + 29]
                .into_iter()
                .filter(|status| !exact(*status))
                .collect()
        }
        StatusPattern::Default if success => [200, 299].into_iter().filter(|status| !exact(*status)).collect(),
        StatusPattern::Default => {
            [500, 400, 599, 418].into_iter().filter(|status| !exact(*status) && !range(*status)).collect()
        }
    };
    // Answers without a body of their own kind, and those that are no final answers, cannot be served as usual ones.
    statuses.into_iter().filter(|status| *status >= 200 && (!with_body || !matches!(status, 204 | 205 | 304))).collect()
}
