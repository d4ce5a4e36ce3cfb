/** What the response of an attempt tells of the wire: what was read though HTTP does not allow it, and what redirects changed. */

import type { ConnectionAttempt, Leniency, RedirectChange, RedirectHop } from '../../shared/stream/records.ts';
import { listOf } from '../../shared/messages/wording.ts';
import type { Holding } from './header-diagnoses.ts';
