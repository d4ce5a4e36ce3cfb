import { css } from 'lit';

import { viewStyles } from '../controls/details.styles.ts';
import { jsonColours } from '../details/json/json-colours.ts';
import { markdownStyles } from '../details/text/markdown.styles.ts';

export const answerViewStyles = css`
  ${jsonColours}
  ${viewStyles}
  ${markdownStyles}

  :host {
    overflow: hidden;
  }

  .head {
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 2px 12px;
    padding: 4px 12px;
  }

  .head .fact {
    display: inline-flex;
    gap: 4px;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .head .mono {
    flex: none;
    max-width: 100%;
  }

  .error,
  .differs {
    color: var(--vscode-errorForeground);
  }

  .tools [role='tablist'] {
    --tab-height: 24px;
  }

  .tools .space {
    flex: 1;
  }

  .scroller {
    background: var(--vscode-editor-background);
    flex: 1 1 0;
    min-height: 0;
    overflow: auto;
    padding: 8px 12px;
  }

  .more {
    display: flex;
    margin: 0 auto 8px;
  }

  .part {
    margin-bottom: 8px;
  }

  .title {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  summary {
    cursor: pointer;
  }

  details .content,
  .code {
    border-inline-start: 2px solid var(--vscode-textBlockQuote-border, var(--vscode-widget-border, currentColor));
    padding-inline-start: 8px;
  }

  .superseded .content {
    text-decoration: line-through;
  }

  .content {
    cursor: text;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }

  .raw,
  .code {
    white-space: pre-wrap;
  }

  ::highlight(answer-piece) {
    background-color: var(--vscode-editor-selectionBackground, Highlight);
    color: var(--vscode-editor-selectionForeground, inherit);
    text-decoration: underline;
  }
`;
