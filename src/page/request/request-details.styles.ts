import { css } from 'lit';

/** The mark of what was edited. */
export const editedDotStyles = css`
  .edited {
    color: var(--vscode-notificationsWarningIcon-foreground, currentColor);
    font-size: 10px;
  }
`;

export const requestDetailsStyles = css`
  ${editedDotStyles}

  :host {
    background: var(--vscode-editor-background);
    display: flex;
    flex-direction: column;
    min-height: 0;
    overflow: hidden;
  }

  .strip {
    align-items: center;
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    display: flex;
    flex: none;
    padding-inline-end: 8px;
  }

  .actions {
    align-items: center;
    display: flex;
    flex: none;
    gap: 2px;
  }

  .choice {
    padding: 8px 8px 0;
  }

  #panel {
    flex: 0 1 auto;
    min-height: 0;
    overflow: hidden auto;
    padding: 8px;
  }

  .last-event-id {
    margin-top: 4px;
  }

  .wrong {
    color: var(--vscode-errorForeground, currentColor);
    display: inline-flex;
  }
`;
