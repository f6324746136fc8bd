//! Text as other programs write it: byte order marks, line ends, delimiters, and files that are not text.

use std::io::{self, BufRead, Read};

/// The first record is read whole before anything is decided. No header is longer.
const LONGEST_HEAD: usize = 64 * 1024;
/// Ends the input of a table. A record that contains it and more was still inside quotes at the end of the file.
pub(crate) const END: &[u8] = b"\0end of file";

/// An input with `\n` line ends and without a byte order mark.
pub(crate) struct TextFile<'a> {
    /// The start of the input, up to the end of the first record at least.
    head: Vec<u8>,
    at: usize,
    rest: &'a mut dyn BufRead,
    /// Lines of the file before the first record.
    pub(crate) skipped_lines: u64,
    after_return: bool,
    last: u8,
    /// Bytes to be read after the end of the input.
    tail: &'static [u8],
}

impl<'a> TextFile<'a> {
    /// Reads the start of `from`. The inner error says which kind of file it is instead of text.
    pub(crate) fn open(from: &'a mut dyn BufRead) -> io::Result<Result<Self, &'static str>> {
        let mut head = Vec::new();
        while first_record(&head).is_none() && head.len() < LONGEST_HEAD {
            let chunk = from.fill_buf()?;
            if chunk.is_empty() {
                break;
            }
            let length = chunk.len();
            head.extend_from_slice(chunk);
            from.consume(length);
        }
        if let Some(kind) = other_kind(&head) {
            return Ok(Err(kind));
        }
        let at = if head.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        Ok(Ok(Self { head, at, rest: from, skipped_lines: 0, after_return: false, last: b'\n', tail: b"" }))
    }

    /// Returns the delimiter of a table: the one that a `sep=` line names, else the one that the first record has
    /// most of outside quotes. Spreadsheets write `;` in many countries. From here on the input ends with [`END`].
    pub(crate) fn delimiter(&mut self) -> u8 {
        self.tail = END;
        let start = &self.head[self.at..];
        let line_end = start.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(start.len());
        if let Some(delimiter) = separator(&start[..line_end]) {
            let is_crlf = start[line_end..].starts_with(b"\r\n");
            self.at += (line_end + 1 + usize::from(is_crlf)).min(start.len());
            self.skipped_lines = 1;
            return delimiter;
        }
        let record = &start[..first_record(start).unwrap_or(line_end)];
        let count = |delimiter: u8| {
            let mut quotes = Quotes::default();
            record.iter().filter(|byte| !quotes.covers(**byte) && **byte == delimiter).count()
        };
        [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
    }

    /// Returns the bytes after the end: a last line break, then the tail.
    fn end(&mut self, out: &mut [u8]) -> usize {
        if out.is_empty() {
            return 0;
        }
        if self.last != b'\n' {
            self.last = b'\n';
            out[0] = b'\n';
            return 1;
        }
        let length = self.tail.len().min(out.len());
        out[..length].copy_from_slice(&self.tail[..length]);
        self.tail = &self.tail[length..];
        length
    }
}

impl Read for TextFile<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let is_head = self.at < self.head.len();
            let chunk = if is_head { &self.head[self.at..] } else { self.rest.fill_buf()? };
            let taken = chunk.len().min(out.len());
            if taken == 0 {
                return Ok(self.end(out));
            }
            let chunk = &chunk[..taken];
            let mut written = 0;
            if self.after_return || chunk.contains(&b'\r') {
                for byte in chunk {
                    if !(self.after_return && *byte == b'\n') {
                        out[written] = if *byte == b'\r' { b'\n' } else { *byte };
                        written += 1;
                    }
                    self.after_return = *byte == b'\r';
                }
            } else {
                out[..taken].copy_from_slice(chunk);
                written = taken;
            }
            if is_head {
                self.at += taken;
            } else {
                self.rest.consume(taken);
            }
            if written > 0 {
                self.last = out[written - 1];
                return Ok(written);
            }
        }
    }
}

