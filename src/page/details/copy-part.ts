import { messageText } from '../../protocol/messages/message.ts';
import { eventMessages } from '../../protocol/messages/panel.ts';
import type { EventPart } from '../../protocol/page.ts';
import type { Host } from '../host.ts';

/** What the parts are called where their copying is spoken of. */
export const partNames = {
  data: 'data',
  raw: 'raw',
  type: 'type',
  id: 'id',
  lastEventId: 'last event ID',
  time: 'time',
} satisfies Record<EventPart, string>;

/** Copies a part of an event, whole. Answers whether it is on the clipboard, and what to tell the person. */
export async function copyPart(
  host: Pick<Host, 'copy'>,
  seq: number,
  part: EventPart,
): Promise<{ copied: boolean; said: string }> {
  const copied = await host.copy(seq, part);
  return { copied, said: copied ? `Copied ${partNames[part]}` : messageText(eventMessages.notCopied()) };
}
