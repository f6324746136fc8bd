package dev.numplan.fleet

import dev.numplan.JsonValue
import dev.numplan.Members
import dev.numplan.NamedMembers
import dev.numplan.ProviderId
import dev.numplan.internal.FfiValue
import kotlin.time.Duration

/** An account of a plan. */
public data class PlanAccount(
    /** The name: `plivo/main`, or `plivo` where the provider has one account. */
    public val name: String,
    /** The provider. */
    public val provider: ProviderId,
    /** The account's counts. */
    public val counts: PlanCounts,
    /** The cost of applying the account's steps. */
    public val cost: PlanCost,
) {
    internal companion object {
        fun of(ffiValue: FfiValue) = NamedMembers(ffiValue).run {
            PlanAccount(
                text("name"),
                read("provider", ProviderId::read),
                read("counts", PlanCounts::of),
                read("cost", PlanCost::of),
            )
        }
    }
}

/** The counts of an account, or of all accounts. All but [starts] and [steps] count numbers. */
public data class PlanCounts(
    /** Numbers with a step. */
    public val change: Long = 0,
    /** Numbers that are as wanted. */
    public val same: Long = 0,
    /** Numbers of the file that the account does not have. */
    public val missing: Long = 0,
    /** Numbers whose change cannot be made. */
    public val refused: Long = 0,
    /** Numbers of the account that the file does not have. They are never touched. */
    public val unmanaged: Long = 0,
    /** Steps that start a task or a registration, which may cost money. */
    public val starts: Long = 0,
    /** Numbers with a change that cannot be undone. */
    public val irreversible: Long = 0,
    /** Steps. */
    public val steps: Long = 0,
) {
    internal companion object {
        fun of(ffiValue: FfiValue) = NamedMembers(ffiValue).run {
            PlanCounts(
                whole("change"),
                whole("same"),
                whole("missing"),
                whole("refused"),
                whole("unmanaged"),
                whole("starts"),
                whole("irreversible"),
                whole("steps"),
            )
        }
    }
}

/** The cost of applying a plan. */
public data class PlanCost(
    /** Requests. */
    public val requests: Long,
    /** The time at the pace that the providers document. */
    public val duration: Duration,
) {
    internal companion object {
        fun of(ffiValue: FfiValue) = NamedMembers(ffiValue).run {
            PlanCost(whole("requests"), read("seconds", Members::time))
        }
    }
}

/** Equal changes of one field. */
public data class PlanGroup(
    /** The name of the account. */
    public val account: String,
    /** The field, as in the wanted file. */
    public val field: String,
    /** The value before, for people: `"Old"`, or `?` if it cannot be read. */
    public val before: String,
    /** The value after, for people: `"New"`, or `(clear)`. */
    public val after: String,
    /** How many numbers change so. */
    public val count: Long,
    /** The first of them. */
    public val first: String,
    /** Why the change cannot be undone; null: it can be. */
    public val undoObstacle: String? = null,
) {
    /** Whether the change can be undone. */
    public val canUndo: Boolean get() = undoObstacle == null

    internal companion object {
        fun of(ffiValue: FfiValue) = NamedMembers(ffiValue).run {
            PlanGroup(
                text("account"),
                text("field"),
                text("before"),
                text("after"),
                whole("count"),
                text("first"),
                optional("undo_obstacle", Members::text),
            )
        }
    }
}

/** The operations of a plan. None of them buys, releases or destroys. */
public enum class PlanOperation(internal val word: String) {
    /** Sets values of a number. */
    UPDATE("update"),

    /** Sets a route of a number. */
    SET_ROUTE("set_route"),

    /** Clears a route of a number. */
    CLEAR_ROUTE("clear_route"),

    /** Starts a task or a registration, which may cost money. */
    START_PROVISIONING("start_provisioning"),
}

/** One operation on one number. */
public data class PlanStep(
    /** The number: digits, country code first. */
    public val number: String,
    /** The name of the account. */
    public val account: String,
    /** The line of the wanted file. */
    public val line: Long,
    /** The operation. */
    public val operation: PlanOperation,
    /** Whether the step starts a task or a registration, which may cost money. */
    public val startsTask: Boolean,
    /** The fields that change. */
    public val fields: List<PlanField>,
    /** The comments of the row, by column. */
    public val comments: Map<String, String> = emptyMap(),
) {
    internal companion object {
        fun of(ffiValue: FfiValue) = NamedMembers(ffiValue).run {
            val operation = text("operation")
            PlanStep(
                text("number"),
                text("account"),
                whole("line"),
                PlanOperation.entries.first { it.word == operation },
                flag("starts_task"),
                list("fields", PlanField::of),
                read("comments", Members.map(Members::text)),
            )
        }
    }
}

/** The change of one field. */
public data class PlanField(
    /** The field, as in the wanted file. */
    public val field: String,
    /** The value before; null: it is unobserved, since the provider does not show it. `JsonValue.Null`: no value. */
    public val before: JsonValue?,
    /** The value after; `JsonValue.Null`: the field is cleared. */
    public val after: JsonValue,
    /** Whether a secret in [after] is masked. */
    public val isMasked: Boolean = false,
    /** Why the change cannot be undone; null: it can be. */
    public val undoObstacle: String? = null,
) {
    /** Whether the change can be undone. */
    public val canUndo: Boolean get() = undoObstacle == null

    internal companion object {
        fun of(ffiValue: FfiValue) = NamedMembers(ffiValue).run {
            PlanField(
                text("field"),
                if (flag("is_observed")) read("before", Members::json) else null,
                read("after", Members::json),
                flag("is_masked"),
                optional("undo_obstacle", Members::text),
            )
        }
    }
}

/** The kind of a [PlanProblem]. */
public enum class PlanProblemKind(internal val word: String) {
    /** The account does not have the number. */
    MISSING("missing"),

    /** The change cannot be made. */
    REFUSED("refused"),

    /** Worth a look; nothing is left out for it. */
    WARNING("warning"),
}

/** A row without a step, or a warning. */
public data class PlanProblem(
    /** The kind of problem. */
    public val kind: PlanProblemKind,
    /** The number, where the problem is about one. */
    public val number: String?,
    /** The name of the account. */
    public val account: String,
    /** The line of the wanted file, where the problem is about one. */
    public val line: Long?,
    /** The problem and its remedy. */
    public val message: String,
) {
    internal companion object {
        fun of(ffiValue: FfiValue) = NamedMembers(ffiValue).run {
            val kind = text("kind")
            PlanProblem(
                PlanProblemKind.entries.first { it.word == kind },
                optional("number", Members::text),
                text("account"),
                optional("line", Members::whole),
                text("message"),
            )
        }
    }
}
