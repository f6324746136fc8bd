//! The name of an account: `plivo/main`, or `plivo` where the provider has one account.

use std::fmt;
use std::str::FromStr;

use numplan::fields::nearest;
use numplan::provider::ProviderId;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// The name of an account: the provider, and the account's name in the credentials file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AccountName {
    provider: ProviderId,
    name: Option<Box<str>>,
}

impl AccountName {
    /// The only account at a provider.
    pub const fn of(provider: ProviderId) -> Self {
        Self { provider, name: None }
    }

    /// The account `name` at a provider. Err: `name` has a character that cannot be in one.
    pub fn named(provider: ProviderId, name: &str) -> Result<Self, String> {
        let is_allowed = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
        if name.is_empty() || !name.chars().all(is_allowed) {
            let name = numplan::text::brief(name, 40);
            return Err(format!(
                "`{name}` cannot be the name of an account: use letters, digits, `-`, `_` and `.`"
            ));
        }
        Ok(Self { provider, name: Some(name.into()) })
    }

    /// The provider.
    pub const fn provider(&self) -> ProviderId {
        self.provider
    }

    /// The name in the credentials file, if one is given.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }
}

impl fmt::Display for AccountName {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.provider.as_str())?;
        match &self.name {
            Some(name) => write!(to, "/{name}"),
            None => Ok(()),
        }
    }
}

impl FromStr for AccountName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('/') {
            Some((provider, name)) => Self::named(parse_provider(provider)?, name),
            None => parse_provider(text).map(Self::of),
        }
    }
}

impl Serialize for AccountName {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for AccountName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// The provider of that name.
pub(crate) fn parse_provider(text: &str) -> Result<ProviderId, String> {
    let names = || ProviderId::ALL.iter().map(|provider| provider.as_str());
    let wanted = text.to_ascii_lowercase();
    ProviderId::ALL.iter().copied().find(|provider| provider.as_str() == wanted).ok_or_else(|| {
        let shown = numplan::text::brief(text, 40);
        match nearest(text, names()) {
            Some(near) => format!("there is no provider `{shown}`; did you mean `{near}`?"),
            None => format!(
                "there is no provider `{shown}`: write one of {}, or PROVIDER/ACCOUNT",
                names().collect::<Vec<_>>().join(", ")
            ),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_names_read_back() {
        for text in ["plivo", "plivo/main", "wavix/eu-1"] {
            assert_eq!(text.parse::<AccountName>().unwrap().to_string(), text);
        }
        assert_eq!("Plivo/Main".parse::<AccountName>().unwrap().to_string(), "plivo/Main");
    }

    #[test]
    fn wrong_account_names_are_explained() {
        assert!("plvo/main".parse::<AccountName>().unwrap_err().contains("did you mean `plivo`?"));
        assert!("plivo/".parse::<AccountName>().unwrap_err().contains("cannot be the name"));
        assert!("plivo/a b".parse::<AccountName>().unwrap_err().contains("cannot be the name"));
    }
}
