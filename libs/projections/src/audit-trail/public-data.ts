import type { Json, LedgerEvent } from '@jejak/domain';

type PublicData = { readonly [name: string]: Json };

/** What an event says in the clear; a standard's whole content and the policy of a clock are found by their hash. */
export function publicData(event: LedgerEvent): PublicData {
  switch (event.type) {
    case 'StandardAdopted': {
      const { service, hash, unit, from, until, decree } = event.data;
      return { service, hash, unit, from, until, decree: { ...decree } };
    }
    case 'ReportReceived':
    case 'StandardRebound': {
      const { clock: _, ...data } = event.data;
      return plain(data);
    }
    default:
      return plain(event.data);
  }
}

/** Events are read from canonical JSON: whatever their type says is optional is there or is not, never undefined. */
function plain(data: object): PublicData {
  return data as PublicData;
}
