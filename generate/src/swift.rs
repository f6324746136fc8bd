//! Swift: models, words, the error and the clients, over the untyped bindings.

use std::fmt::Write as _;

use numplan::bindings::catalog::OperationSpec;
use numplan::error::{ErrorCode, ErrorDetails};
use numplan::export::{Export as _, Member, ModelSpec, Type};
use numplan::string_enum::{EnumSpec, StringEnum as _};

use crate::File;
use crate::catalog::{CLIENT_SETTINGS, Described, Vocabulary, providers};
use crate::mobile::{
    Need, Parameter, Value, doc, is_argument, parameter_of, parameters, passed, resources, setting, spell,
};
use crate::text::{pascal, wrapped};

const FOLDER: &str = "uniffi/swift/Sources/Numplan/Generated";
const NOTICE: &str = "// Written by `make generate` from the engine's catalog; a change here is lost.\n";
const WIDTH: usize = 110;
/// What every client has beside its operations.
const BY_HAND: &str = r"
    /// Carries an operation out that was made as a value.
    public func run<Output>(_ operation: MethodCall<TITLE, Output>) async throws -> Output {
        try await client.run(operation)
    }

    /// The request of an operation, for an app that sends it by its own means, without the engine's retries.
    public func prepare<Output>(_ operation: MethodCall<TITLE, Output>) throws -> Prepared<Output> {
        try client.prepare(operation)
    }

    /// What an answer says about an operation, for an app that has sent its request by its own means.
    public func interpret<Output>(_ operation: MethodCall<TITLE, Output>, _ response: HTTPAnswer) throws -> Output {
        try client.interpret(operation, response)
    }

    /// The course of an operation, for an app that sends by its own means and wants the engine's retries.
    public func course<Output>(of operation: MethodCall<TITLE, Output>, at now: Moment = .now) throws -> Course<Output> {
        try client.course(operation, now)
    }

    /// The orders that nobody waited for to their end, the oldest first. Those that have ended are told of once.
    public func detached_orders() throws -> [UnsettledOrder] {
        try client.detached_orders()
    }

    /// Takes no call any more, ends those that can be given up, and returns when the last has ended: orders go on to
    /// their end.
    public func close() async {
        await client.close()
    }
";

/// All Swift sources that are generated.
pub(crate) fn files() -> Vec<File> {
    let all = Vocabulary::new();
    let providers = providers();
    let passed = passed(&providers);
    let file = |name: &str, parts: Vec<String>| {
        let text = format!("{NOTICE}\nimport Foundation\n\n{}", parts.join("\n"));
        File::new(format!("{FOLDER}/{name}.swift"), text)
    };
    let models_of = |provider| {
        let of = all
            .models
            .iter()
            .filter(move |model| model.provider() == provider && model.title() != "ErrorDetails");
        of.map(|model| self::model(model, &passed)).collect::<Vec<_>>()
    };
    let words_of = |provider: Option<&Described>| {
        let of = all.enums.iter().filter(move |spec| match provider {
            Some(provider) => spec.title().starts_with(provider.id.title()),
            None => !["Flowroute", "Plivo", "Wavix"].iter().any(|title| spec.title().starts_with(title)),
        });
        of.map(|spec| words(spec)).collect::<Vec<_>>()
    };
    let mut files = vec![
        file("StringEnums", words_of(None)),
        file("Models", models_of(None)),
        file("NumplanError", vec![error()]),
        file("ClientSettings", vec![settings()]),
    ];
    files.push(readers(&providers));
    for provider in &providers {
        let title = provider.id.title();
        let parts = [words_of(Some(provider)), models_of(Some(provider.id))].concat();
        files.push(file(&format!("{title}Models"), parts));
        files.push(file(title, client(provider)));
    }
    files
}

