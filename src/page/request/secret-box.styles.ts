import { css } from 'lit';

/** A box whose content is hidden, with a button in it that shows it. */
export const secretBoxStyles = css`
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
