//! How types of durations write what they have read (RFC 3339, appendix A).

/// A part of a duration: how many of a unit, and the digits of its fraction.
struct Part<'a> {
    unit: char,
    count: u32,
    fraction: &'a str,
}

/// A duration of hours, minutes and seconds, each below sixty but for the hours.
pub(super) fn of_time(text: &str) -> Option<String> {
    let parts = parts(text.strip_prefix("PT")?, "HMS")?;
    let of = |unit: char| parts.iter().find(|part| part.unit == unit).map_or(0, |part| u64::from(part.count));
    let seconds = of('H') * 3600 + of('M') * 60 + of('S');
    let carried = [('H', seconds / 3600), ('M', seconds / 60 % 60), ('S', seconds % 60)];
    let text = joined(&carried, fraction(&parts));
    Some(if text.is_empty() { "PT0S".to_owned() } else { format!("PT{text}") })
}

/// A duration of any units, each as it is.
pub(super) fn of_calendar(text: &str) -> Option<String> {
    let rest = text.strip_prefix('P')?;
    let (days, time) = rest.split_once('T').map_or((rest, None), |(days, time)| (days, Some(time)));
    let days = if days.is_empty() { Vec::new() } else { parts(days, "YMWD")? };
    let time = time.map_or(Some(Vec::new()), |time| parts(time, "HMS"))?;
    // Whole numbers of this size are in the range of every unit.
    let small = days.iter().chain(&time).all(|part| part.count < 10_000);
    let is_empty = days.is_empty() && time.is_empty();
    let text = |parts: &[Part<'_>]| {
        let counts: Vec<_> = parts.iter().map(|part| (part.unit, u64::from(part.count))).collect();
        joined(&counts, fraction(parts))
    };
    let (days, time) = (text(&days), text(&time));
    (small && !is_empty).then(|| match (days.is_empty(), time.is_empty()) {
        (true, true) => "PT0S".to_owned(),
        (_, true) => format!("P{days}"),
        (_, false) => format!("P{days}T{time}"),
    })
}

/// What is not zero, or nothing.
fn joined(counts: &[(char, u64)], fraction: &str) -> String {
    let fraction = fraction.trim_end_matches('0');
    let text = |(unit, count): &(char, u64)| match (count, unit) {
        (count, 'S') if !fraction.is_empty() => format!("{count}.{fraction}S"),
        (0, _) => String::new(),
        (count, unit) => format!("{count}{unit}"),
    };
    counts.iter().map(text).collect()
}

/// The digits of the part that has a fraction.
fn fraction<'a>(parts: &[Part<'a>]) -> &'a str {
    parts.iter().map(|part| part.fraction).find(|fraction| !fraction.is_empty()).unwrap_or_default()
}

/// The parts, of which each unit comes once at most and in this order. Only seconds have a fraction.
fn parts<'a>(text: &'a str, units: &str) -> Option<Vec<Part<'a>>> {
    let (mut rest, mut left) = (text, units);
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
        let (number, behind) = rest.split_at_checked(end)?;
        let unit = behind.chars().next()?;
        rest = behind.get(1..)?;
        left = left.split_once(unit)?.1;
        let (count, fraction) = number.split_once('.').unwrap_or((number, "0"));
        let is_number = |text: &str| (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let fits = is_number(count) && is_number(fraction) && (unit == 'S' || !number.contains('.'));
        let count = count.parse().ok().filter(|_| fits)?;
        parts.push(Part { unit, count, fraction: if number.contains('.') { fraction } else { "" } });
    }
    (!parts.is_empty()).then_some(parts)
}
