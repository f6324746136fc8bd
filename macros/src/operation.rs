//! `#[operation]`: the name, safety, constructor, specification and reader of an operation.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt as _;
use syn::parse::Parser as _;

use crate::syntax;

/// The arguments of the attribute.
struct Declaration {
    name: syn::LitStr,
    safety: syn::Expr,
    /// A format string over fields, or an expression.
    subject: syn::Expr,
    flags: Vec<syn::Ident>,
    /// Of `own(member = argument)`: a model's member and the argument that takes it.
    own: Option<(syn::Ident, syn::Ident)>,
}

impl Declaration {
    fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|ident| ident == flag)
    }

    /// The safety as an expression. A bare name is a variant of `Safety`.
    fn safety(&self) -> TokenStream {
        let safety = &self.safety;
        match self.safety_variant() {
            Some(variant) => quote!(crate::operation::Safety::#variant),
            None => quote!(#safety),
        }
    }

    /// The phrase for messages. A text may name fields: `"the update of {number}"`.
    fn subject(&self, inputs: &[Input]) -> TokenStream {
        let subject = &self.subject;
        let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = subject else {
            return quote!(::core::convert::Into::into(#subject));
        };
        let text_value = text.value();
        if !text_value.contains('{') {
            return quote!(::std::borrow::Cow::Borrowed(#text));
        }
        // `format!` rejects a name that is none of the fields.
        let is_named = |ident: &&syn::Ident| text_value.contains(&format!("{{{ident}}}"));
        let named: Vec<_> = inputs.iter().map(|input| &input.ident).filter(is_named).collect();
        quote! {
            #(let #named = &self.#named;)*
            ::std::borrow::Cow::Owned(::std::format!(#text))
        }
    }

    fn safety_variant(&self) -> Option<&syn::Ident> {
        match &self.safety {
            syn::Expr::Path(path) => path.path.get_ident(),
            _ => None,
        }
    }
}

impl Declaration {
    fn parse(arguments: TokenStream) -> syn::Result<Self> {
        let (mut name, mut safety, mut subject) = (None, None, None);
        let (mut flags, mut own) = (Vec::new(), None);
        let parser = syn::meta::parser(|meta| {
            let key = meta.path.require_ident()?;
            match key.to_string().as_str() {
                "name" => name = Some(meta.value()?.parse()?),
                "safety" => safety = Some(meta.value()?.parse()?),
                "subject" => subject = Some(meta.value()?.parse()?),
                "own" => {
                    let pair;
                    syn::parenthesized!(pair in meta.input);
                    let member = pair.parse()?;
                    pair.parse::<syn::Token![=]>()?;
                    own = Some((member, pair.parse()?));
                }
                "list" | "verify" | "wait" | "custom_new" => flags.push(key.clone()),
                _ => {
                    let message = "expected name, safety, subject, list, verify, wait, own or custom_new";
                    return Err(meta.error(message));
                }
            }
            Ok(())
        });
        parser.parse2(arguments)?;
        let missing = |name| syn::Error::new(Span::call_site(), format!("`{name}` is missing"));
        Ok(Self {
            name: name.ok_or_else(|| missing("name"))?,
            safety: safety.ok_or_else(|| missing("safety"))?,
            subject: subject.ok_or_else(|| missing("subject"))?,
            flags,
            own,
        })
    }
}

/// The role of a field of the struct.
enum Role {
    /// Required: `new` takes it.
    Argument,
    /// An `Option`, which a builder method of the same name sets.
    Optional,
    /// A `bool`, which a builder method of the same name turns on.
    Flag,
    /// One of two arguments, see `OneOf`.
    OneOf,
    /// A struct of `#[options]`.
    Options,
    /// The page of a list.
    Window,
    /// Filled while the operation runs.
    State,
}

struct Input {
    ident: syn::Ident,
    ty: syn::Type,
    doc: String,
    role: Role,
}

pub(crate) fn expand(arguments: TokenStream, mut item: syn::ItemStruct) -> syn::Result<TokenStream> {
    let declaration = Declaration::parse(arguments)?;
    let name = item.ident.clone();
    let doc = syntax::required_doc(&item.attrs, &name)?;
    let inputs = inputs(&mut item)?;
    let constructor = (!declaration.has("custom_new")).then(|| constructor(&inputs));
    let (operation_name, safety) = (&declaration.name, declaration.safety());
    let subject = declaration.subject(&inputs);
    let list = declaration.has("list").then(|| list_inputs(&name, &inputs)).transpose()?;
    let options = inputs.iter().find(|input| matches!(input.role, Role::Options));
    let secrets = options.map(|Input { ident, .. }| {
        quote! {
            fn secrets(&self) -> ::std::vec::Vec<::std::string::String> {
                crate::operation::fields::secrets(&self.#ident)
            }
        }
    });
    let by_name = by_name(&declaration, &name, &doc, &inputs);
    Ok(quote! {
        #[derive(Debug, Clone)]
        #item

        impl #name {
            /// The name of the operation in every language.
            pub const NAME: &'static str = #operation_name;

            #constructor
        }

        impl crate::operation::Declared for #name {
            fn name(&self) -> &'static str {
                #operation_name
            }

            fn safety(&self) -> crate::operation::Safety {
                #safety
            }

            fn subject(&self) -> ::std::borrow::Cow<'static, str> {
                #subject
            }

            #secrets
        }

        #list

        #by_name
    })
}

/// The fields of the struct. Takes the attributes off them.
fn inputs(item: &mut syn::ItemStruct) -> syn::Result<Vec<Input>> {
    if matches!(item.fields, syn::Fields::Unit) {
        return Ok(Vec::new());
    }
    let mut inputs = Vec::new();
    for field in &mut syntax::named_fields(item)?.named {
        let Some(ident) = field.ident.clone() else { continue };
        let mut has = |name: &str| syntax::take_attribute(&mut field.attrs, name).is_some();
        let role = if has("argument") {
            match last_segment(&field.ty).as_deref() {
                Some("Option") => Role::Optional,
                Some("bool") => Role::Flag,
                _ => Role::Argument,
            }
        } else if has("one_of") {
            Role::OneOf
        } else if has("options") {
            Role::Options
        } else if has("window") {
            Role::Window
        } else {
            Role::State
        };
        let doc = match role {
            Role::Argument | Role::Optional | Role::Flag => syntax::required_doc(&field.attrs, &ident)?,
            Role::OneOf | Role::Options | Role::Window | Role::State => String::new(),
        };
        // An operation may box an optional argument, which is read and passed without the box.
        let boxed = syntax::parameter(&field.ty, "Option").and_then(|inner| syntax::parameter(inner, "Box"));
        let ty = boxed.map_or_else(|| field.ty.clone(), |inner| syn::parse_quote!(Option<#inner>));
        inputs.push(Input { ident, ty, doc, role });
    }
    Ok(inputs)
}

fn last_segment(of: &syn::Type) -> Option<String> {
    match of {
        syn::Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        _ => None,
    }
}

/// Whether `new` takes the field.
fn is_needed(input: &Input) -> bool {
    matches!(input.role, Role::Argument | Role::OneOf | Role::Options)
}

fn constructor(inputs: &[Input]) -> TokenStream {
    let parameters =
        inputs.iter().filter(|input| is_needed(input)).map(|Input { ident, ty, .. }| quote!(#ident: #ty));
    let fields = inputs.iter().map(|input| {
        let ident = &input.ident;
        if is_needed(input) { quote!(#ident) } else { quote!(#ident: ::core::default::Default::default()) }
    });
    let takes = inputs.iter().filter(|input| !input.doc.is_empty() && is_needed(input));
    let docs = takes.map(|input| format!("- `{}`: {}", input.ident.unraw(), input.doc));
    quote! {
        /// Creates the operation. Nothing is sent yet.
        #[doc = ""]
        #(#[doc = #docs])*
        #[must_use]
        pub fn new(#(#parameters),*) -> Self {
            Self { #(#fields),* }
        }
    }
}

/// The access of the trait `List` to the filters and the page.
fn list_inputs(name: &syn::Ident, inputs: &[Input]) -> syn::Result<TokenStream> {
    let Some(window) = inputs.iter().find(|input| matches!(input.role, Role::Window)) else {
        return Err(syn::Error::new_spanned(name, "a list needs a field with #[window]"));
    };
    let window = &window.ident;
    let (filters, access) = match inputs.iter().find(|input| matches!(input.role, Role::Options)) {
        Some(Input { ident, ty, .. }) => (quote!(#ty), quote!(&self.#ident)),
        None => (quote!(()), quote!(&())),
    };
    Ok(quote! {
        impl crate::operation::paging::ListInputs for #name {
            type Filters = #filters;

            fn filters(&self) -> &Self::Filters {
                #access
            }

            fn window(&self) -> &crate::operation::paging::Window {
                &self.#window
            }

            fn window_mut(&mut self) -> &mut crate::operation::paging::Window {
                &mut self.#window
            }
        }
    })
}

/// The specification for other languages, and the reader of named inputs.
fn by_name(declaration: &Declaration, name: &syn::Ident, doc: &str, inputs: &[Input]) -> TokenStream {
    let operation_name = &declaration.name;
    let arguments = inputs.iter().flat_map(argument_specs);
    let fields = match inputs.iter().find(|input| matches!(input.role, Role::Options)) {
        Some(Input { ty, .. }) => quote!(<#ty as crate::operation::fields::Options>::FIELDS),
        None => quote!(&[]),
    };
    let (window, item) = if declaration.has("list") {
        (
            quote!(crate::operation::paging::window_of::<Self>()),
            quote!(Some(
                <<Self as crate::operation::paging::List>::Item as crate::types::export::Export>::TYPE
            )),
        )
    } else {
        (quote!(&[]), quote!(None))
    };
    let own = match &declaration.own {
        Some((member, argument)) => {
            let (member, argument) = (member.to_string(), argument.to_string());
            quote!(Some((#member, #argument)))
        }
        None => quote!(None),
    };
    let one_of = match inputs.iter().find(|input| matches!(input.role, Role::OneOf)) {
        Some(Input { ty, .. }) => {
            let of = quote!(<#ty as crate::operation::input::OneOf>);
            quote!(Some((#of::FIRST.name, #of::SECOND.name)))
        }
        None => quote!(None),
    };
    let (verify, wait) = (declaration.has("verify"), declaration.has("wait"));
    let spends = declaration.safety_variant().is_some_and(|variant| variant == "Irreversible");
    let reader = reader(inputs);
    quote! {
        #[cfg(feature = "bindings")]
        impl crate::operation::catalog::ByName for #name {
            const SPEC: crate::operation::catalog::OperationSpec = crate::operation::catalog::OperationSpec {
                name: #operation_name,
                doc: #doc,
                arguments: &[#(#arguments),*],
                fields: #fields,
                window: #window,
                output: <<Self as crate::operation::Operation>::Output as crate::types::export::Export>::TYPE,
                item: #item,
                own: #own,
                one_of: #one_of,
                verify: #verify,
                wait: #wait,
                spends: #spends,
            };

            fn from_inputs(inputs: &mut crate::operation::catalog::InputReader<'_>) -> Option<Self> {
                #reader
            }
        }
    }
}

fn argument_specs(input: &Input) -> Vec<TokenStream> {
    let (name, ty, doc) = (input.ident.unraw().to_string(), &input.ty, &input.doc);
    match input.role {
        Role::Argument | Role::Optional | Role::Flag => {
            vec![quote!(crate::operation::input::ArgumentSpec::of::<#ty>(#name, #doc))]
        }
        Role::OneOf => vec![
            quote!(<#ty as crate::operation::input::OneOf>::FIRST),
            quote!(<#ty as crate::operation::input::OneOf>::SECOND),
        ],
        Role::Options | Role::Window | Role::State => Vec::new(),
    }
}

/// Reads every input before it gives up on one, so that all errors are reported at once. The options come last:
/// they take all names that are left.
fn reader(inputs: &[Input]) -> TokenStream {
    let local = |input: &Input| format_ident!("input_{}", input.ident.unraw());
    let reads = inputs.iter().filter_map(|input| {
        let (local, name, ty) = (local(input), input.ident.unraw().to_string(), &input.ty);
        match input.role {
            Role::Argument | Role::Optional | Role::Flag => {
                Some(quote!(let #local = inputs.argument::<#ty>(#name);))
            }
            Role::OneOf => Some(quote!(let #local = inputs.one_of::<#ty>();)),
            Role::Options | Role::Window | Role::State => None,
        }
    });
    let options = inputs.iter().filter(|input| matches!(input.role, Role::Options)).map(|input| {
        let (local, ty) = (local(input), &input.ty);
        quote!(let #local = Some(inputs.options::<#ty>());)
    });
    let needed = inputs.iter().filter(|input| is_needed(input)).map(local);
    let builders = inputs.iter().filter_map(|input| {
        let (local, ident) = (local(input), &input.ident);
        match input.role {
            Role::Optional => Some(quote! {
                let operation = match #local? {
                    Some(value) => operation.#ident(value),
                    None => operation,
                };
            }),
            Role::Flag => Some(quote!(let operation = if #local? { operation.#ident() } else { operation };)),
            _ => None,
        }
    });
    let unused = inputs.iter().all(|input| matches!(input.role, Role::Window | Role::State));
    let unused = unused.then(|| quote!(let _ = inputs;));
    quote! {
        #unused
        #(#reads)*
        #(#options)*
        let operation = Self::new(#(#needed?),*);
        #(#builders)*
        Some(operation)
    }
}