/// For the tests: what reads the result of an operation that is called by its name.
fn readers(providers: &[Described]) -> File {
    let mut out = format!(
        "{NOTICE}\n@testable import Numplan\n\n/// What reads the result of an operation; none if the provider has no such operation.\nfunc reader(_ provider: String, _ operation: String) -> (@Sendable (FfiTree) throws -> any Sendable)? {{\n    switch \"\\(provider) \\(operation)\" {{\n"
    );
    for provider in providers {
        for spec in &provider.operations {
            let key = format!("{} {}", provider.id.as_str(), spec.name);
            let _ = writeln!(out, "    case {key:?}: return {}", sendable_reader(spec.output));
        }
    }
    out += "    default: return nil\n    }\n}\n";
    File::new("uniffi/swift/Tests/NumplanTests/Readers.swift", out)
}

/// A documentation comment.
fn comment(text: &str, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let lines = wrapped(text, WIDTH - indent).into_iter();
    lines.map(|line| format!("{pad}/// {line}").trim_end().to_owned() + "\n").collect()
}

/// A name that Swift would take for one of its own words.
fn quoted(name: &str) -> String {
    let words = ["default", "in", "operator", "extension", "case", "class", "for", "repeat", "where"];
    if words.contains(&name) { format!("`{name}`") } else { name.to_owned() }
}

/// A word as the name of a case.
fn case(word: &str) -> String {
    let pascal = pascal(&word.to_lowercase());
    quoted(&(pascal[..1].to_lowercase() + &pascal[1..]))
}

fn words(spec: &EnumSpec) -> String {
    let mut out = comment(&doc(spec.doc, &[]), 0);
    let title = spec.title();
    let _ = writeln!(out, "public enum {title}: String, Sendable, Hashable, CaseIterable {{");
    for (word, about) in spec.words.iter().zip(spec.docs) {
        out += &comment(&doc(about, &[]), 4);
        let _ = writeln!(out, "    case {} = {word:?}", case(word));
    }
    out + &format!(
        "}}\n\nextension {title}: CustomStringConvertible {{\n    /// The word, as the engine has it.\n    public var description: String {{ rawValue }}\n}}\n\nextension {title}: Passed {{}}\n"
    )
}

/// How a type is written. `model`: of whose member it is, for a generic one's parameter.
fn type_name(of: Type, model: Option<&ModelSpec>) -> String {
    if let Some(model) = model.filter(|model| is_argument(model, of)) {
        return parameter_of(model).unwrap_or_default();
    }
    match of {
        Type::Flag => "Bool".to_owned(),
        Type::Whole => "Int".to_owned(),
        Type::Real => "Double".to_owned(),
        Type::Seconds => "TimeInterval".to_owned(),
        Type::Money => "Money".to_owned(),
        Type::Json => "JSONValue".to_owned(),
        Type::Object => "[String: JSONValue]".to_owned(),
        Type::StringEnum(spec) => spec.title(),
        Type::List(of) => format!("[{}]", type_name(*of, model)),
        Type::Optional(of) => format!("{}?", type_name(*of, model)),
        Type::Model(spec) => match spec.argument {
            Some(argument) => format!("{}<{}>", spec.title(), type_name(*argument, None)),
            None => spec.title(),
        },
        Type::Error => "NumplanError".to_owned(),
        _ => "String".to_owned(),
    }
}

/// The function that reads a type out of a tree.
fn reader(of: Type, model: Option<&ModelSpec>) -> String {
    if model.is_some_and(|model| is_argument(model, of)) {
        return "read".to_owned();
    }
    match of {
        Type::Flag => "Members.flag".to_owned(),
        Type::Whole => "Members.whole".to_owned(),
        Type::Real | Type::Seconds => "Members.real".to_owned(),
        Type::Money => "Members.money".to_owned(),
        Type::Json => "Members.json".to_owned(),
        Type::Object => "Members.object".to_owned(),
        Type::StringEnum(_) => "Members.word".to_owned(),
        Type::List(of) => format!("Members.list({})", reader(*of, model)),
        Type::Optional(of) => reader(*of, model),
        Type::Model(spec) => match spec.argument {
            Some(argument) => {
                format!("{{ try {}($0, {}) }}", spec.title(), reader(*argument, None))
            }
            None => format!("{}.init(_:)", spec.title()),
        },
        Type::Error => "NumplanError.init(_:)".to_owned(),
        _ => "Members.text".to_owned(),
    }
}

