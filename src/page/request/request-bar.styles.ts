import { css } from 'lit';

import { editedDotStyles } from './request-details.styles.ts';

export const requestBarStyles = css`
  ${editedDotStyles}

  /* Its two parts have places of their own in the panel. */
  :host {
    display: contents;
  }

  .bar {
    align-items: center;
    display: grid;
    gap: 4px;
    grid-area: request;
    grid-template-columns: 88px minmax(0, 1fr) auto auto;
    height: var(--bar-a, 34px);
    padding: 0 8px;
    position: relative;
  }

  .chip {
    gap: 2px;
    height: 26px;
    padding: 0 4px 0 8px;
  }

  .chip[aria-expanded='true'] .icon {
    transform: rotate(180deg);
  }

  .send {
    display: flex;
    gap: 4px;
  }

  vscode-button {
    min-width: 88px;
  }

  .reconnect > .icon {
    display: none;
  }

  .message {
    margin: 4px 8px;
  }

  .floating > .message {
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
  }

  sse-request-details {
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    max-height: min(60vh, 100vh - var(--bars, 112px));
  }

  [role='alert'].fixed {
    grid-area: messages;
  }

  /* What is below has a line of its own. */
  sse-request-details.fixed {
    border-bottom: none;
    grid-area: details;
  }

  /* Over the list, which stays as it is. */
  .floating {
    align-self: start;
    grid-column: 1 / -1;
    grid-row: filter-start / main-end;
    z-index: 7;
  }

  sse-request-details.floating {
    border-bottom-color: var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
    box-shadow: 0 4px 8px var(--vscode-widget-shadow, transparent);
    max-height: 60vh;
    z-index: 6;
  }

  /* Over the bar of the list, while one edits it; its details begin below it. */
  :host([over]) .bar {
    background: var(--vscode-editor-background);
    border-block: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    grid-area: filter;
    z-index: 8;
  }

  :host([over]) sse-request-details.floating {
    margin-top: var(--bar-c, 30px);
  }

  @media (max-width: 480px) {
    .bar {
      grid-template-columns: 62px minmax(0, 1fr) auto auto;
    }

    .chip {
      padding: 0 3px;
    }

    .chip .long {
      display: none;
    }

    /* While one types there, the URL has the room of what is not needed for it; Tab leads there all the same. */
    :host(:not([over])) .bar:has(#url:focus) {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    :host(:not([over])) .bar:has(#url:focus) > :is(sse-method-box, .chip) {
      clip-path: inset(50%);
      position: absolute;
    }

    vscode-button {
      min-width: 0;
    }

    .reconnect {
      width: 32px;
    }

    .reconnect > span {
      clip-path: inset(50%);
      position: absolute;
    }

    .reconnect > .icon {
      display: block;
    }
  }
`;
