/// Whether a callback URL may be written to a provider, what is worth a second look, and how it may be shown: its user info
/// and its query are secrets. Updates check by themselves; this is for a form that says it while a person types.
///
/// - Parameters:
///   - url: The URL.
///   - privateHosts: Allows hosts that the internet cannot reach, for a sandbox.
public func checkCallbackURL(_ url: String, privateHosts: Bool = false) throws -> CallbackCheck {
    try CallbackCheck(translated { try ffiCheckCallbackUrl(url: url, privateHosts: privateHosts) })
}
