// The AAR: the same Kotlin sources as the jar for the JVM, with the engine for each of Android's processors.
// `android/native.sh` builds these into build/jniLibs first.

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
        consumerProguardFiles("consumer-rules.pro")
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
}

dependencies {
    api("org.jetbrains.kotlinx:kotlinx-coroutines-android:1.11.0")
    implementation("net.java.dev.jna:jna:5.19.1@aar")
    // For OkHttpTransport alone; an app that uses it has OkHttp already.
    compileOnly("com.squareup.okhttp3:okhttp:5.5.1")
}

publishing {
    publications {
        register<MavenPublication>("release") {
            artifactId = "numplan-android"
            afterEvaluate { from(components["release"]) }
        }
    }
}
