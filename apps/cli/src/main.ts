#!/usr/bin/env node
import { endWith } from '@jejak/composition';
import { createProgram } from './program.ts';
import { failureOf } from './say-failure.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  const { message, exitCode } = failureOf(error);
  endWith(message, exitCode);
}
