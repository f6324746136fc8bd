//! The attributes that declare numplan's models, options and words **once**.
//!
//! What a provider answers is a [`macro@model`], what a caller may change is an [`macro@options`], a closed
//! list of names is [`macro@words`]. Everything that depends on the list of fields (reading, writing, the
//! field table that the shell's flags and the language fronts are made from) is derived here, so that no
//! list stands twice.
//!
//! The attributes expand to paths inside the `numplan` crate; they are of no use elsewhere.

mod documented;
mod export;
mod model;
mod options;
mod string_enum;

use proc_macro::TokenStream;

/// Declares an answer of a provider: a struct that is read leniently and keeps what it does not know.
///
/// Every field must be an `Option` or a `Vec` whose type implements `model::Lenient`, and the struct must
/// have a field `extra: model::Extra`, which takes unknown members and known ones of an unexpected shape.
/// A field marked `#[unread]` is not in the JSON object; its owner fills it. A field `shown: model::Shown` notes
/// which members were there at all.
#[proc_macro_attribute]
pub fn model(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand(&arguments, item, model::expand)
}

/// Declares a plain struct that goes out to other languages: its public fields, in their order.
///
/// A text that names a field is marked `#[field_name]`, since languages spell names in their own ways.
/// `#[computed(ok: bool, "Whether …")]` on the struct adds what the method `ok` tells.
#[proc_macro_attribute]
pub fn exported(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand(&arguments, item, export::expand)
}

/// Gives a type its documentation as a constant, `DOC`, for the languages that show it to their own users.
#[proc_macro_attribute]
pub fn documented(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand(&arguments, item, |item| documented::expand(&item))
}

/// Declares what a caller may change: a struct of `Change<T>` fields.
///
/// Each field may say what clearing it sends: `#[clear(null)]`, `#[clear(empty)]` (an empty string) or
/// `#[clear(list)]` (an empty array); without it the field cannot be cleared.
#[proc_macro_attribute]
pub fn options(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand(&arguments, item, options::expand)
}

/// Declares a closed list of names: a fieldless enum with `#[value("…")]` on each variant.
#[proc_macro_attribute]
pub fn string_enum(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand(&arguments, item, string_enum::expand)
}

fn expand<T: syn::parse::Parse>(
    arguments: &TokenStream,
    item: TokenStream,
    with: impl Fn(T) -> syn::Result<proc_macro2::TokenStream>,
) -> TokenStream {
    if !arguments.is_empty() {
        let error = syn::Error::new(proc_macro2::Span::call_site(), "takes no arguments");
        return error.into_compile_error().into();
    }
    let expanded = syn::parse(item).and_then(with);
    expanded.unwrap_or_else(syn::Error::into_compile_error).into()
}

/// The named fields of a struct, or an error that says what is wanted.
fn named_fields(item: &mut syn::ItemStruct) -> syn::Result<&mut syn::FieldsNamed> {
    match &mut item.fields {
        syn::Fields::Named(fields) => Ok(fields),
        other => Err(syn::Error::new_spanned(other, "expected a struct with named fields")),
    }
}

/// Takes the attribute `name` off a list, if it is there.
fn take_attribute(attributes: &mut Vec<syn::Attribute>, name: &str) -> Option<syn::Attribute> {
    let at = attributes.iter().position(|attribute| attribute.path().is_ident(name))?;
    Some(attributes.remove(at))
}

/// The doc comment of an item as one line a paragraph. Not Markdown: it is shown in terminals too.
fn doc_text(attributes: &[syn::Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => {
                Some(text.value().trim().to_owned())
            }
            _ => None,
        },
        _ => None,
    });
    // A link stands on a line of its own, in angle brackets: it goes out as a plain one.
    let lines: Vec<_> =
        lines.map(|line| line.trim_start_matches('<').trim_end_matches('>').to_owned()).collect();
    let paragraphs = lines.split(String::is_empty).filter(|lines| !lines.is_empty());
    plain(&paragraphs.map(|lines| lines.join(" ")).collect::<Vec<_>>().join("\n\n"))
}

/// A text without Markdown: of a link what it says.
fn plain(text: &str) -> String {
    // A function is linked to with its parentheses, which would end the link early.
    let text = text.replace('`', "").replace("()", "");
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, link)) = rest.split_once('[') {
        plain.push_str(before);
        let Some((says, after)) = link.split_once(']') else {
            plain.push('[');
            rest = link;
            continue;
        };
        plain.push_str(says.rsplit("::").next().unwrap_or(says));
        rest = match after.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, after)) => after,
            None => after,
        };
    }
    plain.push_str(rest);
    plain
}
