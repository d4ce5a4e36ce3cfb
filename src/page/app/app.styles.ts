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
  sse-find-bar,
  sse-past-run,
  sse-counts {
    flex: none;
  }

  /* In a low panel the request gives way first, and scrolls; the state of the connection and the counts stay in sight. */
  .top,
  .found,
  sse-toolbar,
  sse-charts {
    flex: 0 1 auto;
    overflow: hidden auto;
  }

  .top {
    flex-shrink: 20;
    min-height: 40px;
  }

  /* Both lines of the request bar. */
  @media (max-width: 480px) and (min-height: 500px) {
    .top {
      min-height: 76px;
    }
  }

  .found {
    flex-shrink: 2;
  }

  /* Of a long reason or response, the beginning is seen. */
  sse-status-line {
    max-height: 30vh;
    overflow: hidden auto;
  }

  /* There is no list to leave room for, only the least of all other parts. */
  sse-status-line.roomy {
    --most: max(30vh, min(60vh, 100vh - 168px));
    --room: calc(var(--most) - 120px);
    max-height: var(--most);
  }

  /* The first line of it, whole. */
  sse-toolbar {
    max-height: 50vh;
    min-height: 38px;
  }

  sse-charts {
    flex-shrink: 2;
    min-height: 32px;
  }

  main {
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    display: flex;
    flex: 1 1 120px;
    flex-direction: column;
    min-height: min(120px, 20vh);
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
