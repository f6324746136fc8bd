// Does one of the pieces of work that `bench` measures, in Swift; its README says what each does and prints.
//
//   work update BY URL AT_A_TIME | check BY FILE | load BY

import Foundation
import Numplan

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

let number = "12025551111"
let (authID, authToken) = ("MASANDBOX00000000000", "sandbox-auth-token")
let alias = "Front desk"
let rounds = 20
// The warm-up that `bench/README.md` describes: seconds of a batch, the gain that counts as faster, how many batches
// without one end it, and how many there are at most. Then that number of batches is measured.
let (batch, faster, idleBatches, mostBatches, measuredBatches) = (0.2, 0.02, 3, 20, 4)

struct Wrong: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Prints what was measured.
func tell(_ figures: [String: Any]) throws {
    print(String(decoding: try JSONSerialization.data(withJSONObject: figures), as: UTF8.self))
}

/// The most memory that this process has held, in bytes, where the system tells.
func peak() -> Any {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1024 } ?? NSNull()
}

/// Processor time of this process, in seconds.
func processor() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func seconds(since began: DispatchTime) -> Double {
    Double(DispatchTime.now().uptimeNanoseconds - began.uptimeNanoseconds) / 1e9
}

/// Counts down.
actor Left {
    private var count: Int

    init(_ count: Int) {
        self.count = count
    }

    func take() -> Bool {
        count -= 1
        return count >= 0
    }
}

func update(_ by: String, url: String, atATime: Int) async throws {
    let one = try updater(by, url, atATime)
    func measured(_ count: Int) async throws -> (cpu: Double, wall: Double, seconds: Double) {
        let (busy, began) = (processor(), DispatchTime.now())
        let left = Left(count)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<atATime {
                group.addTask { while await left.take() { try await one() } }
            }
            try await group.waitForAll()
        }
        let (cpu, wall) = (processor() - busy, seconds(since: began))
        return (cpu / Double(count), wall / Double(count), wall)
    }
    var count = atATime * 4
    while try await measured(count).seconds < batch { count *= 2 }
    var (best, idle, batches) = (Double.infinity, 0, 0)
    while idle < idleBatches, batches < mostBatches {
        let cpu = try await measured(count).cpu
        idle = cpu < best * (1 - faster) ? 0 : idle + 1
        (best, batches) = (min(best, cpu), batches + 1)
    }
    let figures = try await measured(count * measuredBatches)
    try tell(["cpu": figures.cpu, "wall": figures.wall, "memory": peak()])
}

/// Returns the function that sets the alias by this means, as an app would.
func updater(_ by: String, _ url: String, _ atATime: Int) throws -> @Sendable () async throws -> Void {
    switch by {
    case "numplan":
        let client = try Plivo(authId: authID, authToken: authToken, settings: ClientSettings(baseUrl: url, maxRate: 0))
        return {
            let updated = try await client.numbers.update(number, alias: .set(alias))
            guard updated.ok else { throw Wrong("not updated") }
        }
    case "URLSession":
        let settings = URLSessionConfiguration.ephemeral
        settings.httpMaximumConnectionsPerHost = atATime
        let session = URLSession(configuration: settings)
        guard let address = URL(string: "\(url)/v1/Account/\(authID)/Number/\(number)/") else { throw Wrong(url) }
        var request = URLRequest(url: address)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        let credentials = Data("\(authID):\(authToken)".utf8).base64EncodedString()
        request.setValue("Basic \(credentials)", forHTTPHeaderField: "Authorization")
        request.httpBody = try JSONSerialization.data(withJSONObject: ["alias": alias])
        let ready = request
        return {
            let (data, response) = try await session.data(for: ready)
            let read = try JSONSerialization.jsonObject(with: data) as? [String: Any]
            guard (response as? HTTPURLResponse)?.statusCode == 202, read?["message"] as? String == "changed" else {
                throw Wrong("not updated")
            }
        }
    default: throw Wrong("unknown way to update: \(by)")
    }
}

/// The least time of several rounds, for each number of a file.
func check(_ by: String, file: String) throws {
    var numbers = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
    if by == "check" { numbers = Array(numbers.prefix(5_000)) }
    var least = Double.infinity
    for _ in 0..<rounds {
        let began = DispatchTime.now()
        switch by {
        case "check":
            for number in numbers where try !PhoneNumber.check(number).valid { throw Wrong("\(number) is valid") }
        case "column": _ = try PhoneNumber.check(column: numbers)
        default: throw Wrong("unknown way to check: \(by)")
        }
        least = min(least, seconds(since: began))
    }
    try tell(["each": least / Double(numbers.count)])
}

let given = Array(CommandLine.arguments.dropFirst())
switch given.first {
case "update" where given.count == 4:
    guard let atATime = Int(given[3]) else { throw Wrong("how many?") }
    try await update(given[1], url: given[2], atATime: atATime)
case "check" where given.count == 3: try check(given[1], file: given[2])
case "load" where given.count == 2:
    let client = given[1] == "numplan" ? try Plivo(authId: authID, authToken: authToken) : nil
    try tell(["memory": peak(), "clients": client == nil ? 0 : 1])
default: throw Wrong("no such work: \(given)")
}
