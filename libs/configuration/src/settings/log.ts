import { group } from '../group.ts';
import { word } from '../kinds.ts';
import { setting } from '../setting.ts';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export const log = group({
  title: 'Log',
  about: 'One JSON object a line on the standard output.',
  settings: {
    logLevel: setting<LogLevel>({
      name: 'JEJAK_LOG_LEVEL',
      says: 'From which level on to log.',
      kind: word('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
      byDefault: 'info',
    }),
  },
});
