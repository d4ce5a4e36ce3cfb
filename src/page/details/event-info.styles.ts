import { css } from 'lit';

export const eventInfoStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }

  .all {
    background: var(--vscode-editor-background);
    flex: 1 1 0;
    overflow: auto;
    padding: 8px 12px;
  }

  dl {
    display: grid;
    gap: 0 16px;
    grid-template-columns: max-content minmax(0, 1fr);
    margin: 0;
  }

  .row {
    display: contents;
  }

  dt {
    color: var(--vscode-descriptionForeground);
    line-height: 24px;
    white-space: nowrap;
  }

  dd {
    align-items: start;
    display: flex;
    gap: 4px;
    line-height: 18px;
    margin: 0;
    min-width: 0;
    padding: 3px 0;
  }

  dd > span {
    min-width: 0;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }

  .mono {
    white-space: pre-wrap;
  }

  dd > button {
    flex: none;
    margin-block: -3px;
  }
`;
