import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, MinLength } from 'class-validator';
import { asFlag, asInteger, asText, FromEnvironment } from './variable.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** All that can be set from outside, with what holds where it is not. */
export class Configuration {
  @FromEnvironment({ name: 'JEJAK_DATA', says: 'Folder that holds all data.', allowed: 'a path', parse: asText })
  @IsString()
  @MinLength(1)
  readonly data: string = './data';

  @FromEnvironment({
    name: 'JEJAK_HOST',
    says: 'Address to listen on; 0.0.0.0 for every network of the machine.',
    allowed: 'an address or a host name',
    parse: asText,
  })
  @Matches(/^[0-9A-Za-z.:-]+$/)
  readonly host: string = '127.0.0.1';

  @FromEnvironment({
    name: 'JEJAK_PORT',
    says: 'Port to listen on; 0 takes any free one.',
    allowed: 'a whole number from 0 to 65535',
    parse: asInteger,
  })
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly port: number = 3000;

  @FromEnvironment({
    name: 'JEJAK_NODE',
    says: 'Name of this server among others over the same store; part of the names of access streams.',
    allowed: '1 to 20 small letters and digits',
    parse: asText,
  })
  @Matches(/^[a-z0-9]{1,20}$/)
  readonly node: string = 'n1';

  @FromEnvironment({
    name: 'JEJAK_LOG_LEVEL',
    says: 'From which level on to log.',
    allowed: LOG_LEVELS.join(', '),
    parse: asText,
  })
  @IsIn(LOG_LEVELS)
  readonly logLevel: LogLevel = 'info';

  @FromEnvironment({
    name: 'JEJAK_SECURE_COOKIES',
    says: 'Send session cookies over HTTPS only; set it wherever a proxy ends TLS in front.',
    allowed: 'true, false',
    parse: asFlag,
  })
  @IsBoolean()
  readonly secureCookies: boolean = false;

  @FromEnvironment({
    name: 'JEJAK_TRUST_PROXY',
    says: 'Take the address of the caller from X-Forwarded-For; only behind a proxy that sets it.',
    allowed: 'true, false',
    parse: asFlag,
  })
  @IsBoolean()
  readonly trustProxy: boolean = false;

  @FromEnvironment({
    name: 'JEJAK_PUBLIC_URL',
    says: 'How people reach this server, for the links it hands out; its own address where left out.',
    allowed: 'an http or https URL without a path',
    parse: asText,
  })
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'], disallow_auth: true })
  @Matches(/^https?:\/\/[^/]+$/)
  readonly publicUrl: string | null = null;

  @FromEnvironment({
    name: 'JEJAK_DEMO',
    says: 'Mark everything as a demonstration.',
    allowed: 'true, false',
    parse: asFlag,
  })
  @IsBoolean()
  readonly demo: boolean = false;
}
