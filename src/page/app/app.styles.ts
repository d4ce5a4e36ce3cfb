import { css } from 'lit';

/** Three bars, the list with the dock, and the counts. Each bar is as high as it is: what arrives moves nothing. */
export const appStyles = css`
  :host {
    --bar-a: 34px;
    --bar-b: 26px;
    --bar-c: 30px;
    --footer: 22px;
    /* All of them. */
    --bars: 112px;
    background: var(--vscode-editor-background);
    display: grid;
    grid-template-areas: 'request' 'state' 'messages' 'details' 'filter' 'main' 'counts';
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto auto auto auto auto minmax(0, 1fr) auto;
    height: 100vh;
    overflow: hidden;
  }

  :host([low]) {
    --bar-a: 28px;
    --bar-b: 24px;
    --bar-c: 28px;
    --bars: 102px;
  }

  /* Once there is a stream, request and state share one. */
  :host([compact]) {
    --bar-a: 28px;
    --bar-b: 28px;
    --bar-c: 28px;
    --bars: 106px;
  }

  sse-status-line {
    grid-area: state;
    min-width: 0;
  }

  sse-toolbar {
    grid-area: filter;
    min-width: 0;
  }

  sse-counts {
    grid-area: counts;
    min-width: 0;
  }

  main {
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    display: flex;
    flex-direction: column;
    grid-area: main;
    min-height: 0;
    position: relative;
  }

  main.beside {
    flex-direction: row;
  }

  .list {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
    position: relative;
  }

  sse-past-run,
  sse-find-bar {
    flex: none;
  }

  sse-event-grid {
    flex: 1 1 0;
  }

  sse-dock {
    flex: 0 0 var(--dock, 40%);
  }

  /* The list behind it stays as large as it is. */
  main.covered > sse-dock {
    inset: 0;
    position: absolute;
    z-index: 5;
  }

  .none {
    color: var(--vscode-descriptionForeground);
    margin: 0;
    padding: 8px;
  }

  .problem {
    align-items: start;
    background: var(--vscode-inputValidation-warningBackground);
    border: 1px solid var(--vscode-inputValidation-warningBorder, transparent);
    display: flex;
    gap: 6px;
    inset: auto 0 0;
    padding: 4px 8px;
    position: absolute;
    z-index: 8;
  }

  /* Where height is scarce and width is not, the request and its state are one bar. */
  @media (min-width: 900px) and (max-height: 419px) {
    :host {
      --bars: 78px;
      grid-template-areas: 'request state' 'messages messages' 'details details' 'filter filter' 'main main' 'counts counts';
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      grid-template-rows: auto auto auto auto minmax(0, 1fr) auto;
    }
  }
`;
