import { Ajv2020 } from 'ajv/dist/2020.js';

type Formats = Readonly<Record<string, (text: string) => boolean>>;

/** Reading the meta-schema takes 20 ms: one validator per set of formats, and no schema is kept in it. */
const validators = new WeakMap<Formats, Ajv2020>();
const validatorOf = (formats: Formats): Ajv2020 => {
  const known = validators.get(formats);
  if (known !== undefined) return known;
  const made = new Ajv2020({ allErrors: true, strict: true, formats: { ...formats }, ownProperties: true });
  validators.set(formats, made);
  return made;
};

/** Names what does not fit a JSON Schema (2020-12): first steps of the paths; empty when all fits. The one file that knows ajv. */
export const schemaFaults = (schema: object, value: unknown, formats: Formats): readonly string[] => {
  const ajv = validatorOf(formats);
  try {
    const fits = ajv.compile(schema);
    if (fits(value)) return [];
    return (fits.errors ?? []).map(({ instancePath, params }) => {
      const missing: unknown = params['missingProperty'] ?? params['additionalProperty'];
      return typeof missing === 'string' ? missing : (instancePath.split('/')[1] ?? '');
    });
  } finally {
    ajv.removeSchema(schema);
  }
};
