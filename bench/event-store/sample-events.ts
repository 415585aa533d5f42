import { randomUUID } from 'node:crypto';
import type { NewEvent } from '@jejak/event-store';
import canonicalize from 'canonicalize';

/** A step as a case really has it, in canonical form: about 600 bytes with its envelope. */
export function sampleEvent(stream: string, revision: number): NewEvent {
  const id = randomUUID();
  // One that the projector knows: an unknown one would be parked.
  const type = 'CaseVerified';
  const event = {
    v: 1,
    type,
    id,
    stream,
    revision,
    office: 'DMI',
    performedBy: { user: '7c1e8f4a', position: { role: 'caseworker', unit: 'rehabilitation' } },
    recordedBy: { user: '7c1e8f4a', position: { role: 'caseworker', unit: 'rehabilitation' } },
    commandId: randomUUID(),
    requestMac: 'w1o4m0Yx8p2Yq7Tn3sVb5g',
    occurredAt: '2026-03-12T02:14:09.000Z',
    recordedAt: '2026-03-12T02:15:31.402Z',
    prev: 'mXh2Yk1rQd7cJ0uV5zWn8sTb3pLf6aGe9iKo4xMyR1w',
    data: { step: 'verifikasi_lapangan', from: 'dinilai', to: 'terverifikasi', outcome: 'sesuai' },
    sealed: [],
  };
  return { id, type, json: String(canonicalize(event)) };
}

export function newStream(): string {
  return `case-${randomUUID()}`;
}
