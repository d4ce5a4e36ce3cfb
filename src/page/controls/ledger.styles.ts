import { css } from 'lit';

/** A list that fills a tab of the dock, and scrolls in it. */
export const ledgerStyles = css`
  :host {
    display: flex;
    flex-direction: column;
  }

  .frame {
    flex: 1 1 0;
    min-height: 0;
    overflow: auto;
    padding: 0 8px;
  }

  .none {
    color: var(--vscode-descriptionForeground);
    margin: 0;
    padding: 8px;
  }
`;
