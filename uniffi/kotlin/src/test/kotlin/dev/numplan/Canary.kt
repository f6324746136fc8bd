package dev.numplan

import java.io.File
import java.util.Base64

/**
 * What must be seen nowhere: credentials, and the user info and the query of a callback URL. Each has the word `canary` in
 * it, so what shows any of them shows that word, or what it is in Base64.
 */
object Canary {
    const val WORD: String = "canary"
    const val URL: String = "https://canary-user:canary-password@example.com/hook?token=canary-token"

    private val credentials = mapOf(
        "flowroute" to mapOf("access_key" to "canary-access-key", "secret_key" to "canary-secret-key"),
        // An auth id has a form, and is a name rather than a secret.
        "plivo" to mapOf("auth_id" to "MAXXXXXXXXXXXXXXXXXX", "auth_token" to "canary-auth-token"),
        "wavix" to mapOf("api_key" to "canary-api-key"),
    )

    /** The credentials of who takes two, as they stand in the header after `Basic`. */
    private val basics = credentials.filterValues { it.size == 2 }.mapValues { (_, parts) ->
        Base64.getEncoder().encodeToString(parts.values.joinToString(":").toByteArray())
    }

    /** What gives a secret away: the word, and what stands after `Basic` but for its padding, which shows nothing. */
    val signs: List<String> = basics.values.map { it.trimEnd('=') } + WORD

    /** Every operation that has a reader, as the one of its cases with the most URLs and fields. */
    val operations: List<Vector> by lazy {
        val cases = vectorSections().filter { it.kind == "request" }.flatMap { it.cases }
        val richest = cases.groupBy { "${it.provider} ${it["operation"]}" }.mapValues { (_, all) -> richest(all) }
        val readers = File(TESTS, "../uniffi/kotlin/src/test/kotlin/dev/numplan/generated/Readers.kt").readText()
        Regex("\"(.+)\" -> ").findAll(readers).map { richest.getValue(it.groupValues[1]) }.toList()
    }

    /** Of some cases the one with the most URLs and fields, with secrets in it. */
    fun richest(cases: List<Vector>): Vector = secret(cases.maxBy(::richness))

    /** A case with secrets in the place of its credentials and callback URLs. */
    fun secret(case: Vector): Vector {
        val fields = fields(case).mapValues { (_, value) -> if (isUrl(value)) URL else value }
        return case.with(mapOf("credentials" to credentials[case.provider], "fields" to fields))
    }

    /** The secrets of an operation, in a sentence of a provider that repeats them. */
    fun said(case: Vector): String =
        (json(case["credentials"]).values + listOfNotNull(basics[case.provider]) + fields(case).values.filter(::isUrl))
            .joinToString(" ", "we got ", " from you")

    private fun fields(case: Vector): Json = case["fields"]?.let(::json).orEmpty()

    private fun isUrl(value: Any?) = value is String && value.startsWith("http")

    private fun richness(case: Vector) = if (isRefused(case)) -1 else fields(case).run { 100 * values.count(::isUrl) + size }

    /** Whether `prepare` refuses it: an order, which is not to be sent without a read before. */
    fun isRefused(case: Vector): Boolean = "code" in case.expect
}

/** What a provider responses that repeats what it was sent, wherever it is read; a redirect, and no response. */
fun faults(said: String): List<Json> {
    val bodies = listOf(
        said,
        mapOf("errors" to listOf(mapOf("id" to said, "title" to said, "detail" to said, "status" to said, "field" to said))),
        mapOf("api_id" to said, "error" to said, "message" to said),
        mapOf("api_id" to said, "error" to mapOf("error" to said, "field" to said)),
        mapOf("success" to false, "message" to said, "errors" to mapOf(said to listOf(said))),
        mapOf("data" to mapOf("id" to said, "type" to said, "attributes" to mapOf("value" to said, "status" to said))),
        mapOf("number" to said, "id" to 5, "status" to said),
    )
    val headers = mapOf("x-request-id" to said, "retry-after" to said)
    val responses = listOf(200, 207, 400, 401, 404, 429, 500).flatMap { status ->
        bodies.map { mapOf("kind" to "response", "status" to status, "headers" to headers, "body" to it) }
    }
    return responses + listOf(mapOf("kind" to "redirect", "to" to Canary.URL), mapOf("kind" to "drop"), mapOf("kind" to "hang"))
}
