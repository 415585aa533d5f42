#!/usr/bin/env node
import { createProgram } from './program.ts';
import { failureOf } from './say-failure.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  const { message, exitCode } = failureOf(error);
  if (message) process.stderr.write(`${message}\n`);
  process.exitCode = exitCode;
}
