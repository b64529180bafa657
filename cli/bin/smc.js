#!/usr/bin/env node
// Stands beside what the build writes, because npm links a program only when it is there at the installation.
import '../dist/main.js';
