import { css } from 'lit';

export const appStyles = css`
  :host {
    background: var(--vscode-editor-background);
    display: flex;
    flex-direction: column;
    height: 100vh;
    overflow: hidden;
  }

  sse-request-bar,
  sse-status-line,
  sse-toolbar,
  sse-charts,
  sse-find-bar,
  sse-counts {
    flex: none;
  }

  /* In a low panel the request scrolls; what belongs to the list stays whole beside it. */
  .top {
    flex: 0 1 auto;
    min-height: 40px;
    overflow: hidden auto;
  }

  sse-toolbar {
    max-height: 50vh;
    overflow: hidden auto;
  }

  main {
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    display: flex;
    flex: 1 1 120px;
    flex-direction: column;
    min-height: 120px;
  }

  main.beside {
    flex-direction: row;
  }

  sse-event-grid {
    flex: 1 1 0;
  }

  sse-event-details,
  sse-annotation-details {
    flex: 0 0 var(--details, 40%);
  }

  .problem {
    align-items: start;
    background: var(--vscode-inputValidation-warningBackground);
    border: 1px solid var(--vscode-inputValidation-warningBorder, transparent);
    display: flex;
    gap: 6px;
    padding: 4px 12px;
  }
`;
