package dev.numplan.samples.admin

import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.unit.Density
import androidx.compose.ui.use
import dev.numplan.ClientSettings
import dev.numplan.ProviderId
import dev.numplan.fleet.Plan
import dev.numplan.samples.admin.model.AppModel
import dev.numplan.samples.admin.model.Screen
import dev.numplan.samples.admin.model.numbersOf
import dev.numplan.samples.admin.ui.App
import dev.numplan.samples.admin.ui.Platform
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.swing.Swing
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import org.jetbrains.skia.EncodedImageFormat
import java.io.File
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.minutes

private const val WIDTH = 900
private const val HEIGHT = 560

/** Writes a picture of each screen, on the sandbox, into the folder of the first argument. The second one is a plan file. */
fun main(arguments: Array<String>): Unit = runBlocking {
    val folder = File(arguments.first()).apply { mkdirs() }
    Sandbox().use { sandbox ->
        val settings = ClientSettings(baseUrl = sandbox.url)
        val scope = CoroutineScope(Dispatchers.Swing)
        AppModel(MemorySecrets(), scope) { account, parts -> numbersOf(account, settings, parts) }.use { app ->
            val account = checkNotNull(app.state.first { it.account != null }.account)
            val first = account.list.state.first { it.numbers.isNotEmpty() }.numbers.first().phoneNumber.orEmpty()
            app.details(first)
            val details = checkNotNull(app.state.value.details)
            details.state.first { it.saved.isNotEmpty() && !it.isBusy }
            details.type("alias", "Front desk")
            details.save()
            details.state.first { it.outcomes.isNotEmpty() && !it.isBusy }
            shoot(app, File(folder, "numbers.png"))

            app.show(Screen.ORDER)
            sandbox.fault("""{"method": "POST", "action": {"kind": "drop", "commit": true}}""")
            account.order.type("206")
            account.order.choose(checkNotNull(account.order.state.first { it.offers != null }.offers).first())
            account.order.consent(true)
            shoot(app, File(folder, "order.png"))
            account.order.order()
            account.order.state.first { it.end != null }
            shoot(app, File(folder, "lost-connection.png"))

            app.show(Screen.PLAN)
            app.plan.open("fleet.plan") { Plan.read(File(arguments[1])) }
            app.plan.state.first { it.plan != null }
            shoot(app, File(folder, "plan.png"))
            app.plan.acknowledge(true)
            app.plan.approve()
            app.plan.state.first { it.approval != null }
            shoot(app, File(folder, "approved-plan.png"))

            val form = app.newAccount(ProviderId.PLIVO)
            form.type(0, "sandbox")
            form.type(1, "sandbox-auth-token")
            shoot(app, File(folder, "new-account.png"))
        }
    }
}

private suspend fun shoot(app: AppModel, file: File) = withContext(Dispatchers.Swing) {
    withTimeout(5.minutes) {
        ImageComposeScene(WIDTH, HEIGHT, Density(1f)) { App(app, Platform({ true }, {}, {})) }.use { scene ->
            scene.render()
            // The states arrive with the next frames.
            delay(200.milliseconds)
            val image = scene.render(1_000_000_000)
            file.writeBytes(checkNotNull(image.encodeToData(EncodedImageFormat.PNG)).bytes)
        }
    }
}
