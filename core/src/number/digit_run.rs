//! The digits of a text, in place.

/// The most digits that one number can have: 15, and a dialing prefix of three.
pub(super) const LONGEST: usize = 18;

/// The digits of a text. Digits beyond the longest number are counted, not stored.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DigitRun {
    digits: [u8; LONGEST],
    pub(super) count: usize,
}

impl DigitRun {
    pub(super) fn of(digits: &str) -> Self {
        let mut run = Self::default();
        run.extend(digits);
        run
    }

    pub(super) fn extend(&mut self, digits: &str) {
        digits.bytes().for_each(|digit| self.push(digit));
    }

    pub(super) fn push(&mut self, digit: u8) {
        if let Some(place) = self.digits.get_mut(self.count) {
            *place = digit;
        }
        self.count += 1;
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.digits[..self.count.min(LONGEST)]
    }
}
