//! How types of dates and times write what they have read (RFC 3339). What is not sure to be read alike everywhere, such as leap
//! seconds, counts as no value.

/// A date of the calendar.
#[derive(Clone, Copy)]
struct Date {
    year: i64,
    month: i64,
    day: i64,
}

/// A time of the day, with the digits of its fraction.
struct Clock<'a> {
    hour: i64,
    minute: i64,
    second: i64,
    fraction: &'a str,
}

/// A date and a time, with the minutes by which it is ahead of UTC.
struct Moment<'a> {
    day: Date,
    clock: Clock<'a>,
    offset: i64,
}

pub(super) fn date(text: &str) -> Option<String> {
    day(text).map(|day| day.to_string())
}

/// A time with as many digits as it needs.
pub(super) fn time(text: &str) -> Option<String> {
    clock(text).map(|clock| clock.text(shortest(clock.fraction)))
}

/// A time of which the fraction has three, six or nine digits.
pub(super) fn grouped_time(text: &str) -> Option<String> {
    clock(text).map(|clock| clock.text(&grouped(clock.fraction)))
}

/// A date and time with its own offset.
pub(super) fn date_time(text: &str) -> Option<String> {
    let moment = moment(text)?;
    let clock = moment.clock.text(shortest(moment.clock.fraction));
    // With an offset, the first and the last day may be out of range in UTC.
    let usual = moment.offset == 0 || (2..9999).contains(&moment.day.year);
    usual.then(|| format!("{}T{clock}{}", moment.day, offset_text(moment.offset)))
}

/// The same with three, six or nine digits.
pub(super) fn grouped_date_time(text: &str) -> Option<String> {
    let moment = moment(text)?;
    let clock = moment.clock.text(&grouped(moment.clock.fraction));
    Some(format!("{}T{clock}{}", moment.day, offset_text(moment.offset)))
}

/// A moment, in UTC.
pub(super) fn timestamp(text: &str) -> Option<String> {
    let Moment { day, clock, offset } = moment(text)?;
    let minutes = day.number() * 1440 + clock.hour * 60 + clock.minute - offset;
    let minute_of_day = minutes.rem_euclid(1440);
    let day = Date::of_number(minutes.div_euclid(1440));
    let clock = Clock { hour: minute_of_day / 60, minute: minute_of_day % 60, ..clock };
    // The first and the last day may be out of range in some place.
    let usual = (2..9999).contains(&day.year);
    usual.then(|| format!("{day}T{}Z", clock.text(shortest(clock.fraction))))
}

fn moment(text: &str) -> Option<Moment<'_>> {
    let (day_text, rest) = text.split_once('T')?;
    let end = rest.find(['Z', '+', '-'])?;
    let (clock_text, offset_text) = rest.split_at_checked(end)?;
    Some(Moment { day: day(day_text)?, clock: clock(clock_text)?, offset: offset(offset_text)? })
}

fn day(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (digits(parts.next()?, 4)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let day = Date { year, month, day };
    let is_one = year > 0 && (1..=12).contains(&month) && Date::of_number(day.number()).is(day);
    (parts.next().is_none() && is_one).then_some(day)
}

fn clock(text: &str) -> Option<Clock<'_>> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let mut parts = whole.split(':');
    let (hour, minute, second) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let in_range = hour < 24 && minute < 60 && second < 60 && parts.next().is_none();
    let fits = fraction.is_none_or(|fraction| (1..=9).contains(&fraction.len()) && is_digits(fraction));
    (in_range && fits).then_some(Clock { hour, minute, second, fraction: fraction.unwrap_or_default() })
}

fn offset(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, size) = text.split_at_checked(1)?;
    let (hours, minutes) = size.split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    let size = hours * 60 + minutes;
    (hours < 24 && minutes < 60).then_some(if sign == "-" { -size } else { size })
}

fn offset_text(offset: i64) -> String {
    if offset == 0 {
        return "Z".to_owned();
    }
    let (sign, size) = (if offset < 0 { '-' } else { '+' }, offset.abs());
    format!("{sign}{:02}:{:02}", size / 60, size % 60)
}

fn digits(text: &str, count: usize) -> Option<i64> {
    (text.len() == count && is_digits(text)).then(|| text.parse().ok())?
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// The digits of a fraction without zeros at the end.
fn shortest(fraction: &str) -> &str {
    fraction.trim_end_matches('0')
}

/// The digits of a fraction in groups of three.
fn grouped(fraction: &str) -> String {
    let shortest = shortest(fraction);
    let length = shortest.len().next_multiple_of(3);
    format!("{shortest:0<length$}")
}

impl Clock<'_> {
    fn text(&self, fraction: &str) -> String {
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{:02}:{:02}:{:02}{point}{fraction}", self.hour, self.minute, self.second)
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Date {
    fn is(self, other: Self) -> bool {
        (self.year, self.month, self.day) == (other.year, other.month, other.day)
    }

    /// The days since the first of March of the year 0; the leap day comes last in such years.
    fn number(self) -> i64 {
        let (year, month) = if self.month > 2 { (self.year, self.month - 3) } else { (self.year - 1, self.month + 9) };
        year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + self.day - 1
    }

    /// The day with a number.
    fn of_number(number: i64) -> Self {
        let (cycle, in_cycle) = (number.div_euclid(146_097), number.rem_euclid(146_097));
        let year = (in_cycle - in_cycle / 1460 + in_cycle / 36_524 - in_cycle / 146_096) / 365;
        let in_year = in_cycle - (365 * year + year / 4 - year / 100);
        let month = (5 * in_year + 2) / 153;
        let day = in_year - (153 * month + 2) / 5 + 1;
        let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
        Self { year: year + cycle * 400, month, day }
    }
}
