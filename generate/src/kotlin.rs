//! Kotlin: models, words, the error and the clients, over the untyped bindings.

use std::fmt::Write as _;
use std::iter;

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

const FOLDER: &str = "uniffi/kotlin/src/main/kotlin/dev/numplan";
const NOTICE: &str = "// Written by `make generate` from the engine's catalog; a change here is lost.\n\npackage dev.numplan\n";
const WIDTH: usize = 110;
/// What every client has beside its operations.
const BY_HAND: &str = "
    /** Carries an operation out that was made as a value. */
    public suspend fun <Output> run(operation: Operation<TITLE, Output>): Output = client.run(operation)

    /** The request of an operation, for an app that sends it by its own means, without the engine's retries. */
    public fun <Output> prepare(operation: Operation<TITLE, Output>): Prepared<Output> = client.prepare(operation)

    /** What an response says about an operation, for an app that has sent its request by its own means. */
    public fun <Output> interpret(operation: Operation<TITLE, Output>, response: HttpAnswer): Output =
        client.interpret(operation, response)

    /** The course of an operation, for an app that sends by its own means and wants the engine's retries. */
    public fun <Output> course(operation: Operation<TITLE, Output>, now: Moment = Moment.now()): Course<Output> =
        client.course(operation, now)

    /** The orders that nobody waited for to their end, the oldest first. Those that have ended are told of once. */
    public fun detached_orders(): List<UnsettledOrder> = client.detached_orders()

    /**
     * Takes no call any more, ends those that can be given up, and returns when the last has ended: orders go on to their
     * end.
     */
    public suspend fun closeAndWait(): Unit = client.closeAndWait()

    /** Takes no call any more and ends those that can be given up, without waiting; orders go on to their end. */
    override fun close(): Unit = client.close()
";

/// All Kotlin sources that are generated.
pub(crate) fn files() -> Vec<File> {
    let all = Vocabulary::new();
    let providers = providers();
    let passed = passed(&providers);
    let file = |name: &str, imports: &[&str], parts: Vec<String>| {
        let text = parts.join("\n");
        let mut head = NOTICE.to_owned();
        let used = |import: &&&str| import.rsplit('.').next().is_some_and(|word| text.contains(word));
        let imports: Vec<_> =
            imports.iter().filter(used).map(|import| format!("import {import}\n")).collect();
        if !imports.is_empty() {
            let _ = write!(head, "\n{}", imports.concat());
        }
        File::new(format!("{FOLDER}/{name}.kt"), format!("{head}\n{text}"))
    };
    let reads = [
        "dev.numplan.internal.FfiTree",
        "java.io.Serializable",
        "kotlin.time.Duration",
        "kotlin.time.Duration.Companion.nanoseconds",
    ];
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
        file("StringEnums", &reads, words_of(None)),
        file("Models", &reads, models_of(None)),
        file("NumplanException", &reads, vec![error()]),
        file("ClientSettings", &reads, vec![settings()]),
    ];
    files.push(readers(&providers));
    for provider in &providers {
        let title = provider.id.title();
        let parts = [words_of(Some(provider)), models_of(Some(provider.id))].concat();
        files.push(file(&format!("{title}Models"), &reads, parts));
        files.push(file(title, &["dev.numplan.internal.FfiTree", "kotlin.time.Duration"], client(provider)));
    }
    files
}

/// For the tests: what reads the result of an operation that is called by its name.
fn readers(providers: &[Described]) -> File {
    let mut out = format!(
        "{NOTICE}\nimport dev.numplan.internal.FfiTree\n\n/** What reads the result of an operation. */\ninternal fun reader(provider: String, operation: String): (FfiTree) -> Any = when (\"$provider $operation\") {{\n"
    );
    for provider in providers {
        for spec in &provider.operations {
            let key = format!("{} {}", provider.id.as_str(), spec.name);
            let _ = writeln!(out, "    {key:?} -> by({})", reader(spec.output, None));
        }
    }
    out += "    else -> error(\"$provider has no $operation\")\n}\n\nprivate fun by(read: (FfiTree) -> Any) = read\n";
    File::new("uniffi/kotlin/src/test/kotlin/dev/numplan/Readers.kt", out)
}