/// Whether bytes of a record are inside quotes. A quote opens only at the start of a cell.
#[derive(Default)]
struct Quotes {
    inside: bool,
    in_cell: bool,
}

impl Quotes {
    fn covers(&mut self, byte: u8) -> bool {
        match byte {
            b'"' if self.inside => self.inside = false,
            // A doubled quote opens again.
            b'"' if !self.in_cell => self.inside = true,
            b',' | b';' | b'\t' if !self.inside => {
                self.in_cell = false;
                return false;
            }
            _ if !self.inside => self.in_cell = true,
            _ => {}
        }
        self.inside
    }
}

/// Returns where the first record ends, if it does: at the first line break outside quotes.
fn first_record(text: &[u8]) -> Option<usize> {
    let mut quotes = Quotes::default();
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    text.iter().position(|byte| !quotes.covers(*byte) && matches!(byte, b'\n' | b'\r'))
}

/// Returns the delimiter of Excel's `sep=;`.
fn separator(line: &[u8]) -> Option<u8> {
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    match line {
        [name @ .., delimiter] if name.eq_ignore_ascii_case(b"sep=") && delimiter.is_ascii() => {
            Some(*delimiter)
        }
        _ => None,
    }
}

/// Returns what a file is that is not text in UTF-8, and what to do about it.
fn other_kind(head: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 6] = [
        (b"PK\x03\x04", "is an Excel workbook or another ZIP file: save it as CSV UTF-8"),
        (b"\xd0\xcf\x11\xe0", "is an old Excel workbook: save it as CSV UTF-8"),
        (b"\x1f\x8b", "is compressed with gzip: decompress it first, or pipe it through gunzip"),
        (b"%PDF", "is a PDF: export the numbers as CSV UTF-8"),
        (b"\xff\xfe", "is written in UTF-16: save it as CSV UTF-8"),
        (b"\xfe\xff", "is written in UTF-16: save it as CSV UTF-8"),
    ];
    if let Some((_, kind)) = kinds.iter().find(|(start, _)| head.starts_with(start)) {
        return Some(kind);
    }
    if !head.contains(&0) {
        return None;
    }
    let every_other = |first: usize| head.iter().skip(first).step_by(2).take(16).all(|byte| *byte == 0);
    if head.len() > 3 && (every_other(0) || every_other(1)) {
        return Some("is written in UTF-16: save it as CSV UTF-8");
    }
    Some("is not text: save the numbers as CSV UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    #[test]
    fn line_ends_become_newlines_at_any_split() {
        for capacity in 1..8 {
            let mut from = BufReader::with_capacity(capacity, &b"\xef\xbb\xbfa\r\nb\rc\n\r\nd"[..]);
            let mut text = String::new();
            let mut file = TextFile::open(&mut from).unwrap().unwrap_or_else(|kind| panic!("{kind}"));
            file.read_to_string(&mut text).unwrap();
            assert_eq!(text, "a\nb\nc\n\nd\n", "{capacity}");
        }
    }

    #[test]
    fn delimiters_inside_quotes_do_not_count() {
        let cases = [
            ("phone,\"tags (a;b;c)\"\n", b','),
            ("phone;\"a,\"\"b\"\",c\";x\n", b';'),
            ("\"a\n,,,\";phone\n", b';'),
            ("5\" pipe;phone\n1,2,3\n", b';'),
            ("sep=\t\nphone,x\n", b'\t'),
            ("\"sep=;\"\r\nphone,x\n", b';'),
            ("phone\n", b','),
        ];
        for (text, delimiter) in cases {
            let mut from = text.as_bytes();
            let mut file = TextFile::open(&mut from).unwrap().unwrap_or_else(|kind| panic!("{kind}"));
            assert_eq!(file.delimiter(), delimiter, "{text:?}");
        }
    }
}