/// The same as a closure that captures nothing, which any task may call.
fn sendable_reader(of: Type) -> String {
    match of {
        Type::Model(spec) if spec.argument.is_none() => format!("{{ try {}($0) }}", spec.title()),
        of => reader(of, None),
    }
}

/// What a member is if nobody says.
fn default(of: Type) -> &'static str {
    match of {
        Type::Optional(_) => " = nil",
        Type::List(_) => " = []",
        Type::Object => " = [:]",
        _ => "",
    }
}

fn declare(member: &Member, model: &ModelSpec) -> String {
    let about = comment(&doc(member.doc, &[]), 4);
    format!("{about}    public let {}: {}\n", quoted(&spell(member.name)), type_name(member.of, Some(model)))
}

fn read_member(at: usize, member: &Member, model: &ModelSpec) -> String {
    let how = if matches!(member.of, Type::Optional(_)) { "optional" } else { "read" };
    format!(
        "        {} = try members.{how}({at}, {})\n",
        quoted(&spell(member.name)),
        reader(member.of, Some(model))
    )
}

fn model(model: &ModelSpec, going_back: &[String]) -> String {
    let title = model.title();
    let parameter = parameter_of(model);
    let generic = parameter.as_ref().map(|name| format!("<{name}: Sendable & Hashable>")).unwrap_or_default();
    let mut out = comment(&doc(model.doc, &[]), 0);
    let has = |name: &str| model.members.iter().any(|member| member.name == name);
    // What a list in SwiftUI tells rows apart by.
    let stand_in =
        ["number", "value"].into_iter().find(|name| model.provider().is_some() && !has("id") && has(name));
    let identifiable = if has("id") || stand_in.is_some() { ", Identifiable" } else { "" };
    let _ = writeln!(out, "public struct {title}{generic}: Sendable, Hashable{identifiable} {{");
    for member in model.members {
        out += &declare(member, model);
    }
    if let Some(stand_in) = stand_in {
        let _ = write!(
            out,
            "\n    /// What tells it from others: its number.\n    public var id: String? {{ {stand_in} }}\n"
        );
    }

    out += "\n    /// For previews and tests; the client makes them of answers.\n    public init(\n";
    let line = |member: &Member| {
        let of = type_name(member.of, Some(model));
        format!("        {}: {of}{}", spell(member.name), default(member.of))
    };
    out += &model.members.iter().map(line).collect::<Vec<_>>().join(",\n");
    out += "\n    ) {\n";
    for member in model.members {
        let spelled = spell(member.name);
        let _ = writeln!(out, "        self.{spelled} = {}", quoted(&spelled));
    }
    out += "    }\n\n";

    let read = parameter
        .as_ref()
        .map(|of| format!(", _ read: @escaping (FfiTree) throws -> {of}"))
        .unwrap_or_default();
    let _ =
        writeln!(out, "    init(_ tree: FfiTree{read}) throws {{\n        let members = try Members(tree)");
    for (at, member) in model.members.iter().enumerate() {
        out += &read_member(at, member, model);
    }
    out += "    }\n";
    if has("failure") {
        out += "\n    /// The same, if all of it was done. Throws what was rejected or is unknown, with this as its `result`.\n";
        out += "    @discardableResult\n    public func require() throws -> Self {\n";
        out += "        if let unmet { throw unmet.with(self) }\n        return self\n    }\n";
    }
    out += "}\n";

    let _ =
        write!(out, "\nextension {title}: CustomStringConvertible {{\n    /// What it has, in one line.\n");
    let pairs: Vec<_> = model.members.iter().map(|member| spell(member.name)).collect();
    let pairs: Vec<_> =
        pairs.iter().map(|name| format!("            ({name:?}, {}),\n", quoted(name))).collect();
    let _ = write!(
        out,
        "    public var description: String {{\n        describe({title:?}, [\n{}        ])\n    }}\n}}\n",
        pairs.concat()
    );
    if going_back.contains(&model.title()) {
        let _ = write!(
            out,
            "\nextension {title}: Passed {{\n    var tree: FfiTree {{\n        Arguments.of {{\n"
        );
        for member in model.members.iter().filter(|member| is_plain(member.of)) {
            let _ = writeln!(out, "            $0.put({:?}, {})", member.name, quoted(&spell(member.name)));
        }
        out += "        }.tree\n    }\n}\n";
    }
    out
}

