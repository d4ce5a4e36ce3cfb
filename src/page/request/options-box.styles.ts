import { css } from 'lit';

export const optionsBoxStyles = css`
  :host {
    display: grid;
    gap: 12px 24px;
    grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr));
  }

  fieldset {
    border: none;
    display: grid;
    grid-auto-rows: min-content;
    margin: 0;
    min-width: 0;
    padding: 0;
  }

  legend {
    color: var(--vscode-descriptionForeground);
    padding: 0 0 2px;
  }

  /* What can be chosen here has long names. */
  .choice {
    grid-template-columns: 120px minmax(0, 1fr);
  }

  .switch {
    align-items: center;
    cursor: pointer;
    display: flex;
    gap: 8px;
    min-height: 26px;
    padding-bottom: 4px;
  }

  @media (max-width: 480px) {
    .choice {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
