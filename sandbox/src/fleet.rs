//! Two hundred numbers in three accounts, for trying out changes of many numbers at once.

use crate::{flowroute, numbers::Numbers, plivo, wavix};

/// An application that numbers of the Plivo account use.
const APPLICATION: &str = "29986316244302815";

impl Numbers {
    /// 80 numbers at Flowroute and at Plivo, 40 at Wavix: 12065552000, 12125552000, 13035552000 and on.
    pub fn fleet() -> Self {
        let number = |base: u64, index: u64| (base + index).to_string();
        let flowroute = (0..80).map(|index| flowroute::Number {
            alias: (index % 2 == 0).then(|| "Old desk".to_owned()),
            cnam_lookups_enabled: index % 4 == 0,
            ..flowroute::Number::new(&number(12_065_552_000, index))
        });
        let plivo = (0..80).map(|index| plivo::Number {
            alias: (index % 5 == 0).then(|| "Old desk".to_owned()),
            app_id: Some(APPLICATION.to_owned()),
            ..plivo::Number::new(&number(12_125_552_000, index))
        });
        let wavix = (0..40).map(|index| wavix::Number {
            sms_enabled: index % 2 == 0,
            ..wavix::Number::new(700_000 + index, &number(13_035_552_000, index))
        });
        Self { flowroute: flowroute.collect(), plivo: plivo.collect(), wavix: wavix.collect() }
    }
}
