import { type CommandRequest, nameId } from '@jejak/ledger';
import { FOUNDER, NAMESPACE } from '../offices/index.ts';

/** Requests as the API would make them, under ids that the seed repeats. */
export class Requests {
  readonly #seed: number;
  #made = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  by(user: string, office: string | null): CommandRequest {
    const commandId = nameId(NAMESPACE, `${this.#seed}/${this.#made++}`);
    const instanceAdministrator = user === FOUNDER.user;
    return { commandId, user, instanceAdministrator, body: {}, correlationId: commandId, office };
  }
}
