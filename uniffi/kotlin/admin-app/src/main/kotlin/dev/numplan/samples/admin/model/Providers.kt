package dev.numplan.samples.admin.model

import dev.numplan.ClientSettings
import dev.numplan.DetachedOrder
import dev.numplan.FieldOutcome
import dev.numplan.Flowroute
import dev.numplan.FlowrouteCredentials
import dev.numplan.OfferedNumber
import dev.numplan.Page
import dev.numplan.PhoneNumber
import dev.numplan.Plivo
import dev.numplan.PlivoCredentials
import dev.numplan.PlivoToggle
import dev.numplan.ProviderId
import dev.numplan.Wavix
import dev.numplan.WavixCredentials
import dev.numplan.WavixStockNumber
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.firstOrNull
import kotlinx.coroutines.flow.flatMapConcat
import java.util.Locale

/** Returns the parts of an account's credentials, in the order of [credentialParts]. */
typealias SecretParts = suspend () -> List<String>

/** Opens the numbers of an account. The credentials are read when the first request needs them. */
fun numbersOf(account: ProviderId, settings: ClientSettings, secrets: SecretParts): Numbers = when (account) {
    ProviderId.FLOWROUTE -> FlowrouteNumbers(settings, secrets)
    ProviderId.PLIVO -> PlivoNumbers(settings, secrets)
    ProviderId.WAVIX -> WavixNumbers(settings, secrets)
}

/** The parts of the provider's credentials. */
val ProviderId.credentialParts: List<CredentialPart>
    get() = when (this) {
        ProviderId.FLOWROUTE -> listOf(CredentialPart("Access key", isSecret = false), CredentialPart("Secret key", isSecret = true))
        ProviderId.PLIVO -> listOf(CredentialPart("Auth ID", isSecret = false), CredentialPart("Auth token", isSecret = true))
        ProviderId.WAVIX -> listOf(CredentialPart("API key", isSecret = true))
    }

/** Checks credentials as they are typed. Nothing is sent. Returns what is wrong with them. */
fun credentialsError(account: ProviderId, parts: List<String>): String? = attempt {
    when (account) {
        ProviderId.FLOWROUTE -> Flowroute(flowrouteCredentials(parts)).closeNow()
        ProviderId.PLIVO -> Plivo(plivoCredentials(parts)).closeNow()
        ProviderId.WAVIX -> Wavix(wavixCredentials(parts)).closeNow()
    }
}.second?.message

private fun flowrouteCredentials(parts: List<String>): FlowrouteCredentials {
    if (parts.size != 2) throw SecretsMissing(ProviderId.FLOWROUTE)
    return FlowrouteCredentials(parts[0], parts[1])
}

private fun plivoCredentials(parts: List<String>): PlivoCredentials {
    if (parts.size != 2) throw SecretsMissing(ProviderId.PLIVO)
    return PlivoCredentials(parts[0], parts[1])
}

private fun wavixCredentials(parts: List<String>): WavixCredentials =
    WavixCredentials(parts.singleOrNull() ?: throw SecretsMissing(ProviderId.WAVIX))

private const val PAGE = 20L

/** The start of the next page, by the position in the list. */
private fun Page<*>.next(from: Long): Long? = (from + items.size).takeIf { items.isNotEmpty() && more != false }

private class FlowrouteNumbers(settings: ClientSettings, secrets: SecretParts) : Numbers {
    private val client = Flowroute(settings) { flowrouteCredentials(secrets()) }

    // Checks need no account: an exchange validates its operation before it returns the first request.
    private val rules = Flowroute("none", "none")

    override val provider = ProviderId.FLOWROUTE
    override val takesAnyCountry = false

    override suspend fun page(digits: String, from: Long): NumberPage {
        val page = client.numbers.listPage(contains = digits.ifEmpty { null }, limit = PAGE, offset = from)
        return NumberPage(page.items, page.next(from))
    }

    override suspend fun settings(number: String): List<Setting> = client.numbers.get(number).let {
        listOf(
            Setting("alias", "Name", it.alias.orEmpty()),
            Setting("cnamLookupsEnabled", "Look up caller names", "${it.cnamLookupsEnabled == true}", isSwitch = true),
        )
    }

    override fun check(number: String, changes: Map<String, String>) =
        refusals { rules.exchange(update(number) { changes[it] }).next() }

    override suspend fun update(number: String, changes: Map<String, String>): List<FieldOutcome> =
        client.run(update(number) { changes[it] }).fields

    private fun update(number: String, change: (String) -> String?) = Flowroute.Numbers.update(
        number,
        alias = changeOf(change("alias")),
        cnamLookupsEnabled = change("cnamLookupsEnabled")?.toBoolean(),
    )

    override suspend fun offers(areaCode: String): List<OfferedNumber> =
        client.numbers.searchPage(startsWith = "1$areaCode", limit = PAGE).items

    override suspend fun buy(number: String): OrderOutcome =
        client.numbers.buy(number).let { OrderOutcome(number, it.state, it.isReconciled) }

