import { type Message, messageText } from '../shared/messages/message.ts';

/** A request that cannot be sent; the message says why and what to write. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly explanation: Message;

  constructor(explanation: Message) {
    super(messageText(explanation));
    this.explanation = explanation;
  }
}

/** What an action says, or what a {@link RequestError} says that ended it. */
export async function orError<T>(action: () => T | Promise<T>): Promise<T | { readonly error: string }> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof RequestError) return { error: error.message };
    throw error;
  }
}
