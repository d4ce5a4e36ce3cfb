import { t } from '@vscode/l10n';
import { messageText } from '../../shared/messages/message.ts';
import { eventMessages } from '../../shared/messages/panel-messages.ts';
import type { EventPart } from '../../shared/boundary/page.ts';
import type { Host } from '../ui/host.ts';

/** What the parts are called where their copying is spoken of. */
export const partNames = {
  data: t('data'),
  formatted: t('formatted data'),
  raw: t({ message: 'raw', comment: 'The bytes of an event as they came, as in “Copy raw”' }),
  type: t('type'),
  id: t('id'),
  lastEventId: t('last event ID'),
  time: t('time'),
} satisfies Record<EventPart, string>;

/** Copies a part of an event, whole. Answers whether it is on the clipboard, and what to tell the person. */
export async function copyPart(
  host: Pick<Host, 'copy'>,
  seq: number,
  part: EventPart,
): Promise<{ copied: boolean; said: string }> {
  const copied = await host.copy(seq, part);
  return { copied, said: copied ? t`Copied ${partNames[part]}` : messageText(eventMessages.notCopied()) };
}
