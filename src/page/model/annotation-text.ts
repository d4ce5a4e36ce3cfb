/** What arrived between the events, in words: in its row, and in the details. */

import { t } from '@vscode/l10n';

import type { AttemptAnnotation, LineAnnotation, Annotation, AnnotationKind } from '../../shared/stream/annotations.ts';
import { formatCount, formatSpan } from '../ui/format.ts';
import type { IconName } from '../ui/icons.ts';

/** What the menu calls them. */
export const annotationTitles = {
  comment: t('Show Comments'),
  retry: t('Show Retry Lines'),
  attempt: t('Show Attempts'),
  gap: t('Show Gaps'),
} satisfies Record<AnnotationKind, string>;

/** How one of them looks. */
export interface AnnotationLook {
  readonly icon: IconName;
  /** What it is: of a line, for those who do not see the icon. */
  readonly name: string;
  readonly text: string;
  /** It is what the server wrote. */
  readonly isLine: boolean;
  /** What else there is to say of it. */
  readonly hint?: string;
}

export function annotationLook(annotation: Annotation): AnnotationLook {
  switch (annotation.kind) {
    case 'comment':
      return { ...commentLook(annotation), text: lineText(annotation), isLine: true };
    case 'retry':
      return {
        icon: 'history',
        name: t('Retry line'),
        text: lineText(annotation),
        isLine: true,
        ...retryHint(annotation),
      };
    case 'attempt':
      return { ...attemptLook(annotation), name: t('Attempt'), isLine: false };
    case 'gap':
      return {
        icon: 'watch',
        name: t('Gap between events'),
        text: t`Gap of ${formatSpan(annotation.ms)} without an event`,
        isLine: false,
      };
  }
}

/** `after event 12`. */
function afterText(afterSeq: number): string {
  return afterSeq === 0 ? t('before the first event') : t`after event ${formatCount(afterSeq)}`;
}

/** A comment that says nothing but that the server is there. */
function isHeartbeat({ text = '' }: Pick<LineAnnotation, 'text'>): boolean {
  const said = text.slice(1).trim();
  return (
    text.startsWith(':') && (said === '' || /^(?:keep[-_ ]?alive|heart[-_ ]?beat|hb|ping|pong|ka|\.+|-+)\b/i.test(said))
  );
}

function commentLook(annotation: LineAnnotation): Pick<AnnotationLook, 'icon' | 'name'> {
  return isHeartbeat(annotation) ? { icon: 'heart', name: t('Heartbeat') } : { icon: 'comment', name: t('Comment') };
}

function lineText({ text }: LineAnnotation): string {
  return text ?? t('(its bytes are no longer kept)');
}

/** [spec] If the field value consists of only ASCII digits … Otherwise, ignore the field. */
function retryHint({ text }: LineAnnotation): Pick<AnnotationLook, 'hint'> {
  return text === undefined || /^retry: ?\d+$/.test(text) ? {} : { hint: t('not a number of milliseconds: ignored') };
}

function attemptLook({
  attempt,
  phase,
  text,
  afterSeq,
}: AttemptAnnotation): Pick<AnnotationLook, 'icon' | 'text' | 'hint'> {
  const number = formatCount(attempt);
  return phase === 'answered'
    ? { icon: 'plug', text: t`Attempt ${number}, response: ${text}`, hint: afterText(afterSeq) }
    : { icon: 'debugDisconnect', text: t`Attempt ${number} ended: ${text}`, hint: afterText(afterSeq) };
}