/// A documentation comment.
fn comment(text: &str, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let lines = wrapped(&text.replace("*/", "* /"), WIDTH - indent);
    match lines.as_slice() {
        [line] => format!("{pad}/** {line} */\n"),
        lines => {
            let body: String =
                lines.iter().map(|line| format!("{pad} * {line}").trim_end().to_owned() + "\n").collect();
            format!("{pad}/**\n{body}{pad} */\n")
        }
    }
}

/// A word as the name of an enum's constant.
fn constant(word: &str) -> String {
    word.to_uppercase().replace(['-', ' ', '.'], "_")
}

fn words(spec: &EnumSpec) -> String {
    let mut out = comment(&doc(spec.doc, &[]), 0);
    let title = spec.title();
    let _ = writeln!(out, "public enum class {title}(override val word: String) : Word {{");
    for (at, (word, about)) in spec.words.iter().zip(spec.docs).enumerate() {
        let end = if at + 1 == spec.words.len() { ";\n" } else { "," };
        let _ = writeln!(out, "{}    {}({word:?}){end}", comment(&doc(about, &[]), 4), constant(word));
    }
    out + &format!(
        "    /** The word, as the engine has it. */\n    override fun toString(): String = word\n\n    internal companion object {{\n        fun read(tree: FfiTree): {title} = Members.word(entries, tree)\n    }}\n}}\n"
    )
}

/// How a type is written. `model`: of whose member it is, for a generic one's parameter.
fn type_name(of: Type, model: Option<&ModelSpec>) -> String {
    if let Some(model) = model.filter(|model| is_argument(model, of)) {
        return parameter_of(model).unwrap_or_default();
    }
    match of {
        Type::Flag => "Boolean".to_owned(),
        Type::Whole => "Long".to_owned(),
        Type::Real => "Double".to_owned(),
        Type::Seconds => "Duration".to_owned(),
        Type::Money => "Money".to_owned(),
        Type::Json => "JsonValue".to_owned(),
        Type::Object => "Map<String, JsonValue>".to_owned(),
        Type::StringEnum(spec) => spec.title(),
        Type::List(of) => format!("List<{}>", type_name(*of, model)),
        Type::Optional(of) => format!("{}?", type_name(*of, model)),
        Type::Model(spec) => match spec.argument {
            Some(argument) => format!("{}<{}>", spec.title(), type_name(*argument, None)),
            None => spec.title(),
        },
        Type::Error => "NumplanException".to_owned(),
        _ => "String".to_owned(),
    }
}

/// The function that reads a type out of a tree.
fn reader(of: Type, model: Option<&ModelSpec>) -> String {
    if model.is_some_and(|model| is_argument(model, of)) {
        return "read".to_owned();
    }
    match of {
        Type::Flag => "Members::flag".to_owned(),
        Type::Whole => "Members::whole".to_owned(),
        Type::Real => "Members::real".to_owned(),
        Type::Seconds => "Members::time".to_owned(),
        Type::Money => "Members::money".to_owned(),
        Type::Json => "Members::json".to_owned(),
        Type::Object => "Members::objectOf".to_owned(),
        Type::List(of) => format!("Members.list({})", reader(*of, model)),
        Type::Optional(of) => reader(*of, model),
        Type::StringEnum(spec) => format!("{}::read", spec.title()),
        Type::Model(spec) => match spec.argument {
            Some(argument) => format!("{{ {}.read(it, {}) }}", spec.title(), reader(*argument, None)),
            None => format!("{}::read", spec.title()),
        },
        Type::Error => "NumplanException::read".to_owned(),
        _ => "Members::text".to_owned(),
    }
}

/// What a member is if nobody says.
fn default(of: Type) -> &'static str {
    match of {
        Type::Optional(_) => " = null",
        Type::List(_) => " = emptyList()",
        Type::Object => " = emptyMap()",
        _ => "",
    }
}

/// The call that reads a member.
fn read_member(at: usize, of: Type, model: &ModelSpec) -> String {
    let how = if matches!(of, Type::Optional(_)) { "optional" } else { "read" };
    format!("members.{how}({at}, {})", reader(of, Some(model)))
}

