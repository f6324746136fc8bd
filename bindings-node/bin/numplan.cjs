#!/usr/bin/env node
'use strict'

// `npx numplan …`: the command, from the native module.

const { shell } = require('../lib/native.cjs')

process.exitCode = shell(process.argv.slice(2))
