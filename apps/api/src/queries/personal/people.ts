import type { Identity, Json } from '@jejak/domain';
import type { SealedAt, Subject } from '@jejak/projections';
import { ApiProperty } from '@nestjs/swagger';
import type { Opener } from './personal-facts.ts';

/** A person as a list names them. */
export class PersonAnswer {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ enum: ['known', 'partial', 'unknown'] }) readonly identity!: Identity;
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'null' }],
    description: 'Null where nobody knows it, or where it is not shown.',
  })
  readonly name!: Json;
}

export function nameOf(subject: Subject | undefined): readonly SealedAt[] {
  const name = subject?.personal.name;
  return name ? [name] : [];
}

export function personalOf(subject: Subject): readonly SealedAt[] {
  return Object.values(subject.personal);
}

export function personIn(
  subjects: ReadonlyMap<string, Subject>,
  id: string | null,
  opener: Opener,
): PersonAnswer | null {
  if (id === null) return null;
  const subject = subjects.get(id);
  const [name] = nameOf(subject);
  return { id, identity: subject?.identity ?? 'unknown', name: name ? opener(name) : null };
}

export function openedOf(subject: Subject, opener: Opener): { readonly [name: string]: Json } {
  return Object.fromEntries(Object.entries(subject.personal).map(([name, sealed]) => [name, opener(sealed)]));
}
