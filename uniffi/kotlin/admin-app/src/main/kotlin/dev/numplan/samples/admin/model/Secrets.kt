package dev.numplan.samples.admin.model

import dev.numplan.ProviderId
import java.io.File
import java.nio.file.Files
import java.nio.file.StandardCopyOption
import java.security.KeyStore
import javax.crypto.spec.SecretKeySpec

/** Stores the credentials of accounts. On Android, an implementation keeps them encrypted with a key of the Android Keystore. */
interface SecretStore {
    /** The accounts with stored credentials. */
    suspend fun accounts(): List<ProviderId>

    /**
     * Returns the parts of the credentials, in the order of [credentialParts].
     *
     * @throws SecretsLocked if the user has to unlock the store first.
     */
    suspend fun read(account: ProviderId): List<String>

    /** Stores credentials in the place of earlier ones. */
    suspend fun write(account: ProviderId, parts: List<String>)

    suspend fun remove(account: ProviderId)
}

/** The store cannot return credentials. The closure of a client throws it, and the engine hands it back as the cause. */
sealed class SecretsException(message: String) : Exception(message)

/** The store is locked. The app asks for the password instead of showing an error. */
class SecretsLocked : SecretsException("Unlock the key store first.")

/** The store lacks the credentials of an account, or has another number of parts than the provider's credentials. */
class SecretsMissing(account: ProviderId) :
    SecretsException("The credentials of ${account.title} are missing or incomplete: enter them again.")

/** A part of the credentials, as the form of an account asks for it. */
data class CredentialPart(val label: String, val isSecret: Boolean)

/** The name for users. */
val ProviderId.title: String get() = word.replaceFirstChar(Char::uppercase)

/** Keeps credentials in a PKCS #12 file that a password protects. */
class KeyStoreFile(private val file: File) : SecretStore {
    private var password: CharArray? = null

    /** Opens the file, or creates it. Returns whether the password is right. */
    fun unlock(password: CharArray): Boolean {
        val isRight = runCatching { open(password) }.isSuccess
        if (isRight) this.password = password
        return isRight
    }

    fun lock() {
        password = null
    }

    override suspend fun write(account: ProviderId, parts: List<String>): Unit = change { store, password ->
        val key = SecretKeySpec(parts.joinToString("\n").toByteArray(), "AES")
        store.setEntry(account.word, KeyStore.SecretKeyEntry(key), KeyStore.PasswordProtection(password))
    }

    override suspend fun remove(account: ProviderId): Unit = change { store, _ -> store.deleteEntry(account.word) }

    override suspend fun accounts(): List<ProviderId> {
        val store = open(password ?: throw SecretsLocked())
        return ProviderId.entries.filter { store.containsAlias(it.word) }
    }

    override suspend fun read(account: ProviderId): List<String> {
        val password = password ?: throw SecretsLocked()
        val key = open(password).getKey(account.word, password) ?: throw SecretsMissing(account)
        return key.encoded.decodeToString().split("\n")
    }

    /** The file is replaced, so that a failure does not lose the other accounts. */
    private fun change(change: (KeyStore, CharArray) -> Unit) {
        val password = password ?: throw SecretsLocked()
        val store = open(password)
        change(store, password)
        val written = File("$file.new")
        written.outputStream().use { store.store(it, password) }
        Files.move(written.toPath(), file.toPath(), StandardCopyOption.REPLACE_EXISTING)
    }

    private fun open(password: CharArray): KeyStore = KeyStore.getInstance("PKCS12").apply {
        if (file.exists() && file.length() > 0) file.inputStream().use { load(it, password) } else load(null, password)
    }
}
