package dev.numplan

import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import proguard.ProGuard
import java.io.File
import java.net.URI
import java.nio.file.FileSystems
import java.nio.file.Files
import java.util.zip.ZipEntry
import java.util.zip.ZipFile
import java.util.zip.ZipOutputStream
import kotlin.io.path.extension
import kotlin.io.path.readBytes
import kotlin.test.assertEquals

/** Apps that ProGuard has shrunk and renamed by the rules of the jar and of its dependencies. R8 reads the same rules. */
class ShrinkTest : OnSandbox() {
    @TempDir
    lateinit var folder: File

    private val path = System.getProperty("java.class.path").split(File.pathSeparator).map(::File)

    private val classes = File(Money::class.java.protectionDomain.codeSource.location.toURI())

    @Test
    fun `shrunk app runs`() {
        val app = shrunk(ShrunkProgram::class.java, LIBRARIES)
        val expected = """
            alias applied
            true list
            GET /v2/numbers/{number}
            not_found 404
            NYC Number, 1 event
            [form, ten_digits, exchange_555]
            ColumnCounts(cells=2, valid=1, readable=0, refused=1, flagged=1)
            https://***@example.com/hook
            true
        """.trimIndent()
        // The engine is a resource, as in the jar.
        val engine = File(TESTS, "../target/kotlin-native")
        val arguments = listOf(sandbox.url, "$TESTS/plans/open.plan")
        assertEquals(0 to expected, runJava(ShrunkProgram::class.java, arguments, path = "$app${File.pathSeparator}$engine"))
    }

    @Test
    fun `shrunk app stores models`() {
        val json = listOf("kotlinx-serialization-core-jvm", "kotlinx-serialization-json-jvm")
        val app = shrunk(ShrunkJsonProgram::class.java, LIBRARIES + json)
        val number = """{"value":"12065551234","alias":"NYC","routes":[],"extra":{"other":[1,"x"]}}"""
        assertEquals(0 to number, runJava(ShrunkJsonProgram::class.java, listOf(number), path = "$app"))
    }

    /** The jar of a program with its dependencies. A warning of ProGuard fails. */
    private fun shrunk(program: Class<*>, needed: List<String>): File {
        val jars = needed.map { name -> path.single { it.name.startsWith("$name-") && it.name.removePrefix("$name-")[0].isDigit() } }
        val rules = jars.flatMap(::rules) + File(classes, "META-INF/proguard/numplan.pro")
        val app = File(folder, "app.jar")
        val tests = File(program.protectionDomain.codeSource.location.toURI())
        val lines = rules.map { "-include '$it'" } + jars.map { "-injars '$it'(**.class,com/sun/jna/**)" } + listOf(
            "-injars '$classes'(**.class)",
            "-injars '$tests'(dev/numplan/${program.simpleName}*.class)",
            "-libraryjars '$virtualMachine'",
            "-outjars '$app'",
            "-keep class ${program.name} { public static void main(java.lang.String[]); }",
            "-dontnote **",
            // The optimizer of ProGuard 7.7 breaks kotlinx-coroutines.
            "-dontoptimize",
            // The debug agent of kotlinx-coroutines has an annotation of Android.
            "-dontwarn android.annotation.SuppressLint",
        )
        val configuration = File(folder, "app.pro").apply { writeText(lines.joinToString("\n")) }
        val (code, said) = runJava(ProGuard::class.java, listOf("@$configuration"), QUICK)
        assertEquals(0, code, said)
        return app
    }

    /** The rules in a jar. */
    private fun rules(jar: File): List<File> = ZipFile(jar).use { zip ->
        zip.entries().asSequence().filter { it.name.matches(Regex("META-INF/proguard/.*\\.pro")) }.toList().map { entry ->
            File(folder, File(entry.name).name).apply { writeBytes(zip.getInputStream(entry).readBytes()) }
        }
    }

    /** The classes of this virtual machine, as a jar. */
    private val virtualMachine: File by lazy { File.createTempFile("java", ".jar").apply { deleteOnExit() }.also(::writeMachine) }

    private fun writeMachine(jar: File) {
        ZipOutputStream(jar.outputStream().buffered()).use { zip ->
            zip.setLevel(0)
            for (module in listOf("java.base", "java.net.http", "java.logging")) {
                val root = FileSystems.getFileSystem(URI("jrt:/")).getPath("modules", module)
                Files.walk(root).filter { it.extension == "class" && it.fileName.toString() != "module-info.class" }.forEach {
                    zip.putNextEntry(ZipEntry(root.relativize(it).toString()))
                    zip.write(it.readBytes())
                }
            }
        }
    }

    private companion object {
        /** ProGuard runs too briefly for the JVM's optimizing compiler to save time. */
        val QUICK = listOf("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        val LIBRARIES = listOf("kotlin-stdlib", "kotlinx-coroutines-core-jvm", "jna", "annotations")
    }
}
