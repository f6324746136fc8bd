package dev.numplan.samples.admin.model

import dev.numplan.ProviderId
import java.io.File
import java.security.KeyStore
import javax.crypto.spec.SecretKeySpec

/** Stores the credentials of accounts. On Android, an implementation keeps them encrypted with a key of the Android Keystore. */
interface SecretStore {
    /** The accounts with stored credentials. */
    suspend fun accounts(): List<ProviderId>

    /**
     * Returns the parts of the credentials, in the order of the provider's client.
     *
     * @throws SecretsLocked if the user has to unlock the store first.
     */
    suspend fun read(account: ProviderId): List<String>
}

/** The store is locked. The app asks for the password instead of showing an error. */
class SecretsLocked : Exception("the key store is locked")

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

    fun write(account: ProviderId, parts: List<String>) {
        val password = password ?: throw SecretsLocked()
        val store = open(password)
        val key = SecretKeySpec(parts.joinToString("\n").toByteArray(), "AES")
        store.setEntry(account.word, KeyStore.SecretKeyEntry(key), KeyStore.PasswordProtection(password))
        file.outputStream().use { store.store(it, password) }
    }

    override suspend fun accounts(): List<ProviderId> {
        val store = open(password ?: throw SecretsLocked())
        return ProviderId.entries.filter { store.containsAlias(it.word) }
    }

    override suspend fun read(account: ProviderId): List<String> {
        val password = password ?: throw SecretsLocked()
        val key = checkNotNull(open(password).getKey(account.word, password)) { "no credentials of $account" }
        return key.encoded.decodeToString().split("\n")
    }

    private fun open(password: CharArray): KeyStore = KeyStore.getInstance("PKCS12").apply {
        if (file.exists() && file.length() > 0) file.inputStream().use { load(it, password) } else load(null, password)
    }
}
