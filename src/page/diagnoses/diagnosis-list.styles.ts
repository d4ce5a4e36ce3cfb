import { css } from 'lit';

export const diagnosisListStyles = css`
  .severity.error {
    color: var(--vscode-editorError-foreground, var(--vscode-errorForeground));
  }

  .severity.warning {
    color: var(--vscode-editorWarning-foreground);
  }

  .severity.hint {
    color: var(--vscode-editorInfo-foreground);
  }

  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }

  li + li {
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
  }

  button.head {
    align-items: start;
    border-radius: 0;
    display: flex;
    gap: 6px;
    height: auto;
    justify-content: start;
    min-height: 26px;
    padding: 3px 6px;
    text-align: start;
    white-space: normal;
    width: 100%;
  }

  .head .icon {
    margin-top: 1px;
  }

  .what {
    flex: 1;
    overflow-wrap: anywhere;
  }

  .count,
  .code {
    flex: none;
    font-variant-numeric: tabular-nums;
  }

  .details {
    padding: 0 8px 6px 28px;
  }

  dl {
    margin: 0;
  }

  dt {
    color: var(--vscode-descriptionForeground);
    margin-top: 4px;
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .excerpt {
    margin: 4px 0;
    max-height: 132px;
  }

  .places,
  .actions,
  .rest {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 2px 6px;
  }

  .places {
    margin-inline-start: -3px;
  }

  .actions {
    margin: 4px 0 0 -4px;
  }

  .rest {
    padding: 4px 6px;
  }
`;
