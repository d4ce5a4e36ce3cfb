import { css } from 'lit';

export const jsonViewStyles = css`
  :host {
    min-height: 0;
  }

  .view {
    display: flex;
    flex-direction: column;
    height: 100%;
  }

  .tools {
    align-items: center;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 4px;
    padding: 4px 8px 4px 12px;
  }

  .search {
    align-items: center;
    display: flex;
    flex: 1 1 180px;
    gap: 2px;
  }

  .search input.text {
    flex: 1;
    font-family: inherit;
    font-size: inherit;
    height: 24px;
    width: 60px;
  }

  .hits {
    color: var(--vscode-descriptionForeground);
    font-variant-numeric: tabular-nums;
    padding-inline: 4px;
    white-space: nowrap;
  }

  button:disabled {
    color: var(--vscode-disabledForeground);
    cursor: default;
  }

  sse-json-tree {
    flex: 1 1 0;
    min-height: 40px;
  }

  .place {
    align-items: center;
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    display: flex;
    flex: none;
    gap: 4px;
    padding: 2px 8px 2px 12px;
  }

  .path {
    color: var(--vscode-descriptionForeground);
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    unicode-bidi: isolate;
    white-space: nowrap;
  }
`;
