//! Writes the untyped bindings for Swift and Kotlin, on which the typed sources stand.
//!
//! uniffi makes all of it public. Nothing of it is for an app, so every declaration is made internal here: what an app
//! sees is the typed API, and what completion offers is no converter.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate};

const NOTICE: &str =
    "// Written by `make generate` from the exports of uniffi/src; a change here is lost.\n\n";

fn main() -> Result<(), Box<dyn Error>> {
    let mut words: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let check = words.pop_if(|word| word.as_os_str() == "--check").is_some();
    let [library, front, scratch] = words.as_slice() else {
        return Err(
            "numplan-bindgen LIBRARY FRONT SCRATCH [--check]: the built library, the folder uniffi/, one to work in"
                .into(),
        );
    };
    fs::create_dir_all(scratch)?;
    generate(GenerateOptions {
        languages: vec![TargetLanguage::Swift, TargetLanguage::Kotlin],
        source: text(library)?.into(),
        out_dir: text(scratch)?.into(),
        config_override: Some(text(&front.join("uniffi.toml"))?.into()),
        format: false,
        crate_filter: None,
        metadata_no_deps: true,
    })?;

    let swift = fs::read_to_string(scratch.join("Ffi.swift"))?;
    let header = fs::read_to_string(scratch.join("CNumplan.h"))?;
    let kotlin = fs::read_to_string(scratch.join("dev/numplan/internal/numplan.kt"))?;
    let files = [
        ("swift/Sources/Numplan/Generated/Ffi.swift", lines(&swift, hide_swift)),
        ("swift/Sources/CNumplan/CNumplan.h", lines(&header, str::to_owned)),
        ("kotlin/src/main/kotlin/dev/numplan/internal/Ffi.kt", lines(&kotlin, hide_kotlin)),
    ];
    for (name, text) in files {
        let path = front.join(name);
        if !check {
            write(&path, &text)?;
        } else if fs::read_to_string(&path)? != text {
            return Err(format!(
                "differs: {}; run `make generate` and commit what it writes",
                path.display()
            )
            .into());
        }
    }
    Ok(())
}

fn text(path: &Path) -> Result<&str, String> {
    path.to_str().ok_or_else(|| format!("{} is no UTF-8", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(path.parent().ok_or("a file lies in a folder")?)?;
    fs::write(path, text).map_err(Into::into)
}

/// The same text under our notice, line by line, without space at the ends of lines.
fn lines(text: &str, each: impl Fn(&str) -> String) -> String {
    let mut out = NOTICE.to_owned();
    for line in text.lines() {
        out.push_str(each(line).trim_end());
        out.push('\n');
    }
    out
}

/// Without `public` and `open`, which leaves `internal`, Swift's own default.
fn hide_swift(line: &str) -> String {
    let code = line.trim_start();
    let indent = &line[..line.len() - code.len()];
    let words = code.split_inclusive(' ').filter(|word| !matches!(word.trim_end(), "public" | "open"));
    if code.starts_with("public ") || code.starts_with("open ") || code.starts_with("required public ") {
        format!("{indent}{}", words.collect::<String>())
    } else {
        line.to_owned()
    }
}

/// With `internal` before each declaration of the file itself; what is inside one follows it.
fn hide_kotlin(line: &str) -> String {
    const DECLARES: [&str; 14] = [
        "class ",
        "data class ",
        "sealed class ",
        "open class ",
        "abstract class ",
        "enum class ",
        "object ",
        "interface ",
        "fun ",
        "inline fun ",
        "suspend fun ",
        "val ",
        "var ",
        "typealias ",
    ];
    let code = line.strip_prefix("public ").unwrap_or(line);
    // Functions of the file itself are indented; those of classes say `override` before `fun`.
    if let Some((annotation, function)) = code.trim_start().split_once(") fun ")
        && annotation.starts_with("@Throws(")
    {
        return format!("{annotation}) internal fun {function}");
    }
    if DECLARES.iter().any(|word| code.starts_with(word)) {
        format!("internal {code}")
    } else {
        line.to_owned()
    }
}
