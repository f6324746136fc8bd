//! The attributes that declare numplan's operations, models, options and string enums **once**.
//!
//! An operation at a provider is an [`macro@operation`], its response a [`macro@model`], the fields that a caller may
//! change an [`macro@options`], a closed list of values a [`macro@string_enum`]. Everything that depends on the
//! list of fields is derived here: readers, writers, and the tables from which the shell's flags and the other
//! languages are generated.
//!
//! The attributes expand to paths inside the `numplan` crate and work only there.

mod export;
mod model;
mod operation;
mod options;
mod string_enum;
mod syntax;

use proc_macro::TokenStream;

/// Declares an operation: a request to a provider, and its result. `#[operation(name = "routes.delete", safety = Irreversible)]`
///
/// On the fields of the struct:
/// - `#[argument]`: an input. An `Option` or a `bool` may be left out; a builder method of the same name sets it.
/// - `#[one_of]`: one of two inputs, a type that implements `OneOf`.
/// - `#[options]`: a struct of [`macro@options`]; it takes all other inputs.
/// - `#[window]`: the page of a list.
/// - No attribute: state, which starts as its default.
///
/// Further arguments: `list` for a list, `verify` if reads can verify the effect, `wait` if a task can be waited
/// for, `own(member = argument)` if a model that was read can be its subject, `custom_new` if the constructor is
/// hand-written.
#[proc_macro_attribute]
pub fn operation(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let expanded = syn::parse(item).and_then(|item| operation::expand(arguments.into(), item));
    expanded.unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Declares a response of a provider: a struct that is read leniently and keeps unknown members.
///
/// Every field must be an `Option` or a `Vec` whose type implements `model::Lenient`. The field
/// `extra: model::Extra` is required; it takes unknown members, and known ones of an unexpected shape.
/// A field marked `#[unread]` is not in the JSON object; its owner fills it. A field `shown: model::Shown` records
/// which members were present.
#[proc_macro_attribute]
pub fn model(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand(&arguments, item, model::expand)
}

/// Declares a plain struct that is exported to other languages: its public fields, in order. Later versions may add
/// fields, so it is `#[non_exhaustive]`.
///
/// A text that names a field is marked `#[field_name]`, since each language spells names its own way.
/// `#[computed(ok: bool, "Whether …")]` on the struct adds a member that the method `ok` computes.
#[proc_macro_attribute]
pub fn exported(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand(&arguments, item, export::expand)
}

/// Declares changes or filters: a struct of `Change<T>` fields. It also holds the inputs that could not be read.
///
/// A field may declare the value that clearing it sends: `#[clear(null)]`, `#[clear(empty)]` (an empty string) or
/// `#[clear(list)]` (an empty array). Without it the field cannot be cleared.
#[proc_macro_attribute]
pub fn options(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand(&arguments, item, options::expand)
}

/// Declares a closed list of values: a fieldless enum. The value of a variant is its name in snake case, unless the
/// variant has `#[value("…")]`.
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
