//! Reading items: their named fields, attributes and documentation.

/// The named fields of a struct.
pub(crate) fn named_fields(item: &mut syn::ItemStruct) -> syn::Result<&mut syn::FieldsNamed> {
    match &mut item.fields {
        syn::Fields::Named(fields) => Ok(fields),
        other => Err(syn::Error::new_spanned(other, "expected a struct with named fields")),
    }
}

/// Removes the attribute `name` from a list, if it is there.
pub(crate) fn take_attribute(attributes: &mut Vec<syn::Attribute>, name: &str) -> Option<syn::Attribute> {
    let at = attributes.iter().position(|attribute| attribute.path().is_ident(name))?;
    Some(attributes.remove(at))
}

/// The `T` of the type `outer<T>`.
pub(crate) fn parameter<'a>(of: &'a syn::Type, outer: &str) -> Option<&'a syn::Type> {
    let syn::Type::Path(path) = of else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == outer)?;
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        syn::GenericArgument::Type(inner) => Some(inner),
        _ => None,
    }
}

/// The documentation of an item that every language shows.
pub(crate) fn required_doc(attributes: &[syn::Attribute], ident: &syn::Ident) -> syn::Result<String> {
    let doc = doc_text(attributes);
    if doc.is_empty() {
        let message = format!("every language shows the documentation of `{ident}`: write it");
        return Err(syn::Error::new_spanned(ident, message));
    }
    Ok(doc)
}

/// The doc comment of an item, one line a paragraph. Plain text, not Markdown: terminals show it too.
pub(crate) fn doc_text(attributes: &[syn::Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => {
                Some(text.value().trim().to_owned())
            }
            _ => None,
        },
        _ => None,
    });
    // A link stands on a line of its own, in angle brackets; it is exported without them.
    let lines: Vec<_> =
        lines.map(|line| line.trim_start_matches('<').trim_end_matches('>').to_owned()).collect();
    let paragraphs = lines.split(String::is_empty).filter(|lines| !lines.is_empty());
    plain(&paragraphs.map(|lines| lines.join(" ")).collect::<Vec<_>>().join("\n\n"))
}

/// A text without Markdown. A link is replaced by its text.
pub(crate) fn plain(text: &str) -> String {
    // The parentheses of a function in a link would end the link early.
    let text = text.replace('`', "").replace("()", "");
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, link)) = rest.split_once('[') {
        plain.push_str(before);
        let Some((says, after)) = link.split_once(']') else {
            plain.push('[');
            rest = link;
            continue;
        };
        plain.push_str(says.rsplit("::").next().unwrap_or(says));
        rest = match after.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, after)) => after,
            None => after,
        };
    }
    plain.push_str(rest);
    plain
}
