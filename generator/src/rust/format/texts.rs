//! How types of texts and numbers write what they have read.

/// The text of a UUID, in small letters and with hyphens.
pub(super) fn uuid(text: &str) -> Option<String> {
    const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];
    let groups: Vec<&str> = text.split('-').collect();
    let fits = |(group, length): (&&str, usize)| group.len() == length && group.bytes().all(|b| b.is_ascii_hexdigit());
    (groups.len() == GROUPS.len() && groups.iter().zip(GROUPS).all(fits)).then(|| text.to_ascii_lowercase())
}

/// The text of a URL, normalised as the URL Standard says.
pub(super) fn url(text: &str) -> Option<String> {
    url::Url::parse(text).ok().map(Into::into)
}

/// Base64 (RFC 4648, section 4), with padding.
pub(super) fn base64(text: &str) -> Option<String> {
    let digits = text.trim_end_matches('=');
    let padding = (4 - digits.len() % 4) % 4;
    let padded = text.len() == digits.len() + padding || text == digits;
    (padded && from_base64(text).is_some()).then(|| format!("{digits}{}", "=".repeat(padding)))
}

/// The bytes that a text in Base64 means.
pub(super) fn from_base64(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for digit in text.trim_end_matches('=').bytes() {
        bits = (bits << 6) | u32::from(sextet(digit)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count).ok()?);
            bits &= (1 << count) - 1;
        }
    }
    // A digit of which nothing is left over, or bits that mean nothing, are mistakes.
    (count < 6 && bits == 0).then_some(bytes)
}

fn sextet(digit: u8) -> Option<u8> {
    Some(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

/// A number without an exponent that 28 digits can write.
pub(super) fn decimal(text: &str) -> Option<String> {
    const MOST_DIGITS: usize = 28;
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    (all_digits(whole) && all_digits(fraction) && whole.len() + fraction.len() <= MOST_DIGITS).then(|| text.to_owned())
}