/// Whether a member goes back to the engine as it came: what hangs on it is not part of what an update compares.
fn is_plain(of: Type) -> bool {
    match of {
        Type::Optional(of) => is_plain(*of),
        Type::Text | Type::Flag | Type::Whole | Type::Real | Type::Money | Type::StringEnum(_) => true,
        _ => false,
    }
}

/// The one error: a case a code, over what it knows.
fn error() -> String {
    let Type::Model(detail) = ErrorDetails::TYPE else { return String::new() };
    let mut out = comment("What an error knows.", 0);
    out += "public struct ErrorDetails: Sendable, Hashable {\n";
    for member in detail.members {
        out += &declare(member, detail);
    }
    out += "    var attached = Attached()\n\n    /// Of `require()`: the result, which says what was done all the same. Not part of what makes two errors equal.\n    public var result: (any Sendable)? { attached.value }\n";
    out += "\n    init(_ tree: FfiTree) throws {\n        let members = try Members(tree)\n";
    for (at, member) in detail.members.iter().enumerate() {
        out += &read_member(at, member, detail);
    }
    out += "    }\n}\n\n";
    out += &comment(
        "Whatever goes wrong. What an error knows can be asked of the error itself: `error.sent`, `error.fields`.",
        0,
    );
    out += "@dynamicMemberLookup\npublic enum NumplanError: Error, Sendable, Hashable {\n";
    for (word, about) in ErrorCode::SPEC.words.iter().zip(ErrorCode::SPEC.docs) {
        let _ = writeln!(out, "{}    case {}(ErrorDetails)", comment(about, 4), case(word));
    }
    out += "\n    init(_ tree: FfiTree) throws {\n        self.init(of: try ErrorDetails(tree))\n    }\n\n    init(of details: ErrorDetails) {\n        switch details.code {\n";
    for word in ErrorCode::SPEC.words {
        let _ = writeln!(out, "        case .{0}: self = .{0}(details)", case(word));
    }
    out += "        }\n    }\n\n    /// What it knows.\n    public var details: ErrorDetails {\n        switch self {\n        case\n";
    let cases: Vec<_> = ErrorCode::SPEC
        .words
        .iter()
        .map(|word| format!("            .{}(let details)", case(word)))
        .collect();
    out += &cases.join(",\n");
    out += ":\n            return details\n        }\n    }\n\n    public subscript<Value>(dynamicMember path: KeyPath<ErrorDetails, Value>) -> Value {\n        details[keyPath: path]\n    }\n}\n";
    out
}

