import { css } from 'lit';

export const optionsBoxStyles = css`
  :host {
    display: grid;
    gap: 4px 24px;
    grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr));
  }

  fieldset {
    border: none;
    display: grid;
    gap: 4px;
    grid-auto-rows: min-content;
    margin: 0;
    min-width: 0;
    padding: 0;
  }

  legend {
    color: var(--vscode-descriptionForeground);
    padding: 0 0 2px;
  }

  .field {
    align-items: center;
    display: grid;
    gap: 8px;
    grid-template-columns: 128px minmax(0, 1fr);
  }

  .switch {
    align-items: center;
    cursor: pointer;
    display: flex;
    gap: 8px;
    min-height: 26px;
  }

  .seconds {
    align-items: center;
    display: grid;
    gap: 8px;
    grid-template-columns: minmax(0, 112px) auto;
    justify-content: start;
  }

  vscode-single-select {
    width: 100%;
  }

  .secret {
    position: relative;
  }

  .secret > input.text {
    padding-right: 30px;
  }

  .secret > button {
    height: 22px;
    min-width: 22px;
    padding: 0;
    position: absolute;
    right: 2px;
    top: 2px;
    width: 22px;
  }
`;
