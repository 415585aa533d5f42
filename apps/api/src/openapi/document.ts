import { STEP_FACTS, STEP_TYPES, schemaOf } from '@jejak/domain';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { PROBLEM_RESPONSE, PROBLEM_SCHEMA } from './problem-schema.ts';
import { closeEnvelopes, isObject } from './schemas.ts';

/** The description of this API (OpenAPI 3.1), from the decorators of its routes and the domain's fact schemas. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Jejak')
    .setDescription('An event-sourced case ledger for Indonesian social-affairs offices.')
    .setVersion('1')
    .addCookieAuth('jejak', { type: 'apiKey', in: 'cookie' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .addSecurityRequirements('session')
    .addSecurityRequirements('token')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}_${method}`,
  });
  const schemas = document.components?.schemas ?? {};
  Object.assign(schemas, { Problem: PROBLEM_SCHEMA }, factSchemas());
  for (const name of ['StepBody', 'BatchStepBody']) nameFacts(schemas[name]);
  closeEnvelopes(schemas);
  for (const operation of operationsOf(document)) completeOperation(operation);
  return document;
}

/** One schema for each type of step; what is sealed is marked `x-personal`. */
function factSchemas(): { readonly [name: string]: unknown } {
  return Object.fromEntries(STEP_TYPES.map((type) => [`${type}Facts`, schemaOf(STEP_FACTS[type])]));
}

function nameFacts(schema: unknown): void {
  if (!isObject(schema) || !isObject(schema.properties) || !isObject(schema.properties.facts)) return;
  const { description } = schema.properties.facts;
  schema.properties.facts = {
    description,
    anyOf: STEP_TYPES.map((type) => ({ $ref: `#/components/schemas/${type}Facts` })),
  };
}

function operationsOf({ paths }: OpenAPIObject): readonly object[] {
  return Object.values(paths).flatMap((path) => Object.values(path).filter(isObject));
}

function completeOperation(operation: object): void {
  if (!isObject(operation) || !isObject(operation.responses)) return;
  operation.responses.default = PROBLEM_RESPONSE;
  if (operation['x-public'] !== true) return;
  delete operation['x-public'];
  operation.security = [];
}
