package dev.numplan

import kotlinx.coroutines.runBlocking

/** Sends one request with [OkHttpTransport] and returns from `main`. */
object OkHttpProgram {
    @JvmStatic
    fun main(arguments: Array<String>) {
        val (url) = arguments
        val client = Flowroute("sandbox-access-key", "sandbox-secret-key", ClientSettings(url), OkHttpTransport())
        client.use { runBlocking { println(it.numbers.get("12065551234").value) } }
    }
}
