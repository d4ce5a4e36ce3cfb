import { css } from 'lit';

export const choiceStyles = css`
  .choice {
    align-items: center;
    display: grid;
    gap: 2px 8px;
    grid-template-columns: 120px minmax(0, 200px);
    padding-bottom: 4px;
  }

  .choice vscode-single-select {
    width: 100%;
  }

  @media (max-width: 480px) {
    .choice {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
