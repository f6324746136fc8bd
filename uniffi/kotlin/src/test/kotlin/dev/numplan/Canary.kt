package dev.numplan

import java.io.File
import java.util.Base64

/**
 * Secrets: credentials, and the user info and the query of a callback URL. Each contains the word `canary`, so a text that
 * shows one contains that word, or its Base64 form.
 */
object Canary {
    const val WORD: String = "canary"

    /** The scenarios of all languages. Their text has `$said` in place of the secrets. */
    val source: String = File(TESTS, "secrets.json").readText()
    private val scenarios = objectIn(source)
    val URL: String = text(scenarios["callback_url"])

    /** Malformed values that contain secrets. */
    val malformed: List<String> = list(scenarios["malformed"]).map(::text)

    // An auth id has a form, and is a name rather than a secret.
    private val credentials: Map<String, Json> = json(scenarios["credentials"]).mapValues { json(it.value) }

    /** The credentials of who takes two, as they stand in the header after `Basic`. */
    private val basics = credentials.filterValues { it.size == 2 }.mapValues { (_, parts) ->
        Base64.getEncoder().encodeToString(parts.values.joinToString(":").toByteArray())
    }

    /** Signs of a secret: the word, and the text after `Basic` without its padding. */
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

/** Faults whose responses repeat a text in every place that is read; a redirect, and no response. */
fun faults(said: String): List<Json> {
    val scenarios = objectIn(Canary.source.replace("\$said", said))
    val bodies = list(scenarios["bodies"]) + list(scenarios["models"])
    val responses = list(scenarios["statuses"]).flatMap { status ->
        bodies.map { mapOf("kind" to "response", "status" to status, "headers" to scenarios["headers"], "body" to it) }
    }
    return responses + list(scenarios["faults"]).map(::json)
}
