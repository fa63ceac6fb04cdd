/**
 * As much of JSON Schema 2020-12 as our schema uses. A keyword that this does not know is an error, so that nothing in
 * the schema passes unchecked.
 */
export type Schema = Readonly<Record<string, unknown>>;

type Check = (argument: unknown, value: unknown, path: string, schema: Schema, root: Schema) => string[];

const ANNOTATIONS = new Set(['$schema', '$id', '$defs', 'title', 'description']);

const CHECKS: Readonly<Record<string, Check>> = {
  $ref: (reference, value, path, _schema, root) => schemaErrors(value, resolve(String(reference), root), path, root),
  const: (wanted, value, path) => (value === wanted ? [] : [`${path} is not ${String(wanted)}`]),
  enum: (allowed, value, path) => (list(allowed).includes(value) ? [] : [`${path} is not one of the allowed values`]),
  anyOf: (schemas, value, path, _schema, root) =>
    list(schemas).some((schema) => schemaErrors(value, object(schema), path, root).length === 0)
      ? []
      : [`${path} fits none of the forms`],
  type: (types, value, path) =>
    (typeof types === 'string' ? [types] : list(types)).some((type) => isOfType(value, String(type)))
      ? []
      : [`${path} is not of type ${String(types)}`],
  minimum: (least, value, path) =>
    typeof value !== 'number' || value >= Number(least) ? [] : [`${path} is too small`],
  maximum: (most, value, path) => (typeof value !== 'number' || value <= Number(most) ? [] : [`${path} is too large`]),
  pattern: (pattern, value, path) =>
    typeof value !== 'string' || new RegExp(String(pattern), 'u').test(value) ? [] : [`${path} has another form`],
  required: (names, value, path) =>
    list(names).flatMap((name) =>
      Object.hasOwn(object(value), String(name)) ? [] : [`${path}.${String(name)} is missing`],
    ),
  properties: (properties, value, path, _schema, root) =>
    Object.entries(object(properties)).flatMap(([name, schema]) =>
      Object.hasOwn(object(value), name)
        ? schemaErrors(object(value)[name], object(schema), `${path}.${name}`, root)
        : [],
    ),
  additionalProperties: (allowed, value, path, schema) =>
    allowed === false
      ? Object.keys(object(value)).flatMap((name) =>
          Object.hasOwn(object(schema.properties), name) ? [] : [`${path}.${name} is not in the schema`],
        )
      : [`${path}: the schema uses a form of additionalProperties that is not checked`],
  items: (schema, value, path, _schema, root) =>
    list(value).flatMap((item, index) => schemaErrors(item, object(schema), `${path}[${index}]`, root)),
  minItems: (least, value, path) => (list(value).length >= Number(least) ? [] : [`${path} has too few items`]),
};

/** What is wrong with the value, each with its path; empty if it is valid. */
export function schemaErrors(value: unknown, schema: Schema, path = '$', root: Schema = schema): string[] {
  const typeErrors = 'type' in schema ? CHECKS.type!(schema.type, value, path, schema, root) : [];
  if (typeErrors.length > 0) return typeErrors;
  return Object.entries(schema).flatMap(([keyword, argument]) => {
    if (ANNOTATIONS.has(keyword)) return [];
    const check = CHECKS[keyword];
    return check ? check(argument, value, path, schema, root) : [`${path}: unknown keyword ${keyword}`];
  });
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function resolve(reference: string, root: Schema): Schema {
  const found = reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, name) => object(at)[name], root);
  return object(found);
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('expected a list');
  return value;
}

function object(value: unknown): Schema {
  if (!isOfType(value, 'object')) throw new Error('expected an object');
  return value as Schema;
}
