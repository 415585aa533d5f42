import { GROUPS } from './schema.ts';
import type { Setting } from './setting.ts';

export interface DescribedSetting {
  readonly name: string;
  readonly says: string;
  readonly allowed: string;
  /** Empty where nothing holds by default. */
  readonly byDefault: string;
  readonly secret: boolean;
}

export interface DescribedGroup {
  readonly title: string;
  readonly about: string;
  readonly settings: readonly DescribedSetting[];
}

/** Every setting, for the documentation and for help. */
export function describeConfiguration(): readonly DescribedGroup[] {
  return GROUPS.map(({ title, about, settings }) => ({
    title,
    about,
    settings: Object.values(settings).map(describe),
  }));
}

function describe({ name, says, kind, byDefault, secret }: Setting<unknown>): DescribedSetting {
  return { name, says, allowed: kind.allowed, byDefault: byDefault === null ? '' : String(byDefault), secret };
}
