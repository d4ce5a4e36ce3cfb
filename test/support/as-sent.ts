/**
 * What arrives of a message between host and page: VS Code sends JSON, with the buffers of typed arrays beside it. So an
 * `undefined` in an array is `null` there, and a number that is none too; members that are `undefined` are not there.
 */
export function asSent(message: unknown): unknown {
  const buffers: unknown[] = [];
  const text = JSON.stringify(message, (_key, value: unknown) => {
    const isBuffer = value instanceof ArrayBuffer || ArrayBuffer.isView(value);
    return isBuffer ? { [reference]: buffers.push(structuredClone(value)) - 1 } : value;
  });
  if (text === undefined) return undefined;
  return JSON.parse(text, (_key, value: unknown) => {
    const isReference = typeof value === 'object' && value !== null && reference in value;
    return isReference ? buffers[value[reference] as number] : value;
  });
}

const reference = '$$buffer';
