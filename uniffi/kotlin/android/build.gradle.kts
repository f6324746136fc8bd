// The AAR: the Kotlin sources of the jar, with the engine for each Android ABI. Run `android/native.sh` first: it builds the
// engine into build/jniLibs.

plugins {
    id("com.android.library") version "8.13.0"
    id("org.jetbrains.kotlin.android") version "2.4.21"
    id("maven-publish")
}

group = "dev.numplan"
version = "0.1.0"

android {
    namespace = "dev.numplan"
    compileSdk = 36

    defaultConfig {
        minSdk = 24
        // The same rules as in the jar.
        consumerProguardFiles("../src/main/resources/META-INF/proguard/numplan.pro")
    }

    sourceSets.named("main") {
        java.srcDirs("../src/main/kotlin")
        jniLibs.srcDirs("build/jniLibs")
    }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }

    publishing {
        singleVariant("release") { withSourcesJar() }
    }
}

kotlin {
    jvmToolchain(17)
    explicitApiWarning()
    // Apps may use Kotlin 2.1.
    compilerOptions {
        languageVersion = org.jetbrains.kotlin.gradle.dsl.KotlinVersion.KOTLIN_2_1
        apiVersion = org.jetbrains.kotlin.gradle.dsl.KotlinVersion.KOTLIN_2_1
    }
    coreLibrariesVersion = "2.1.21"
}

dependencies {
    api("org.jetbrains.kotlinx:kotlinx-coroutines-android:1.10.2")
    implementation("net.java.dev.jna:jna:5.19.1@aar")
    // Only for OkHttpTransport; apps that use it already have OkHttp.
    compileOnly("com.squareup.okhttp3:okhttp:5.5.1")
    // Only for dev.numplan.serializers; apps that store models as JSON already have it.
    compileOnly("org.jetbrains.kotlinx:kotlinx-serialization-json:1.8.1")
}

publishing {
    publications {
        register<MavenPublication>("release") {
            artifactId = "numplan-android"
            afterEvaluate { from(components["release"]) }
        }
    }
}
