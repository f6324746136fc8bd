//! Reads a number in any spelling, and notes how it was read.

use std::str::FromStr;

use numplan::number::{FindingCode, normalize};
use numplan::{Error, NumberError};

/// A number, and a note on how it was read.
#[derive(Debug)]
pub(crate) struct Read<T> {
    pub(crate) number: T,
    pub(crate) note: Option<String>,
}

/// Takes the E.164 form as it is, and normalizes every other form.
pub(crate) fn read<T>(given: &str) -> Result<Read<T>, Error>
where
    T: FromStr<Err = NumberError> + ToString,
{
    let given = given.trim();
    match (given.parse::<T>(), normalize(given)) {
        (Ok(number), Ok(other)) if number.to_string() != other.number.as_str() => {
            let (taken, north_american) = (number.to_string(), other.number);
            let note = format!(
                "{taken} is taken with a country code of its own; the North American number is {north_american}"
            );
            Ok(Read { number, note: Some(note) })
        }
        (Ok(number), _) => Ok(Read { number, note: None }),
        (Err(_), Ok(read)) => {
            let note = format!("read \u{201c}{given}\u{201d} as {}", read.number);
            Ok(Read { number: read.number.as_str().parse()?, note: Some(note) })
        }
        // For a foreign number the strict error says more.
        (Err(strict), Err(loose)) if loose.code == FindingCode::CountryCode => Err(strict.into()),
        (Err(_), Err(loose)) => Err(loose.into()),
    }
}
