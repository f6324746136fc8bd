//! `literals.py`: the string enums, as `Literal` types.

use super::syntax::{docstring, exploded, quoted};
use crate::catalog::Vocabulary;
use crate::text::joined;

pub(super) fn text(vocabulary: &Vocabulary) -> String {
    let text = concat!(
        "\"\"\"Types for annotations: the values of arguments and members that are one of a closed list.\"\"\"\n\n",
        "from __future__ import annotations\n\n",
        "from typing import Literal, TypeAlias\n\n__name__ = \"numplan.literals\"\n",
    )
    .to_owned();
    let mut all: Vec<_> = vocabulary.enums.clone();
    all.sort_by_key(|spec| spec.title());
    text + &joined(all, "", |spec| {
        let words = exploded(spec.words.iter().map(|word| quoted(word)), 4);
        format!("\n{}: TypeAlias = Literal[\n{words}]\n{}", spec.title(), docstring(spec.doc, 0))
    })
}
