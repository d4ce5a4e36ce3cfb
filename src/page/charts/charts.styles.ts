import { css } from 'lit';

export const chartsStyles = css`
  :host {
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    padding: 2px 12px 6px;
  }

  [role='tablist'] {
    display: flex;
    gap: 12px;
  }

  [role='tab'] {
    border: none;
    border-bottom: 1px solid transparent;
    border-radius: 0;
    color: var(--vscode-panelTitle-inactiveForeground, var(--vscode-descriptionForeground));
    height: 24px;
    padding: 0;
  }

  [role='tab']:hover {
    background: none;
    color: var(--vscode-panelTitle-activeForeground, var(--vscode-foreground));
  }

  [role='tab'][aria-selected='true'] {
    border-bottom-color: var(--vscode-panelTitle-activeBorder, currentColor);
    color: var(--vscode-panelTitle-activeForeground, var(--vscode-foreground));
  }

  p {
    margin: 0;
  }

  [role='tabpanel'] {
    min-height: 140px;
    padding-top: 4px;
  }
`;
