//! `#[documented]`: a type's documentation, for those who do not read Rust.

use proc_macro2::TokenStream;
use quote::quote;

pub(crate) fn expand(item: &syn::ItemStruct) -> syn::Result<TokenStream> {
    let (name, doc) = (&item.ident, crate::doc_text(&item.attrs));
    if doc.is_empty() {
        return Err(syn::Error::new_spanned(name, "it reaches every language: write its documentation"));
    }
    let (head, arguments, clause) = item.generics.split_for_impl();
    Ok(quote! {
        #item

        impl #head #name #arguments #clause {
            /// Its documentation, as text.
            pub(crate) const DOC: &'static str = #doc;
        }
    })
}
