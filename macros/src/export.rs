//! `#[exported]`: the description of a struct for other languages, and its values in the same order.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;

use crate::syntax;

/// Expands `#[exported]` on a plain struct.
pub(crate) fn expand(mut item: syn::ItemStruct) -> syn::Result<TokenStream> {
    let export = of(&mut item)?;
    Ok(quote! { #[non_exhaustive] #item #export })
}

/// One exported member.
struct Member {
    name: String,
    doc: String,
    of: TokenStream,
    value: TokenStream,
}

/// The implementation of `Export`: the public fields, then the members of `#[computed(…)]`. Removes these attributes
/// and `#[field_name]` from the struct.
pub(crate) fn of(item: &mut syn::ItemStruct) -> syn::Result<TokenStream> {
    let mut computed = Vec::new();
    while let Some(attribute) = syntax::take_attribute(&mut item.attrs, "computed") {
        computed.push(computed_member(&attribute)?);
    }
    let mut members = Vec::new();
    for field in &mut syntax::named_fields(item)?.named {
        let is_name = syntax::take_attribute(&mut field.attrs, "field_name").is_some();
        let Some(ident) = field.ident.clone().filter(|_| matches!(field.vis, syn::Visibility::Public(_)))
        else {
            continue;
        };
        let ty = &field.ty;
        let (of, value) = if is_name {
            (
                quote!(crate::types::export::Type::Name),
                quote!(crate::types::export::ExportValue::Name(self.#ident.into())),
            )
        } else {
            let of = quote_spanned!(ty.span()=> <#ty as crate::types::export::Export>::TYPE);
            (of, quote!(crate::types::export::Export::export(self.#ident)))
        };
        members.push(Member {
            name: ident.unraw().to_string(),
            doc: syntax::doc_text(&field.attrs),
            of,
            value,
        });
    }
    members.extend(computed);
    if let Some(undocumented) = members.iter().find(|member| member.doc.is_empty()) {
        let message = format!("every language shows the documentation of `{}`: write it", undocumented.name);
        return Err(syn::Error::new_spanned(&item.ident, message));
    }
    let (ident, doc) = (&item.ident, syntax::doc_text(&item.attrs));
    let title = ident.to_string();
    let (names, docs): (Vec<_>, Vec<_>) = members.iter().map(|member| (&member.name, &member.doc)).unzip();
    let (types, values): (Vec<_>, Vec<_>) = members.iter().map(|member| (&member.of, &member.value)).unzip();
    // A computed member borrows the whole struct, so it comes before the fields are moved out.
    let locals: Vec<_> = (0..members.len()).map(|at| quote::format_ident!("member_{at}")).collect();
    let in_order = locals.iter().zip(&values).rev().map(|(local, value)| quote!(let #local = #value;));
    let argument = match item.generics.type_params().next() {
        Some(parameter) => {
            let parameter = &parameter.ident;
            quote!(Some(&<#parameter as crate::types::export::Export>::TYPE))
        }
        None => quote!(None),
    };
    let mut generics = item.generics.clone();
    for parameter in generics.type_params_mut() {
        parameter.bounds.push(syn::parse_quote!(crate::types::export::Export));
    }
    let (head, _, clause) = generics.split_for_impl();
    let (_, arguments, _) = item.generics.split_for_impl();
    Ok(quote! {
        #[cfg(feature = "bindings")]
        impl #head crate::types::export::Export for #ident #arguments #clause {
            const TYPE: crate::types::export::Type = crate::types::export::Type::Model(&crate::types::export::ModelSpec {
                name: #title,
                module: ::core::module_path!(),
                doc: #doc,
                members: &[#(crate::types::export::Member { name: #names, doc: #docs, of: #types }),*],
                argument: #argument,
            });

            fn export(self) -> crate::types::export::ExportValue {
                #(#in_order)*
                crate::types::export::ExportValue::model::<Self>(vec![#(#locals),*])
            }
        }
    })
}

/// `#[computed(ok: bool, "Whether …")]`: a member that the method `ok` computes.
fn computed_member(attribute: &syn::Attribute) -> syn::Result<Member> {
    struct Computed {
        name: syn::Ident,
        of: syn::Type,
        doc: syn::LitStr,
    }
    impl syn::parse::Parse for Computed {
        fn parse(from: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
            let name = from.parse()?;
            from.parse::<syn::Token![:]>()?;
            let of = from.parse()?;
            from.parse::<syn::Token![,]>()?;
            Ok(Self { name, of, doc: from.parse()? })
        }
    }
    let Computed { name, of, doc } = attribute.parse_args()?;
    Ok(Member {
        name: name.to_string(),
        doc: doc.value(),
        of: quote!(<#of as crate::types::export::Export>::TYPE),
        value: quote!(crate::types::export::Export::export(self.#name())),
    })
}
