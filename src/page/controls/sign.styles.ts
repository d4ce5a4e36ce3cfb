import { css } from 'lit';

/** A control character in a text. */
export const signStyles = css`
  /* The picture of a control is in the text, to be read aloud and copied; few fonts can draw it, so its name is seen. */
  .sign {
    font-size: 0;
  }

  .sign::before {
    border: 1px solid var(--vscode-descriptionForeground);
    border-radius: 3px;
    color: var(--vscode-descriptionForeground);
    content: attr(data-name);
    font-size: 9px;
    font-style: normal;
    font-weight: normal;
    line-height: 1;
    margin-inline: 2px;
    padding: 0 2px;
    vertical-align: 1px;
  }
`;
