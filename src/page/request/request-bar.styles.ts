import { css } from 'lit';

export const requestBarStyles = css`
  :host {
    padding: 12px 12px 8px;
  }

  .bar {
    display: grid;
    gap: 8px;
    grid-template-columns: 96px minmax(0, 1fr) auto auto auto;
  }

  .choice {
    margin-top: 8px;
    padding: 0;
  }

  .send {
    display: flex;
    gap: 4px;
  }

  vscode-button {
    min-width: 96px;
  }

  @media (max-width: 480px) {
    .bar {
      grid-template-columns: minmax(72px, 96px) auto auto minmax(min-content, 1fr);
    }

    vscode-button {
      flex: 1 1 auto;
      min-width: 0;
    }

    .send:has(vscode-button + vscode-button) {
      grid-column: 1 / -1;
    }

    .url {
      grid-column: 1 / -1;
      grid-row: 1;
    }
  }
`;
