//! `literals.py`: the string enums, as `Literal` types.

use std::fmt::Write as _;

use super::syntax::{docstring, quoted};
use crate::catalog::Vocabulary;

pub(super) fn text(vocabulary: &Vocabulary) -> String {
    let mut text = concat!(
        "\"\"\"Types for annotations: the values of arguments and members that are one of a closed list.\"\"\"\n\n",
        "from __future__ import annotations\n\n",
        "from typing import Literal, TypeAlias\n\n__name__ = \"numplan.literals\"\n",
    )
    .to_owned();
    let mut all: Vec<_> = vocabulary.enums.clone();
    all.sort_by_key(|spec| spec.title());
    for spec in all {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "\n{}: TypeAlias = Literal[", spec.title());
        for word in spec.words {
            let _ = writeln!(text, "    {},", quoted(word));
        }
        text.push_str("]\n");
        text.push_str(&docstring(spec.doc, 0));
    }
    text
}
