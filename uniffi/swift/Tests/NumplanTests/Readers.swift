// Written by `make generate` from the engine's catalog; a change here is lost.

@testable import Numplan

/// What reads the result of an operation; none if the provider has no such operation.
func reader(_ provider: String, _ operation: String) -> (@Sendable (FfiTree) throws -> any Sendable)? {
    switch "\(provider) \(operation)" {
    case "flowroute numbers.get": return { try FlowrouteNumber($0) }
    case "flowroute numbers.update": return { try Updated($0, FlowrouteNumber.init(_:)) }
    case "flowroute numbers.list": return { try Page($0, FlowrouteNumber.init(_:)) }
    case "flowroute numbers.search": return { try Page($0, FlowrouteStockNumber.init(_:)) }
    case "flowroute area_codes.list": return { try Page($0, FlowrouteAreaCode.init(_:)) }
    case "flowroute exchanges.list": return { try Page($0, FlowrouteNumberExchange.init(_:)) }
    case "flowroute numbers.buy": return { try Receipt($0, FlowrouteNumber.init(_:)) }
    case "flowroute numbers.release": return { try Receipt($0, FlowrouteNumber.init(_:)) }
    case "flowroute numbers.set_route": return { try Receipt($0, FlowrouteNumber.init(_:)) }
    case "flowroute numbers.clear_route": return { try Receipt($0, FlowrouteNumber.init(_:)) }
    case "flowroute routes.list": return { try Page($0, FlowrouteRoute.init(_:)) }
    case "flowroute routes.create": return { try Receipt($0, FlowrouteRoute.init(_:)) }
    case "flowroute routes.update": return { try Receipt($0, FlowrouteRoute.init(_:)) }
    case "flowroute routes.delete": return { try Receipt($0, FlowrouteRoute.init(_:)) }
    case "flowroute edge_strategies.list": return { try Page($0, FlowrouteEdgeStrategy.init(_:)) }
    case "flowroute provisioning.start": return { try Receipt($0, FlowrouteProvisioning.init(_:)) }
    case "flowroute provisioning.get": return { try FlowrouteProvisioning($0) }
    case "plivo numbers.get": return { try PlivoNumber($0) }
    case "plivo numbers.update": return { try Updated($0, PlivoNumber.init(_:)) }
    case "plivo numbers.list": return { try Page($0, PlivoNumber.init(_:)) }
    case "plivo numbers.search": return { try Page($0, PlivoStockNumber.init(_:)) }
    case "plivo numbers.buy": return { try Receipt($0, PlivoNumber.init(_:)) }
    case "plivo numbers.add": return { try Receipt($0, PlivoNumber.init(_:)) }
    case "plivo numbers.release": return { try Receipt($0, PlivoNumber.init(_:)) }
    case "wavix numbers.get": return { try WavixNumber($0) }
    case "wavix numbers.update": return { try Updated($0, WavixNumber.init(_:)) }
    case "wavix numbers.update_many": return { try WavixUpdatedMany($0) }
    case "wavix numbers.list": return { try Page($0, WavixNumber.init(_:)) }
    case "wavix numbers.release": return { try Receipt($0, Members.list(WavixNumber.init(_:))) }
    case "wavix stock.countries": return { try Page($0, WavixCountry.init(_:)) }
    case "wavix stock.regions": return { try Page($0, WavixRegion.init(_:)) }
    case "wavix stock.cities": return { try Page($0, WavixCity.init(_:)) }
    case "wavix stock.numbers": return { try Page($0, WavixStockNumber.init(_:)) }
    case "wavix cart.get": return { try WavixCart($0) }
    case "wavix cart.fill": return { try Receipt($0, Members.list(WavixStockNumber.init(_:))) }
    case "wavix cart.empty": return { try Receipt($0, WavixCart.init(_:)) }
    case "wavix cart.checkout": return { try Receipt($0, Members.list(WavixNumber.init(_:))) }
    default: return nil
    }
}
