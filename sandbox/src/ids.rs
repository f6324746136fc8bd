//! Identifiers in the providers' formats, the same in every run.

/// A sequence of identifiers.
#[derive(Debug, Default)]
pub(crate) struct Ids(u64);

impl Ids {
    /// 32 hexadecimal digits, as in Flowroute's provisioning tasks.
    pub(crate) fn hex(&mut self) -> String {
        format!("{:016x}{:016x}", self.next(), self.next())
    }

    /// A UUID, as in Flowroute's errors and Plivo's responses.
    pub(crate) fn uuid(&mut self) -> String {
        let mut text = self.hex();
        for at in [20, 16, 12, 8] {
            text.insert(at, '-');
        }
        text
    }

    /// The next value of a `SplitMix64` generator.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }
}
