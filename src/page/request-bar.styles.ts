import { css } from 'lit';

export const requestBarStyles = css`
  :host {
    padding: 12px 12px 8px;
  }

  .bar {
    display: grid;
    gap: 8px;
    grid-template-columns: 88px minmax(0, 1fr) auto;
  }

  vscode-single-select {
    width: 100%;
  }

  vscode-button {
    min-width: 96px;
  }

  .fold {
    margin: 4px 0 0 -3px;
  }

  .fold .icon {
    transition: transform 100ms;
  }

  .fold[aria-expanded='true'] .icon {
    transform: rotate(90deg);
  }

  button.fold[aria-expanded='true'] {
    background: none;
    border-color: transparent;
    color: inherit;
  }

  button.fold:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }

  .badge {
    background: var(--vscode-badge-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 9px;
    color: var(--vscode-badge-foreground);
    font-size: 11px;
    line-height: 16px;
    min-width: 18px;
    padding: 0 5px;
  }

  sse-parameter-table {
    margin: 4px 0 0 16px;
  }

  @media (max-width: 480px) {
    .bar {
      grid-template-columns: 88px minmax(0, 1fr);
    }

    .url {
      grid-column: 1 / -1;
      grid-row: 1;
    }

    sse-parameter-table {
      margin-left: 0;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .fold .icon {
      transition: none;
    }
  }
`;
