import { css } from 'lit';

export const statusLineStyles = css`
  :host {
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    padding: 6px 12px;
  }

  .line {
    align-items: start;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
  }

  .state {
    display: flex;
    flex: 1 1 0;
    gap: 8px;
    min-width: min(240px, 100%);
  }

  .state > .icon {
    height: 16px;
    margin-top: 4px;
  }

  [role='status'] {
    min-width: 0;
    overflow-wrap: anywhere;
    padding: 3px 0;
  }

  .state button.link,
  sse-countdown {
    flex: none;
    margin: 3px 0;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    justify-content: end;
    margin-inline-start: auto;
  }

  .idle,
  .closed.none,
  .closed.info {
    color: var(--vscode-descriptionForeground);
  }

  .open.none {
    color: var(--vscode-testing-iconPassed, var(--vscode-charts-green));
  }

  .connecting.none {
    color: var(--vscode-notificationsInfoIcon-foreground, var(--vscode-charts-blue));
  }

  .warning,
  .waiting.none,
  .waiting.info {
    color: var(--vscode-notificationsWarningIcon-foreground, var(--vscode-charts-yellow));
  }

  .error {
    color: var(--vscode-notificationsErrorIcon-foreground, var(--vscode-charts-red));
  }

  .connecting {
    animation: turn 2s linear infinite;
  }

  @keyframes turn {
    to {
      transform: rotate(360deg);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .connecting {
      animation: none;
    }
  }

  .advice,
  .answer {
    margin-inline-start: 24px;
  }

  .advice {
    color: var(--vscode-descriptionForeground);
    overflow-wrap: anywhere;
  }

  summary {
    cursor: pointer;
    width: fit-content;
  }

  .answer pre {
    margin: 4px 0;
    max-height: max(20vh, var(--room, 0px));
  }

  .note {
    background: var(--vscode-inputValidation-warningBackground);
    border: 1px solid var(--vscode-inputValidation-warningBorder, transparent);
    border-radius: 2px;
    color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
    display: flex;
    gap: 8px;
    margin-top: 8px;
    overflow-wrap: anywhere;
    padding: 4px 8px;
  }

  .note .icon {
    margin-top: 1px;
  }
`;
