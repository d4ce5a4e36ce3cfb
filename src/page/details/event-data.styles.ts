import { css } from 'lit';

import { noticeStyles, textStyles, viewStyles } from '../controls/details.styles.ts';
import { jsonColours } from './json/json-colours.ts';

export const eventDataStyles = css`
  ${jsonColours}
  ${viewStyles}
  ${noticeStyles}
  ${textStyles}

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

  .markdown {
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }

  .markdown :is(p, ul, ol, blockquote, pre) {
    margin: 0 0 8px;
    white-space: pre-wrap;
  }

  .markdown :is(ul, ol) {
    padding-inline-start: 24px;
    white-space: normal;
  }

  .markdown .heading {
    font-weight: 600;
  }

  .markdown .h1 {
    font-size: 1.5em;
    line-height: 1.4;
  }

  .markdown .h2 {
    font-size: 1.25em;
    line-height: 1.4;
  }

  .markdown blockquote {
    border-inline-start: 3px solid var(--vscode-textBlockQuote-border, var(--vscode-widget-border, currentColor));
    padding-inline-start: 8px;
  }

  .markdown pre,
  .markdown code {
    background: var(--vscode-textCodeBlock-background);
  }

  .markdown pre {
    flex: none;
    padding: 4px 8px;
  }

  .markdown .link {
    text-decoration: underline;
  }

  .refusal {
    padding: 0 12px 4px;
  }

  .state {
    color: var(--vscode-descriptionForeground);
    flex: 1;
  }
`;