fn settings() -> String {
    let settings: Vec<Parameter> = CLIENT_SETTINGS.iter().map(setting).collect();
    let mut out = comment("The settings of a client. What is not set is as its documentation says.", 0);
    out += "public struct ClientSettings: Sendable, Hashable {\n";
    for setting in &settings {
        let _ = writeln!(
            out,
            "{}    public var {}: {}",
            comment(&setting.doc, 4),
            spell(setting.name),
            parameter_type(setting)
        );
    }
    let list: Vec<_> = settings
        .iter()
        .map(|setting| format!("        {}: {} = nil", spell(setting.name), parameter_type(setting)))
        .collect();
    let _ = write!(
        out,
        "\n    /// As the engine is set, but for what is named.\n    public init(\n{}\n    ) {{\n",
        list.join(",\n")
    );
    for setting in &settings {
        let _ = writeln!(out, "        self.{0} = {0}", spell(setting.name));
    }
    out += "    }\n\n    func put(in arguments: inout Arguments) {\n";
    for setting in &settings {
        let _ = writeln!(out, "        arguments.put({:?}, {})", spell(setting.name), spell(setting.name));
    }
    out += "    }\n}\n\nextension ClientSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {\n    /// What is set, in one line; of the base URL not the user info.\n    public var description: String { describe(\"ClientSettings\", shown) }\n    public var debugDescription: String { description }\n    public var customMirror: Mirror {\n        Mirror(self, children: shown.map { ($0, $1 as Any) }, displayStyle: .struct)\n    }\n\n    private var shown: [(String, Any?)] {\n        [\n";
    for setting in &settings {
        let name = spell(setting.name);
        let value = if name == "baseUrl" { "withoutUserInfo(baseUrl)" } else { &name };
        let _ = writeln!(out, "            ({name:?}, {value}),");
    }
    out + "        ]\n    }\n}\n"
}

fn value_type(of: &Value) -> String {
    match of {
        Value::Text => "String".to_owned(),
        Value::Flag => "Bool".to_owned(),
        Value::Whole => "Int".to_owned(),
        Value::Real => "Double".to_owned(),
        Value::Time => "TimeInterval".to_owned(),
        Value::Number => "any PhoneNumberConvertible".to_owned(),
        Value::StringEnum(spec) => spec.title(),
        Value::Model(model) => model.title(),
        Value::Destination => "WavixDestination".to_owned(),
        Value::List(of) => format!("[{}]", value_type(of)),
    }
}

fn parameter_type(parameter: &Parameter) -> String {
    let of = value_type(&parameter.of);
    match parameter.need {
        Need::Required => of,
        Need::Optional if matches!(parameter.of, Value::Number) => format!("({of})?"),
        Need::Optional => format!("{of}?"),
        Need::Clearable => format!("Change<{of}>"),
    }
}

fn declared(parameters: &[Parameter]) -> String {
    let one = |parameter: &Parameter| {
        let label = if parameter.is_first { "_ " } else { "" };
        let default = match parameter.need {
            Need::Required => "",
            Need::Optional => " = nil",
            Need::Clearable => " = .keep",
        };
        format!("            {label}{}: {}{default}", spell(parameter.name), parameter_type(parameter))
    };
    let lines: Vec<_> = parameters.iter().map(one).collect();
    format!("(\n{}\n        )", lines.join(",\n"))
}

