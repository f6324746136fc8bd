//! Plans and journals: any bytes are read or refused. A plan in which a byte changes is refused under its hash. Every
//! prefix of a journal is a journal.

use numplan_fleet::journal::{Entry, encode, parse};
use numplan_fleet::plan::Plan;
use numplan_fleet::run::replay;
use sha2::{Digest as _, Sha256};

use crate::fleet_wanted::{TABLE, check_plan, plan_of_table};

/// Lines of a plan without the last one, and of a journal without sequence numbers: checksums are added, because a
/// fuzzer does not guess them. The bytes are also read as they are.
pub fn run(data: &[u8]) {
    drop(Plan::read_from(data));
    check_hashed_plan(data);
    check_journal(data);
    check_entries(data);
}

fn check_hashed_plan(data: &[u8]) {
    let mut lines = data.to_vec();
    if !lines.ends_with(b"\n") {
        lines.push(b'\n');
    }
    let is_step = |line: &&[u8]| line.starts_with(br#"{"kind":"step""#);
    let steps = lines.split(|byte| *byte == b'\n').filter(is_step).count();
    let hash: String = Sha256::digest(&lines).iter().map(|byte| format!("{byte:02x}")).collect();
    lines.extend(format!("{{\"kind\":\"end\",\"steps\":{steps},\"sha256\":\"{hash}\"}}\n").bytes());
    let Ok((plan, id)) = Plan::read_from(lines.as_slice()) else { return };
    check_plan(&plan);
    assert_eq!(id.as_str(), &hash[..12]);
    // The place depends on the input alone, so that a finding can be run again.
    let mix = |place: usize, byte: &u8| place.wrapping_mul(31).wrapping_add(usize::from(*byte));
    let place = data.iter().fold(0, mix) % lines.len();
    lines[place] ^= 1;
    assert!(Plan::read_from(lines.as_slice()).is_err(), "byte {place} is changed, and the plan is read");
}

fn check_entries(data: &[u8]) {
    let lines = data.split(|byte| *byte == b'\n');
    let entries: Vec<Entry> = lines.filter_map(|line| serde_json::from_slice(line).ok()).collect();
    let mut journal = Vec::new();
    for (sequence, entry) in (1..).zip(&entries) {
        journal.extend(encode(sequence, entry).expect("an entry can be written"));
    }
    let (read, good) = parse(&journal).expect("written lines are a journal");
    assert_eq!((&read, good), (&entries, journal.len()));
    let cut = data.len() * 7 % (journal.len() + 1);
    let (prefix, _) = parse(&journal[..cut]).expect("a prefix of a journal is a journal");
    assert_eq!(prefix, entries[..prefix.len()]);
    check_journal(&journal);
}

fn check_journal(bytes: &[u8]) {
    let Ok((entries, good)) = parse(bytes) else { return };
    assert!(good <= bytes.len());
    let (again, same) = parse(&bytes[..good]).expect("the good part is a journal");
    assert_eq!((&again, same), (&entries, good));
    let plan = plan_of_table(TABLE);
    assert_eq!(replay(&plan, &entries).len(), plan.steps.len());
}

const ENTRIES: &str = r#"{"kind":"open","plan":"0123456789ab","version":1,"engine":"e","at":1}
{"kind":"try","step":0}
{"kind":"end","step":0,"outcome":"partial","fields":[{"field":"alias","state":"rejected","observed":"x"}],"status":202}
{"kind":"skip","step":1,"reason":"drifted","observed":[["alias","x"]]}
{"kind":"note","step":1,"applied":true,"at":2}
{"kind":"close","finished":true}
"#;

/// Inputs to begin with.
pub fn seeds() -> Vec<Vec<u8>> {
    let mut plan = Vec::new();
    plan_of_table(TABLE).write_to(&mut plan).expect("memory takes a plan");
    let before_end = plan[..plan.len() - 1].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let mut journal = Vec::new();
    for (sequence, line) in (1..).zip(ENTRIES.lines()) {
        let entry = serde_json::from_str(line).expect("an entry");
        journal.extend(encode(sequence, &entry).expect("an entry can be written"));
    }
    vec![plan[..before_end].to_vec(), plan, ENTRIES.as_bytes().to_vec(), journal]
}
