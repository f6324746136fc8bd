package dev.numplan.fleet

import dev.numplan.JsonValue
import dev.numplan.Members
import dev.numplan.ProviderId
import dev.numplan.internal.FfiPlanAccount
import dev.numplan.internal.FfiPlanCounts
import dev.numplan.internal.FfiPlanField
import dev.numplan.internal.FfiPlanGroup
import dev.numplan.internal.FfiPlanProblem
import dev.numplan.internal.FfiPlanStep
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds

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
        fun of(ffi: FfiPlanAccount) = PlanAccount(
            ffi.name,
            ProviderId.entries.first { it.word == ffi.provider },
            PlanCounts.of(ffi.counts),
            PlanCost.of(ffi.requests, ffi.seconds),
        )
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
        fun of(ffi: FfiPlanCounts) = PlanCounts(
            ffi.change.toLong(),
            ffi.same.toLong(),
            ffi.missing.toLong(),
            ffi.refused.toLong(),
            ffi.unmanaged.toLong(),
            ffi.starts.toLong(),
            ffi.irreversible.toLong(),
            ffi.steps.toLong(),
        )
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
        fun of(requests: ULong, seconds: Double) = PlanCost(requests.toLong(), seconds.seconds)
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
        fun of(ffi: FfiPlanGroup) =
            PlanGroup(ffi.account, ffi.`field`, ffi.before, ffi.after, ffi.count.toLong(), ffi.first, ffi.obstacle)
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
        fun of(ffi: FfiPlanStep) = PlanStep(
            ffi.number,
            ffi.account,
            ffi.line.toLong(),
            PlanOperation.entries.first { it.word == ffi.operation },
            ffi.startsTask,
            ffi.fields.map(PlanField::of),
            ffi.comments,
        )
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
        fun of(ffi: FfiPlanField) =
            PlanField(ffi.`field`, ffi.before?.let(Members::json), Members.json(ffi.after), ffi.isMasked, ffi.obstacle)
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
        fun of(ffi: FfiPlanProblem) = PlanProblem(
            PlanProblemKind.entries.first { it.word == ffi.kind },
            ffi.number,
            ffi.account,
            ffi.line?.toLong(),
            ffi.message,
        )
    }
}