fn declare(member: &Member, model: &ModelSpec, marks: &str) -> String {
    let of = type_name(member.of, Some(model));
    format!(
        "{}    {marks}public val {}: {of}{},\n",
        comment(&doc(member.doc, &[]), 4),
        spell(member.name),
        default(member.of)
    )
}

fn model(model: &ModelSpec, going_back: &[String]) -> String {
    let title = model.title();
    let parameter = parameter_of(model);
    let generic = parameter.as_ref().map(|name| format!("<out {name}>")).unwrap_or_default();
    let mut out = comment(&doc(model.doc, &[]), 0);
    let has = |name: &str| model.members.iter().any(|member| member.name == name);
    let _ = writeln!(out, "public data class {title}{generic}(");
    for member in model.members {
        out += &declare(member, model, "");
    }
    let passes = going_back.contains(&model.title());
    // What an error holds is written where the error is, which every exception lets itself be.
    out +=
        if models_in(ErrorDetails::TYPE).contains(&model.title()) { ") : Serializable {\n" } else { ") {\n" };
    if has("failure") {
        let of = parameter.as_ref().map(|name| format!("<{name}>")).unwrap_or_default();
        let _ = write!(
            out,
            "    /** The same, if all of it was done. Throws what was rejected or is unknown, with this as its result. */\n    public fun require(): {title}{of} {{\n        unmet?.let {{ throw NumplanException.of(it.details, this) }}\n        return this\n    }}\n\n"
        );
    }
    if passes {
        out += "    internal fun passed(): Passed = Passed { to ->\n";
        for member in model.members.iter().filter(|member| is_plain(member.of)) {
            let _ = writeln!(out, "        to.put({:?}, {})", member.name, spell(member.name));
        }
        out += "    }\n\n";
    }
    let of = parameter
        .as_ref()
        .map(|name| (format!("<{name}> "), format!("<{name}>"), format!(", read: (FfiTree) -> {name}")));
    let (declared, of, read) = of.unwrap_or_default();
    let _ = write!(
        out,
        "    internal companion object {{\n        fun {declared}read(tree: FfiTree{read}): {title}{of} {{\n            val members = Members(tree)\n            return {title}(\n"
    );
    for (at, member) in model.members.iter().enumerate() {
        let _ =
            writeln!(out, "                {} = {},", spell(member.name), read_member(at, member.of, model));
    }
    out + "            )\n        }\n    }\n}\n"
}

/// Whether a member goes back to the engine as it came: what hangs on it is not part of what an update compares.
fn is_plain(of: Type) -> bool {
    match of {
        Type::Optional(of) => is_plain(*of),
        Type::Text | Type::Flag | Type::Whole | Type::Real | Type::Money | Type::StringEnum(_) => true,
        _ => false,
    }
}

/// Whether a member is a time if it is there: an object then, and no number.
fn is_time(of: Type) -> bool {
    matches!(of, Type::Optional(of) if matches!(*of, Type::Seconds))
}

/// The models that a type is made of, at any depth.
fn models_in(of: Type) -> Vec<String> {
    match of {
        Type::List(of) | Type::Optional(of) => models_in(*of),
        Type::Model(spec) => {
            let held = spec.members.iter().flat_map(|member| models_in(member.of));
            iter::once(spec.title()).chain(held).collect()
        }
        _ => Vec::new(),
    }
}

