import { css } from 'lit';

/** For {@link secretBox}. */
export const secretBoxStyles = css`
  .secret {
    position: relative;
  }

  .secret > input.text {
    padding-right: 30px;
  }
`;
