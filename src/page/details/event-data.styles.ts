import { css } from 'lit';

import { noticeStyles, textStyles, viewStyles } from '../controls/details.styles.ts';
import { jsonColours } from './json/json-colours.ts';
import { markdownStyles } from './text/markdown.styles.ts';

export const eventDataStyles = css`
  ${jsonColours}
  ${viewStyles}
  ${noticeStyles}
  ${textStyles}
  ${markdownStyles}

  sse-json-view {
    flex: 1 1 0;
  }

  .image,
  .markdown {
    background: var(--vscode-editor-background);
    flex: 1 1 0;
    min-height: 0;
    overflow: auto;
    padding: 8px 12px;
  }

  /* On both, so that neither a dark image nor a light one goes under. */
  img {
    background: repeating-conic-gradient(#808080 0 25%, #b0b0b0 0 50%) 0 0 / 16px 16px;
    display: block;
    height: auto;
    max-width: 100%;
  }

  .dim {
    color: var(--vscode-descriptionForeground);
  }

  .refusal {
    padding: 0 12px 4px;
  }

  .state {
    color: var(--vscode-descriptionForeground);
    flex: 1;
  }
`;
