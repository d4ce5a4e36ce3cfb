import { css } from 'lit';

export const findBarStyles = css`
  :host {
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    display: block;
    padding: 4px 12px;
  }

  .bar {
    align-items: center;
    display: flex;
    gap: 4px;
    justify-content: end;
  }

  input.text {
    flex: 0 1 320px;
    min-width: 80px;
  }

  .count {
    color: var(--vscode-descriptionForeground);
    min-width: 88px;
    padding-inline: 4px;
    white-space: nowrap;
  }
`;
