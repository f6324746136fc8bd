/// Checks a callback URL and masks its secrets (user info and query). Updates check their URLs themselves; use this for
/// feedback in a form.
///
/// - Parameters:
///   - url: The URL.
///   - privateHosts: Allows hosts that are not reachable from the internet, for a sandbox.
public func checkCallbackUrl(_ url: String, privateHosts: Bool = false) throws -> CallbackCheck {
    try CallbackCheck(translated { try ffiCheckCallbackUrl(url: url, privateHosts: privateHosts) })
}
