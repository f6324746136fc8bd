//! `#[model]`: lenient reading, and writing, of a provider's answer.

use proc_macro2::TokenStream;
use quote::quote;

pub(crate) fn expand(mut item: syn::ItemStruct) -> syn::Result<TokenStream> {
    let name = item.ident.clone();
    let fields = crate::named_fields(&mut item)?;
    let mut read = Vec::new();
    let mut has_extra = false;
    let mut has_shown = false;
    for field in &mut fields.named {
        let Some(ident) = field.ident.clone() else {
            continue;
        };
        if ident == "extra" {
            has_extra = true;
            field.attrs.push(syn::parse_quote!(#[serde(flatten)]));
        } else if ident == "shown" {
            field.attrs.push(syn::parse_quote!(#[serde(skip)]));
            has_shown = true;
        } else if crate::take_attribute(&mut field.attrs, "unread").is_none() {
            read.push(ident);
        }
    }
    if !has_extra {
        let message = "a model keeps what it does not know: add `pub extra: Extra`";
        return Err(syn::Error::new_spanned(&name, message));
    }
    let keys: Vec<String> = read.iter().map(ToString::to_string).collect();
    if has_shown && keys.len() > 64 {
        return Err(syn::Error::new_spanned(&name, "`Shown` has room for 64 members"));
    }
    let notes = (0..keys.len()).map(|at| has_shown.then(|| quote!(model.shown.note(#at, fits);)));
    let expecting = format!("a JSON object ({name})");

    Ok(quote! {
        #[derive(Debug, Clone, PartialEq, Default, ::serde::Serialize)]
        #[non_exhaustive]
        #item

        impl<'de> ::serde::Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                struct Reader;
                impl<'de> ::serde::de::Visitor<'de> for Reader {
                    type Value = #name;

                    fn expecting(&self, to: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                        to.write_str(#expecting)
                    }

                    fn visit_map<A: ::serde::de::MapAccess<'de>>(
                        self,
                        mut members: A,
                    ) -> ::core::result::Result<#name, A::Error> {
                        let mut model = #name::default();
                        while let Some(key) = members.next_key::<crate::model::Key<'de>>()? {
                            match key.as_str() {
                                #(#keys => {
                                    let fits = crate::model::read_member(
                                        #keys, &mut members, &mut model.#read, &mut model.extra,
                                    )?;
                                    #notes
                                })*
                                _ => {
                                    let value = members.next_value()?;
                                    model.extra.insert(key.as_str().to_owned(), value);
                                }
                            }
                        }
                        Ok(model)
                    }
                }
                from.deserialize_map(Reader)
            }
        }

        impl crate::model::Model for #name {
            const MEMBERS: &'static [&'static str] = &[#(#keys),*];
        }
    })
}
