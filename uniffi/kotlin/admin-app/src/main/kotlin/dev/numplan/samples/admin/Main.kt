package dev.numplan.samples.admin

import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.WindowState
import androidx.compose.ui.window.application
import dev.numplan.ClientSettings
import dev.numplan.fleet.Plan
import dev.numplan.samples.admin.model.AppModel
import dev.numplan.samples.admin.model.KeyStoreFile
import dev.numplan.samples.admin.model.numbersOf
import dev.numplan.samples.admin.ui.App
import dev.numplan.samples.admin.ui.Platform
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.MainScope
import kotlinx.coroutines.withContext
import java.awt.FileDialog
import java.awt.Frame
import java.awt.Toolkit
import java.awt.datatransfer.StringSelection
import java.io.File

/**
 * Opens the window. With `NUMPLAN_SANDBOX`, the app runs on the sandbox. Else it reads the credentials from the key store
 * that the first argument names.
 */
fun main(arguments: Array<String>) {
    val sandbox = if (System.getenv("NUMPLAN_SANDBOX") == null) null else Sandbox()
    val store = KeyStoreFile(File(arguments.firstOrNull() ?: "numplan.p12"))
    val secrets = if (sandbox == null) store else MemorySecrets()
    val settings = ClientSettings(baseUrl = sandbox?.url)
    val app = AppModel(secrets, MainScope()) { account, parts -> numbersOf(account, settings, parts) }
    try {
        application(exitProcessOnExit = false) {
            Window(::exitApplication, WindowState(width = 900.dp, height = 620.dp), title = "numplan") {
                App(app, Platform({ store.unlock(it.toCharArray()) }, { pick(window, app) }, ::copy))
            }
        }
    } finally {
        app.close()
        sandbox?.close()
    }
}

private fun pick(window: Frame, app: AppModel) {
    val dialog = FileDialog(window, "Open a plan").apply { isVisible = true }
    val file = dialog.files.firstOrNull() ?: return
    app.plan.open(file.name) { withContext(Dispatchers.IO) { Plan.read(file) } }
}

private fun copy(text: String) = Toolkit.getDefaultToolkit().systemClipboard.setContents(StringSelection(text), null)
