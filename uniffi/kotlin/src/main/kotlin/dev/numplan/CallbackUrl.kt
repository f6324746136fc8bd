package dev.numplan

import dev.numplan.internal.ffiCheckCallbackUrl

/**
 * Checks a callback URL and masks its secrets (user info and query). Updates check their URLs themselves; use this for
 * feedback in a form.
 *
 * @param privateHosts Allows hosts that are not reachable from the internet, for a sandbox.
 */
public fun checkCallbackUrl(url: String, privateHosts: Boolean = false): CallbackCheck =
    CallbackCheck.read(translated { ffiCheckCallbackUrl(url, privateHosts) })
