#!/usr/bin/env node
'use strict'

// `npx numplan …`: the same command as everywhere, out of the native module.

const { shell } = require('../lib/native.cjs')

process.exitCode = shell(process.argv.slice(2))