/// The one error: a class a code.
fn error() -> String {
    let Type::Model(detail) = ErrorDetails::TYPE else { return String::new() };
    let mut out = comment("What an error knows.", 0);
    out += "public data class ErrorDetails(\n";
    // Kotlin's time lets itself be written nowhere, so what is written is a number.
    let times = || detail.members.iter().filter(|member| is_time(member.of)).map(|member| spell(member.name));
    for member in detail.members {
        out += &declare(member, detail, if is_time(member.of) { "@Transient " } else { "" });
    }
    out += ") : Serializable {\n";
    for time in times() {
        let _ = writeln!(out, "    private val {time}Written: Long? = {time}?.inWholeNanoseconds");
    }
    let read_back: Vec<_> = times().map(|time| format!("{time} = {time}Written?.nanoseconds")).collect();
    let _ = write!(out, "\n    private fun readResolve(): Any = copy({})\n\n", read_back.join(", "));
    out += "    internal companion object {\n        fun read(tree: FfiTree): ErrorDetails {\n            val members = Members(tree)\n            return ErrorDetails(\n";
    for (at, member) in detail.members.iter().enumerate() {
        let _ =
            writeln!(out, "                {} = {},", spell(member.name), read_member(at, member.of, detail));
    }
    out += "            )\n        }\n    }\n}\n\n";
    out += &comment(
        "Whatever goes wrong: one sealed type, with a class for every code. Its message is a sentence for the person who reads it.",
        0,
    );
    out += "public sealed class NumplanException(\n    /** What it knows. */\n    public val details: ErrorDetails,\n    /**\n     * Of `require`: the result, which says what was done all the same. Not part of what makes two errors equal, and not\n     * written where an error is serialized.\n     */\n    @Transient public val result: Any? = null,\n) : Exception(details.message) {\n";
    out += "    override val message: String get() = details.message\n\n";
    for member in detail.members.iter().filter(|member| member.name != "message") {
        let of = type_name(member.of, Some(detail));
        // An exception has a cause already, which is another exception.
        let spelled = if member.name == "cause" { "causeCode".into() } else { spell(member.name) };
        let _ = write!(
            out,
            "{}    public val {spelled}: {of} get() = details.{}\n\n",
            comment(&doc(member.doc, &[]), 4),
            spell(member.name)
        );
    }
    for (word, about) in ErrorCode::SPEC.words.iter().zip(ErrorCode::SPEC.docs) {
        let _ = write!(
            out,
            "{}    public class {} internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)\n\n",
            comment(about, 4),
            pascal(word)
        );
    }
    out += "    /** Two are equal if they know the same. */\n    override fun equals(other: Any?): Boolean = other is NumplanException && other.details == details\n\n    override fun hashCode(): Int = details.hashCode()\n\n";
    out += "    internal companion object {\n        fun read(tree: FfiTree): NumplanException = of(ErrorDetails.read(tree))\n\n        fun of(details: ErrorDetails, result: Any? = null): NumplanException = when (details.code) {\n";
    for word in ErrorCode::SPEC.words {
        let _ =
            writeln!(out, "            ErrorCode.{} -> {}(details, result)", constant(word), pascal(word));
    }
    out + "        }\n    }\n}\n"
}

fn settings() -> String {
    let settings: Vec<Parameter> = CLIENT_SETTINGS.iter().map(setting).collect();
    let mut out = comment("The settings of a client. What is not set is as its documentation says.", 0);
    out += "public data class ClientSettings(\n";
    for setting in &settings {
        let of = parameter_type(setting);
        let _ =
            writeln!(out, "{}    public val {}: {of} = null,", comment(&setting.doc, 4), spell(setting.name));
    }
    out += ") {\n    internal fun put(to: Arguments) {\n";
    for setting in &settings {
        let _ = writeln!(out, "        to.put({:?}, {})", spell(setting.name), spell(setting.name));
    }
    out += "    }\n\n    /** What is set, in one line; of the base URL not the user info. */\n    override fun toString(): String = listOf(\n";
    for setting in &settings {
        let name = spell(setting.name);
        let value = if name == "baseUrl" { "withoutUserInfo(baseUrl)" } else { &name };
        let _ = writeln!(out, "        {name:?} to {value},");
    }
    out + "    ).filter { it.second != null }.joinToString(\", \", \"ClientSettings(\", \")\") { (name, value) -> \"$name=$value\" }\n}\n"
}

fn value_type(of: &Value) -> String {
    match of {
        Value::Text => "String".to_owned(),
        Value::Flag => "Boolean".to_owned(),
        Value::Whole => "Long".to_owned(),
        Value::Real => "Double".to_owned(),
        Value::Time => "Duration".to_owned(),
        Value::Number => "CharSequence".to_owned(),
        Value::StringEnum(spec) => spec.title(),
        Value::Model(model) => model.title(),
        Value::Destination => "WavixDestination".to_owned(),
        Value::List(of) => format!("List<{}>", value_type(of)),
    }
}

fn parameter_type(parameter: &Parameter) -> String {
    let of = value_type(&parameter.of);
    match parameter.need {
        Need::Required => of,
        Need::Optional => format!("{of}?"),
        Need::Clearable => format!("Change<{of}>"),
    }
}

