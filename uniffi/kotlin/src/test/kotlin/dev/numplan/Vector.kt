package dev.numplan

import dev.numplan.internal.FfiEntry
import dev.numplan.internal.FfiInput
import dev.numplan.internal.FfiNamed
import dev.numplan.internal.FfiValue
import java.io.File
import java.math.BigDecimal
import kotlin.time.Duration.Companion.seconds

/** A section of a file: cases of one kind. */
class VectorSection(val file: String, val kind: String, val cases: List<Vector>)

/** Reads the sections of all files; a case has the members that its file and section share. */
fun vectorSections(): List<VectorSection> {
    val root = File(TESTS, "vectors")
    return root.walk().filter { it.extension == "json" }.sorted().toList().flatMap { path ->
        val file = objectIn(path.readText())
        list(file["sections"]).map(::json).map { section ->
            val given = file["given"]?.let(::json).orEmpty() + section["given"]?.let(::json).orEmpty()
            val cases = list(section["cases"]).map { Vector(given + json(it)) }
            VectorSection(path.relativeTo(root).invariantSeparatorsPath.removeSuffix(".json"), text(section["kind"]), cases)
        }
    }
}

/** Names of arguments. */
private val ARGUMENTS = listOf(
    "number", "numbers", "id", "ids", "task", "route", "slot", "action", "country", "region", "city", "current",
    "keep_application", "limit", "offset",
)

/** One case. */
class Vector(private val members: Json) {
    operator fun get(name: String): Any? = members[name]

    val name: String get() = text(this["name"])
    val expect: Json get() = json(this["expect"])
    val provider: String get() = text(this["provider"])

    /** The same with other members in the place of its own. */
    fun with(others: Json): Vector = Vector(members + others)

    /** A client with the account of the case. The script's clock is not paced. */
    internal fun client(
        settings: ClientSettings = ClientSettings(baseUrl = this["base_url"] as String?),
        observer: ((AttemptEvent) -> Unit)? = null,
    ): Client {
        val named = Arguments()
        json(this["credentials"]).forEach { (name, value) -> named.named.add(FfiNamed(camel(name), FfiInput.Value(ffiValue(value)))) }
        settings.copy(maxRate = 0.0).put(named)
        return Client.open(provider, named, null, null, observer)
    }

    /** The operation of the case, called by its name: what is refused is refused by the engine. */
    internal fun operation(): Operation<Any, Any> {
        val options = Arguments()
        (this["limit_ms"] as Number?)?.let { options.put("timeout", it.toDouble() / 1000) }
        (this["wait_ms"] as Number?)?.let { options.put("waitTimeout", it.toDouble() / 1000) }
        if (this["verify"] == true) options.put("verify", true)
        val operation = text(this["operation"])
        return Operation(operation, inputs(), options, reader(provider, operation))
    }

    private fun inputs(): Arguments {
        val inputs = Arguments()
        fun put(name: String, value: Any?) {
            if (value != null) inputs.named.add(FfiNamed(camel(name), FfiInput.Value(ffiValue(value))))
        }
        if (this["operation"] == "cart.checkout") {
            put("items", list(this["ids"]).zip(list(this["numbers"])).map { (id, number) -> mapOf("id" to id, "number" to number) })
        } else {
            ARGUMENTS.forEach { put(it, this[it]) }
        }
        val at = this["at"]?.let(::json).orEmpty()
        if (provider == "wavix") {
            put("page", (at["pages"] as BigDecimal?)?.plus(BigDecimal.ONE))
        } else {
            listOf("offset", "cursor").forEach { put(it, at[it]) }
        }
        this["fields"]?.let(::json).orEmpty().forEach { (name, value) ->
            val input = when (value) {
                mapOf("\$clear" to true) -> FfiInput.Clear
                // In a case, null stands for NaN, which JSON lacks.
                null -> FfiInput.Value(FfiValue.Real(Double.NaN))
                else -> FfiInput.Value(ffiValue(value))
            }
            inputs.named.add(FfiNamed(kotlin(name), input))
        }
        return inputs
    }
}

private fun ffiValue(value: Any?): FfiValue = when (value) {
    null -> FfiValue.Null
    is Boolean -> FfiValue.Flag(value)
    is BigDecimal -> value.stripTrailingZeros().let { if (it.scale() <= 0) FfiValue.Whole(it.toLong()) else FfiValue.Real(it.toDouble()) }
    is List<*> -> FfiValue.Items(value.map(::ffiValue))
    is Map<*, *> -> FfiValue.Members(value.map { (name, member) -> FfiEntry(name.toString(), ffiValue(member)) })
    else -> FfiValue.Text(value.toString())
}

/** Reads the response of a line of a script, or of a case. */
fun response(line: Json, responses: Json = emptyMap()): HttpResponse {
    val headers = line["headers"]?.let(::json).orEmpty().map { (name, value) -> HttpHeader(name, text(value)) }
    val body = line["text"]?.let(::text)
        ?: line["response"]?.let { written(responses.getValue(text(it))) }
        ?: if ("body" in line) written(line["body"]) else ""
    return HttpResponse((line["status"] as Number).toInt(), headers, body.toByteArray())
}

/** Reads the outcome of an attempt from a line of a script. */
fun outcome(line: Json, responses: Json): HttpOutcome {
    fun trouble(word: Any?) = HttpTrouble.entries.single { it.word == word }
    return when {
        "not_sent" in line -> HttpOutcome.NotSent(trouble(line["not_sent"]), "by the script")
        "no_response" in line -> HttpOutcome.NoResponse(trouble(line["no_response"]), "by the script")
        line["too_large"] == true -> HttpOutcome.TooLarge(response(line, responses))
        else -> HttpOutcome.Response(response(line, responses))
    }
}

/** The moment of a script's clock. */
fun moment(elapsed: Double): Moment = Moment((100 + elapsed).seconds, (1_700_000_000 + elapsed).seconds)
