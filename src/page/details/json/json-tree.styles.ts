import { css } from 'lit';

import { jsonColours } from './json-colours.ts';

export const jsonTreeStyles = css`
  ${jsonColours}

  :host {
    min-height: 0;
    overflow: hidden;
    position: relative;
  }

  .tools {
    background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
    border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
    border-radius: 4px;
    display: flex;
    height: 20px;
    inset-inline-end: 18px;
    position: absolute;
    top: 0;
  }

  .tools button {
    border: none;
    height: 18px;
    min-width: 22px;
    padding: 0;
  }

  .scroller {
    background: var(--vscode-editor-background);
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: var(--vscode-editor-font-size, 13px);
    height: 100%;
    outline: none;
    overflow: auto;
    overflow-anchor: none;
  }

  .viewport {
    overflow-y: clip;
    position: sticky;
    top: 0;
  }

  .rows {
    min-width: 100%;
    width: max-content;
  }

  .row {
    cursor: default;
    display: flex;
    height: 20px;
    line-height: 20px;
    padding-inline: calc(4px + 12px * var(--indent)) 12px;
  }

  .row > span {
    flex: none;
    unicode-bidi: isolate;
    white-space: pre;
  }

  .row:hover {
    background: var(--vscode-list-hoverBackground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }

  .row[aria-selected='true'] {
    background: var(--vscode-list-inactiveSelectionBackground);
    outline: 1px dotted var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }

  .scroller:focus-visible .row[aria-selected='true'] {
    outline: 1px solid var(--vscode-list-focusOutline, var(--vscode-focusBorder));
  }

  .scroller:focus-visible:not([aria-activedescendant]) {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }

  .twistie {
    height: 16px;
    margin-block: 2px;
    margin-inline-end: 2px;
    width: 16px;
  }

  .twistie.open .icon {
    transform: rotate(90deg);
  }

  .index,
  .count,
  .dim {
    color: var(--vscode-descriptionForeground);
  }

  .row[aria-selected='true'] > * {
    color: inherit;
  }

  mark {
    background: var(--vscode-editor-findMatchHighlightBackground, transparent);
    color: var(--vscode-editor-findMatchHighlightForeground, var(--vscode-foreground));
    outline: 1px solid var(--vscode-editor-findMatchHighlightBorder, transparent);
    outline-offset: -1px;
  }

  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }

    .row[aria-selected='true'] {
      outline: 1px solid Highlight;
    }
  }
`;