fn declared(parameters: &[Parameter], indent: usize) -> String {
    let pad = " ".repeat(indent);
    let one = |parameter: &Parameter| {
        let default = match parameter.need {
            Need::Required => "",
            Need::Optional => " = null",
            Need::Clearable => " = Change.Keep",
        };
        format!("{pad}    {}: {}{default},\n", spell(parameter.name), parameter_type(parameter))
    };
    format!("(\n{}{pad})", parameters.iter().map(one).collect::<String>())
}

fn handed(parameters: &[Parameter]) -> String {
    parameters.iter().map(|parameter| spell(parameter.name)).collect::<Vec<_>>().join(", ")
}

fn about(operation: &OperationSpec, parameters: &[Parameter]) -> String {
    let mut out = String::from("        /**\n");
    for line in wrapped(&doc(operation.doc, &operation.names()), WIDTH - 11) {
        out += &(format!("         * {line}").trim_end().to_owned() + "\n");
    }
    out += "         *\n";
    for parameter in parameters {
        let text = format!("@param {} {}", spell(parameter.name), parameter.doc);
        for (at, line) in wrapped(&text, WIDTH - 13).into_iter().enumerate() {
            let _ = writeln!(out, "         * {}{line}", if at == 0 { "" } else { "  " });
        }
    }
    out + "         */\n"
}

/// A call whose arguments stand in one line, or one below the other.
fn call(head: &str, arguments: &str, indent: usize) -> String {
    if indent + head.len() + arguments.len() + 2 <= WIDTH {
        return format!("{head}({arguments})");
    }
    let pad = " ".repeat(indent);
    let lines: Vec<_> = arguments.split(", ").map(|argument| format!("{pad}    {argument},\n")).collect();
    format!("{head}(\n{}{pad})", lines.concat())
}

/// One operation: the method that carries it out, and the function that makes it a value.
fn operation(spec: &'static OperationSpec, title: &str) -> (String, String) {
    let verb = spell(spec.verb()).into_owned();
    let output = type_name(spec.output, None);
    let paged = parameters(spec, true);
    let one = if spec.item.is_some() { format!("{verb}Page") } else { verb.clone() };
    let mut method = String::new();
    if let Some(item) = spec.item {
        let whole = parameters(spec, false);
        // The window stands between the filters and the options, and is left out by name.
        let named: Vec<_> =
            whole.iter().map(|parameter| format!("{0} = {0}", spell(parameter.name))).collect();
        method += &about(spec, &whole);
        let made = call(&format!("Companion.{one}"), &named.join(", "), 12);
        let _ = write!(
            method,
            "        public fun {verb}{}: Items<{}> {{\n            val operation = {made}\n            return Items(client, operation.request, {})\n        }}\n\n",
            declared(&whole, 8),
            type_name(item, None),
            reader(item, None)
        );
        method += "        /** One page of the same list. Whoever wants all of it needs no pages: the list reads them as they are needed. */\n";
    } else {
        method += &about(spec, &paged);
    }
    let made = call(&format!("Companion.{one}"), &handed(&paged), 12);
    let _ = write!(
        method,
        "        public suspend fun {one}{}: {output} {{\n            val operation = {made}\n            return client.run(operation)\n        }}\n",
        declared(&paged, 8)
    );

    let mut value =
        String::from("            /** The same as a value, to be prepared or driven by hand. */\n");
    let _ = write!(
        value,
        "            public fun {one}{}: Operation<{title}, {output}> {{\n                val inputs = Arguments()\n                val options = Arguments()\n",
        declared(&paged, 12)
    );
    for parameter in &paged {
        let to = if parameter.is_option { "options" } else { "inputs" };
        let how = if parameter.need == Need::Clearable { "change" } else { "put" };
        let name = spell(parameter.name);
        let chain = if parameter.need == Need::Optional { "?" } else { "" };
        let given = match &parameter.of {
            Value::Model(_) => format!("{name}{chain}.passed()"),
            Value::List(of) if matches!(**of, Value::Model(_)) => {
                format!("{name}{chain}.map {{ it.passed() }}")
            }
            _ => name.into_owned(),
        };
        let _ = writeln!(value, "                {to}.{how}({:?}, {given})", spell(parameter.name));
    }
    let read = reader(spec.output, None);
    let _ = write!(
        value,
        "                return Operation({:?}, inputs, options, {read})\n            }}\n",
        spec.name
    );
    (method, value)
}

