// Written by `make generate` from the engine's catalog; a change here is lost.

package dev.numplan

import dev.numplan.internal.FfiTree

/** What reads the result of an operation. */
internal fun reader(provider: String, operation: String): (FfiTree) -> Any = when ("$provider $operation") {
    "flowroute numbers.get" -> by(FlowrouteNumber::read)
    "flowroute numbers.update" -> by({ Updated.read(it, FlowrouteNumber::read) })
    "flowroute numbers.list" -> by({ Page.read(it, FlowrouteNumber::read) })
    "flowroute numbers.search" -> by({ Page.read(it, FlowrouteStockNumber::read) })
    "flowroute area_codes.list" -> by({ Page.read(it, FlowrouteAreaCode::read) })
    "flowroute exchanges.list" -> by({ Page.read(it, FlowrouteNumberExchange::read) })
    "flowroute numbers.buy" -> by({ Receipt.read(it, FlowrouteNumber::read) })
    "flowroute numbers.release" -> by({ Receipt.read(it, FlowrouteNumber::read) })
    "flowroute numbers.set_route" -> by({ Receipt.read(it, FlowrouteNumber::read) })
    "flowroute numbers.clear_route" -> by({ Receipt.read(it, FlowrouteNumber::read) })
    "flowroute routes.list" -> by({ Page.read(it, FlowrouteRoute::read) })
    "flowroute routes.create" -> by({ Receipt.read(it, FlowrouteRoute::read) })
    "flowroute routes.update" -> by({ Receipt.read(it, FlowrouteRoute::read) })
    "flowroute routes.delete" -> by({ Receipt.read(it, FlowrouteRoute::read) })
    "flowroute edge_strategies.list" -> by({ Page.read(it, FlowrouteEdgeStrategy::read) })
    "flowroute provisioning.start" -> by({ Receipt.read(it, FlowrouteProvisioning::read) })
    "flowroute provisioning.get" -> by(FlowrouteProvisioning::read)
    "plivo numbers.get" -> by(PlivoNumber::read)
    "plivo numbers.update" -> by({ Updated.read(it, PlivoNumber::read) })
    "plivo numbers.list" -> by({ Page.read(it, PlivoNumber::read) })
    "plivo numbers.search" -> by({ Page.read(it, PlivoStockNumber::read) })
    "plivo numbers.buy" -> by({ Receipt.read(it, PlivoNumber::read) })
    "plivo numbers.add" -> by({ Receipt.read(it, PlivoNumber::read) })
    "plivo numbers.release" -> by({ Receipt.read(it, PlivoNumber::read) })
    "wavix numbers.get" -> by(WavixNumber::read)
    "wavix numbers.update" -> by({ Updated.read(it, WavixNumber::read) })
    "wavix numbers.update_many" -> by(WavixUpdatedMany::read)
    "wavix numbers.list" -> by({ Page.read(it, WavixNumber::read) })
    "wavix numbers.release" -> by({ Receipt.read(it, Members.list(WavixNumber::read)) })
    "wavix stock.countries" -> by({ Page.read(it, WavixCountry::read) })
    "wavix stock.regions" -> by({ Page.read(it, WavixRegion::read) })
    "wavix stock.cities" -> by({ Page.read(it, WavixCity::read) })
    "wavix stock.numbers" -> by({ Page.read(it, WavixStockNumber::read) })
    "wavix cart.get" -> by(WavixCart::read)
    "wavix cart.fill" -> by({ Receipt.read(it, Members.list(WavixStockNumber::read)) })
    "wavix cart.empty" -> by({ Receipt.read(it, WavixCart::read) })
    "wavix cart.checkout" -> by({ Receipt.read(it, Members.list(WavixNumber::read)) })
    else -> error("$provider has no $operation")
}

private fun by(read: (FfiTree) -> Any) = read
