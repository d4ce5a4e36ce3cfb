import { css } from 'lit';

/** For {@link numberBox}. */
export const numberBoxStyles = css`
  .number {
    align-items: center;
    display: grid;
    grid-template-columns: 128px minmax(0, 1fr);
    padding-bottom: 4px;
  }

  .number > :last-child {
    align-items: center;
    display: grid;
    gap: 8px;
    grid-template-columns: minmax(0, 112px) auto;
    justify-content: start;
  }

  @media (max-width: 480px) {
    .number {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