fn client(provider: &Described) -> Vec<String> {
    let title = provider.id.title();
    let word = provider.id.as_str();
    let resources = resources(provider);
    let parts: Vec<String> = provider.credentials.iter().map(|part| spell(part).into_owned()).collect();

    let mut keys =
        comment(&format!("What {title} wants to know of the caller. Nothing shows what is in it."), 0);
    let _ = writeln!(keys, "public class {title}Credentials(");
    for part in &parts {
        let _ = writeln!(keys, "    internal val {part}: String,");
    }
    let _ = write!(
        keys,
        ") {{\n    override fun toString(): String = \"{title}Credentials(***)\"\n\n    internal fun parts(): List<String> = listOf({})\n}}\n",
        parts.join(", ")
    );

    let mut main = comment(
        &format!(
            "A client of {title}. It can be shared by all coroutines and threads; one is enough for an app."
        ),
        0,
    );
    let _ = writeln!(
        main,
        "public class {title} private constructor(private val client: Client) : AutoCloseable {{"
    );
    let hooks = "        settings: ClientSettings = ClientSettings(),\n        transport: HttpTransport? = null,\n        observer: ((AttemptEvent) -> Unit)? = null,\n";
    let puts: Vec<_> =
        parts.iter().map(|part| format!("                put({part:?}, credentials.{part})\n")).collect();
    let _ = write!(
        main,
        "    /**\n     * With credentials that are at hand.\n     *\n     * @param settings Time limits, another address and the like.\n     * @param transport The app's own network stack, in the place of the engine's.\n     * @param observer Is told of each attempt, for a log.\n     * @throws NumplanException `config` or `invalid_input`, if the client cannot be made so.\n     */\n    public constructor(\n        credentials: {title}Credentials,\n{hooks}    ) : this(\n        Client.open(\n            {word:?},\n            Arguments().apply {{\n{}                settings.put(this)\n            }},\n            null,\n            transport,\n            observer,\n        ),\n    )\n\n",
        puts.concat()
    );
    let taken: Vec<_> = parts.iter().map(|part| format!("        {part}: String,\n")).collect();
    let _ = write!(
        main,
        "    /** With credentials that are at hand. */\n    public constructor(\n{}{hooks}    ) : this({title}Credentials({}), settings, transport, observer)\n\n",
        taken.concat(),
        parts.join(", ")
    );
    let _ = write!(
        main,
        "    /**\n     * With credentials out of a key store or from the app's own backend: [credentials] is asked when the first call needs\n     * them, and once more when they are not accepted.\n     */\n    public constructor(\n        settings: ClientSettings = ClientSettings(),\n        transport: HttpTransport? = null,\n        observer: ((AttemptEvent) -> Unit)? = null,\n        credentials: suspend () -> {title}Credentials,\n    ) : this(\n        Client.open({word:?}, Arguments().apply(settings::put), {{ credentials().parts() }}, transport, observer),\n    )\n\n"
    );
    for (resource, _) in &resources {
        let _ = writeln!(
            main,
            "    /** {title}'s calls about {0}. */\n    public val {1}: {2} = {2}(client)\n",
            resource.replace('_', " "),
            spell(resource),
            pascal(resource)
        );
    }
    let _ = write!(main, "{}", BY_HAND.trim_start_matches('\n').replace("TITLE", title));
    for (resource, operations) in resources {
        let of = pascal(resource);
        let (methods, values): (Vec<_>, Vec<_>) =
            operations.iter().map(|spec| operation(spec, title)).unzip();
        let _ = write!(
            main,
            "\n    /** {title}'s calls about {}. */\n    public class {of} internal constructor(private val client: Client) {{\n{}\n        /** The same calls as values. */\n        public companion object {{\n{}        }}\n    }}\n",
            resource.replace('_', " "),
            methods.join("\n"),
            values.join("\n")
        );
    }
    main += "}\n";
    vec![keys, main]
}
