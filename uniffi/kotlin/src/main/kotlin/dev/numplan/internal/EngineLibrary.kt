package dev.numplan.internal

import com.sun.jna.Platform
import java.io.File
import java.io.InputStream

/** The native library of the engine, which JNI loads and JNA uses as well. */
internal object EngineLibrary {
    private const val NAME = "numplan_uniffi"
    private const val OVERRIDE = "uniffi.component.numplan.libraryOverride"
    private const val UNPACKED = "numplan-engine-"

    /** The path of the loaded library, or its name on Android. */
    val location: String = load()

    private fun load(): String {
        val file = System.getProperty(OVERRIDE)?.let(::File) ?: if (Platform.isAndroid()) null else unpacked()
        if (file == null) {
            System.loadLibrary(NAME)
            return NAME
        }
        val path = file.absolutePath
        try {
            @Suppress("UnsafeDynamicallyLoadedCode")
            System.load(path)
        } catch (error: UnsatisfiedLinkError) {
            val advice = "set java.io.tmpdir to a folder that may hold programs, or $OVERRIDE to the engine's path"
            throw UnsatisfiedLinkError("the numplan engine cannot be loaded from $path: ${error.message}: $advice")
        }
        return path
    }

    /** Unpacks the library of the jar into a new file, which this process deletes when it ends. */
    private fun unpacked(): File {
        val platform = Platform.RESOURCE_PREFIX
        val name = System.mapLibraryName(NAME)
        val packed = EngineLibrary::class.java.getResourceAsStream("/$platform/$name") ?: throw UnsatisfiedLinkError(
            "numplan has no engine for $platform: add the artifact for your platform, or build the engine and set $OVERRIDE to its path",
        )
        val folder = File(System.getProperty("java.io.tmpdir"))
        // Windows keeps a loaded library. The next process deletes it.
        if (Platform.isWindows()) folder.listFiles { file -> file.name.startsWith(UNPACKED) }?.forEach(File::delete)
        return packed.use { write(it, folder, name) }
    }

    /** Writes to a new file, which no other process has planted. `File.createTempFile` would load `SecureRandom`. */
    private fun write(packed: InputStream, folder: File, name: String): File {
        while (true) {
            val file = File(folder, "$UNPACKED${System.nanoTime()}-$name")
            if (!file.createNewFile()) continue
            file.deleteOnExit()
            file.outputStream().use { packed.copyTo(it, bufferSize = 1 shl 18) }
            return file
        }
    }
}
