type Json = { [key: string]: unknown };

/** Unknown properties are refused in every envelope, whose classes are called `…Body`. */
export function closeEnvelopes(schemas: Json): void {
  for (const [name, schema] of Object.entries(schemas)) {
    if (name.endsWith('Body') && isObject(schema)) schema.additionalProperties = false;
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
