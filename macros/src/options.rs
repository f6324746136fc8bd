//! `#[options]`: the field table, the setters and the wire form of what a caller may change.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt as _;

pub(crate) fn expand(mut item: syn::ItemStruct) -> syn::Result<TokenStream> {
    let name = item.ident.clone();
    let fields = crate::named_fields(&mut item)?;
    let mut specs = Vec::new();
    let mut idents = Vec::new();
    let mut setters = Vec::new();
    for field in &mut fields.named {
        let Some(ident) = field.ident.clone() else {
            continue;
        };
        let value = change_of(&field.ty)?;
        let clear = match crate::take_attribute(&mut field.attrs, "clear") {
            Some(attribute) => {
                let how: syn::Ident = attribute.parse_args()?;
                match how.to_string().as_str() {
                    "null" => quote!(Some(crate::operation::fields::ClearAs::Null)),
                    "empty" => quote!(Some(crate::operation::fields::ClearAs::Empty)),
                    "list" => quote!(Some(crate::operation::fields::ClearAs::List)),
                    _ => return Err(syn::Error::new_spanned(how, "expected null, empty or list")),
                }
            }
            None => quote!(None),
        };
        let key = ident.unraw().to_string();
        let doc = crate::doc_text(&field.attrs);
        if doc.is_empty() {
            return Err(syn::Error::new_spanned(
                &ident,
                "a field's documentation reaches every language: write it",
            ));
        }
        specs.push(quote! {
            crate::operation::fields::FieldSpec {
                name: #key,
                doc: #doc,
                kind: <#value as crate::operation::fields::FieldValue>::KIND,
                clear: #clear,
            }
        });
        let docs = field.attrs.iter().filter(|attribute| attribute.path().is_ident("doc"));
        setters.push(quote! {
            #(#docs)*
            #[must_use]
            pub fn #ident(mut self, value: impl Into<crate::Change<#value>>) -> Self {
                self.#ident = value.into();
                self
            }
        });
        idents.push(ident);
    }
    let index = 0..idents.len();
    let index_again = 0..idents.len();

    Ok(quote! {
        #[derive(Debug, Clone, PartialEq, Default)]
        #item

        impl #name {
            /// Nothing to change yet.
            pub fn new() -> Self {
                Self::default()
            }

            #(#setters)*
        }

        impl crate::operation::fields::Options for #name {
            const FIELDS: &'static [crate::operation::fields::FieldSpec] = &[#(#specs),*];

            fn set(&mut self, field: usize, input: crate::operation::fields::Input) -> ::core::result::Result<(), crate::operation::fields::InputError> {
                match field {
                    #(#index => crate::operation::fields::set(&mut self.#idents, input),)*
                    _ => Ok(()),
                }
            }

            fn get(&self, field: usize) -> crate::Change<::serde_json::Value> {
                match field {
                    #(#index_again => self.#idents.as_ref().map(crate::operation::fields::FieldValue::to_json),)*
                    _ => crate::Change::Keep,
                }
            }

            fn write<M: ::serde::ser::SerializeMap>(&self, to: &mut M) -> ::core::result::Result<(), M::Error> {
                let mut specs = <Self as crate::operation::fields::Options>::FIELDS.iter();
                #(crate::operation::fields::write(specs.next(), &self.#idents, to)?;)*
                Ok(())
            }
        }
    })
}

/// The `T` of a `Change<T>`.
fn change_of(of: &syn::Type) -> syn::Result<syn::Type> {
    if let syn::Type::Path(path) = of
        && let Some(last) = path.path.segments.last()
        && last.ident == "Change"
        && let syn::PathArguments::AngleBracketed(arguments) = &last.arguments
        && let Some(syn::GenericArgument::Type(inner)) = arguments.args.first()
    {
        return Ok(inner.clone());
    }
    Err(syn::Error::new_spanned(of, "every field of an #[options] struct is a Change<T>"))
}
