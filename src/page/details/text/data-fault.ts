/** Why data that looked like JSON is not a tree. */

import { maxPieceChars } from '../../../shared/stream/engine.ts';
import { messageText } from '../../../shared/messages/message.ts';
import { eventMessages } from '../../../shared/messages/panel-messages.ts';
import { formatCount } from '../../ui/format.ts';
import { maxNodes } from '../json/json-nodes.ts';
import type { JsonFault } from '../json/json-reader.ts';

/** `tooLong`: more than is fetched. `dropped`: the log let the event go before all of it was. */
export type DataFault = JsonFault | 'tooLong' | 'dropped';

/** What there is to say of it; nothing of what isn't JSON. */
export function faultText(fault: DataFault): string {
  return texts[fault]();
}

const texts = {
  syntax: () => '',
  tooLong: () => messageText(eventMessages.tooLongForTree(formatCount(maxPieceChars))),
  tooMany: () => messageText(eventMessages.tooManyForTree(formatCount(maxNodes))),
  dropped: () => messageText(eventMessages.partlyFetched()),
} satisfies Record<DataFault, () => string>;
