import { css } from 'lit';

export const runComparisonStyles = css`
  :host {
    display: contents;
  }

  dialog {
    background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
    border: 1px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder, currentColor));
    border-radius: 6px;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
    color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
    max-width: 90vw;
    padding: 12px;
    width: 720px;
  }

  /* Only then: a dialog that is closed is not to be drawn. */
  dialog[open] {
    display: flex;
    flex-direction: column;
    max-height: 90vh;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 30%);
  }

  h2,
  h3 {
    font-size: inherit;
    font-weight: 600;
    margin: 0 0 8px;
  }

  h3 {
    margin: 12px 0 4px;
  }

  p {
    margin: 0 0 4px;
  }

  .content {
    min-height: 0;
    overflow: hidden auto;
  }

  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    font-weight: normal;
    line-height: 20px;
    padding: 0 16px 0 0;
    text-align: start;
    white-space: nowrap;
  }

  thead,
  dt {
    color: var(--vscode-descriptionForeground);
  }

  .number {
    min-width: 96px;
    text-align: end;
  }

  .type {
    max-width: 320px;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .differs {
    font-weight: 600;
  }

  .differs > * {
    font-weight: inherit;
  }

  dl {
    margin: 0;
  }

  dd {
    background: var(--vscode-textCodeBlock-background, transparent);
    margin: 0 0 4px;
    max-height: 96px;
    overflow: hidden auto;
    overflow-wrap: anywhere;
    padding: 2px 8px;
    white-space: pre-wrap;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    justify-content: end;
    margin-top: 12px;
  }
`;
