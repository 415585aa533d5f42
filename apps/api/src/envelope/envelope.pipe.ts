import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { ApiProblem, type FieldError, pointerTo } from '../problems/index.ts';
import { isFaultless } from './faultless.ts';
import { faultOf } from './faults.ts';

/** Checks every body against its envelope class: what it must have, and nothing beside. */
@Injectable()
export class EnvelopePipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body' || !metatype || metatype === Object) return value;
    if (value === undefined || value === null) throw new ApiProblem('body-missing');
    if (typeof value === 'object' && isFaultless(value, metatype)) return Object.assign(new metatype(), value);
    const envelope: object = plainToInstance(metatype, value);
    const failed = validateSync(envelope, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
    if (failed.length > 0) throw new ApiProblem('request-invalid', { errors: flatten(failed, []) });
    return envelope;
  }
}

function flatten(failed: readonly ValidationError[], path: readonly string[]): readonly FieldError[] {
  return failed.flatMap(({ property, constraints, children = [], target }) => {
    const here = [...path, property];
    if (!constraints) return flatten(children, here);
    const { rule, fault } = faultOf(Object.keys(constraints));
    const expected = fault === 'unknown' ? knownOf(target) : fault === 'missing' ? undefined : constraints[rule];
    return [{ in: 'body', pointer: pointerTo(...here), problem: fault, ...(expected ? { expected } : {}) }];
  });
}

/** Names of the properties that the envelope declares. */
function knownOf(target: object | undefined): readonly string[] | undefined {
  const declared: unknown = target && Reflect.getMetadata('swagger/apiModelPropertiesArray', target);
  return Array.isArray(declared) ? declared.map((name) => String(name).replace(/^:/, '')) : undefined;
}
