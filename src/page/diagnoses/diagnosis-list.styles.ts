import { css } from 'lit';

export const diagnosisListStyles = css`
  :host {
    display: block;
    padding: 0 12px;
  }

  .fold {
    margin: -4px 0 4px -3px;
  }

  .summary {
    color: var(--vscode-descriptionForeground);
  }

  .summary.error,
  .severity.error {
    color: var(--vscode-editorError-foreground, var(--vscode-errorForeground));
  }

  .summary.warning,
  .severity.warning {
    color: var(--vscode-editorWarning-foreground);
  }

  .severity.hint {
    color: var(--vscode-editorInfo-foreground);
  }

  .frame {
    border: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)));
    border-radius: 4px;
    margin-bottom: 6px;
    max-height: min(320px, 45vh);
    overflow: auto;
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

  pre {
    background: var(--vscode-textCodeBlock-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 4px;
    line-height: 18px;
    margin: 4px 0;
    overflow: auto;
    padding: 4px 6px;
    white-space: pre-wrap;
    word-break: break-word;
  }

  .excerpt {
    max-height: 132px;
  }

  .invisible {
    color: var(--vscode-editorWhitespace-foreground, var(--vscode-descriptionForeground));
  }

  .places,
  .actions,
  .rest {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 2px 6px;
  }

  .actions {
    margin: 4px 0 0 -4px;
  }

  .rest {
    padding: 4px 6px;
  }

  .recipe {
    align-items: start;
    display: flex;
    flex-wrap: wrap;
    gap: 0 6px;
    margin-top: 4px;
  }

  .recipe pre {
    flex: 1 1 280px;
    margin: 0;
  }

  select {
    background: var(--vscode-dropdown-background);
    border: 1px solid var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent));
    border-radius: 4px;
    color: var(--vscode-dropdown-foreground);
    font: inherit;
    height: 26px;
    padding: 0 4px;
  }
`;
