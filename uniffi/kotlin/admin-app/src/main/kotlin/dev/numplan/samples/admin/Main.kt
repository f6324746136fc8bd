package dev.numplan.samples.admin

import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.WindowState
import androidx.compose.ui.window.application
import dev.numplan.ClientSettings
import dev.numplan.samples.admin.model.AppModel
import dev.numplan.samples.admin.model.KeyStoreFile
import dev.numplan.samples.admin.model.numbersOf
import dev.numplan.samples.admin.ui.App
import kotlinx.coroutines.MainScope
import java.io.File

/**
 * Opens the window. With `NUMPLAN_SANDBOX`, the app runs on the sandbox. Else it reads the credentials from the key store
 * that the first argument names.
 */
fun main(arguments: Array<String>) {
    val sandbox = if (System.getenv("NUMPLAN_SANDBOX") == null) null else Sandbox()
    val store = KeyStoreFile(File(arguments.firstOrNull() ?: "numplan.p12"))
    val secrets = if (sandbox == null) store else SandboxSecrets
    val settings = ClientSettings(baseUrl = sandbox?.url)
    val app = AppModel(secrets, MainScope()) { numbersOf(it, secrets, settings) }
    try {
        application(exitProcessOnExit = false) {
            Window(::exitApplication, WindowState(width = 900.dp, height = 620.dp), title = "numplan") {
                App(app) { store.unlock(it.toCharArray()) }
            }
        }
    } finally {
        app.close()
        sandbox?.close()
    }
}
