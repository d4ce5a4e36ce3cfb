/** An `Error` would arrive as an empty object: VS Code sends messages as JSON. */
export function withErrorText(message: { e?: unknown }): object {
  return message.e instanceof Error ? { ...message, e: message.e.message } : message;
}
