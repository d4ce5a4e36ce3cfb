/** Whether a text is JSON (RFC 8259): host and page lay such data out, and must agree on what it is. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
