import { type DynamicModule, Module } from '@nestjs/common';
import * as tokens from '../tokens.ts';
import type { Backend } from './backend.ts';

@Module({})
class CompositionModule {}

/** Offers every part of the backend under its token, to all modules. */
export function compositionModule(backend: Backend): DynamicModule {
  const providers = [
    { provide: tokens.CONFIGURATION, useValue: backend.configuration },
    { provide: tokens.CLOCK, useValue: backend.clock },
    { provide: tokens.EVENT_STORE, useValue: backend.eventStore },
    { provide: tokens.READ_STORE, useValue: backend.readStore },
    { provide: tokens.PROJECTOR, useValue: backend.projector },
    { provide: tokens.PROCESSES, useValue: backend.processes },
    { provide: tokens.SUBJECT_KEYS, useValue: backend.keys },
    { provide: tokens.SEARCH_INDEX, useValue: backend.search },
    { provide: tokens.ATTACHMENTS, useValue: backend.attachments },
    { provide: tokens.IDENTITY, useValue: backend.identity },
    { provide: tokens.LEDGER, useValue: backend.ledger },
    { provide: tokens.OFFICES, useValue: backend.offices },
    { provide: tokens.RIGHTS, useValue: backend.rights },
    { provide: tokens.CATALOGUE, useValue: backend.catalogue },
    { provide: tokens.LIVE_BEAT_MS, useValue: backend.liveBeatMs },
    { provide: tokens.METRICS, useValue: backend.metrics },
  ];
  return { module: CompositionModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
}
