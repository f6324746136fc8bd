package dev.numplan

import dev.numplan.internal.ffiCheckCallbackUrl

/**
 * Whether a callback URL may be written to a provider, what is worth a second look, and how it may be shown: its user info
 * and its query are secrets. Updates check by themselves; this is for a form that says it while a person types.
 *
 * @param privateHosts Allows hosts that the internet cannot reach, for a sandbox.
 */
public fun checkCallbackUrl(url: String, privateHosts: Boolean = false): CallbackCheck =
    CallbackCheck.read(translated { ffiCheckCallbackUrl(url, privateHosts) })
