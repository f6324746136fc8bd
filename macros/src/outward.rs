//! What goes out to other languages: the description of a struct, and its values in that order.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;

/// `#[record]`: a plain struct that goes out as it is.
pub(crate) fn expand(mut item: syn::ItemStruct) -> syn::Result<TokenStream> {
    let outward = of(&mut item)?;
    Ok(quote! { #item #outward })
}

/// One member as it goes out.
struct Member {
    name: String,
    doc: String,
    of: TokenStream,
    value: TokenStream,
}

/// The implementation of `Outward`: of the public fields, then of what `#[also(…)]` computes. Takes those
/// attributes, and `#[name]`, off the struct.
pub(crate) fn of(item: &mut syn::ItemStruct) -> syn::Result<TokenStream> {
    let mut computed = Vec::new();
    while let Some(attribute) = crate::take_attribute(&mut item.attrs, "also") {
        computed.push(also(&attribute)?);
    }
    let mut members = Vec::new();
    for field in &mut crate::named_fields(item)?.named {
        let is_name = crate::take_attribute(&mut field.attrs, "name").is_some();
        let Some(ident) = field.ident.clone().filter(|_| matches!(field.vis, syn::Visibility::Public(_)))
        else {
            continue;
        };
        let ty = &field.ty;
        let (of, value) = if is_name {
            (quote!(crate::outward::Type::Name), quote!(crate::outward::Tree::Name(self.#ident.into())))
        } else {
            let of = quote_spanned!(ty.span()=> <#ty as crate::outward::Outward>::TYPE);
            (of, quote!(crate::outward::Outward::outward(self.#ident)))
        };
        members.push(Member {
            name: ident.unraw().to_string(),
            doc: crate::doc_text(&field.attrs),
            of,
            value,
        });
    }
    members.extend(computed);
    if let Some(undocumented) = members.iter().find(|member| member.doc.is_empty()) {
        let message = format!("`{}` goes out to every language: write its documentation", undocumented.name);
        return Err(syn::Error::new_spanned(&item.ident, message));
    }
    let (ident, doc) = (&item.ident, crate::doc_text(&item.attrs));
    let title = ident.to_string();
    let (names, docs): (Vec<_>, Vec<_>) = members.iter().map(|member| (&member.name, &member.doc)).unzip();
    let (types, values): (Vec<_>, Vec<_>) = members.iter().map(|member| (&member.of, &member.value)).unzip();
    // What is computed looks at the whole; it comes first, before the fields are taken apart.
    let locals: Vec<_> = (0..members.len()).map(|at| quote::format_ident!("member_{at}")).collect();
    let in_order = locals.iter().zip(&values).rev().map(|(local, value)| quote!(let #local = #value;));
    let argument = match item.generics.type_params().next() {
        Some(parameter) => {
            let parameter = &parameter.ident;
            quote!(Some(&<#parameter as crate::outward::Outward>::TYPE))
        }
        None => quote!(None),
    };
    let mut generics = item.generics.clone();
    for parameter in generics.type_params_mut() {
        parameter.bounds.push(syn::parse_quote!(crate::outward::Outward));
    }
    let (head, _, clause) = generics.split_for_impl();
    let (_, arguments, _) = item.generics.split_for_impl();
    Ok(quote! {
        impl #head crate::outward::Outward for #ident #arguments #clause {
            const TYPE: crate::outward::Type = crate::outward::Type::Model(&crate::outward::ModelSpec {
                name: #title,
                module: ::core::module_path!(),
                doc: #doc,
                members: &[#(crate::outward::Member { name: #names, doc: #docs, of: #types }),*],
                argument: #argument,
            });

            fn outward(self) -> crate::outward::Tree {
                #(#in_order)*
                crate::outward::Tree::model::<Self>(vec![#(#locals),*])
            }
        }
    })
}

/// `#[also(ok: bool, "Whether …")]`: a member that the method `ok` computes.
fn also(attribute: &syn::Attribute) -> syn::Result<Member> {
    struct Also {
        name: syn::Ident,
        of: syn::Type,
        doc: syn::LitStr,
    }
    impl syn::parse::Parse for Also {
        fn parse(from: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
            let name = from.parse()?;
            from.parse::<syn::Token![:]>()?;
            let of = from.parse()?;
            from.parse::<syn::Token![,]>()?;
            Ok(Self { name, of, doc: from.parse()? })
        }
    }
    let Also { name, of, doc } = attribute.parse_args()?;
    Ok(Member {
        name: name.to_string(),
        doc: doc.value(),
        of: quote!(<#of as crate::outward::Outward>::TYPE),
        value: quote!(crate::outward::Outward::outward(self.#name())),
    })
}
