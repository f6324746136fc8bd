package dev.numplan.fleet

import dev.numplan.Members
import dev.numplan.NamedMembers
import dev.numplan.PhoneNumber
import dev.numplan.internal.FfiApproval
import dev.numplan.internal.FfiPlan
import dev.numplan.translated
import java.io.File
import java.util.concurrent.TimeUnit

/** A format of [Plan.show]. */
public enum class PlanFormat(internal val word: String) {
    /** Text for a terminal or a fixed-width view: equal changes in groups. */
    TABLE("table"),

    /** Markdown, shorter than 65,535 characters. */
    MARKDOWN("markdown"),

    /** One HTML page with a filter, which loads nothing: for a web view. */
    HTML("html"),

    /** One JSON object with every step. */
    JSON("json"),
}

/**
 * A plan of `numplan fleet plan`: every difference between the wanted and the observed state of many numbers. Reading a plan
 * verifies its [id]. An app shows and approves a plan; `numplan fleet apply` applies it where no system ends the process.
 */
public class Plan private constructor(private val plan: FfiPlan, header: NamedMembers) {
    /** The id: 12 hexadecimal digits of the hash of the file. An approval names it. */
    public val id: String = header.text("id")

    /** The name and version of the engine that made the plan. */
    public val engine: String = header.text("engine")

    /** When the plan was made, in seconds since 1970. */
    public val createdEpochSeconds: Long = header.whole("created")

    /** Until when the plan may be applied, in seconds since 1970. */
    public val expiresEpochSeconds: Long = header.whole("expires")

    /** The wanted file. */
    public val file: String = header.text("file")

    /** Whether secrets are masked in the plan. Then applying needs the wanted file again. */
    public val hasSecrets: Boolean = header.flag("has_secrets")

    /** The accounts. */
    public val accounts: List<PlanAccount> = header.list("accounts", PlanAccount::of)

    /** The counts of all accounts together. */
    public val counts: PlanCounts = header.read("counts", PlanCounts::of)

    /** The cost of applying the plan. Accounts are applied at the same time. */
    public val cost: PlanCost = header.read("cost", PlanCost::of)

    /** Equal changes of one field, by account, the largest group first. A group of one number is an exception. */
    public val groups: List<PlanGroup> = header.list("groups", PlanGroup::of)

    /** Rows that have no step though they should have one, and warnings. */
    public val problems: List<PlanProblem> = header.list("problems", PlanProblem::of)

    /** The limits that the plan exceeds, with the option of `numplan fleet apply` that allows each. */
    public val limits: List<String> = header.list("limits", Members::text)

    /** The plan in one line: id, counts, and cost. */
    public val summary: String = header.text("summary")

    /** Whether the plan may not be applied anymore. */
    public val isExpired: Boolean get() = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis()) > expiresEpochSeconds

    /** Steps in the order of the wanted file. A plan may have 100,000, so a list on a screen reads them page by page. */
    public fun steps(from: Long = 0, limit: Int = 100): List<PlanStep> {
        require(from >= 0 && limit >= 0) { "from is $from and limit is $limit: pass numbers from 0 up" }
        return Members.list(PlanStep::of)(translated { plan.steps(from.toULong(), limit.toULong()) })
    }

    /**
     * The steps of one number; empty if it does not change.
     *
     * @throws dev.numplan.NumplanException `invalid_input` if the text is not a number.
     */
    public fun steps(number: CharSequence): List<PlanStep> =
        Members.list(PlanStep::of)(translated { plan.stepsOf(number.toString()) })

    /** The steps of one number. */
    public fun steps(number: PhoneNumber): List<PlanStep> = steps(number.digits)

    /** Shows the plan in a format. */
    public fun show(format: PlanFormat = PlanFormat.TABLE): String = translated { plan.show(format.word) }

    /**
     * Approves the plan. Nothing is sent: the approval is the value that `numplan fleet apply --approve` takes.
     *
     * @param id The id that the user looked at, if it comes from elsewhere than this plan, such as a notification.
     * @throws dev.numplan.NumplanException `config` if the plan has another id or has expired.
     */
    public fun approve(id: String = this.id): Approval =
        Approval(this.id, expiresEpochSeconds, translated { plan.approve(id) })

    override fun toString(): String = summary

    public companion object {
        /**
         * Reads a plan file and verifies its id.
         *
         * @throws dev.numplan.NumplanException `config` if the file cannot be read, was changed, or has another version.
         */
        public fun read(file: File): Plan = of { FfiPlan.load(file.path) }

        /**
         * Reads the content of a plan file, such as a download or a shared document, and verifies its id.
         *
         * @throws dev.numplan.NumplanException `config` if the content was changed or has another version.
         */
        public fun read(content: ByteArray): Plan = of { FfiPlan.read(content) }

        private fun of(open: () -> FfiPlan): Plan = translated {
            val plan = open()
            Plan(plan, NamedMembers(plan.header()))
        }
    }
}

/** The approval of one plan. It is bound to the plan's content, since the id comes from the hash of the file. */
public class Approval internal constructor(
    /** The id of the approved plan: the value of `numplan fleet apply --approve`. */
    public val id: String,
    /** Until when the plan may be applied, in seconds since 1970. */
    public val expiresEpochSeconds: Long,
    private val approval: FfiApproval,
) {
    /** The shell command that applies the plan in the file [plan]. */
    public fun command(plan: String): String = translated { approval.command(plan) }

    override fun equals(other: Any?): Boolean = other is Approval && other.id == id

    override fun hashCode(): Int = id.hashCode()

    /** The id. */
    override fun toString(): String = id
}
