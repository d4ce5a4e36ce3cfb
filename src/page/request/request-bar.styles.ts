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

  .chip .short {
    display: none;
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

  sse-request-details.fixed {
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

  @media (max-width: 480px) {
    .bar {
      grid-template-columns: 72px minmax(0, 1fr) auto auto;
    }

    .chip .long {
      display: none;
    }

    .chip .short {
      display: inline;
    }

    vscode-button {
      min-width: 0;
    }
  }
`;
