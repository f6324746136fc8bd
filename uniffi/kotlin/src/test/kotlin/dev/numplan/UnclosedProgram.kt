package dev.numplan

import kotlinx.coroutines.runBlocking

/** Closes no client: drops some, prints how many engines are left, and returns from `main` with another one open. */
object UnclosedProgram {
    private const val DROPPED = 20

    @Suppress("unused")
    private var open: Flowroute? = null

    @JvmStatic
    fun main(arguments: Array<String>) {
        val (url) = arguments
        repeat(DROPPED) { read(url) }
        var collections = 0
        while (engines() > 0 && collections++ < 200) {
            System.gc()
            Thread.sleep(50)
        }
        println(engines())
        open = read(url)
        println(engines())
    }

    private fun read(url: String): Flowroute {
        val client = Flowroute("sandbox-access-key", "sandbox-secret-key", ClientSettings(url))
        runBlocking { client.numbers.get("12065551234") }
        return client
    }

    /** Each engine has one thread. */
    private fun engines(): Int = Thread.getAllStackTraces().keys.count { it.name == "numplan" }
}