fn handed(parameters: &[Parameter]) -> String {
    let one = |parameter: &Parameter| {
        let name = spell(parameter.name);
        if parameter.is_first { name.into_owned() } else { format!("{name}: {name}") }
    };
    parameters.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A call whose arguments stand in one line, or one below the other.
fn call(head: &str, arguments: &str) -> String {
    let indent = 12;
    if indent + head.len() + arguments.len() + 2 <= WIDTH {
        return format!("{head}({arguments})");
    }
    let pad = " ".repeat(indent + 4);
    let lines: Vec<_> = arguments.split(", ").map(|argument| format!("{pad}{argument}")).collect();
    format!("{head}(\n{}\n{})", lines.join(",\n"), " ".repeat(indent))
}

fn about(operation: &OperationSpec, parameters: &[Parameter]) -> String {
    let mut out = comment(&doc(operation.doc, &operation.names()), 8);
    out += "        ///\n        /// - Parameters:\n";
    for parameter in parameters {
        let text = format!("- {}: {}", spell(parameter.name), parameter.doc);
        for (at, line) in wrapped(&text, WIDTH - 16).into_iter().enumerate() {
            let _ = writeln!(out, "        ///   {}{line}", if at == 0 { "" } else { "  " });
        }
    }
    out
}

/// One operation: a method that carries it out, and a function that makes it a value.
fn operation(spec: &'static OperationSpec, title: &str) -> String {
    let verb = spell(spec.verb()).into_owned();
    let output = type_name(spec.output, None);
    let read = sendable_reader(spec.output);
    let paged = parameters(spec, true);
    let is_list = spec.item.is_some();
    let one = if is_list { format!("{verb}Page") } else { verb.clone() };
    let mut out = String::new();

    if let Some(item) = spec.item {
        let whole = parameters(spec, false);
        let item_type = type_name(item, None);
        out += &about(spec, &whole);
        let made = call(&format!("let operation = Self.{one}"), &handed(&whole));
        let _ = write!(
            out,
            "        public func {verb}{} -> Items<{item_type}> {{\n            {made}\n            return Items(client, operation.request, {})\n        }}\n\n",
            declared(&whole),
            sendable_reader(item)
        );
        out += "        /// One page of the same list.\n        ///\n";
        out +=
            "        /// Whoever wants all of it needs no pages: the list reads them as they are needed.\n";
    } else {
        out += &about(spec, &paged);
    }
    let made = call(&format!("let operation = Self.{one}"), &handed(&paged));
    let _ = write!(
        out,
        "        public func {one}{} async throws -> {output} {{\n            {made}\n            return try await client.run(operation)\n        }}\n\n",
        declared(&paged)
    );

    let _ = write!(
        out,
        "        /// The same as a value, to be prepared or driven by hand.\n        public static func {one}{} -> MethodCall<{title}, {output}> {{\n            var inputs = Arguments()\n            var options = Arguments()\n",
        declared(&paged)
    );
    for parameter in &paged {
        let to = if parameter.is_option { "options" } else { "inputs" };
        let how = if parameter.need == Need::Clearable { "change" } else { "put" };
        let name = spell(parameter.name);
        let value = match &parameter.of {
            Value::Number if parameter.need == Need::Optional => format!("{name}?.phoneNumberText"),
            Value::Number => format!("{name}.phoneNumberText"),
            Value::List(of) if matches!(**of, Value::Number) => {
                let chain = if parameter.need == Need::Optional { "?" } else { "" };
                format!("{name}{chain}.map(\\.phoneNumberText)")
            }
            _ => name.into_owned(),
        };
        let _ = writeln!(out, "            {to}.{how}({:?}, {value})", spell(parameter.name));
    }
    if paged.iter().all(|parameter| parameter.is_option) {
        out = out.replace("            var inputs = Arguments()\n", "            let inputs = Arguments()\n");
    }
    out + &format!("            return MethodCall({:?}, inputs, options, {read})\n        }}\n", spec.name)
}

fn client(provider: &Described) -> Vec<String> {
    let title = provider.id.title();
    let word = provider.id.as_str();
    let resources = resources(provider);
    let parts: Vec<String> = provider.credentials.iter().map(|part| spell(part).into_owned()).collect();

    let mut keys =
        comment(&format!("What {title} wants to know of the caller. Nothing shows what is in it."), 0);
    let _ = writeln!(keys, "public struct {title}Credentials: Sendable {{");
    for part in &parts {
        let _ = writeln!(keys, "    let {part}: String");
    }
    let declared: Vec<_> = parts.iter().map(|part| format!("{part}: String")).collect();
    let _ = write!(keys, "\n    /// Takes them in.\n    public init({}) {{\n", declared.join(", "));
    for part in &parts {
        let _ = writeln!(keys, "        self.{part} = {part}");
    }
    let _ = write!(
        keys,
        "    }}\n\n    var parts: [String] {{ [{}] }}\n}}\n\nextension {title}Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {{\n    public var description: String {{ \"{title}Credentials(***)\" }}\n    public var debugDescription: String {{ description }}\n    public var customMirror: Mirror {{ Mirror(self, children: []) }}\n}}\n",
        parts.join(", ")
    );

    let mut main =
        comment(&format!("A client of {title}. It can be shared by all tasks; one is enough for an app."), 0);
    let _ = writeln!(main, "public final class {title}: Sendable {{\n    let client: Client\n");
    for (resource, _) in &resources {
        let _ = writeln!(main, "    public let {}: {}", spell(resource), pascal(resource));
    }
    let hooks = "        settings: ClientSettings = ClientSettings(),\n        transport: (any HTTPTransport)? = nil,\n        observer: (@Sendable (AttemptEvent) -> Void)? = nil\n";
    let puts: Vec<_> =
        parts.iter().map(|part| format!("                $0.put({part:?}, credentials.{part})\n")).collect();
    let _ = write!(
        main,
        "\n    /// With credentials that are at hand.\n    ///\n    /// - Parameters:\n    ///   - credentials: They.\n    ///   - settings: Time limits, another address and the like.\n    ///   - transport: The app's own network stack, in the place of the engine's.\n    ///   - observer: Is told of each attempt, for a log.\n    /// - Throws: `config` or `invalidInput`, if the client cannot be made so.\n    public convenience init(\n        _ credentials: {title}Credentials,\n{hooks}    ) throws {{\n        try self.init(\n            Arguments.of {{\n{}                settings.put(in: &$0)\n            }},\n            nil, transport, observer)\n    }}\n",
        puts.concat()
    );
    let handed: Vec<_> = parts.iter().map(|part| format!("{part}: {part}")).collect();
    let taken: Vec<_> = parts.iter().map(|part| format!("        {part}: String,\n")).collect();
    let _ = write!(
        main,
        "\n    /// With credentials that are at hand.\n    public convenience init(\n{}{hooks}    ) throws {{\n        try self.init(\n            {title}Credentials({}), settings: settings, transport: transport, observer: observer)\n    }}\n",
        taken.concat(),
        handed.join(", ")
    );
    let _ = write!(
        main,
        "\n    /// With credentials out of a keychain or from the app's own backend: `credentials` is asked when the first call\n    /// needs them, and once more when they are not accepted.\n    public convenience init(\n        credentials: @escaping @Sendable () async throws -> {title}Credentials,\n{hooks}    ) throws {{\n        try self.init(\n            Arguments.of {{ settings.put(in: &$0) }}, CredentialsSource {{ try await credentials().parts }}, transport,\n            observer)\n    }}\n"
    );
    let _ = write!(
        main,
        "\n    private init(\n        _ settings: Arguments, _ credentials: CredentialsSource?, _ transport: (any HTTPTransport)?,\n        _ observer: (@Sendable (AttemptEvent) -> Void)?\n    ) throws {{\n        client = try Client({word:?}, settings, credentials, transport, observer)\n"
    );
    for (resource, _) in &resources {
        let _ = writeln!(main, "        {} = {}(client: client)", spell(resource), pascal(resource));
    }
    let _ = write!(main, "    }}\n{}}}\n", BY_HAND.replace("TITLE", title));
    let mut all = vec![keys, main];
    for (resource, operations) in resources {
        let mut out = format!("extension {title} {{\n");
        let _ = writeln!(out, "    /// {title}'s calls about {}.", resource.replace('_', " "));
        let _ = writeln!(
            out,
            "    public struct {}: Sendable {{\n        let client: Client\n",
            pascal(resource)
        );
        let texts: Vec<_> = operations.iter().map(|spec| operation(spec, title)).collect();
        out += &texts.join("\n");
        out += "    }\n}\n";
        all.push(out);
    }
    all
}
