import { group } from '../group.ts';
import { wholeNumber } from '../kinds.ts';
import { setting } from '../setting.ts';

export const projector = group({
  title: 'Projector',
  about: 'For the projector as a service of its own; it listens on JEJAK_HOST.',
  settings: {
    projectorPort: setting({
      name: 'JEJAK_PROJECTOR_PORT',
      says: "Port of the projector's health and figures; 0 takes any free one.",
      kind: wholeNumber(0, 65_535),
      byDefault: 3001,
    }),
  },
});
