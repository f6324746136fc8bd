//! `#[string_enum]`: a closed list of values.

use proc_macro2::TokenStream;
use quote::quote;

use crate::syntax;

pub(crate) fn expand(mut item: syn::ItemEnum) -> syn::Result<TokenStream> {
    let name = item.ident.clone();
    let mut idents = Vec::new();
    let mut words = Vec::new();
    let mut docs = Vec::new();
    for variant in &mut item.variants {
        words.push(match syntax::take_attribute(&mut variant.attrs, "value") {
            Some(attribute) => attribute.parse_args()?,
            None => syn::LitStr::new(&snake_case(&variant.ident), variant.ident.span()),
        });
        docs.push(syntax::doc_text(&variant.attrs));
        idents.push(variant.ident.clone());
    }

    let (title, doc) = (name.to_string(), syntax::doc_text(&item.attrs));

    Ok(quote! {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #item

        impl #name {
            /// All values, in order.
            pub const ALL: &'static [Self] = &[#(Self::#idents),*];

            /// The value as text, on the wire and in every language.
            pub const fn as_str(self) -> &'static str {
                match self { #(Self::#idents => #words),* }
            }

            /// The value of that text.
            pub fn from_value(word: &str) -> Option<Self> {
                match word { #(#words => Some(Self::#idents),)* _ => None }
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, to: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                to.pad(self.as_str())
            }
        }

        impl ::serde::Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl crate::types::string_enum::StringEnum for #name {
            const SPEC: &'static crate::types::string_enum::EnumSpec = &crate::types::string_enum::EnumSpec {
                name: #title,
                module: ::core::module_path!(),
                doc: #doc,
                words: &[#(#words),*],
                docs: &[#(#docs),*],
            };

            fn from_value(word: &str) -> Option<Self> {
                Self::from_value(word)
            }

            fn word(&self) -> &'static str {
                self.as_str()
            }
        }

        #[cfg(feature = "bindings")]
        impl crate::types::export::Export for #name {
            const TYPE: crate::types::export::Type =
                crate::types::export::Type::StringEnum(<Self as crate::types::string_enum::StringEnum>::SPEC);

            fn export(self) -> crate::types::export::ExportValue {
                crate::types::export::ExportValue::Text(self.as_str().into())
            }
        }
    })
}

/// The name of a variant in snake case, as serde spells it: `NotFound` is `not_found`.
fn snake_case(variant: &syn::Ident) -> String {
    let mut name = String::new();
    for letter in variant.to_string().chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}
