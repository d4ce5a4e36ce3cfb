/** Says whether a file is HAR 1.2, by the JSON schema of others. */

import Ajv from 'ajv';
import draft6 from 'ajv/lib/refs/json-schema-draft-06.json' with { type: 'json' };
import schemas from 'har-schema';

/** @returns what is wrong with it; empty: nothing */
export function harProblems(file: unknown): string[] {
  // The schemas are of draft 6, and name formats that ajv knows.
  const ajv = new Ajv();
  ajv.addMetaSchema(draft6);
  ajv.addSchema(Object.values(schemas));
  const validate = ajv.getSchema('har.json#');
  if (validate === undefined) throw new Error('The schema of HAR is not there.');
  if (validate(file) === true) return [];
  return (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message ?? ''}`);
}
