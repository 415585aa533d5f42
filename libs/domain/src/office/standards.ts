import { type Decision, refuse } from '../decision/index.ts';
import { standardHash } from '../standard/index.ts';
import type { AdoptPause, AdoptStandard, ChangeSetting, EndStandard } from './commands.ts';
import { adoptionByHash, unitOf } from './in-force.ts';
import { type Saying, say, unknownUnit } from './say.ts';
import type { OfficeState } from './state.ts';

/** Versions of one service's standard never overlap: local dates, both included. */
export function adoptStandard(command: AdoptStandard, office: OfficeState, saying: Saying): Decision {
  const { standard, unit, decree, from, until } = command;
  const { service } = standard;
  if (unit !== null && !unitOf(office, unit)) return unknownUnit(office, unit);
  if (until !== null && until < from) return refuse('period-reversed', { from, until });
  const rival = office.adoptions.find(
    (other) =>
      other.service === service &&
      (other.until === null || from <= other.until) &&
      (until === null || other.from <= until),
  );
  if (rival) return refuse('standard-overlaps', { service, hash: rival.hash, from: rival.from, until: rival.until });
  return say('StandardAdopted', { service, hash: standardHash(standard), standard, unit, decree, from, until }, saying);
}

export function endStandard({ service, hash, until }: EndStandard, office: OfficeState, saying: Saying): Decision {
  const adoption = adoptionByHash(office, hash);
  if (adoption?.service !== service || adoption.until !== null) return refuse('not-in-force', { hash });
  if (until < adoption.from) return refuse('period-reversed', { from: adoption.from, until });
  return say('StandardEnded', { service, hash, until }, saying);
}

/** A decree may let a wait count that the standard leaves open; for reports received from then on. */
export function adoptPause(
  { service, state, decree, from }: AdoptPause,
  office: OfficeState,
  saying: Saying,
): Decision {
  const adoption = office.adoptions.findLast((candidate) => candidate.service === service);
  const pauses = adoption?.standard.procedure.clock.pauses ?? [];
  const possible = pauses.filter(({ adopt }) => adopt === 'by-decree').map((pause) => pause.state);
  if (!possible.includes(state)) return refuse('state-not-possible', { service, possible });
  return say('PauseAdopted', { service, state, decree, from }, saying);
}

export function changeSetting(
  { key, service, value, from }: ChangeSetting,
  office: OfficeState,
  saying: Saying,
): Decision {
  const known = service === null || office.adoptions.some((adoption) => adoption.service === service);
  if (!known) return refuse('unknown-service', { service });
  return say('SettingChanged', { key, service, value, from }, saying);
}