    override fun detachedOrders(): List<DetachedOrder> = client.detachedOrders()

    override fun close() {
        client.closeNow()
        rules.closeNow()
    }
}

private class PlivoNumbers(settings: ClientSettings, secrets: SecretParts) : Numbers {
    private val client = Plivo(settings) { plivoCredentials(secrets()) }
    private val rules = Plivo("MA000000000000000000", "none")

    override val provider = ProviderId.PLIVO
    override val takesAnyCountry = true

    override suspend fun page(digits: String, from: Long): NumberPage {
        val page = client.numbers.listPage(numberStartswith = digits.ifEmpty { null }, offset = from)
        return NumberPage(page.items, page.next(from))
    }

    override suspend fun settings(number: String): List<Setting> = client.numbers.get(number).let {
        listOf(
            Setting("alias", "Name", it.alias.orEmpty()),
            Setting("cnamLookup", "Look up caller names", "${it.cnamLookup == "enabled"}", isSwitch = true),
        )
    }

    override fun check(number: String, changes: Map<String, String>) =
        refusals { rules.exchange(update(number) { changes[it] }).next() }

    override suspend fun update(number: String, changes: Map<String, String>): List<FieldOutcome> =
        client.run(update(number) { changes[it] }).fields

    private fun update(number: String, change: (String) -> String?) = Plivo.Numbers.update(
        number,
        alias = changeOf(change("alias")),
        cnamLookup = change("cnamLookup")?.let { if (it.toBoolean()) PlivoToggle.ENABLED else PlivoToggle.DISABLED },
    )

    /** A pattern follows the country code. */
    override suspend fun offers(areaCode: String): List<OfferedNumber> =
        client.numbers.searchPage(countryIso = "US", pattern = areaCode).items

    override suspend fun buy(number: String): OrderOutcome =
        client.numbers.buy(number).let { OrderOutcome(number, it.state, it.isReconciled) }

    override fun detachedOrders(): List<DetachedOrder> = client.detachedOrders()

    override fun close() {
        client.closeNow()
        rules.closeNow()
    }
}

@OptIn(ExperimentalCoroutinesApi::class)
private class WavixNumbers(settings: ClientSettings, secrets: SecretParts) : Numbers {
    private val client = Wavix(settings) { wavixCredentials(secrets()) }
    private val rules = Wavix("none")

    /** The last offers: an order names the id of a number in the stock. */
    private var offered = emptyMap<String?, WavixStockNumber>()

    override val provider = ProviderId.WAVIX
    override val takesAnyCountry = true

    /** Wavix counts pages from 1. */
    override suspend fun page(digits: String, from: Long): NumberPage {
        val page = client.numbers.listPage(search = digits.ifEmpty { null }, page = from + 1)
        return NumberPage(page.items, (from + 1).takeIf { page.items.isNotEmpty() && page.more != false })
    }

    override suspend fun settings(number: String): List<Setting> = client.numbers.get(number).let {
        listOf(
            Setting("callStatusUrl", "URL for the status of calls", it.callStatusUrl.orEmpty()),
            Setting("callRecordingEnabled", "Record calls", "${it.callRecordingEnabled == true}", isSwitch = true),
        )
    }

    override fun check(number: String, changes: Map<String, String>) =
        refusals { rules.exchange(update(number) { changes[it] }).next() }

    override suspend fun update(number: String, changes: Map<String, String>): List<FieldOutcome> =
        client.run(update(number) { changes[it] }).fields

    private fun update(number: String, change: (String) -> String?) = Wavix.Numbers.update(
        number,
        callStatusUrl = changeOf(change("callStatusUrl")),
        callRecordingEnabled = change("callRecordingEnabled")?.toBoolean(),
    )

    /** Wavix sells by city: reads the cities of each region until one has the area code. */
    override suspend fun offers(areaCode: String): List<OfferedNumber> {
        val region = PhoneNumber.check("1${areaCode}2345678").region ?: return emptyList()
        val name = Locale("", region).getDisplayCountry(Locale.ENGLISH)
        val country = client.stock.countries().firstOrNull { it.shortName == region || it.name == name }?.id ?: return emptyList()
        val city = client.stock.regions(country)
            .flatMapConcat { client.stock.cities(country, it.id) }
            .firstOrNull { it.areaCode == areaCode }?.id ?: return emptyList()
        val found = client.stock.numbersPage(country, city).items
        offered = found.associateBy { it.phoneNumber }
        return found
    }

    /** An order is of numbers that are in the cart. To fill the cart costs nothing. */
    override suspend fun buy(number: String): OrderOutcome {
        val offer = checkNotNull(offered[number]) { "$number was not offered" }
        client.cart.fill(listOf(checkNotNull(offer.id)))
        return client.cart.checkout(listOf(offer)).let { OrderOutcome(number, it.state, it.isReconciled) }
    }

    override fun detachedOrders(): List<DetachedOrder> = client.detachedOrders()

    override fun close() {
        client.closeNow()
        rules.closeNow()
    }
}
