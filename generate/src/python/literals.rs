//! `words.py`: the closed lists of words.

use std::fmt::Write as _;

use super::types::words_name;
use super::{docstring, quoted};
use crate::catalog::Vocabulary;

pub(super) fn text(vocabulary: &Vocabulary) -> String {
    let mut text = concat!(
        "\"\"\"The closed lists of words in arguments and answers, for annotations.\"\"\"\n\n",
        "from __future__ import annotations\n\n",
        "from typing import Literal, TypeAlias\n",
    )
    .to_owned();
    let mut all: Vec<_> = vocabulary.words.clone();
    all.sort_by_key(|words| words_name(words));
    for words in all {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "\n{}: TypeAlias = Literal[", words_name(words));
        for word in words.words {
            let _ = writeln!(text, "    {},", quoted(word));
        }
        text.push_str("]\n");
        text.push_str(&docstring(words.doc, 0));
    }
    text
}
