/** Mercure: updates of resources, each with an ID of its hub. It never ends. */

import { usualFormat } from './format.ts';
import type { LlmFormat } from './format.ts';

/** Hubs give each update a URN of a UUID, where its publisher gave none. */
const updateId = /^urn:uuid:[0-9a-f-]{36}$/i;

export const mercure: LlmFormat = {
  ...usualFormat,
  id: 'mercure',
  name: 'Mercure',
  isEndless: true,
  recognise: ({ id }) => (updateId.test(id) ? 'id: urn:uuid:…' : undefined),
  begin: (answer) => {
    return ({ data, json, type, seq }) => {
      const part = answer.part(type) ?? answer.open({ key: type, kind: 'values', seq, name: type });
      answer.append(part, seq, json === undefined ? JSON.stringify(data) : data);
    };
  },
};
