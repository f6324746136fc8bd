//! `#[model]`: reads a provider's response leniently, and writes it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt as _;

use crate::syntax;

pub(crate) fn expand(mut item: syn::ItemStruct) -> syn::Result<TokenStream> {
    let name = item.ident.clone();
    let export = crate::export::of(&mut item)?;
    let fields = syntax::named_fields(&mut item)?;
    let (mut read, mut written, mut normalized) = (Vec::new(), Vec::new(), Vec::new());
    let (mut has_extra, mut has_shown, mut phone_number) = (false, false, None);
    let mut number_member = None;
    for field in &mut fields.named {
        let Some(ident) = field.ident.clone() else { continue };
        let unread = syntax::take_attribute(&mut field.attrs, "unread").is_some();
        let number = syntax::take_attribute(&mut field.attrs, "phone_number");
        if let Some(attribute) = &number {
            phone_number = Some(parsed_number(&ident, attribute)?);
            number_member = Some(ident.clone());
        }
        if ident == "extra" {
            has_extra = true;
        } else if ident == "shown" {
            has_shown = true;
        } else {
            written.push(ident.clone());
            if !unread {
                let remove_plus = quote!(crate::types::model::remove_plus(&mut model.#ident););
                normalized.push(number.map(|_| remove_plus));
                read.push(ident);
            }
        }
    }
    let names =
        |idents: &[syn::Ident]| idents.iter().map(|ident| ident.unraw().to_string()).collect::<Vec<_>>();
    let (keys, written_keys) = (names(&read), names(&written));
    check(&name, has_extra, !has_shown || keys.len() <= 64)?;
    let notes = (0..keys.len()).map(|at| has_shown.then(|| quote!(model.shown.note(#at, fits);)));
    let model = model(&name, &keys, &written, number_member);
    let expecting = format!("a JSON object ({name})");

    Ok(quote! {
        #[derive(Debug, Clone, PartialEq, Default)]
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
                        while let Some(key) = members.next_key::<crate::types::model::Key<'de>>()? {
                            match key.as_str() {
                                #(#keys => {
                                    let fits = crate::types::model::read_member(
                                        #keys, &mut members, &mut model.#read, &mut model.extra,
                                    )?;
                                    #normalized
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

        /// A member of an unexpected shape is written from `extra`, once.
        impl ::serde::Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                use ::serde::ser::SerializeMap as _;
                let mut members = to.serialize_map(None)?;
                #(if !self.extra.contains_key(#written_keys) {
                    members.serialize_entry(#written_keys, &self.#written)?;
                })*
                for (name, value) in &self.extra {
                    members.serialize_entry(name, value)?;
                }
                members.end()
            }
        }

        impl #name { #phone_number }

        #export

        #model
    })
}

/// The traits of every model beside those of serde. `keys`: the members of the JSON object. `fields`: theirs, and
/// those that are not read.
fn model(
    name: &syn::Ident,
    keys: &[String],
    fields: &[syn::Ident],
    phone_number: Option<syn::Ident>,
) -> TokenStream {
    let id = fields.iter().find(|field| *field == "id");
    let is_outside = id.is_some() && !keys.iter().any(|key| key == "id");
    let outer_id = if is_outside { quote!(Some(&mut self.id)) } else { quote!(None) };
    let identities = id.cloned().into_iter().chain(phone_number);
    let title = name.to_string();
    quote! {
        impl crate::operation::input::InputValue for #name {
            const TYPE: crate::operation::input::InputType = crate::operation::input::InputType::Model(#title);

            fn read(
                value: ::serde_json::Value,
                field: &str,
                errors: &mut ::std::vec::Vec<crate::types::error::FieldError>,
            ) -> Option<Self> {
                let model = <Self as ::serde::Deserialize>::deserialize(&value).ok();
                crate::operation::input::expect(model, &value, field, errors)
            }
        }

        impl crate::types::model::Model for #name {
            const MEMBERS: &'static [&'static str] = &[#(#keys),*];

            fn identity(&self) -> Option<::std::string::String> {
                #(if let Some(identity) = &self.#identities {
                    return Some(::std::string::ToString::to_string(identity));
                })*
                None
            }

            fn parts_mut(
                &mut self,
            ) -> (Option<&mut Option<::std::string::String>>, &mut crate::types::model::Extra) {
                (#outer_id, &mut self.extra)
            }
        }
    }
}

/// The method that parses the number. The attribute may name a member that stands in for it: `#[phone_number(id)]`.
fn parsed_number(member: &syn::Ident, attribute: &syn::Attribute) -> syn::Result<TokenStream> {
    let stand_in = match &attribute.meta {
        syn::Meta::List(list) => {
            let other: syn::Ident = list.parse_args()?;
            Some(quote!(.or(self.#other.as_deref())))
        }
        _ => None,
    };
    Ok(quote! {
        /// The number, parsed; `None` if it is not an E.164 number.
        pub fn phone_number(&self) -> Option<crate::number::PhoneNumber> {
            crate::number::PhoneNumber::parse(self.#member.as_deref()#stand_in?).ok()
        }
    })
}

/// The rules of a model as a whole.
fn check(name: &syn::Ident, has_extra: bool, has_room: bool) -> syn::Result<()> {
    if !has_extra {
        let message = "a model keeps unknown members: add `pub extra: Extra`";
        return Err(syn::Error::new_spanned(name, message));
    }
    if !has_room {
        return Err(syn::Error::new_spanned(name, "`Shown` has room for 64 members"));
    }
    Ok(())
}
