import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// URLSession as the transport.
///
/// Of the configuration it takes the proxy, the certificates' rules, the cellular ones; what URLSession would do by itself
/// is switched off: redirects, caches, cookies, and sending a body again. An order goes in a session of its own, and so over
/// a connection that has carried nothing.
public final class URLSessionTransport: HTTPTransport {
    private let configuration: URLSessionConfiguration
    private let session: URLSession
    private let delegate = Delegate()

    /// With the rules of `configuration`, which is copied.
    public init(configuration: URLSessionConfiguration = .ephemeral) {
        let copy = configuration.copy() as? URLSessionConfiguration ?? .ephemeral
        copy.httpCookieStorage = nil
        copy.httpShouldSetCookies = false
        copy.httpCookieAcceptPolicy = .never
        copy.urlCache = nil
        copy.requestCachePolicy = .reloadIgnoringLocalCacheData
        copy.urlCredentialStorage = nil
        // How many calls are under way is the engine's affair: one that waited here in a line would wait inside its time.
        copy.httpMaximumConnectionsPerHost = 4_096
        #if !os(Linux)
        copy.waitsForConnectivity = false
        #endif
        self.configuration = copy
        session = URLSession(configuration: copy, delegate: delegate, delegateQueue: nil)
    }

    deinit {
        session.finishTasksAndInvalidate()
    }

    public func send(_ attempt: HTTPAttempt) async throws -> HTTPOutcome {
        guard let request = URLSessionTransport.request(attempt) else {
            return .notSent(.connect, "the address is none that URLSession takes")
        }
        if attempt.freshConnection {
            let own = URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
            defer { own.finishTasksAndInvalidate() }
            return await carry(own.dataTask(with: request), attempt)
        }
        return await carry(session.dataTask(with: request), attempt)
    }

    private func carry(_ task: URLSessionDataTask, _ attempt: HTTPAttempt) async -> HTTPOutcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                delegate.begin(task, Way(attempt, continuation))
                if attempt.timeout > 0 {
                    let end = DispatchTime.now() + attempt.timeout
                    DispatchQueue.global().asyncAfter(deadline: end) { [delegate] in delegate.timeOut(task) }
                }
                task.resume()
            }
        } onCancel: {
            task.cancel()
        }
    }

    private static func request(_ attempt: HTTPAttempt) -> URLRequest? {
        guard let url = URL(string: attempt.url) else { return nil }
        var request = URLRequest(url: url)
        request.httpMethod = attempt.method
        for header in attempt.headers {
            request.addValue(header.value, forHTTPHeaderField: header.name)
        }
        if let body = attempt.body {
            // A stream can be read once: whoever wants to send it again has to ask, and is told no.
            request.httpBodyStream = InputStream(data: body)
            request.setValue(String(body.count), forHTTPHeaderField: "Content-Length")
        }
        return request
    }
}

/// One attempt under way.
private final class Way {
    let most: Int
    let continuation: CheckedContinuation<HTTPOutcome, Never>
    var response: HTTPURLResponse?
    var body = Data()
    var isTooLarge = false
    var isOutOfTime = false

    init(_ attempt: HTTPAttempt, _ continuation: CheckedContinuation<HTTPOutcome, Never>) {
        most = attempt.most
        self.continuation = continuation
    }

    func outcome(_ error: (any Error)?) -> HTTPOutcome {
        if isTooLarge, let response {
            return .tooLarge(HTTPAnswer(status: response.statusCode, headers: Way.headers(response)))
        }
        if isOutOfTime {
            return .noAnswer(.timeout, "no answer in time")
        }
        guard let error else {
            guard let response else { return .noAnswer(.broken, "no HTTP answer") }
            return .answered(HTTPAnswer(status: response.statusCode, headers: Way.headers(response), body: body))
        }
        return Way.outcome(of: (error as? URLError)?.code ?? .unknown, answering: response != nil)
    }

    /// *Not sent* only for what is proved: the name was not found, no connection, offline, TLS.
    static func outcome(of code: URLError.Code, answering: Bool) -> HTTPOutcome {
        let words = "URLError \(code.rawValue)"
        if answering {
            return .noAnswer(code == .timedOut ? .timeout : .body, words)
        }
        switch code {
        case .cannotFindHost, .dnsLookupFailed:
            return .notSent(.dns, words)
        case .cannotConnectToHost, .notConnectedToInternet, .internationalRoamingOff, .callIsActive, .dataNotAllowed:
            return .notSent(.connect, words)
        case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
            .clientCertificateRequired:
            return .notSent(.tls, words)
        case .timedOut:
            return .noAnswer(.timeout, words)
        default:
            return .noAnswer(.broken, words)
        }
    }

    private static func headers(_ response: HTTPURLResponse) -> [HTTPHeader] {
        response.allHeaderFields.map { HTTPHeader(name: "\($0.key)", value: "\($0.value)") }
    }
}

/// Takes the pieces of all attempts in.
private final class Delegate: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    private let lock = NSLock()
    // A task's own number is one of its session's, so the task itself is the key.
    private var ways: [ObjectIdentifier: Way] = [:]

    func begin(_ task: URLSessionTask, _ way: Way) {
        with { $0[ObjectIdentifier(task)] = way }
    }

    func timeOut(_ task: URLSessionTask) {
        guard let way = way(of: task) else { return }
        with { _ in way.isOutOfTime = true }
        task.cancel()
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        let way = way(of: dataTask)
        with { _ in way?.response = response as? HTTPURLResponse }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        guard let way = way(of: dataTask) else { return }
        let isTooLarge = with { _ -> Bool in
            way.isTooLarge = way.isTooLarge || way.body.count + data.count > way.most
            if !way.isTooLarge { way.body.append(data) }
            return way.isTooLarge
        }
        if isTooLarge { dataTask.cancel() }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, needNewBodyStream completionHandler: @escaping (InputStream?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let way = with({ $0.removeValue(forKey: ObjectIdentifier(task)) }) else { return }
        way.continuation.resume(returning: way.outcome(error))
    }

    private func way(of task: URLSessionTask) -> Way? {
        with { $0[ObjectIdentifier(task)] }
    }

    private func with<T>(_ act: (inout [ObjectIdentifier: Way]) -> T) -> T {
        lock.lock()
        defer { lock.unlock() }
        return act(&ways)
    }
}
