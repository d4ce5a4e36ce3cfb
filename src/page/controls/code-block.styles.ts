import { css } from 'lit';

/** A `pre` of the class `block`: code, or bytes of which what is invisible is made visible. */
export const codeBlockStyles = css`
  .block {
    background: var(--vscode-textCodeBlock-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 4px;
    color: var(--vscode-foreground);
    line-height: 18px;
    margin: 0;
    overflow: auto;
    padding: 4px 6px;
    white-space: pre-wrap;
    word-break: break-word;
  }

  .invisible {
    color: var(--vscode-editorWhitespace-foreground, var(--vscode-descriptionForeground));
  }
`;
