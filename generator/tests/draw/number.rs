//! Numbers: within their bounds, and often at them.

use serde_json::{Map, Value, json};

use super::Drawer;

impl Drawer<'_> {
    pub(super) fn integer(&mut self, flat: &Map<String, Value>) -> Option<Value> {
        let (least, most) = match flat.get("format").and_then(Value::as_str) {
            Some("int8") => (i8::MIN.into(), i8::MAX.into()),
            Some("int16") => (i16::MIN.into(), i16::MAX.into()),
            Some("int32") => (i32::MIN.into(), i32::MAX.into()),
            Some("uint8") => (0, u8::MAX.into()),
            Some("uint16") => (0, u16::MAX.into()),
            Some("uint32") => (0, u32::MAX.into()),
            Some("uint64") => (0, u64::MAX.into()),
            _ => (i64::MIN.into(), i64::MAX.into()),
        };
        let bound = |key: &str| whole(flat.get(key)?);
        let low = bound("minimum").map_or(least, |low| low + i128::from(is(flat, "exclusiveMinimum"))).max(least);
        let high = bound("maximum").map_or(most, |high| high - i128::from(is(flat, "exclusiveMaximum"))).min(most);
        let step = bound("multipleOf").filter(|step| *step > 0).unwrap_or(1);
        let (low, high) = (-(-low).div_euclid(step), high.div_euclid(step));
        if low > high {
            return None;
        }
        let near = self.random.i128(low.max(-100).min(high)..=high.min(100).max(low));
        let drawn = match self.random.u8(0..5) {
            0 => low,
            1 => high,
            2 => near,
            _ => self.random.i128(low..=high),
        };
        let number = drawn * step;
        Some(u64::try_from(number).map_or_else(|_| json!(i64::try_from(number).unwrap()), |number| json!(number)))
    }

    pub(super) fn number(&mut self, flat: &Map<String, Value>) -> Option<Value> {
        let bound = |key: &str| flat.get(key).and_then(Value::as_f64);
        let (low, high) = (bound("minimum"), bound("maximum"));
        let fits = |number: f64| {
            low.is_none_or(|low| if is(flat, "exclusiveMinimum") { number > low } else { number >= low })
                && high.is_none_or(|high| if is(flat, "exclusiveMaximum") { number < high } else { number <= high })
        };
        (0..100)
            .map(|_| self.candidate(flat, low, high))
            .find(|number| number.is_finite() && fits(*number))
            .map(Into::into)
    }

    fn candidate(&mut self, flat: &Map<String, Value>, low: Option<f64>, high: Option<f64>) -> f64 {
        if let Some(step) = flat.get("multipleOf").and_then(Value::as_f64) {
            let start = (low.or(high).unwrap_or_default() / step).round();
            return (start + f64::from(self.random.i16(-50..=50))) * step;
        }
        let (from, to) = (low.or(high.map(|high| high - 1000.0)), high.or(low.map(|low| low + 1000.0)));
        if let (Some(from), Some(to)) = (from, to) {
            return match self.random.u8(0..4) {
                0 => from,
                1 => to,
                _ => from + (to - from) * self.random.f64(),
            };
        }
        match self.random.u8(0..4) {
            0 if !self.narrow => f64::from_bits(self.random.u64(..)),
            1 => self.random.i32(..).into(),
            _ => f64::from(self.random.i16(..)) / 100.0,
        }
    }
}

fn is(flat: &Map<String, Value>, keyword: &str) -> bool {
    flat.get(keyword) == Some(&json!(true))
}

/// A bound of integers, which may be written as a number of any kind.
fn whole(value: &Value) -> Option<i128> {
    let number = value.as_number()?;
    number.as_i128().or_else(|| format!("{:.0}", number.as_f64()?).parse().ok())
}
