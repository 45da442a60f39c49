import { Ajv2020 } from 'ajv/dist/2020.js';

type Formats = Readonly<Record<string, (text: string) => boolean>>;

/** Says where a value does not fit a JSON Schema (2020-12); empty when it fits. The one file that knows the validator. */
export const schemaFaults = (schema: object, value: unknown, formats: Formats): readonly string[] => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, formats: { ...formats }, ownProperties: true });
  const fits = ajv.compile(schema);
  if (fits(value)) return [];
  return (fits.errors ?? []).map(({ instancePath, params }) => {
    const missing: unknown = params['missingProperty'] ?? params['additionalProperty'];
    return typeof missing === 'string' ? missing : (instancePath.split('/')[1] ?? '');
  });
};
