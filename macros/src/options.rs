//! `#[options]`: the field table, the setters, the reader and the wire form of changes or filters.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt as _;

use crate::syntax;

pub(crate) fn expand(mut item: syn::ItemStruct) -> syn::Result<TokenStream> {
    let name = item.ident.clone();
    let fields = syntax::named_fields(&mut item)?;
    let (mut specs, mut idents, mut setters, mut keys) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for field in &mut fields.named {
        let Some(ident) = field.ident.clone() else { continue };
        let value = change_of(&field.ty)?;
        let clear = match syntax::take_attribute(&mut field.attrs, "clear") {
            Some(attribute) => clear_as(&attribute)?,
            None => quote!(None),
        };
        let key = ident.unraw().to_string();
        let doc = syntax::required_doc(&field.attrs, &ident)?;
        specs.push(quote! {
            crate::operation::fields::FieldSpec {
                name: #key,
                doc: #doc,
                kind: <#value as crate::operation::input::InputValue>::TYPE,
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
        keys.push(key);
        idents.push(ident);
    }
    fields.named.push(syn::parse_quote!(input_errors: ::std::vec::Vec<crate::types::error::FieldError>));
    let index: Vec<_> = (0..idents.len()).collect();

    Ok(quote! {
        #[derive(Debug, Clone, PartialEq, Default)]
        #item

        impl #name {
            /// Creates an empty set: every field is kept as it is.
            pub fn new() -> Self {
                Self::default()
            }

            #(#setters)*
        }

        impl crate::operation::fields::Options for #name {
            const FIELDS: &'static [crate::operation::fields::FieldSpec] = &[#(#specs),*];

            fn set(&mut self, field: usize, input: crate::operation::fields::Input) {
                let errors = &mut self.input_errors;
                match field {
                    #(#index => crate::operation::fields::set(&mut self.#idents, #keys, input, errors),)*
                    _ => {}
                }
            }

            fn changed(&self) -> ::std::vec::Vec<crate::operation::fields::ChangedField> {
                let mut specs = <Self as crate::operation::fields::Options>::FIELDS.iter();
                let mut changed = ::std::vec::Vec::new();
                #(crate::operation::fields::push_changed(specs.next(), &self.#idents, &mut changed);)*
                changed
            }

            fn write<M: ::serde::ser::SerializeMap>(&self, to: &mut M) -> ::core::result::Result<(), M::Error> {
                let mut specs = <Self as crate::operation::fields::Options>::FIELDS.iter();
                #(crate::operation::fields::write(specs.next(), &self.#idents, to)?;)*
                Ok(())
            }

            fn input_errors(&self) -> &[crate::types::error::FieldError] {
                &self.input_errors
            }

            fn push_input_error(&mut self, error: crate::types::error::FieldError) {
                self.input_errors.push(error);
            }
        }
    })
}

/// The meaning of `#[clear(null)]`, `#[clear(empty)]` or `#[clear(list)]`.
fn clear_as(attribute: &syn::Attribute) -> syn::Result<TokenStream> {
    let how: syn::Ident = attribute.parse_args()?;
    match how.to_string().as_str() {
        "null" => Ok(quote!(Some(crate::operation::fields::ClearAs::Null))),
        "empty" => Ok(quote!(Some(crate::operation::fields::ClearAs::Empty))),
        "list" => Ok(quote!(Some(crate::operation::fields::ClearAs::List))),
        _ => Err(syn::Error::new_spanned(how, "expected null, empty or list")),
    }
}

/// The `T` of a `Change<T>`.
fn change_of(of: &syn::Type) -> syn::Result<syn::Type> {
    let not_one = || syn::Error::new_spanned(of, "every field of an #[options] struct is a Change<T>");
    syntax::parameter(of, "Change").cloned().ok_or_else(not_one)
}
